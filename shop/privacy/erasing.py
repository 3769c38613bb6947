"""Erases a person, as a whole or not at all, and writes down who did it and why."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction

from shop.crash_points import reach
from shop.mail.models import Suppression
from shop.mail.suppression import address_hash, suppress
from shop.payments.locking import retrying
from shop.privacy.confirming import confirm
from shop.privacy.held import held, is_known
from shop.privacy.models import AuditEntry
from shop.privacy.registry import holdings

Deed = AuditEntry.Deed
BY_LINK: Final = "asked by the link in a mail to this address"


class NotYet(Exception):  # noqa: N818 - what it means to whoever asked
    """Nothing was erased, but the notes have stopped; `reasons` say what has to happen first, a sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def erase(address: str, *, reason: str, by: Any, now: datetime) -> None:
    """Erase everything about this address that the law lets us, `by` a member of staff or, with None, by her own link.

    Raises NotYet. Twice is harmless.
    """
    reasons = retrying(lambda: _erase(address, reason, by, now))
    if reasons:
        raise NotYet(reasons)


def write_down(deed: AuditEntry.Deed, address: str, *, reason: str, by: Any, now: datetime) -> None:
    """Add to the audit list."""
    AuditEntry.objects.create(
        address_hash=address_hash(address),
        deed=deed,
        reason=reason[:300],
        by=by,
        by_name=by.email if by else "",
        at=now,
    )


@transaction.atomic
def _erase(address: str, reason: str, by: Any, now: datetime) -> list[str]:
    waiting = [sentence for holding in holdings() for sentence in holding.waits(address, now)]
    for holding in holdings():
        holding.stop(address, now)
    if waiting:
        write_down(Deed.STOPPED, address, reason=reason, by=by, now=now)
        return waiting
    _erase_everything(address, now)
    suppress(address, Suppression.Reason.ERASED)
    write_down(Deed.ERASED, address, reason=reason, by=by, now=now)
    reach("privacy: before the commit")
    return []


def _erase_everything(address: str, now: datetime) -> None:
    found = held(address)
    for holding in holdings():
        holding.erase(address, now)
    if is_known(found):
        confirm(address, stays=[each.holding.stays for each in found if each.holding.stays], now=now)
