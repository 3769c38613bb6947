"""Asking for the link: the same answer for everybody, and few mails."""

from typing import Any

import pytest
from django.test import Client

from shop.mail.models import Mail, Suppression
from shop.mail.suppression import suppress
from shop.outbox.models import Job
from shop.outbox.running import run_job
from shop.privacy import asking
from shop.privacy.asking import TooMany, ask
from shop.privacy.erasing import erase
from shop.privacy.held import held
from shop.privacy.links import KIND
from tests import commenting
from tests.factories import NOON
from tests.shop.privacy.people import ADA, BOB, LATER, dispatched
from tests.writing import published

pytestmark = pytest.mark.django_db


def links() -> list[str]:
    return list(Mail.objects.filter(kind=KIND).values_list("to", flat=True))


def asked(address: str, *, client: str = "203.0.113.9") -> None:
    ask(address, client=client, now=NOON)


def typed(address: str, **more: str) -> Any:
    browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
    return browser.post("/privacy-choices/", {"email": address, **more})


def test_known_address_gets_a_mail() -> None:
    dispatched()

    asked(ADA.upper())

    assert links() == [ADA.upper()]


def test_unknown_address_gets_none() -> None:
    dispatched()

    asked("nobody@example.org")

    assert links() == []


def test_answer_is_the_same_for_known_and_unknown() -> None:
    dispatched()

    known, unknown = typed(ADA), typed("nobody@example.org")

    answers = [(it.status_code, it.headers["Location"], it.content, dict(it.cookies)) for it in (known, unknown)]
    assert answers[0] == answers[1] == (302, "/privacy-choices/sent/", b"", {})
    assert links() == [ADA]


def test_reader_whose_address_was_forgotten_is_known_by_her_comment() -> None:
    commenting.shown(published(), email=ADA)

    asked(ADA)

    assert links() == [ADA]


def test_whoever_was_given_a_jar_is_known() -> None:
    dispatched(gift_recipient_name="Bob", gift_recipient_email=BOB)

    asked(BOB)

    assert links() == [BOB]


@pytest.mark.parametrize(("keeper", "sees"), [("Bob", False), ("ada", True), ("Ada Lovelace", True), ("", False)])
def test_parcels_address_is_shown_to_whoever_it_names(keeper: str, sees: bool) -> None:
    dispatched(gift_recipient_name=keeper, gift_recipient_email=BOB)

    assert ("12 High St" in str(held(BOB))) is sees


def test_erased_person_is_unknown() -> None:
    dispatched()
    erase(ADA, reason="", by=None, now=LATER)
    Mail.objects.update(to="")

    asked(ADA)

    assert links() == []


def test_fourth_link_of_the_day_is_not_mailed_and_nobody_is_told() -> None:
    dispatched()

    answers = [typed(ADA).headers["Location"] for _ in range(4)]

    assert (links(), set(answers)) == ([ADA] * 3, {"/privacy-choices/sent/"})


def test_visitor_who_asks_for_many_addresses_is_stopped() -> None:
    dispatched()
    for number in range(asking.MOST_FROM_A_CLIENT):
        asked(f"reader{number}@example.org")

    with pytest.raises(TooMany):
        asked(ADA)

    asked(ADA, client="203.0.113.10")
    assert links() == [ADA]


def test_stopped_visitor_reads_why_and_keeps_what_she_typed() -> None:
    for _ in range(asking.MOST_FROM_A_CLIENT):
        typed("nobody@example.org")

    answer = typed("ada@example.org")

    assert answer.status_code == 429
    assert "several links within the hour" in answer.content.decode()
    assert 'value="ada@example.org"' in answer.content.decode()


@pytest.mark.parametrize("address", ["", "ada", "ada@", "ada@example.org\r\nBcc: x@example.org", "a" * 300 + "@x.org"])
def test_nonsense_is_asked_for_again(address: str) -> None:
    answer = typed(address)

    assert answer.status_code == 422
    assert (links(), Job.objects.count()) == ([], 0)


def test_robot_is_told_that_nothing_is_wrong() -> None:
    dispatched()

    answer = typed(ADA, website="https://example.org")

    assert (answer.headers["Location"], links()) == ("/privacy-choices/sent/", [])


def test_form_of_another_site_is_refused() -> None:
    dispatched()

    answer = Client(headers={"Sec-Fetch-Site": "cross-site"}).post("/privacy-choices/", {"email": ADA})

    assert (answer.status_code, links()) == (403, [])


@pytest.mark.parametrize(("reason", "state"), [("complained", "skipped"), ("stopped", "sent")])
def test_whoever_called_our_mail_spam_is_not_mailed(reason: str, state: str, mailoutbox: Any) -> None:
    dispatched()
    suppress(ADA, Suppression.Reason(reason))

    asked(ADA)
    mail = Mail.objects.get(kind=KIND)
    run_job(Job.objects.get(key=f"mail:{mail.pk}").pk, NOON)

    mail.refresh_from_db()
    assert (mail.state, len(mailoutbox)) == (state, int(state == "sent"))
