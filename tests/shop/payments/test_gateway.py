import time

import pytest
from pytest_django.fixtures import Settings

from shop.payments import gateway
from shop.payments.facts import GatewayDown, GatewayRefused
from tests.shop.payments.conftest import World


def test_an_expired_session_says_so(world: World) -> None:
    attempt = world.opened()

    assert gateway.expire(str(attempt.session_id)).status == "expired"


def test_expiring_a_paid_session_tells_that_it_is_paid(world: World) -> None:
    attempt = world.paid_at_stripe()

    session = gateway.expire(str(attempt.session_id))

    assert (session.status, session.payment_status) == ("complete", "paid")


def test_an_unknown_session_is_refused_in_stripes_words(world: World) -> None:
    with pytest.raises(GatewayRefused, match="No such checkout"):
        gateway.session("cs_test_invented")


@pytest.mark.parametrize("action", ["error_500", "error_429", "error_409", "drop_before"])
def test_answers_that_say_nothing_mean_later(world: World, action: str) -> None:
    attempt = world.opened()
    world.levers.rule(action, path="/v1/checkout/sessions/*")

    with pytest.raises(GatewayDown):
        gateway.session(str(attempt.session_id))


def test_a_single_lost_answer_is_not_noticed(world: World) -> None:
    attempt = world.opened()
    world.levers.rule("drop_after", path="/v1/checkout/sessions/*", count=1)

    assert gateway.session(str(attempt.session_id)).status == "open"


def test_a_stripe_that_hangs_is_given_up_before_the_customer_does(
    world: World, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    attempt = world.opened()
    monkeypatch.setattr(gateway, "SECONDS_PER_TRY", 0.2)
    gateway._client_for.cache_clear()
    world.levers.rule("hang", path="/v1/checkout/sessions/*", seconds=3)

    started = time.perf_counter()
    with pytest.raises(GatewayDown):
        gateway.session(str(attempt.session_id))
    took = time.perf_counter() - started
    gateway._client_for.cache_clear()
    world.levers.clear_rules()

    assert took < 2


def test_two_tries_fit_into_the_twelve_seconds_a_customer_waits() -> None:
    longest_pause = 1  # the SDK's first back-off, in seconds

    assert gateway.SECONDS_PER_TRY * (gateway.RETRIES + 1) + longest_pause <= 12


def test_a_wrong_key_means_later_and_not_never(world: World, settings: Settings) -> None:
    settings.STRIPE_SECRET_KEY = "sk_nonsense"

    with pytest.raises(GatewayDown):
        gateway.session("cs_test_1")


def test_the_version_is_the_sdks_own() -> None:
    from stripe._api_version import _ApiVersion

    assert gateway.API_VERSION == _ApiVersion.CURRENT
