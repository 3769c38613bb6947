"""A picture as a part of a message, beside the HTML that shows it (RFC 2387), not among its files."""

from email.mime.image import MIMEImage

from shop.mail.pictures import Picture


def as_part(picture: Picture) -> MIMEImage:
    """The picture as a part of a message, to be shown where the HTML names it."""
    part = MIMEImage(picture.content, "png")
    part.add_header("Content-ID", picture.content_id)
    # Without a name, some programs list it as a file called "noname".
    part.add_header("Content-Disposition", "inline", filename=f"{picture.name}.png")
    return part
