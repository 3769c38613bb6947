"""Oscar's flat rate, reckoned before tax: the tax isn't known until the state is."""

from decimal import Decimal
from typing import Any

from oscar.apps.shipping.abstract_models import AbstractOrderAndItemCharges
from oscar.core.prices import Price


class OrderAndItemCharges(AbstractOrderAndItemCharges):
    """Differs from Oscar's: no total with tax is asked of a basket whose tax is not known yet."""

    class Meta(AbstractOrderAndItemCharges.Meta):
        abstract = False

    def calculate(self, basket: Any) -> Price:
        return Price(currency=basket.currency, excl_tax=self._charge(basket))

    def _charge(self, basket: Any) -> Decimal:
        threshold = self.free_shipping_threshold
        if threshold is not None and basket.total_excl_tax >= threshold:
            return Decimal("0.00")
        jars = sum(line.quantity for line in basket.all_lines() if line.product.is_shipping_required)
        return Decimal(self.price_per_order + jars * self.price_per_item)


from oscar.apps.shipping.models import *
