"""A care mail sent to whoever works on it: marked as a test, through the outbox like any other, and never a note."""

import uuid
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from shop.care import versions
from shop.care.desk.showing import context_of
from shop.care.models import CarePlan, ProgrammeVersion
from shop.care.programme.steps import Programme, Step
from shop.mail import queue
from shop.mail.kinds import register
from shop.mail.models import Mail

KIND: Final = "staff_care_test"


def programme_of(number: int) -> Programme:
    """That version, published or a draft; KeyError if there is none."""
    draft = ProgrammeVersion.objects.filter(number=number, published_at=None).first()
    return versions.as_programme(draft) if draft else versions.programme(number)


def send(number: int, step: Step, plan: CarePlan | None, *, to: str, form_key: uuid.UUID, now: datetime) -> None:
    """Plan the test; the same form sent twice is one mail."""
    payload = {"version": number, "step": step.key, "jar": plan.pk if plan else None}
    queue.plan(KIND, to=to, key=f"{KIND}:{form_key}", payload=payload, now=now)


def about_test(mail: Mail) -> dict[str, Any]:
    """What the care note's templates get, for the step as it is by now."""
    plan = CarePlan.objects.filter(pk=mail.payload["jar"]).first()
    step = programme_of(mail.payload["version"]).step(mail.payload["step"])
    return context_of(step, plan, timezone.now())


def still_there(mail: Mail, now: datetime) -> str:
    """Return why the test can't be written any more, or nothing."""
    try:
        about_test(mail)
    except KeyError as error:
        return f"the step has changed: {error}"[:300]
    return ""


register(KIND, context=about_test, still_wanted=still_there)
