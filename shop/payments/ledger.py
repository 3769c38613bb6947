"""Oscar's payment source and transactions as the order's ledger: every movement of money is one row.

Call these with the attempt locked, inside its transaction. Each movement is written once, known by its reference.
"""

from decimal import Decimal
from typing import Any, Final

from django.db.models import F
from oscar.core.loading import get_model

from shop.payments.cents import from_cents
from shop.payments.models import Attempt, Refund

NAME: Final = "Stripe"
DEBIT: Final = "Debit"
REFUND: Final = "Refund"
REFUND_FAILED: Final = "Refund failed"


def debited(attempt: Attempt) -> None:
    """The money has been received: with it begins the order's payment source."""
    if not attempt.amount_received or _written(attempt, DEBIT, attempt.payment_intent_id):
        return
    amount, reference = from_cents(attempt.amount_received), attempt.payment_intent_id or ""
    source = get_model("payment", "Source").objects.create(
        order_id=attempt.order_id,
        source_type=source_type(),
        currency=attempt.currency,
        reference=reference,
        amount_allocated=amount,
        amount_debited=amount,
    )
    source.transactions.create(txn_type=DEBIT, amount=amount, reference=reference, status="succeeded")


def refunded(attempt: Attempt, refund: Refund) -> None:
    """Stripe has given it back."""
    if not _written(attempt, REFUND, refund.stripe_id):
        _write(attempt, REFUND, refund.stripe_id, from_cents(refund.amount))


def refund_failed(attempt: Attempt, refund: Refund) -> None:
    """A refund that had been given back returned: the money is ours again."""
    if _written(attempt, REFUND, refund.stripe_id) and not _written(attempt, REFUND_FAILED, refund.stripe_id):
        _write(attempt, REFUND_FAILED, refund.stripe_id, from_cents(refund.amount))


def source_type() -> Any:
    """Stripe, as the one way of paying here."""
    return get_model("payment", "SourceType").objects.get_or_create(code="stripe", defaults={"name": NAME})[0]


def _written(attempt: Attempt, kind: str, reference: str | None) -> bool:
    rows = get_model("payment", "Transaction").objects
    return bool(rows.filter(source__order_id=attempt.order_id, txn_type=kind, reference=reference).exists())


def _write(attempt: Attempt, kind: str, reference: str | None, amount: Decimal) -> None:
    source = get_model("payment", "Source").objects.get(order_id=attempt.order_id, source_type__code="stripe")
    source.transactions.create(txn_type=kind, amount=amount, reference=reference or "", status="succeeded")
    back = amount if kind == REFUND else -amount
    type(source).objects.filter(pk=source.pk).update(amount_refunded=F("amount_refunded") + back)
