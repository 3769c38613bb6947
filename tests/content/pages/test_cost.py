"""What a page costs: queries; `make bench` says how long a long one takes."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.factories import NOON
from tests.writing import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def queries(address: str) -> int:
    """Of a reader for whom nothing is remembered."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as seen:
        assert Client().get(address).status_code == 200
    return len([query for query in seen.captured_queries if 'JSON(\'{"a"' not in query["sql"]])


@pytest.mark.parametrize("others", [0, 30])
def test_article_with_jars_costs_three_queries_however_many_articles_there_are(others: int) -> None:
    body = "".join(f'<div data-block="jar" data-jar="{factories.jar().slug}"></div>' for _ in range(2))
    page = published(body=body)
    for number in range(others):
        page.related.add(published(f"other-{number}", now=NOON - timedelta(hours=number)))
    queries("/kefir-benefits/")

    assert queries("/kefir-benefits/") == 3


def test_address_that_nobody_has_costs_two_queries() -> None:
    with CaptureQueriesContext(connection) as seen:
        assert Client().get("/nowhere/").status_code == 404

    assert len(seen) == 2


def test_second_reader_costs_nothing() -> None:
    published()
    Client().get("/kefir-benefits/")

    with CaptureQueriesContext(connection) as seen:
        Client().get("/kefir-benefits/")

    assert len(seen) == 0
