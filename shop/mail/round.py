"""One postman's round: what the mails that a worker took on together share."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from shop.mail import circuit, door, pace, suppression, transitions
from shop.mail.models import Mail, Suppression
from shop.mail.passing import Taken, Unless, may_share

LOOK_AGAIN: Final = timedelta(seconds=5)


class Round:
    """The mails of these ids, one line out, and what is looked up for all of them instead of for each."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._ids = ids
        self._line: door.Line | None = None
        self._worked = False
        self._looked: datetime | None = None
        self._closed_until: datetime | None = None
        self._room = 0
        self._left = len(ids)
        self.taken: Taken | None = None

    @cached_property
    def mails(self) -> dict[int, Mail]:
        return Mail.objects.in_bulk(self._ids)

    @cached_property
    def _suppressed(self) -> dict[str, Suppression]:
        return suppression.among({mail.to for mail in self.mails.values()})

    def why_not(self, mail: Mail, *, stoppable: bool) -> str:
        """As suppression.why_not, as of the beginning of the round."""
        rows = (self._suppressed.get(one) for one in suppression.address_hashes(mail.to))
        stopping = (row for row in rows if row and suppression.stops(row, stoppable=stoppable))
        return next((row.get_reason_display() for row in stopping), "")

    def closed_until(self, now: datetime) -> datetime | None:
        """When the server may be tried again; None if that is now."""
        if self._looked is None or not timedelta() <= now - self._looked < LOOK_AGAIN:
            self._looked, self._closed_until = now, circuit.open_until(now)
        return self._closed_until

    def full_until(self, now: datetime) -> datetime | None:
        """When the next mail may go; None if that is now."""
        if self._room == 0:
            self._room = pace.room(now)
        if self._room == 0:
            return pace.wait_until(now)
        self._room -= 1
        return None

    def line(self) -> door.Line:
        """The line out, with a server that listens at its end where that can be known before."""
        if self._line is None:
            self._line = door.line()
        if self._line.ready():
            self.worked()
        return self._line

    def begin(self) -> None:
        """One more of the mails has its turn."""
        self._left -= 1

    def hand_over(self, mail: Mail, *, subject: str, now: datetime, unless: Unless) -> bool:
        """As transitions.hand_over, together with what the server took before where one step may do both."""
        if self.taken and not may_share(mail, self.taken):
            self.settle()
        passed = transitions.hand_over(mail, subject=subject, now=now, unless=unless, taken=self.taken)
        self.taken = None
        return passed

    def took(self, mail: Mail, now: datetime) -> None:
        """The server has it; that is written down with the next mail's step, or at once if this is the last."""
        self.taken = Taken(mail, now)
        if self._left <= 0:
            self.settle()

    def settle(self) -> None:
        """Write down by itself what no other mail's step has written down."""
        if self.taken is not None:
            transitions.sent(self.taken.mail, now=self.taken.at)
            self.taken = None

    def worked(self) -> None:
        """The server answered: forget the failures before."""
        if not self._worked:
            circuit.worked()
            self._worked = True

    def failed(self, now: datetime, error: str) -> None:
        """The server could not be reached."""
        circuit.failed(now, error)
        self._worked, self._looked = False, None

    def end(self) -> None:
        try:
            self.settle()
        finally:
            if self._line is not None:
                self._line.close()
