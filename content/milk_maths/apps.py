from django.apps import AppConfig


class MilkMathsConfig(AppConfig):
    name = "content.milk_maths"
    label = "content_milk_maths"
    verbose_name = "Milk maths"
