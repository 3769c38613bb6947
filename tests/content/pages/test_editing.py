"""Nothing that somebody typed is ever thrown away."""

import pytest

from content.pages import editing
from content.pages.models import Draft, Page, Revision, SlugRedirect
from tests import factories
from tests.factories import NOON
from tests.writing import published, rewrite, wording, written

pytestmark = pytest.mark.django_db


def draft(page: Page) -> Draft:
    return Draft.objects.get(page=page)


def save(page: Page, title: str, *, version: int, by: object = None) -> object:
    return editing.save_draft(page, wording(title=title), version=version, by=by, now=NOON)


def test_saving_counts_up_the_version() -> None:
    page = written(title="A")

    save(page, "B", version=1)

    assert (draft(page).title, draft(page).version) == ("B", 2)


def test_saving_the_same_words_changes_nothing() -> None:
    page = written(title="A")

    save(page, "A", version=1)

    assert draft(page).version == 1


def test_second_writer_is_told_and_her_text_is_kept_beside() -> None:
    ann, bea = factories.staff("ann@shop.example"), factories.staff("bea@shop.example")
    page = written(title="A")
    save(page, "Ann's", version=1, by=ann)

    answer = save(page, "Bea's", version=1, by=bea)

    assert isinstance(answer, editing.Conflict)
    assert (draft(page).title, answer.kept.title) == ("Ann's", "Bea's")
    assert (answer.kept.origin, answer.kept.made_by) == ("conflict", bea)
    assert answer.kept.note == "Not saved: ann@shop.example had saved the draft in the meantime."


def test_two_writers_of_the_same_words_are_no_conflict() -> None:
    page = written(title="A")
    save(page, "B", version=1)

    answer = save(page, "B", version=1)

    assert (isinstance(answer, editing.Conflict), page.revisions.count()) == (False, 0)


def test_text_that_was_kept_in_a_conflict_can_be_restored() -> None:
    page = written(title="A")
    save(page, "First", version=1)
    answer = save(page, "Second", version=1)
    assert isinstance(answer, editing.Conflict)

    editing.restore(answer.kept, by=None, now=NOON)

    assert draft(page).title == "Second"
    assert [each.title for each in page.revisions.all()] == ["First", "Second"]


def test_kept_twice_is_kept_once() -> None:
    page = written()

    first, second = (editing.keep(page, note="x", by=None, now=NOON) for _ in range(2))

    assert (first.pk, first.number, page.revisions.count()) == (second.pk, 1, 1)


def test_restoring_keeps_what_was_there() -> None:
    page = written(title="A")
    old = editing.keep(page, note="", by=None, now=NOON)
    rewrite(page, title="B")

    editing.restore(old, by=None, now=NOON)

    assert (draft(page).title, draft(page).version) == ("A", 3)
    assert [(each.number, each.title, each.note) for each in page.revisions.all()] == [
        (2, "B", "Before No. 1 was restored"),
        (1, "A", ""),
    ]


def test_revision_never_changes() -> None:
    kept = editing.keep(written(), note="", by=None, now=NOON)
    kept.title = "Other"

    with pytest.raises(TypeError):
        kept.save()

    assert Revision.objects.get().title == "What kefir does"


def test_text_is_cleaned_before_it_is_stored() -> None:
    page = written(body="<p onclick='x'>a</p><script>b</script>")

    assert draft(page).body == "<p>a</p>"


def test_questions_get_their_places_one_behind_the_other() -> None:
    first, second = written("a", kind=Page.Kind.QUESTION), written("b", kind=Page.Kind.QUESTION)

    assert (first.position, second.position) == (10, 20)


def test_move_leaves_a_redirect_for_each_old_address() -> None:
    page = published("one")

    editing.move(page, "two", now=NOON)
    editing.move(page, "three", now=NOON)

    assert set(SlugRedirect.objects.values_list("old_path", "page__slug")) == {("/one/", "three"), ("/two/", "three")}


def test_move_back_takes_its_redirect_away() -> None:
    page = published("one")

    editing.move(page, "two", now=NOON)
    editing.move(page, "one", now=NOON)

    assert list(SlugRedirect.objects.values_list("old_path", flat=True)) == ["/two/"]


def test_page_that_nobody_has_seen_moves_without_a_trace() -> None:
    editing.move(written("one"), "two", now=NOON)

    assert SlugRedirect.objects.count() == 0
