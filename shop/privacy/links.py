"""The link by which somebody reaches what we keep about her: signed, good for a day, and without her address in it.

It names the mail that it came in, and that mail's row knows the address for as long as we do.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.core.signing import BadSignature

from shop.mail.models import Mail
from shop.signatures import InHex

KIND: Final = "privacy_link"
LASTS: Final = timedelta(hours=24)
SIGNER: Final = InHex(salt="shop.privacy.links")


class BadLink(Exception):  # noqa: N818 - what it means to the reader
    """This link leads nowhere (any more); nothing was changed."""


class Unknown(BadLink):
    """It was cut off, mistyped or made up."""


class Expired(BadLink):
    """It was good for a day."""


class Erased(BadLink):
    """What it led to is gone."""


def token_for(mail: Mail, *, now: datetime) -> str:
    """The last part of the link's address; good for a day from now, which is when the mail goes out."""
    return SIGNER.sign_object([mail.pk, int((now + LASTS).timestamp())])


def address_behind(token: str, *, now: datetime) -> str:
    """The e-mail address that this link was mailed to. Raises BadLink."""
    try:
        number, until = SIGNER.unsign_object(token)
    except (BadSignature, ValueError) as error:
        raise Unknown from error
    if now >= datetime.fromtimestamp(until, UTC):
        raise Expired
    mail = Mail.objects.filter(pk=number, kind=KIND).first()
    if mail is None or not mail.to:
        raise Erased
    return mail.to
