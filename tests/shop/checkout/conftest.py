"""A visitor with a basket, as the browser would send her."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.core.signing import Signer
from django.test import Client

from tests import factories

Visit = Callable[..., Client]
BASKET_COOKIE = "oscar_open_basket"  # as Oscar names it


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    """Limits are counted in the cache; no test may use up another's."""
    cache.clear()


@pytest.fixture
def visit(db: None) -> Visit:
    """A guest's browser that carries this basket's cookie."""

    def visit(basket: Any, **options: Any) -> Client:
        client = Client(**options)
        client.cookies[BASKET_COOKIE] = Signer().sign(basket.pk)
        return client

    return visit


@pytest.fixture
def filled() -> Callable[..., dict[str, str]]:
    """The form filled in by a guest in Columbus; name what is different."""

    def filled(**changes: str) -> dict[str, str]:
        factories.buyer()  # the delivery, the ship days and the country she needs
        given = {
            "action": "pay",
            "email": "ada@example.org",
            "first_name": "Ada",
            "last_name": "Lovelace",
            "delivery": "standard",
            "line1": "12 High St",
            "city": "Columbus",
            "state": "OH",
            "zip_code": "43215",
            "shown_total": "22.00",
        }
        return {name: value for name, value in {**given, **changes}.items() if value is not None}

    return filled
