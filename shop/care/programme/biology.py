"""The jar's own clock: days at work, which a rest in the fridge stops, and how fast this jar is. No Django."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from shop.care.numbers import CARE
from shop.care.programme.facts import Answer, Facts
from shop.care.programme.steps import AnswerKind
from shop.care.ready_time import hours_to_ready
from shop.care.units import Temperature

DAY: Final = timedelta(days=1)
# A batch fed with fresh milk is a day's work; the first two after a rest only wake the grains (care table D1).
WAKE_DAYS: Final = CARE.fridge_break.wake_up_batches
EARLIEST: Final = -2
LATEST: Final = 5
# The first thin batch is what everybody has; a second one in a row says that this jar takes longer.
THIN_IS_NORMAL: Final = 1
SMELL_TAKES: Final = 2  # days that a batch which smells off costs: pour away, and start over
USUAL_ROOM: Final = 72  # °F, the middle of the care table's best range
PACE_MATTERS: Final = 14  # days: afterwards the grains are settled, and an answer is about that batch alone


def day_at_work(number: int, facts: Facts) -> date | None:
    """The date of the jar's day number such-and-such at work (0: arrival); None while an open rest lies before it."""
    if facts.arrival is None:
        return None
    day = facts.arrival + number * DAY
    for first, last in away(facts):
        if first > day:
            break
        if last is None:
            return None
        day += last - first
    return day


def days_at_work(day: date, facts: Facts) -> int:
    """How many days the jar has been at work on that date; negative before its arrival."""
    if facts.arrival is None:
        return -1
    total = (day - facts.arrival).days
    for first, last in away(facts):
        if first < day:
            total -= (min(last or day, day) - first).days
    return total


def away(facts: Facts) -> Iterator[tuple[date, date | None]]:
    """Times without progress, oldest first: each rest and the wake-up batches after it, as [first, last)."""
    rests = [rest for _, rest in facts.breaks]
    for number, rest in enumerate(rests, start=1):
        following = [other.start for other in rests[number : number + 1]]
        yield rest.start, min([rest.end + WAKE_DAYS * DAY, *following]) if rest.end else None


def pace(facts: Facts) -> int:
    """Days by which paced steps come later (or earlier, if negative), from the room's warmth and the answers."""
    return min(max(room_days(facts.fahrenheit) + answer_days(facts), EARLIEST), LATEST)


@lru_cache(maxsize=128)
def room_days(fahrenheit: int) -> int:
    """Days that a room costs or wins a settling jar: one for each twelve hours that a cup differs from the usual."""
    return round((_hours(fahrenheit) - _hours(USUAL_ROOM)) / 12)


def answer_days(facts: Facts) -> int:
    """Days that the answers of the first two weeks cost or win; of several on one day the last one counts."""
    thin = thick = off = 0
    for answer in _of_first_weeks(facts):
        thin += answer.kind is AnswerKind.THIN
        thick += answer.kind is AnswerKind.THICK
        off += answer.kind is AnswerKind.OFF
    return max(thin - THIN_IS_NORMAL, 0) + SMELL_TAKES * off - max(thick - 1, 0)


def newest_answer(facts: Facts) -> Answer | None:
    """The latest answer about a batch; feeding alone says nothing about one."""
    told = [answer for answer in facts.answers if answer.kind is not AnswerKind.FED]
    return max(told, key=_when, default=None)


def _of_first_weeks(facts: Facts) -> Iterator[Answer]:
    by_day: dict[date, Answer] = {}
    for answer in sorted(facts.answers, key=_when):
        day = on_the_wall(answer, facts.zone)
        if answer.kind is not AnswerKind.FED and 0 <= days_at_work(day, facts) <= PACE_MATTERS:
            by_day[day] = answer
    yield from by_day.values()


def _when(answer: Answer) -> tuple[datetime, str]:
    return answer.at, answer.kind.value


def on_the_wall(answer: Answer, zone: ZoneInfo) -> date:
    """The day of an answer on the keeper's calendar."""
    return answer.at.astimezone(zone).date()


def _hours(fahrenheit: int) -> int:
    celsius = Temperature(fahrenheit).celsius
    return hours_to_ready(ml_per_tablespoon=CARE.first_batches.next_milk.ml, celsius=celsius).ready
