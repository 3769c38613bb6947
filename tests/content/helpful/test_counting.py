"""Was this helpful: counted once a day for each reader, and nobody is written down."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from content.helpful.counting import count
from content.helpful.models import DayOfVotes
from content.helpful.report import judged
from content.pages.models import Page
from tests.factories import NOON
from tests.writing import published

pytestmark = pytest.mark.django_db
HOME, CAFE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
def question() -> Page:
    cache.clear()
    return published("which-milk", kind=Page.Kind.QUESTION)


def counts() -> list[tuple[int, int]]:
    return list(DayOfVotes.objects.order_by("day").values_list("yes", "no"))


def test_each_reader_counts_once_a_day(question: Page) -> None:
    said = [count(question, helped=helped, client=HOME, now=NOON) for helped in (True, True, False)]

    assert said == [True, False, False]
    assert counts() == [(1, 0)]


def test_readers_and_answers_are_counted_apart(question: Page) -> None:
    other = published("how-sour", kind=Page.Kind.QUESTION)

    for page, client in ((question, HOME), (question, CAFE), (other, HOME)):
        assert count(page, helped=client == HOME, client=client, now=NOON)

    assert set(DayOfVotes.objects.values_list("page__slug", "yes", "no")) == {("which-milk", 1, 1), ("how-sour", 1, 0)}


def test_next_day_is_another_row(question: Page) -> None:
    count(question, helped=True, client=HOME, now=NOON)
    cache.clear()  # what a day does

    count(question, helped=False, client=HOME, now=NOON + timedelta(days=1))

    assert counts() == [(1, 0), (0, 1)]


def test_report_begins_with_what_helped_least(question: Page) -> None:
    praised = published("how-sour", kind=Page.Kind.QUESTION)
    count(praised, helped=True, client=HOME, now=NOON)
    count(question, helped=False, client=HOME, now=NOON)

    assert [page.slug for page in judged()] == ["which-milk", "how-sour"]


def test_nothing_that_is_kept_names_a_reader() -> None:
    assert {field.name for field in DayOfVotes._meta.get_fields()} == {"id", "page", "day", "yes", "no"}
