"""Plans, pauses and stops the care mails of an order; each change is one transaction on the plan's locked row."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from shop.care.models import CarePlan
from shop.care.plan import DueStep, schedule
from shop.mail import queue, suppression
from shop.mail.models import Mail, Suppression
from shop.order.models import Order

State = CarePlan.State
GONE_OUT = (Mail.State.HANDING_OVER, Mail.State.SENT, Mail.State.IN_DOUBT)


def write_plan(order: Order) -> None:
    """Write the order's plan if it isn't there; it waits until the jar is on its way."""
    plan = CarePlan(order=order, to=order.care_email, time_zone=order.time_zone)
    CarePlan.objects.bulk_create([plan], ignore_conflicts=True)


def create_plan(order: Order, now: datetime) -> CarePlan:
    """Return the order's plan, writing it if it isn't there."""
    write_plan(order)
    return CarePlan.objects.get(order=order)


def start(plan: CarePlan, arrival: date, now: datetime) -> None:
    """Plan the mails, counted from the day the jar arrives or was collected. Only a waiting plan starts."""
    with transaction.atomic():
        if _locked(plan).state == State.WAITING:
            _save(plan, state=State.RUNNING, arrival=arrival)
            _plan_mails(plan, now)


def pause(plan: CarePlan, now: datetime) -> None:
    """Send nothing until it is resumed. Only a running plan pauses."""
    with transaction.atomic():
        if _locked(plan).state == State.RUNNING:
            _save(plan, state=State.PAUSED, paused_at=now)
            _withdraw_mails(plan, "paused", now)


def resume(plan: CarePlan, now: datetime) -> None:
    """Plan again what is still ahead. Only a paused plan resumes."""
    with transaction.atomic():
        if _locked(plan).state == State.PAUSED:
            _save(plan, state=State.RUNNING, paused_at=None, cycle=plan.cycle + 1)
            _plan_mails(plan, now)


def stop(plan: CarePlan, because: str, now: datetime) -> None:
    """Send no more of them, for good; `because` is what staff and keeper read."""
    with transaction.atomic():
        if _locked(plan).state != State.STOPPED:
            _save(plan, state=State.STOPPED, stopped_because=because)
            _withdraw_mails(plan, because, now)


def unsubscribe(plan: CarePlan, now: datetime) -> None:
    """The keeper asked us to stop: this plan, their other ones, and any to come."""
    with transaction.atomic():
        suppression.suppress(plan.to, Suppression.Reason.STOPPED)
        theirs = CarePlan.objects.filter(to__iexact=plan.to).exclude(state=State.STOPPED)
        for other in theirs.order_by("pk"):
            stop(other, "you asked us to stop", now)
    plan.refresh_from_db()


def mail_key(plan: CarePlan, step: str) -> str:
    """The key of one step's mail in the plan's present cycle."""
    return f"care:{plan.pk}:{plan.cycle}:{step}"


def steps_of(plan: CarePlan) -> tuple[DueStep, ...]:
    """All milestones on the keeper's calendar; none while the arrival isn't known."""
    return schedule(plan.arrival, ZoneInfo(plan.time_zone)) if plan.arrival else ()


def mails_of(plan: CarePlan) -> dict[str, Mail]:
    """The newest mail of each step that was ever planned, by the step's key."""
    mails = Mail.objects.filter(key__startswith=f"care:{plan.pk}:").order_by("pk")
    return {mail.payload["step"]: mail for mail in mails}


def _plan_mails(plan: CarePlan, now: datetime) -> None:
    for step in _ahead(plan, now):
        queue.plan(
            step.milestone.mail,
            to=plan.to,
            key=mail_key(plan, step.milestone.key),
            now=now,
            order=plan.order,
            payload={"plan": plan.pk, "step": step.milestone.key},
            due_at=step.due_at,
            not_after=step.not_after,
        )


def _ahead(plan: CarePlan, now: datetime) -> Iterator[DueStep]:
    gone = {step for step, mail in mails_of(plan).items() if mail.state in GONE_OUT}
    return (step for step in steps_of(plan) if step.not_after >= now and step.milestone.key not in gone)


def _withdraw_mails(plan: CarePlan, reason: str, now: datetime) -> None:
    queue.withdraw(prefix=f"care:{plan.pk}:", reason=reason, now=now)


def _locked(plan: CarePlan) -> CarePlan:
    plan.refresh_from_db(from_queryset=CarePlan.objects.select_for_update())
    return plan


def _save(plan: CarePlan, **changes: object) -> None:
    for name, value in changes.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(changes))
