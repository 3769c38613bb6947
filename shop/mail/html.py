"""From the MJML of our templates to the HTML that mail programs understand."""

import re
from typing import Final

from mjml import mjml2html

from shop.mail.look import TAGS

# What XML can't hold, escaped or not: one such character in a gift message would end the compilation of its mail.
NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PLAIN_TAG: Final = re.compile(rf'<({"|".join(TAGS)})( href="[^"]*")?>')


def compiled(mjml: str) -> str:
    """Compile a whole MJML document; ValueError if it isn't well-formed. What people typed must be escaped already."""
    return PLAIN_TAG.sub(_styled, mjml2html(NOT_IN_XML.sub("", mjml), fonts={}))


def _styled(tag: re.Match[str]) -> str:
    name, href = tag[1], tag[2] or ""
    return f'<{name}{href} style="{TAGS[name]}">'
