from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse_lazy

from shop.menu import FOOT, Link


class RecipesConfig(AppConfig):
    name = "content.recipes"
    label = "content_recipes"
    verbose_name = "Recipes"

    def ready(self) -> None:
        import_module("content.recipes.mails")
        FOOT["Good to know"].append(Link("Kefir recipes", reverse_lazy("recipes:generator")))
