from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client

from shop.payments.models import Attempt
from tests import factories
from tests.shop.payments.conftest import World, again


def cancel(client: Client, attempt: Attempt) -> Any:
    return client.get(f"/stripe/cancel/{attempt.order.token}/")


def lines_of(client: Client) -> list[tuple[str, int]]:
    """What is in the open basket that the visitor's cookie names."""
    cookie = client.cookies.get("oscar_open_basket")
    if cookie is None or not cookie.value:
        return []
    basket = factories.Basket.objects.get(pk=Signer().unsign(cookie.value), status="Open")
    return [(line.product.title, line.quantity) for line in basket.lines.all()]


def test_coming_back_paid_settles_before_any_webhook(world: World) -> None:
    attempt = world.paid_at_stripe()

    answer = world.client.get(f"/stripe/return/{attempt.order.token}/?session_id={attempt.session_id}")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/orders/{attempt.order.token}/")
    assert again(attempt).order.status == "paid"


def test_coming_back_unpaid_changes_nothing(world: World) -> None:
    attempt = world.opened()

    answer = world.client.get(f"/stripe/return/{attempt.order.token}/")

    assert (answer.status_code, again(attempt).order.status) == (303, "awaiting payment")


def test_a_session_id_in_the_address_reveals_no_order(world: World) -> None:
    attempt = world.paid_at_stripe()

    answer = world.client.get(f"/stripe/return/{'x' * 22}/?session_id={attempt.session_id}")

    assert (answer.status_code, again(attempt).order.status) == (404, "awaiting payment")


def test_cancelling_ends_the_session_and_gives_the_basket_back(world: World) -> None:
    jar = factories.jar(stock=5, title="Double jar")
    attempt = world.opened(product=jar, quantity=2)

    answer = cancel(world.client, attempt)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/basket/")
    assert world.levers.ledger()["sessions"][0]["status"] == "expired"
    assert again(attempt).state == "released"
    assert factories.record_of(jar).num_allocated == 0
    assert lines_of(world.client) == [("Double jar", 2)]


def test_cancelling_twice_fills_the_basket_once(world: World) -> None:
    attempt = world.opened(quantity=2)

    cancel(world.client, attempt)
    cancel(world.client, attempt)

    assert [quantity for _, quantity in lines_of(world.client)] == [2]


def test_a_logged_in_customer_finds_her_basket_again(world: World) -> None:
    ada = factories.customer()
    attempt = world.opened(who=factories.buyer(user=ada))
    world.client.force_login(ada)

    cancel(world.client, attempt)

    assert factories.Basket.objects.get(owner=ada, status="Open").num_items == 1


def test_cancelling_what_was_paid_shows_the_order(world: World) -> None:
    attempt = world.paid_at_stripe()

    answer = cancel(world.client, attempt)

    assert answer.headers["Location"] == f"/orders/{attempt.order.token}/"
    assert again(attempt).order.status == "paid"


def test_cancelling_while_stripe_is_down_keeps_the_jars_and_says_so(world: World) -> None:
    jar = factories.jar(stock=5)
    attempt = world.opened(product=jar)
    world.levers.rule("drop_before", path="/v1/checkout/sessions/*")

    answer = cancel(world.client, attempt)

    assert answer.headers["Location"] == f"/orders/{attempt.order.token}/"
    assert again(attempt).state == "open"
    assert factories.record_of(jar).num_allocated == 1


def test_cancelling_a_session_that_stripe_does_not_know_keeps_the_jars_and_says_so(world: World) -> None:
    attempt = world.opened()
    Attempt.objects.update(session_id="cs_test_of_another_account")

    answer = cancel(world.client, attempt)

    assert answer.headers["Location"] == f"/orders/{attempt.order.token}/"
    assert again(attempt).state == "open"


def test_a_product_that_is_gone_is_left_out(world: World) -> None:
    attempt = world.opened(product=factories.jar(stock=1))
    record = factories.record_of(attempt.order.lines.get().product)
    cancel(world.client, attempt)
    other = Client()
    record.allocate(1)

    cancel(other, attempt)

    assert lines_of(other) == []


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["return", "cancel"])
def test_an_invented_token_finds_nothing(client: Client, way: str) -> None:
    assert client.get(f"/stripe/{way}/{'a' * 22}/").status_code == 404


def test_looking_with_head_cancels_nothing(world: World) -> None:
    attempt = world.opened()

    world.client.head(f"/stripe/cancel/{attempt.order.token}/")

    assert again(attempt).state == "open"


def test_changing_her_mind_before_stripe_ever_answered_gives_the_basket_back(world: World) -> None:
    jar = factories.jar(stock=5)
    attempt = factories.prepared(jar, now=world.now)

    cancel(world.client, attempt)

    assert (again(attempt).state, factories.record_of(jar).num_allocated) == ("released", 0)
    assert [session["status"] for session in world.levers.ledger()["sessions"]] == ["expired"]
    assert [quantity for _, quantity in lines_of(world.client)] == [1]
