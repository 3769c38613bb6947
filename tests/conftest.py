"""The few fixtures everybody uses; the rows themselves come from tests.factories."""

import functools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache, caches
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from pytest_socket import socket_allow_hosts

from shop.order.models import Order
from tests import factories
from tests.house.databases import Databases, databases


def pytest_runtest_setup() -> None:
    """Nothing but this machine can be reached."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _no_page_is_remembered() -> None:
    """Pages are kept for ten seconds, which is longer than a test."""
    cache.clear()
    caches["pages"].clear()


@pytest.fixture(autouse=True)
def _database_knows_itself(request: pytest.FixtureRequest) -> None:
    """SQLite is asked once per process whether it knows JSON; no test that counts queries should be the one to ask."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        assert connection.features.supports_json_field


@pytest.fixture(autouse=True, scope="session")
def _same_guide_is_laid_out_once() -> Iterator[None]:
    """The real file, kept between the tests: the same guide always gives the same bytes, as its own tests hold."""
    from shop.care import starter_pdf

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starter_pdf, "render", functools.cache(starter_pdf.render))
        yield


class Clock:
    """The time that everything in this process sees; it stands still until it is moved."""

    def __init__(self, travel: Any) -> None:
        self._travel = travel

    @property
    def now(self) -> datetime:
        return datetime.now(tz=UTC)

    def move(self, **by: float) -> datetime:
        """Move by a timedelta's parts, such as `minutes=35`; gives the new time."""
        return self.move_to(self.now + timedelta(**by))

    def move_to(self, moment: datetime) -> datetime:
        self._travel.move_to(moment, tick=False)
        return self.now


@pytest.fixture
def clock() -> Iterator[Clock]:
    """A clock that stands at NOON of tests.factories."""
    with time_machine.travel(factories.NOON, tick=False) as travel:
        yield Clock(travel)


@pytest.fixture(scope="session")
def prepared() -> Iterator[Databases]:
    """Databases for houses, one fixture for everybody: a process that asked twice would wait for itself."""
    with databases() as made:
        yield made


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around a module's tests, for rows that they share: each test begins at a savepoint in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def paid_order(db: None) -> Order:
    """A guest's order for one jar, paid."""
    return factories.paid_order()


@pytest.fixture
def standin(settings: Settings) -> Iterator[Any]:
    """A Stripe of our own in this process; the shop talks to it for the length of the test."""
    from tests.standins.stripe.server import StandIn

    with StandIn(validate=True) as running:
        settings.STRIPE_API_BASE = running.url
        yield running
