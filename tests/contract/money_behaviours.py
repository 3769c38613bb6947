"""Facts about intents, refunds, disputes and events."""

import pytest
import stripe

from tests.contract.refusals import refused
from tests.contract.world import JAR, World


def a_good_card_pays_at_once(world: World) -> None:
    intent = world.charge()
    assert (intent.status, intent.amount_received) == ("succeeded", JAR)


def a_declined_card_is_a_card_error(world: World) -> None:
    with pytest.raises(stripe.CardError) as caught:
        world.charge("pm_card_visa_chargeDeclined")
    assert (caught.value.http_status, caught.value.code) == (402, "card_declined")


def an_empty_account_has_its_own_decline_code(world: World) -> None:
    with pytest.raises(stripe.CardError) as caught:
        world.charge("pm_card_visa_chargeDeclinedInsufficientFunds")
    assert caught.value.error is not None
    assert caught.value.error.decline_code == "insufficient_funds"


def a_card_may_ask_for_authentication(world: World) -> None:
    assert world.charge("pm_card_authenticationRequired").status == "requires_action"


def an_unpaid_intent_can_be_cancelled(world: World) -> None:
    intent = world.client.v1.payment_intents.create({"amount": JAR, "currency": "usd"})
    assert world.client.v1.payment_intents.cancel(intent.id).status == "canceled"


def a_paid_intent_cannot_be_cancelled(world: World) -> None:
    intent = world.charge()
    error = refused(lambda: world.client.v1.payment_intents.cancel(intent.id))
    assert error.code == "payment_intent_unexpected_state"


def an_intent_under_fifty_cents_is_refused(world: World) -> None:
    error = refused(lambda: world.client.v1.payment_intents.create({"amount": 49, "currency": "usd"}))
    assert error.code == "amount_too_small"


def a_refund_without_amount_is_whole(world: World) -> None:
    intent = world.charge()
    refund = world.client.v1.refunds.create({"payment_intent": intent.id})
    charge = world.client.v1.charges.retrieve(str(intent.latest_charge))
    assert (refund.amount, refund.status) == (JAR, "succeeded")
    assert (charge.amount_refunded, charge.refunded) == (JAR, True)


def partial_refunds_add_up(world: World) -> None:
    intent = world.charge()
    for amount in (400, 300):
        world.client.v1.refunds.create({"payment_intent": intent.id, "amount": amount})
    charge = world.client.v1.charges.retrieve(str(intent.latest_charge))
    listed = world.client.v1.refunds.list({"payment_intent": intent.id})
    assert (charge.amount_refunded, charge.refunded) == (700, False)
    assert [refund.amount for refund in listed.data] == [300, 400]


def a_refund_above_what_remains_is_refused(world: World) -> None:
    intent = world.charge()
    world.client.v1.refunds.create({"payment_intent": intent.id, "amount": 1000})
    error = refused(lambda: world.client.v1.refunds.create({"payment_intent": intent.id, "amount": 401}))
    assert (error.http_status, error.param) == (400, "amount")


def a_whole_refund_is_given_once(world: World) -> None:
    intent = world.charge()
    world.client.v1.refunds.create({"payment_intent": intent.id})
    error = refused(lambda: world.client.v1.refunds.create({"payment_intent": intent.id}))
    assert error.code == "charge_already_refunded"


def some_refunds_are_pending_first(world: World) -> None:
    intent = world.charge("pm_card_pendingRefund")
    assert world.client.v1.refunds.create({"payment_intent": intent.id}).status == "pending"


def some_refunds_succeed_before_they_fail(world: World) -> None:
    intent = world.charge("pm_card_refundFail")
    assert world.client.v1.refunds.create({"payment_intent": intent.id}).status == "succeeded"


def a_disputed_payment_has_an_open_dispute(world: World) -> None:
    dispute = _disputed(world)
    assert (dispute.amount, dispute.status) == (JAR, "needs_response")


def closing_a_dispute_loses_it(world: World) -> None:
    assert world.client.v1.disputes.close(_disputed(world).id).status == "lost"


def a_payment_leaves_its_events(world: World) -> None:
    session = world.paid()
    event = world.eventually(lambda: _completion(world, session.id))
    assert (event.object, event.api_version is not None) == ("event", True)


def events_are_found_by_type(world: World) -> None:
    world.charge()
    types = ["charge.succeeded", "payment_intent.created"]
    found = world.eventually(lambda: world.client.v1.events.list({"types": types, "limit": 5}).data or None)
    assert {event.type for event in found} <= set(types)


def an_endpoints_secret_is_shown_once(world: World) -> None:
    endpoint = world.client.v1.webhook_endpoints.create(
        {"url": "https://example.com/hook", "enabled_events": ["checkout.session.completed"]}
    )
    again = world.client.v1.webhook_endpoints.retrieve(endpoint.id)
    assert str(endpoint.secret).startswith("whsec_")
    assert getattr(again, "secret", None) is None


def _disputed(world: World) -> stripe.Dispute:
    intent = world.charge("pm_card_createDispute")
    listed = world.client.v1.disputes.list
    return world.eventually(lambda: next(iter(listed({"payment_intent": intent.id}).data), None))


def _completion(world: World, session: str) -> stripe.Event | None:
    events = world.client.v1.events.list({"type": "checkout.session.completed"}).data
    return next((event for event in events if event.data.object["id"] == session), None)


TABLE = {
    "testing": [
        a_good_card_pays_at_once,
        a_declined_card_is_a_card_error,
        an_empty_account_has_its_own_decline_code,
        a_card_may_ask_for_authentication,
        some_refunds_are_pending_first,
        some_refunds_succeed_before_they_fail,
        a_disputed_payment_has_an_open_dispute,
    ],
    "api/payment_intents/create": [an_intent_under_fifty_cents_is_refused],
    "api/payment_intents/cancel": [an_unpaid_intent_can_be_cancelled, a_paid_intent_cannot_be_cancelled],
    "api/refunds/create": [
        a_refund_without_amount_is_whole,
        partial_refunds_add_up,
        a_refund_above_what_remains_is_refused,
        a_whole_refund_is_given_once,
    ],
    "api/disputes/close": [closing_a_dispute_loses_it],
    "api/events": [a_payment_leaves_its_events],
    "api/events/list": [events_are_found_by_type],
    "api/webhook_endpoints/create": [an_endpoints_secret_is_shown_once],
}
