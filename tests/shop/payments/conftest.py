"""A shop beside the stand-in: the real SDK talks to it over loopback."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
import stripe
from django.http import HttpResponse
from django.test import Client

from shop.payments.models import Attempt
from shop.payments.open import open_session
from tests import factories
from tests.conftest import Clock
from tests.standins.stripe.levers import Levers

SECRET = "whsec_for_tests"


@dataclass
class World:
    """The shop, Stripe's levers and the clock that both go by."""

    levers: Levers
    clock: Clock
    client: Client

    @property
    def now(self) -> datetime:
        return self.clock.now

    def opened(self, **given: Any) -> Attempt:
        """An attempt whose session really exists at the stand-in."""
        attempt = factories.prepared(now=self.now, **given)
        open_session(attempt, now=self.now)
        return Attempt.objects.select_related("order").get(pk=attempt.pk)

    def paid_at_stripe(self, **given: Any) -> Attempt:
        """The customer has paid; the shop has not heard of it."""
        attempt = self.opened(**given)
        self.levers.pay(str(attempt.session_id))
        return attempt

    def settled(self, **given: Any) -> Attempt:
        """Paid, and the shop knows."""
        from shop.payments.settle import settle

        attempt = self.paid_at_stripe(**given)
        settle(str(attempt.session_id), self.now)
        return again(attempt)

    def listen_at(self, address: str) -> None:
        """Have Stripe send its events there, which otherwise go nowhere."""
        stripe_client = stripe.StripeClient("sk_test_for_the_stand_in", base_addresses={"api": self.levers.url})
        stripe_client.v1.webhook_endpoints.create({"url": address, "enabled_events": ["*"]})

    def deliver(self, kind: str, subject: dict[str, Any], **more: Any) -> Any:
        """Send one signed event to the webhook, as Stripe would."""
        return post(self.client, event_body(kind, subject, self.now, **more), at=self.now)


def again(attempt: Attempt) -> Attempt:
    """The row as the database has it now."""
    return Attempt.objects.select_related("order").get(pk=attempt.pk)


def event_body(kind: str, subject: dict[str, Any], now: datetime, **more: Any) -> bytes:
    number = f"evt_{kind.replace('.', '_')}_{subject.get('id', '')}"
    given = {"id": number, "object": "event", "type": kind, "created": int(now.timestamp()), "livemode": False}
    return json.dumps({**given, "data": {"object": subject}, **more}).encode()


def signature(body: bytes, at: datetime, secret: str = SECRET) -> str:
    header: str = stripe.WebhookSignature.generate_signature_header(body.decode(), secret, int(at.timestamp()))
    return header


def post(client: Client, body: bytes, *, at: datetime, secret: str = SECRET) -> HttpResponse:
    """A webhook request signed at that time with that secret."""
    headers = {"Stripe-Signature": signature(body, at, secret)}
    answer: Any = client.post("/stripe/webhook/", body, content_type="application/json", headers=headers)
    return answer  # type: ignore[no-any-return]


@pytest.fixture
def world(db: None, clock: Clock, standin: Any, client: Client) -> Iterator[World]:
    levers = Levers(standin.url)
    yield World(levers, clock, client)
    assert levers.violations() == []
