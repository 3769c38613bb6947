from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shop.mail import suppression
from shop.mail.models import Event, Suppression
from shop.mail.privacy import forget_mails, suppressed
from tests.factories import NOON

pytestmark = pytest.mark.django_db
Reason = Suppression.Reason
ADA = "ada@example.org"


def ask(owner: Client, what: str, why: str = "", email: str = ADA) -> Any:
    return owner.post(reverse("backoffice:no-mail"), {"email": email, "what": what, "why": why})


@pytest.mark.parametrize("reason", [Reason.BOUNCED, Reason.COMPLAINED, Reason.STOPPED])
def test_owner_notes_what_came_to_her_mailbox(owner: Client, reason: Reason) -> None:
    page = ask(owner, reason, "the mail of Monday came back").content.decode()

    assert suppression.why_not(ADA, stoppable=True) == reason.label
    assert "the mail of Monday came back" in page
    assert [(event.reason, event.address_hash) for event in Event.objects.all()] == [
        (reason, suppression.address_hash(ADA))
    ]


def test_looking_changes_nothing(owner: Client) -> None:
    assert "Every mail may go there." in ask(owner, "look").content.decode()
    assert (Event.objects.count(), Suppression.objects.count()) == (0, 0)


def test_owner_sees_why_nothing_goes_there(owner: Client) -> None:
    suppression.suppress(ADA, Reason.BOUNCED)

    assert "<strong>Address refuses mail</strong>" in ask(owner, "look", email=" ADA@example.org").content.decode()


def test_forgiving_wants_a_reason(owner: Client) -> None:
    suppression.suppress(ADA, Reason.COMPLAINED)

    assert ask(owner, "forgiven").status_code == 422
    assert suppression.why_not(ADA, stoppable=True) == "reported as spam"

    ask(owner, "forgiven", "she wrote that it was a mistake")
    assert suppression.why_not(ADA, stoppable=True) == ""
    assert Event.objects.get().note == "she wrote that it was a mistake"


def test_who_was_erased_stays_so(owner: Client) -> None:
    suppression.suppress(ADA, Reason.ERASED)

    ask(owner, "forgiven", "a mistake")

    assert suppression.why_not(ADA, stoppable=True) == "asked to be erased"


@pytest.mark.parametrize(("what", "email"), [("burn", ADA), ("bounced", "ada"), ("bounced", "a@b\r\nBcc: c@d")])
def test_nonsense_is_refused_in_words(owner: Client, what: str, email: str) -> None:
    assert ask(owner, what, email=email).status_code == 422
    assert Suppression.objects.count() == 0


def test_customers_can_not_open_it(shopper: Client) -> None:
    assert shopper.get(reverse("backoffice:no-mail")).status_code == 403


def test_her_data_shows_what_was_said_and_erasing_forgets_the_words(owner: Client) -> None:
    ask(owner, "stopped", "she phoned")

    assert [row["Note"] for row in suppressed(ADA) if "Note" in row] == ["she phoned"]
    forget_mails(ADA, NOON)
    assert [row["Note"] for row in suppressed(ADA) if "Note" in row] == [""]
