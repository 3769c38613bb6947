"""The site's map."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path

from shop import health

backoffice: Any = apps.get_app_config("backoffice")
oscar: Any = apps.get_app_config("oscar")

urlpatterns = [
    path("", include("content.urls")),
    path("orders/", include("shop.orderpage.urls")),
    path("care/", include("shop.care.urls")),
    path("stripe/", include("shop.payments.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("dashboard/shop/", backoffice.urls),
    path("", include(oscar.urls[0])),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
