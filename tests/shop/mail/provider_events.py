"""Events as two providers document them: Postmark's webhooks and Mailgun's webhook payloads."""

import base64
import hashlib
import hmac
import json
from typing import Any

from django.test import Client

SECRET = "owner:a-long-password-1"
KEY = "mailgun-signing-key"


def post(provider: str, event: dict[str, Any], *, secret: str = SECRET) -> int:
    """Send an event as the provider does; return the status of our answer."""
    auth = "Basic " + base64.b64encode(secret.encode()).decode()
    sender = Client(raise_request_exception=False)
    answer = sender.post(
        f"/mail/events/{provider}/", json.dumps(event), content_type="application/json", headers={"authorization": auth}
    )
    return answer.status_code


def postmark_bounce(kind: str, *, local_part: str = "", details: str = "Test bounce details") -> dict[str, Any]:
    return {
        "RecordType": "SpamComplaint" if kind == "SpamComplaint" else "Bounce",
        "ID": 4323372036854775807,
        "Type": kind,
        "TypeCode": 1,
        "Name": "Hard bounce",
        "Tag": "",
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Metadata": {"mail": local_part} if local_part else {},
        "ServerID": 23,
        "Description": "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
        "Details": details,
        "Email": "ada@example.org",
        "From": "hello@shop.example",
        "BouncedAt": "2026-11-23T16:33:54.9070259Z",
        "DumpAvailable": True,
        "Inactive": True,
        "CanActivate": True,
        "Subject": "Hello",
        "MessageStream": "outbound",
    }


def postmark_stop(reason: str = "ManualSuppression", *, suppress: bool = True) -> dict[str, Any]:
    return {
        "RecordType": "SubscriptionChange",
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "ServerID": 23,
        "MessageStream": "outbound",
        "ChangedAt": "2026-11-23T10:53:34.416071Z",
        "Recipient": "ada@example.org",
        "Origin": "Recipient",
        "SuppressSending": suppress,
        "SuppressionReason": reason if suppress else None,
        "Tag": "",
        "Metadata": {},
    }


def mailgun(
    event: str, *, severity: str = "", message: str = "", message_id: str = "", local_part: str = "", token: str = "t1"
) -> dict[str, Any]:
    timestamp = "1763900000"
    signature = hmac.new(KEY.encode(), f"{timestamp}{token}".encode(), hashlib.sha256).hexdigest()
    data: dict[str, Any] = {
        "event": event,
        "id": "G9Bn5sl1TC6nu79C8C0bwg",
        "timestamp": 1763900000.5,
        "recipient": "ada@example.org",
        "recipient-domain": "example.org",
        "log-level": "error",
        "message": {
            "headers": {"to": "ada@example.org", "message-id": message_id, "from": "hello@shop.example"},
            "attachments": [],
            "size": 111,
        },
        "user-variables": {"mail": local_part} if local_part else {},
        "tags": [],
        "flags": {"is-routed": False, "is-test-mode": False},
    }
    if event == "failed":
        status = {"attempt-no": 1, "code": 605, "message": message, "description": message, "session-seconds": 0}
        data |= {"severity": severity, "reason": "bounce", "delivery-status": status}
    return {"signature": {"timestamp": timestamp, "token": token, "signature": signature}, "event-data": data}
