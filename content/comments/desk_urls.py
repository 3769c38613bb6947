"""The owner's desk for comments, all below /dashboard/comments/."""

from django.urls import URLPattern, path

from content.comments import desk


def patterns() -> list[URLPattern]:
    """Made anew for each caller: Oscar wraps the permission around the views in place."""
    return [
        path("", desk.comments, name="comments"),
        path("<int:pk>/", desk.decide, name="comment-decide"),
        path("<int:pk>/answer/", desk.answer, name="comment-answer"),
    ]
