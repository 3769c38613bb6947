"""Working on a draft of the care programme. A published version is never changed: whoever tries gets Published."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Max

from content.pages.editing import name_of
from shop.care.desk.models import Aside
from shop.care.models import ProgrammeStep, ProgrammeVersion
from shop.care.programme.steps import Programme, Step, Track

FIELDS: Final = (
    "track", "day", "title", "subject", "text", "useful_days", "condition", "paced", "every", "until", "after", "asks",
    "asks_arrival", "picture",
)  # fmt: skip


class Published(Exception):  # noqa: N818 - an answer to the owner, not an error
    """Nothing was changed: this version is published, or somebody has thrown the draft away."""


class DraftThere(Exception):  # noqa: N818 - an answer to the owner, not an error
    """Nothing was begun: there is a draft already."""


@dataclass(frozen=True)
class Conflict:
    """Somebody else saved this step first: theirs stands, and `kept` is what was not saved over it."""

    step: ProgrammeStep
    kept: Aside


def begin(programme: Programme, *, by: Any, now: datetime) -> ProgrammeVersion:
    """A draft that is a copy of that version; DraftThere if somebody works on one already."""
    last = ProgrammeVersion.objects.aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            made = ProgrammeVersion.objects.create(number=last + 1, changed_at=now, changed_by=name_of(by))
            rows = [row_of(step, version=made, position=place) for place, step in enumerate(programme.steps)]
            ProgrammeStep.objects.bulk_create(rows)
    except IntegrityError as error:
        raise DraftThere from error
    return made


def row_of(step: Step, *, version: ProgrammeVersion, position: int) -> ProgrammeStep:
    """A step as a row that isn't saved yet."""
    given = {name: getattr(step, name) for name in FIELDS}
    given |= {"asks": [kind.value for kind in step.asks], "after": step.after.value if step.after else ""}
    return ProgrammeStep(version=version, position=position, key=step.key, **given)


@contextmanager
def changing(number: int, *, by: Any, now: datetime) -> Iterator[ProgrammeVersion]:
    """One transaction with the draft locked, that counts as a change of it; Published if it isn't a draft."""
    with transaction.atomic():
        draft = locked(number)
        yield draft
        _touch(draft, by=by, now=now)


def locked(number: int) -> ProgrammeVersion:
    """The draft, held until the caller's transaction ends; Published if it isn't a draft (any more)."""
    draft = ProgrammeVersion.objects.select_for_update().filter(number=number, published_at=None).first()
    if draft is None:
        raise Published
    return draft


def save_note(number: int, note: str, *, by: Any, now: datetime) -> None:
    """What is new in this version, for the owner herself."""
    with changing(number, by=by, now=now) as draft:
        draft.note = note


def save_step(
    number: int, key: str, typed: dict[str, Any], *, seen: int, by: Any, now: datetime
) -> ProgrammeStep | Conflict:
    """Save over what the writer saw (`seen` counts a step's changes); if there is something newer, keep hers beside."""
    with transaction.atomic():
        draft = locked(number)
        step = draft.steps.get(key=key)
        if {name: getattr(step, name) for name in FIELDS} == typed:
            return step
        if step.edits != seen:
            return Conflict(step, Aside.objects.create(step=step, at=now, by=name_of(by), typed=typed))
        for name, value in typed.items():
            setattr(step, name, value)
        step.edits, step.changed_by = step.edits + 1, name_of(by)
        step.save()
        _touch(draft, by=by, now=now)
        return step


def add_step(number: int, track: Track, title: str, *, by: Any, now: datetime) -> ProgrammeStep:
    """An empty step at the end of the draft; its key is made once and never changes."""
    with changing(number, by=by, now=now) as draft:
        last = draft.steps.aggregate(last=Max("position"))["last"]
        place = 0 if last is None else last + 1
        return ProgrammeStep.objects.create(
            version=draft, position=place, key=_new_key(draft, track), track=track, day=0, title=title
        )


def remove_step(number: int, key: str, *, by: Any, now: datetime) -> None:
    """Take a step out of the draft; versions that have it keep it."""
    with changing(number, by=by, now=now) as draft:
        draft.steps.filter(key=key).delete()


def move_step(number: int, key: str, *, up: bool, by: Any, now: datetime) -> None:
    """Change places with the step above or below on the same track; the later of two on one day goes out."""
    with changing(number, by=by, now=now) as draft:
        step = draft.steps.get(key=key)
        beside = draft.steps.filter(track=step.track)
        other = (
            beside.filter(position__lt=step.position).last()
            if up
            else beside.filter(position__gt=step.position).first()
        )
        if other is not None:
            _change_places(step, other)


def throw_away(number: int) -> None:
    """Delete the draft with its steps."""
    with transaction.atomic():
        locked(number).delete()


def _touch(draft: ProgrammeVersion, *, by: Any, now: datetime) -> None:
    draft.edits, draft.changed_at, draft.changed_by = draft.edits + 1, now, name_of(by)
    draft.save(update_fields=["edits", "changed_at", "changed_by", "note"])


def _change_places(one: ProgrammeStep, other: ProgrammeStep) -> None:
    last = ProgrammeStep.objects.filter(version=one.version).aggregate(last=Max("position"))["last"]
    for step, place in ((one, last + 1), (other, one.position), (one, other.position)):
        ProgrammeStep.objects.filter(pk=step.pk).update(position=place)


def _new_key(draft: ProgrammeVersion, track: Track) -> str:
    """A key that no step of any version has had: a jar must not take a new note for one that it has got."""
    taken = set(ProgrammeStep.objects.values_list("key", flat=True))
    number = 1
    while (key := f"{track.value}-v{draft.number}-{number}") in taken:
        number += 1
    return key
