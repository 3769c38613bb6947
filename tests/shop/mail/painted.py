"""Which colour the words of a mail have, and on which ground: the cascade of its styles, light or dark."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]

from tests.shop.mail.page import tree

GROUNDS: Final = ("background", "background-color")


@dataclass(frozen=True)
class Painted:
    """Some words with their colour and their ground, each as #rrggbb."""

    words: str
    colour: str
    ground: str

    @property
    def contrast(self) -> float:
        """From 1 to 21, by WCAG 2.2."""
        bright, dim = sorted((_luminance(self.colour), _luminance(self.ground)), reverse=True)
        return (bright + 0.05) / (dim + 0.05)


def painted(html: str, *, dark: bool) -> Iterator[Painted]:
    """All words that can be seen."""
    page = tree(html)
    rules = list(_rules("".join(style.text or "" for style in page.iter("style")), dark=dark))
    yield from _within(cssselect2.ElementWrapper.from_html_root(page), rules, colour="#000000", ground="#ffffff")


def _within(element: Any, rules: list[Any], *, colour: str, ground: str) -> Iterator[Painted]:
    look = _look(element, rules)
    if element.local_name == "head" or look.get("display") == "none":
        return
    colour = look.get("color", colour)
    ground = next((look[name] for name in reversed(GROUNDS) if name in look), ground)
    for words in (element.etree_element.text, *(child.tail for child in element.etree_element)):
        if words and words.strip():
            yield Painted(words.strip(), colour, ground)
    for child in element.iter_children():
        yield from _within(child, rules, colour=colour, ground=ground)


def _look(element: Any, rules: list[Any]) -> dict[str, str]:
    """What wins for one element: the important, then its own style, then the more specific, then the later."""
    found = [(*weight, name, value) for selector, *weight, name, value in rules if selector.test(element)]
    own = tinycss2.parse_blocks_contents(element.etree_element.get("style") or "")
    found += [(d.important, True, (0, 0, 0), d.name, _value(d)) for d in own if d.type == "declaration"]
    ordered = sorted(enumerate(found), key=lambda pair: (pair[1][:3], pair[0]))
    return {name: value for _, (*_, name, value) in ordered}


def _rules(css: str, *, dark: bool) -> Iterator[tuple[Any, bool, bool, tuple[int, int, int], str, str]]:
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and dark and "prefers-color-scheme: dark" in tinycss2.serialize(rule.prelude):
            yield from _rules(tinycss2.serialize(rule.content), dark=dark)
        elif rule.type == "qualified-rule":
            yield from _declared(rule)


def _declared(rule: Any) -> Iterator[tuple[Any, bool, bool, tuple[int, int, int], str, str]]:
    for selector in cssselect2.compile_selector_list(rule.prelude):
        for declaration in tinycss2.parse_blocks_contents(rule.content):
            if declaration.type == "declaration":
                weight = (declaration.important, False, selector.specificity)
                yield (selector, *weight, declaration.name, _value(declaration))


def _value(declaration: Any) -> str:
    return str(tinycss2.serialize(declaration.value)).strip()


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
