"""Prices without tax until the state is known, and only what is in stock."""

from typing import Any

from django.http import HttpRequest
from oscar.apps.partner.strategy import DeferredTax, StockRequired, Structured, UseFirstStockRecord


class UnitedStates(UseFirstStockRecord, StockRequired, DeferredTax, Structured):
    """Oscar's parts for a shop whose tax depends on where the parcel goes."""


class Selector:
    """One strategy for everybody."""

    def strategy(self, request: HttpRequest | None = None, user: Any = None, **kwargs: Any) -> UnitedStates:
        return UnitedStates(request)
