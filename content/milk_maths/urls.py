from django.urls import path

from content.milk_maths import views

app_name = "milk_maths"
urlpatterns = [
    path("milk-calculator/", views.calculator, name="calculator"),
]
