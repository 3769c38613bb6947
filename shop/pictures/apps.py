from importlib import import_module

from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "shop.pictures"
    label = "shop_pictures"
    verbose_name = "Pictures"

    def ready(self) -> None:
        import_module("shop.pictures.jobs")
