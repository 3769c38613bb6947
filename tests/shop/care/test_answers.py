"""Care mails lead straight to an answer, for as long as there is one."""

import pytest

from content.pages import editing, publishing
from content.pages.models import Page
from shop.care.answers import ANSWERS, answer_for
from shop.care.mails import about
from shop.care.models import Note
from shop.care.programme.default import DEFAULT
from shop.mail.words import Words, write
from tests.factories import NOON
from tests.shop.care.keepers import dispatched
from tests.shop.mail.page import links, read
from tests.writing import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LINE = "Answered on our site"


def milk() -> Page:
    return published("which-milk", kind=Page.Kind.QUESTION, title="Which milk & why?")


def first_note() -> Words:
    note = Note(plan=dispatched(NOON), step="D0", cycle="1")
    return write("care_note", about([(note, DEFAULT.step("D0"))], now=NOON))


def test_both_parts_of_the_mail_name_the_answer() -> None:
    milk()

    note = first_note()

    assert f"{LINE}: Which milk & why?\nhttp://testserver/faq/which-milk/\n" in note.text
    assert links(note.html).count("http://testserver/faq/which-milk/") == 1
    assert f"{LINE}: Which milk & why?" in read(note.html)


def test_answer_that_has_moved_is_named_at_its_new_address() -> None:
    editing.move(milk(), "best-milk", now=NOON)

    answer = answer_for("D0", now=NOON)

    assert answer is not None
    assert answer.url == "http://testserver/faq/best-milk/"


def test_mail_goes_out_without_a_page_that_is_missing_or_taken_off() -> None:
    before = first_note()
    publishing.unpublish(milk(), by=None, now=NOON)

    assert [LINE in note.text for note in (before, first_note())] == [False, False]


def test_answers_belong_to_steps_that_there_are() -> None:
    assert ANSWERS.keys() <= {step.key for step in DEFAULT.steps}
    assert answer_for("change", now=NOON) is None
