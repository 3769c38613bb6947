"""Balance transactions: what each movement leaves in the merchant's account, Stripe's fee taken."""

from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import missing
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json


def retrieve(account: Account, params: Json, *, id: str) -> Json:  # noqa: A002
    entry = account.ledger.find("balance_transaction", id)
    if entry is None:
        raise missing("balance_transaction", id, param="id")
    return entry


def charged(account: Account, intent: Json, *, source: str) -> str:
    """2.9 % and 30 cents, a US card's price, rounded to the cent."""
    fee = (intent["amount"] * 29 + 500) // 1000 + 30
    entry = record(account, intent["amount"], fee=fee, kind="charge", source=source, currency=intent["currency"])
    return str(entry["id"])


def record(account: Account, amount: int, *, fee: int = 0, kind: str, source: str, currency: str) -> Json:
    """Amount and fee in cents; money that leaves is negative."""
    now = account.clock.now()
    entry = {
        "id": fresh("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now + 2 * 86_400,
        "balance_type": "payments",
        "created": now,
        "currency": currency,
        "description": None,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [_fee(fee, currency)] if fee else [],
        "net": amount - fee,
        "reporting_category": "dispute" if kind == "adjustment" else kind,
        "source": source,
        "status": "pending",
        "type": kind,
    }
    return account.ledger.add(entry)


def _fee(fee: int, currency: str) -> Json:
    return {
        "amount": fee,
        "application": None,
        "currency": currency,
        "description": "Stripe processing fees",
        "type": "stripe_fee",
    }
