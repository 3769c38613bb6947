"""The seed with the login of a demo, and the seed that comes a second time."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.shop.seeding import everything, seed

pytestmark = pytest.mark.django_db
LOGIN = ["owner@example.com", "squishies-at-home"]


@pytest.fixture(scope="module")
def _once(module_db: None) -> None:
    """An empty shop that was seeded with a login, which the module's tests share."""
    seed(demo=LOGIN)


@pytest.fixture(autouse=True)
def _seeded(_once: None) -> None:
    """Each test finds the shop as the seed left it."""


def test_second_time_changes_nothing_and_asks_little() -> None:
    before = everything()

    with CaptureQueriesContext(connection) as asked:
        words = seed(demo=LOGIN)

    assert len(asked) <= 16
    assert words == "Seeded: nothing, the shop is not empty.\n"
    assert everything() == before


def test_demo_login_opens_the_dashboard(client: Client) -> None:
    assert client.login(username=LOGIN[0], password=LOGIN[1])
    assert client.get("/dashboard/").status_code == 200


def test_login_that_exists_keeps_its_password() -> None:
    seed(demo=[LOGIN[0], "another password"])

    assert get_user_model().objects.get().check_password(LOGIN[1])
