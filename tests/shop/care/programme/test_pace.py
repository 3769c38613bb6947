"""How the room and the answers move a jar's milestones."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from shop.care.programme.biology import (
    EARLIEST,
    LATEST,
    day_at_work,
    days_at_work,
    newest_answer,
    on_the_wall,
    pace,
    room_days,
)
from shop.care.programme.default import DEFAULT
from shop.care.programme.facts import Answer, Facts
from shop.care.programme.occasions import occasions
from shop.care.programme.steps import AnswerKind, Track
from tests.shop.care.programme.lives import DAY, jars

tap_hours = st.integers(-48, 24 * 30)


def told(facts: Facts, kind: AnswerKind, hours: int) -> Facts:
    """The same jar with one more answer, so many hours after midnight of its arrival."""
    assert facts.arrival is not None
    at = datetime.combine(facts.arrival, time(), tzinfo=UTC) + timedelta(hours=hours)
    return replace(facts, answers=(*facts.answers, Answer(kind, at)))


def is_of_a_day_without_another(facts: Facts) -> bool:
    """Of several answers on one day the last one counts, as a correction."""
    days = [on_the_wall(answer, facts.zone) for answer in facts.answers]
    return days.count(days[-1]) == 1


@given(jars(), st.sampled_from([AnswerKind.THIN, AnswerKind.OFF]), tap_hours)
@settings(max_examples=100)
def test_thin_and_off_never_hurry_a_jar(facts: Facts, kind: AnswerKind, hours: int) -> None:
    after = told(facts, kind, hours)

    assert not is_of_a_day_without_another(after) or pace(after) >= pace(facts)


@given(jars(), tap_hours)
@settings(max_examples=100)
def test_thick_never_slows_a_jar(facts: Facts, hours: int) -> None:
    after = told(facts, AnswerKind.THICK, hours)

    assert not is_of_a_day_without_another(after) or pace(after) <= pace(facts)


@given(jars(), tap_hours)
@settings(max_examples=50)
def test_feeding_says_nothing_about_the_pace(facts: Facts, hours: int) -> None:
    assert pace(told(facts, AnswerKind.FED, hours)) == pace(facts)


@given(jars())
def test_pace_is_bounded(facts: Facts) -> None:
    assert EARLIEST <= pace(facts) <= LATEST


@given(jars(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_in_which_answers_are_known_changes_nothing(facts: Facts, random: Random) -> None:
    shuffled = list(facts.answers)
    random.shuffle(shuffled)
    other = replace(facts, answers=tuple(shuffled))

    assert (pace(other), newest_answer(other)) == (pace(facts), newest_answer(facts))


def test_the_warmer_the_room_the_sooner() -> None:
    days = [room_days(fahrenheit) for fahrenheit in range(59, 96)]

    assert days == sorted(days, reverse=True)
    assert days[72 - 59] == 0
    assert days[0] > 0 > days[-1]


@given(jars())
@settings(max_examples=100)
def test_milestones_keep_their_day_at_work_and_only_paced_ones_move(facts: Facts) -> None:
    assert facts.arrival is not None
    found = occasions(DEFAULT, facts, until=facts.arrival + 400 * DAY)

    for one in found:
        if one.step.track is Track.MILESTONE:
            moved = pace(facts) if one.step.paced else 0
            assert days_at_work(one.day, facts) == max(one.step.day + moved, 0)


@given(jars(), st.integers(0, 60))
@settings(max_examples=100)
def test_a_day_at_work_is_the_first_with_that_number_and_never_in_the_fridge(facts: Facts, number: int) -> None:
    day = day_at_work(number, facts)

    if day is not None:
        assert days_at_work(day, facts) == number
        assert days_at_work(day + DAY, facts) in (number, number + 1)
        assert facts.resting_on(day) is None
