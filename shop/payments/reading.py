"""Turns what the SDK returns into our own words; knows Stripe's fields, does not talk to Stripe."""

from datetime import UTC, datetime
from typing import Any

from shop.payments.facts import DisputeFact, EventFact, Intent, RefundFact, Session


def session(given: Any) -> Session:
    return Session(
        id=given.id,
        url=given.url,
        status=given.status or "",
        payment_status=given.payment_status,
        amount_total=given.amount_total or 0,
        currency=given.currency or "",
        livemode=given.livemode,
        reference=given.client_reference_id or "",
        intent=intent(given.payment_intent) if given.payment_intent else None,
    )


def intent(given: Any) -> Intent:
    return Intent(
        id=given.id,
        status=given.status,
        amount=given.amount,
        amount_received=given.amount_received,
        currency=given.currency,
        livemode=given.livemode,
        reference=_metadata(given, "order"),
        latest_charge=_id_of(given.latest_charge),
    )


def refund(given: Any) -> RefundFact:
    return RefundFact(
        id=given.id,
        intent_id=_id_of(given.payment_intent),
        status=given.status or "pending",
        amount=given.amount,
        currency=given.currency,
        failure=str(getattr(given, "failure_reason", "") or ""),
        ours=_metadata(given, "refund"),
    )


def dispute(given: Any) -> DisputeFact:
    due_by = given.evidence_details.due_by
    return DisputeFact(
        id=given.id,
        intent_id=_id_of(given.payment_intent),
        status=given.status,
        amount=given.amount,
        reason=given.reason,
        due_by=datetime.fromtimestamp(due_by, tz=UTC) if due_by else None,
    )


def event(given: Any) -> EventFact:
    return EventFact(
        id=given.id,
        type=given.type,
        livemode=given.livemode,
        created=datetime.fromtimestamp(given.created, tz=UTC),
        object=given.data.object.to_dict(),
    )


def _metadata(given: Any, name: str) -> str:
    written = given.metadata.to_dict() if given.metadata else {}
    return str(written.get(name, ""))


def _id_of(given: Any) -> str:
    return given if isinstance(given, str) else str(getattr(given, "id", "") or "")
