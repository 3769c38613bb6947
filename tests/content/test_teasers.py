"""The front page's reading corner: absent until somebody has something to read."""

from collections.abc import Iterator

import pytest
from django.test import Client

from content import teasers
from content.teasers import Teaser

pytestmark = pytest.mark.django_db
HEADING = "Something to read while the jar works"


@pytest.fixture
def sources() -> Iterator[list[object]]:
    """No source but those that the test adds."""
    kept = teasers.SOURCES.copy()
    teasers.SOURCES.clear()
    yield teasers.SOURCES  # type: ignore[misc]  # sources are functions
    teasers.SOURCES[:] = kept


def test_nothing_to_read_shows_nothing(sources: list[object]) -> None:
    assert HEADING not in Client().get("/").content.decode()


def test_first_three_are_shown(sources: list[object]) -> None:
    sources.append(lambda: [Teaser(f"Article {number}", "Why & how", f"/articles/{number}/") for number in range(5)])

    page = Client().get("/").content.decode()

    assert HEADING in page
    assert [f'href="/articles/{number}/"' in page for number in range(4)] == [True, True, True, False]
    assert "Why &amp; how" in page
