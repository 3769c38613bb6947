"""The building blocks that a text may hold; each app registers its own in a module named blocks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

Attrs = dict[str, str]
Choice = tuple[str, str]


class Shape(StrEnum):
    """How a block stands in the text.

    CARD stands between paragraphs, INLINE within a sentence; neither holds text. BOX stands between paragraphs and
    holds paragraphs, MARK holds words of a sentence.
    """

    CARD = "card"
    INLINE = "inline"
    BOX = "box"
    MARK = "mark"


@dataclass(frozen=True)
class Attr:
    """What the owner chooses for one block; with `choices` it is a list of (value, words) to choose from."""

    name: str
    label: str
    required: bool = True
    choices: Callable[[], Iterable[Choice]] | None = None
    help: str = ""
    default: str = ""


@dataclass(frozen=True)
class Context:
    """For whom a text is rendered. `found` holds what the block's `gather` brought, by the block's name."""

    request: HttpRequest
    now: datetime
    page: Any = None  # content.pages.models.Page, which this module knows nothing of
    preview: bool = False
    found: dict[str, Any] = field(default_factory=dict)


Render = Callable[[Attrs, Context, SafeString], SafeString]
Freeze = Callable[[Attrs], Attrs]
Gather = Callable[[list[Attrs], Context], Any]
Above = Callable[[Context], SafeString]


@dataclass(frozen=True)
class Block:
    """One kind of block. The registry's `block` says what each part is for."""

    name: str
    label: str
    shape: Shape
    render: Render
    attrs: tuple[Attr, ...] = ()
    freeze: Freeze | None = None
    gather: Gather | None = None
    above: Above | None = None
    help: str = ""

    def complaint(self, given: Attrs) -> str | None:
        """What is wrong with these attributes, in words for the owner; None if nothing is."""
        unknown = sorted(set(given) - {attr.name for attr in self.attrs})
        if unknown:
            return f"The block “{self.label}” knows nothing of “{unknown[0]}”."
        return next(filter(None, (self._complaint_of(attr, given.get(attr.name, "")) for attr in self.attrs)), None)

    def _complaint_of(self, attr: Attr, value: str) -> str | None:
        if not value:
            return f"The block “{self.label}” needs its “{attr.label}”." if attr.required else None
        if attr.choices and value not in {choice for choice, _ in attr.choices()}:
            return f"The block “{self.label}” has the {attr.label.lower()} “{value}”, which there isn't (any more)."
        return None


_blocks: dict[str, Block] = {}


def block(
    name: str,
    *,
    label: str,
    shape: Shape,
    attrs: Iterable[Attr] = (),
    freeze: Freeze | None = None,
    gather: Gather | None = None,
    above: Above | None = None,
    help: str = "",  # noqa: A002 - the field's own word
) -> Callable[[Render], Render]:
    """Register the function that renders this kind of block: (attrs, context, inner HTML) to safe HTML.

    `freeze` adds what can be looked up once, when a text is saved, to the attributes that `render` gets. `gather` is
    called once per page with the attributes of all blocks of this kind, so that many cost one query; what it returns
    is `context.found[name]`. What `above` gives stands once in a text, above the paragraph that has the first one.
    """

    def register(render: Render) -> Render:
        _blocks[name] = Block(name, label, shape, render, tuple(attrs), freeze, gather, above, help)
        return render

    return register


def find(name: str) -> Block | None:
    return _blocks.get(name)


def all_blocks() -> list[Block]:
    """Every kind, in alphabetical order of its label."""
    return sorted(_blocks.values(), key=lambda block: block.label)
