"""The audit's own eyes: on pages that are wrong on purpose, each check finds what is wrong."""

import pytest
from playwright.sync_api import Page

from tests.audit import axe, fitting, motion

pytestmark = pytest.mark.looks

WORDS = "<p>Squishies like their milk at room temperature.</p>"


def shown(page: Page, body: str) -> Page:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(f"<!DOCTYPE html><html lang='en'><title>t</title><main><h1>Jars</h1>{body}</main></html>")
    return page


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<p style='color: #999; background: #fff'>pale</p>", "color-contrast"),
        ("<h4>a step is missing</h4>", "heading-order"),
        ("<a href='/a'>x</a><a href='/b' style='margin-left: -1px'>y</a>", "target-size"),
    ],
)
def test_broken_rule_is_found(page: Page, body: str, rule: str) -> None:
    found = axe.violations(shown(page, body))

    assert {line.split(" ")[0] for line in found} == {rule}


def test_plain_page_breaks_nothing(page: Page) -> None:
    shown(page, WORDS)

    assert axe.violations(page) + fitting.sticking_out(page) + fitting.overlapping(page) + motion.moving(page) == []


def test_too_wide_a_thing_is_found(page: Page) -> None:
    shown(page, "<div style='width: 400px'>wide</div>")

    assert [line.split(" ")[0] for line in fitting.sticking_out(page)] == ["408", "<div"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"{WORDS}<p style='margin-top: -2.5rem'>Over it.</p>", "lies over"),
        ("<p style='width: 3rem; overflow: hidden; white-space: nowrap'>Squishies like milk.</p>", "cut off"),
    ],
)
def test_unreadable_words_are_found(page: Page, body: str, said: str) -> None:
    found = fitting.overlapping(shown(page, body))

    assert [said in line for line in found] == [True]


def test_words_folded_away_lie_over_nothing(page: Page) -> None:
    folded = f"<div style='height: 3rem; overflow: hidden'>{WORDS * 3}</div>"

    assert fitting.overlapping(shown(page, folded + WORDS)) == []


def test_motion_is_found(page: Page) -> None:
    shown(page, "<p style='transition: color 1s'>Slow</p>")

    assert len(motion.moving(page)) == 1
