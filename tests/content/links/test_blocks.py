"""What readers see of affiliate links: their badge, and the disclosure once, above the first."""

import pytest
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from content.blocks.compiling import Instance, compile_text
from content.blocks.registry import Context
from content.blocks.rendering import filled
from content.links.blocks import disclosure
from tests.content.links.linking import link, marked
from tests.factories import NOON
from tests.writing import published

CONTEXT = Context(RequestFactory().get("/"), NOON)
NOTE = disclosure(CONTEXT)
LINK = (
    '<a class="affiliate" rel="sponsored nofollow" href="https://pays.example/strainer">a strainer</a> '
    '<small class="affiliate-badge">affiliate link</small>'
)


def rendered(html: str) -> str:
    text = compile_text(html)
    return filled(text.html, text.frozen(), CONTEXT)


@pytest.mark.django_db
def test_link_has_its_words_its_rel_and_a_badge_in_words() -> None:
    link()

    assert rendered(f"<p>Buy {marked()}.</p>") == f"{NOTE}<p>Buy {LINK}.</p>"


@pytest.mark.django_db
def test_example_says_that_it_is_one() -> None:
    link(is_demo=True)

    assert '<small class="affiliate-badge">demo affiliate link</small>' in rendered(f"<p>{marked()}</p>")


@pytest.mark.django_db
def test_disclosure_stands_once_above_the_first_link() -> None:
    link()

    html = rendered(f"<h2>A</h2><p>One<br>line.</p><ul><li><p>{marked()}</p></li></ul><p>{marked()}</p>")

    assert html == f'<h2 id="a">A</h2><p>One<br>line.</p>{NOTE}<ul><li><p>{LINK}</p></li></ul><p>{LINK}</p>'


@pytest.mark.django_db
def test_disclosure_stands_above_the_box_that_has_the_first_link() -> None:
    link()
    box = f'<div data-block="callout" data-tone="note"><p>{marked()}</p></div>'

    html = rendered(f"<p>Before.</p>{box}<p>{marked()}</p>")

    assert html.startswith(f'<p>Before.</p>{NOTE}<aside class="callout')
    assert html.count("Affiliate links:") == 1


@pytest.mark.django_db
def test_disclosure_stands_above_a_link_within_another_mark() -> None:
    link()

    html = rendered(f'<p>Before.</p><p>So <span data-block="claim" data-claim="none">is {marked()}</span>.</p>')

    assert html == f"<p>Before.</p>{NOTE}<p>So is {LINK}.</p>"


@pytest.mark.django_db
def test_text_without_such_links_discloses_nothing() -> None:
    assert rendered("<p>Words.</p>") == "<p>Words.</p>"


@pytest.mark.django_db
def test_link_within_the_marked_words_gives_way() -> None:
    link()

    words = 'a <a href="https://other.example/">strainer</a>'

    assert rendered(f"<p>{marked(words=words)}</p>") == f"{NOTE}<p>{LINK}</p>"


@pytest.mark.django_db
def test_mark_without_words_shows_what_it_is() -> None:
    link()

    assert ">Plastic strainer</a>" in rendered(f"<p>{marked(words='')}</p>")


@pytest.mark.django_db
def test_words_of_a_deleted_link_stay() -> None:
    assert rendered(f"<p>{marked()}</p>") == f"{NOTE}<p>a strainer</p>"


@pytest.mark.django_db
def test_published_page_discloses_before_the_link() -> None:
    link()
    published(body=f"<p>Before.</p><p>{marked()}</p>")

    html = Client().get("/kefir-benefits/").content.decode()

    assert html.count(NOTE) == 1
    assert html.index(NOTE) < html.index(LINK)


@given(
    st.lists(
        st.sampled_from(["<p>w</p>", "<p>X</p>", "<ul><li>w</li><li>X</li></ul>", "<h2>w</h2>", "<hr>"]), max_size=8
    )
)
def test_disclosure_is_always_once_above_and_between_paragraphs(parts: list[str]) -> None:
    text = compile_text("".join(parts).replace("X", marked()))
    known = {"url": "https://pays.example/strainer", "label": "L", "badge": "affiliate link"}
    blocks = [Instance(each.name, each.attrs | known, each.inner) for each in text.blocks]

    html = filled(text.html, blocks, CONTEXT)

    before, *after = html.split(NOTE)
    assert len(after) == bool(blocks)
    assert (before.count("affiliate-badge"), before.count("<ul>") - before.count("</ul>")) == (0, 0)
    assert before.count("<p>") == before.count("</p>")


def test_raw_link_that_earns_is_at_least_marked_for_search_engines() -> None:
    html = compile_text('<p><a href="https://amzn.to/x">it</a> <a href="https://example.org/">that</a></p>').html

    assert html == (
        '<p><a href="https://amzn.to/x" rel="sponsored nofollow">it</a> <a href="https://example.org/">that</a></p>'
    )
