from django.urls import path

from content.helpful import views

app_name = "helpful"
urlpatterns = [path("faq/<slug:slug>/helpful/", views.vote, name="vote")]
