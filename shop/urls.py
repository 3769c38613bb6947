"""The site's map."""

from typing import Any

from django.apps import apps
from django.urls import include, path

from shop import health
from shop.pictures.views import uploaded

backoffice: Any = apps.get_app_config("backoffice")
care_desk: Any = apps.get_app_config("care_desk")
claims: Any = apps.get_app_config("content_claims")
editor: Any = apps.get_app_config("content_editor")
links: Any = apps.get_app_config("content_links")
comments: Any = apps.get_app_config("content_comments")
helpful: Any = apps.get_app_config("content_helpful")
personal_data: Any = apps.get_app_config("privacy")
oscar: Any = apps.get_app_config("oscar")

urlpatterns = [
    path("", include("content.urls")),
    path("", include("content.recipes.urls")),
    path("", include("content.milk_maths.urls")),
    path("", include("content.found.urls")),
    path("", include("content.comments.urls")),
    path("", include("content.helpful.urls")),
    path("orders/", include("shop.orderpage.urls")),
    path("care/", include("shop.care.urls")),
    path("jar/", include("shop.care.keeper.urls")),
    path("starter-guide/", include("shop.care.guide_urls")),
    path("privacy-choices/", include("shop.privacy.urls")),
    path("stripe/", include("shop.payments.urls")),
    path("mail/", include("shop.mail.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("dashboard/shop/", backoffice.urls),
    path("dashboard/writing/helpful/", helpful.urls),
    path("dashboard/writing/", editor.urls),
    path("dashboard/comments/", comments.urls),
    path("dashboard/care/", care_desk.urls),
    path("dashboard/claims/", claims.urls),
    path("dashboard/links/", links.urls),
    path("dashboard/personal-data/", personal_data.urls),
    path("preview/", include("content.editor.preview_urls")),
    path("", include(oscar.urls[0])),
    path("media/<path:path>", uploaded),
    path("", include("content.pages.urls")),
]
