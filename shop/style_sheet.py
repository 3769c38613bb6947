"""One style sheet out of many: the small files in shop/static/shop/css, joined where Django looks for static files.

A phone on a slow line pays a round trip, or a whole new connection, for each file that holds up the first paint. So
every page asks for one sheet, once for the whole visit. The files say in which cascade layer they stand, so the order
in which they are joined changes nothing; only the one that names the layers has to come first.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME: Final = "shop/shop.css"
SOURCES: Final = Path(__file__).parent / "static" / "shop" / "css"
FIRST: Final = "variables.css"
COMMENTS: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_ENDS: Final = re.compile(r"\s*\n\s*")


def joined(sources: Path = SOURCES) -> str:
    """All sheets of a folder as one text, without comments and indentation."""
    files = sorted(sources.glob("*.css"), key=lambda file: (file.name != FIRST, file.name))
    text = "\n".join(COMMENTS.sub("", file.read_text()) for file in files)
    return LINE_ENDS.sub("\n", text).strip() + "\n"


class StyleSheetFinder(BaseFinder):
    """Gives collectstatic, and a server in development, the joined sheet as if it were a file of ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "style-sheet")

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """The path of the joined sheet if it is asked for; nothing otherwise."""
        if path != NAME:
            return []
        made = self._made()
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, FileSystemStorage]]:
        self._made()
        yield NAME, self.storage

    def _made(self) -> str:
        """Written only when it differs, and as old as its youngest part: its time says when it last changed."""
        file, text = Path(self.storage.path(NAME)), joined()
        if not file.exists() or file.read_text() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(".new")
            fresh.write_text(text)
            changed = max(part.stat().st_mtime_ns for part in SOURCES.glob("*.css"))
            os.utime(fresh, ns=(changed, changed))
            fresh.replace(file)
        return str(file)
