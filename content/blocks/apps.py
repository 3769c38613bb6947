from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BlocksConfig(AppConfig):
    """Building blocks of a text: what they are, how a text is cleaned, read and rendered. No models."""

    name = "content.blocks"
    label = "content_blocks"
    verbose_name = "Building blocks"

    def ready(self) -> None:
        autodiscover_modules("blocks")
