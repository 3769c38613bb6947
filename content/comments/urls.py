"""Addresses of readers and writers; none of the libraries' own is among them."""

from django.urls import path

from content.comments import mine_views, views

app_name = "comments"
urlpatterns = [
    path("comments/on/<slug:slug>/", views.write, name="write"),
    path("comments/<int:pk>/", views.one, name="one"),
    path("comments/<int:pk>/answer/", views.answer, name="answer"),
    path("comments/<int:pk>/report/", views.report, name="report"),
    path("comments/mine/<str:token>/", mine_views.mine, name="mine"),
    path("comments/mine/<str:token>/stop/", mine_views.stop, name="stop"),
]
