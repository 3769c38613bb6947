"""Care mails lead straight to an answer, for as long as there is one."""

import pytest

from content.pages import editing, publishing
from content.pages.models import Page
from shop.care.answers import ANSWERS, answer_for
from shop.care.plan import MILESTONES
from shop.mail import kinds
from shop.mail.models import Mail
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
    mail = Mail(kind="care_unpack", payload={"plan": dispatched(NOON).pk})
    return write(mail.kind, {"mail": mail, **kinds.kind_of(mail).context(mail)})


def test_both_parts_of_the_mail_name_the_answer() -> None:
    milk()

    note = first_note()

    assert f"{LINE}: Which milk & why?\nhttp://testserver/faq/which-milk/\n" in note.text
    assert links(note.html).count("http://testserver/faq/which-milk/") == 1
    assert f"{LINE}: Which milk & why?" in read(note.html)


def test_answer_that_has_moved_is_named_at_its_new_address() -> None:
    editing.move(milk(), "best-milk", now=NOON)

    answer = answer_for("care_unpack", now=NOON)

    assert answer is not None
    assert answer.url == "http://testserver/faq/best-milk/"


def test_mail_goes_out_without_a_page_that_is_missing_or_taken_off() -> None:
    before = first_note()
    publishing.unpublish(milk(), by=None, now=NOON)

    assert [LINE in note.text for note in (before, first_note())] == [False, False]


def test_only_care_mails_have_answers() -> None:
    assert ANSWERS.keys() <= {milestone.mail for milestone in MILESTONES}
    assert answer_for("order_confirmation", now=NOON) is None
