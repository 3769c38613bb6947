"""Everything that may happen to a jar's plan. Each is one transaction on the plan's locked row, and plans anew."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Lower

from shop.care import versions
from shop.care.knowing import facts_of, settled_of, today_of
from shop.care.models import Answer, CarePlan, Rest, new_token
from shop.care.programme.facts import Afterwards
from shop.care.programme.outlook import outlook
from shop.care.programme.steps import Track
from shop.mail import queue, suppression
from shop.mail.models import Suppression

State = CarePlan.State
NUDGE_DAYS: Final = 14  # a daily note ends by itself after so many days unless it is renewed
NUDGE_ENDS_SOON: Final = timedelta(days=2)  # only then its mails offer to renew it
ASKED: Final = "you asked us to stop"
LONGEST_REST: Final = timedelta(days=180)


class Unwanted(ValueError):  # noqa: N818 - what it means to the keeper
    """This can't be done with this plan now; nothing has changed, and the message says why."""


@contextmanager
def changing(plan: CarePlan, now: datetime) -> Iterator[CarePlan]:
    """One transaction with the plan locked and read afresh; a stopped one can't be changed. Plans anew at the end."""
    with transaction.atomic():
        plan.refresh_from_db(from_queryset=CarePlan.objects.select_for_update())
        if plan.state == State.STOPPED:
            raise Unwanted("The notes for this jar were stopped.")
        yield plan
        plan_anew(plan, now)


def plan_anew(plan: CarePlan, now: datetime) -> None:
    """Work out when something is due next, and save the plan; the caller holds its lock."""
    plan.changes += 1
    plan.changed_at = now
    plan.next_at = _next_at(plan, now)
    plan.save()


def answer(plan: CarePlan, kind: Answer.Kind, *, asked: str, now: datetime) -> bool:
    """Write down what she says about a batch; False if she has said so already. Another answer replaces the first."""
    if plan.answers.filter(asked=asked, kind=kind).exists():
        return False
    with changing(plan, now):
        said = Answer(plan=plan, asked=asked, kind=kind, at=now)
        Answer.objects.bulk_create(
            [said], update_conflicts=True, unique_fields=["plan", "asked"], update_fields=["kind", "at"]
        )
    return True


def rest(plan: CarePlan, now: datetime, *, until: date | None = None) -> None:
    """A fridge break from today: to a day, or until she says that she is back. Once more only changes its end.

    Who is back and goes again on the same day goes on with the same break, unless its waking was written about.
    """
    with changing(plan, now):
        today = today_of(plan, now)
        if plan.arrival is None or plan.arrival > today:
            raise Unwanted("The grains aren't with you yet: a break can begin once they are.")
        if until is not None and not today < until <= today + LONGEST_REST:
            raise Unwanted("A break ends on a day after today, within half a year.")
        running = open_rest(plan, today) or _left_today(plan, today)
        if running is None:
            Rest.objects.create(plan=plan, start=today, end=until)
        else:
            Rest.objects.filter(pk=running.pk).update(end=until)
        plan.state = State.PAUSED


def come_back(plan: CarePlan, now: datetime) -> None:
    """The break is over today: two batches wake the grains, then the programme goes on from where it was."""
    with changing(plan, now):
        today = today_of(plan, now)
        running = open_rest(plan, today)
        if running is not None:
            Rest.objects.filter(pk=running.pk).update(end=today)
        plan.state = State.RUNNING


def adjust(plan: CarePlan, now: datetime, **changes: Any) -> None:
    """Give fields of the plan other values, which the caller's form has checked: the room, the milk, the hours."""
    with changing(plan, now):
        for name, value in changes.items():
            setattr(plan, name, value)


def keep_hours(plan: CarePlan, now: datetime, *, time_zone: str, **hours: time) -> None:
    """When mail may come, on whose clock; where it is still yesterday a jar that came today came yesterday."""
    with changing(plan, now):
        plan.time_zone = time_zone
        for name, value in hours.items():
            setattr(plan, name, value)
        if plan.arrival and plan.arrival_from != CarePlan.ArrivalFrom.ESTIMATED:
            plan.arrival = min(plan.arrival, today_of(plan, now))


