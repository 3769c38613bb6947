"""The owner's desk for affiliate links, all below /dashboard/links/."""

from django.urls import URLPattern, path

from content.links import desk


def patterns() -> list[URLPattern]:
    """Made anew for each caller: Oscar wraps the permission around the views in place."""
    return [
        path("", desk.links, name="affiliate-list"),
        path("add/", desk.add, name="affiliate-add"),
        path("<int:pk>/", desk.change, name="affiliate-change"),
        path("<int:pk>/delete/", desk.delete, name="affiliate-delete"),
    ]
