"""The only door to WeasyPrint: makes the starter guide's PDF, with our own fonts and nothing from outside."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from shop.care.starter_guide import TITLE, StarterGuide

SCHEME: Final = "guide:"  # templates name our files by it, so that no page depends on where they lie
FONT_PACKAGES: Final = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
STYLESHEET: Final = "starter.css"
FONT_URL: Final = re.compile(rf"{SCHEME}(?P<file>(?P<family>{'|'.join(FONT_PACKAGES)})-[A-Za-z]+\.ttf)")
MIME_TYPES: Final = {".ttf": "font/ttf", ".css": "text/css"}


class ForbiddenResourceError(Exception):
    """The page asked for something that is neither one of the guide's fonts nor its stylesheet."""


def render(guide: StarterGuide) -> bytes:
    """Return one edition of the guide as tagged PDF/UA-1; the same guide always gives the same bytes."""
    context = {"guide": guide, "care": guide.care, "title": TITLE}
    return to_pdf(render_to_string("pdf/starter.html", context))


def to_pdf(html: str) -> bytes:
    """Lay out a page in the guide's style; ForbiddenResourceError if it asks for anything from elsewhere."""
    fetcher = _OwnFiles()
    page = HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
    pdf: bytes = page.write_pdf(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")
    if fetcher.refused:
        raise ForbiddenResourceError(f"the guide uses only its own fonts and stylesheet, not {fetcher.refused}")
    return pdf


class _OwnFiles(URLFetcher):
    """Opens the guide's fonts and stylesheet; refuses every other address and remembers it.

    WeasyPrint goes on without what it can't have, so the refusal has to be raised when it is done.
    """

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        path = _own_file(url)
        if path is None:
            self.refused.append(url)
            raise ForbiddenResourceError(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": MIME_TYPES[path.suffix]})


def _own_file(url: str) -> Path | None:
    if url == f"{SCHEME}{STYLESHEET}":
        return Path(settings.BASE_DIR) / "templates" / "pdf" / STYLESHEET
    found = FONT_URL.fullmatch(url)
    if found is None:
        return None
    font = Path(str(files(FONT_PACKAGES[found["family"]]))) / "files" / found["file"]
    return font if font.is_file() else None
