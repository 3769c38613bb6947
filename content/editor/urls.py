"""The owner's desk for writing, all below /dashboard/writing/."""

from django.urls import URLPattern, path

from content.editor import autosaving, history, picture_pages, publishing_pages, writing
from content.editor.pages import PageList


def patterns() -> list[URLPattern]:
    """Made anew for each caller: Oscar wraps the permission around the views in place."""
    return [
        path("", PageList.as_view(), name="list"),
        path("add/<str:kind>/", writing.add, name="add"),
        path("<int:pk>/", writing.edit, name="edit"),
        path("<int:pk>/autosave/", autosaving.autosave, name="autosave"),
        path("<int:pk>/keep/", writing.keep, name="keep"),
        path("<int:pk>/settings/", writing.settings, name="settings"),
        path("<int:pk>/history/", history.history, name="history"),
        path("<int:pk>/history/<int:number>/", history.compare, name="compare"),
        path("<int:pk>/history/<int:number>/restore/", history.restore, name="restore"),
        path("<int:pk>/publish/", publishing_pages.publish, name="publish"),
        path("<int:pk>/unpublish/", publishing_pages.unpublish, name="unpublish"),
        path("<int:pk>/call-off/", publishing_pages.call_off, name="call-off"),
        path("pictures/", picture_pages.pictures, name="pictures"),
        path("pictures/<int:pk>/", picture_pages.picture, name="picture"),
    ]
