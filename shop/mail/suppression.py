"""Who must not be written to. People who asked not to be written to are not kept by address, only by a keyed hash."""

import unicodedata
from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from shop.mail.models import Suppression

SALT = "shop.mail.suppression"


def normalised(address: str) -> str:
    """The same mailbox always as the same text: outer spaces, case and look-alike letters don't count."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def address_hash(address: str, *, secret: str | bytes | None = None) -> str:
    """64 hex digits that only this shop's SECRET_KEY can make of an address."""
    return salted_hmac(SALT, normalised(address), secret=secret, algorithm="sha256").hexdigest()


def address_hashes(address: str) -> list[str]:
    """The same with each of our keys, the present one first, for rows that were written before a change of keys."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [address_hash(address, secret=secret) for secret in secrets]


def suppress(address: str, reason: Suppression.Reason) -> None:
    """Write no more care mail to this address, after a bounce no mail at all; a stop or a bounce weakens nothing."""
    suppress_known(address_hash(address), reason)


def suppress_known(known_hash: str, reason: Suppression.Reason) -> None:
    """The same for somebody whose address we only have as a hash."""
    row = Suppression(address_hash=known_hash, reason=reason)
    Suppression.objects.bulk_create([row], ignore_conflicts=True)
    known = Suppression.objects.filter(address_hash=row.address_hash)
    stronger = [Suppression.Reason.BOUNCED]
    if reason == Suppression.Reason.STOPPED:
        stronger += [Suppression.Reason.COMPLAINED, Suppression.Reason.ERASED]
    known.exclude(reason__in=stronger).update(reason=reason)


def why_not(address: str, *, stoppable: bool) -> str:
    """Say why this address must not be written to, or nothing. Only a hard bounce stops mail about an order."""
    row = against(address, stoppable=stoppable).first()
    return row.get_reason_display() if row else ""


def against(address: str, *, stoppable: bool) -> QuerySet[Suppression]:
    """What keeps mail from this address."""
    rows = Suppression.objects.filter(address_hash__in=address_hashes(address))
    return rows if stoppable else rows.filter(reason=Suppression.Reason.BOUNCED)


def stops(row: Suppression, *, stoppable: bool) -> bool:
    """Whether this row keeps mail that people can stop, or any other, from its address."""
    return stoppable or row.reason == Suppression.Reason.BOUNCED


def among(addresses: Iterable[str]) -> dict[str, Suppression]:
    """What is known about any of the addresses, by their hashes, in one query."""
    hashes = [one for address in addresses for one in address_hashes(address)]
    return {row.address_hash: row for row in Suppression.objects.filter(address_hash__in=hashes)}


def forgive_bounce(address: str) -> None:
    """Forget that this address refused mail, because somebody who knows says that it is good now."""
    bounced = Suppression.objects.filter(reason=Suppression.Reason.BOUNCED)
    bounced.filter(address_hash=address_hash(address)).delete()


def forgive(address: str) -> None:
    """Let every mail go to this address again, because its owner said so; not to one that asked to be erased."""
    kept = Suppression.objects.exclude(reason=Suppression.Reason.ERASED)
    kept.filter(address_hash__in=address_hashes(address)).delete()
