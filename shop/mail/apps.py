from importlib import import_module

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "shop.mail"
    label = "mail"
    verbose_name = "Mail"

    def ready(self) -> None:
        import_module("shop.mail.jobs")
