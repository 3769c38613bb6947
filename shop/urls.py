"""The site's map."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.urls import include, path
from django.views.decorators.cache import cache_control
from django.views.static import serve

from shop import health

backoffice: Any = apps.get_app_config("backoffice")
editor: Any = apps.get_app_config("content_editor")
oscar: Any = apps.get_app_config("oscar")

urlpatterns = [
    path("", include("content.urls")),
    path("", include("content.recipes.urls")),
    path("", include("content.milk_maths.urls")),
    path("orders/", include("shop.orderpage.urls")),
    path("care/", include("shop.care.urls")),
    path("stripe/", include("shop.payments.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("dashboard/shop/", backoffice.urls),
    path("dashboard/writing/", editor.urls),
    path("preview/", include("content.editor.preview_urls")),
    path("", include(oscar.urls[0])),
    # Pictures that the owner uploads. One machine serves them itself; a proxy or object storage may take over.
    path("media/<path:path>", cache_control(max_age=86_400)(serve), {"document_root": settings.MEDIA_ROOT}),
    path("", include("content.pages.urls")),
]
