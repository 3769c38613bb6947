"""Event objects: a snapshot of what happened, owed to every endpoint that asked for its type."""

from contextvars import ContextVar

from tests.standins.stripe import posting
from tests.standins.stripe.account import API_VERSION, Account
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json

NO_REQUEST: Json = {"id": None, "idempotency_key": None}
# The API request being executed; events from a page, a timer or a lever have none.
request: ContextVar[Json] = ContextVar("request", default=NO_REQUEST)


def emit(account: Account, type: str, subject: Json, *, before: Json | None = None) -> Json:  # noqa: A002
    """Records the event, a snapshot because the ledger writes it at once, and owes it to the endpoints."""
    event = _event(account, type, subject, before)
    account.inspect(subject)
    account.ledger.add(event)
    posting.owe(account, event, wanted_by(account, type))
    return event


def wanted_by(account: Account, event_type: str) -> list[str]:
    endpoints = account.ledger.every("webhook_endpoint", status="enabled")
    return [found["id"] for found in endpoints if {"*", event_type} & set(found["enabled_events"])]


def _event(account: Account, event_type: str, subject: Json, before: Json | None) -> Json:
    data = {"object": subject} | ({"previous_attributes": before} if before else {})
    return {
        "id": fresh("evt"),
        "object": "event",
        "api_version": API_VERSION,
        "created": account.clock.now(),
        "data": data,
        "livemode": False,
        "pending_webhooks": 0,
        "request": request.get(),
        "type": event_type,
    }
