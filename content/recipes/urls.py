from django.urls import path

from content.recipes import mail_view, views

app_name = "recipes"
urlpatterns = [
    path("recipes/", views.to_generator, name="index"),
    path("recipes/generator/", views.generator, name="generator"),
    path("recipes/generator/recipe.txt", views.generator_text, name="generator-text"),
    path("recipes/mail/", mail_view.mail, name="mail"),
    path("recipes/<slug:slug>/", views.named, name="named"),
    path("recipes/<slug:slug>/recipe.txt", views.named_text, name="named-text"),
]
