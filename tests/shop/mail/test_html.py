"""MJML in, HTML out, whatever people typed."""

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from shop.mail.html import NOT_IN_XML, compiled
from tests.shop.mail.page import tree

AROUND = (
    "<mjml><mj-head><mj-title>{0}</mj-title></mj-head>"
    "<mj-body><mj-section><mj-column>{1}</mj-column></mj-section></mj-body></mjml>"
)
PART = '<mj-text><p title="{0}">{0}</p></mj-text><mj-button href="https://shop.example/?q={0}">{0}</mj-button>'


def page(typed: str) -> str:
    return compiled(AROUND.format(escape(typed), PART.format(escape(typed))))


@given(st.text() | st.text(alphabet="<>/&\"'mj-text![]-{}%;#x\x00\x0b\ud800\ufffe \n"))
def test_nothing_that_people_type_ends_the_compilation_or_becomes_a_tag(typed: str) -> None:
    empty = tree(page("a"))
    full = tree(page(f"a{typed}"))

    assert [element.tag for element in full.iter()] == [element.tag for element in empty.iter()]


@given(st.text(min_size=1))
def test_everything_else_that_people_type_is_there(typed: str) -> None:
    shown = tree(page(typed)).findtext(".//p") or ""

    assert shown.split() == NOT_IN_XML.sub("", typed).split()


@pytest.mark.parametrize("letter", ["\x00", "\x01", "\x0b", "\x0c", "\x1f", "\ud83d", "\ufffe", "\uffff"])
def test_letters_that_xml_can_not_hold_are_left_out(letter: str) -> None:
    assert page(f"Ada{letter} L") == page("Ada L")


@pytest.mark.parametrize("broken", ["<mj-text><p>", "<mj-text></p></mj-text>", "<mj-text>a & b < c</mj-text>"])
def test_broken_templates_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="in root template"):
        compiled(AROUND.format("", broken))


def test_plain_tags_carry_their_look_themselves() -> None:
    html = compiled(AROUND.format("", '<mj-text><p>See <a href="https://shop.example/">it</a></p></mj-text>'))

    assert '<p style="margin:0 0 16px">See <a href="https://shop.example/" style="color:#1d6750">it</a></p>' in html


def test_no_font_is_fetched() -> None:
    assert "fonts.googleapis.com" not in compiled(
        AROUND.format("", '<mj-text font-family="Roboto, Lato">Words</mj-text>')
    )
