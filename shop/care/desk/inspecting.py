"""What stands in the way of publishing a programme, and what the owner should look at first. Pure but for its words."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Final

from content.claims.risks import Paragraph, risks_in
from content.claims.wording import Piece
from content.pages.gate import Complaint
from shop.care.numbers import CARE
from shop.care.programme.steps import Condition, Programme, Step, Track
from shop.care.words import NUMBER, unknown_numbers

BRACES: Final = re.compile(r"\{[^{}]*\}?|\}")
LONGEST_SUBJECT: Final = 60  # what a phone shows of it
LONGEST_TEXT: Final = 4000
APART: Final = (
    {Condition.THICK, Condition.NOT_YET_THICK},
    {Condition.WARM_ROOM, Condition.COLD_ROOM},
    {Condition.SUMMER, Condition.WINTER},
)
WEEK: Final = CARE.fridge_break.milk_change_days
LIMIT: Final = CARE.fridge_break.at_most_weeks * 7
# What keepers can ask for must be there when they do, whatever the season.
NEEDED: Final = {
    Track.MILESTONE: "Without milestones a new jar gets nothing at all.",
    Track.WAKE: "A jar that comes back from the fridge needs its wake-up notes.",
    Track.NUDGE: "Keepers can ask for a daily feeding note: there must be one.",
    Track.MONTHLY: "Keepers can choose a note once a month: there must be one.",
}

Check = Callable[[Programme], Iterator[Complaint]]


def complaints_about(programme: Programme) -> list[Complaint]:
    """Everything that there is to say; absolute complaints, which stop it, come first."""
    said = [complaint for check in CHECKS for complaint in check(programme)]
    return sorted(said, key=lambda complaint: not complaint.absolute)


def nothing_is_empty(programme: Programme) -> Iterator[Complaint]:
    for step in programme.steps:
        missing = [name for name in ("title", "subject", "text") if not getattr(step, name).strip()]
        if missing:
            yield _stop(step, f"has no {' and no '.join(missing)}.")


def keys_are_unique(programme: Programme) -> Iterator[Complaint]:
    keys = [step.key for step in programme.steps]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Complaint("key", f"Two steps have the key “{key}”.", absolute=True)


def numbers_are_known(programme: Programme) -> Iterator[Complaint]:
    for step in programme.steps:
        for path in unknown_numbers(step.text):
            yield _stop(step, f"asks for a care number that there is none of: {{{path}}}.")
        odd = [found for found in BRACES.findall(step.text) if not NUMBER.fullmatch(found)]
        if odd:
            yield _stop(step, f"has braces that are no care number: {' '.join(odd)}. Choose one from the list.")
        if set("{}") & set(step.subject + step.title):
            yield _stop(step, "has braces in its title or subject: care numbers are filled in in the text only.")


def headers_are_clean(programme: Programme) -> Iterator[Complaint]:
    for step in programme.steps:
        if any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in step.subject + step.title):
            yield _stop(step, "has a line break or control character in its title or subject.")


def lengths_are_kept(programme: Programme) -> Iterator[Complaint]:
    for step in programme.steps:
        if len(step.text) > LONGEST_TEXT:
            yield _stop(step, f"is longer than {LONGEST_TEXT:,} characters; Gmail cuts long mails off.")
        if len(step.subject) > LONGEST_SUBJECT:
            yield _look(step, f"has a subject of {len(step.subject)} letters; a phone shows {LONGEST_SUBJECT}.")


def times_make_sense(programme: Programme) -> Iterator[Complaint]:
    for step in programme.steps:
        if step.track is Track.FOLLOW_UP and step.after is None:
            yield _stop(step, "follows an answer, but doesn't say which.")
        if step.every is not None and step.track is not Track.BREAK:
            yield _stop(step, "repeats itself; only notes of a fridge break can.")
        if step.until is not None and step.until < step.day:
            yield _stop(step, "ends before it begins.")


def every_track_is_there(programme: Programme) -> Iterator[Complaint]:
    for track, why in NEEDED.items():
        if not any(step.condition is Condition.ALWAYS for step in programme.on(track)):
            yield Complaint("track", why, absolute=True)
    if not any(_weekly(step) for step in programme.on(Track.BREAK)):
        words = f"A fridge break must have a note every {WEEK} days or sooner: sleeping grains need fresh milk."
        yield Complaint("track", words, absolute=True)
    if not any(step.day == LIMIT and step.every is None for step in programme.on(Track.BREAK)):
        yield Complaint("track", f"A fridge break has no warning on day {LIMIT}, the usual limit.")
    if not any(step.asks_arrival for step in programme.on(Track.MILESTONE)):
        yield Complaint("track", "No milestone asks whether the jar has arrived, so an estimate is never corrected.")


def days_are_free(programme: Programme) -> Iterator[Complaint]:
    """Two milestones on one day are fine if only one of them can apply."""
    for one, other in combinations(programme.on(Track.MILESTONE), 2):
        if one.day == other.day and {one.condition, other.condition} not in APART:
            words = f"“{one.title}” and “{other.title}” are both on day {one.day}: a jar gets only the later one."
            yield Complaint("same-day", words)


def nothing_is_promised(programme: Programme) -> Iterator[Complaint]:
    for step in programme.steps:
        for where, words in (("title", step.title), ("subject", step.subject), ("text", step.text)):
            for risk in risks_in(Paragraph((Piece(words),), where)):
                yield _look(step, f"says “{risk.words}” in its {where}. {risk.reason}")


CHECKS: Final[tuple[Check, ...]] = (
    nothing_is_empty,
    keys_are_unique,
    numbers_are_known,
    headers_are_clean,
    lengths_are_kept,
    times_make_sense,
    every_track_is_there,
    days_are_free,
    nothing_is_promised,
)


def _weekly(step: Step) -> bool:
    return step.every is not None and step.every <= WEEK and step.day <= WEEK and (step.until or LIMIT) >= LIMIT


def _stop(step: Step, words: str) -> Complaint:
    return Complaint("step", f"“{step.title or step.key}” {words}", absolute=True)


def _look(step: Step, words: str) -> Complaint:
    return Complaint("step", f"“{step.title or step.key}” {words}")
