"""Prices without tax until the state is known, and only what is public, priced and in stock."""

from typing import Any

from django.http import HttpRequest
from oscar.apps.partner.availability import Unavailable
from oscar.apps.partner.prices import Unavailable as NoPrice
from oscar.apps.partner.strategy import DeferredTax, StockRequired, Structured, UseFirstStockRecord


class UnitedStates(UseFirstStockRecord, StockRequired, DeferredTax, Structured):
    """Differs from Oscar's: nothing is given away by a price of zero, and a hidden product is not for sale."""

    def fetch_for_line(self, line: Any, stockrecord: Any = None) -> Any:
        """Read the line's own stock record instead of asking the database for the product's first."""
        return self.fetch_for_product(line.product, stockrecord or line.stockrecord)

    def pricing_policy(self, product: Any, stockrecord: Any) -> Any:
        if not stockrecord or stockrecord.price is None or stockrecord.price <= 0:
            return NoPrice()
        return super().pricing_policy(product, stockrecord)

    def availability_policy(self, product: Any, stockrecord: Any) -> Any:
        if not product.is_public or not self.pricing_policy(product, stockrecord).exists:
            return Unavailable()
        return super().availability_policy(product, stockrecord)


class Selector:
    """One strategy for everybody."""

    def strategy(self, request: HttpRequest | None = None, user: Any = None, **kwargs: Any) -> UnitedStates:
        return UnitedStates(request)
