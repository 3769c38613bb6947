from django.apps import AppConfig


class DispatchConfig(AppConfig):
    name = "shop.dispatch"
    label = "dispatch"
    verbose_name = "Dispatch and pickup"
