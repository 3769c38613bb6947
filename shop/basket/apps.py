from typing import Any

from django.urls import path
from oscar.apps.basket.apps import BasketConfig as OscarBasketConfig


class BasketConfig(OscarBasketConfig):
    """Differs from Oscar's: one page with plain forms; no baskets saved for later."""

    name = "shop.basket"

    def get_urls(self) -> list[Any]:
        from shop.basket import views

        urls = [
            path("", views.BasketView.as_view(), name="summary"),
            path("add/<int:pk>/", views.BasketAddView.as_view(), name="add"),
            path("vouchers/add/", views.VoucherAddView.as_view(), name="vouchers-add"),
            path("vouchers/<int:pk>/remove/", views.VoucherRemoveView.as_view(), name="vouchers-remove"),
        ]
        return list(self.post_process_urls(urls))
