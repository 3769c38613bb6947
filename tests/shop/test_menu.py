"""The storefront's menus: each link leads somewhere, and other apps may add theirs."""

from collections.abc import Iterator

import pytest
from django.test import Client

from content.pages.models import Page
from content.seed_texts.texts import texts
from shop import menu
from shop.menu import Link
from tests import factories
from tests.writing import published

pytestmark = pytest.mark.django_db
LINKS = [*menu.HEAD, *[link for links in menu.FOOT.values() for link in links]]


@pytest.fixture
def column() -> Iterator[list[Link]]:
    """A column that an app has added."""
    yield menu.FOOT.setdefault("Reading", [])
    del menu.FOOT["Reading"]


@pytest.fixture(scope="module")
def _filled(module_db: None) -> None:
    """A jar, the questions and every guide, which the tests of all links share."""
    factories.jar()
    published("faq", kind=Page.Kind.FAQ, body="")
    for text in texts():
        if text.kind == Page.Kind.GUIDE:
            published(text.slug, kind=text.kind)


@pytest.mark.usefixtures("_filled")
@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.words)
def test_link_leads_to_a_page_that_has_the_place_it_names(link: Link) -> None:
    path, _, place = str(link.address).partition("#")

    response = Client().get(path, follow=True)

    assert response.status_code == 200
    assert not place or f'id="{place}"' in response.content.decode()


def test_added_column_stands_in_the_foot(column: list[Link]) -> None:
    column.append(Link("Seven honest facts", "/facts/"))

    page = Client().get("/jars/?fresh=1").content.decode()

    assert '<nav aria-label="Reading">' in page
    assert '<a href="/facts/">Seven honest facts</a>' in page


def test_reader_is_told_where_she_is() -> None:
    page = Client().get("/jars/").content.decode()

    assert '<a href="/jars/" aria-current="page">Jars</a>' in page
