"""The order desk: everything the owner must know about one order, and the moves that are open to her."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.payments.cents import from_cents
from shop.payments.models import Attempt, Dispute, Refund, Reservation
from shop.payments.refunds import refundable

RESENDABLE = (Mail.State.SENT, Mail.State.FAILED, Mail.State.IN_DOUBT)


@dataclass(frozen=True)
class Move:
    """One button: `name` is the last part of its address, `asks` says that a page with a question comes first."""

    name: str
    label: str
    icon: str
    style: str
    asks: bool = False


@dataclass(frozen=True)
class Desk:
    """`remaining` is what can still be given back, in dollars."""

    order: Order
    attempt: Attempt | None
    refunds: list[Refund]
    disputes: list[Dispute]
    reservations: list[Reservation]
    mails: list[Mail]
    remaining: Decimal
    moves: list[Move]

    @property
    def resendable(self) -> set[int]:
        """The mails that can be sent once more: order mails that are done with, never care mails."""
        return {mail.pk for mail in self.mails if mail.state in RESENDABLE and not mail.kind.startswith("care_")}


DISPATCH = Move(name="dispatch", label="Dispatch", icon="fa-truck", style="primary", asks=True)
READY = Move(name="ready", label="Ready for pickup", icon="fa-store", style="primary")
COLLECTED = Move(name="collected", label="Collected", icon="fa-check", style="primary")
CANCEL = Move(name="cancel", label="Cancel and refund", icon="fa-ban", style="danger", asks=True)
REFUND = Move(name="refund", label="Refund", icon="fa-undo", style="warning", asks=True)

# Which button leads to which state, and which orders it makes sense for.
STEPS: list[tuple[Move, str, Callable[[Order], bool]]] = [
    (DISPATCH, states.DISPATCHED, lambda order: order.pickup_place_id is None),
    (READY, states.READY_FOR_PICKUP, lambda order: order.pickup_place_id is not None),
    (COLLECTED, states.COLLECTED, lambda order: order.pickup_place_id is not None),
    (CANCEL, states.CANCELLED, lambda order: order.status != states.AWAITING_PAYMENT),
]


def desk_of(order: Order) -> Desk:
    """Gather the desk in a fixed number of queries, however many rows an order has."""
    attempt = Attempt.objects.filter(order=order).first()
    remaining = from_cents(refundable(attempt)) if attempt else Decimal(0)
    return Desk(
        order=order,
        attempt=attempt,
        refunds=list(attempt.refunds.select_related("asked_by")) if attempt else [],
        disputes=list(attempt.disputes.all()) if attempt else [],
        reservations=list(attempt.reservations.select_related("stockrecord__product")) if attempt else [],
        mails=list(order.mails.all()),
        remaining=remaining,
        moves=open_moves(order, remaining=remaining),
    )


def open_moves(order: Order, *, remaining: Decimal) -> list[Move]:
    """The moves that the pipeline permits from here; money can be given back while we hold some."""
    permitted = states.PIPELINE.get(order.status, ())
    moves = [move for move, target, suits in STEPS if target in permitted and suits(order)]
    refundable = order.status in (*states.HOLDS_MONEY, states.NEEDS_REVIEW)
    return [*moves, REFUND] if refundable and remaining > 0 else moves
