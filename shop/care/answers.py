"""Which answer of the shop's questions goes with which care mail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings

from content.pages import finding

# By the address that the question had at first: one that has moved since is found all the same.
ANSWERS: Final = {
    "care_unpack": "which-milk",
    "care_second_milk": "who-should-ask-first",
    "care_still_thin": "is-this-normal",
    "care_step_up": "how-much-a-day",
    "care_too_sour": "is-this-normal",
    "care_growth": "kefir-in-recipes",
    "care_what_next": "kefir-in-recipes",
}


@dataclass(frozen=True)
class Answer:
    """A question, and where it is answered."""

    title: str
    url: str


def answer_for(kind: str, *, now: datetime) -> Answer | None:
    """The answer for this kind of mail; none if it has none, or if the owner has taken the page off."""
    slug = ANSWERS.get(kind)
    publication = finding.answer(slug, now=now) if slug else None
    if publication is None:
        return None
    return Answer(publication.text.title, f"{settings.SITE_URL}{publication.page.get_absolute_url()}")
