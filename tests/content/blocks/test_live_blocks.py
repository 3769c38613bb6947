"""Blocks that always show what holds at this moment."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_class

from content.blocks.compiling import compile_text
from content.blocks.registry import Context, find
from content.blocks.rendering import filled
from shop.care import blocks as care_blocks
from shop.care.numbers import CARE
from shop.partner.models import StockRecord
from tests import factories


@pytest.fixture
def reading() -> Context:
    request = RequestFactory().get("/")
    request.strategy = get_class("partner.strategy", "Selector")().strategy()  # type: ignore[attr-defined]
    return Context(request, factories.NOON)


def rendered(html: str, context: Context) -> str:
    text = compile_text(html)
    return filled(text.html, text.frozen(), context)


NUMBER = '<p>Up to <span data-block="care" data-number="fridge_break.at_most_weeks"></span> weeks.</p>'


def test_care_number_is_the_present_one(reading: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rendered(NUMBER, reading)
    fridge = replace(CARE.fridge_break, at_most_weeks=9)
    monkeypatch.setattr(care_blocks, "CARE", replace(CARE, fridge_break=fridge))

    assert before == f'<p>Up to <span class="care-number">{CARE.fridge_break.at_most_weeks}</span> weeks.</p>'
    assert rendered(NUMBER, reading) == '<p>Up to <span class="care-number">9</span> weeks.</p>'


def test_every_care_number_can_be_said() -> None:
    said = {path: care_blocks.value_of(path) for path, _ in care_blocks.numbers()}

    assert len(said) > 50
    assert [path for path, words in said.items() if not words or "(" in words[:1]] == []


def test_care_number_that_does_not_exist_is_refused() -> None:
    kind = find("care")
    assert kind

    said = kind.complaint({"number": "fridge_break.at_most_years"})

    assert (
        said
        == "The block “Live care number” has the number “fridge_break.at_most_years”, which there isn't (any more)."
    )


@pytest.mark.django_db
def test_jar_shows_its_price_and_a_button(reading: Context) -> None:
    product = factories.jar(price="14.50")

    page = rendered(f'<div data-block="jar" data-jar="{product.slug}"></div>', reading)

    assert ("$14.50" in page, f'action="/basket/add/{product.pk}/"' in page) == (True, True)


@pytest.mark.django_db
def test_sold_out_jar_has_no_button(reading: Context) -> None:
    product = factories.jar()
    StockRecord.objects.update(num_in_stock=0)

    page = rendered(f'<div data-block="jar" data-jar="{product.slug}"></div>', reading)

    assert ("Sold out" in page, "<form" in page) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 3])
def test_jars_cost_one_query_however_many(many: int, reading: Context) -> None:
    slugs = [factories.jar().slug for _ in range(many)]
    html = "".join(f'<div data-block="jar" data-jar="{slug}"></div>' for slug in slugs)
    rendered(html, reading)

    with CaptureQueriesContext(connection) as queries:
        page = rendered(html, reading)

    assert (page.count("block-jar"), len(queries)) == (many, 1)


@pytest.mark.django_db
def test_text_goes_on_without_a_jar_that_is_hidden(reading: Context) -> None:
    product = factories.jar()
    type(product).objects.update(is_public=False)

    assert rendered(f'<p>a</p><div data-block="jar" data-jar="{product.slug}"></div>', reading) == "<p>a</p>"


@pytest.mark.django_db
def test_guide_can_be_downloaded_by_everybody(reading: Context) -> None:
    assert 'href="/starter-guide/getting-started-with-milk-kefir.pdf"' in rendered(
        '<div data-block="guide"></div>', reading
    )
