"""The owner's rate table, read for one state."""

from decimal import Decimal
from typing import Final

from shop.tax.models import TaxRate

FOOD: Final = "food"  # what a product is that nobody has put into a category


def rates_for(state: str) -> dict[str, Decimal]:
    """Percentages by category code; a category that isn't listed is not taxed there."""
    if not state:
        return {}
    return dict(TaxRate.objects.filter(state=state).order_by().values_list("category__code", "percent"))
