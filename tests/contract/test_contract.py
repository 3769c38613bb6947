"""The contract itself: that it bites, and where it is known to differ from the SDK."""

import copy
from typing import Any

import pytest
import stripe

from tests.contract.world import World, jar, world
from tests.standins.stripe import session_creation
from tests.standins.stripe.contract import SCHEMAS, Contract, answer_validator, object_validator
from tests.standins.stripe.drift import ADDED
from tests.standins.stripe.errors import ContractError
from tests.standins.stripe.levers import Levers
from tests.standins.stripe.routes import ROUTES
from tests.standins.stripe.server import StandIn

PLAYED: dict[str, type] = {
    "balance_transaction": stripe.BalanceTransaction,
    "charge": stripe.Charge,
    "checkout.session": stripe.checkout.Session,
    "dispute": stripe.Dispute,
    "event": stripe.Event,
    "item": stripe.LineItem,
    "payment_intent": stripe.PaymentIntent,
    "payment_method": stripe.PaymentMethod,
    "price": stripe.Price,
    "product": stripe.Product,
    "refund": stripe.Refund,
    "webhook_endpoint": stripe.WebhookEndpoint,
}


@pytest.mark.parametrize("kind", PLAYED)
def test_drift_from_the_sdk_is_exactly_the_table(kind: str) -> None:
    ours = {name for name in PLAYED[kind].__annotations__ if not name.startswith("_") and name != "OBJECT_NAME"}
    described = set(SCHEMAS[kind]["properties"])

    assert ours - described == ADDED[kind]
    assert described - ours == set()


@pytest.mark.parametrize("kind", ["checkout.session", "payment_intent", "charge", "refund", "dispute"])
def test_every_field_that_the_description_has_is_played(kind: str, played: World, levers: Levers) -> None:
    """Fields that may be left out are only those that Stripe itself leaves out when they do not apply."""
    intent = played.charge("pm_card_pendingRefund")
    played.client.v1.refunds.create({"payment_intent": intent.id, "amount": 1})
    levers.dispute(str(played.charge().latest_charge))
    levers.pay(played.order().id)
    document = _documents(played)[kind]

    missing = set(SCHEMAS[kind]["properties"]) - set(document)

    assert missing == LEFT_OUT[kind]


LEFT_OUT = {
    "checkout.session": {
        "branding_settings", "excluded_payment_method_types", "integration_identifier", "line_items",
        "managed_payments", "name_collection", "optional_items", "presentment_details", "redirect_on_completion",
        "return_url", "tax_id_collection",
    },
    "payment_intent": {"hooks", "managed_payments", "payment_details", "presentment_details"},
    "charge": {"presentment_details", "refunds", "transfer"},
    "refund": {
        "description", "failure_balance_transaction", "failure_reason", "instructions_email", "next_action",
        "presentment_details",
    },
    "dispute": set[str](),
}  # fmt: skip


def test_every_public_route_has_its_description() -> None:
    private = [route.path for route in ROUTES if answer_validator(route.method, route.path) is None]

    assert private == ["/v1/payment_pages/{session}", "/v1/payment_pages/{session}/confirm"]


@pytest.mark.parametrize(
    "damage",
    [
        {"payment_status": "PAID"},
        {"expires_at": None},
        {"amount_total": "14.00"},
        {"colour": "green"},
        {"status": "done"},
    ],
)
def test_a_damaged_session_is_caught(damage: dict[str, Any], played: World) -> None:
    session = played.order().to_dict()
    contract = Contract()

    contract.check_object(copy.deepcopy(session))
    with pytest.raises(ContractError):
        contract.check_object(session | damage)

    assert len(contract.violations) == 1


def test_a_broken_answer_is_a_loud_500(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = session_creation._fixed
    monkeypatch.setattr(session_creation, "_fixed", lambda params: whole(params) | {"custom_fields": "none"})
    with StandIn(validate=True) as stand_in:
        with pytest.raises(stripe.APIError) as caught:
            world(stand_in.url, "sk_test_0123456789", patience=1).client.v1.checkout.sessions.create(jar())
        complaints = Levers(stand_in.url).violations()
        sessions = Levers(stand_in.url).ledger()["sessions"]

    assert "custom_fields" in str(caught.value.user_message)
    assert (len(complaints), sessions) == (1, [])


def test_every_object_kind_has_a_validator() -> None:
    assert [kind for kind in PLAYED if object_validator(kind) is None] == []


def _documents(played: World) -> dict[str, dict[str, Any]]:
    api = played.client.v1
    newest = [api.checkout.sessions, api.payment_intents, api.charges, api.refunds, api.disputes]
    documents = [service.list({"limit": 1}).data[0].to_dict() for service in newest]  # type: ignore[attr-defined]
    return {document["object"]: document for document in documents}
