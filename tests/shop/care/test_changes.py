"""What a change does to the notes ahead, said in sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from shop.care.programme.changes import Course, changes
from shop.care.programme.default import DEFAULT
from shop.care.programme.facts import Afterwards, Answer, Facts, Nudge, Rest, Settled
from shop.care.programme.outlook import simulate
from shop.care.programme.steps import AnswerKind

OHIO = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # a Monday morning
FIRST_DAYS = frozenset({("D0", "1"), ("D1", "1"), ("D3", "1")})
FACTS = Facts(zone=OHIO, arrival=date(2026, 11, 20))


def told(before: Facts, after: Facts) -> tuple[str, ...]:
    settled = Settled(FIRST_DAYS, NOW.date())
    return changes(course(before, settled), course(after, settled))


def course(facts: Facts, settled: Settled) -> Course:
    open_end = any(rest.end is None for rest in facts.rests)
    notes = simulate(DEFAULT, facts, settled, now=NOW, until=datetime(2027, 3, 1, tzinfo=UTC))
    return Course(notes, OHIO, rests_openly=open_end)


def test_nothing_changed_says_nothing() -> None:
    assert told(FACTS, replace(FACTS, milk_ml=FACTS.milk_ml + 1)) == ()


def test_second_thin_answer_moves_the_paced_notes() -> None:
    thin = tuple(Answer(AnswerKind.THIN, datetime(2026, 11, day, 15, tzinfo=UTC)) for day in (22, 23))

    assert told(FACTS, replace(FACTS, answers=thin)) == (
        "“Time for a full cup” moves from Wed, Nov 25 to Thu, Nov 26.",
        "Two more notes come one day later.",
    )


def test_two_that_move_are_both_named() -> None:
    cold = replace(FACTS, fahrenheit=64, milk_ml=240)

    assert told(replace(FACTS, milk_ml=240), cold) == (
        "“Too sour, or parted” moves from Sun, Nov 29 to Mon, Nov 30.",
        "“Growing, and what to do with more” moves from Fri, Dec 4 to Sat, Dec 5.",
    )


def test_full_cup_makes_its_note_needless() -> None:
    assert told(FACTS, replace(FACTS, milk_ml=240)) == ("“Time for a full cup” isn't needed any more.",)


def test_smell_is_followed_up_tomorrow() -> None:
    off = replace(FACTS, answers=(Answer(AnswerKind.OFF, NOW),))

    assert told(FACTS, off)[0] == "New: “After a batch that smelled off” comes on Tue, Nov 24."


def test_open_break_lets_the_other_notes_wait() -> None:
    resting = replace(FACTS, rests=(Rest(NOW.date()),))

    assert told(FACTS, resting) == (
        "New: “To bed in the fridge” comes on Tue, Nov 24.",
        "Two more notes follow it, the last on Mon, Jan 25.",
        "Six notes wait until you are back.",
        "New: “Fresh milk in the fridge” comes seven times, from Mon, Nov 30 to Mon, Jan 18.",
    )


def test_break_with_an_end_moves_the_others_by_its_days() -> None:
    resting = replace(FACTS, rests=(Rest(NOW.date(), date(2026, 12, 3)),))

    assert told(FACTS, resting)[-1] == "New: “Fresh milk in the fridge” comes on Mon, Nov 30."
    assert "Five more notes come 12 days later." in told(FACTS, resting)


def test_daily_notes_come_in_one_sentence_and_go_in_one() -> None:
    daily = replace(FACTS, nudge=Nudge(time(18), date(2026, 11, 24), date(2026, 12, 7)))

    assert told(FACTS, daily)[-1].startswith("New: “Feeding time” comes ")
    assert "“Feeding time” doesn't come any more." in told(daily, FACTS)


def test_monthly_notes_are_a_series() -> None:
    monthly = replace(FACTS, afterwards=Afterwards.MONTHLY)

    said = "New: “A note for cold kitchens” comes two times, from Tue, Jan 19 to Thu, Feb 18."
    assert told(FACTS, monthly) == (said,)


def test_arrival_brings_the_first_note_and_how_many_follow() -> None:
    waiting = Course((), OHIO)
    begun = course(replace(FACTS, arrival=NOW.date()), Settled())

    assert changes(waiting, begun) == (
        "New: “Welcome home: the first meal” comes on Mon, Nov 23.",
        "Eight more notes follow it, the last on Wed, Dec 23.",
    )


def test_many_changes_are_cut_short() -> None:
    settled = Settled(FIRST_DAYS, NOW.date())
    resting = replace(
        FACTS, rests=(Rest(NOW.date(), date(2026, 12, 20)),), afterwards=Afterwards.MONTHLY, fahrenheit=60
    )

    sentences = changes(course(FACTS, settled), course(resting, settled))

    assert len(sentences) == 5
    assert sentences[-1].endswith(" more notes change with them.")
