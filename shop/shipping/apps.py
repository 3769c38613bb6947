from typing import Any

from django.apps import apps as installed
from django.db.models.signals import post_migrate
from oscar.apps.shipping.apps import ShippingConfig as OscarShippingConfig


class ShippingConfig(OscarShippingConfig):
    """Differs from Oscar's: after `migrate` there is the one country that parcels go to."""

    name = "shop.shipping"

    def ready(self) -> None:
        super().ready()
        post_migrate.connect(make_united_states, sender=installed.get_app_config("address"))


def make_united_states(using: str, apps: Any = installed, **kwargs: Any) -> None:
    """Orders and saved addresses point at this row without looking it up; `flush` sends no `apps`, `migrate` does."""
    try:
        country = apps.get_model("address", "Country")
    except LookupError:  # migrated back to before there were addresses
        return
    names = {"printable_name": "United States", "name": "United States of America"}
    codes = {"iso_3166_1_a3": "USA", "iso_3166_1_numeric": "840", "is_shipping_country": True}
    country.objects.using(using).get_or_create(iso_3166_1_a2="US", defaults={**names, **codes})
