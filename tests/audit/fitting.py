"""Whether a page holds together: nothing sticks out sideways, and no words lie over others."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

TWICE = {"standard": 32, "fixed": 26}  # CSS pixels: double of what Chromium begins with
WIDER = """() => {
  if (document.scrollingElement.scrollWidth <= innerWidth) return [];
  const wide = it => it.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(it).position !== 'absolute';
  const causes = [...document.querySelectorAll('body *')].filter(it => wide(it) && ![...it.children].some(wide));
  return [`${document.scrollingElement.scrollWidth} px`, ...causes.map(it => it.outerHTML.slice(0, 80))];
}"""
# What a phone would lay out only when somebody comes near: until then it has a supposed height, and its words a place
# outside of it.
LAY_OUT_ALL = """() => {
  const everywhere = new CSSStyleSheet();
  everywhere.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets = [everywhere];
}"""


@cache
def _overlaps() -> str:
    return Path(__file__).with_name("overlaps.js").read_text()


def sticking_out(page: Page) -> list[str]:
    """How wide the page is and what makes it so, if it is wider than the window."""
    return [str(line) for line in page.evaluate(WIDER)]


def overlapping(page: Page) -> list[str]:
    """Pairs of words from different elements that lie over each other, and words that are cut off."""
    page.evaluate(LAY_OUT_ALL)
    return [str(line) for line in page.evaluate(_overlaps())]


def double_the_text(page: Page) -> None:
    """As somebody who has set her browser's text to 200 %."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": TWICE})
    session.detach()
