"""SpamAssassin's opinion of every mail that the shop can send, by the tests that ask nobody outside."""

import mailbox
import re
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from shop.mail import kinds
from shop.mail.letter import Letter, seal
from tests.shop.mail.samples import Sample, every_mail

AT_MOST: Final = 0.5
SPAM_AT_LEAST: Final = 100
STATUS: Final = re.compile(r"score=(-?[\d.]+) .*?tests=(.*?) autolearn", re.DOTALL)
ONE_CLICK: Final = {
    "List-Unsubscribe": "<https://shop.example/care/a-token/stop/>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
}
SPAM: Final = "<known-spam@example.org>"
GTUBE: Final = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"


@dataclass(frozen=True)
class Opinion:
    """How many mails it read, the worst score of ours, and a sentence for whatever is not as it should be."""

    mails: int
    worst: float
    complaints: list[str]


def opinion() -> Opinion:
    """Of every mail, written from rows that this makes; and of known spam, which proves that it can say no."""
    mails = every_mail()
    messages = [_written_out(mail, number) for number, mail in enumerate(mails)]
    found = _scores([*messages, _known_spam()])
    of_spam = found.pop(SPAM, (0.0, ""))[0]
    named = {str(message["Message-ID"]): str(mail) for message, mail in zip(messages, mails, strict=True)}
    complaints = [f"{name} was not read" for key, name in named.items() if key not in found]
    complaints += [f"{named[key]}: {score} by {by}" for key, (score, by) in found.items() if score > AT_MOST]
    if of_spam < SPAM_AT_LEAST:
        complaints.append(f"known spam has {of_spam}")
    return Opinion(len(mails), max(score for score, _ in found.values()), complaints)


def told() -> dict[str, Any]:
    """The same as JSON, for an audit that asks its house."""
    return vars(opinion())


def _written_out(mail: Sample, number: int) -> Message:
    """With the headers that it is sent with."""
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


def _known_spam() -> Message:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Hello"
    message["Message-ID"] = SPAM
    message.set_content(GTUBE)
    return message


def _scores(messages: Sequence[Message]) -> dict[str, tuple[float, str]]:
    """By Message-ID, each score and the tests that were met; all in one process, which keeps no order."""
    with tempfile.TemporaryDirectory() as name:
        box = mailbox.mbox(Path(name, "mails"))
        for message in messages:
            box.add(message)
        box.close()
        command = ["spamassassin", "--local", "--mbox", str(Path(name, "mails"))]
        judged = Path(name, "judged")
        judged.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
        with closing(mailbox.mbox(judged)) as read:
            found = {str(one["Message-ID"]): STATUS.search(str(one["X-Spam-Status"])) for one in read}
    return {key: (float(status[1]), "".join(status[2].split())) for key, status in found.items() if status}
