"""Facts about Checkout Sessions."""

import time

import pytest
import stripe

from tests.contract.refusals import refused
from tests.contract.world import JAR, World, jar, metadata

HOUR = 3600


def a_new_session_is_open_unpaid_and_has_an_address(world: World) -> None:
    session = world.order()
    assert (session.status, session.payment_status, session.livemode) == ("open", "unpaid", False)
    assert (session.url or "").startswith(("https://", "http://127.0.0.1"))


def a_session_has_no_intent_before_the_customer_pays(world: World) -> None:
    assert world.order().payment_intent is None


def the_total_is_the_sum_of_the_line_items(world: World) -> None:
    price = {"currency": "usd", "product_data": {"name": "Jar"}}
    items = [
        {"price_data": price | {"unit_amount": 1400}, "quantity": 2},
        {"price_data": price | {"unit_amount": 595}, "quantity": 1},
    ]
    session = world.order(line_items=items)
    assert (session.amount_total, session.currency) == (3395, "usd")


def line_items_are_listed_with_their_amounts(world: World) -> None:
    session = world.order()
    listed = world.client.v1.checkout.sessions.line_items.list(session.id)
    assert [(item.quantity, item.amount_total) for item in listed.data] == [(1, JAR)]


def a_session_takes_a_stored_price(world: World) -> None:
    product = world.client.v1.products.create({"name": "Jar"})
    price = world.client.v1.prices.create({"product": product.id, "unit_amount": 900, "currency": "usd"})
    assert world.order(line_items=[{"price": price.id, "quantity": 3}]).amount_total == 2700


def a_session_lives_a_day_by_default(world: World) -> None:
    session = world.order()
    assert abs(session.expires_at - session.created - 24 * HOUR) <= 5


def a_chosen_expiry_is_kept(world: World) -> None:
    moment = int(time.time()) + HOUR
    assert world.order(expires_at=moment).expires_at == moment


def an_expiry_within_half_an_hour_is_refused(world: World) -> None:
    error = refused(lambda: world.order(expires_at=int(time.time()) + 1500))
    assert (error.http_status, error.param) == (400, "expires_at")


def an_expiry_after_a_day_is_refused(world: World) -> None:
    error = refused(lambda: world.order(expires_at=int(time.time()) + 25 * HOUR))
    assert (error.http_status, error.param) == (400, "expires_at")


def reference_and_metadata_come_back(world: World) -> None:
    session = world.order(client_reference_id="order-1", metadata={"attempt": "7"})
    assert (session.client_reference_id, metadata(session)) == ("order-1", {"attempt": "7"})


def an_open_session_can_be_expired(world: World) -> None:
    session = world.client.v1.checkout.sessions.expire(world.order().id)
    assert (session.status, session.payment_status, session.url) == ("expired", "unpaid", None)


def an_expired_session_cannot_be_expired_again(world: World) -> None:
    session = world.client.v1.checkout.sessions.expire(world.order().id)
    error = refused(lambda: world.client.v1.checkout.sessions.expire(session.id))
    assert error.http_status == 400
    assert 'Only Checkout Sessions with a status in ["open"] can be expired' in str(error.user_message)


def a_paid_session_cannot_be_expired(world: World) -> None:
    session = world.paid()
    error = refused(lambda: world.client.v1.checkout.sessions.expire(session.id))
    assert "status of `complete`" in str(error.user_message)


def a_paid_session_is_complete_and_names_its_intent(world: World) -> None:
    session = world.paid()
    intent = session.payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert (session.status, session.payment_status) == ("complete", "paid")
    assert (intent.status, intent.amount, intent.amount_received) == ("succeeded", JAR, JAR)


def intent_metadata_is_the_intents_own(world: World) -> None:
    session = world.order(payment_intent_data={"metadata": {"order": "o1"}}, metadata={"session": "s1"})
    world.pay(session.id)
    paid = world.client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert isinstance(paid.payment_intent, stripe.PaymentIntent)
    assert metadata(paid.payment_intent) == {"order": "o1"}


def a_declined_session_stays_open_for_a_second_try(world: World) -> None:
    session = world.order()
    with pytest.raises(stripe.CardError):
        world.pay(session.id, "pm_card_visa_chargeDeclined")
    assert world.client.v1.checkout.sessions.retrieve(session.id).status == "open"
    world.pay(session.id)
    assert world.client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"


def sessions_are_found_by_their_intent(world: World) -> None:
    session = world.paid()
    intent = session.payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    found = world.client.v1.checkout.sessions.list({"payment_intent": intent.id})
    assert [listed.id for listed in found.data] == [session.id]


def a_session_needs_line_items(world: World) -> None:
    assert refused(lambda: world.order(line_items=None)).http_status == 400


def a_session_needs_a_success_address(world: World) -> None:
    assert refused(lambda: world.order(success_url=None)).http_status == 400


def a_total_under_fifty_cents_is_refused(world: World) -> None:
    price = {"currency": "usd", "unit_amount": 49, "product_data": {"name": "Jar"}}
    error = refused(lambda: world.order(line_items=[{"price_data": price, "quantity": 1}]))
    assert (error.http_status, error.code) == (400, "amount_too_small")


def one_session_has_one_currency(world: World) -> None:
    items = [
        {"price_data": {"currency": code, "unit_amount": 900, "product_data": {"name": "Jar"}}, "quantity": 1}
        for code in ("usd", "eur")
    ]
    assert refused(lambda: world.order(line_items=items)).http_status == 400


def an_unknown_session_is_missing(world: World) -> None:
    error = refused(lambda: world.client.v1.checkout.sessions.retrieve("cs_test_nobody"))
    assert (error.http_status, error.code) == (404, "resource_missing")


def a_malformed_mail_address_is_refused(world: World) -> None:
    assert refused(lambda: world.order(customer_email="nobody")).http_status == 400


def endive_has_forgotten_payment_method_types(world: World) -> None:
    order = jar(payment_method_types=["card"])
    error = refused(lambda: world.client.v1.checkout.sessions.create(order))
    assert error.code == "parameter_unknown"


TABLE = {
    "api/checkout/sessions/object": [
        a_new_session_is_open_unpaid_and_has_an_address,
        a_session_has_no_intent_before_the_customer_pays,
        the_total_is_the_sum_of_the_line_items,
        reference_and_metadata_come_back,
        a_paid_session_is_complete_and_names_its_intent,
    ],
    "api/checkout/sessions/create": [
        a_session_takes_a_stored_price,
        a_session_lives_a_day_by_default,
        a_chosen_expiry_is_kept,
        an_expiry_within_half_an_hour_is_refused,
        an_expiry_after_a_day_is_refused,
        a_session_needs_line_items,
        a_session_needs_a_success_address,
        one_session_has_one_currency,
        a_malformed_mail_address_is_refused,
        intent_metadata_is_the_intents_own,
    ],
    "api/checkout/sessions/line_items": [line_items_are_listed_with_their_amounts],
    "api/checkout/sessions/list": [sessions_are_found_by_their_intent],
    "api/checkout/sessions/retrieve": [an_unknown_session_is_missing],
    "api/checkout/sessions/expire": [
        an_open_session_can_be_expired,
        an_expired_session_cannot_be_expired_again,
        a_paid_session_cannot_be_expired,
    ],
    "payments/checkout/how-checkout-works": [a_declined_session_stays_open_for_a_second_try],
    "currencies#minimum-and-maximum-charge-amounts": [a_total_under_fifty_cents_is_refused],
    "changelog/endive": [endive_has_forgotten_payment_method_types],
}
