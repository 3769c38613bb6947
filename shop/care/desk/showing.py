"""A step's mail as its reader gets it, by the code that sends it; nothing is stored and nothing leaves."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from shop.care.desk.samples import likeness, made_up
from shop.care.mails import about
from shop.care.models import CarePlan, Note
from shop.care.programme.steps import Step
from shop.mail.words import Words, write

KIND = "care_note"


def context_of(step: Step, plan: CarePlan | None, now: datetime) -> dict[str, Any]:
    """What the mail's templates get for this step and jar; KeyError names a care number that there is none of."""
    jar = likeness(plan) if plan else made_up(now)
    today = timezone.localdate(now)
    note = Note(plan=jar, step=step.key, cycle="1", day=today)
    return about([(note, step)], now=now)


def words_of(step: Step, plan: CarePlan | None, now: datetime) -> Words:
    """Subject, text and HTML."""
    return write(KIND, context_of(step, plan, now))
