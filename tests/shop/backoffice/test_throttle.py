"""Guessing a password is slow, at the dashboard's door and at the customers' door alike."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from shop.backoffice.throttle import MISSES
from tests import factories

pytestmark = pytest.mark.django_db
NAME, PASSWORD = "guessed@shop.example", "correct horse battery"


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


def log_in(client: Client, password: str, *, name: str = NAME, address: str = "203.0.113.9") -> Any:
    sent = {"username": name, "password": password}
    return client.post(reverse("dashboard:login"), sent, REMOTE_ADDR=address)


def miss(client: Client, times: int) -> None:
    for number in range(times):
        log_in(client, f"guess {number}")


def test_right_password_opens_the_dashboard(client: Client) -> None:
    factories.staff(NAME)

    answer = log_in(client, PASSWORD)

    assert (answer.status_code, answer.url) == (302, reverse("dashboard:index"))


def test_right_password_is_refused_after_too_many_misses(client: Client) -> None:
    factories.staff(NAME)
    miss(client, MISSES)

    answer = log_in(client, PASSWORD)

    assert answer.status_code == 200
    assert "Too many tries. Wait a quarter of an hour, then try again." in answer.content.decode()


def test_one_miss_less_is_forgiven(client: Client) -> None:
    factories.staff(NAME)
    miss(client, MISSES - 1)

    assert log_in(client, PASSWORD).status_code == 302


def test_customers_door_is_the_same_door(client: Client) -> None:
    factories.staff(NAME)
    miss(client, MISSES)

    answer = client.post(
        reverse("customer:login"),
        {"login-username": NAME, "login-password": PASSWORD, "login_submit": "1"},
        REMOTE_ADDR="203.0.113.9",
    )

    assert "_auth_user_id" not in client.session
    assert "Please wait 15 minutes, then try again" in answer.content.decode()


def test_misses_of_others_do_not_lock_the_owner_out(client: Client) -> None:
    factories.staff(NAME)
    miss(client, MISSES)

    assert log_in(client, PASSWORD, address="198.51.100.4").status_code == 302


def test_capitals_do_not_make_another_name(client: Client) -> None:
    factories.staff(NAME)
    for number in range(MISSES):
        log_in(client, f"guess {number}", name=NAME.upper() if number % 2 else NAME)

    assert log_in(client, PASSWORD).status_code == 200
