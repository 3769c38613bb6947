from django.urls import path
from django.views.generic import RedirectView

from shop.care import views

app_name = "care"
urlpatterns = [
    path("guide.pdf", RedirectView.as_view(pattern_name="starter_guide:pdf", permanent=True), name="guide"),
    path("<slug:token>/", views.plan, name="plan"),
    path("<slug:token>/stop/", views.stop, name="stop"),
]
