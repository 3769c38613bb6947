from importlib import import_module

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "shop.care"
    label = "care"
    verbose_name = "Care reminders"

    def ready(self) -> None:
        import_module("shop.care.jobs")
        import_module("shop.care.mails")
        import_module("shop.care.keeper.confirming")
        import_module("shop.care.keeper.linking")
