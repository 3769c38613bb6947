"""The point of no return as one statement: this mail may go, and the one before it has gone.

Written by hand, because Django takes longer to compose it, for each mail anew, than the database to do it; and one
statement is one commit. At no moment is there more than one mail of which nobody knows whether it went.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection

from shop.mail.models import Mail

STEP: Final = """
UPDATE mail_mail SET
    state = CASE id WHEN %(taken)s THEN 'sent' ELSE 'handing over' END,
    sent_at = CASE id WHEN %(taken)s THEN %(taken_at)s ELSE sent_at END,
    error = CASE id WHEN %(taken)s THEN '' ELSE error END,
    subject = CASE id WHEN %(taken)s THEN subject ELSE %(subject)s END,
    handed_over_at = CASE id WHEN %(taken)s THEN handed_over_at ELSE %(now)s END,
    attempts = CASE id WHEN %(taken)s THEN attempts ELSE %(attempts)s END
WHERE (id = %(taken)s AND state IN ('handing over', 'in doubt'))
    OR (id = %(mail)s AND state IN ('planned', 'in doubt') AND "to" = %(to)s AND NOT EXISTS (
        SELECT 1 FROM mail_suppression WHERE address_hash IN ({hashes}) AND (%(stoppable)s OR reason = 'bounced')))
RETURNING id
"""
NO_MAIL: Final = 0


@dataclass(frozen=True)
class Taken:
    """A mail that the server took, while no row says so yet."""

    mail: Mail
    at: datetime


@dataclass(frozen=True)
class Unless:
    """Whose suppression keeps the mail here, by her address's hashes; a hard bounce only, if it is not stoppable."""

    hashes: Sequence[str]
    stoppable: bool


def may_share(mail: Mail, taken: Taken) -> bool:
    """Whether one statement may lock both: who erases or withdraws one person's mails locks them in another order."""
    same_order = mail.order_id is not None and mail.order_id == taken.mail.order_id
    return not same_order and mail.to.lower() != taken.mail.to.lower()


def moved(mail: Mail, *, subject: str, now: datetime, unless: Unless, taken: Taken | None) -> set[int]:
    """The ids of those of the two that moved on: to handing over, and to sent."""
    names = {f"hash{number}": one for number, one in enumerate(unless.hashes)}
    values: dict[str, Any] = {
        "taken": taken.mail.pk if taken else NO_MAIL,
        "taken_at": _adapted(taken.at if taken else None),
        "mail": mail.pk,
        "to": mail.to,
        "subject": subject,
        "now": _adapted(now),
        "attempts": mail.attempts + 1,
        "stoppable": unless.stoppable,
    }
    hashes = ", ".join(f"%({name})s" for name in names) or "''"
    with connection.cursor() as cursor:
        cursor.execute(STEP.format(hashes=hashes), values | names)
        return {row[0] for row in cursor.fetchall()}


def _adapted(moment: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
