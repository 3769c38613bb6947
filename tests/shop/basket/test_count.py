"""The number beside the basket link."""

import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

NUMBER = re.compile(r'class="badge">(\d+)<span class="visually-hidden"> in it')


def test_visitor_sees_how_many_jars_she_has_for_one_query(visitor: Any) -> None:
    visitor.adds(factories.jar(), 2)
    visitor.adds(factories.jar())
    visitor.sees("/search/?q=nothing-like-it")

    with CaptureQueriesContext(connection) as queries:
        page = visitor.sees("/search/?q=nothing-like-it")

    assert NUMBER.findall(page) == ["3"]
    assert len([query for query in queries if "basket" in query["sql"]]) == 1


def test_customer_sees_what_is_in_her_account_and_in_her_cookie(visitor: Any) -> None:
    somebody = factories.customer()
    factories.basket_with(factories.jar(), 4, user=somebody)
    visitor.adds(factories.jar(), 2)

    visitor.client.force_login(somebody)

    assert NUMBER.findall(visitor.sees("/search/?q=nothing")) == ["6"]


def test_nobody_elses_jars_are_counted(visitor: Any, stranger: Any) -> None:
    visitor.adds(factories.jar(), 2)
    stranger.client.cookies["oscar_open_basket"] = "1:forged"

    assert NUMBER.findall(stranger.sees("/jars/")) == []
