from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "shop.care"
    label = "care"
    verbose_name = "Care reminders"
