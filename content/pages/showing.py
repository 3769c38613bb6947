"""What a page's template needs, alike for a published revision and for a draft in the preview."""

import math
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from content.blocks.compiling import Heading, Instance
from content.blocks.registry import Context
from content.blocks.rendering import filled
from content.pages.finding import RELATED
from content.pages.models import Page, Publication, Wording, address_of
from content.pages.pictures import picture_of
from shop.pictures.picture import Picture

WORDS_A_MINUTE = 230
# An entry of the table of contents, as components/contents.html takes it: words, anchor, the entries below.
Entry = tuple[str, str, list[tuple[str, str]]]
FEW_HEADINGS = 3  # a text with fewer needs no table of contents


@dataclass(frozen=True)
class Link:
    """Another page, as it is offered beside this one."""

    title: str
    summary: str
    url: str


@dataclass(frozen=True)
class Shown:
    """One text, rendered."""

    page: Page
    wording: Wording
    body: SafeString
    contents: list[Entry]
    minutes: int
    picture: Picture | None


def shown(page: Page, wording: Wording, stored: dict[str, Any], context: Context) -> Shown:
    """`stored` is a compiled text as `Compiled.stored` and `Revision.ready` give it."""
    blocks = [Instance(**each) for each in stored["blocks"]]
    return Shown(
        page=page,
        wording=wording,
        body=filled(stored["html"], blocks, context),
        contents=_contents([Heading(**each) for each in stored["headings"]]),
        minutes=max(1, math.ceil(stored["words"] / WORDS_A_MINUTE)),
        picture=picture_of(wording.picture) if wording.picture else None,
    )


def page_context(publication: Publication, context: Context) -> dict[str, Any]:
    """Everything for the template of an article, a guide or a question."""
    revision, page = publication.text, publication.page
    brought = vars(publication)
    related = [_link(brought.get(f"related_{place}")) for place in range(RELATED)]
    return {
        "publication": publication,
        "shown": shown(page, revision, revision.ready(), context),
        "changed_on": localdate(publication.starts_at),
        "previous": _link(brought.get("previous")),
        "next": _link(brought.get("next")),
        "related": [link for link in related if link],
        "share": share_links(revision.title, context.request.build_absolute_uri(page.get_absolute_url())),
        "trail": trail_of(page),
    }


def trail_of(page: Page) -> list[tuple[str, str]]:
    """The pages above this one."""
    if page.kind == Page.Kind.QUESTION:
        return [("Questions", address_of(Page.Kind.FAQ, ""))]
    return [("Reading", reverse("pages:articles"))] if page.kind == Page.Kind.ARTICLE else []


def share_links(title: str, url: str) -> dict[str, str]:
    """Ways to pass a page on that tell nobody about it."""
    mail = urlencode({"subject": title, "body": url}, quote_via=quote)
    return {"url": url, "mail": f"mailto:?{mail}"}


def _link(brought: dict[str, str] | None) -> Link | None:
    return Link(brought["title"], brought["summary"], address_of(brought["kind"], brought["slug"])) if brought else None


def _contents(headings: list[Heading]) -> list[Entry]:
    if len(headings) < FEW_HEADINGS:
        return []
    entries: list[Entry] = []
    for heading in headings:
        if heading.level == 2 or not entries:
            entries.append((heading.text, heading.anchor, []))
        elif heading.level == 3:
            entries[-1][2].append((heading.text, heading.anchor))
    return entries
