"""News of a jar's arrival, in any order, any number of times."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shop import fulfilment
from shop.care import arriving, keeping
from shop.care.models import CarePlan
from shop.order.models import Order
from tests import factories
from tests.shop.care.keepers import dispatched, live_through

pytestmark = pytest.mark.django_db
START = datetime(2026, 6, 1, 14, tzinfo=UTC)
DAY = timedelta(days=1)
From = CarePlan.ArrivalFrom


def known(plan: CarePlan) -> tuple[date | None, str, str]:
    plan.refresh_from_db()
    return plan.arrival, plan.arrival_from, plan.state


def ordered(plan: CarePlan) -> Order:
    assert plan.order is not None
    return plan.order


def test_an_estimate_gives_way_to_the_carriers_word() -> None:
    plan = dispatched(START)
    estimate = known(plan)

    news = arriving.delivered(ordered(plan), date(2026, 6, 3), START + 2 * DAY)

    assert estimate == (date(2026, 6, 5), From.ESTIMATED, "running")
    assert news == 1
    assert known(plan) == (date(2026, 6, 3), From.DELIVERED, "running")


def test_the_first_news_wins_whoever_brings_it() -> None:
    plan = dispatched(START)
    arriving.told(plan, START + DAY)

    assert arriving.delivered(ordered(plan), date(2026, 6, 3), START + 2 * DAY) == 0
    arriving.opened(plan, START + 3 * DAY)
    assert known(plan) == (date(2026, 6, 2), From.TOLD, "running")


def test_the_same_event_twice_is_one_change() -> None:
    plan = dispatched(START)
    arriving.delivered(ordered(plan), date(2026, 6, 3), START + 2 * DAY)
    plan.refresh_from_db()
    changes = plan.changes

    assert arriving.delivered(ordered(plan), date(2026, 6, 3), START + 2 * DAY) == 0
    assert arriving.delivered(ordered(plan), date(2026, 6, 4), START + 3 * DAY) == 0

    assert known(plan) == (date(2026, 6, 3), From.DELIVERED, "running")
    assert plan.changes == changes


def test_delivered_before_dispatched_starts_the_notes_and_the_later_estimate_changes_nothing() -> None:
    order = factories.paid_order(now=START)
    plan = CarePlan.objects.get(order=order)

    news = arriving.delivered(order, date(2026, 6, 1), START)
    fulfilment.dispatch(order, carrier="USPS", tracking_number="9400", now=START + DAY, user=None)

    assert news == 1
    assert known(plan) == (date(2026, 6, 1), From.DELIVERED, "running")


@pytest.mark.parametrize(("days", "news"), [(-2, 0), (-1, 1), (0, 1), (5, 1), (6, 0), (400, 0)])
def test_an_event_too_old_or_from_the_future_is_dropped(days: int, news: int) -> None:
    plan = dispatched(START)
    before = known(plan)

    heard = arriving.delivered(ordered(plan), (START - days * DAY).date(), START)

    assert heard == news
    assert (known(plan) == before) == (news == 0)


def test_nothing_begins_again_after_a_stop() -> None:
    plan = dispatched(START)
    keeping.stop(plan, "you asked us to stop", START)
    before = known(plan)

    assert arriving.delivered(ordered(plan), date(2026, 6, 3), START + 2 * DAY) == 0
    with pytest.raises(keeping.Unwanted):
        arriving.told(plan, START + 2 * DAY)
    assert known(plan) == before


def test_a_refunded_order_hears_nothing() -> None:
    order = factories.paid_order(now=START)
    fulfilment.cancel(order, reason="asked", now=START, user=None)

    assert arriving.delivered(order, date(2026, 6, 1), START) == 0


def test_a_parcel_with_a_stopped_jar_still_leaves_and_its_other_jar_is_told() -> None:
    order = factories.paid_order(quantity=2, now=START)
    first, second = CarePlan.objects.filter(order=order).order_by("pk")
    keeping.stop(first, "you asked us to stop", START)

    fulfilment.dispatch(order, carrier="USPS", tracking_number="9400", now=START, user=None)

    assert arriving.delivered(order, date(2026, 6, 3), START + 2 * DAY) == 1
    assert [known(plan)[2] for plan in (first, second)] == ["stopped", "running"]


def test_a_jar_that_stops_while_the_news_is_written_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    order = factories.paid_order(quantity=2, now=START)
    first = CarePlan.objects.filter(order=order).order_by("pk")[0]
    real = arriving.awaits_news

    def stop_meanwhile(plan: CarePlan, known_from: arriving.From = From.DELIVERED) -> bool:
        answer = real(plan, known_from)
        if plan.pk == first.pk and answer:
            keeping.stop(CarePlan.objects.get(pk=plan.pk), "you asked us to stop", START)
        return answer

    monkeypatch.setattr(arriving, "awaits_news", stop_meanwhile)

    assert arriving.delivered(order, date(2026, 6, 1), START) == 1


def test_what_was_sent_by_estimate_is_not_sent_again_when_the_truth_comes() -> None:
    plan = dispatched(START)  # estimated for the fifth
    live_through(START, 4.5)
    arriving.delivered(ordered(plan), date(2026, 6, 6), START + 4.5 * DAY)

    live_through(START + 4.5 * DAY, 4)

    assert list(plan.notes.order_by("day").values_list("step", "day")) == [
        ("D0", date(2026, 6, 5)), ("D1", date(2026, 6, 7)), ("D3", date(2026, 6, 9)),
    ]  # fmt: skip
