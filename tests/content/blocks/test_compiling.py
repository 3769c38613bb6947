"""A text is read once, and everything that pages and checks ask about it is known then."""

from hypothesis import given
from hypothesis import strategies as st

from content.blocks.compiling import Heading, Instance, Run, compile_text


def test_headings_get_anchors_made_of_their_words() -> None:
    text = compile_text("<h2>Start &amp; <em>rest</em></h2><h3>Tea</h3><h2>Tea</h2><h2>Comments</h2><h2>茶</h2>")

    assert text.headings == [
        Heading(2, "start-rest", "Start & rest"),
        Heading(3, "tea", "Tea"),
        Heading(2, "tea-2", "Tea"),
        Heading(2, "comments-2", "Comments"),
        Heading(2, "section", "茶"),
    ]
    assert text.html.startswith('<h2 id="start-rest">Start &amp; <em>rest</em></h2><h3 id="tea">')


def test_heading_without_words_is_no_heading() -> None:
    assert compile_text("<h2> </h2>").headings == []


def test_blocks_become_gaps_and_keep_what_is_inside() -> None:
    html = '<div data-block="callout" data-tone="tip"><p>a <span data-block="care" data-number="n"></span></p></div>'

    text = compile_text(html + "<p>b</p>")

    assert text.html == "<!--block 1--><p>b</p>"
    assert text.blocks == [
        Instance("care", {"number": "n"}),
        Instance("callout", {"tone": "tip"}, "<p>a <!--block 0--></p>"),
    ]


def test_forged_gap_does_not_come_through() -> None:
    text = compile_text('<p><!--block 0-->&lt;!--block 0--&gt;</p><div data-block="guide"></div>')

    assert text.html == "<p>&lt;!--block 0--&gt;</p><!--block 0-->"


def test_runs_say_where_words_stand() -> None:
    html = '<h2>Why</h2><p>a <span data-block="claim" data-slug="x">b <a href="/y/">c</a></span></p>'

    runs = compile_text(html).runs

    inside = (("claim", {"slug": "x"}),)
    assert runs == [
        Run("Why", 1),
        Run("a ", 2, (), "why"),
        Run("b ", 2, inside, "why"),
        Run("c", 2, inside, "why", "/y/"),
    ]


def test_links_are_listed_once_each_in_their_order() -> None:
    text = compile_text('<p><a href="/b/">x</a> <a href="/a/">x</a> <a href="/b/">x</a> <a>x</a></p>')

    assert text.links == ["/b/", "/a/"]


def test_words_are_counted_without_markup() -> None:
    assert compile_text("<p>one <strong>two</strong></p><ul><li><p>three &amp; four</p></li></ul>").words == 5


def test_block_nobody_knows_is_named() -> None:
    assert compile_text('<div data-block="rocket"></div>').complaints() == ["There is no block named “rocket”."]


def test_div_and_span_of_no_block_leave_only_their_inside() -> None:
    assert compile_text('<div><p>a <span data-x="y">b</span></p></div>').html == "<p>a b</p>"


@given(st.text(alphabet="<>/=\"' &;#ab-divspanhe2", max_size=80))
def test_any_typed_nonsense_is_read_without_an_error(html: str) -> None:
    text = compile_text(html)

    assert text.stored()["words"] == text.words
