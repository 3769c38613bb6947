"""The only module that talks to Stripe. Never called inside a database transaction.

Every call is answered, refused or given up within eleven seconds: five a try, one retry by the SDK with the same
idempotency key, so that a customer reads plain words within twelve.
"""

import contextlib
import logging
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

import stripe
from django.conf import settings

from shop.payments import reading
from shop.payments.facts import (
    BadSignature,
    DisputeFact,
    EventFact,
    GatewayDown,
    GatewayRefused,
    Intent,
    KeyReused,
    RefundFact,
    Session,
)

log = logging.getLogger(__name__)

API_VERSION = "2026-10-28.endive"  # the SDK's own; the webhook endpoint must be made with the same
SECONDS_PER_TRY = 5
RETRIES = 1
TOLERANCE = 300  # seconds a webhook's signature stays good, as Stripe advises
WITH_INTENT = {"expand": ["payment_intent"]}


def create_session(request: dict[str, Any], *, key: UUID) -> Session:
    """Make the hosted page, or get the one that this key made before."""
    options: Any = {"idempotency_key": str(key)}
    with _translated():
        return reading.session(_client().v1.checkout.sessions.create(cast("Any", request), options))


def session(session_id: str) -> Session:
    """What the session is now."""
    with _translated():
        return reading.session(_client().v1.checkout.sessions.retrieve(session_id, cast("Any", WITH_INTENT)))


def expire(session_id: str) -> Session:
    """End the session if it is still open; return what it is now, which may be paid."""
    with contextlib.suppress(GatewayRefused), _translated():
        _client().v1.checkout.sessions.expire(session_id)
    return session(session_id)


def find_session(reference: str, *, since: datetime, until: datetime) -> Session | None:
    """The session made for this order in that time, if Stripe knows one: for answers that were lost."""
    span = {"gte": int(since.timestamp()), "lte": int(until.timestamp())}
    with _translated():
        listed = _client().v1.checkout.sessions.list({"created": cast("Any", span), "limit": 100})
        found = [each.id for each in listed.auto_paging_iter() if each.client_reference_id == reference]
    return session(found[0]) if found else None


def session_of(intent_id: str) -> Session | None:
    """The session that made this PaymentIntent."""
    with _translated():
        listed = _client().v1.checkout.sessions.list({"payment_intent": intent_id, "limit": 1})
    return session(listed.data[0].id) if listed.data else None


def intents(*, since: datetime) -> list[Intent]:
    """Every PaymentIntent made since then."""
    with _translated():
        listed = _client().v1.payment_intents.list({"created": {"gte": int(since.timestamp())}, "limit": 100})
        return [reading.intent(each) for each in listed.auto_paging_iter()]


def intent(intent_id: str) -> Intent:
    """What the PaymentIntent is now."""
    with _translated():
        return reading.intent(_client().v1.payment_intents.retrieve(intent_id))


def create_refund(*, intent_id: str, amount: int, key: UUID, ours: str) -> RefundFact:
    """Give money back; with the same key, get the refund that it made before."""
    request: Any = {"payment_intent": intent_id, "amount": amount, "metadata": {"refund": ours}}
    options: Any = {"idempotency_key": str(key)}
    with _translated():
        return reading.refund(_client().v1.refunds.create(request, options))


def refund(refund_id: str) -> RefundFact:
    """What the refund is now."""
    with _translated():
        return reading.refund(_client().v1.refunds.retrieve(refund_id))


def refunds_of(intent_id: str) -> list[RefundFact]:
    """Every refund of a payment, the oldest first."""
    with _translated():
        listed = _client().v1.refunds.list({"payment_intent": intent_id, "limit": 100})
        return [reading.refund(each) for each in listed.auto_paging_iter()][::-1]


def dispute(dispute_id: str) -> DisputeFact:
    """What the dispute is now."""
    with _translated():
        return reading.dispute(_client().v1.disputes.retrieve(dispute_id))


def undelivered_events(types: list[str], *, since: datetime) -> list[EventFact]:
    """Events of these types that no webhook endpoint of ours has answered well, the oldest first."""
    found: list[EventFact] = []
    for start in range(0, len(types), 20):  # Stripe filters by twenty types at most
        request: Any = {
            "delivery_success": False,
            "created": {"gte": int(since.timestamp())},
            "types": types[start : start + 20],
            "limit": 100,
        }
        with _translated():
            found += [reading.event(each) for each in _client().v1.events.list(request).auto_paging_iter()]
    return sorted(found, key=lambda event: event.created)


def signed_event(body: bytes, signature: str) -> EventFact:
    """The event in a webhook's raw body, or BadSignature; either of two secrets is good while one is being rolled."""
    if not any(_is_signed(body, signature, secret) for secret in settings.STRIPE_WEBHOOK_SECRETS):
        raise BadSignature("no secret of ours made this signature in the last five minutes")
    try:
        return reading.event(_client().construct_event_without_verification(body))
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise BadSignature("signed, but not an event") from error


def _is_signed(body: bytes, signature: str, secret: str) -> bool:
    try:
        return bool(stripe.WebhookSignature.verify_header(body, signature, secret, TOLERANCE))
    except (stripe.SignatureVerificationError, ValueError):  # ValueError: not even text
        return False


@cache
def _client_for(key: str, base: str) -> stripe.StripeClient:
    addresses: Any = {"api": base} if base else {}
    return stripe.StripeClient(
        key,
        stripe_version=API_VERSION,
        base_addresses=addresses,
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=SECONDS_PER_TRY),
    )


def _client() -> stripe.StripeClient:
    return _client_for(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """The SDK's exceptions in the three kinds that make a difference to us."""
    try:
        yield
    except stripe.IdempotencyError as error:
        raise KeyReused(str(error.user_message or error)) from error
    except (stripe.AuthenticationError, stripe.PermissionError) as error:
        # Ours to mend (a rolled or too narrow key); nothing was done, so it may be tried again when it is.
        log.warning("Stripe refuses our key: %s", error.user_message)
        raise GatewayDown("Stripe refuses our key") from error
    except (stripe.InvalidRequestError, stripe.CardError) as error:
        raise GatewayRefused(
            str(error.user_message or error), param=str(error.param or ""), code=str(error.code or "")
        ) from error
    except stripe.StripeError as error:
        answered = bool(error.http_status and error.http_status >= 500)
        raise GatewayDown(f"Stripe gave no usable answer ({error.http_status})", answered=answered) from error
