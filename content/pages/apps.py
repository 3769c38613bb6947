from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse_lazy
from django.utils.module_loading import autodiscover_modules

from content.teasers import SOURCES
from shop import menu


class PagesConfig(AppConfig):
    """Pages that the owner writes: articles, guides, questions and the page that lists them."""

    name = "content.pages"
    label = "content_pages"
    verbose_name = "Pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from content.pages.teaser import newest_articles  # models are ready only now

        import_module("content.pages.jobs")
        SOURCES.append(newest_articles)
        menu.HEAD.append(menu.Link("Reading", reverse_lazy("pages:articles")))
        menu.FOOT["Good to know"].append(menu.Link("Reading", reverse_lazy("pages:articles")))
        autodiscover_modules("publishing_checks")
