"""The programme in each of its versions: 0 is the one that the shop came with, the others are the owner's."""

from functools import lru_cache
from typing import Any, Final

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from shop.care.models import ProgrammeStep, ProgrammeVersion
from shop.care.programme.default import DEFAULT
from shop.care.programme.steps import AnswerKind, Condition, Programme, Step, Track

USUAL: Final = (Condition.ALWAYS, Condition.NOT_YET_THICK, Condition.SMALL_BATCHES)


def newest() -> int:
    """The number of the version that plans begin with; one query."""
    return _published().first() or 0


def newest_number() -> Coalesce:
    """The same as part of another query."""
    return Coalesce(Subquery(_published()[:1]), 0)


def promised(number: int) -> list[tuple[int, str]]:
    """Day after arrival and title of the notes that a jar usually gets on that version; what the shop's pages tell."""
    steps = programme(number).on(Track.MILESTONE)
    return [(step.day, step.title) for step in steps if step.condition in USUAL]


def _published() -> Any:
    rows = ProgrammeVersion.objects.filter(published_at__isnull=False).order_by("-number")
    return rows.values_list("number", flat=True)


@lru_cache(maxsize=64)
def programme(number: int) -> Programme:
    """That version. A published one never changes, so each process reads it once; KeyError if there is none."""
    if number == 0:
        return DEFAULT
    version = ProgrammeVersion.objects.filter(number=number, published_at__isnull=False).first()
    if version is None:
        raise KeyError(f"no version {number} of the care programme has been published")
    return as_programme(version)


def as_programme(version: ProgrammeVersion) -> Programme:
    """What the owner wrote, as the pure programme; drafts too, for previews."""
    return Programme(version.number, tuple(_step(row) for row in version.steps.all()))


def _step(row: ProgrammeStep) -> Step:
    return Step(
        key=row.key,
        track=Track(row.track),
        day=row.day,
        title=row.title,
        subject=row.subject,
        text=row.text,
        useful_days=row.useful_days,
        condition=Condition(row.condition),
        paced=row.paced,
        every=row.every,
        until=row.until,
        after=AnswerKind(row.after) if row.after else None,
        asks=tuple(AnswerKind(kind) for kind in row.asks),
        asks_arrival=row.asks_arrival,
        picture=row.picture,
    )
