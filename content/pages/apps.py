from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PagesConfig(AppConfig):
    """Pages that the owner writes: articles, guides, questions and the page that lists them."""

    name = "content.pages"
    label = "content_pages"
    verbose_name = "Pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("content.pages.jobs")
        autodiscover_modules("publishing_checks")
