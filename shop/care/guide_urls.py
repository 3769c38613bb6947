from django.urls import path

from shop.care import guide_views

app_name = "starter_guide"
urlpatterns = [
    path("", guide_views.page, name="page"),
    path("getting-started-with-milk-kefir.pdf", guide_views.pdf, name="pdf"),
]
