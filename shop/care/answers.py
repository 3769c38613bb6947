"""Which answer of the shop's questions goes with which care note."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches

from content.pages import finding

SECONDS: Final = 5  # as long as readers' pages are remembered: a morning's mails ask for the same few answers
# By the address that the question had at first: one that has moved since is found all the same.
ANSWERS: Final = {
    "D0": "which-milk",
    "D1": "who-should-ask-first",
    "D3": "is-this-normal",
    "D5": "how-much-a-day",
    "D9": "is-this-normal",
    "smells-off": "is-this-normal",
    "D14": "kefir-in-recipes",
    "D30": "kefir-in-recipes",
    "month": "kefir-in-recipes",
    "month-summer": "kefir-in-recipes",
    "month-winter": "is-this-normal",
}


@dataclass(frozen=True)
class Answer:
    """A question, and where it is answered."""

    title: str
    url: str


def answer_for(step: str, *, now: datetime) -> Answer | None:
    """The answer for this step of a programme; none if it has none, or if the owner has taken the page off."""
    slug = ANSWERS.get(step)
    if slug is None:
        return None
    found: Any = caches["pages"].get_or_set(f"care-answer:{slug}", lambda: _found(slug, now), SECONDS)
    title, path = found
    return Answer(title, f"{settings.SITE_URL}{path}") if path else None


def _found(slug: str, now: datetime) -> tuple[str, str]:
    """The title of a question and its path; nothing if it isn't public."""
    publication = finding.answer(slug, now=now)
    return (publication.text.title, publication.page.get_absolute_url()) if publication else ("", "")
