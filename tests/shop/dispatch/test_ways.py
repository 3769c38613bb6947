"""How a jar gets to somebody, read in two queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.dispatch.models import ClosedDay, DispatchRule
from shop.dispatch.promise import promise
from shop.dispatch.ways import ways
from tests import factories

pytestmark = pytest.mark.django_db


def test_ways_hold_rule_promise_and_first_open_place() -> None:
    factories.dispatch_rule()
    factories.pickup_place(name="Closed", is_open=False)
    factories.pickup_place(name="Farm store", is_demo=True)
    ClosedDay.objects.create(day=date(2026, 10, 7))

    with CaptureQueriesContext(connection) as queries:
        found = ways(factories.NOON)

    assert found.rule == DispatchRule.objects.get()
    assert found.promise == promise(factories.NOON)
    assert (found.place["name"], bool(found.place["is_demo"])) == ("Farm store", True)
    assert len(queries) == 2


def test_shop_without_rules_promises_nothing_but_still_names_the_place() -> None:
    place = factories.pickup_place()

    found = ways(factories.NOON)

    assert (found.rule, found.promise, found.place) == (None, None, place)


def test_shop_without_a_place_names_none() -> None:
    factories.dispatch_rule()

    assert ways(factories.NOON).place is None
