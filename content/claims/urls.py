"""The owner's desk for claims, all below /dashboard/claims/."""

from django.urls import URLPattern, path

from content.claims import desk


def patterns() -> list[URLPattern]:
    """Made anew for each caller: Oscar wraps the permission around the views in place."""
    return [
        path("", desk.claims, name="claim-list"),
        path("add/", desk.add, name="claim-add"),
        path("<int:pk>/", desk.change, name="claim-change"),
        path("<int:pk>/sign/", desk.sign, name="claim-sign"),
        path("<int:pk>/delete/", desk.delete, name="claim-delete"),
        path("sources/", desk.sources, name="source-list"),
        path("sources/add/", desk.add_source, name="source-add"),
        path("sources/<int:pk>/", desk.change_source, name="source-change"),
        path("sources/<int:pk>/delete/", desk.delete_source, name="source-delete"),
    ]
