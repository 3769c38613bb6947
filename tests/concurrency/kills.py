"""A care sweep and the worker that sends what it wrote, really killed at every step; and those that come after."""

import itertools
import os
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final

from django.db import connection

from shop.care import sweeping
from shop.care.models import CarePlan
from shop.crash_points import ENVIRONMENT_NAME
from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from tests.concurrency.forks import alone, take_the_lock_from
from tests.concurrency.sweepers import DAY, NOW, forget_other_scenes, lay_out, names

SWEEPS_POINTS: Final = ("care: before the notes are written", "care: before the notes are committed")
MINUTE: Final = timedelta(minutes=1)
LATER: Final = (2, 8, 20)  # minutes: past a claim's lease, an abandoned handing over, and the repeat of order mail

Arm = Callable[[], None]


def at_point(name: str) -> Arm:
    """Die there, as a process does that was started with CRASH_AT."""
    return lambda: os.environ.update({ENVIRONMENT_NAME: name})


def before_statement(number: int) -> Arm:
    """Die by kill -9 where that statement would have gone to the database, counted from nought."""

    def arm() -> None:
        seen = itertools.count()

        def or_die(execute: Any, *query: Any) -> Any:
            if next(seen) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(*query)

        connection.execute_wrappers.append(or_die)

    return arm


def every_step() -> Iterator[Arm]:
    """Both named points, and then one statement after the other, for as long as there are more."""
    yield from map(at_point, SWEEPS_POINTS)
    yield from map(before_statement, itertools.count())


def sweeps(guards: str) -> list[str]:
    """Kill one sweep after the other, each a step further and with one more keeper's jar; the last one gets through."""
    forget_other_scenes()
    keepers: list[str] = []
    for number, arm in enumerate(every_step()):
        keepers += names(f"killed {number} with {guards}", 1)
        lay_out(keepers[-1:])
        code = alone(partial(_sweep, guards, arm)).code
        if code == 0:  # no such statement
            break
        assert code == -signal.SIGKILL
    alone(partial(run_due, NOW + MINUTE))
    return keepers


def sendings(points: list[str]) -> dict[str, list[Any]]:
    """Kill the worker at each point while it sends a care mail; by point, its Message-ID and how its row ends."""
    forget_other_scenes()
    keepers = {point: names(point.replace(":", ""), 1)[0] for point in points}
    for point, to in keepers.items():
        lay_out([to])
        assert alone(partial(_die_sending, point)).code == -signal.SIGKILL, point
    assert alone(_live_on).code == 0
    return {point: _mails_to(to) for point, to in keepers.items()}


def _sweep(guards: str, arm: Arm) -> None:
    if guards == "nothing":
        take_the_lock_from(sweeping)
    arm()
    sweeping.sweep_once(NOW)


def _die_sending(point: str) -> None:
    sweeping.sweep_once(NOW)
    at_point(point)()
    run_due(NOW)


def _live_on() -> None:
    for minutes in LATER:
        run_due(NOW + minutes * MINUTE)
    sweeping.sweep_once(NOW + DAY)
    run_due(NOW + DAY)


def _mails_to(address: str) -> list[Any]:
    """The steps, the state and the Message-ID of each care mail to her, oldest first."""
    mails = Mail.objects.filter(kind="care_note", to=address).order_by("pk")
    [plan] = CarePlan.objects.filter(to=address)
    steps = [list(mail.notes.filter(plan=plan).values_list("step", flat=True)) for mail in mails]
    return [[step, mail.state, mail.message_id] for step, mail in zip(steps, mails, strict=True)]
