"""Finding jars by words."""

from urllib.parse import quote_plus

import pytest
from django.test import Client

from catalogue.search import MOST_WORDS, products_with, words_of
from tests import factories

pytestmark = pytest.mark.django_db


def test_every_word_must_be_somewhere() -> None:
    gift = factories.jar(title="Gift jar", summary="With a ribbon", description="<p>Linen</p>", upc="MC-GIFT")
    factories.jar(title="Plain jar")

    found = [list(products_with(words)) for words in (["RIBBON", "jar"], ["linen"], ["mc-gift"], ["ribbon", "plain"])]

    assert found == [[gift], [gift], [gift], []]


def test_nothing_asked_shows_everything() -> None:
    factories.jar()

    page = Client().get("/search/").content.decode()

    assert page.count('class="product-card"') == 1


def test_nothing_found_says_what_to_do() -> None:
    factories.jar()

    page = Client().get("/search/?q=teapot").content.decode()

    assert "Nothing with “teapot”" in page
    assert "look at all jars" in page


@pytest.mark.parametrize(
    "asked", ["%", "_", "'; DROP TABLE", "\\", "\x00", "<script>x</script>", "🥛", "a" * 5000, " ".join("abcdefghijkl")]
)
def test_odd_words_are_only_words(asked: str) -> None:
    factories.jar(title="Zzz")

    response = Client().get(f"/search/?q={quote_plus(asked)}")

    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_unpublished_jars_are_not_found() -> None:
    factories.jar(title="Secret", is_public=False)

    assert list(products_with(["secret"])) == []


def test_only_the_first_words_count() -> None:
    assert len(words_of("a " * 50)) == MOST_WORDS
