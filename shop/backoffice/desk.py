"""The order desk: everything the owner must know about one order, and the moves that are open to her."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from shop.backoffice.moves import mail_can_go_again
from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.payments.cents import from_cents
from shop.payments.models import Attempt, Dispute, Refund, Reservation
from shop.payments.refunds import refundable


@dataclass(frozen=True)
class Move:
    """One button: `name` ends its address, `asks` says that a page with a question comes first.

    A move that is `always` open has its link where it belongs, not among the buttons.
    """

    name: str
    label: str
    icon: str
    style: str
    asks: bool = False
    always: bool = False


@dataclass(frozen=True)
class Happening:
    """One line of the timeline; `state` is the state that the order then had, if it changed."""

    at: datetime
    words: str
    who: str = ""
    state: str = ""


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
    def timeline(self) -> list[Happening]:
        """What was done and what followed, newest first."""
        return sorted(_happenings(self.order), key=lambda happening: happening.at, reverse=True)

    @property
    def resendable(self) -> set[int]:
        return {mail.pk for mail in self.mails if mail_can_go_again(mail)}


DISPATCH = Move(name="dispatch", label="Dispatch", icon="fa-truck", style="primary", asks=True)
READY = Move(name="ready", label="Ready for pickup", icon="fa-store", style="primary")
COLLECTED = Move(name="collected", label="Collected", icon="fa-check", style="primary")
ACCEPT = Move(name="accept", label="Accept as paid", icon="fa-check", style="primary")
CANCEL = Move(name="cancel", label="Cancel and refund", icon="fa-ban", style="danger", asks=True)
REFUND = Move(name="refund", label="Refund", icon="fa-undo", style="warning", asks=True)
EMAIL = Move(name="email", label="Correct e-mail", icon="fa-at", style="primary", asks=True, always=True)
DELIVERED = Move(
    name="delivered", label="The carrier says delivered", icon="fa-box-open", style="primary", asks=True, always=True
)
GIVEN_BACK = Move(
    name="given-back", label="Was given back otherwise", icon="fa-hand-holding-usd", style="secondary", asks=True
)


def _to_send(order: Order) -> bool:
    return order.pickup_place_id is None


def _to_collect(order: Order) -> bool:
    return order.pickup_place_id is not None


def _in_review(order: Order) -> bool:
    return bool(order.status == states.NEEDS_REVIEW)


def _not_at_stripe(order: Order) -> bool:
    return bool(order.status != states.AWAITING_PAYMENT)


# Which button leads to which state, and which orders it makes sense for.
STEPS: list[tuple[Move, str, Callable[[Order], bool]]] = [
    (DISPATCH, states.DISPATCHED, _to_send),
    (READY, states.READY_FOR_PICKUP, _to_collect),
    (COLLECTED, states.COLLECTED, _to_collect),
    (ACCEPT, states.PAID, _in_review),
    (CANCEL, states.CANCELLED, _not_at_stripe),
    (GIVEN_BACK, states.REFUNDED, _in_review),
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


def _happenings(order: Order) -> list[Happening]:
    notes = [
        Happening(at=note.date_created, words=note.message, who=note.user.email if note.user else "")
        for note in order.notes.all()
    ]
    placed = Happening(at=order.date_placed, words="The order is now", state=states.AWAITING_PAYMENT)
    changes = [
        Happening(at=change.date_created, words="The order is now", state=change.new_status)
        for change in order.status_changes.all()
    ]
    return [*notes, placed, *changes]


def open_moves(order: Order, *, remaining: Decimal) -> list[Move]:
    """The moves that the pipeline permits from here; money can be given back as long as we hold some."""
    permitted = states.PIPELINE.get(order.status, ())
    moves = [move for move, target, suits in STEPS if target in permitted and suits(order)]
    return [*moves, REFUND] if remaining > 0 else moves
