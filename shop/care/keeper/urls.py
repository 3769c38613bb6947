from django.urls import path

from shop.care.keeper import jar_views

app_name = "jar"
urlpatterns = [
    path("", jar_views.find, name="find"),
    path("<str:code>/", jar_views.jar, name="jar"),
    path("<str:code>/family/", jar_views.family, name="family"),
    path("<str:code>/link/", jar_views.link, name="link"),
    path("<str:code>/spoonful/", jar_views.spoonful, name="spoonful"),
]
