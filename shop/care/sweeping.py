"""What beat drives: finds the jars for which something may be due, and writes their mails as rows. Sends nothing.

A batch is one transaction on its locked plans: a crash leaves everything as it was, and a second sweeper passes over
what the first has locked (PostgreSQL) or waits for it (SQLite).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Prefetch, Q
from django.db.models.functions import Lower

from shop.care import versions
from shop.care.knowing import OF_NOTES, facts_of, mail_key, settled_names, today_of
from shop.care.models import CarePlan, Note
from shop.care.programme.facts import Facts, Settled
from shop.care.programme.occasions import Occasion
from shop.care.programme.outlook import Outlook, allowed_at, outlook
from shop.care.wall_time import wall_to_utc
from shop.crash_points import reach
from shop.mail import suppression
from shop.mail.models import Mail
from shop.mail.queue import Planned, plan_many

BATCH: Final = 500
SAME_DAY: Final = timedelta(hours=12)  # what is due so soon for the same person goes into the same mail
KIND: Final = "care_note"

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Look:
    """One plan and what the programme says about it."""

    plan: CarePlan
    settled: Settled
    view: Outlook


def sweep(clock: Clock, *, stopping: Callable[[], bool] = lambda: False) -> int:
    """Plan the mails of all jars for which something is due; return how many plans were looked at."""
    looked_at = 0
    while not stopping():
        found = sweep_once(clock())
        looked_at += found
        if found < BATCH:
            break
    return looked_at


def sweep_once(now: datetime, *, limit: int = BATCH) -> int:
    """One batch, in one transaction; return how many plans were due."""
    with transaction.atomic():
        due = claim(now, limit)
        if not due:
            return 0
        plans = _with_their_others(due, now)
        stopped = _stop_suppressed(plans)
        looks = list(_looks([plan for plan in plans if plan.state != CarePlan.State.STOPPED], now))
        reach("care: before the notes are written")
        _write(looks, now)
        CarePlan.objects.bulk_update(stopped, ["state", "stopped_because", "next_at"])
        CarePlan.objects.bulk_update([look.plan for look in looks], ["next_at"])
        reach("care: before the notes are committed")
    return len(due)


def claim(now: datetime, limit: int) -> list[CarePlan]:
    """Find and lock the next due plans, in one query on the index of what is due."""
    due = CarePlan.objects.filter(next_at__lte=now).order_by("next_at")
    return list(due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)[:limit])


def _with_their_others(due: list[CarePlan], now: datetime) -> list[CarePlan]:
    """The due plans and what is due today for the same people: two jars, one mail. With all that decides."""
    people = {plan.to.lower() for plan in due}
    chosen = Q(pk__in=[plan.pk for plan in due]) | Q(reader__in=people, next_at__lte=now + SAME_DAY)
    notes = Note.objects.select_related("mail").only(*OF_NOTES)
    both = CarePlan.objects.annotate(reader=Lower("to")).filter(chosen).order_by("pk")
    return list(
        both.prefetch_related("rests", "answers", Prefetch("notes", notes)).select_for_update(
            of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
        )
    )


def _stop_suppressed(plans: list[CarePlan]) -> list[CarePlan]:
    """Nobody who must not be written to is looked at again and again; return whose notes end here."""
    known, stopped = suppression.among({plan.to for plan in plans}), []
    for plan in plans:
        if row := next((known[one] for one in suppression.address_hashes(plan.to) if one in known), None):
            plan.state, plan.stopped_because, plan.next_at = CarePlan.State.STOPPED, row.get_reason_display(), None
            stopped.append(plan)
    return stopped


def _looks(plans: Iterable[CarePlan], now: datetime) -> Iterable[Look]:
    plans = list(plans)
    mailed = _mailed_today(plans, now)
    for plan in plans:
        today = today_of(plan, now)
        names = settled_names(plan.notes.all(), today)
        settled = Settled(names, today if mail_key(plan.to, today) in mailed else None)
        facts = facts_of(plan)
        view = outlook(versions.programme(plan.programme), facts, settled, _moment(plan, facts, now))
        yield Look(plan, settled, view)


def _moment(plan: CarePlan, facts: Facts, now: datetime) -> datetime:
    # A plan that is due later today, for somebody who gets a mail now anyway, is asked what it will say then: unless
    # by that jar's own clock, which may be another than her other jar's, it is night, or that is tomorrow.
    if plan.next_at is None or allowed_at(facts, Settled(), now) > now:
        return now
    return max(now, plan.next_at) if today_of(plan, plan.next_at) == today_of(plan, now) else now


def _mailed_today(plans: Iterable[CarePlan], now: datetime) -> set[str]:
    keys = {mail_key(plan.to, today_of(plan, now)) for plan in plans}
    return set(Mail.objects.filter(key__in=keys).values_list("key", flat=True))


def _write(looks: list[Look], now: datetime) -> None:
    """The mails, their outbox rows, the notes, and when to look at each plan again."""
    letters: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        if look.view.send:
            letters[mail_key(look.plan.to, today_of(look.plan, now))].append(look)
    mails = _mails(letters, now)
    notes = [note for look in looks for note in _passed_over(look, now)]
    for key, pk in mails.items():
        notes += [_note(look.plan, look.view.send, now, pk) for look in letters[key] if look.view.send]
    Note.objects.bulk_create(
        notes, update_conflicts=True, unique_fields=["plan", "step", "cycle"], update_fields=["mail", "day"]
    )
    for look in looks:
        look.plan.next_at = _look_again(look, now)


def _mails(letters: dict[str, list[Look]], now: datetime) -> dict[str, int]:
    """The id of the mail that was written here for each key."""
    planned = [
        Planned(
            kind=KIND,
            to=together[0].plan.to,
            key=key,
            payload={"plans": [look.plan.pk for look in together]},
            due_at=now,
            not_after=_end_of_day(together[0].plan, now),
            order_id=_order_of(together),
        )
        for key, together in letters.items()
    ]
    ids = plan_many(planned, now=now)
    # Another sweeper may have written a mail for that day first: what it says is settled, and ours waits a day.
    payloads = dict(Mail.objects.filter(pk__in=ids).values_list("pk", "payload"))
    return {one.key: pk for one, pk in zip(planned, ids, strict=True) if payloads[pk] == one.payload}


def _order_of(together: list[Look]) -> int | None:
    orders = {look.plan.order_id for look in together}
    return orders.pop() if len(orders) == 1 else None


def _note(plan: CarePlan, occasion: Occasion, now: datetime, mail: int | None = None) -> Note:
    return Note(plan=plan, step=occasion.step.key, cycle=occasion.cycle, day=today_of(plan, now), mail_id=mail)


def _passed_over(look: Look, now: datetime) -> list[Note]:
    return [_note(look.plan, occasion, now) for occasion in look.view.passed_over]


def _look_again(look: Look, now: datetime) -> datetime | None:
    """After a mail, tomorrow: whether it went out is known by then, and if it didn't, it is still worth a look."""
    if look.view.send is None:
        return look.view.next_at
    facts = facts_of(look.plan)
    return allowed_at(facts, Settled(mailed_on=today_of(look.plan, now)), now)


def _end_of_day(plan: CarePlan, now: datetime) -> datetime:
    return wall_to_utc(today_of(plan, now), plan.quiet_from, ZoneInfo(plan.time_zone))
