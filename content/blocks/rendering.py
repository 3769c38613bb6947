"""Fills the gaps of a compiled text with its blocks."""

import logging
from collections import defaultdict
from dataclasses import replace

from django.utils.safestring import SafeString, mark_safe

from content.blocks.compiling import Instance
from content.blocks.gaps import GAP
from content.blocks.notes import with_notes
from content.blocks.registry import Attrs, Context, find

log = logging.getLogger(__name__)


def filled(html: str, blocks: list[Instance], context: Context) -> SafeString:
    """The text as a reader gets it. `html` comes from `compile_text`, whose sanitizer lets no other comment through."""
    context = replace(context, found=_gathered(blocks, context))

    def fill(part: str) -> str:
        return GAP.sub(lambda gap: render(blocks[int(gap[1])]), part)

    def render(instance: Instance) -> str:
        kind = find(instance.name)
        inner = mark_safe(fill(instance.inner))  # noqa: S308 - compiled from clean HTML
        if kind is None:  # its app was removed after the text was saved: the words in it stay
            log.error("no block named %s", instance.name)
            return inner
        return kind.render(instance.attrs, context, inner)

    return mark_safe(fill(with_notes(html, blocks, context)))  # noqa: S308 - clean HTML, safe blocks


def _gathered(blocks: list[Instance], context: Context) -> dict[str, object]:
    asked: dict[str, list[Attrs]] = defaultdict(list)
    for each in blocks:
        asked[each.name].append(each.attrs)
    kinds = {name: find(name) for name in asked}
    return {name: kind.gather(asked[name], context) for name, kind in kinds.items() if kind and kind.gather}
