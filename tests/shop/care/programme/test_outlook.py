"""What goes when: whatever happens, and whenever somebody looks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from shop.care.programme.default import DEFAULT
from shop.care.programme.facts import Answer, Facts, Nudge, Settled
from shop.care.programme.occasions import Occasion
from shop.care.programme.outlook import Outlook, Sent, outlook, simulate
from shop.care.programme.steps import AnswerKind, Track
from tests.shop.care.programme.lives import DAY, arrivals, jars, live, live_on, local_day, look_once, start_of, zones

OHIO = ZoneInfo("America/New_York")
JUNE = Facts(OHIO, arrival=date(2026, 6, 1))
minutes_later = st.lists(st.integers(0, 60 * 24 * 100), max_size=30)
changes = st.lists(st.tuples(st.integers(0, 24 * 60), jars()), max_size=3)


def june(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 6, day, hour, tzinfo=OHIO)


def days(sent: list[Sent], facts: Facts) -> list[tuple[tuple[str, str], date]]:
    """Each note and its day; who looks before the usual hour sends what was put off then, not later that day."""
    return [(one.occasion.name, local_day(one, facts)) for one in sent]


def moments(facts: Facts, minutes: list[int]) -> list[datetime]:
    return [start_of(facts) + timedelta(minutes=one) for one in minutes]


@given(jars(), changes, minutes_later)
@settings(max_examples=100)
def test_no_note_at_night_or_twice_or_beside_another_or_before_arrival(
    facts: Facts, told: list[tuple[int, Facts]], minutes: list[int]
) -> None:
    told.sort(key=lambda change: change[0])
    later = [(start_of(facts) + timedelta(hours=hour), replace(other, zone=facts.zone)) for hour, other in told]
    chapters = [(start_of(facts), facts), *later]

    sent = live_on(chapters, until=start_of(facts) + 100 * DAY, looks=moments(facts, minutes))

    mailed_on = [local_day(one, facts) for one in sent]
    assert len(set(mailed_on)) == len(mailed_on)
    assert len({one.occasion.name for one in sent}) == len(sent)
    for one in sent:
        known = one.occasion.facts
        assert known.quiet_until <= one.at.astimezone(known.zone).time() < known.quiet_from
        assert known.arrival is not None
        assert local_day(one, known) >= known.arrival
        assert one.occasion.due_at <= one.at <= one.occasion.not_after


@given(jars(), minutes_later)
@settings(max_examples=80)
def test_looking_only_when_told_misses_nothing(facts: Facts, minutes: list[int]) -> None:
    end = start_of(facts) + 100 * DAY

    assert days(live(facts, until=end, looks=moments(facts, minutes)), facts) == days(live(facts, until=end), facts)


@given(jars())
@settings(max_examples=3)
def test_looking_every_twenty_minutes_gives_the_same_notes(facts: Facts) -> None:
    end = start_of(facts) + 14 * DAY
    grid = [start_of(facts) + number * timedelta(minutes=20) for number in range(14 * 72)]

    assert days(live(facts, until=end, looks=grid), facts) == days(live(facts, until=end), facts)


@given(jars())
@settings(max_examples=60)
def test_time_travel_is_the_same_as_living_through_it(facts: Facts) -> None:
    start, end = start_of(facts), start_of(facts) + 120 * DAY

    travelled = simulate(DEFAULT, facts, Settled(), now=start, until=end - timedelta(seconds=1))

    assert list(travelled) == live_on(as_it_is_told(facts), until=end)


def as_it_is_told(facts: Facts) -> list[tuple[datetime, Facts]]:
    """The chapters of a life in which nobody knows an answer before it is given."""
    start = start_of(facts)
    moments = sorted({start, *(answer.at for answer in facts.answers if start < answer.at < start + 120 * DAY)})
    return [
        (now, replace(facts, answers=tuple(answer for answer in facts.answers if answer.at <= now))) for now in moments
    ]


@given(jars(), st.integers(0, 60 * 24 * 60))
@settings(max_examples=80)
def test_asking_twice_gives_one_answer_and_nothing_is_left_to_do(facts: Facts, minutes: int) -> None:
    now = start_of(facts) + timedelta(minutes=minutes)

    first = outlook(DEFAULT, facts, Settled(), now)
    settled, next_at, _ = look_once(facts, Settled(), now)

    assert outlook(DEFAULT, facts, Settled(), now) == first
    again = outlook(DEFAULT, facts, settled, now)
    assert (again.send, again.passed_over) == (None, ())
    assert next_at is None or next_at > now


@given(arrivals, zones, st.integers(0, 30), st.integers(7, 40))
@settings(max_examples=80)
def test_after_a_week_or_more_without_a_worker_one_useful_note_goes(
    arrival: date, zone: ZoneInfo, before: int, days: int
) -> None:
    facts = Facts(zone, arrival=arrival)
    down = start_of(facts) + before * DAY
    back = datetime.combine(arrival + (before + days) * DAY, time(10), tzinfo=zone).astimezone(UTC)
    settled = _settled_until(facts, down)

    view = outlook(DEFAULT, facts, settled, back)
    quiet = outlook(DEFAULT, facts, replace(_after(view, settled), mailed_on=back.astimezone(zone).date()), back)

    missed = list(simulate(DEFAULT, facts, settled, now=down, until=back))
    useful = [one.occasion for one in missed if one.occasion.not_after >= back]
    assert view.send == (useful[-1] if useful else None)
    assert {one.name for one in view.passed_over} == {one.occasion.name for one in missed} - _name(view.send)
    assert (quiet.send, quiet.passed_over) == (None, ())
    assert quiet.next_at is None or quiet.next_at.astimezone(zone).date() > back.astimezone(zone).date()


def _settled_until(facts: Facts, end: datetime) -> Settled:
    return Settled(frozenset(one.occasion.name for one in live(facts, until=end)))


def _after(view: Outlook, settled: Settled) -> Settled:
    return Settled(settled.notes | {one.name for one in view.passed_over} | _name(view.send))


def _name(occasion: Occasion | None) -> set[tuple[str, str]]:
    return {occasion.name} if occasion else set()


def test_a_feeding_note_gives_way_to_the_milestone_of_its_day_whatever_its_hour() -> None:
    for hour in (time(8), time(9), time(18)):
        facts = replace(JUNE, nudge=Nudge(hour, date(2026, 6, 2), date(2026, 6, 7)))

        sent = live(facts, until=june(8, 0))

        keys = [one.occasion.step.key for one in sent]
        assert keys == ["D0", "D1", "feed", "D3", "feed", "D5", "feed"]


def test_a_feeding_note_at_an_hour_of_the_night_comes_when_the_night_is_over() -> None:
    facts = replace(JUNE, nudge=Nudge(time(22), date(2026, 6, 3), date(2026, 6, 3)))

    sent = live(facts, until=june(4, 0))

    assert sent[-1].occasion.step.track is Track.NUDGE
    assert sent[-1].at == june(3, 8)


def test_a_late_milestone_is_not_lost_to_a_feeding_note_that_is_too_late_itself() -> None:
    facts = replace(JUNE, nudge=Nudge(time(18), date(2026, 6, 16), date(2026, 6, 16)))
    settled = Settled(_settled_until(facts, june(15, 0)).notes, mailed_on=date(2026, 6, 16))

    view = outlook(DEFAULT, facts, settled, june(16, 19))

    assert view.send is None
    assert [one.step.key for one in view.passed_over] == ["feed"]
    assert view.next_at == june(17, 9)


def test_a_milestone_waits_a_day_for_the_note_that_follows_an_answer() -> None:
    told = replace(JUNE, answers=(Answer(AnswerKind.OFF, june(13)),))

    sent = live_on([(start_of(JUNE), JUNE), (june(13), told)], until=june(20))

    # A smell costs two days: what was to come on the 15th now comes on the 17th.
    assert [(one.occasion.step.key, one.at.day) for one in sent[-2:]] == [("smells-off", 14), ("D14", 17)]


def test_two_notes_of_one_day_about_different_things_go_on_two_days() -> None:
    told = replace(JUNE, answers=(Answer(AnswerKind.OFF, june(20)),))

    sent = live_on([(start_of(JUNE), JUNE), (june(20), told)], until=june(24))

    assert [(one.occasion.step.key, one.at.day) for one in sent[-2:]] == [("smells-off", 21), ("D21", 22)]


def test_an_hour_in_the_evening_is_moved_to_the_end_of_the_night() -> None:
    sent = live(replace(JUNE, mail_hour=time(21)), until=june(3, 0))

    assert [one.at for one in sent] == [june(1, 8), june(2, 8)]


def test_a_follow_up_of_an_answer_from_before_the_arrival_does_not_go_before_it() -> None:
    early = replace(JUNE, answers=(Answer(AnswerKind.OFF, datetime(2026, 5, 28, tzinfo=UTC)),))

    sent = live_on([(datetime(2026, 5, 28, tzinfo=UTC), early)], until=june(2, 0))

    assert [one.occasion.step.key for one in sent] == ["D0"]
