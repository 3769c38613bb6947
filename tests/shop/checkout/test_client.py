"""Where a request comes from."""

from django.test import RequestFactory
from pytest_django.fixtures import Settings

from shop.checkout.client import address_of


def test_forwarded_address_of_a_stranger_is_not_believed(settings: Settings) -> None:
    settings.TRUST_PROXY = False

    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", headers={"X-Forwarded-For": "198.51.100.1"})

    assert address_of(request) == "203.0.113.7"


def test_own_proxy_names_the_address_last(settings: Settings) -> None:
    settings.TRUST_PROXY = True

    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "forged, 198.51.100.1"})

    assert address_of(request) == "198.51.100.1"


def test_proxy_that_says_nothing_is_the_client(settings: Settings) -> None:
    settings.TRUST_PROXY = True

    assert address_of(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")) == "10.0.0.1"
