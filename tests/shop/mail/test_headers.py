"""What people type can't forge a header, and any script arrives as it was typed, over real SMTP."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from shop.mail import kinds, queue
from shop.outbox.sweep import run_due
from tests import factories
from tests.factories import NOON
from tests.standins.inbox.server import Inbox

pytestmark = pytest.mark.django_db
NAME = "Zoë 👩\u200d🌾 \U0001d49cda 李小龍"


def arrived(inbox: Inbox, title: str, text: str = "") -> EmailMessage:
    """A mail with that title in its subject, as the server got it."""
    payload = {"title": title, "text": text, "url": "http://testserver/"}
    queue.plan("staff_alert", to="ada@example.org", key="one", now=NOON, payload=payload)
    run_due(NOON)
    [message] = inbox.messages()
    read = message_from_bytes(message.as_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_any_script_and_emoji_arrive_in_subject_and_text(inbox: Inbox) -> None:
    message = arrived(inbox, NAME, text=f"{NAME} wrote.")

    assert message["Subject"].strip() == f"Please look: {NAME}"  # folded behind the colon
    text = message.get_body(("plain",))
    assert text is not None
    assert f"{NAME} wrote." in text.get_content()


def test_header_is_ascii_on_the_wire(inbox: Inbox) -> None:
    raw = arrived(inbox, NAME).as_bytes().split(b"\n\n")[0]

    assert raw.isascii()


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\u2028", "\x0b"])
def test_line_breaks_forge_no_header(inbox: Inbox, breaks: str) -> None:
    message = arrived(inbox, f"Hello{breaks}Bcc: all@example.org{breaks}{breaks}Buy", text="A\r\n.\r\nMAIL FROM:<x>")

    assert (message["Bcc"], message["To"]) == (None, "ada@example.org")
    assert message["Subject"] == "Please look: Hello Bcc: all@example.org Buy"


def test_longest_title_and_text_arrive(inbox: Inbox) -> None:
    message = arrived(inbox, "👩\u200d🌾" * 200, text="\U0001d49c" * 5000)

    text = message.get_body(("plain",))
    assert text is not None
    assert "\U0001d49c" * 5000 in text.get_content()


def test_names_in_an_orders_mail_arrive(inbox: Inbox) -> None:
    who = factories.buyer(first_name=NAME, gift_recipient_name=NAME, gift_recipient_email="bob@example.org")
    order = factories.paid_order(who=who)
    queue.plan("order_dispatched", to="ada@example.org", key="two", now=NOON, order=order)
    run_due(NOON)

    texts = [
        str(part.get_content())
        for message in inbox.messages()
        for part in message_from_bytes(message.as_bytes(), policy=policy.default).walk()
        if part.get_content_type() == "text/plain"
    ]
    assert [text for text in texts if f"Hello {NAME}," in text] != []


@pytest.mark.usefixtures("two_kinds")
def test_a_kind_may_have_a_sender_of_its_own(inbox: Inbox) -> None:
    kinds.register("staff_alert", context=lambda mail: {"title": "Hello"}, sender="Care notes <care@shop.example>")

    message = arrived(inbox, "Hello")

    assert (message["From"], message["X-Inbox-From"]) == ("Care notes <care@shop.example>", "care@shop.example")
