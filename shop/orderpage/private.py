"""Headers for pages behind a private link: kept by nobody, indexed by nobody, and their address told to nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Set no-store, no-referrer and noindex on whatever the view answers."""

    @sensitive_post_parameters()
    @wraps(view)
    def with_headers(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return with_headers
