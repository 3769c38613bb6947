"""The list of questions: every answer on one page, and a search that needs no script."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString, mark_safe

from content.blocks.compiling import Instance
from content.blocks.registry import Context
from content.blocks.rendering import filled
from content.pages.finding import questions
from content.pages.models import Publication
from content.pages.searching import has_words

LONGEST = 80
ANCHOR = re.compile(r'(<h[234]) id="[^"]*"')  # on a page with many texts, only the questions' own anchors are unique


@dataclass(frozen=True)
class Question:
    """A question on the list; `slug` is its anchor there, `url` its own page."""

    title: str
    slug: str
    url: str
    answer: SafeString


def asked_of(typed: str) -> str:
    """What a reader typed, in a form that can be looked for."""
    return " ".join(typed.replace("\x00", "").split())[:LONGEST]


def answered(asked: str, context: Context, *, now: datetime) -> list[Question]:
    """The public questions whose text has all the words, or all of them if nothing was asked."""
    words = asked.lower().split()
    return [_question(each, context) for each in questions(now) if has_words(publication=each, words=words)]


def _question(publication: Publication, context: Context) -> Question:
    revision, page = publication.text, publication.page
    stored = revision.ready()
    answer = filled(stored["html"], [Instance(**each) for each in stored["blocks"]], context)
    return Question(revision.title, page.slug, page.get_absolute_url(), mark_safe(ANCHOR.sub(r"\1", answer)))  # noqa: S308