def renew_link(plan: CarePlan, now: datetime) -> None:
    """Another address for the jar's page, and for its calendar, which leads there; the old ones end at once."""
    with changing(plan, now):
        plan.token = new_token()
        plan.calendar_token = new_token() if plan.calendar_token else None


def nudge_daily(plan: CarePlan, now: datetime, *, hour: time) -> None:
    """A feeding note each day at that hour, for fourteen days from tomorrow; asked again, for fourteen more."""
    with changing(plan, now):
        tomorrow = today_of(plan, now) + timedelta(days=1)
        plan.nudge_hour, plan.nudge_first = hour, plan.nudge_first or tomorrow
        plan.nudge_last = tomorrow + timedelta(days=NUDGE_DAYS - 1)


def end_nudges(plan: CarePlan, now: datetime) -> None:
    """No more daily feeding notes; all others still come."""
    adjust(plan, now, nudge_hour=None, nudge_first=None, nudge_last=None)


def choose_afterwards(plan: CarePlan, choice: Afterwards, now: datetime) -> None:
    """What she wants once the month is over."""
    adjust(plan, now, afterwards=choice.value)


def move_to_version(plans: Iterable[CarePlan], number: int, now: datetime) -> int:
    """Let running plans go on with another version of the programme; return how many did."""
    moved = 0
    for plan in plans:
        try:
            adjust(plan, now, programme=number)
        except Unwanted:
            continue
        moved += 1
    return moved


def stop(plan: CarePlan, because: str, now: datetime) -> None:
    """Send no more notes about this jar, for good; `because` is what staff and keeper read."""
    with transaction.atomic():
        plan.refresh_from_db(from_queryset=CarePlan.objects.select_for_update())
        if plan.state != State.STOPPED:
            plan.state, plan.stopped_because, plan.next_at = State.STOPPED, because, None
            plan.changes, plan.changed_at = F("changes") + 1, now
            plan.save()
            plan.refresh_from_db()
            withdraw(plan, because, now)


def unsubscribe(plan: CarePlan, now: datetime) -> None:
    """The keeper asked us to stop: this jar's notes, her other ones', and any to come."""
    with transaction.atomic():
        if plan.to:
            suppression.suppress(plan.to, Suppression.Reason.STOPPED)
        for theirs in plans_of(plan.to).order_by("pk") if plan.to else [plan]:
            stop(theirs, ASKED, now)
    plan.refresh_from_db()


def plans_of(address: str) -> Any:
    """All plans of one person that haven't stopped."""
    return CarePlan.objects.annotate(reader=Lower("to")).filter(reader=address.lower()).exclude(state=State.STOPPED)


def open_rest(plan: CarePlan, today: date) -> Rest | None:
    """The break that today is part of."""
    for one in plan.rests.all():
        if one.start <= today and (one.end is None or today < one.end):
            return one
    return None


def _left_today(plan: CarePlan, today: date) -> Rest | None:
    """The break that ended today, if no mail has woken the grains since: then they never really got up."""
    waking = [step.key for step in versions.programme(plan.programme).on(Track.WAKE)]
    if plan.notes.filter(step__in=waking, day=today).exists():
        return None
    return plan.rests.filter(end=today).last()


def withdraw(plan: CarePlan, reason: str, now: datetime) -> None:
    """Take back a mail that is planned but hasn't left; what it said about other jars is planned anew."""
    keys = list(plan.notes.filter(mail__state="planned").values_list("mail__key", flat=True))
    if keys:
        queue.withdraw(keys=keys, reason=reason, now=now)
        others = CarePlan.objects.filter(notes__mail__key__in=keys).exclude(pk=plan.pk).exclude(state=State.STOPPED)
        CarePlan.objects.filter(pk__in=others.values("pk")).update(next_at=now)


def _next_at(plan: CarePlan, now: datetime) -> datetime | None:
    if plan.state not in (State.RUNNING, State.PAUSED) or not plan.to or plan.confirmed_at is None:
        return None
    view = outlook(versions.programme(plan.programme), facts_of(plan), settled_of(plan, now), now)
    return now if view.send or view.passed_over else view.next_at
