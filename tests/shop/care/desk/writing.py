"""How tests write a version of the care programme."""

from datetime import datetime
from typing import Any

from django.contrib.messages import get_messages
from django.urls import reverse

from shop.care.desk import editing, publishing
from shop.care.models import ProgrammeStep, ProgrammeVersion
from shop.care.programme.default import DEFAULT
from tests.factories import NOON


def draft(now: datetime = NOON) -> ProgrammeVersion:
    """A draft that is a copy of what the shop came with."""
    return editing.begin(DEFAULT, by=None, now=now)


def published(now: datetime = NOON, **changes: Any) -> ProgrammeVersion:
    """A published version; `changes` are of its first milestone."""
    made = draft(now)
    ProgrammeStep.objects.filter(version=made, key="D0").update(**changes)
    return publishing.publish(made.number, seen=0, reason="for a test", by=None, now=now)


def form_of(version: ProgrammeVersion, key: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send for this step, with some fields typed over."""
    step = version.steps.get(key=key)
    given = {name: getattr(step, name) for name in editing.FIELDS} | {"seen": step.edits} | changes
    return {name: value for name, value in given.items() if value is not None and value is not False}


def at(name: str, *args: object) -> str:
    return reverse(f"care-desk:{name}", args=args)


def said(answer: Any) -> list[str]:
    """The messages that the next page will show."""
    return [str(message) for message in get_messages(answer.wsgi_request)]
