"""Who asked for it learns of an answer; one click ends that, and the address is forgotten."""

from typing import Any

from django.core import mail as outbox
from django.test import Client

from content.comments import moderating
from content.comments.models import PageComment
from content.pages.models import Page
from shop.mail.models import Mail, Suppression
from shop.mail.suppression import suppress
from shop.outbox.sweep import run_due
from tests.commenting import owner, shown, state_of, unconfirmed, waiting
from tests.factories import NOON


def answers() -> list[Any]:
    """The mails about answers that went out."""
    run_due(NOON)
    return [message for message in outbox.outbox if "answered you" in message.subject]


def test_writer_is_told_of_an_answer_once_it_is_approved(article: Page) -> None:
    above = shown(article, email="ada@example.org", wants_answers=True)
    answer = waiting(article, "Mine too", above=above, name="Bob")
    before = len(answers())
    moderating.approve(answer, by=owner(), now=NOON)
    moderating.hide(answer, by=owner(), now=NOON)
    moderating.approve(answer, by=owner(), now=NOON)

    [message] = answers()
    assert (before, message.to, message.subject) == (
        0,
        ["ada@example.org"],
        "Bob answered you under “What kefir does”",
    )
    assert ("Mine too" in message.body, f"/comments/{answer.pk}/" in message.body) == (True, True)


def test_all_above_are_told_but_nobody_of_her_own_words_or_twice(article: Page) -> None:
    ada = shown(article, email="ada@example.org", wants_answers=True)
    bob = shown(article, email="bob@example.org", wants_answers=True, above=ada)
    shown(article, email="ADA@example.org", wants_answers=True, above=bob)

    assert sorted(message.to[0] for message in answers()) == ["ada@example.org", "bob@example.org"]


def test_nobody_is_told_who_did_not_ask(article: Page) -> None:
    shown(article, above=shown(article))

    assert answers() == []


def test_mail_programs_stop_it_by_one_cold_click(article: Page) -> None:
    above = shown(article, email="ada@example.org", wants_answers=True)
    elsewhere = shown(article, email="ada@example.org", wants_answers=True)
    shown(article, above=above)
    [message] = answers()
    headers = message.extra_headers
    address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    looked = Client().get(address)
    before = PageComment.objects.filter(followup=True).count()
    stopped = Client().post(address, {"List-Unsubscribe": "One-Click"})
    shown(article, above=above)
    shown(article, above=elsewhere)

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Id"] == "Mindful Culture answers <answers.testserver>"
    assert ("Stop mail about answers?" in looked.content.decode(), before) == (True, 2)
    assert (
        "You won&#x27;t get any more" in stopped.content.decode()
        or "You won't get any more" in stopped.content.decode()
    )
    assert len(answers()) == 1
    assert not PageComment.objects.exclude(user_email="").exists()
    assert not Mail.objects.filter(to="ada@example.org", kind__startswith="comment_").exists()


def test_answer_that_is_hidden_before_its_mail_goes_is_not_told(article: Page) -> None:
    above = shown(article, wants_answers=True)
    answer = shown(article, above=above)
    moderating.hide(answer, by=owner(), now=NOON)

    assert answers() == []


def test_who_called_our_mail_spam_gets_no_confirmation_either(article: Page) -> None:
    suppress("ada@example.org", Suppression.Reason.COMPLAINED)
    comment = unconfirmed(article, email="ada@example.org")
    run_due(NOON)

    assert (outbox.outbox, Mail.objects.get().state, state_of(comment)) == ([], "skipped", "unconfirmed")


def test_who_stopped_the_care_notes_still_gets_the_answers_she_asked_for(article: Page) -> None:
    suppress("ada@example.org", Suppression.Reason.STOPPED)
    above = shown(article, email="ada@example.org", wants_answers=True)
    shown(article, above=above)

    assert len(answers()) == 1


def test_subject_stays_one_line_whatever_the_name(article: Page) -> None:
    above = shown(article, email="ada@example.org", wants_answers=True)
    shown(article, above=above, name="Bob\r\nBcc: all@example.org")

    [message] = answers()
    assert message.subject == "Bob Bcc: all@example.org answered you under “What kefir does”"
    assert (message.to, message.bcc) == (["ada@example.org"], [])
