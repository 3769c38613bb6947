"""Outside /dashboard/ on purpose: a preview has the storefront's strict policy, not the dashboard's."""

from django.urls import path

from content.editor.preview import preview

app_name = "preview"
urlpatterns = [path("<int:pk>/", preview, name="page")]
