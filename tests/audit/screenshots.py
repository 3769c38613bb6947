"""`make screenshots`: every page of the list at three widths, light and dark, with a sheet that shows them all."""

import shutil
import sys
import time
from pathlib import Path
from typing import Final

import tests.environment  # noqa: F401 - the environment of tests, before Django's settings
from tests.audit.browsing import DESKTOP, PHONE, SCHEMES, TABLET, Browsing, Scheme, browsing
from tests.audit.contact_sheet import sheet
from tests.audit.pages import PAGES, CustomerPage
from tests.audit.scene import own_house, whole
from tests.house.databases import ROOT

FOLDER: Final = ROOT / "var" / "screenshots"
WIDTHS: Final = (PHONE, TABLET, DESKTOP)

# Pictures below the fold, which a browser fetches only when somebody scrolls to them.
FETCH_ALL: Final = """() => Promise.all([...document.querySelectorAll('img[loading=lazy]')].map(it => {
  it.loading = 'eager';
  return it.decode().catch(() => {});
}))"""


def file_name(page: str, scheme: Scheme, width: int) -> str:
    return f"{page}-{scheme}-{width}.png"


def shoot(browser: Browsing, page: CustomerPage, folder: Path) -> int:
    """Take all pictures of one page; how many that were."""
    with browser.open(page) as opened:
        opened.page.evaluate(FETCH_ALL)
        for scheme in SCHEMES:
            for width in WIDTHS:
                opened.look(width, scheme)
                opened.page.screenshot(path=folder / file_name(page.name, scheme, width), full_page=True)
    return len(SCHEMES) * len(WIDTHS)


def main(names: list[str]) -> None:
    """All pages, or those that are named."""
    wanted = [page for page in PAGES if not names or page.name in names]
    began = time.monotonic()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with own_house() as made, browsing(whole(made)) as browser:
        taken = sum(shoot(browser, page, FOLDER) for page in wanted)
    (FOLDER / "index.html").write_text(sheet([page.name for page in wanted], WIDTHS, file_name), encoding="utf-8")
    seconds = time.monotonic() - began
    sys.stdout.write(f"{taken} screenshots in {seconds:.0f} s; look at {FOLDER.relative_to(ROOT)}/index.html\n")


if __name__ == "__main__":
    main(sys.argv[1:])
