from django.apps import AppConfig
from django.core.checks import Tags, register


class PaymentsConfig(AppConfig):
    name = "shop.payments"
    label = "payments"
    verbose_name = "Stripe"

    def ready(self) -> None:
        from shop.payments import jobs  # noqa: F401 - registers what the outbox may ask of this app
        from shop.payments.checks import no_crashing_for_real

        register(no_crashing_for_real, Tags.security)
