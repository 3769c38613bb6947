"""Disputes: the bank takes the money back until the case is won."""

from typing import Any

from tests.standins.stripe import balance, events, money
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import missing, wrong_state
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json

FEE = 1500  # cents
ANSWERABLE = ("needs_response", "under_review", "warning_needs_response", "warning_under_review")
EVIDENCE = (
    "access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal "
    "customer_communication customer_email_address customer_name customer_purchase_ip customer_signature "
    "duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt "
    "refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation "
    "shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number "
    "uncategorized_file uncategorized_text"
)


def retrieve(account: Account, params: Json, *, dispute: str) -> Json:
    found = account.ledger.find("dispute", dispute)
    if found is None:
        raise missing("dispute", dispute, param="dispute")
    return found


def update(account: Account, params: Json, *, dispute: str) -> Json:
    """Evidence text `winning_evidence` or `losing_evidence` decides (docs.stripe.com/testing#disputes)."""
    found = _answerable(retrieve(account, params, dispute=dispute))
    found["metadata"] |= money.metadata(params)
    found["evidence"] |= params.get("evidence", {})
    account.ledger.save(found)
    events.emit(account, "charge.dispute.updated", found)
    verdict = found["evidence"].get("uncategorized_text")
    if params.get("submit", True) and verdict in ("winning_evidence", "losing_evidence"):
        return decide(account, found, won=verdict == "winning_evidence")
    return found


def close(account: Account, params: Json, *, dispute: str) -> Json:
    """The merchant gives in."""
    return decide(account, retrieve(account, params, dispute=dispute), won=False)


def open_dispute(account: Account, charge: Json, *, status: str = "needs_response") -> Json:
    """An inquiry (a warning_ status) asks; a dispute proper also takes the money."""
    if charge["disputed"]:
        raise wrong_state("This charge has already been disputed.")
    identifier = fresh("du")
    charge["disputed"] = True
    account.ledger.save(charge)
    inquiry = status.startswith("warning_")
    entries = [] if inquiry else [_moved(account, charge, identifier, sign=-1, fee=FEE)]
    dispute = account.ledger.add(_case(account, charge, identifier, status=status, entries=entries))
    events.emit(account, "charge.dispute.created", dispute)
    if not inquiry:
        events.emit(account, "charge.dispute.funds_withdrawn", dispute)
    return dispute


def decide(account: Account, dispute: Json, *, won: bool) -> Json:
    _answerable(dispute)
    inquiry = dispute["status"].startswith("warning_")
    dispute["status"] = "warning_closed" if inquiry else ("won" if won else "lost")
    if won and not inquiry:
        charge = account.ledger.find("charge", dispute["charge"]) or {}
        dispute["balance_transactions"].append(_moved(account, charge, dispute["id"], sign=1, fee=-FEE))
    account.ledger.save(dispute)
    if won and not inquiry:
        events.emit(account, "charge.dispute.funds_reinstated", dispute)
    events.emit(account, "charge.dispute.closed", dispute)
    return dispute


def _answerable(dispute: Json) -> Json:
    if dispute["status"] not in ANSWERABLE:
        raise wrong_state("This dispute is already closed.")
    return dispute


def _moved(account: Account, charge: Json, source: str, *, sign: int, fee: int) -> Json:
    amount = sign * charge["amount"]
    return balance.record(account, amount, fee=fee, kind="adjustment", source=source, currency=charge["currency"])


def _case(account: Account, charge: Json, identifier: str, *, status: str, entries: list[Json]) -> Json:
    evidence: dict[str, Any] = dict.fromkeys(EVIDENCE.split())
    return {
        "id": identifier,
        "object": "dispute",
        "amount": charge["amount"],
        "balance_transactions": entries,
        "charge": charge["id"],
        "created": account.clock.now(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": evidence | {"enhanced_evidence": {}},
        "evidence_details": _deadline(account),
        "is_charge_refundable": status.startswith("warning_"),
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {
            "card": {
                "brand": "visa",
                "case_type": "inquiry" if status.startswith("warning_") else "chargeback",
                "network_reason_code": "10.4",
            },
            "type": "card",
        },
        "reason": "fraudulent",
        "status": status,
    }


def _deadline(account: Account) -> Json:
    return {
        "due_by": account.clock.now() + 9 * 86_400,
        "enhanced_eligibility": {},
        "has_evidence": False,
        "past_due": False,
        "submission_count": 0,
    }
