"""Mails a keeper the links of her jars' pages: to her own address, whoever asks for it, and once a day."""

from datetime import datetime, timedelta
from typing import Any, Final

from shop.care.keeper.codes import readable
from shop.care.keeping import Unwanted, plans_of
from shop.care.knowing import today_of
from shop.care.models import CarePlan
from shop.mail import queue, suppression
from shop.mail.kinds import register
from shop.mail.links import absolute
from shop.mail.models import Mail

KIND: Final = "care_link"
USEFUL: Final = timedelta(days=1)
MOST: Final = 20


def send_link(plan: CarePlan, now: datetime) -> None:
    """Plan the mail; Unwanted says why there can't be one."""
    if not plan.to:
        raise Unwanted("This jar's keeper chose the calendar only, so there is no address to mail to.")
    key = f"{KIND}:{suppression.address_hash(plan.to)}:{today_of(plan, now).isoformat()}"
    queue.plan(KIND, to=plan.to, key=key, now=now, payload={"plan": plan.pk}, not_after=now + USEFUL)


def jars_of(to: str) -> list[CarePlan]:
    """Her jars whose address is confirmed, the newest first."""
    return list(plans_of(to).exclude(confirmed_at=None).order_by("-pk")[:MOST])


def about_links(mail: Mail) -> dict[str, Any]:
    jars = [{"code": readable(jar.code), "url": absolute("care:plan", jar.token)} for jar in jars_of(mail.to)]
    return {"jars": jars}


def still_wanted(mail: Mail, now: datetime) -> str:
    if not jars_of(mail.to):
        return "no jar of ours has this keeper any more"
    return suppression.why_not(mail.to, stoppable=True)


register(KIND, context=about_links, at_most_once=True, still_wanted=still_wanted)
