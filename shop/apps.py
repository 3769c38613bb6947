from django.apps import AppConfig
from django.conf import settings
from django.forms import Field


class ShopConfig(AppConfig):
    name = "shop"
    label = "shop"
    verbose_name = "Mindful Culture"

    def ready(self) -> None:
        import shop.checks  # noqa: F401 - registers the checks

        # Django's "This field is required." says what is wrong; people want to know what to do.
        Field.default_error_messages["required"] = "Please fill this in."

        if settings.SENTRY_DSN:
            from shop.errors import report_to_sentry

            report_to_sentry(settings.SENTRY_DSN)
