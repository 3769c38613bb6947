"""What some blocks need readers to know before they come to the first of them."""

import re

from content.blocks.compiling import VOID, Instance
from content.blocks.gaps import GAP
from content.blocks.registry import Context, find

TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")


def with_notes(html: str, blocks: list[Instance], context: Context) -> str:
    """The compiled text with each kind's note above the paragraph, list or box that has the first of its kind."""
    for name in dict.fromkeys(block.name for block in blocks):
        kind = find(name)
        if kind and kind.above:
            place = _place_above(html, _holding(name, blocks))
            html = html[:place] + kind.above(context) + html[place:]
    return html


def _holding(name: str, blocks: list[Instance]) -> set[int]:
    """The blocks of this kind and those around one; a block stands in the list behind all that it holds."""
    holding: set[int] = set()
    for number, block in enumerate(blocks):
        within = {int(gap[1]) for gap in GAP.finditer(block.inner)}
        if block.name == name or within & holding:
            holding.add(number)
    return holding


def _place_above(html: str, holding: set[int]) -> int:
    """Where the outermost element begins that has the first gap of these blocks."""
    gap = next(gap.start() for gap in GAP.finditer(html) if int(gap[1]) in holding)
    depth, begun = 0, gap
    for tag in TAG.finditer(html, 0, gap):
        if tag[2] in VOID:
            continue
        if depth == 0:
            begun = tag.start()
        depth += -1 if tag[1] else 1
    return begun if depth else gap
