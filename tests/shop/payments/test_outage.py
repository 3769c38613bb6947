"""A Stripe that says nothing keeps one customer waiting, not each of them."""

import pytest

from shop.payments import gateway
from shop.payments.facts import GatewayDown, Session
from tests import factories
from tests.shop.payments.conftest import World, again


def test_customers_do_not_wait_one_by_one_for_a_stripe_that_is_down(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.opened()
    second = world.opened(who=factories.buyer(email="b@example.org"), client="198.51.100.1")
    world.levers.pay(str(second.session_id))
    asked: list[str] = []

    def down(number: str) -> Session:
        asked.append(number)
        raise GatewayDown("no answer")

    with monkeypatch.context() as silence:
        silence.setattr(gateway, "session", down)
        world.client.get(f"/stripe/return/{first.order.token}/")
        world.clock.move(seconds=11)  # as long as it took to give up
        for order in (first.order, second.order):
            assert world.client.get(order.get_absolute_url()).status_code == 200
    world.clock.move(seconds=20)
    world.client.get(second.order.get_absolute_url())

    assert asked == [first.session_id]
    assert again(second).state == "paid"
