"""The owner's rate table, read for one state."""

from typing import Final

from django.db.models import Subquery
from django.db.models.expressions import Combinable

from shop.tax.models import TaxRate

FOOD: Final = "food"  # what a product is that nobody has put into a category


def percent_in(state: str, *, category: Combinable) -> Subquery:
    """The percentage in that state, as part of a query of goods; NULL for a category that is not taxed there."""
    return Subquery(TaxRate.objects.filter(state=state, category__code=category).order_by().values("percent"))
