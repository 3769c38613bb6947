"""An article to talk about, at NOON."""

import pytest
from django.test import Client

from content.pages.models import Page
from tests.conftest import Clock
from tests.writing import published

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def article(db: None, clock: Clock) -> Page:
    return published()


@pytest.fixture
def reader() -> Client:
    """A browser that says, as all do, that the form was on our own page."""
    return Client(headers=OURS)
