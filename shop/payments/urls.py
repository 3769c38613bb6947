from django.urls import path

from shop.payments.views import cancelled, returned
from shop.payments.webhook import webhook

app_name = "payments"
urlpatterns = [
    path("webhook/", webhook, name="webhook"),
    path("return/<slug:token>/", returned, name="return"),
    path("cancel/<slug:token>/", cancelled, name="cancel"),
]
