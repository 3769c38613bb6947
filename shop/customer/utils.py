"""Mails about accounts; see the class for how it differs from Oscar's."""

import uuid
from typing import Any

from django.utils import timezone

from shop.mail import queue


class CustomerDispatcher:
    """Differs from Oscar's: plans a row of the mail table instead of sending from within the request."""

    def __init__(self, logger: Any = None, mail_connection: Any = None) -> None:
        """Oscar's signature; neither is needed here."""

    def send_registration_email_for_user(self, user: Any, extra_context: dict[str, Any]) -> None:
        _plan("account_welcome", user)

    def send_password_reset_email_for_user(self, user: Any, extra_context: dict[str, Any]) -> None:
        _plan("password_reset", user)

    def send_password_changed_email_for_user(self, user: Any, extra_context: dict[str, Any]) -> None:
        _plan("password_changed", user)

    def send_email_changed_email_for_user(self, user: Any, extra_context: dict[str, Any]) -> None:
        _plan("email_changed", user, new_email=str(extra_context["new_email"]))


def _plan(kind: str, user: Any, **payload: str) -> None:
    key = f"account:{user.pk}:{kind}:{uuid.uuid4()}"  # each asking is a mail of its own
    queue.plan(kind, to=user.email, key=key, now=timezone.now(), payload={"user": user.pk, **payload})
