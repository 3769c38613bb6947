"""Asked right before a care mail goes out: is it still wanted, and may it go now?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from shop.care.models import CarePlan, MailDay
from shop.care.plan import MAIL_HOUR, QUIET_UNTIL, DueStep, newest_due
from shop.care.reminders import GONE_OUT, mail_key, mails_of, steps_of
from shop.care.wall_time import wall_to_utc
from shop.mail.models import Mail
from shop.mail.suppression import address_hash
from shop.order.states import HOLDS_MONEY
from shop.outbox.handlers import TryAgain


def still_wanted(mail: Mail, now: datetime) -> str:
    """Return why this care mail must not go any more, or nothing; TryAgain at a later hour or day."""
    plan = CarePlan.objects.select_related("order").filter(pk=mail.payload["plan"]).first()
    if plan is None:
        return "its plan is gone"
    return _off(plan, mail) or _late(plan, mail, now) or _second_today(plan, mail, now)


def _off(plan: CarePlan, mail: Mail) -> str:
    if plan.state != CarePlan.State.RUNNING:
        return f"the reminders are {plan.state}"
    if plan.order.status not in HOLDS_MONEY:
        return f"the order is {plan.order.status}"
    return "" if mail.key == mail_key(plan, mail.payload["step"]) else "planned anew when they were resumed"


def _late(plan: CarePlan, mail: Mail, now: datetime) -> str:
    mails = mails_of(plan)
    gone = {step for step, other in mails.items() if other.state in GONE_OUT and other.pk != mail.pk}
    todo = newest_due(tuple(step for step in steps_of(plan) if step.milestone.key not in gone), now)
    mine = mail.payload["step"]
    if any(_is(step, mine) for step in todo.skip):
        return "late: a newer one is due"
    if todo.send is None or not _is(todo.send, mine):
        raise TryAgain("not at night", at=_next_morning(plan, now))
    return ""


def _second_today(plan: CarePlan, mail: Mail, now: datetime) -> str:
    today = now.astimezone(ZoneInfo(plan.time_zone)).date()
    taken = _take_the_day(plan.to, today, mail)
    if taken.pk == mail.pk:
        return ""
    if taken.kind == mail.kind:
        return "the same mail went today for another jar"
    raise TryAgain("one care mail a day is enough", at=_next_morning(plan, now))


def _take_the_day(address: str, day: date, mail: Mail) -> Mail:
    # The unique constraint decides between two workers that have a mail each for the same person.
    row = MailDay(address_hash=address_hash(address), day=day, mail=mail)
    MailDay.objects.bulk_create([row], ignore_conflicts=True)
    return MailDay.objects.select_related("mail").get(address_hash=row.address_hash, day=day).mail


def _next_morning(plan: CarePlan, now: datetime) -> datetime:
    zone = ZoneInfo(plan.time_zone)
    here = now.astimezone(zone)
    day = here.date() if here.time() < QUIET_UNTIL else here.date() + timedelta(days=1)
    return wall_to_utc(day, MAIL_HOUR, zone)


def _is(step: DueStep, key: str) -> bool:
    return step.milestone.key == key
