"""Oscar's own mails go through our door too."""

import re
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "a short sentence is fine"


def only_mail() -> Any:
    """The one mail that is planned, sent."""
    assert outbox.outbox == []
    [mail] = Mail.objects.all()
    run_due(timezone.now())
    [message] = outbox.outbox
    assert message.extra_headers["Message-ID"] == mail.message_id
    return message


def test_password_reset_is_planned_and_its_link_works(client: Client) -> None:
    user = factories.customer()
    client.post("/password-reset/", {"email": user.email})

    message = only_mail()
    link = re.search(r"http://testserver(/password-reset/confirm/\S+)", str(message.body))
    assert link is not None
    assert client.get(link[1], follow=True).context["validlink"] is True
    assert (message.subject, message.to) == ("Choose a new password", ["ada@example.org"])


def test_reset_link_is_not_kept_in_the_database(client: Client) -> None:
    user = factories.customer()
    client.post("/password-reset/", {"email": user.email})

    assert Mail.objects.get().payload == {"user": user.pk}


def test_reset_for_a_stranger_plans_nothing(client: Client) -> None:
    client.post("/password-reset/", {"email": "nobody@example.org"})

    assert Mail.objects.count() == 0


def test_registration_is_welcomed(client: Client) -> None:
    given = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    fields = {f"registration-{name}": value for name, value in given.items()}
    client.post("/accounts/login/", {**fields, "registration_submit": "Register"})

    message = only_mail()
    assert (message.subject, message.to) == ("Welcome to Mindful Culture", ["new@example.org"])
    assert "http://testserver/accounts/" in message.body


def test_changed_password_is_told(client: Client) -> None:
    user = factories.customer(password=PASSWORD)
    client.force_login(user)
    new = {"old_password": PASSWORD, "new_password1": PASSWORD + "!", "new_password2": PASSWORD + "!"}
    client.post("/accounts/change-password/", new)

    assert only_mail().subject == "Your password was changed"


def test_changed_address_is_told_to_the_old_one(client: Client) -> None:
    user = factories.customer("old@example.org", password=PASSWORD)
    client.force_login(user)
    client.post("/accounts/profile/edit/", {"email": "new@example.org", "first_name": "Ada", "last_name": "L"})

    message = only_mail()
    assert (message.to, "changed to new@example.org" in message.body) == (["old@example.org"], True)
