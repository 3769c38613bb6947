from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class PaymentsConfig(AppConfig):
    name = "shop.payments"
    label = "payments"
    verbose_name = "Stripe"

    def ready(self) -> None:
        from shop.payments import jobs  # noqa: F401 - registers what the outbox may ask of this app

        post_migrate.connect(make_source_type, sender=apps.get_app_config("payment"))


def make_source_type(**kwargs: Any) -> None:
    """So that the first sale finds it."""
    from shop.payments.ledger import source_type

    source_type()
