from django.urls import path

from content.found import views
from content.found.feeds import ArticlesFeed, ArticlesRss

app_name = "found"
urlpatterns = [
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("site.webmanifest", views.web_manifest, name="manifest"),
    path(".well-known/security.txt", views.security, name="security"),
    path("products.xml", views.merchant, name="merchant"),
    path("read/feed.atom", ArticlesFeed(), name="atom"),
    path("read/feed.rss", ArticlesRss(), name="rss"),
]
