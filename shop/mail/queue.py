"""Plans a mail in the transaction of its cause, takes it back, or has it sent once more."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from shop.mail.models import Mail
from shop.order.models import Order
from shop.outbox import queue
from shop.outbox.models import Job

JOB: Final = "mail.send"
AGAIN: Final = ":again:"


@dataclass(frozen=True)
class Planned:
    """One of many mails to plan: what `plan` asks for."""

    kind: str
    to: str
    key: str
    payload: dict[str, Any] = field(default_factory=dict)
    order_id: int | None = None
    due_at: datetime | None = None
    not_after: datetime | None = None


def plan(
    kind: str,
    *,
    to: str,
    key: str,
    now: datetime,
    order: Order | None = None,
    payload: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    not_after: datetime | None = None,
) -> int:
    """Return the id of the mail with that key, planning it if it isn't there: the same key twice is the same mail."""
    order_id = order.pk if order else None
    letter = Planned(kind, to, key, payload or {}, order_id, due_at, not_after)
    row = _row(letter, now)
    # As in the outbox: one query that names the id, of a new row or of the one that is there and stays as it is.
    Mail.objects.bulk_create([row], update_conflicts=True, unique_fields=["key"], update_fields=["key"])
    queue.enqueue(JOB, key=job_key(row), payload={"mail": row.pk}, due_at=row.due_at, now=now, not_after=not_after)
    return row.pk


def plan_many(letters: Sequence[Planned], *, now: datetime) -> list[int]:
    """Do as `plan` for all of them in two queries, and wake one worker; return the ids of the mails in their order."""
    first = {letter.key: letter for letter in reversed(letters)}
    # In the order of their keys, so that two planners of the same mails wait for each other instead of locking up.
    rows = {key: _row(first[key], now) for key in sorted(first)}
    with transaction.atomic():
        Mail.objects.bulk_create(rows.values(), update_conflicts=True, unique_fields=["key"], update_fields=["key"])
        queue.enqueue_many([_job(rows[key], first[key]) for key in rows], now=now)
    return [rows[letter.key].pk for letter in letters]


def _row(letter: Planned, now: datetime) -> Mail:
    return Mail(
        kind=letter.kind,
        to=letter.to,
        key=letter.key,
        order_id=letter.order_id,
        payload=letter.payload,
        due_at=letter.due_at or now,
        message_id=_new_message_id(),
    )


def _job(row: Mail, letter: Planned) -> Job:
    due, until = row.due_at, letter.not_after
    return Job(kind=JOB, key=job_key(row), payload={"mail": row.pk}, due_at=due, not_after=until)


def withdraw(*, keys: Iterable[str] | None = None, prefix: str | None = None, reason: str, now: datetime) -> int:
    """Skip the planned mails with these keys or this key prefix, saying why; return how many."""
    if (keys is None) == (prefix is None):
        raise ValueError("name either keys or a prefix")
    chosen = Q(key__startswith=prefix) if keys is None else Q(key__in=list(keys))
    with transaction.atomic():
        mails = list(Mail.objects.select_for_update().filter(chosen, state=Mail.State.PLANNED))
        planned = Mail.objects.filter(pk__in=[mail.pk for mail in mails], state=Mail.State.PLANNED)
        withdrawn = planned.update(state=Mail.State.SKIPPED, error=reason)
        queue.cancel(keys=[job_key(mail) for mail in mails], now=now)
    return withdrawn


def resend(mail: Mail, now: datetime, *, to: str) -> int:
    """Plan the same mail once more, as a row and with a Message-ID of its own, to where its reader is found now."""
    first_key = mail.key.split(AGAIN)[0]
    again = Mail.objects.filter(key__startswith=first_key + AGAIN).count() + 1
    key = f"{first_key}{AGAIN}{again}"
    return plan(mail.kind, to=to, key=key, now=now, order=mail.order, payload=mail.payload)


def job_key(mail: Mail) -> str:
    """The key of the outbox row that sends this mail."""
    return f"mail:{mail.pk}"


def _new_message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{secrets.token_hex(16)}@{domain}>"
