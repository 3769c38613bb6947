"""The seed as `make run` calls it, and what it leaves."""

import io

from django.core.management import call_command
from oscar.core.loading import get_model

from catalogue.models import Product
from shop.dispatch.models import DispatchRule, PickupPlace
from shop.partner.models import StockRecord
from shop.tax.models import TaxRate


def seed(**options: object) -> str:
    """Run the command; gives what it says."""
    out = io.StringIO()
    call_command("seed", stdout=out, **options)
    return out.getvalue()


def everything() -> list[int]:
    """How many rows there are of each kind that the seed makes."""
    models = [Product, StockRecord, TaxRate, PickupPlace, DispatchRule]
    labels = [
        ("voucher", "Voucher"),
        ("shipping", "OrderAndItemCharges"),
        ("catalogue", "Category"),
        ("address", "Country"),
    ]
    return [model._base_manager.count() for model in [*models, *(get_model(*label) for label in labels)]]
