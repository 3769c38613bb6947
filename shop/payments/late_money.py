"""Money for an order that was given up already: the jars once more if they are there, else the money back.

Call these with the attempt locked, inside its transaction.
"""

import uuid
from datetime import datetime

from django.db import transaction

from shop import fulfilment
from shop.order.voucher_use import take_again
from shop.partner.models import SoldOut
from shop.payments import ledger, refunds, reservations
from shop.payments.models import Attempt, Refund


def take_jars_again(attempt: Attempt) -> bool:
    """Set the same jars aside once more; False, and nothing has changed, if they have gone to somebody else.

    Nor if the buyer was erased meanwhile: there is nowhere left to send them.
    """
    if attempt.order.is_erased:
        return False
    try:
        with transaction.atomic():
            reservations.take_again(attempt)
    except SoldOut:
        return False
    take_again(attempt.order)
    return True


def give_back(attempt: Attempt, now: datetime) -> None:
    """Refund everything by itself; the key comes from the attempt's, so that it can't happen twice."""
    attempt.state = Attempt.State.REFUNDED
    ledger.debited(attempt)
    refunds.plan(
        attempt,
        amount=attempt.amount_received,
        origin=Refund.Origin.AUTOMATIC,
        reason="paid after the order had been given up, and the jars were gone",
        key=uuid.uuid5(attempt.idempotency_key, "late money"),
        now=now,
    )
    fulfilment.late_money_refunded(attempt.order, cents=attempt.amount_received, now=now)
