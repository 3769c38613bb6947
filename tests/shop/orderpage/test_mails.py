"""Every mail about an order, as its reader gets it."""

from datetime import timedelta
from decimal import Decimal
from email.message import Message
from typing import Any

import pytest
from django.core import mail as outbox

from shop import fulfilment
from shop.mail import queue
from shop.mail.models import Mail
from shop.order.models import Order
from shop.orderpage.parcel import tracking_url
from shop.orderpage.receipt import receipt_of
from shop.outbox.sweep import run_due
from tests import factories
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_guide")]


def sent(kind: str, order: Order, **payload: Any) -> Message:
    """That mail about that order, sent."""
    number = queue.plan(kind, to="ada@example.org", key=f"test:{kind}", now=NOON, order=order, payload=payload)
    run_due(NOON)
    mail = Mail.objects.get(pk=number)
    assert (mail.state, mail.error) == (Mail.State.SENT, "")
    [message] = [email for email in outbox.outbox if email.extra_headers["Message-ID"] == mail.message_id]
    return message.message()


def parts(message: Message) -> list[str]:
    walked = [part for part in message.walk() if part.get_content_maintype() == "text"]
    decoded = [bytes(part.get_payload(decode=True)).decode() for part in walked]
    alike = [text.replace("\r\n", "\n").replace("<br />", "\n") for text in decoded]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in alike]


def missing(message: Message, *words: str) -> list[str]:
    """Words that one of the two parts lacks."""
    return [word for word in words for part in parts(message) if word not in part]


def attachments(message: Message) -> list[str | None]:
    return [part.get_filename() for part in message.walk() if part.get_content_disposition() == "attachment"]


def pickup_order(**changes: Any) -> Order:
    place = factories.pickup_place(instructions="Ring at the side door.")
    who = factories.buyer(delivery_code="pickup", pickup_place_id=place.pk, **changes)
    return factories.paid_order(who=who)


def test_confirmation_says_what_when_and_where() -> None:
    order = factories.paid_order()
    message = sent("order_confirmation", order)

    assert (
        missing(
            message,
            "Hello Ada",
            "Jar of living kefir grains",
            "$14.00",
            "$8.00",
            "Total",
            "$22.00",
            "Wednesday, October 7",
            "Saturday, October 10",
            "UHT",
            f"http://testserver/orders/{order.token}/",
            "PO Box 1",
        )
        == []
    )
    assert attachments(message) == ["Getting-Started-with-Milk-Kefir.pdf"]
    assert message["List-Unsubscribe"] is None


def test_confirmation_of_a_pickup_says_where_and_when_it_is_open() -> None:
    message = sent("order_confirmation", pickup_order())

    assert missing(message, "Rio Grande store", "1 College Ave", "Mon-Fri 9-5", "Ring at the side door.") == []
    assert missing(message, "should reach you") == ["should reach you"] * 2


def test_gift_announcement_carries_the_words_and_the_guide_but_not_the_order() -> None:
    who = factories.buyer(
        gift_recipient_name="Bob 🥛", gift_recipient_email="bob@example.org", gift_message="Dear Bob,\nsquish them!"
    )
    order = factories.paid_order(who=who)
    message = sent("gift_announcement", order)

    assert missing(message, "Hello Bob 🥛", "Dear Bob,\nsquish them!", "milk allergy") == []
    assert attachments(message) == ["Getting-Started-with-Milk-Kefir.pdf"]
    assert missing(message, order.token, "$") == [order.token] * 2 + ["$"] * 2


def test_dispatch_mail_gives_the_tracking_link() -> None:
    order = factories.paid_order()
    fulfilment.dispatch(order, carrier="USPS", tracking_number="9400 1234", now=NOON, user=None)
    message = sent("order_dispatched", order)

    assert missing(message, "with USPS", "9400 1234") == []
    assert missing(message, "tLabels=9400%201234") == []


def test_carrier_we_do_not_know_gets_no_link() -> None:
    order = factories.paid_order()
    fulfilment.dispatch(order, carrier="Cousin Jim", tracking_number="1", now=NOON, user=None)

    assert tracking_url(order) == ""
    assert missing(sent("order_dispatched", order), "with Cousin Jim") == []


def test_pickup_mails_say_number_and_place() -> None:
    order = pickup_order()

    assert missing(sent("order_ready_for_pickup", order), order.number, "Rio Grande store", "straight home") == []
    assert missing(sent("order_collected", order), order.number, "within 24 hours", "1/2 cup (120 ml)") == []


def test_cancelled_order_says_what_goes_back() -> None:
    order = factories.paid_order()

    assert missing(sent("order_cancelled", order, cents=2200), "$22.00", order.number) == []


def test_cancelled_order_that_was_not_charged_says_so() -> None:
    assert missing(sent("order_cancelled", factories.paid_order(), cents=0), "You were not charged.") == []


def test_full_and_partial_refunds_read_differently() -> None:
    order = factories.paid_order()
    part = sent("order_refunded", order, cents=500)

    assert missing(part, "$5.00", "a part of the $22.00") == []
    Mail.objects.filter(kind="order_refunded").delete()
    assert missing(sent("order_refunded", order, cents=2200), "$22.00", "everything you paid") == []


def test_late_money_says_sorry() -> None:
    assert missing(sent("order_late_money_refunded", factories.paid_order(), cents=2200), "$22.00", "on us") == []


def test_alert_tells_staff_where_to_look() -> None:
    payload = {"title": "A refund failed", "text": "The bank said no.", "url": "http://testserver/dashboard/"}
    message = sent("staff_alert", factories.paid_order(), **payload)

    assert str(message["Subject"]) == "Please look: A refund failed"
    assert missing(message, "The bank said no.", "http://testserver/dashboard/") == []


def test_names_and_messages_can_not_forge_headers() -> None:
    who = factories.buyer(
        first_name="Ada\r\nBcc: all@example.org",
        gift_recipient_name="Bob\nX-Evil: 1",
        gift_recipient_email="bob@example.org",
        gift_message="Hi\r\n.\r\nMAIL FROM:<evil@example.org>",
    )
    message = sent("gift_announcement", factories.paid_order(who=who))

    assert (message["Bcc"], message["X-Evil"], message["To"]) == (None, None, "ada@example.org")


def test_markup_in_names_is_shown_and_not_run() -> None:
    order = factories.paid_order(who=factories.buyer(first_name="<script>alert(1)</script>"))
    text, html = parts(sent("order_confirmation", order))

    assert "Hello <script>alert(1)</script>," in text
    assert "Hello &lt;script&gt;alert(1)&lt;/script&gt;," in html


def test_mail_about_no_order_waits_with_a_clear_error() -> None:
    queue.plan("order_refunded", to="ada@example.org", key="k", now=NOON)
    run_due(NOON)

    mail = Mail.objects.get()
    assert mail.state == Mail.State.PLANNED
    run_due(NOON + timedelta(days=3))
    run_due(NOON + timedelta(days=6))
    mail.refresh_from_db()
    assert (mail.state, mail.error) == (
        Mail.State.FAILED,
        f"ValueError: mail {mail.pk} (order_refunded) is about no order",
    )


def test_receipt_adds_up() -> None:
    receipt = receipt_of(factories.paid_order(quantity=3))

    assert receipt.items - receipt.discount + receipt.shipping + receipt.tax == receipt.total == Decimal("50.00")
