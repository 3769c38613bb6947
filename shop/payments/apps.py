from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "shop.payments"
    label = "payments"
    verbose_name = "Stripe"

    def ready(self) -> None:
        from shop.payments import jobs  # noqa: F401 - registers what the outbox may ask of this app
