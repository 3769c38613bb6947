"""Addresses of products: readable, free and never empty."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.addresses import LONGEST, free_slug


def test_title_becomes_the_address() -> None:
    assert free_slug("The Double Jar!", is_taken=lambda slug: False) == "the-double-jar"


def test_second_product_of_the_same_name_gets_a_number() -> None:
    taken = {"jar", "jar-2"}

    assert free_slug("Jar", is_taken=taken.__contains__) == "jar-3"


def test_title_without_latin_letters_still_has_an_address() -> None:
    assert free_slug("كفير 🥛", is_taken=lambda slug: False) == "jar"


@given(title=st.text(max_size=400), taken=st.sets(st.integers(1, 30)))
def test_address_is_free_and_fits(title: str, taken: set[int]) -> None:
    stem = free_slug(title, is_taken=lambda slug: False)
    occupied = {stem if number == 1 else f"{stem}-{number}" for number in taken}

    slug = free_slug(title, is_taken=occupied.__contains__)

    assert slug not in occupied
    assert 0 < len(slug) <= LONGEST
