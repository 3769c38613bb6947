from django.apps import AppConfig
from django.urls import reverse_lazy

from shop.menu import FOOT, Link


class MilkMathsConfig(AppConfig):
    name = "content.milk_maths"
    label = "content_milk_maths"
    verbose_name = "Milk maths"

    def ready(self) -> None:
        FOOT["Good to know"].append(Link("Milk maths", reverse_lazy("milk_maths:calculator")))
