"""What an answer or a change did to the notes ahead, in sentences: the plan before beside the plan after. No Django."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from shop.care.programme.outlook import Sent
from shop.care.programme.steps import Step, Track

TOGETHER: Final = 3  # so many notes that move alike are told in one sentence
MOST: Final = 5  # sentences; more than that nobody reads
NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Course:
    """The notes ahead of a jar, and whether it rests without a day for its return."""

    notes: tuple[Sent, ...]
    zone: ZoneInfo
    rests_openly: bool = False

    def days(self, *, repeated: bool) -> dict[tuple[str, str], date]:
        """The day of each note, by its name; of those that come again and again, or of the others."""
        return {one.occasion.name: self.day(one) for one in self.notes if _repeats(one.occasion.step) is repeated}

    def day(self, note: Sent) -> date:
        return note.at.astimezone(self.zone).date()

    def titles(self) -> dict[str, str]:
        return {one.occasion.step.key: one.occasion.step.title for one in self.notes}


def changes(before: Course, after: Course) -> tuple[str, ...]:
    """One sentence for each thing that is different now; none if nothing is."""
    titles = before.titles() | after.titles()
    told = [*_single(before, after, titles), *_series(before, after, titles)]
    if len(told) > MOST:
        more = len(told) - MOST + 1
        told = [*told[: MOST - 1], f"And {_number(more)} more notes change with them."]
    return tuple(told)


def _single(before: Course, after: Course, titles: dict[str, str]) -> Iterator[str]:
    old, new = before.days(repeated=False), after.days(repeated=False)
    yield from _added({name: day for name, day in new.items() if name not in old}, titles)
    yield from _moved({name: (old[name], new[name]) for name in old if name in new}, titles)
    yield from _gone([name for name in old if name not in new], titles, waits=after.rests_openly)


def _added(days: dict[tuple[str, str], date], titles: dict[str, str]) -> Iterator[str]:
    told = [f"New: “{titles[name[0]]}” comes on {_day(day)}." for name, day in days.items()]
    if len(told) < TOGETHER:
        yield from told
    else:
        yield told[0]
        yield f"{_number(len(told) - 1).capitalize()} more notes follow it, the last on {_day(max(days.values()))}."


def _moved(days: dict[tuple[str, str], tuple[date, date]], titles: dict[str, str]) -> Iterator[str]:
    by_days: dict[timedelta, list[tuple[str, str]]] = defaultdict(list)
    for name, (old, new) in days.items():
        if old != new:
            by_days[new - old].append(name)
    for by, names in by_days.items():
        first, (old, new) = names[0], days[names[0]]
        yield f"“{titles[first[0]]}” moves from {_day(old)} to {_day(new)}."
        if len(names) >= TOGETHER:
            yield f"{_number(len(names) - 1).capitalize()} more notes come {_by(by)}."
        else:
            yield from (f"“{titles[n[0]]}” moves from {_day(days[n][0])} to {_day(days[n][1])}." for n in names[1:])


def _gone(names: list[tuple[str, str]], titles: dict[str, str], *, waits: bool) -> Iterator[str]:
    if waits and names:
        what = f"“{titles[names[0][0]]}” waits" if len(names) == 1 else f"{_number(len(names)).capitalize()} notes wait"
        yield f"{what} until you are back."
        return
    for name in names:
        yield f"“{titles[name[0]]}” isn't needed any more."


def _series(before: Course, after: Course, titles: dict[str, str]) -> Iterator[str]:
    old, new = _by_key(before.days(repeated=True)), _by_key(after.days(repeated=True))
    for key in Counter([*old, *new]):
        had, has = old.get(key, []), new.get(key, [])
        if had != has:
            yield _of_series(titles[key], had, has)


def _of_series(title: str, had: list[date], has: list[date]) -> str:
    if not has:
        return f"“{title}” doesn't come any more."
    times = _number(len(has))
    days = f"on {_day(has[0])}" if len(has) == 1 else f"{times} times, from {_day(has[0])} to {_day(has[-1])}"
    return f"“{title}” now comes {days}." if had else f"New: “{title}” comes {days}."


def _by_key(days: dict[tuple[str, str], date]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = defaultdict(list)
    for (key, _), day in days.items():
        found[key].append(day)
    return found


def _repeats(step: Step) -> bool:
    return step.every is not None or step.track in (Track.NUDGE, Track.MONTHLY)


def _by(days: timedelta) -> str:
    count = abs(days.days)
    return f"{_number(count)} {'day' if count == 1 else 'days'} {'later' if days > timedelta(0) else 'earlier'}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _day(day: date) -> str:
    return f"{day:%a}, {day:%b} {day.day}"
