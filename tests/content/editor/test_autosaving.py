"""A draft is saved while it is being typed, and never over somebody else's."""

from typing import Any

import pytest
from django.test import Client

from content.pages.models import Draft, Page, Revision
from tests.content.editor.test_writing import form, save
from tests.writing import published, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def autosave(browser: Client, page: Page, **changes: Any) -> Any:
    return browser.post(f"/dashboard/writing/{page.pk}/autosave/", form(**changes))


def test_words_are_in_the_draft_and_readers_see_nothing_of_them(owner: Client) -> None:
    page = published()

    answer = autosave(owner, page, body="<p>Half a sent</p>")

    assert (answer.status_code, answer.json()) == (200, {"said": "Draft saved, 10:00 AM.", "version": 2})
    assert Draft.objects.get().body == "<p>Half a sent</p>"
    assert "Half a sent" not in Client().get("/kefir-benefits/").content.decode()


def test_next_one_goes_on_from_the_version_that_it_was_told(owner: Client) -> None:
    page = written()
    version = autosave(owner, page, body="<p>One</p>").json()["version"]

    answer = autosave(owner, page, body="<p>One two</p>", version=version)

    assert (answer.json()["version"], Draft.objects.get().body) == (3, "<p>One two</p>")
    assert Revision.objects.count() == 0


def test_same_words_again_change_nothing(owner: Client) -> None:
    page = written()
    autosave(owner, page, body="<p>One</p>")

    answer = autosave(owner, page, body="<p>One</p>")

    assert (answer.status_code, Draft.objects.get().version) == (200, 2)


def test_somebody_elses_draft_is_not_written_over_and_the_typed_words_are_kept(owner: Client, second: Client) -> None:
    page = written()
    save(second, page, body="<p>Theirs</p>")

    answer = autosave(owner, page, body="<p>Mine</p>")

    kept = Revision.objects.get()
    assert (answer.status_code, answer.json()["compare"]) == (
        409,
        f"/dashboard/writing/{page.pk}/history/{kept.number}/",
    )
    assert "saved this page while you were writing" in answer.json()["said"]
    assert (Draft.objects.get().body, kept.body, kept.origin) == ("<p>Theirs</p>", "<p>Mine</p>", "conflict")


def test_what_can_not_be_saved_yet_is_named_and_changes_nothing(owner: Client) -> None:
    page = written()

    answer = autosave(owner, page, title="", body="<p>More</p>")

    assert (answer.status_code, answer.json()) == (422, {"said": "Not saved yet. Title: Please fill this in."})
    assert Draft.objects.get().body == "<p>Some words.</p>"


def test_pasted_script_is_taken_out_here_too(owner: Client) -> None:
    page = written()

    autosave(owner, page, body='<p onclick="x()">A<script>alert(1)</script></p>')

    assert Draft.objects.get().body == "<p>A</p>"


@pytest.mark.parametrize("who", ["shopper", None])
def test_nobody_else_can_save(who: str | None, request: pytest.FixtureRequest) -> None:
    page = written()
    browser = request.getfixturevalue(who) if who else Client()

    assert autosave(browser, page, body="<p>Mine</p>").status_code in {302, 403}
    assert Draft.objects.get().body == "<p>Some words.</p>"
