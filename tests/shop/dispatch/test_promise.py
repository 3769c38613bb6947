"""What a customer is told about days, from the owner's settings."""

from datetime import UTC, date, datetime, time

import pytest

from shop.dispatch.models import ClosedDay, DispatchRule
from shop.dispatch.promise import promise

pytestmark = pytest.mark.django_db


def test_cutoff_is_meant_in_the_shops_own_time() -> None:
    DispatchRule.objects.create(cutoff=time(9), transit_days=3)

    before = promise(datetime(2026, 10, 6, 12, 59, tzinfo=UTC))  # 8:59 in Ohio
    after = promise(datetime(2026, 10, 6, 13, 0, tzinfo=UTC))  # 9:00 in Ohio

    assert (before.dispatch_on, after.dispatch_on) == (date(2026, 10, 6), date(2026, 10, 7))


def test_closed_day_moves_the_arrival_too() -> None:
    DispatchRule.objects.create(cutoff=time(9), transit_days=2)
    ClosedDay.objects.create(day=date(2026, 10, 6))

    told = promise(datetime(2026, 10, 6, 12, 0, tzinfo=UTC))

    assert told.dispatch_on == date(2026, 10, 7)
    assert told.arrival == (date(2026, 10, 9), date(2026, 10, 10))


def test_shop_that_has_set_nothing_ships_by_the_default_rule() -> None:
    assert promise(datetime(2026, 10, 8, 12, 0, tzinfo=UTC)).dispatch_on == date(2026, 10, 13)


def test_shop_that_is_closed_for_good_promises_nothing() -> None:
    DispatchRule.objects.create(monday=False, tuesday=False, wednesday=False)

    told = promise(datetime(2026, 10, 6, 12, 0, tzinfo=UTC))

    assert (told.dispatch_on, told.arrival) == (None, None)
