from django.urls import path

from shop.privacy import views

app_name = "privacy-choices"  # "privacy" is the dashboard's, whose pages have Oscar's kind of namespace
urlpatterns = [
    path("", views.ask, name="ask"),
    path("sent/", views.sent, name="sent"),
    path("erased/", views.erased, name="erased"),
    path("<str:token>/", views.show, name="held"),
    path("<str:token>/download/", views.download, name="download"),
    path("<str:token>/erase/", views.erase, name="erase"),
]
