"""Puts pictures beside the HTML that shows them (RFC 2387), not among a mail's files."""

from collections.abc import Sequence
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from typing import Any

from shop.mail.pictures import Picture


def illustrate(message: Any, pictures: Sequence[Picture]) -> Any:
    """Give the HTML alternative of a message its pictures; without any, the message stays as it is."""
    if pictures:
        both = next(part for part in message.walk() if part.get_content_type() == "multipart/alternative")
        text, html = both.get_payload()
        both.set_payload([text, _together(html, pictures)])
    return message


def _together(html: Any, pictures: Sequence[Picture]) -> MIMEMultipart:
    related = MIMEMultipart("related", type="text/html")
    for part in (html, *map(as_part, pictures)):
        related.attach(part)
    return related


def as_part(picture: Picture) -> MIMEImage:
    """The picture as a part of a message, to be shown where the HTML names it."""
    part = MIMEImage(picture.content, "png")
    part.add_header("Content-ID", picture.content_id)
    # Without a name, some programs list it as a file called "noname".
    part.add_header("Content-Disposition", "inline", filename=f"{picture.name}.png")
    return part
