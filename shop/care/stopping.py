"""The way out in each mail: a signed address of its reader, good for as long as the mail lies in her inbox.

It names the reader, by a keyed hash, and the jar; not the jar's page, which may get another link or another keeper
while the law still wants her stop to work.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.signing import BadSignature
from django.urls import reverse

from shop.care import keeping
from shop.care.models import CarePlan
from shop.mail import suppression
from shop.mail.models import Suppression
from shop.signatures import InHexWithTime

SIGNER: Final = InHexWithTime(salt="shop.care.stop")


@dataclass(frozen=True)
class Reader:
    """Who got the mail; `plan` is the jar that it was about, if it is still hers, `page` the link that the mail has."""

    address_hash: str
    plan: CarePlan | None
    page: str

    @property
    def way_back(self) -> CarePlan | None:
        """The jar whose page may be linked: a mail that was passed on mustn't lead to a link that was made since."""
        return self.plan if self.plan and self.plan.token == self.page else None

    @property
    def has_stopped(self) -> bool:
        known = Suppression.objects.filter(address_hash=self.address_hash).exists()
        return known and (self.plan is None or self.plan.state == CarePlan.State.STOPPED)


def address(plan: CarePlan) -> str:
    """The path of the way out for whoever the jar's mails go to now; a preview's jar, which is no row, has none."""
    if plan.pk is None:
        return reverse("care:stop", args=[plan.token])
    known = [plan.pk, suppression.address_hash(plan.to), plan.token]
    return reverse("care:stop-mail", args=[SIGNER.sign_object(known)])


def read(token: str) -> Reader | None:
    """Who that is; None if the address was changed or cut off."""
    try:
        pk, address_hash, page = SIGNER.unsign_object(token)
    except BadSignature:
        return None
    plan = CarePlan.objects.filter(pk=pk).first()
    is_hers = plan is not None and address_hash in suppression.address_hashes(plan.to)
    return Reader(address_hash, plan if is_hers else None, page)


def stop(reader: Reader, now: datetime) -> None:
    """No more care mail to her, for whichever jar; once more changes nothing."""
    suppression.suppress_known(reader.address_hash, Suppression.Reason.STOPPED)
    if reader.plan is not None:
        keeping.unsubscribe(reader.plan, now)
