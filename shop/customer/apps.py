from typing import Any

from oscar.apps.customer.apps import CustomerConfig as OscarCustomerConfig


class CustomerConfig(OscarCustomerConfig):
    """Differs from Oscar's: no guessable order pages, no inbox, alerts, mail history or wish lists."""

    name = "shop.customer"

    def get_urls(self) -> list[Any]:
        from shop.customer.urls import urls

        return list(self.post_process_urls(urls()))
