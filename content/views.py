"""The front page and the search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    return render(request, "content/home.html")


def search(request: HttpRequest) -> HttpResponse:
    """Jars that contain the words asked for."""
    return render(request, "content/search.html")
