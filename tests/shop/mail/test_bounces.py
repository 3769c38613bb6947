from types import SimpleNamespace
from typing import Any

import pytest

from shop.mail.bounces import verdict


def event(kind: str, reason: str | None = None, said: str | None = None, **own: Any) -> SimpleNamespace:
    return SimpleNamespace(event_type=kind, reject_reason=reason, mta_response=said, esp_event=own)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (event("bounced", "bounced", event="hard_bounce"), "bounced"),
        (event("bounced", "bounced", event="soft_bounce"), None),  # Brevo, Mandrill
        (event("bounced", "bounced", bounce={"bounceType": "Permanent"}), "bounced"),  # Amazon SES
        (event("bounced", "bounced", bounce={"bounceType": "Transient"}), None),
        (event("bounced", "bounced", bounce_class="30"), "bounced"),  # SparkPost
        (event("bounced", "bounced", bounce_class="22"), None),
        (event("bounced", "bounced", hard_bounce=True), "bounced"),  # Mailjet
        (event("bounced", "bounced", hard_bounce=False), None),
        (event("bounced", "bounced", data={"type": "activity.soft_bounced"}), None),  # MailerSend
        (event("bounced", "bounced", type="blocked"), None),  # SendGrid
        (event("bounced", "bounced", "smtp; 550 5.1.1 user unknown"), "bounced"),
        (event("bounced", "bounced", "smtp; 550 5.7.1 policy"), None),
        (event("bounced", "bounced", "452 4.2.2 over quota"), None),
        (event("bounced", "spam"), None),  # what a server thought of the text
        (event("bounced", "other"), None),
        (event("rejected", "bounced"), "bounced"),
        (event("rejected", "invalid"), "bounced"),
        (event("rejected", "spam"), "complained"),
        (event("rejected", "unsubscribed"), "stopped"),
        (event("rejected", "blocked"), None),
        (event("complained", "spam"), "complained"),
        (event("unsubscribed"), "stopped"),
        (event("deferred", "bounced"), None),
        (event("failed", None), None),
        (event("unknown"), None),
    ],
)
def test_only_what_is_for_good_has_consequences(given: SimpleNamespace, expected: str | None) -> None:
    assert verdict(given) == expected
