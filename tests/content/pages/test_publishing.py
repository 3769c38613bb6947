"""What readers see from when on, and what stops a text on its way to them."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from content.pages import gate, publishing
from content.pages.gate import Candidate, Complaint
from content.pages.models import Page, Publication
from tests import factories
from tests.factories import NOON
from tests.writing import live, published, rewrite, written

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
RISKY = "<p>It glitters.</p>"


def title(page: Page, now: object) -> str | None:
    shown = live(page, now)  # type: ignore[arg-type]  # a moment
    return shown.text.title if shown else None


@pytest.fixture
def cautious() -> Iterator[None]:
    """A check that nobody else makes: it doesn't like glitter."""

    def no_glitter(candidate: Candidate) -> Iterable[Complaint]:
        if any("glitters" in run.text for run in candidate.text.runs):
            yield Complaint("glitter", "“glitters” promises too much.")

    gate.check(no_glitter)
    yield
    gate._checks.remove(no_glitter)


def test_draft_is_seen_by_nobody() -> None:
    assert live(written(), NOON) is None


def test_published_text_is_seen_at_once() -> None:
    assert title(published(title="A"), NOON) == "A"


def test_change_of_the_draft_is_not_seen_until_it_is_published() -> None:
    page = published(title="A")
    rewrite(page, title="B")
    before = title(page, NOON)
    publishing.publish(page, by=None, now=NOON)

    assert (before, title(page, NOON)) == ("A", "B")


def test_planned_text_is_seen_when_its_time_has_come_and_nothing_has_to_run() -> None:
    page = published(title="A")
    rewrite(page, title="B")

    publishing.publish(page, at=NOON + HOUR, by=None, now=NOON)

    times = [NOON, NOON + HOUR - timedelta(seconds=1), NOON + HOUR, NOON + 24 * HOUR]
    assert [title(page, moment) for moment in times] == ["A", "A", "B", "B"]


def test_planned_first_text_makes_the_page_public_then() -> None:
    page = published(at=NOON + HOUR)

    assert [live(page, moment) is not None for moment in (NOON, NOON + HOUR)] == [False, True]
    assert page.published_at == NOON + HOUR


def test_publishing_now_calls_off_what_was_planned() -> None:
    page = published(title="A")
    publishing.publish(page, at=NOON + HOUR, by=None, now=NOON)
    rewrite(page, title="C")

    publishing.publish(page, by=None, now=NOON)

    assert [title(page, moment) for moment in (NOON, NOON + 2 * HOUR)] == ["C", "C"]


def test_plan_can_be_called_off() -> None:
    page = published(at=NOON + HOUR)

    withdrawn = publishing.call_off(page, now=NOON)

    assert (withdrawn, live(page, NOON + HOUR), page.published_at) == (1, None, None)


def test_calling_off_nothing_changes_nothing() -> None:
    page = published(title="A")

    assert (publishing.call_off(page, now=NOON), title(page, NOON), page.published_at) == (0, "A", NOON)


def test_page_that_is_taken_off_is_gone_and_can_come_back() -> None:
    page = published(title="A")
    publishing.unpublish(page, by=None, now=NOON + HOUR)
    gone = title(page, NOON + HOUR)
    publishing.publish(page, by=None, now=NOON + 2 * HOUR)

    assert (gone, title(page, NOON + 2 * HOUR)) == (None, "A")
    assert page.published_at == NOON


def test_publishing_the_same_words_again_makes_no_new_revision() -> None:
    page = published()

    publishing.publish(page, by=None, now=NOON)

    assert (page.revisions.count(), page.publications.count()) == (1, 2)


def test_two_publications_at_one_moment_show_the_later_one() -> None:
    page = published(title="A")
    rewrite(page, title="B")
    publishing.publish(page, by=None, now=NOON)

    assert [each.text.title for each in Publication.objects.live(NOON)] == ["B"]


def test_complaint_stops_the_text_and_nothing_changes(cautious: None) -> None:
    page = written(body=RISKY)

    with pytest.raises(publishing.Stopped) as stopped:
        publishing.publish(page, by=None, now=NOON)

    assert [each.message for each in stopped.value.complaints] == ["“glitters” promises too much."]
    assert (page.publications.count(), page.revisions.count(), page.published_at) == (0, 0, None)


def test_owner_may_sign_off_with_a_reason_that_is_kept(cautious: None) -> None:
    owner = factories.staff(first_name="Nell", last_name="Owner")
    page = written(body=RISKY)

    publishing.publish(page, reason=" It is a quotation. ", by=owner, now=NOON)

    kept = Publication.objects.get()
    assert (kept.reason, kept.made_by_name, kept.made_at) == ("It is a quotation.", "Nell Owner", NOON)
    assert kept.complaints == [{"code": "glitter", "message": "“glitters” promises too much.", "absolute": False}]


def test_signature_outlives_the_login(cautious: None) -> None:
    owner = factories.staff(first_name="Nell", last_name="Owner")
    publishing.publish(written(body=RISKY), reason="Why not", by=owner, now=NOON)
    owner.delete()

    kept = Publication.objects.get()
    assert (kept.made_by, kept.made_by_name, kept.reason) == (None, "Nell Owner", "Why not")


def test_empty_reason_is_none(cautious: None) -> None:
    with pytest.raises(publishing.Stopped):
        publishing.publish(written(body=RISKY), reason="  ", by=None, now=NOON)


def test_database_refuses_complaints_without_a_reason() -> None:
    page = written()

    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(page=page, starts_at=NOON, made_at=NOON, complaint_count=1)


@pytest.mark.parametrize(
    ("words", "code"),
    [({"title": " "}, "no-title"), ({"body": ""}, "no-text"), ({"body": '<div data-block="rocket"></div>'}, "block")],
)
def test_no_reason_helps_against_what_can_not_be_shown(words: dict[str, Any], code: str) -> None:
    with pytest.raises(publishing.Stopped) as stopped:
        publishing.publish(written(**words), reason="I want to", by=None, now=NOON)

    assert [(each.code, each.absolute) for each in stopped.value.complaints] == [(code, True)]
    assert stopped.value.can_be_signed_off is False


def test_missing_summary_can_be_signed_off() -> None:
    page = written(summary="")

    publishing.publish(page, reason="Short on purpose", by=None, now=NOON)

    assert title(page, NOON) == "What kefir does"


def test_text_that_changed_since_the_owner_looked_is_not_published() -> None:
    page = written(title="A")
    rewrite(page, title="B")

    with pytest.raises(publishing.Outdated):
        publishing.publish(page, version=1, by=None, now=NOON)

    assert live(page, NOON) is None
