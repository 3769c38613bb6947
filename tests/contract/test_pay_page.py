"""The page on which a customer pays, as a browser without JavaScript sees it."""

import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
import requests
import stripe

from tests.contract.receiver import Receiver
from tests.contract.world import World
from tests.standins.stripe.levers import Levers

GOOD = "4242 4242 4242 4242"


@dataclass(frozen=True)
class Seen:
    """What a customer sees."""

    status: int
    text: str
    location: str


def submit(url: str, **fields: str) -> Seen:
    answer = requests.post(url, data=fields, allow_redirects=False, timeout=20)
    return Seen(answer.status_code, answer.text, answer.headers.get("Location", ""))


def pay(url: str, card: str, **more: str) -> Seen:
    return submit(url, **({"card_number": card, "expiry": "12 / 34", "cvc": "123"} | more))


def look(url: str) -> Seen:
    answer = requests.get(url, timeout=20)
    return Seen(answer.status_code, answer.text, "")


@pytest.fixture
def url(played: World) -> str:
    return str(played.order().url)


def status(played: World, url: str) -> str | None:
    return played.client.v1.checkout.sessions.retrieve(url.rsplit("/", 1)[1]).status


def expire(played: World, url: str) -> None:
    with suppress(stripe.InvalidRequestError):  # the payer was quicker
        played.client.v1.checkout.sessions.expire(url.rsplit("/", 1)[1])


def test_page_names_sum_items_and_way_back(url: str) -> None:
    text = look(url).text

    assert "<h1>Pay $14.00</h1>" in text
    assert "A jar of milk kefir grains" in text
    assert re.search(r'<button id="pay"[^>]*>Pay \$14.00</button>', text)
    assert '<a id="back" href="https://example.com/basket">Back</a>' in text


def test_every_field_has_its_label(url: str) -> None:
    text = look(url).text

    assert re.findall(r'<input id="([^"]+)"', text) == re.findall(r'<label for="([^"]+)"', text)


def test_paying_leads_back_to_the_shop(url: str, played: World) -> None:
    seen = pay(url, GOOD)

    session = url.rsplit("/", 1)[1]
    assert (seen.status, seen.location) == (303, f"https://example.com/thanks?session={session}")
    assert status(played, url) == "complete"


def test_declined_card_shows_why_and_may_try_again(url: str, played: World) -> None:
    seen = pay(url, "4000000000000002")

    assert '<p id="error" role="alert">Your card was declined.</p>' in seen.text
    assert status(played, url) == "open"
    assert pay(url, GOOD).status == 303


def test_decline_is_told_by_an_event(url: str, played: World, levers: Levers, receiver: Receiver) -> None:
    pay(url, "4000000000009995")

    receiver.until(lambda: "payment_intent.payment_failed" in receiver.types())
    assert [intent["status"] for intent in levers.ledger()["payment_intents"]] == ["requires_payment_method"]


def test_3d_secure_asks_before_it_pays(url: str, played: World) -> None:
    seen = pay(url, "4000002500003155")

    assert (seen.status, seen.location) == (303, f"{url.removeprefix(url[: url.index('/c/')])}/authenticate")
    assert "Complete authentication" in look(f"{url}/authenticate").text
    assert submit(f"{url}/authenticate", answer="complete").status == 303
    assert status(played, url) == "complete"


def test_failed_3d_secure_leaves_the_session_open(url: str, played: World) -> None:
    pay(url, "4000002500003155")

    seen = submit(f"{url}/authenticate", answer="fail")

    assert "failed authentication" in seen.text
    assert f'action="/c/pay/{url.rsplit("/", 1)[1]}"' in seen.text
    assert status(played, url) == "open"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"card_number": "4242424242424241"}, "Your card number is invalid."),
        ({"card_number": ""}, "Your card number is invalid."),
        ({"card_number": GOOD, "expiry": "12/20"}, "Your card&#x27;s expiration date is in the past."),
        ({"card_number": GOOD, "expiry": "soon"}, "Your card&#x27;s expiration date is incomplete."),
        ({"card_number": GOOD, "cvc": "x"}, "Your card&#x27;s security code is invalid."),
        ({"card_number": "4111111111111111"}, "used a non test card"),
    ],
)
def test_unreadable_card_is_told(url: str, fields: dict[str, str], message: str) -> None:
    seen = submit(url, **({"expiry": "12/34", "cvc": "123"} | fields))

    assert seen.status == 402
    assert message in seen.text


def test_paid_page_says_so_and_charges_nothing(url: str, levers: Levers) -> None:
    pay(url, GOOD)

    seen = pay(url, GOOD)

    assert (seen.status, "already paid" in seen.text) == (410, True)
    assert len(levers.ledger()["charges"]) == 1


def test_expired_page_says_so_and_charges_nothing(url: str, levers: Levers) -> None:
    levers.advance(86_401)

    seen = pay(url, GOOD)

    assert (seen.status, "has expired" in seen.text) == (410, True)
    assert levers.ledger()["charges"] == []


def test_unknown_page_is_not_found(played: World, levers: Levers) -> None:
    assert look(f"{levers.url}/c/pay/cs_test_nobody").status == 404


def test_two_tabs_paying_at_once_charge_once(url: str, levers: Levers) -> None:
    tabs = [threading.Thread(target=pay, args=(url, GOOD)) for _ in range(6)]

    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert len(levers.ledger()["charges"]) == 1


def test_paying_and_expiring_at_once_is_one_or_the_other(played: World, levers: Levers) -> None:
    urls = [str(played.order().url) for _ in range(12)]
    payers = [threading.Thread(target=pay, args=(url, GOOD)) for url in urls]
    enders = [threading.Thread(target=expire, args=(played, url)) for url in urls]

    for thread in [*payers, *enders]:
        thread.start()
    for thread in [*payers, *enders]:
        thread.join()

    book = levers.ledger()
    paid = {session["payment_intent"] for session in book["sessions"] if session["status"] == "complete"}
    assert {session["status"] for session in book["sessions"]} <= {"complete", "expired"}
    assert {charge["payment_intent"] for charge in book["charges"]} == paid


def test_customer_waits_for_the_webhook_but_not_for_ever(url: str, levers: Levers, receiver: Receiver) -> None:
    levers.hold()
    started = time.perf_counter()

    seen = pay(url, GOOD)

    assert seen.status == 303
    assert time.perf_counter() - started >= 0.3


def test_typed_text_cannot_become_markup(url: str) -> None:
    seen = pay(url, "1", name='"><script>', email='"><b>')

    assert "<script>" not in seen.text
    assert "<b>" not in seen.text


def test_form_fields_survive_odd_encodings(url: str) -> None:
    body = urlencode({"card_number": "\uff14\uff12", "expiry": "\u0661\u0662/\u0663\u0664", "cvc": "\u0967"})
    answer = requests.post(url, data=body, headers={"Content-Type": "application/x-www-form-urlencoded"}, timeout=5)

    assert answer.status_code == 402
