from importlib import import_module

from django.apps import AppConfig


class RecipesConfig(AppConfig):
    name = "content.recipes"
    label = "content_recipes"
    verbose_name = "Recipes"

    def ready(self) -> None:
        import_module("content.recipes.mails")
