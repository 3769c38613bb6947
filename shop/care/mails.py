"""The care mails: one kind for each milestone, at most once each, and stopped by one click."""

from typing import Any
from urllib.parse import urlparse

from django.conf import settings
from django.utils import timezone

from shop.care.answers import answer_for
from shop.care.models import CarePlan
from shop.care.numbers import CARE
from shop.care.plan import MILESTONES
from shop.care.wanted import still_wanted
from shop.mail.kinds import register
from shop.mail.links import absolute
from shop.mail.models import Mail


def list_id() -> str:
    """The name of the care list, for readers' filters (RFC 2919)."""
    return f"Mindful Culture care notes <care.{urlparse(settings.SITE_URL).hostname}>"


def about_plan(mail: Mail) -> dict[str, Any]:
    plan = _plan(mail)
    return {
        "care": CARE,
        "answer": answer_for(mail.kind, now=timezone.now()),
        "notes": len(MILESTONES),
        "plan_url": absolute("care:plan", plan.token),
        "stop_url": absolute("care:stop", plan.token),
    }


def one_click(mail: Mail) -> dict[str, str]:
    """RFC 8058: the mail program's own unsubscribe button posts to this address."""
    return {
        "List-Unsubscribe": f"<{absolute('care:stop', _plan(mail).token)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _plan(mail: Mail) -> CarePlan:
    return CarePlan.objects.get(pk=mail.payload["plan"])


for milestone in MILESTONES:
    register(
        milestone.mail,
        context=about_plan,
        at_most_once=True,
        list_id=list_id(),
        headers=one_click,
        still_wanted=still_wanted,
    )
