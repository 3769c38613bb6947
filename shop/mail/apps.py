from importlib import import_module

from django.apps import AppConfig

# Parts that are no apps of their own but have mails to send.
KINDS = ("shop.orderpage.mails", "shop.customer.mails")


class MailConfig(AppConfig):
    name = "shop.mail"
    label = "mail"
    verbose_name = "Mail"

    def ready(self) -> None:
        import_module("shop.mail.jobs")
        import_module("shop.mail.events")
        for module in KINDS:
            import_module(module)
