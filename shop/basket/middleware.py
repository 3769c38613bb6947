"""Oscar's basket middleware; see the docstring for where it differs."""

from oscar.apps.basket.middleware import BasketMiddleware as OscarBasketMiddleware


class BasketMiddleware(OscarBasketMiddleware):
    """Differs from Oscar's: nothing yet."""
