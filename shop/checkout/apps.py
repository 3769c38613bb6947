from typing import Any

from django.urls import path
from oscar.apps.checkout.apps import CheckoutConfig as OscarCheckoutConfig
from oscar.core.loading import get_class


class CheckoutConfig(OscarCheckoutConfig):
    """Differs from Oscar's: one page and its live total instead of five steps."""

    name = "shop.checkout"

    def ready(self) -> None:
        """Oscar's would load the views of its five steps, which are not here."""

    def get_urls(self) -> Any:
        index, totals = (get_class("checkout.views", name) for name in ("IndexView", "TotalsView"))
        return self.post_process_urls(
            [path("", index.as_view(), name="index"), path("totals/", totals.as_view(), name="totals")]
        )
