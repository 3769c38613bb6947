from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from shop.mail.models import Mail
from shop.payments import gateway
from shop.payments.facts import GatewayDown, GatewayRefused, Session
from shop.payments.models import Attempt
from shop.payments.open import NotPayable, open_session
from tests import factories
from tests.shop.payments.conftest import World, again


def sessions(world: World) -> list[str]:
    return [session["id"] for session in world.levers.ledger()["sessions"]]


def test_opening_twice_gives_the_same_page(world: World) -> None:
    attempt = factories.prepared(now=world.now)

    first = open_session(again(attempt), now=world.now)
    second = open_session(again(attempt), now=world.now)

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
        open_session(again(attempt), now=world.now)
    assert again(attempt).state == Attempt.State.OPENING

    open_session(again(attempt), now=world.now)

    assert again(attempt).state == Attempt.State.OPEN
    assert len(sessions(world)) == 1


def test_a_stored_500_gets_a_new_key_for_the_next_try(world: World) -> None:
    attempt = factories.prepared(now=world.now)
    world.levers.rule("error_500", path="/v1/checkout/sessions", method="POST", count=1)
    with pytest.raises(GatewayDown):
        open_session(again(attempt), now=world.now)

    open_session(again(attempt), now=world.now)

    assert again(attempt).state == Attempt.State.OPEN
    assert again(attempt).idempotency_key != attempt.idempotency_key
    assert len(sessions(world)) == 1


def test_after_a_quarter_of_an_hour_without_stripe_the_page_opens_with_a_later_end(world: World) -> None:
    attempt = factories.prepared(now=world.now)
    world.levers.rule("drop_before", path="/v1/checkout/sessions", method="POST", count=2)
    with pytest.raises(GatewayDown):
        open_session(again(attempt), now=world.now)
    world.clock.move(minutes=15)

    open_session(again(attempt), now=world.now)

    assert again(attempt).state == Attempt.State.OPEN
    assert again(attempt).expires_at == attempt.expires_at + timedelta(minutes=15)
    assert len(sessions(world)) == 1


def test_a_released_attempt_has_no_page_any_more(world: World) -> None:
    attempt = world.opened()
    Attempt.objects.filter(pk=attempt.pk).update(state="released")

    with pytest.raises(NotPayable):
        open_session(again(attempt), now=world.now)


def test_an_e_mail_that_stripe_does_not_take_is_left_for_the_customer_to_type(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = factories.prepared(now=world.now)
    really = gateway.create_session

    def picky(request: dict[str, Any], *, key: UUID) -> Session:
        if "customer_email" in request:
            raise GatewayRefused("Invalid email address", param="customer_email")
        return really(request, key=key)

    monkeypatch.setattr(gateway, "create_session", picky)

    open_session(again(attempt), now=world.now)

    assert again(attempt).state == Attempt.State.OPEN


def test_a_refusal_that_we_cannot_mend_is_told_to_the_owner(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = factories.prepared(now=world.now)

    def refusing(request: dict[str, Any], *, key: UUID) -> Session:
        raise GatewayRefused("Your account cannot currently make charges")

    monkeypatch.setattr(gateway, "create_session", refusing)

    with pytest.raises(GatewayDown):
        open_session(again(attempt), now=world.now)

    assert again(attempt).error == "Your account cannot currently make charges"
    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_four_byte_characters_reach_stripe_unharmed(world: World) -> None:
    jar = factories.jar(title="Kefir 🥛 für Zoë 🫙")

    attempt = world.opened(product=jar, who=factories.buyer(first_name="🌷", last_name="🥛"))

    assert attempt.request["line_items"][0]["price_data"]["product_data"]["name"] == "Kefir 🥛 für Zoë 🫙"
    assert gateway.session(str(attempt.session_id)).amount_total == attempt.amount
