"""What Stripe says, in our words. Amounts are whole cents; times are aware datetimes. No Django."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


class StripeError(Exception):
    """Stripe could not or would not do it."""


class GatewayDown(StripeError):  # noqa: N818 - what it means to the caller
    """No answer, or one that says nothing (429, 500, key in use): the same call may be made again later.

    `answered`: Stripe did finish with a 500, which it repeats for the same idempotency key.
    """

    def __init__(self, message: str, *, answered: bool = False) -> None:
        super().__init__(message)
        self.answered = answered


class GatewayRefused(StripeError):  # noqa: N818 - what it means to the caller
    """Stripe understood and declined; nothing was done. `param` and `code` are Stripe's words."""

    def __init__(self, message: str, *, param: str = "", code: str = "") -> None:
        super().__init__(message)
        self.param = param
        self.code = code


class KeyReused(GatewayRefused):
    """The idempotency key was used for something else: what happened under it is not known."""


class BadSignature(ValueError):  # noqa: N818 - as Stripe calls it
    """The webhook was not signed with one of our secrets, or too long ago."""


@dataclass(frozen=True)
class Intent:
    """A PaymentIntent; `reference` is the order token that we gave it, `latest_charge` its charge's id."""

    id: str
    status: str
    amount: int
    amount_received: int
    currency: str
    livemode: bool
    reference: str
    latest_charge: str = ""


@dataclass(frozen=True)
class Session:
    """A Checkout Session with its PaymentIntent, which is absent until the customer pays."""

    id: str
    url: str | None
    status: str
    payment_status: str
    amount_total: int
    currency: str
    livemode: bool
    reference: str
    intent: Intent | None


@dataclass(frozen=True)
class RefundFact:
    """A refund as Stripe has it; `ours` is the number of our own row, if it was asked for here."""

    id: str
    intent_id: str
    status: str
    amount: int
    currency: str
    failure: str = ""
    ours: str = ""


@dataclass(frozen=True)
class DisputeFact:
    """A dispute as Stripe has it."""

    id: str
    intent_id: str
    status: str
    amount: int
    reason: str
    due_by: datetime | None


@dataclass(frozen=True)
class EventFact:
    """A signed event: its type and the id of what it is about are hints, the rest is asked of Stripe."""

    id: str
    type: str
    livemode: bool
    created: datetime
    object: dict[str, Any] = field(default_factory=dict)

    @property
    def object_id(self) -> str:
        return str(self.object.get("id") or "")
