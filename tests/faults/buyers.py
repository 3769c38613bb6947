"""Buyers with habits and patience: they abandon, decline, cancel, click twice, and try again when a page breaks."""

import random
import re
import time
import urllib.error
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

from tests.house.house import House
from tests.house.shopper import Page, Shopper
from tests.standins.stripe.levers import LeverError, Levers

GOOD, DECLINED = "4242424242424242", "4000000000000002"
PATIENCE = 90  # seconds a buyer keeps trying; more than any outage of a fault run lasts
BROKEN = (urllib.error.URLError, HTTPException, ConnectionError, TimeoutError)


@dataclass
class Buyer:
    """One person; `habit` is what she does when she reaches Stripe."""

    number: int
    house: House
    jar: str
    rng: random.Random
    habit: str = ""
    told: list[str] = field(default_factory=list)

    HABITS = (("abandon", 20), ("decline", 5), ("cancel", 3), ("two tabs", 2), ("close the tab", 30), ("return", 40))

    @property
    def email(self) -> str:
        return f"buyer-{self.number}@example.org"

    def __post_init__(self) -> None:
        names, weights = zip(*self.HABITS, strict=True)
        self.habit = self.habit or self.rng.choices(names, weights)[0]
        network = f"10.{self.number // 62500 % 250}.{self.number // 250 % 250}.{self.number % 250 + 1}"
        self.shopper = Shopper(self.house.url, address=network)
        self.levers = Levers(self.house.stripe_url)

    def buy(self) -> str:
        """From the jar to Stripe and back; returns the habit that was lived."""
        session_page = self.to_stripe()
        if self.habit == "two tabs":
            again = self.patiently(self.press_pay)
            self.told.append(f"second tab: {again.status} {again.location}")
        if self.habit in ("abandon", "cancel"):
            self.leave(session_page)
        else:
            self.pay(session_page)
        return self.habit

    def to_stripe(self) -> str:
        """Add a jar, fill in the form, press Pay until Stripe's page is offered."""
        self.patiently(self.add_jar)
        page = self.patiently(self.press_pay)
        return page.location

    def add_jar(self) -> Page | None:
        page = self.shopper.get(self.jar)
        if page.status != 200:
            return None
        added = self.shopper.submit(page, "quantity", quantity="1")
        return added if added.status in (200, 302, 303) else None

    def press_pay(self) -> Page | None:
        page = self.shopper.get("/checkout/")
        if page.status in (301, 302, 303):
            return self._where_it_led(page)
        if page.status != 200:
            return None
        if "first_name" not in page.text:
            return self._unfinished(page)
        answer = self.shopper.submit(page, "first_name", **self.details(page))
        return answer if self._is_stripe(answer.location) else None

    def _where_it_led(self, page: Page) -> Page | None:
        """Sent away from the checkout: perhaps because the payment was already under way, or done."""
        return page if self._is_stripe(page.location) or "/orders/" in page.location else None

    def _unfinished(self, page: Page) -> Page | None:
        """The page that offers to go on with a payment under way."""
        answer = self.shopper.submit(page, "csrfmiddlewaretoken", action="continue")
        return self._where_it_led(answer)

    def details(self, page: Page) -> dict[str, str]:
        return {
            "email": self.email,
            "first_name": "Ada",
            "last_name": f"Buyer {self.number} \N{CHERRY BLOSSOM}",
            "line1": "12 High St",
            "city": "Columbus",
            "state": "OH",
            "zip_code": "43215",
        }

    def _is_stripe(self, url: str) -> bool:
        return url.startswith(self.house.stripe_url)

    def leave(self, session_page: str) -> None:
        if self.habit == "cancel":
            token = self._order_token(session_page)
            self.patiently(lambda: self._visited(self.shopper.get(f"/stripe/cancel/{token}/")))

    def pay(self, session_page: str) -> None:
        session = session_page.rstrip("/").rsplit("/", 1)[-1].split("?")[0].split("#")[0]
        token = self._order_token(session_page)
        if self.habit == "decline":
            self.lever(lambda: self.levers.pay(session, DECLINED))
        answer = self.lever(lambda: self.levers.pay(session, GOOD))
        if self.habit != "close the tab" and answer:
            self.patiently(lambda: self._visited(self.shopper.get(f"/stripe/return/{token}/?session_id={session}")))

    def _order_token(self, session_page: str) -> str:
        """As Stripe's page shows it while it is open: in the link back to the shop."""
        back = re.search(r"/stripe/cancel/([^/]+)/", self.shopper.get(session_page).text)
        assert back, f"buyer {self.number} finds no way back on {session_page}"
        return back[1]

    def _visited(self, page: Page) -> Page | None:
        return page if page.status < 500 else None

    def lever(self, pull: Callable[[], Any]) -> Any:
        """Pay at Stripe; a refusal (expired, paid in the other tab) is Stripe's last word."""
        try:
            return pull()
        except LeverError as refused:
            self.told.append(str(refused))
            return None

    def patiently(self, step: Callable[[], Page | None]) -> Page:
        """Try again as a person does: after a pause, for a while."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if answer := step():
                    return answer
            except BROKEN as error:
                self.told.append(repr(error))
            time.sleep(0.2 + self.rng.random() * 0.4)
        raise AssertionError(f"buyer {self.number} ({self.habit}) gave up: {self.told[-3:]}")
