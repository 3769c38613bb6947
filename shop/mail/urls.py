"""Addresses for mail providers."""

from django.urls import path

from shop.mail.webhook import webhook

app_name = "mail"
urlpatterns = [path("events/<slug:provider>/", webhook, name="events")]
