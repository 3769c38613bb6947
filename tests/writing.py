"""Pages for tests, written and published the way the owner does it."""

from datetime import datetime
from typing import Any

from content.pages import editing, publishing
from content.pages.models import Page, Publication
from tests.factories import NOON

WORDING: dict[str, Any] = {
    "title": "What kefir does",
    "summary": "A look at the evidence.",
    "body": "<p>Some words.</p>",
    "search_title": "",
    "search_description": "",
    "picture": None,
}

SECTION = (
    "<h2>Heading number {0}</h2><p>"
    + "About <strong>ten words</strong> of plain text in each sentence. " * 20
    + 'Keeps <span data-block="care" data-number="fridge_break.at_most_weeks"></span> weeks.</p>'
    + '<div data-block="callout" data-tone="tip"><p>A remark in a box.</p></div>'
)
TEN_THOUSAND_WORDS = "".join(SECTION.format(number) for number in range(55))


def wording(**changes: Any) -> dict[str, Any]:
    """A draft's words, as the editor's form gives them."""
    return {**WORDING, **changes}


def written(
    slug: str = "kefir-benefits", *, kind: str = Page.Kind.ARTICLE, by: Any = None, now: datetime = NOON, **words: Any
) -> Page:
    """A page with a draft that nobody but its writer sees."""
    return editing.create(kind=kind, slug=slug, author="Ada", wording=wording(**words), by=by, now=now)


def published(slug: str = "kefir-benefits", *, now: datetime = NOON, at: datetime | None = None, **given: Any) -> Page:
    """A page that readers see."""
    page = written(slug, now=now, **given)
    publishing.publish(page, at=at, by=given.get("by"), now=now)
    return page


def rewrite(page: Page, *, now: datetime = NOON, by: Any = None, **words: Any) -> None:
    """Save other words over the page's draft."""
    draft = editing.locked_draft(page)
    saved = editing.save_draft(page, wording(**words), version=draft.version, by=by, now=now)
    assert not isinstance(saved, editing.Conflict)


def live(page: Page, now: datetime) -> Publication | None:
    """What readers see of this page."""
    return Publication.objects.live(now).filter(page=page).first()
