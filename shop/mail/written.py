"""A letter as the bytes that go over the wire (RFC 5322, 2045-2047, 2387), its unchanging parts written only once.

By hand, because Python's message objects cost several times what sending does: they are kept for files.
"""

import binascii
import re
import secrets
from collections.abc import Mapping, Sequence
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.policy import compat32
from email.utils import formatdate
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, Final

from django.core.mail import EmailMessage
from django.core.mail.message import forbid_multi_line_headers

from shop.mail.kinds import Attachment
from shop.mail.pictures import Picture, shown_in
from shop.mail.related import as_part

END: Final = b"\r\n"
LONGEST_LINE: Final = 78
POLICY: Final = compat32.clone(linesep="\r\n")
LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


def written(headers: Mapping[str, str], *, text: str, html: str, files: Sequence[Attachment]) -> bytes:
    """The whole message, with today's date; ValueError if an address or a header can't be one."""
    body = _both(text, html)
    if files:
        body = _multipart("mixed", [body, *map(_file, files)])
    head = [_line(name, value) for name, value in headers.items()]
    return b"".join([*head, _line("Date", formatdate()), b"MIME-Version: 1.0\r\n", body])


def _both(text: str, html: str) -> bytes:
    """Text first, and as the better one the HTML, with the pictures that it shows beside it."""
    page, shown = _text("html", html), shown_in(html)
    if shown:
        page = _multipart("related", [page, *map(_picture, shown)], b' type="text/html";')
    return _multipart("alternative", [_text("plain", text), page])


def _multipart(kind: str, parts: Sequence[bytes], more: bytes = b"") -> bytes:
    # Not in any part: what is quoted-printable or base64 has no "=_", and for a file nobody can guess it.
    boundary = b"=_" + secrets.token_hex(12).encode()
    head = b'Content-Type: multipart/%s;%s boundary="%s"\r\n' % (kind.encode(), more, boundary)
    return b"".join([head, *(b"\r\n--%s\r\n%s" % (boundary, part) for part in parts), b"\r\n--%s--\r\n" % boundary])


def _text(kind: str, content: str) -> bytes:
    """Always quoted-printable: ASCII in short lines, whatever the server can take."""
    # With its last line ended, the coder also ends in the same way the lines that it breaks.
    lines = LINE_BREAK.sub("\r\n", content.rstrip("\r\n") + "\n")
    head = b'Content-Type: text/%s; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    return head % kind.encode() + binascii.b2a_qp(lines.encode())


@lru_cache(maxsize=512)
def _line(name: str, value: str) -> bytes:
    """One header, encoded and folded; many are the same in every mail."""
    encoded: str = forbid_multi_line_headers(name, value, "utf-8")[1]
    # An address of a page stays whole, behind its name: not every program looks for it on a line of its own.
    if " " in encoded and len(f"{name}: {encoded}") > LONGEST_LINE:
        encoded = Header(encoded, header_name=name).encode(linesep="\r\n", maxlinelen=LONGEST_LINE)
    return f"{name}: {encoded}\r\n".encode("ascii")


@cache
def _picture(picture: Picture) -> bytes:
    return _flat(as_part(picture))


@lru_cache(maxsize=8)
def _file(file: Attachment) -> bytes:
    """A file as a part; most mails of a day bring the same one, which takes longer than all else in its envelope."""
    message: Any = EmailMessage(attachments=[(file.name, file.content, file.type)]).message()
    return _flat(message.get_payload()[0])


def _flat(part: Message) -> bytes:
    out = BytesIO()
    BytesGenerator(out, mangle_from_=False, policy=POLICY).flatten(part)
    return out.getvalue()
