"""Whose notes are whose: a present's keeper gets the care, its buyer does not."""

from datetime import timedelta
from typing import Any

import pytest

from shop.care import arriving, keeping
from shop.care.keeper import confirming
from shop.care.keeper.claiming import Claim, claim
from shop.care.models import Answer, CarePlan
from shop.mail import suppression
from shop.mail.models import Mail, Suppression
from tests.factories import NOON
from tests.shop.care.keepers import dispatched, live_through, look

pytestmark = pytest.mark.django_db
BEA = Claim(to="bea@example.org", time_zone="America/Chicago")
DAY = timedelta(days=1)


def notes_to(address: str) -> list[str]:
    sent = Mail.objects.filter(kind="care_note", to=address, state=Mail.State.SENT)
    return list(sent.order_by("sent_at").values_list("subject", flat=True))


def confirmed(plan: CarePlan, now: Any) -> CarePlan:
    plan.refresh_from_db()
    assert confirming.confirm(plan, confirming.question(plan.to), now) is True
    return plan


def test_presents_keeper_gets_the_care_and_its_buyer_does_not(plan: CarePlan, clock: Any) -> None:
    arriving.told(plan, NOON)
    clock.move(days=3)
    claim(plan, BEA, NOON + 3 * DAY)
    confirmed(plan, NOON + 3 * DAY)

    with_moving_clock(clock, NOON + 3 * DAY, days=40)

    assert notes_to("ada@example.org") == []
    assert notes_to("bea@example.org")[:2] == [
        "Welcome home, squishies: today's first meal",
        "Pour the first milk away, and feed them again",
    ]


def with_moving_clock(clock: Any, start: Any, days: int) -> None:
    for day in range(days):
        live_through(start + day * DAY, 1)


def test_without_the_button_no_note_comes(plan: CarePlan) -> None:
    claim(plan, BEA, NOON)

    live_through(NOON, 20)

    assert (notes_to("bea@example.org"), notes_to("ada@example.org")) == ([], [])


def test_mail_that_waits_for_the_buyer_is_taken_back(plan: CarePlan) -> None:
    CarePlan.objects.update(arrival=NOON.date(), arrival_from="told", next_at=NOON)
    look(NOON)
    [mail] = Mail.objects.filter(kind="care_note", state=Mail.State.PLANNED)

    claim(plan, BEA, NOON)

    mail.refresh_from_db()
    assert (mail.state, mail.error) == ("skipped", "the jar has another keeper")


def test_address_of_the_purchase_is_confirmed_already(plan: CarePlan) -> None:
    before = plan.token

    claim(plan, Claim(to=" ADA@example.org ", time_zone="America/Chicago"), NOON)

    assert (plan.to, plan.confirmed_at, plan.token) == ("ada@example.org", NOON, before)
    assert (plan.arrival, plan.arrival_from, plan.time_zone) == (NOON.date(), "opened", "America/Chicago")
    assert list(Mail.objects.filter(kind__startswith="care_").values_list("kind", "to")) == [
        ("care_link", "ada@example.org")
    ]


def test_today_is_the_new_keepers_own(plan: CarePlan) -> None:
    night = NOON + timedelta(hours=16)  # past midnight in Ohio, where it was bought, and not yet in Hawaii

    claim(plan, Claim(to="bea@example.org", time_zone="Pacific/Honolulu"), night)

    assert plan.arrival == NOON.date()


def test_new_keeper_gets_a_new_link_and_a_fresh_start(plan: CarePlan) -> None:
    arriving.told(plan, NOON - 20 * DAY)
    keeping.answer(plan, Answer.Kind.THIN, asked="D3:1", now=NOON)
    keeping.nudge_daily(plan, NOON, hour=plan.mail_hour)
    CarePlan.objects.update(calendar_token="calendar-of-ada")
    before = plan.token

    claim(plan, BEA, NOON)

    plan.refresh_from_db()
    assert (plan.arrival, plan.arrival_from) == (NOON.date(), "opened")
    assert (plan.answers.count(), plan.notes.count(), plan.nudge_hour, plan.calendar_token) == (0, 0, None, None)
    assert plan.token != before


def test_jar_at_work_goes_on_where_it_was(plan: CarePlan) -> None:
    arriving.told(plan, NOON - 6 * DAY)
    keeping.answer(plan, Answer.Kind.THIN, asked="D3:1", now=NOON)

    claim(plan, Claim(to="bea@example.org", time_zone="America/Chicago", begins=False), NOON)

    assert (plan.arrival, plan.answers.count()) == ((NOON - 6 * DAY).date(), 1)


def test_present_lives_on_when_its_buyer_stops_her_notes(plan: CarePlan) -> None:
    keeping.unsubscribe(plan, NOON)

    claim(plan, BEA, NOON)

    assert (plan.state, plan.stopped_because, plan.to) == ("running", "", "bea@example.org")


def test_who_stopped_does_not_start_again_by_the_code(plan: CarePlan) -> None:
    keeping.unsubscribe(plan, NOON)

    with pytest.raises(keeping.Unwanted, match="stopped from this address"):
        claim(plan, Claim(to="ada@example.org", time_zone="America/Chicago"), NOON)

    plan.refresh_from_db()
    assert (plan.state, plan.claimed_at) == ("stopped", None)


def test_second_opener_changes_nothing(plan: CarePlan) -> None:
    claim(plan, BEA, NOON)
    late = CarePlan.objects.get(pk=plan.pk)
    late.claimed_at = None  # as it was when her page was loaded

    with pytest.raises(keeping.Unwanted, match="before you"):
        claim(late, Claim(to="thief@example.org", time_zone="America/Chicago"), NOON)

    plan.refresh_from_db()
    assert plan.to == "bea@example.org"


def test_one_button_confirms_all_jars_of_an_address_and_mails_once_a_day(plan: CarePlan) -> None:
    jars = [CarePlan.objects.create(time_zone="America/New_York") for _ in range(3)]
    for jar in jars:
        claim(jar, BEA, NOON)

    assert Mail.objects.filter(kind="care_confirm").count() == 1
    confirmed(jars[0], NOON)
    assert [jar.confirmed_at for jar in CarePlan.objects.filter(to="bea@example.org")] == [NOON] * 3


def test_button_of_an_earlier_address_confirms_nothing(plan: CarePlan) -> None:
    claim(plan, BEA, NOON)
    asked = confirming.question("bea@example.org")
    keeping.adjust(plan, NOON, to="cy@example.org")

    assert confirming.confirm(plan, asked, NOON) is False
    assert plan.confirmed_at is None


@pytest.mark.parametrize("reason", list(Suppression.Reason))
def test_nobody_who_wants_no_mail_is_asked(plan: CarePlan, reason: Suppression.Reason) -> None:
    suppression.suppress("bea@example.org", reason)

    claim(plan, BEA, NOON)
    live_through(NOON, 0.1)

    [mail] = Mail.objects.filter(kind="care_confirm")
    assert mail.state in ("skipped", "suppressed")


def test_other_jars_of_the_buyer_keep_their_notes(plan: CarePlan) -> None:
    second = dispatched(NOON)
    claim(plan, BEA, NOON)

    second.refresh_from_db()
    assert (second.to, second.state, second.next_at is not None) == ("ada@example.org", "running", True)
