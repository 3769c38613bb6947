"""A basket that waits at Stripe leads its owner back there, and nobody else."""

from typing import Any

import pytest
from oscar.core.loading import get_model

from shop.payments.models import Attempt
from tests import factories

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")


@pytest.fixture
def waiting(visitor: Any) -> Attempt:
    """The visitor pressed Pay and is at Stripe."""
    visitor.adds(factories.jar(), 2)
    attempt: Attempt = factories.opened(basket=factories.basket_with(factories.jar(), basket=Basket.objects.get()))
    return attempt


def test_owner_is_led_back_to_her_payment(visitor: Any, waiting: Attempt) -> None:
    page = visitor.sees()

    assert waiting.session_url in page
    assert f"/stripe/cancel/{waiting.order.token}/" in page


def test_her_way_back_survives_reading_on(visitor: Any, waiting: Attempt) -> None:
    visitor.sees("/jars/")
    visitor.sees()

    assert waiting.session_url in visitor.sees()


def test_stranger_is_not_led_there(stranger: Any, waiting: Attempt) -> None:
    assert waiting.session_url not in stranger.sees()


def test_new_jar_starts_a_new_basket(visitor: Any, waiting: Attempt) -> None:
    visitor.adds(factories.jar(title="Afterthought"))

    assert "Afterthought" in visitor.sees()
    assert Line.objects.filter(basket__status=Basket.FROZEN).count() == 2


@pytest.mark.parametrize("state", [Attempt.State.PAID, Attempt.State.RELEASED])
def test_basket_of_a_finished_attempt_is_just_empty(visitor: Any, waiting: Attempt, state: str) -> None:
    Attempt.objects.update(state=state, payment_intent_id="pi_1")

    assert "Your basket is empty" in visitor.sees()


def test_customer_with_an_account_is_led_back_too(visitor: Any) -> None:
    somebody = factories.customer()
    attempt = factories.opened(who=factories.buyer(user=somebody))
    visitor.client.force_login(somebody)

    assert attempt.session_url in visitor.sees()
