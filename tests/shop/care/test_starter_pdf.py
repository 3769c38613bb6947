import logging
import re
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest

from shop.care.numbers import CARE
from shop.care.starter_guide import Paper, StarterGuide
from shop.care.starter_pdf import ForbiddenResourceError, render, to_pdf

pytestmark = pytest.mark.looks

TEMPLATES = Path(__file__).parents[3] / "templates" / "pdf"
GUIDE = StarterGuide(
    version="2026.1",
    date=date(2026, 11, 23),
    shop_name="Mindful Culture",
    site_url="https://shop.example",
    help_email="help@shop.example",
)
# The evidence file's list of words that fail a content check anywhere near the shop.
CLAIM_WORDS = """
anxiety anxious depression adhd autism pcos insulin diabetes fertility insomnia cortisol inflammation autophagy
detox heal healing cure treat remedy therapy proven boosts dose probiotic lactose-free dairy-free vegan raw
"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(GUIDE)


@pytest.fixture(scope="module")
def text(pdf: bytes) -> str:
    """The guide as a reader's eyes follow it, every run of spaces as one."""
    out = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(out.decode().split())


def kinds(element: pikepdf.Object) -> list[str]:
    """Structure types of a tag tree, in reading order."""
    found = [str(element.S)] if "/S" in element else []
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        found += kinds(kid) if isinstance(kid, pikepdf.Dictionary) else []
    return found


def figures(element: pikepdf.Object) -> list[str]:
    found = [str(element.Alt)] if element.get("/S") == "/Figure" else []
    for kid in element.get("/K", pikepdf.Array()):
        found += figures(kid) if isinstance(kid, pikepdf.Dictionary) else []
    return found


def test_it_opens_with_its_title_and_says_its_edition(text: str) -> None:
    assert text.startswith("Getting Started with Milk Kefir A homecoming guide for your squishies")
    assert (
        text.count("Getting Started with Milk Kefir · version 2026.1 · November 23, 2026") == 7
    )  # the cover and six feet


def test_it_quotes_the_care_numbers(text: str) -> None:
    assert "Feed them within 24 hours of arrival: the 1 tablespoon of grains goes into 1/2 cup (120 ml)" in text
    assert "in their pack in the fridge, for up to 7 days" in text
    assert "fresh milk every 24 hours, and never later than 48" in text
    assert "bring them out after 3 weeks at most" in text
    assert f"at {CARE.room.best}".replace("\N{NO-BREAK SPACE}", " ") in text


def test_it_says_who_should_not_drink_and_who_should_ask(text: str) -> None:
    warning = text[text.index("Please don't drink it") : text.index("Please ask a doctor")]
    asking = text[text.index("Please ask a doctor") : text.index("Good to know")]

    warned = ("milk allergy", "not the same as lactose intolerance", "weakened immune", "disulfiram", "12 months")
    assert [words for words in warned if words not in warning] == []
    assert [words for words in ("pregnancy", "children", "medicines", "alcohol") if words not in asking] == []
    assert "Home kefir always carries some" in text


def test_it_makes_no_health_claim(text: str) -> None:
    words = set(re.findall(r"[a-z][a-z-]*", text.lower()))

    assert sorted(words & set(CLAIM_WORDS.split())) == []


def test_no_number_is_typed_into_a_template() -> None:
    typed = {}
    for path in [TEMPLATES / "starter.html", *sorted((TEMPLATES / "starter").glob("*.html"))]:
        prose = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]+>", " ", path.read_text(), flags=re.DOTALL)
        typed[path.name] = re.findall(r"\S*\d\S*", prose)

    assert len(typed) == 9
    assert {name: found for name, found in typed.items() if found} == {}


def test_it_is_short_and_light(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages) == 6
    assert len(pdf) < 1_000_000


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (612, 792)), (Paper.A4, (595, 842))])
def test_it_comes_on_either_paper_with_as_many_pages(paper: Paper, size: tuple[int, int]) -> None:
    with pikepdf.open(BytesIO(render(GUIDE, paper))) as document:
        assert {tuple(round(float(n)) for n in page.mediabox[2:]) for page in document.pages} == {size}
        assert len(document.pages) == 6


