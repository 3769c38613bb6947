"""SpamAssassin reads every mail of ours, with the headers that it is sent with."""

from email import message_from_bytes
from email.message import EmailMessage, Message
from typing import Final

import pytest
from django.conf import settings

from shop.mail import kinds
from shop.mail.letter import Letter, seal
from tests.audit.spam import AT_MOST, scores
from tests.shop.mail.samples import Sample, every_mail

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
ONE_CLICK: Final = {
    "List-Unsubscribe": "<https://shop.example/care/a-token/stop/>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
}
SPAM: Final = "<known-spam@example.org>"
GTUBE: Final = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"


def written_out(mail: Sample, number: int) -> Message:
    kind = kinds._kinds[mail.kind]
    letter = Letter(
        sender=kind.sender or settings.DEFAULT_FROM_EMAIL,
        to="ada@example.org",
        subject=mail.words.subject,
        text=mail.words.text,
        html=mail.words.html,
        message_id=f"<{number:032x}@shop.example>",
        headers={"List-Id": kind.list_id, **ONE_CLICK} if kind.list_id else {},
    )
    return message_from_bytes(seal(letter).content.replace(b"\r\n", b"\n"))


def known_spam() -> Message:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Hello"
    message["Message-ID"] = SPAM
    message.set_content(GTUBE)
    return message


def test_no_mail_looks_like_spam() -> None:
    """The last one is known spam: if it passed, the others would prove nothing."""
    mails = every_mail()
    messages = [written_out(mail, number) for number, mail in enumerate(mails)]

    found = scores([*messages, known_spam()])

    assert found.pop(SPAM)[0] > 100
    names = {str(message["Message-ID"]): str(mail) for message, mail in zip(messages, mails, strict=True)}
    assert found.keys() == names.keys()
    assert {names[key]: score for key, score in found.items() if score[0] > AT_MOST} == {}
