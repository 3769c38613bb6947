from importlib import import_module

from django.apps import AppConfig


class FoundConfig(AppConfig):
    """How the shop is found and shared: site map, feeds, structured data, pictures beside a link."""

    name = "content.found"
    label = "content_found"
    verbose_name = "Found and shared"

    def ready(self) -> None:
        import_module("content.found.sharing.jobs")
        import_module("content.found.structured.claims")
