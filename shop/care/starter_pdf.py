"""The only door to WeasyPrint: makes the starter guide's PDF, with our own fonts and nothing from outside."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from shop.care.starter_guide import DRAWINGS, TITLE, Paper, StarterGuide

SCHEME: Final = "guide:"  # templates name our files by it, so that no page depends on where they lie
FONT_PACKAGES: Final = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
STYLESHEET: Final = "starter.css"
FONT_URL: Final = re.compile(rf"{SCHEME}(?P<file>(?P<family>{'|'.join(FONT_PACKAGES)})-[A-Za-z]+\.ttf)")
DRAWING_URL: Final = re.compile(rf"{SCHEME}(?P<file>[a-z-]+\.svg)")
PRINTED: Final = 4  # an annotation's flag (ISO 32000-1, table 165)
MIME_TYPES: Final = {".ttf": "font/ttf", ".css": "text/css", ".svg": "image/svg+xml"}


class ForbiddenResourceError(Exception):
    """The page asked for something that is neither a font, nor a drawing of ours, nor the guide's stylesheet."""


def render(guide: StarterGuide, paper: Paper = Paper.LETTER) -> bytes:
    """Return one edition of the guide as tagged PDF/UA-1; the same guide always gives the same bytes."""
    context = {"guide": guide, "care": guide.care, "title": TITLE, "paper": paper, "drawings": SCHEME}
    return to_pdf(render_to_string("pdf/starter.html", context))


def to_pdf(html: str) -> bytes:
    """Lay out a page in the guide's style; ForbiddenResourceError if it asks for anything from elsewhere."""
    fetcher = _OwnFiles()
    page = HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
    pdf: bytes = page.write_pdf(font_config=FontConfiguration(), pdf_variant="pdf/ua-1", finisher=_make_universal)
    if fetcher.refused:
        raise ForbiddenResourceError(
            f"the guide uses only its own fonts, drawings and stylesheet, not {fetcher.refused}"
        )
    return pdf


def _make_universal(_document: object, pdf: Any) -> None:
    """Add what PDF/UA asks for and WeasyPrint leaves out."""
    _name_scopes(pdf)
    _take_footers_out_of_the_text(pdf)
    for annotation in pdf.objects:
        if isinstance(annotation, dict) and annotation.get("Subtype") == "/Link":
            annotation["F"] = PRINTED


def _name_scopes(pdf: Any) -> None:
    """Say of each header cell whether it heads a column or a row."""
    for cell in pdf.objects:
        if _tag(cell) == "/TH":
            group = _above(pdf, _above(pdf, cell))
            scope = "/Column" if _tag(group) == "/THead" else "/Row"
            cell["A"]["Scope"] = scope


def _take_footers_out_of_the_text(pdf: Any) -> None:
    """A page's foot is no part of the text (ISO 14289-1, 7.8): mark it as an artifact instead of reading it aloud."""
    for number, element in enumerate(pdf.objects):
        if _tag(element) == "/NonStruct" and _is_left_out(_above(pdf, element), number):
            page = _at(pdf, element["Pg"])
            for piece in (piece for child in element["K"] for piece in _at(pdf, child)["K"]):
                _mark_as_footer(_at(pdf, page["Contents"]).stream, piece)
                _numbers(pdf)[2 * page["StructParents"] + 1][piece] = b"null"


def _is_left_out(parent: Any, number: int) -> bool:
    """Whether the document's own list of what to read leaves this element out, as WeasyPrint does with margins."""
    return _tag(parent) == "/Document" and f"{number} 0 R".encode() not in parent["K"]


def _numbers(pdf: Any) -> list[Any]:
    """From each page's number to the elements that its pieces belong to: number, list, number, list."""
    numbers: list[Any] = next(each["Nums"] for each in pdf.objects if isinstance(each, dict) and "Nums" in each)
    return numbers


def _mark_as_footer(stream: list[Any], number: int) -> None:
    # A marked piece stands in the stream as its tag, its properties, and the operator BDC.
    for place, piece in enumerate(stream):
        if isinstance(piece, dict) and piece.get("MCID") == number:
            stream[place - 1] = "/Artifact"
            stream[place] = type(piece)({"Type": "/Pagination", "Subtype": "/Footer"})


def _above(pdf: Any, element: Any) -> Any:
    return _at(pdf, element["P"])


def _at(pdf: Any, reference: bytes) -> Any:
    number, _, _ = reference.partition(b" ")
    return pdf.objects[int(number)]


def _tag(element: Any) -> str:
    return str(element.get("S", "")) if isinstance(element, dict) else ""


class _OwnFiles(URLFetcher):
    """Opens the guide's fonts, drawings and stylesheet; refuses every other address and remembers it.

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
    path = _drawing(url) or _font(url)
    return path if path and path.is_file() else None


def _drawing(url: str) -> Path | None:
    found = DRAWING_URL.fullmatch(url)
    return Path(settings.BASE_DIR) / DRAWINGS / found["file"] if found else None


def _font(url: str) -> Path | None:
    found = FONT_URL.fullmatch(url)
    return Path(str(files(FONT_PACKAGES[found["family"]]))) / "files" / found["file"] if found else None
