"""Opens what a page keeps folded: details, menus, dialogs."""

from collections.abc import Iterator

from playwright.sync_api import Page

UNFOLD = """() => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  folded.forEach(it => { it.open = true; });
  const menus = [...document.querySelectorAll('[popover]')].filter(it => !it.matches(':popover-open'));
  menus.forEach(it => it.showPopover());
  return folded.length + menus.length;
}"""


def states(page: Page) -> Iterator[str]:
    """The page as it opens, then with everything unfolded, then with each of its dialogs open."""
    yield "as it opens"
    if page.evaluate(UNFOLD):
        yield "unfolded"
    dialogs = page.locator("dialog")
    for index in range(dialogs.count()):
        dialogs.nth(index).evaluate("it => it.open || it.showModal()")
        yield f"dialog {index + 1}"
        dialogs.nth(index).evaluate("it => it.close()")
