"""A page can't take an address that the shop itself answers at."""

import pytest

from content.pages.addresses import complaint_about
from content.pages.models import Page

TAKEN = ["jars", "basket", "checkout", "accounts", "search", "orders", "care", "stripe", "dashboard", "preview"]


@pytest.mark.parametrize("slug", [*TAKEN, "media", "static", "faq", "read", "healthz"])
def test_address_of_the_shop_is_refused(slug: str) -> None:
    assert complaint_about(slug, kind=Page.Kind.ARTICLE) == (
        f"The shop itself answers at /{slug}/. Choose another address."
    )


@pytest.mark.parametrize("slug", ["kefir-benefits", "jars-and-more", "privacy", "order"])
def test_free_address_is_fine(slug: str) -> None:
    assert complaint_about(slug, kind=Page.Kind.GUIDE) is None


def test_question_stands_below_its_list_and_may_be_named_like_a_page_of_the_shop() -> None:
    assert complaint_about("basket", kind=Page.Kind.QUESTION) is None
