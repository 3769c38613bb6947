"""Fills what is empty of the shop's rules: name, country, tax, delivery, pickup and ship days."""

from datetime import time
from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site
from oscar.core.loading import get_model

from shop.dispatch.models import DispatchRule, PickupPlace
from shop.tax.models import TaxCategory, TaxRate

UNITED_STATES = {
    "iso_3166_1_a3": "USA",
    "iso_3166_1_numeric": "840",
    "printable_name": "United States",
    "name": "United States of America",
    "is_shipping_country": True,
}


def site() -> str:
    """Oscar's mails and feeds take the shop's name and address from here."""
    known = {"domain": urlsplit(settings.SITE_URL).netloc, "name": settings.OSCAR_SHOP_NAME}
    if Site.objects.filter(pk=settings.SITE_ID, **known).exists():
        return ""
    Site.objects.update_or_create(pk=settings.SITE_ID, defaults=known)
    Site.objects.clear_cache()
    return "site"


def country() -> str:
    """The one country that parcels go to."""
    _, made = get_model("address", "Country").objects.get_or_create(iso_3166_1_a2="US", defaults=UNITED_STATES)
    return "country" if made else ""


def taxes() -> str:
    """Food, which most states don't tax, and everything else; Ohio's rate for the latter is a demo figure."""
    if TaxCategory.objects.exists():
        return ""
    TaxCategory.objects.create(code="food", name="Food")
    general = TaxCategory.objects.create(code="general", name="General goods")
    TaxRate.objects.create(state="OH", category=general, percent=Decimal("7.25"), is_demo=True)
    return "taxes"


def delivery() -> str:
    """One flat rate; the price is a demo figure."""
    charges = get_model("shipping", "OrderAndItemCharges")
    if charges.objects.exists():
        return ""
    charges.objects.create(
        name="Delivery",
        description="By parcel, well padded. (Demo price.)",
        price_per_order=Decimal("8.50"),
        price_per_item=Decimal("0.00"),
    )
    return "delivery"


def pickup() -> str:
    """The store in Rio Grande; street, hours and instructions are made up until the owner confirms them."""
    if PickupPlace.objects.exists():
        return ""
    PickupPlace.objects.create(
        name="Hope Homestead Farms & General Store",
        line1="(street to be confirmed)",
        city="Rio Grande",
        state="OH",
        zip_code="45674",
        hours="Tuesday to Friday 10 to 6\nSaturday 9 to 2",
        instructions="Ask at the counter and give your order number. Bring a bag: the jar likes to stay cool.",
        is_demo=True,
    )
    return "pickup place"


def ship_days() -> str:
    """Monday to Wednesday, so that no parcel is on the road over a weekend."""
    if DispatchRule.objects.exists():
        return ""
    DispatchRule.objects.create(cutoff=time(9), transit_days=3, is_demo=True)
    return "ship days"
