"""The short code on a jar's lid: how it is read, written, found, and drawn as a QR code."""

import re
from typing import Final
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from shop.care.models import CODE_LENGTH, CarePlan
from shop.mail.links import absolute

NOT_TYPED: Final = re.compile(r"[^0-9A-Z]")
HALF: Final = CODE_LENGTH // 2


def canonical(typed: str) -> str:
    """The code without dashes, blanks and small letters; whether a jar has it is another question."""
    return NOT_TYPED.sub("", typed.upper())[: CODE_LENGTH + 1]


def readable(code: str) -> str:
    """The code in two halves, as it stands on the lid."""
    return f"{code[:HALF]}-{code[HALF:]}"


def find(code: str) -> CarePlan | None:
    """The jar with this canonical code."""
    jars: QuerySet[CarePlan] = CarePlan.objects.select_related("order", "parent")
    return jars.filter(code=code).first() if len(code) == CODE_LENGTH else None


def address(plan: CarePlan) -> str:
    """The whole address of the jar's page."""
    return absolute("jar:jar", plan.code)


def host() -> str:
    """The shop's name in the address bar, as it is written on a lid."""
    return urlsplit(settings.SITE_URL).netloc


def qr(plan: CarePlan) -> SafeString:
    """A QR code of that address as inline SVG: dark on a light ground of its own, in the dark too."""
    drawn = segno.make(address(plan), error="m", micro=False)
    svg = drawn.svg_inline(border=3, dark="#000000", light="#ffffff", omitsize=True, svgclass="qr", lineclass=None)
    return SafeString(svg.replace("<svg ", '<svg role="img" aria-label="QR code of this jar\'s page" ', 1))
