"""Pictures travel with the mail, and only where it shows them."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO

import pytest
from PIL import Image

from shop.care.programme.default import DEFAULT
from shop.mail import pictures, queue
from shop.mail.kinds import Attachment
from shop.mail.letter import Letter, seal
from shop.outbox.sweep import run_due
from tests import factories
from tests.factories import NOON
from tests.shop.mail.samples import every_mail
from tests.standins.inbox.reading import attachments, drawn
from tests.standins.inbox.server import Inbox

HEAVIEST = 40_000  # bytes of pictures in one mail
JAR = '<img src="cid:jar@pictures" alt="A jar" width="160" height="160" />'


def sealed(html: str, *files: Attachment) -> EmailMessage:
    """A letter with this HTML, read back from its envelope."""
    letter = Letter("Shop <a@shop.example>", "b@shop.example", "Hello", "Text", html, "<1@shop.example>", list(files))
    message = message_from_bytes(seal(letter).content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def shape(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_picture_lies_beside_the_html_and_file_after_both() -> None:
    message = sealed(f"<p>{JAR}{JAR}</p>", Attachment("Guide.pdf", b"%PDF", "application/pdf"))

    assert shape(message) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    assert [file.file_name for file in attachments(message)] == ["Guide.pdf"]


def test_picture_is_named_and_shown_in_place() -> None:
    [picture] = [part for part in sealed(JAR).walk() if part.get_content_type() == "image/png"]

    assert (picture["Content-ID"], picture.get_content_disposition(), picture.get_filename()) == (
        "<jar@pictures>",
        "inline",
        "jar.png",
    )
    assert picture.get_payload(decode=True) == (pictures.FOLDER / "jar.png").read_bytes()


def test_mail_without_pictures_is_two_texts() -> None:
    assert shape(sealed("<p>Hello</p>")) == ["multipart/alternative", "text/plain", "text/html"]


def test_picture_that_is_not_there_is_an_error_and_no_gap() -> None:
    with pytest.raises(FileNotFoundError):
        pictures.shown_in('<img src="cid:unicorn@pictures" />')


@pytest.mark.django_db
def test_what_people_type_attaches_nothing() -> None:
    mails = every_mail('<img src="cid:fridge@pictures">')

    assert {str(mail) for mail in mails if "fridge" in [p.name for p in pictures.shown_in(mail.words.html)]} == {
        f"care_note, {step.key}" for step in DEFAULT.steps if step.picture == "fridge"
    }


@pytest.mark.django_db
def test_pictures_are_sharp_on_fine_screens_and_light() -> None:
    for mail in every_mail():
        shown = pictures.shown_in(mail.words.html)
        sizes = {Image.open(BytesIO(picture.content)).size for picture in shown}
        assert all(min(size) >= 2 * 160 for size in sizes), str(mail)
        assert sum(len(picture.content) for picture in shown) < HEAVIEST, str(mail)


def test_no_drawing_lets_a_dark_ground_shine_through() -> None:
    for file in sorted(pictures.FOLDER.glob("*.png")):
        alpha = Image.open(file).convert("RGBA").getchannel("A")
        inner = alpha.crop((alpha.width // 8, 2, alpha.width * 7 // 8, alpha.height - 2))
        assert inner.getextrema() == (255, 255), file.name


@pytest.mark.django_db
def test_mail_with_its_picture_arrives_whole(inbox: Inbox) -> None:
    order = factories.paid_order()
    queue.plan("order_dispatched", to="ada@example.org", key="one", now=NOON, order=order)
    run_due(NOON)

    [message] = [m for m in inbox.messages() if "On their way" in str(m["Subject"])]
    read = message_from_bytes(message.as_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    assert (drawn(read) or "").count('src="data:image/png;base64,') == 1
    assert max(len(line) for line in message.as_bytes().splitlines()) < 998
