from django.urls import path

from shop.care import views

app_name = "care"
urlpatterns = [
    path("<str:token>/", views.plan, name="plan"),
    path("<str:token>/stop/", views.stop, name="stop"),
]
