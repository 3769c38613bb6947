"""Who must not be written to. People who asked not to be written to are not kept by address, only by a keyed hash."""

import unicodedata

from django.conf import settings
from django.utils.crypto import salted_hmac

from shop.mail.models import Suppression

SALT = "shop.mail.suppression"


def normalised(address: str) -> str:
    """The same mailbox always as the same text: outer spaces, case and look-alike letters don't count."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def address_hash(address: str, *, secret: str | bytes | None = None) -> str:
    """64 hex digits that only this shop's SECRET_KEY can make of an address."""
    return salted_hmac(SALT, normalised(address), secret=secret, algorithm="sha256").hexdigest()


def suppress(address: str, reason: Suppression.Reason) -> None:
    """Write no more care mail to this address, or after a bounce no mail at all; a bounce is never weakened."""
    row = Suppression(address_hash=address_hash(address), reason=reason)
    Suppression.objects.bulk_create([row], ignore_conflicts=True)
    known = Suppression.objects.filter(address_hash=row.address_hash)
    known.exclude(reason=Suppression.Reason.BOUNCED).update(reason=reason)


def why_not(address: str, *, stoppable: bool) -> str:
    """Say why this address must not be written to, or nothing. Only a hard bounce stops mail about an order."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    hashes = [address_hash(address, secret=secret) for secret in secrets]
    rows = Suppression.objects.filter(address_hash__in=hashes)
    if not stoppable:
        rows = rows.filter(reason=Suppression.Reason.BOUNCED)
    row = rows.first()
    return row.get_reason_display() if row else ""


def forgive_bounce(address: str) -> None:
    """Forget that this address refused mail, because somebody who knows says that it is good now."""
    bounced = Suppression.objects.filter(reason=Suppression.Reason.BOUNCED)
    bounced.filter(address_hash=address_hash(address)).delete()
