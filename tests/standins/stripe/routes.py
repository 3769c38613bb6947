"""The API's map: every endpoint with its typed parameters and the ones that have an effect here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypedDict

from stripe import params as typed
from stripe.params import checkout

from tests.standins.stripe import (
    balance,
    charges,
    disputes,
    endpoints,
    event_log,
    intents,
    listing,
    payment_methods,
    products,
    refunds,
    session_creation,
    session_payment,
    sessions,
)
from tests.standins.stripe.ledger import Json

CURSORS = "ending_before limit starting_after"
ADVICE = "description metadata receipt_email shipping statement_descriptor statement_descriptor_suffix"


class PaymentPage(TypedDict, total=False):
    """Private to Stripe's own pages and CLI; the SDK knows nothing of it."""

    payment_method: str
    expected_amount: str


@dataclass(frozen=True)
class Route:
    """An endpoint; `takes` is the SDK's typed parameters, `plays` the top-level names obeyed."""

    method: str
    path: str  # as in Stripe's OpenAPI description
    endpoint: Callable[..., Json]
    takes: type
    plays: str = ""

    def played(self) -> set[str]:
        return {"expand", *self.plays.split()}


def _get(path: str, endpoint: Callable[..., Json], takes: Any, plays: str = "") -> Route:
    return Route("GET", f"/v1/{path}", endpoint, takes, plays)


def _post(path: str, endpoint: Callable[..., Json], takes: Any, plays: str = "") -> Route:
    return Route("POST", f"/v1/{path}", endpoint, takes, plays)


def _list(path: str, kind: str, takes: Any, filters: str = "created") -> Route:
    endpoint = listing.lister(kind, f"/v1/{path}", *filters.split())
    return _get(path, endpoint, takes, f"{CURSORS} {filters}")


SESSION = (
    "adaptive_pricing allow_promotion_codes allowed_payment_method_types automatic_tax billing_address_collection "
    "cancel_url client_reference_id custom_text customer_creation customer_email expires_at invoice_creation "
    "line_items locale metadata mode payment_intent_data phone_number_collection submit_type success_url ui_mode"
)
INTENT = f"{ADVICE} allowed_payment_method_types amount capture_method confirm currency payment_method"
PRICE = "active currency metadata nickname product product_data tax_behavior unit_amount"

CHECKOUT = (
    _post("checkout/sessions", session_creation.create, checkout.SessionCreateParams, SESSION),
    _list("checkout/sessions", "checkout.session", checkout.SessionListParams, "created payment_intent status"),
    _get("checkout/sessions/{session}", sessions.retrieve, checkout.SessionRetrieveParams),
    _post("checkout/sessions/{session}/expire", sessions.expire, checkout.SessionExpireParams),
    _get(
        "checkout/sessions/{session}/line_items",
        listing.of_session,
        checkout.SessionListLineItemsParams,
        "limit starting_after",
    ),
    _get("payment_pages/{session}", session_payment.payment_page, PaymentPage),
    _post(
        "payment_pages/{session}/confirm",
        session_payment.confirm_payment_page,
        PaymentPage,
        "payment_method expected_amount",
    ),
)
PAYMENTS = (
    _post("payment_intents", intents.create, typed.PaymentIntentCreateParams, INTENT),
    _list("payment_intents", "payment_intent", typed.PaymentIntentListParams),
    _get("payment_intents/{intent}", intents.retrieve, typed.PaymentIntentRetrieveParams),
    _post("payment_intents/{intent}/confirm", intents.confirm, typed.PaymentIntentConfirmParams, "payment_method"),
    _post("payment_intents/{intent}/cancel", intents.cancel, typed.PaymentIntentCancelParams, "cancellation_reason"),
    _post("payment_methods", payment_methods.create, typed.PaymentMethodCreateParams, "type card billing_details"),
    _get("payment_methods/{payment_method}", payment_methods.retrieve, typed.PaymentMethodRetrieveParams),
    _list("charges", "charge", typed.ChargeListParams, "created payment_intent"),
    _get("charges/{charge}", charges.retrieve, typed.ChargeRetrieveParams),
    _get("balance_transactions/{id}", balance.retrieve, typed.BalanceTransactionRetrieveParams),
)
CATALOGUE = (
    _post(
        "products",
        products.create_product,
        typed.ProductCreateParams,
        "active description id images metadata name tax_code",
    ),
    _get("products/{id}", products.retrieve_product, typed.ProductRetrieveParams),
    _post("prices", products.create_price, typed.PriceCreateParams, PRICE),
    _get("prices/{price}", products.retrieve_price, typed.PriceRetrieveParams),
)
AFTERWARDS = (
    _post("refunds", refunds.create, typed.RefundCreateParams, "amount charge metadata payment_intent reason"),
    _list("refunds", "refund", typed.RefundListParams, "created charge payment_intent"),
    _get("refunds/{refund}", refunds.retrieve, typed.RefundRetrieveParams),
    _post("refunds/{refund}", refunds.update, typed.RefundUpdateParams, "metadata"),
    _list("disputes", "dispute", typed.DisputeListParams, "created charge payment_intent"),
    _get("disputes/{dispute}", disputes.retrieve, typed.DisputeRetrieveParams),
    _post("disputes/{dispute}", disputes.update, typed.DisputeUpdateParams, "evidence metadata submit"),
    _post("disputes/{dispute}/close", disputes.close, typed.DisputeCloseParams),
)
EVENTS = (
    _get("events", event_log.every, typed.EventListParams, f"{CURSORS} created delivery_success type types"),
    _get("events/{id}", event_log.retrieve, typed.EventRetrieveParams),
    _post(
        "webhook_endpoints",
        endpoints.create,
        typed.WebhookEndpointCreateParams,
        "api_version description enabled_events metadata url",
    ),
    _list("webhook_endpoints", "webhook_endpoint", typed.WebhookEndpointListParams, ""),
    _get("webhook_endpoints/{webhook_endpoint}", endpoints.retrieve, typed.WebhookEndpointRetrieveParams),
)
ROUTES = (*CHECKOUT, *PAYMENTS, *CATALOGUE, *AFTERWARDS, *EVENTS)
