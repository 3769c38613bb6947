from django.urls import path

from shop.care import views

app_name = "care"
urlpatterns = [
    path("tap/<str:token>/", views.tap, name="tap"),
    path("<slug:token>/", views.plan, name="plan"),
    path("<slug:token>/stop/", views.stop, name="stop"),
]
