"""Uploaded pictures from the disk of this machine; a proxy or object storage may take over."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.static import serve


@cache_control(max_age=86_400)
def uploaded(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file below MEDIA_ROOT, or 404."""
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))
