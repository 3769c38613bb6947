"""The stand-in for contract tests; Stripe itself only when a test key is given."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import socket_allow_hosts

from tests.contract.receiver import Receiver
from tests.contract.world import World, world
from tests.standins.stripe.levers import Levers
from tests.standins.stripe.server import StandIn

pytest.register_assert_rewrite(
    "tests.contract.session_behaviours", "tests.contract.request_behaviours", "tests.contract.money_behaviours"
)
OPTION = "--stripe-test-key"
STRIPE_ITSELF = "test_stripe_itself.py"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, help="try the table of behaviours against Stripe's test mode with this key")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Nobody is asked to skip what cannot run without the owner's key."""
    return True if collection_path.name == STRIPE_ITSELF and not stripe_test_key(config) else None


def stripe_test_key(config: pytest.Config) -> str:
    return str(config.getoption(OPTION, default=None) or os.environ.get("STRIPE_TEST_KEY", ""))


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.path.name == STRIPE_ITSELF:
        socket_allow_hosts(["127.0.0.1", "api.stripe.com"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    with Receiver() as listening:
        yield listening


@pytest.fixture(scope="session")
def shared_stand_in(receiver: Receiver) -> Iterator[StandIn]:
    with StandIn(
        validate=True,
        webhook_url=receiver.url,
        webhook_secret=receiver.secret,
        webhook_backoff=0.05,
        webhook_wait=0.3,
        seed=7,
    ) as running:
        yield running


@pytest.fixture
def stand_in(shared_stand_in: StandIn, receiver: Receiver) -> Iterator[StandIn]:
    """Blank at the start of each test; no answer in it may have broken Stripe's contract."""
    levers = Levers(shared_stand_in.url)
    levers.reset()
    receiver.reset()
    yield shared_stand_in
    assert levers.violations() == []


@pytest.fixture
def levers(stand_in: StandIn) -> Levers:
    return Levers(stand_in.url)


@pytest.fixture
def played(stand_in: StandIn) -> World:
    return world(stand_in.url, "sk_test_0123456789abcdef", patience=3)
