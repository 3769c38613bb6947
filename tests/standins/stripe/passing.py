"""What the passing of time does: open sessions expire, slow refunds come to an end."""

from contextlib import suppress

from tests.standins.stripe import refunds, sessions, timers
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import ApiError

ACTIONS = {"settle refund": refunds.settle, "fail refund": refunds.fail}


def catch_up(account: Account) -> None:
    """Called before every request and by the background tick, so nobody sees a stale object."""
    with account.ledger.transaction():
        for action, subject in timers.ring(account):
            refund = refunds.retrieve(account, {}, refund=subject)
            with suppress(ApiError):  # a lever was quicker
                ACTIONS[action](account, refund)
        for session in sessions.overdue(account):
            sessions.end(account, session)
