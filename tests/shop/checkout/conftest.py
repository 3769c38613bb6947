"""A visitor with a basket, as the browser would send her."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.core.signing import Signer
from django.test import Client
from oscar.core.loading import get_model

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


@pytest.fixture
def offer(db: None) -> Callable[..., Any]:
    """An offer on everything in the shop; its voucher, if a code is given."""

    def offer(kind: str = "Percentage", value: str = "10", *, code: str = "", **changes: Any) -> Any:
        everything, _ = get_model("offer", "Range").objects.get_or_create(
            name="Everything", defaults={"includes_all_products": True}
        )
        condition = get_model("offer", "Condition").objects.create(range=everything, type="Count", value=1)
        shipping = {"range": None} if kind.startswith("Shipping") else {"range": everything}
        benefit = get_model("offer", "Benefit").objects.create(type=kind, value=Decimal(value), **shipping)
        made = get_model("offer", "ConditionalOffer").objects.create(
            name=f"{kind} {value} {code}".strip(),
            offer_type="Voucher" if code else "Site",
            condition=condition,
            benefit=benefit,
            **{"max_basket_applications": 1, **changes},
        )
        return made if not code else _voucher(made, code)

    def _voucher(made: Any, code: str) -> Any:
        start = factories.NOON - timedelta(days=400)
        voucher = get_model("voucher", "Voucher").objects.create(
            name=f"Voucher {code}",
            code=code,
            usage="Single use",
            start_datetime=start,
            end_datetime=start + timedelta(days=4000),
        )
        voucher.offers.add(made)
        return voucher

    return offer
