"""The gaps of a text are filled with what each block has to show."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils.html import format_html

from content.blocks import registry
from content.blocks.compiling import compile_text
from content.blocks.registry import Attr, Block, Context, Shape, find
from content.blocks.rendering import filled
from tests.factories import NOON


@pytest.fixture
def reading() -> Context:
    return Context(RequestFactory().get("/"), NOON)


@pytest.fixture
def echo() -> Iterator[list[Any]]:
    """A block that shows its word, and remembers what it was asked to gather."""
    asked: list[Any] = []

    def gather(attrs: list[dict[str, str]], context: Context) -> str:
        asked.append(attrs)
        return "gathered"

    registry.block("echo", label="Echo", shape=Shape.BOX, attrs=[Attr("word", "Word")], gather=gather)(
        lambda attrs, context, inner: format_html("<b>{} {} {}</b>", attrs["word"], context.found["echo"], inner)
    )
    yield asked
    del registry._blocks["echo"]


def rendered(html: str, context: Context) -> str:
    text = compile_text(html)
    return filled(text.html, text.frozen(), context)


def test_block_within_a_block(reading: Context, echo: list[Any]) -> None:
    html = '<div data-block="echo" data-word="a"><p>x</p><div data-block="echo" data-word="b"></div></div>'

    assert rendered(html, reading) == "<b>a gathered <p>x</p><b>b gathered </b></b>"


def test_all_blocks_of_a_kind_are_gathered_at_once(reading: Context, echo: list[Any]) -> None:
    rendered('<div data-block="echo" data-word="a"></div><div data-block="echo" data-word="b"></div>', reading)

    assert echo == [[{"word": "a"}, {"word": "b"}]]


def test_what_the_owner_chose_is_escaped(reading: Context) -> None:
    html = '<div data-block="callout" data-tone="tip" data-title="&quot;><script>x</script>"><p>a</p></div>'

    assert rendered(html, reading) == (
        '<aside class="callout callout-tip"><p class="callout-title">&quot;&gt;&lt;script&gt;x&lt;/script&gt;</p>'
        "<p>a</p></aside>"
    )


def test_words_in_a_block_whose_app_is_gone_stay(reading: Context, caplog: pytest.LogCaptureFixture) -> None:
    assert rendered('<p>a <span data-block="gone">b</span></p>', reading) == "<p>a b</p>"
    assert [record.getMessage() for record in caplog.records] == ["no block named gone"]


def callout() -> Block:
    found = find("callout")
    assert found
    return found


def test_missing_attribute_is_named() -> None:
    assert callout().complaint({}) == "The block “Remark in a box” needs its “Kind”."


def test_value_that_is_no_choice_is_named() -> None:
    said = callout().complaint({"tone": "loud"})

    assert said == "The block “Remark in a box” has the kind “loud”, which there isn't (any more)."


def test_unknown_attribute_is_named() -> None:
    assert (
        callout().complaint({"tone": "tip", "onclick": "x"})
        == "The block “Remark in a box” knows nothing of “onclick”."
    )


def test_optional_attribute_may_be_left_out() -> None:
    assert callout().complaint({"tone": "tip"}) is None
