"""Text stays text: nothing that is typed becomes a tag, and nothing is lost but control characters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.comments.text import as_html, tidy

TAGS = re.compile(r'<(/?p|p dir="auto"|br|/a|a href="https?://[^"<>\s]*" rel="nofollow ugc")>', re.IGNORECASE)


@given(st.text())
def test_whatever_is_typed_leaves_no_tag_but_ours(typed: str) -> None:
    html = as_html(tidy(typed))

    assert re.sub(TAGS, "", html).count("<") == 0


@given(st.text())
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)


LINK = '<a href="{0}" rel="nofollow ugc">{0}</a>'


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("one\r\ntwo\n\n\n\nthree", 'one<br>two</p><p dir="auto">three'),
        ("see https://example.org/a?b=1&c=2.", f"see {LINK.format('https://example.org/a?b=1&amp;c=2')}."),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ('https://x.example/"onclick="a', f"{LINK.format('https://x.example/')}&quot;onclick=&quot;a"),
        ("שלום 👩\u200d🌾", "שלום 👩\u200d🌾"),
        ("a\x07b\x1b[31m", "ab[31m"),
    ],
)
def test_words_as_a_page_shows_them(typed: str, html: str) -> None:
    assert as_html(tidy(typed)) == f'<p dir="auto">{html}</p>'
