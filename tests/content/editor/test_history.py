"""Looking back, comparing, and going back."""

import re

import pytest
from django.test import Client

from content.editor.comparing import Field, Piece, compared
from content.pages import editing
from content.pages.models import Draft
from tests.factories import NOON
from tests.writing import rewrite, wording, written


def draft(**words: str) -> Draft:
    return Draft(**wording(**words))


def test_words_that_differ_are_marked() -> None:
    old, new = draft(body="<p>Kefir is sour.</p><p>Same.</p>"), draft(body="<p>Kefir is very mild.</p><p>Same.</p>")

    assert compared(old, new) == [
        Field(
            "Text",
            [[Piece("Kefir is "), Piece("sour.", "del"), Piece("very mild.", "ins")], [Piece("Same.")]],
        )
    ]


def test_new_and_lost_paragraphs_are_marked_whole() -> None:
    old, new = draft(body="<p>One.</p><p>Two.</p>"), draft(body="<p>One.</p><p>Two.</p><p>Three.</p>")

    assert compared(old, new)[0].paragraphs[-1] == [Piece("Three.", "ins")]
    assert compared(new, old)[0].paragraphs[-1] == [Piece("Three.", "del")]


def test_block_that_was_chosen_anew_is_marked() -> None:
    old, new = (draft(body=f'<div data-block="jar" data-jar="{jar}"></div>') for jar in ("jar", "gift-jar"))

    assert compared(old, new)[0].paragraphs == [
        [Piece("[jar "), Piece("jar]", "del"), Piece("gift-jar]", "ins")],
    ]


def test_change_of_looks_alone_is_said() -> None:
    old, new = draft(body="<p>One</p>"), draft(body="<p><strong>One</strong></p>")

    assert [[piece.text for piece in paragraph] for paragraph in compared(old, new)[0].paragraphs] == [
        ["The words are the same; bold print, links, headings or lists differ."]
    ]


def test_same_words_have_nothing_to_show() -> None:
    assert compared(draft(), draft()) == []


@pytest.mark.django_db
def test_revision_is_compared_with_the_draft_or_with_another(owner: Client) -> None:
    page = written(title="One")
    editing.keep(page, note="", by=None, now=NOON)
    rewrite(page, title="Two")
    editing.keep(page, note="", by=None, now=NOON)
    rewrite(page, title="<b>Three</b>")

    address = f"/dashboard/writing/{page.pk}/history/1/"
    pages = [owner.get(address).content.decode(), owner.get(f"{address}?with=2").content.decode()]

    assert [re.findall(r"<(?:ins|del)>([^<]+)</", html)[-2:] for html in pages] == [
        ["One", "&lt;b&gt;Three&lt;/b&gt;"],
        ["One", "Two"],
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["9/", "1/?with=9"])
def test_revision_that_does_not_exist_is_not_found(path: str, owner: Client) -> None:
    page = written()
    editing.keep(page, note="", by=None, now=NOON)

    assert owner.get(f"/dashboard/writing/{page.pk}/history/{path}").status_code == 404


@pytest.mark.django_db
def test_old_text_is_restored_with_one_click(owner: Client) -> None:
    page = written(title="One")
    editing.keep(page, note="", by=None, now=NOON)
    rewrite(page, title="Two")

    owner.post(f"/dashboard/writing/{page.pk}/history/1/restore/")

    assert Draft.objects.get().title == "One"
    assert [each.title for each in page.revisions.all()] == ["Two", "One"]
