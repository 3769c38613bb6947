"""Offers and vouchers for tests, made of Oscar's own rows."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from oscar.core.loading import get_model

from tests.factories import NOON


def offer(kind: str = "Percentage", value: str = "10", *, code: str = "", **changes: Any) -> Any:
    """An offer on everything in the shop; with a code, the single-use voucher that brings it."""
    made = get_model("offer", "ConditionalOffer").objects.create(
        name=f"{kind} {value} {code}".strip(),
        offer_type="Voucher" if code else "Site",
        condition=get_model("offer", "Condition").objects.create(range=_everything(), type="Count", value=1),
        benefit=get_model("offer", "Benefit").objects.create(
            type=kind, value=Decimal(value), range=None if kind.startswith("Shipping") else _everything()
        ),
        **{"max_basket_applications": 1, **changes},
    )
    return _voucher(made, code) if code else made


def _everything() -> Any:
    everything = {"includes_all_products": True}
    return get_model("offer", "Range").objects.get_or_create(name="Everything", defaults=everything)[0]


def _voucher(made: Any, code: str) -> Any:
    start = NOON - timedelta(days=400)
    voucher = get_model("voucher", "Voucher").objects.create(
        name=f"Voucher {code}",
        code=code,
        usage="Single use",
        start_datetime=start,
        end_datetime=start + timedelta(days=4000),
    )
    voucher.offers.add(made)
    return voucher
