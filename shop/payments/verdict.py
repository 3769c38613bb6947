"""What a session's answer means for an attempt. Pure: compares what Stripe says with what was frozen."""

from collections.abc import Iterator
from enum import StrEnum

from shop.payments.facts import Session
from shop.payments.models import Attempt


class Verdict(StrEnum):
    """PAID: the money is there and right. WRONG: something was paid, not what was owed."""

    PAID = "paid"
    WRONG = "wrong"
    ENDED = "ended"
    WAITING = "waiting"


def verdict(attempt: Attempt, session: Session) -> tuple[Verdict, list[str]]:
    """The verdict and, if it is WRONG, what does not fit, a sentence each."""
    if session.status == "expired":
        return Verdict.ENDED, []
    if session.status != "complete" or session.payment_status == "unpaid":
        return Verdict.WAITING, []
    problems = list(_problems(attempt, session))
    return (Verdict.WRONG, problems) if problems else (Verdict.PAID, [])


def _problems(attempt: Attempt, session: Session) -> Iterator[str]:
    currency = attempt.currency.lower()
    if attempt.session_id and attempt.session_id != session.id:
        yield f"session {session.id} is not this attempt's"
    if session.livemode != attempt.livemode:
        yield "paid in the other mode (test or live)"
    if session.payment_status != "paid":
        yield f"payment status is {session.payment_status}"
    if session.currency != currency:
        yield f"session currency is {session.currency}, not {currency}"
    if session.amount_total != attempt.amount:
        yield f"session total is {session.amount_total} cents, not {attempt.amount}"
    if session.intent is None:
        yield "there is no PaymentIntent"
    else:
        yield from _intent_problems(attempt, session)


def _intent_problems(attempt: Attempt, session: Session) -> Iterator[str]:
    intent = session.intent
    if intent is None:
        return
    if intent.status != "succeeded":
        yield f"PaymentIntent is {intent.status}"
    if intent.amount_received != attempt.amount:
        yield f"received {intent.amount_received} cents, not {attempt.amount}"
    if intent.currency != attempt.currency.lower():
        yield f"PaymentIntent currency is {intent.currency}"
    if intent.livemode != attempt.livemode:
        yield "PaymentIntent is of the other mode (test or live)"
    if attempt.payment_intent_id and attempt.payment_intent_id != intent.id:
        yield f"already paid by {attempt.payment_intent_id}"
