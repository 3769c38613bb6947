from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from shop.care import keeping, sweeping
from shop.care.models import CarePlan, Note
from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from tests.shop.care.keepers import dispatched, live_through, look

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_guide")]
START = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # a Tuesday; the jar is there by Saturday the 10th
ARRIVED = datetime(2026, 10, 10, 13, 0, tzinfo=UTC)  # nine in the morning there
DAY = timedelta(days=1)


def notes() -> list[tuple[str, str]]:
    """Step and state of the mail of every note, in their order; passed over means that no mail tells of it."""
    found = Note.objects.order_by("pk").select_related("mail")
    return [(note.step, note.mail.state if note.mail else "passed over") for note in found]


def test_nothing_is_written_before_it_is_due() -> None:
    dispatched(START)

    looked_at = look(ARRIVED - timedelta(seconds=1))

    assert (looked_at, notes(), Mail.objects.filter(kind="care_note").count()) == (0, [], 0)


def test_due_note_is_written_once_however_often_beat_looks() -> None:
    dispatched(START)

    looked_at = [look(ARRIVED) for _ in range(3)]

    assert (looked_at, notes()) == ([1, 0, 0], [("D0", "planned")])


def test_after_days_without_a_worker_only_the_newest_goes() -> None:
    dispatched(START)

    live_through(ARRIVED + 5 * DAY, 0.5)

    assert sorted(notes()) == [("D0", "passed over"), ("D1", "passed over"), ("D3", "passed over"), ("D5", "sent")]


def test_nobody_is_woken_at_night() -> None:
    dispatched(START)
    night = datetime(2026, 10, 11, 3, 0, tzinfo=UTC)  # eleven at night there, on the day it arrived

    look(night)
    assert notes() == []

    live_through(night, 1)
    assert notes() == [("D0", "passed over"), ("D1", "sent")]


def test_mail_that_waited_past_its_evening_is_not_sent_but_thought_over() -> None:
    dispatched(START)
    look(ARRIVED)

    evening = datetime(2026, 10, 11, 1, 0, tzinfo=UTC)
    run_due(evening)
    assert notes() == [("D0", "skipped")]

    live_through(evening, 1)
    assert notes() == [("D0", "passed over"), ("D1", "sent")]


def test_two_jars_on_one_day_are_one_mail() -> None:
    dispatched(START)
    dispatched(START)

    live_through(START, 45)

    sent = Mail.objects.filter(kind="care_note")
    assert [mail.notes.count() for mail in sent] == [2] * 9


def test_two_jars_at_different_steps_share_a_mail_too() -> None:
    dispatched(START)
    dispatched(START + DAY)

    live_through(START, 50)

    moments = Mail.objects.filter(kind="care_note").values_list("sent_at", flat=True)
    days = [moment.date() for moment in moments if moment]
    assert len(days) == len(set(days))
    together = [mail for mail in Mail.objects.filter(kind="care_note") if mail.notes.count() == 2]
    assert [sorted(mail.notes.values_list("step", flat=True)) for mail in together] == [["D0", "D3"]]


def test_stop_of_one_jar_takes_back_the_mail_and_the_other_jar_is_thought_over() -> None:
    first, second = dispatched(START), dispatched(START)
    look(ARRIVED)

    keeping.stop(first, "the order was refunded", ARRIVED)

    assert Mail.objects.get(kind="care_note").state == Mail.State.SKIPPED
    live_through(ARRIVED, 1.5)
    assert list(second.notes.filter(mail__state="sent").values_list("step", flat=True)) == ["D1"]


def test_batch_of_many_jars_costs_as_many_queries_as_one(django_assert_max_num_queries: Any) -> None:
    for number in range(6):
        dispatched(START, to=f"keeper{number}@example.org")

    with django_assert_max_num_queries(20):
        assert sweeping.sweep_once(ARRIVED) == 6

    assert CarePlan.objects.filter(next_at__lte=ARRIVED).count() == 0


def test_jar_with_another_clock_does_not_come_along_at_night() -> None:
    dispatched(START)
    western = dispatched(START, state="CA", zip_code="94110")

    look(ARRIVED)  # six in the morning in San Francisco

    assert (notes(), western.notes.count()) == ([("D0", "planned")], 0)


def test_note_of_tomorrow_does_not_come_along_with_one_of_this_evening() -> None:
    early, late = dispatched(START - DAY), dispatched(START)
    evening = datetime(2026, 10, 10, 23, 0, tzinfo=UTC)  # seven in the evening there
    keeping.adjust(early, START, mail_hour=time(19))
    CarePlan.objects.filter(pk=late.pk).update(next_at=evening + timedelta(hours=11), arrival=date(2026, 10, 11))
    CarePlan.objects.filter(pk=late.pk).update(mail_hour=time(6), quiet_until=time(6))

    look(evening)

    assert list(late.notes.values_list("step", flat=True)) == []
    assert early.notes.filter(mail__isnull=False).count() == 1
