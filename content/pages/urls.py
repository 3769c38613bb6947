from django.urls import path

from content.pages import views

app_name = "pages"
urlpatterns = [
    path("read/", views.articles, name="articles"),
    path("faq/", views.faq, name="faq"),
    path("faq/<slug:slug>/", views.question, name="question"),
    # Everything that nobody else answers at: stands last in the site's map.
    path("<slug:slug>/", views.page, name="page"),
]
