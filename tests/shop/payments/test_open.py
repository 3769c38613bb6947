from datetime import timedelta

import pytest

from shop.payments import gateway
from shop.payments.facts import GatewayDown
from shop.payments.models import Attempt
from shop.payments.open import NotPayable, open_session
from tests import factories
from tests.shop.payments.conftest import World, again


def sessions(world: World) -> list[str]:
    return [session["id"] for session in world.levers.ledger()["sessions"]]


def test_opening_twice_gives_the_same_page(world: World) -> None:
    attempt = factories.prepared(now=world.now)

    first = open_session(attempt.pk, now=world.now)
    second = open_session(attempt.pk, now=world.now)

    assert first == second
    assert [again(attempt).session_id] == sessions(world)


def test_the_page_asks_for_the_amount_of_the_order(world: World) -> None:
    attempt = world.opened(quantity=2)

    session = gateway.session(str(attempt.session_id))

    assert (session.amount_total, session.currency, session.status) == (3600, "usd", "open")
    assert session.reference == attempt.order.token


def test_a_lost_answer_is_found_again_under_the_same_key(world: World) -> None:
    attempt = factories.prepared(now=world.now)
    world.levers.rule("drop_after", path="/v1/checkout/sessions", method="POST", count=2)
    with pytest.raises(GatewayDown):
        open_session(attempt.pk, now=world.now)
    assert again(attempt).state == Attempt.State.OPENING

    open_session(attempt.pk, now=world.now)

    assert again(attempt).state == Attempt.State.OPEN
    assert len(sessions(world)) == 1


def test_a_stored_500_gets_a_new_key_for_the_next_try(world: World) -> None:
    attempt = factories.prepared(now=world.now)
    world.levers.rule("error_500", path="/v1/checkout/sessions", method="POST", count=1)
    with pytest.raises(GatewayDown):
        open_session(attempt.pk, now=world.now)

    open_session(attempt.pk, now=world.now)

    assert again(attempt).state == Attempt.State.OPEN
    assert again(attempt).idempotency_key != attempt.idempotency_key
    assert len(sessions(world)) == 1


def test_after_a_quarter_of_an_hour_without_stripe_the_page_opens_with_a_later_end(world: World) -> None:
    attempt = factories.prepared(now=world.now)
    world.levers.rule("drop_before", path="/v1/checkout/sessions", method="POST", count=2)
    with pytest.raises(GatewayDown):
        open_session(attempt.pk, now=world.now)
    world.clock.move(minutes=15)

    open_session(attempt.pk, now=world.now)

    assert again(attempt).state == Attempt.State.OPEN
    assert again(attempt).expires_at == attempt.expires_at + timedelta(minutes=15)
    assert len(sessions(world)) == 1


def test_a_released_attempt_has_no_page_any_more(world: World) -> None:
    attempt = world.opened()
    Attempt.objects.filter(pk=attempt.pk).update(state="released")

    with pytest.raises(NotPayable):
        open_session(attempt.pk, now=world.now)
