"""The stand-in's book in short, for comparing it with the shop's."""

from tests.standins.stripe.account import Account
from tests.standins.stripe.ledger import Json

SHOWN = {
    "checkout.session": "id status payment_status amount_total currency payment_intent client_reference_id metadata "
    "expires_at created",
    "payment_intent": "id status amount amount_received currency latest_charge metadata created",
    "charge": "id status amount amount_captured amount_refunded currency disputed payment_intent created",
    "refund": "id status amount currency charge payment_intent created",
    "dispute": "id status amount currency charge payment_intent created",
}
UNDELIVERED = "SELECT event, count(*) FROM deliveries WHERE state != 'delivered' GROUP BY event"


def summary(account: Account) -> Json:
    """Every object by kind with its amounts in cents, and every event with its open deliveries."""
    with account.ledger.transaction():
        book = {_plural(kind): _short(account, kind) for kind in SHOWN}
        open_deliveries = {row[0]: row[1] for row in account.ledger.run(UNDELIVERED)}
        events = account.ledger.every("event")
    listed = [_event(event, open_deliveries.get(event["id"], 0)) for event in events]
    return book | {"events": listed, "seed": account.seed, "clock": account.clock.now()}


def deliveries(account: Account) -> list[Json]:
    return [dict(row) for row in account.ledger.run("SELECT * FROM deliveries ORDER BY id")]


def _short(account: Account, kind: str) -> list[Json]:
    return [{name: found[name] for name in SHOWN[kind].split()} for found in account.ledger.every(kind)]


def _event(event: Json, undelivered: int) -> Json:
    subject = event["data"]["object"]
    short = {name: event[name] for name in ("id", "type", "created")}
    return short | {"object": subject["id"], "undelivered": undelivered}


def _plural(kind: str) -> str:
    return kind.removeprefix("checkout.") + "s"
