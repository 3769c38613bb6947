"""The one place where an order becomes paid. Webhook, return page, cancel page, sweep and staff all end up here.

It asks Stripe what is true, outside any transaction, and then writes that down in one. Doing it again changes nothing.
"""

import logging
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Q

from shop import fulfilment
from shop.crash_points import reach
from shop.order.models import Order
from shop.payments import gateway, late_money, ledger, outage, renewing, reservations
from shop.payments.alerts import alert
from shop.payments.checking import may_ask
from shop.payments.facts import GatewayDown, GatewayRefused, Session
from shop.payments.locking import locked, retrying
from shop.payments.models import Attempt
from shop.payments.release import release
from shop.payments.verdict import Verdict, verdict

State = Attempt.State
log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """Where the attempt stands now; CHECKING means that nothing final is known yet."""

    PAID = "paid"
    CHECKING = "checking"
    RELEASED = "released"
    NEEDS_REVIEW = "needs review"
    REFUNDED = "refunded"


class ForeignSession(Exception):  # noqa: N818 - reads as what it is
    """A session that none of our attempts made."""


def settle(subject: str | Attempt, now: datetime) -> Outcome:
    """Ask Stripe about a session id or an attempt, and write down what it means.

    Raises GatewayDown, ForeignSession.
    """
    session = _asked(subject) if isinstance(subject, str) else _looked_up(subject, now)
    reach("settle: after Stripe's answer")
    if session is None:
        return _standing(subject) if isinstance(subject, Attempt) else Outcome.CHECKING
    return apply(session, now=now)


def apply(session: Session, *, now: datetime) -> Outcome:
    """Write down what Stripe has said about a session."""
    outcome = retrying(lambda: _apply(session, now))
    reach("settle: after the commit")
    return outcome


def settle_if_stale(order: Order, *, now: datetime) -> None:
    """Ask Stripe for a customer who looks at her order, every five seconds at most. Never fails for it."""
    attempt = getattr(order, "attempt", None)
    if attempt is None or attempt.session_id is None or not attempt.is_unfinished:
        return
    if not may_ask(attempt, now) or outage.is_on():
        return
    unasked = Q(checked_at=attempt.checked_at) if attempt.checked_at else Q(checked_at__isnull=True)
    if Attempt.objects.filter(unasked, pk=attempt.pk).update(checked_at=now):
        _quietly(attempt, now)


def _quietly(attempt: Attempt, now: datetime) -> None:
    """Whatever Stripe says or doesn't, the customer sees her order; the sweep goes on asking."""
    try:
        settle(attempt, now)
    except GatewayDown:
        outage.begin()
    except ForeignSession as error:
        log.warning("attempt %s: %s", attempt.pk, error)


def _asked(session_id: str) -> Session:
    try:
        return gateway.session(session_id)
    except GatewayRefused as error:
        raise ForeignSession(f"Stripe knows no session {session_id}") from error


def _looked_up(attempt: Attempt, now: datetime) -> Session | None:
    return _asked(attempt.session_id) if attempt.session_id else renewing.find(attempt, now)


@transaction.atomic
def _apply(session: Session, now: datetime) -> Outcome:
    attempt = _attempt_of(session)
    found, problems = verdict(attempt, session)
    attempt.checked_at = now
    attempt.session_id = attempt.session_id or session.id
    if found == Verdict.PAID:
        _paid(attempt, session, now)
    elif found == Verdict.WRONG:
        _wrong(attempt, session, problems, now)
    elif found == Verdict.ENDED:
        release(attempt, now=now)
    elif attempt.state == State.OPENING:
        attempt.state, attempt.session_url = State.OPEN, session.url or ""
    attempt.save()
    reach("settle: before the commit")
    return _standing(attempt)


def _standing(attempt: Attempt) -> Outcome:
    return Outcome.CHECKING if attempt.is_unfinished else Outcome(attempt.state)


def _attempt_of(session: Session) -> Attempt:
    """By session id; or by the order's token, when Stripe was quicker than our own note of the session."""
    ours = Q(session_id=session.id) | Q(order__token=session.reference)
    try:
        return locked(ours)
    except (Attempt.DoesNotExist, Attempt.MultipleObjectsReturned) as error:
        raise ForeignSession(f"session {session.id} belongs to no order here") from error


def _paid(attempt: Attempt, session: Session, now: datetime) -> None:
    """The money is there: the jars go to the order, once."""
    if attempt.state not in (*Attempt.UNFINISHED, State.RELEASED):
        return
    _note_money(attempt, session, now)
    if attempt.state == State.RELEASED and not late_money.take_jars_again(attempt):
        late_money.give_back(attempt, now)
        return
    attempt.state = State.PAID
    ledger.debited(attempt)
    reservations.keep(attempt)
    fulfilment.order_paid(attempt.order, now=now)


def _wrong(attempt: Attempt, session: Session, problems: list[str], now: datetime) -> None:
    """Not what was owed: nothing is shipped and nothing is accepted until the owner has looked."""
    told = "; ".join(problems)
    key = f"wrong money:{session.id}:{session.intent.id if session.intent else ''}"
    if attempt.state in (State.PAID, State.REFUNDED) or session.id != attempt.session_id:
        # A second payment for an order that has its own: the order is not touched, the owner is told.
        alert("A payment fits no open order", told, key=key, order=attempt.order, now=now)
        return
    if attempt.state == State.NEEDS_REVIEW:
        return
    _note_money(attempt, session, now)
    attempt.state, attempt.error = State.NEEDS_REVIEW, told
    ledger.debited(attempt)
    fulfilment.needs_review(attempt.order, why=told, key=key, now=now)


def _note_money(attempt: Attempt, session: Session, now: datetime) -> None:
    attempt.settled_at = now
    if session.intent:
        attempt.payment_intent_id = session.intent.id
        attempt.amount_received = session.intent.amount_received
