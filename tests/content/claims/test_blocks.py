"""What readers see of claims: numbers in order of first use, and one list."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from content.blocks.compiling import compile_text
from content.blocks.registry import Context
from content.blocks.rendering import filled
from content.pages.models import Page
from tests.content.claims.registering import LIST, claim, marked, source
from tests.factories import NOON
from tests.writing import published

pytestmark = pytest.mark.django_db


def rendered(html: str, page: Page | None = None) -> str:
    text = compile_text(html)
    return filled(text.html, text.frozen(), Context(RequestFactory().get("/"), NOON, page))


def numbers(html: str) -> list[str]:
    return re.findall(r'aria-label="Source (\d+)"', html)


def test_sources_are_numbered_in_order_of_first_use_and_listed_once() -> None:
    first, second, third = source("a", authors="A"), source("b", authors="B"), source("c", authors="C")
    claim("one", second, first), claim("two", first, third), claim("three", second)

    html = rendered(f"<p>{marked('two')} {marked('one')}</p><p>{marked('three')}</p>{LIST}")

    assert numbers(html) == ["1", "2", "1", "3", "3"]
    assert re.findall(r'<li id="(source-\d)">\s*([ABC]):', html) == [
        ("source-1", "A"),
        ("source-2", "C"),
        ("source-3", "B"),
    ]


def test_list_says_who_was_studied_what_was_found_and_links_the_doi() -> None:
    claim("lactose", source(doi="10.1053/jada.2003.50111", title="Kefir improves lactose digestion"))

    html = rendered(f"<p>{marked('lactose')}</p>{LIST}")

    assert '<a href="https://doi.org/10.1053/jada.2003.50111">doi:10.1053/jada.2003.50111</a>' in html
    assert '<p class="quiet">15 adults: Less gas.</p>' in html


def test_claim_without_sources_is_only_its_words() -> None:
    claim("joke")

    assert rendered(f"<p>{marked('joke', 'Rent in breakfast.')}</p>{LIST}") == "<p>Rent in breakfast.</p>"


def test_number_leads_to_the_source_itself_where_there_is_no_list() -> None:
    claim("lactose", source(doi="10.1053/x"))

    html = rendered(f"<p>{marked('lactose', 'Some.')}</p>")

    assert html == (
        '<p>Some.<sup class="references"><a href="https://doi.org/10.1053/x" aria-label="Source 1">1</a></sup></p>'
    )


def test_no_anchor_is_there_twice_among_many_answers() -> None:
    claim("lactose", source())
    faq = Page(kind=Page.Kind.FAQ, slug="faq")

    html = rendered(f"<p>{marked('lactose')}</p>{LIST}", faq)

    assert (re.findall(r' id="', html), 'href="#' in html) == ([], False)


def test_words_of_a_claim_that_is_gone_stay() -> None:
    assert rendered(f"<p>{marked('nothing', 'Some words.')}</p>") == "<p>Some words.</p>"


def test_reader_gets_claims_without_asking_the_register() -> None:
    claim("lactose", source())
    published(body=f"<p>{marked('lactose')}</p>{LIST}")
    with CaptureQueriesContext(connection) as asked:
        html = Client().get("/kefir-benefits/").content.decode()

    assert numbers(html) == ["1"]
    assert [query["sql"] for query in asked if "content_claims" in query["sql"]] == []


def test_neighbors_in_the_list_are_cited_as_a_run() -> None:
    papers = [source(key, authors=key.upper()) for key in "abcde"]
    claim("many", *papers[:4]), claim("gap", papers[0], papers[1], papers[4])

    html = rendered(f"<p>{marked('many')} {marked('gap')}</p>{LIST}")

    assert re.findall(r'href="(#source-\d)" aria-label="([^"]+)">([^<]+)<', html) == [
        ("#source-1", "Sources 1 to 4", "1\N{EN DASH}4"),
        ("#source-1", "Source 1", "1"),
        ("#source-2", "Source 2", "2"),
        ("#source-5", "Source 5", "5"),
    ]


@pytest.mark.parametrize(("count", "folded"), [(6, False), (7, True)])
def test_long_list_is_folded_and_names_how_many_there_are(count: int, folded: bool) -> None:
    claim("many", *[source(f"paper-{number}") for number in range(count)])

    html = rendered(f"<p>{marked('many')}</p>{LIST}")

    more = f'<a class="button button-quiet" href="#all-sources">Show all {count} sources</a>'
    assert ('id="all-sources"' in html, more in html) == (folded, folded)


def test_day_of_the_last_check_is_said_once_if_it_is_the_same_for_all() -> None:
    same = [source(key, checked_on=date(2026, 11, 23)) for key in "ab"]
    claim("same", *same), claim("other", source("c", checked_on=date(2026, 1, 2)))

    once, each = (rendered(f"<p>{marked('same')}{more}</p>{LIST}") for more in ("", marked("other")))

    assert [html.count("checked November 23, 2026") for html in (once, each)] == [1, 2]
    assert [html.count("checked January 2, 2026") for html in (once, each)] == [0, 1]
