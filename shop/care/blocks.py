"""What texts may show of the care programme: a live care number, and the starter guide to take home."""

from dataclasses import fields
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block
from shop.care.guide import edition
from shop.care.numbers import CARE
from shop.care.starter_guide import TITLE

NOT_FOR_READERS = {"ready_fit"}  # constants of a formula


def numbers() -> list[Choice]:
    """Every care number: its path, and its name with what it is now."""
    groups = [field.name for field in fields(CARE) if field.name not in NOT_FOR_READERS]
    paths = [f"{group}.{field.name}" for group in groups for field in fields(getattr(CARE, group))]
    return [(path, f"{_words(path)} (now {value_of(path)})") for path in paths]


def value_of(path: str) -> str:
    """The present value of a number such as "fridge_break.at_most_weeks"."""
    value: Any = CARE
    for name in path.split("."):
        value = getattr(value, name)
    return " or ".join(value) if isinstance(value, tuple) else str(value)


def _words(path: str) -> str:
    group, name = path.replace("_", " ").split(".")
    return f"{group.capitalize()}: {name}"


@block(
    "care",
    label="Live care number",
    shape=Shape.INLINE,
    attrs=[Attr("number", "Number", choices=numbers)],
    help="Always shows the present value, here as in the mails and the guide.",
)
def care_number(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    return format_html('<span class="care-number">{}</span>', value_of(attrs["number"]))


@block(
    "guide",
    label="Starter guide to download",
    shape=Shape.CARD,
    help="The free guide with its present edition. Nobody has to give an address for it.",
)
def starter_guide(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    return render_to_string("content/blocks/guide.html", {"title": TITLE, "guide": edition()})
