"""An address that was typed at a jar gets one mail with one button, and no notes before that was pressed."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from shop.care.keeping import plan_anew, plans_of
from shop.care.knowing import today_of
from shop.care.models import CarePlan
from shop.care.taps import GOOD_FOR, Action, address
from shop.mail import queue, suppression
from shop.mail.kinds import register
from shop.mail.models import Mail

KIND: Final = "care_confirm"
USEFUL: Final = timedelta(days=3)


def ask(plan: CarePlan, now: datetime) -> None:
    """Plan the mail, at most one a day for an address: its button confirms every jar that waits for it."""
    key = f"{KIND}:{suppression.address_hash(plan.to)}:{today_of(plan, now).isoformat()}"
    queue.plan(KIND, to=plan.to, key=key, now=now, not_after=now + USEFUL)


def unconfirmed(to: str) -> "QuerySet[CarePlan]":
    """The jars that wait for this address to be confirmed."""
    jars: QuerySet[CarePlan] = plans_of(to).filter(confirmed_at=None)
    return jars.order_by("pk")


def question(to: str) -> str:
    """What the button's address says it answers: this very address, and no other that the jar may have by then."""
    return suppression.address_hash(to)[:16]


def confirm(plan: CarePlan, asked: str, now: datetime) -> bool:
    """Let the notes begin for this address and all its jars; False if they did before, or it is another one now."""
    if question(plan.to) != asked:
        return False
    with transaction.atomic():
        waiting = list(unconfirmed(plan.to).select_for_update(of=("self",)))
        for jar in waiting:
            jar.confirmed_at = now
            plan_anew(jar, now)
    plan.refresh_from_db()
    return bool(waiting)


def about_confirmation(mail: Mail) -> dict[str, Any]:
    jars = list(unconfirmed(mail.to))
    return {
        "confirm_url": settings.SITE_URL + address(jars[0], Action.CONFIRM, question(mail.to)),
        "jars": len(jars),
        "days": GOOD_FOR.days,
    }


def still_wanted(mail: Mail, now: datetime) -> str:
    if not unconfirmed(mail.to).exists():
        return "nothing waits for this address any more"
    # Anybody may type anybody's address: who wants no care mail gets no question about it either.
    return suppression.why_not(mail.to, stoppable=True)


register(KIND, context=about_confirmation, at_most_once=True, still_wanted=still_wanted)
