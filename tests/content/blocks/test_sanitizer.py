"""Nothing but what is on the list comes through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.blocks.leftovers import taken_out
from content.blocks.sanitizer import clean

PIECES = ["<p>", "</p>", "<script>", "</script>", "<b", ' onclick="x"', "<img src=x onerror=y>", "<!--", "-->", "&lt;"]
PIECES += ["<svg><script>", "</svg>", "<div data-block='jar'", ">", "text", "<a href='java\tscript:x'>", "<style>", '"']


@pytest.mark.parametrize(
    ("pasted", "left"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="alert(1)" style="color:red" class="x" id="y">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href=" jAvA&#x09;script:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,<script>">a</a>', "<a>a</a>"),
        ('<img src="https://tracker.example/x.gif" onerror="alert(1)">', ""),
        ("<svg><script>alert(1)</script></svg><p>a</p>", "<p>a</p>"),
        ('<iframe src="https://evil.example"></iframe>', ""),
        ("<form action='/x'><input name=y></form>", ""),
        ("<p>a<!--block 0-->b</p>", "<p>ab</p>"),
        ("<p>a\x00b</p>", "<p>ab</p>"),
        ("<h1>a</h1>", "a"),
    ],
)
def test_what_does_not_belong_in_a_text_is_taken_out(pasted: str, left: str) -> None:
    assert clean(pasted) == left


@pytest.mark.parametrize(
    "kept",
    [
        "<h2>a</h2><p><strong>b</strong> <em>c</em> <sub>d</sub></p>",
        '<p><a href="https://doi.org/10.1/x">a</a> <a href="/jars/">b</a> <a href="mailto:a@b.example">c</a></p>',
        '<div data-block="jar" data-jar="gift-jar"></div>',
        '<p><span data-block="care" data-number="feeding.every_hours"></span></p>',
        "<table><tbody><tr><th><p>a</p></th><td><p>b</p></td></tr></tbody></table>",
    ],
)
def test_what_the_editor_makes_stays_as_it_is(kept: str) -> None:
    assert clean(kept) == kept


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_cleaning_twice_changes_nothing_more(html: str) -> None:
    assert clean(clean(html)) == clean(html)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_that_runs_comes_through(html: str) -> None:
    cleaned = clean(html).lower()

    assert [bad for bad in ("<script", "<img", "<svg", "<style", "javascript:", "<!--") if bad in cleaned] == []


def test_writer_is_told_what_was_taken_out() -> None:
    html = '<p onclick="x" class="y">a</p><script>b</script><img src="c"><a href="javascript:d">e</a><script></script>'

    assert taken_out(html) == ["onclick", "script", "img", "links that run a script"]


def test_writer_is_not_bothered_with_what_every_word_processor_leaves() -> None:
    assert taken_out('<p class="MsoNormal" style="x"><b>a</b><span data-block="care" data-number="x"></span></p>') == []
