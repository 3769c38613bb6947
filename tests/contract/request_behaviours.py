"""Facts about requests as such: keys, parameters, idempotency, lists, expansion."""

import uuid

import pytest
import stripe

from tests.contract.refusals import refused
from tests.contract.world import JAR, World, jar, metadata


def a_wrong_key_is_unauthorised(world: World) -> None:
    with pytest.raises(stripe.AuthenticationError) as caught:
        world.client.v1.checkout.sessions.list(options={"api_key": "sk_wrong_0123456789abcdef"})
    assert caught.value.http_status == 401


def an_unknown_parameter_is_refused_by_name(world: World) -> None:
    error = refused(lambda: world.order(sucess_url="https://example.com"))
    assert (error.http_status, error.code, error.param) == (400, "parameter_unknown", "sucess_url")


def an_unknown_nested_parameter_is_refused_by_name(world: World) -> None:
    error = refused(lambda: world.order(line_items=[{"price": "price_1", "amount": 3}]))
    assert (error.code, error.param) == ("parameter_unknown", "line_items[0][amount]")


def a_missing_parameter_is_refused_by_name(world: World) -> None:
    error = refused(lambda: world.client.v1.payment_intents.create({"amount": JAR}))  # type: ignore[typeddict-item]
    assert (error.code, error.param) == ("parameter_missing", "currency")


def a_number_must_be_a_number(world: World) -> None:
    error = refused(lambda: world.order(expires_at="soon"))
    assert (error.http_status, error.code) == (400, "parameter_invalid_integer")


def a_word_must_be_one_of_the_listed(world: World) -> None:
    assert refused(lambda: world.order(mode="gift")).param == "mode"


def an_unknown_currency_is_refused(world: World) -> None:
    price = {"currency": "xyz", "unit_amount": 900, "product_data": {"name": "Jar"}}
    error = refused(lambda: world.order(line_items=[{"price_data": price, "quantity": 1}]))
    assert error.http_status == 400


def card_numbers_do_not_pass_through_the_api(world: World) -> None:
    card = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2034, "cvc": "123"}
    with pytest.raises(stripe.StripeError) as caught:
        world.client.v1.payment_methods.create({"type": "card", "card": card})  # type: ignore[arg-type]
    assert caught.value.http_status in (400, 402)


def metadata_has_at_most_fifty_keys(world: World) -> None:
    crowd = {f"key{number}": "x" for number in range(51)}
    assert refused(lambda: world.order(metadata=crowd)).http_status == 400


def metadata_keys_have_at_most_forty_characters(world: World) -> None:
    assert refused(lambda: world.order(metadata={"k" * 41: "x"})).http_status == 400


def metadata_values_have_at_most_five_hundred_characters(world: World) -> None:
    assert refused(lambda: world.order(metadata={"k": "x" * 501})).http_status == 400
    assert metadata(world.order(metadata={"k": "x" * 500})) == {"k": "x" * 500}


def one_key_makes_one_object(world: World) -> None:
    key, order = str(uuid.uuid4()), jar()
    first = world.client.v1.checkout.sessions.create(order, {"idempotency_key": key})
    second = world.client.v1.checkout.sessions.create(order, {"idempotency_key": key})
    assert (first.id, first.to_dict()) == (second.id, second.to_dict())
    assert second.last_response is not None
    assert second.last_response.headers["Idempotent-Replayed"] == "true"


def a_key_is_bound_to_its_parameters(world: World) -> None:
    key = str(uuid.uuid4())
    world.client.v1.checkout.sessions.create(jar(), {"idempotency_key": key})
    with pytest.raises(stripe.IdempotencyError) as caught:
        world.client.v1.checkout.sessions.create(jar(client_reference_id="2"), {"idempotency_key": key})
    assert caught.value.http_status == 400


def a_failed_validation_leaves_the_key_free(world: World) -> None:
    key = str(uuid.uuid4())
    refused(lambda: world.client.v1.checkout.sessions.create(jar(mode="gift"), {"idempotency_key": key}))
    assert world.client.v1.checkout.sessions.create(jar(), {"idempotency_key": key}).status == "open"


def a_decline_is_stored_under_its_key(world: World) -> None:
    key = {"idempotency_key": str(uuid.uuid4())}
    params = {"amount": JAR, "currency": "usd", "payment_method": "pm_card_visa_chargeDeclined", "confirm": True}
    intents = []
    for _ in range(2):
        with pytest.raises(stripe.CardError) as caught:
            world.client.v1.payment_intents.create(params, key)  # type: ignore[arg-type]
        intents.append(caught.value.error.payment_intent.id)  # type: ignore[union-attr]
    assert intents[0] == intents[1]


def a_key_has_at_most_255_characters(world: World) -> None:
    long = {"idempotency_key": "k" * 256}
    with pytest.raises(stripe.StripeError) as caught:
        world.client.v1.checkout.sessions.create(jar(), long)  # type: ignore[arg-type]
    assert caught.value.http_status == 400


def every_answer_has_a_request_id(world: World) -> None:
    answer = world.order().last_response
    assert answer is not None
    assert str(answer.request_id).startswith("req_")


def lists_are_newest_first_and_paged_by_cursor(world: World) -> None:
    made = [world.order().id for _ in range(3)]
    first = world.client.v1.checkout.sessions.list({"limit": 2})
    second = world.client.v1.checkout.sessions.list({"limit": 1, "starting_after": first.data[-1].id})
    assert [session.id for session in [*first.data, *second.data]] == made[::-1]
    assert first.has_more is True


def a_page_has_at_most_a_hundred(world: World) -> None:
    assert refused(lambda: world.client.v1.checkout.sessions.list({"limit": 101})).http_status == 400


def expansion_reaches_through_objects(world: World) -> None:
    intent = world.paid().payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert isinstance(intent.latest_charge, stripe.Charge)
    assert intent.latest_charge.paid is True


def what_cannot_be_expanded_is_refused(world: World) -> None:
    session = world.order().id
    error = refused(lambda: world.client.v1.checkout.sessions.retrieve(session, {"expand": ["status"]}))
    assert error.http_status == 400


TABLE = {
    "api/authentication": [a_wrong_key_is_unauthorised],
    "error-codes": [
        an_unknown_parameter_is_refused_by_name,
        an_unknown_nested_parameter_is_refused_by_name,
        a_missing_parameter_is_refused_by_name,
        a_number_must_be_a_number,
        a_word_must_be_one_of_the_listed,
        an_unknown_currency_is_refused,
    ],
    "api/metadata": [
        metadata_has_at_most_fifty_keys,
        metadata_keys_have_at_most_forty_characters,
        metadata_values_have_at_most_five_hundred_characters,
    ],
    "api/idempotent_requests": [
        one_key_makes_one_object,
        a_key_is_bound_to_its_parameters,
        a_failed_validation_leaves_the_key_free,
        a_decline_is_stored_under_its_key,
        a_key_has_at_most_255_characters,
    ],
    "security/guide": [card_numbers_do_not_pass_through_the_api],
    "api/request_ids": [every_answer_has_a_request_id],
    "api/pagination": [lists_are_newest_first_and_paged_by_cursor, a_page_has_at_most_a_hundred],
    "api/expanding_objects": [expansion_reaches_through_objects, what_cannot_be_expanded_is_refused],
}
