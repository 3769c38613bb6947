"""A sample voucher for the demo shop."""

from datetime import datetime, timedelta
from decimal import Decimal

from oscar.core.loading import get_model

CODE = "WELCOME10"


def welcome(now: datetime) -> str:
    """Ten percent off everything for a year, unless there is any voucher."""
    vouchers, offers = get_model("voucher", "Voucher"), get_model("offer", "ConditionalOffer")
    if vouchers.objects.exists():
        return ""
    everything = get_model("offer", "Range").objects.create(name="All jars", includes_all_products=True)
    condition = get_model("offer", "Condition").objects.create(range=everything, type="Count", value=Decimal(1))
    benefit = get_model("offer", "Benefit").objects.create(range=everything, type="Percentage", value=Decimal(10))
    offer = offers.objects.create(
        name="Welcome: 10% off (demo)", offer_type=offers.VOUCHER, condition=condition, benefit=benefit
    )
    voucher = vouchers.objects.create(
        name="Welcome, 10% off",
        code=CODE,
        usage=vouchers.MULTI_USE,
        start_datetime=now,
        end_datetime=now + timedelta(days=365),
    )
    voucher.offers.add(offer)
    return "voucher"
