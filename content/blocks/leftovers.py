"""Names what the sanitizer takes out of a text, so that its writer can be told."""

from html.parser import HTMLParser

from content.blocks.sanitizer import ATTRIBUTES, MARKS, TABLE, TEXT

ALLOWED = TEXT | MARKS | TABLE
# What every editor and word processor leaves behind, and nobody misses.
SILENT = {"html", "head", "body", "meta", "b", "i", "u", "font", "class", "style", "id", "dir", "lang", "target", "rel"}
MOST = 8


def taken_out(html: str) -> list[str]:
    """Elements and attributes that a text can't hold, such as "script" and "onclick", once each."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(dict.fromkeys(reader.found))[:MOST]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self._find(tag)
            return
        for name, value in attrs:
            if name == "href" and (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:")):
                self._find("links that run a script")
            elif not name.startswith("data-") and name not in ATTRIBUTES.get(tag, set()):
                self._find(name)

    def _find(self, name: str) -> None:
        if name not in SILENT:
            self.found.append(name)
