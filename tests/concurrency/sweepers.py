"""Beat's sweep of the care plans, in several processes over the same jars; with a guard or without.

Two guards keep a note from being written twice: the lock on a batch's plans, and the key of a person's mail of the day.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, Final

from django.db import connection

from shop.care import keeping, sweeping
from shop.care.models import CarePlan, Note
from shop.mail.models import Mail
from shop.mail.suppression import address_hash
from shop.outbox.models import Job
from tests.concurrency.forks import FORK, PATIENCE, alone, at_once, put, take_the_lock_from

NOW: Final = datetime(2026, 10, 10, 15, tzinfo=UTC)  # eleven in the morning in Ohio
DAY: Final = timedelta(days=1)
READ: Final = "care: before the notes are written"


def lay_out(people: Iterable[str], *, jars: int = 1) -> list[CarePlan]:
    """So many jars for each of them that arrived today; everybody's first has been due for longer than her second."""
    given = {"time_zone": "America/New_York", "state": "running", "arrival": NOW.date(), "arrival_from": "opened"}
    dues = [(to, NOW - timedelta(minutes=jars - jar)) for jar in range(jars) for to in people]
    plans = [CarePlan(to=to, confirmed_at=NOW, claimed_at=NOW, next_at=due, **given) for to, due in dues]
    return CarePlan.objects.bulk_create(plans)


def forget_other_scenes() -> None:
    """What they left to be written and sent is not for this one's inbox."""
    CarePlan.objects.update(next_at=None)
    Job.objects.all().delete()


def names(scene: str, many: int) -> list[str]:
    """Addresses that no other scene has."""
    return [f"{scene}-{number}@example.org".replace(" ", "-") for number in range(many)]


def books(people: list[str]) -> dict[str, Any]:
    """How many mails they got each, how many notes are in a mail, and how many jars nobody has looked at."""
    mails = Counter(Mail.objects.filter(kind="care_note", to__in=people).values_list("to", flat=True))
    plans = CarePlan.objects.filter(to__in=people)
    return {
        "mails each": sorted({mails[to] for to in people}),
        "notes": Note.objects.filter(plan__in=plans, mail__isnull=False).count(),
        "left": plans.filter(next_at__lte=NOW).count(),
    }


def crowd(processes: int, people: int, batch: int) -> dict[str, Any]:
    """Everybody sweeps until nothing is due, in batches so small that they meet all the time."""

    def work() -> None:
        put(sweeping, BATCH=batch, sweep_once=partial(sweeping.sweep_once, limit=batch))
        sweeping.sweep(lambda: NOW)

    everybody = names("crowd", people)
    lay_out(everybody, jars=2)
    ended = at_once(*[work] * processes)
    return {"codes": [one.code for one in ended], **books(everybody)}


def pair(guards: str) -> dict[str, Any]:
    """Two sweeps of one batch; without the lock both have read everything before either writes a word."""
    meeting = FORK.Barrier(2)

    def work() -> None:
        if "lock" not in guards:
            unlock(lambda: meeting.wait(PATIENCE))
        if "key" not in guards:
            put(sweeping, mail_key=key_of_my_own)
        sweeping.sweep_once(NOW)

    both = names(f"pair with {guards}", 20)
    lay_out(both)
    ended = at_once(work, work)
    return {"codes": [one.code for one in ended], **books(both)}


def apart() -> dict[str, Any]:
    """Two jars of one person, each in another sweeper's batch; where rows are skipped that others hold, at once."""
    meeting, real = FORK.Barrier(2), sweeping.claim

    def claim(now: datetime, limit: int) -> list[CarePlan]:
        due = real(now, limit)
        if connection.features.has_select_for_update_skip_locked:
            meeting.wait(PATIENCE)
        return due

    def work() -> None:
        put(sweeping, claim=claim)
        sweeping.sweep_once(NOW, limit=1)

    she = names("apart", 1)
    lay_out(she, jars=2)
    ended = at_once(work, work)
    today = books(she)
    alone(lambda: sweeping.sweep(lambda: NOW + DAY))
    told_of = set(Note.objects.filter(plan__to__in=she, mail__isnull=False).values_list("plan", flat=True))
    return {"codes": [one.code for one in ended], "today": today, "jars told of by tomorrow": len(told_of)}


def stop_meanwhile(guards: str) -> dict[str, Any]:
    """A keeper stops between a sweeper's reading and its writing; without the lock it writes after the stop."""
    read, stopping, stopped = FORK.Event(), FORK.Event(), FORK.Event()
    [plan] = lay_out(names(f"stop with {guards}", 1))

    def wait_for_the_stop() -> None:
        read.set()
        assert (stopping if "lock" in guards else stopped).wait(PATIENCE)

    def sweep() -> None:
        (at_the_point if "lock" in guards else unlock)(wait_for_the_stop)
        sweeping.sweep_once(NOW)

    def stop() -> None:
        assert read.wait(PATIENCE)
        stopping.set()
        keeping.stop(plan, "you asked us to stop", NOW)
        stopped.set()

    ended = at_once(sweep, stop)
    plan.refresh_from_db()
    mails = list(Mail.objects.filter(kind="care_note", to=plan.to).values_list("state", flat=True))
    return {"codes": [one.code for one in ended], "plan": plan.state, "mails": mails}


def at_the_point(do: Callable[[], Any]) -> None:
    """Do it once everything is read and nothing is written."""

    def reach(name: str) -> None:
        if name == READ:
            do()

    put(sweeping, reach=reach)


def unlock(do: Callable[[], Any]) -> None:
    """The guard off: no transaction around a batch, no row locked; and that is done between reading and writing."""
    at_the_point(do)
    take_the_lock_from(sweeping)


def key_of_my_own(address: str, day: date) -> str:
    """The guard off: each process has a name of its own for a person's mail of the day."""
    return f"care:{os.getpid()}:{address_hash(address)[:32]}:{day.isoformat()}"
