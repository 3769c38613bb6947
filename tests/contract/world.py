"""What a behaviour is tried against: the stand-in, or Stripe itself in test mode."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import stripe

Found = TypeVar("Found")
JAR = 1400  # cents


@dataclass(frozen=True)
class World:
    """A client, and how long this world may take to make an event visible."""

    client: stripe.StripeClient
    patience: float

    def order(self, **more: Any) -> stripe.checkout.Session:
        """A session for one jar; what is given replaces or joins its parameters."""
        return self.client.v1.checkout.sessions.create(jar(**more))

    def paid(self, method: str = "pm_card_visa") -> stripe.checkout.Session:
        session = self.order()
        self.pay(session.id, method)
        return self.client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})

    def pay(self, session: str, method: str = "pm_card_visa", amount: int = JAR) -> None:
        """The way of Stripe's own CLI: no browser, one private endpoint."""
        path = f"/v1/payment_pages/{session}/confirm"
        self.client.deserialize(
            self.client.raw_request("post", path, payment_method=method, expected_amount=amount), api_mode="V1"
        )

    def charge(self, method: str = "pm_card_visa") -> stripe.PaymentIntent:
        return self.client.v1.payment_intents.create(
            {
                "amount": JAR,
                "currency": "usd",
                "payment_method": method,
                "confirm": True,
                "allowed_payment_method_types": ["card"],
            }
        )

    def eventually(self, look: Callable[[], Found | None]) -> Found:
        deadline = time.perf_counter() + self.patience
        while (found := look()) is None:
            assert time.perf_counter() < deadline, "it never came"
            time.sleep(0.05)
        return found


def world(url: str | None, key: str, *, patience: float) -> World:
    """No address means api.stripe.com."""
    addresses: Any = {"api": url} if url else {}
    return World(stripe.StripeClient(key, base_addresses=addresses, max_network_retries=0), patience)


def metadata(of: stripe.checkout.Session | stripe.PaymentIntent) -> dict[str, Any]:
    return of.metadata.to_dict() if of.metadata else {}


def jar(**more: Any) -> Any:
    price = {"currency": "usd", "unit_amount": JAR, "product_data": {"name": "A jar of milk kefir grains"}}
    order: dict[str, Any] = {
        "mode": "payment",
        "success_url": "https://example.com/thanks?session={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://example.com/basket",
        "line_items": [{"price_data": price, "quantity": 1}],
    }
    return {name: value for name, value in (order | more).items() if value is not None}