def test_it_declares_pdf_ua_with_language_and_title(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        metadata = document.open_metadata()

        assert str(metadata["pdfuaid:part"]) == "1"
        assert str(document.Root.Lang) == "en-US"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert metadata["dc:title"] == "Getting Started with Milk Kefir"


def test_its_tags_carry_headings_lists_tables_and_pictures(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        tags = kinds(document.Root.StructTreeRoot)
        alts = figures(document.Root.StructTreeRoot)

    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 11
    assert tags.count("/Table") == 3
    assert {"/L", "/LI", "/P", "/TH", "/TD", "/Link"} <= set(tags)
    assert len(alts) == 13
    assert {alt[:9] for alt in alts} == {"Drawing: "}


def scopes(element: pikepdf.Object) -> list[str]:
    found = [str(element.A.Scope)] if element.get("/S") == "/TH" else []
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        found += scopes(kid) if isinstance(kid, pikepdf.Dictionary) else []
    return found


def test_every_header_cell_says_what_it_heads(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        found = scopes(document.Root.StructTreeRoot)

    # Three columns and four rows of the first week, four and four of the jar, four and two of the timetable.
    assert (found.count("/Column"), found.count("/Row")) == (11, 10)


def test_every_link_has_a_description(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        links = [note for page in document.pages for note in page.get("/Annots", pikepdf.Array())]

        assert [str(link.A.URI) for link in links] == ["mailto:help@shop.example", "https://shop.example"]
        assert all(str(link.Contents) for link in links)
        assert [int(link.F) for link in links] == [4, 4]  # printed with the page


def test_foot_of_a_page_is_not_read_as_text(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            pieces = [part for part in pikepdf.parse_content_stream(page) if str(part.operator) == "BDC"]
            feet = [part for part in pieces if str(part.operands[0]) == "/Artifact"]
            assert [str(foot.operands[1].Subtype) for foot in feet] == ["/Footer", "/Footer"]


def test_its_bookmarks_are_its_headings(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        (top,) = outline.root

        assert top.title == "Getting Started with Milk Kefir"
        assert [chapter.title for chapter in top.children][:3] == [
            "The whole guide in one breath",
            "What arrives",
            "Before they arrive",
        ]


def test_every_font_is_ours_and_embedded(pdf: bytes) -> None:
    out = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()

    fonts = [line.split() for line in out.splitlines()[2:]]
    assert sorted({font[0].partition("+")[2] for font in fonts}) == [
        "Guide-Sans",
        "Guide-Sans-Semi-Bold",
        "Guide-Serif-Semi-Bold",
    ]
    assert {font[-5] for font in fonts} == {"yes"}


@pytest.mark.parametrize("paper", list(Paper))
def test_checker_of_pdf_ua_finds_nothing(paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "guide.pdf"
    file.write_bytes(render(GUIDE, paper))

    assert [str(finding) for finding in pdfua.validate(str(file)).findings] == []


def test_the_same_guide_gives_the_same_bytes(pdf: bytes) -> None:
    assert render(GUIDE) == pdf


def test_weasyprint_has_nothing_to_complain_about(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        render(GUIDE)

    assert caplog.messages == []


def test_a_name_with_markup_stays_text() -> None:
    guide = StarterGuide(
        version="<b>1</b>",
        date=GUIDE.date,
        shop_name="<img src='https://evil.example/x.png'>",
        site_url="",
        help_email="",
    )

    out = subprocess.run(["pdftotext", "-", "-"], input=render(guide), capture_output=True, check=True).stdout

    assert b"version <b>1</b>" in out


@pytest.mark.parametrize(
    "html",
    [
        "<img alt='x' src='https://evil.example/x.png'>",
        "<img alt='x' src='file:///etc/passwd'>",
        "<img alt='x' src='../../manage.py'>",
        "<img alt='x' src='guide:../../manage.py'>",
        "<img alt='x' src='guide:no-such-drawing.svg'>",
        "<img alt='x' src='guide:SourceSansPro-../LICENSE.txt'>",
        "<img alt='x' src='data:image/svg+xml,<svg/>'>",
        "<link rel='stylesheet' href='http://evil.example/x.css'>",
        "<style>@import url('http://evil.example/x.css');</style>",
        "<style>body { background: url('http://evil.example/x.png') }</style>",
        "<style>@font-face { font-family: x; src: url('http://evil.example/x.ttf') }</style>",
        "<style>@font-face { font-family: x; src: url('guide:SourceSansPro-None.ttf') }</style>",
        "<link rel='attachment' href='file:///etc/passwd'>",
        "<svg><image href='http://evil.example/x.png'/></svg>",
    ],
)
def test_nothing_from_elsewhere_is_ever_fetched(html: str) -> None:
    with pytest.raises(ForbiddenResourceError, match="uses only its own fonts, drawings and stylesheet"):
        to_pdf(f"<!doctype html><html lang='en'><title>x</title>{html}<p>x</p></html>")
