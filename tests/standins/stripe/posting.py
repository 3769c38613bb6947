"""Deliveries owed: one row per event and endpoint, with the faults that a lever has planned for it."""

from tests.standins.stripe.account import Account, Fault
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json

# Faults of the first attempt only, so that Stripe's retry is the cure.
FIRST_ATTEMPT = ("drop", "wrong_signature", "old_timestamp")


def owe(account: Account, event: Json, endpoints: list[str]) -> None:
    faults = account.rules.for_event(event["type"]) if endpoints else []
    for endpoint in endpoints:
        _owe(account, event["id"], endpoint, faults)
    if any(fault.action == "second_event" for fault in faults):
        twin = account.ledger.add(event | {"id": fresh("evt")})
        for endpoint in endpoints:
            _insert(account, twin["id"], endpoint)
    account.stir()


def _owe(account: Account, event: str, endpoint: str, faults: list[Fault]) -> None:
    actions = {fault.action for fault in faults}
    late = sum(_lateness(account, fault) for fault in faults)
    first = next((action for action in FIRST_ATTEMPT if action in actions), "")
    state = "lost" if "lose" in actions else "pending"
    _insert(account, event, endpoint, late=late, fault=first, state=state)
    if "duplicate" in actions:
        _insert(account, event, endpoint, late=late)


def _lateness(account: Account, fault: Fault) -> float:
    if fault.action == "delay":
        return fault.seconds
    if fault.action == "reorder":
        return account.chance.uniform(0, fault.seconds)
    return 0


def _insert(
    account: Account, event: str, endpoint: str, *, late: float = 0, fault: str = "", state: str = "pending"
) -> None:
    now = account.clock.precise()
    statement = "INSERT INTO deliveries (event, endpoint, created, due, fault, state) VALUES (?, ?, ?, ?, ?, ?)"
    account.ledger.run(statement, event, endpoint, now, now + late, fault, state)


def undelivered(account: Account, event: str) -> int:
    """How many of an event's webhooks nobody has answered with 2xx."""
    statement = "SELECT count(*) FROM deliveries WHERE event = ? AND state != 'delivered'"
    return int(account.ledger.run(statement, event)[0][0])
