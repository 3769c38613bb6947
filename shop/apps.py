from django.apps import AppConfig
from django.conf import settings


class ShopConfig(AppConfig):
    name = "shop"
    label = "shop"
    verbose_name = "Mindful Culture"

    def ready(self) -> None:
        import shop.checks  # noqa: F401 - registers the checks

        if settings.SENTRY_DSN:
            from shop.errors import report_to_sentry

            report_to_sentry(settings.SENTRY_DSN)
