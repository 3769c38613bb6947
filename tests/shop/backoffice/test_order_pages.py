"""The order list and the order page: what they show, and what they refuse to do."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.payments.models import Attempt, Reservation
from shop.payments.open import open_session
from tests import factories
from tests.shop.backoffice.desk import now_of, page, press, said, to_collect
from tests.standins.stripe.levers import Levers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "sent",
    [
        {"order_action": "change_order_status", "new_status": "dispatched"},
        {"order_action": "create_order_payment_event", "amount": "14", "payment_event_type": "refund"},
        {"line_action": "change_line_statuses", "new_status": "dispatched"},
        {"line_action": "create_payment_event", "amount": "14"},
        {"line_action": "create_shipping_event"},
        {},
    ],
)
def test_forms_of_oscar_that_go_round_the_desk_are_refused(
    owner: Client, paid_order: Order, sent: dict[str, str]
) -> None:
    line = paid_order.lines.get()
    chosen = {"selected_line": line.pk, f"selected_line_qty_{line.pk}": "1"}

    owner.post(reverse("dashboard:order-detail", args=[paid_order.number]), {**chosen, **sent})

    line.refresh_from_db()
    assert (now_of(paid_order).status, line.status) == (states.PAID, states.PAID)
    assert not paid_order.payment_events.filter(event_type__code="refund").exists()


def test_unpaid_order_can_not_be_made_paid_from_the_list(owner: Client) -> None:
    order = factories.opened().order
    sent = {"action": "change_order_statuses", "new_status": "paid", "selected_order": order.pk}

    answer = owner.post(reverse("dashboard:order-list"), sent)

    assert now_of(order).status == states.AWAITING_PAYMENT
    assert said(answer) == ["An order's state follows from what is done with it. Open the order and use its buttons."]


def test_forms_of_oscar_that_go_round_the_desk_are_not_shown(owner: Client, paid_order: Order) -> None:
    shown = page(owner, paid_order) + owner.get(reverse("dashboard:order-list")).content.decode()

    hidden = ["change_order_status", "create_payment_event", "create_shipping_event", "change_line_statuses"]
    assert [name for name in hidden if name in shown] == []


def test_desk_shows_payment_gift_mails_and_stock(owner: Client) -> None:
    gift = {"gift_message": "Feed me <daily>", "gift_recipient_name": "Bo", "gift_recipient_email": "bo@example.org"}
    order = factories.paid_order(who=factories.buyer(**gift))

    shown = page(owner, order)

    attempt = Attempt.objects.get()
    expected = [str(attempt.session_id), str(attempt.payment_intent_id), "Feed me &lt;daily&gt;", "bo@example.org"]
    assert [words for words in [*expected, "Order confirmation", "kept"] if words not in shown] == []
    assert "stripe.com" not in shown


def test_mail_that_was_sent_can_be_sent_again(owner: Client, paid_order: Order) -> None:
    mail = paid_order.mails.get(kind="order_confirmation")
    Mail.objects.filter(pk=mail.pk).update(state=Mail.State.SENT, sent_at=factories.NOON)

    press(owner, paid_order, "resend", mail.pk)

    again = paid_order.mails.exclude(pk=mail.pk).get(kind="order_confirmation")
    assert (again.key, again.state) == (f"{mail.key}:again:1", Mail.State.PLANNED)


@pytest.mark.parametrize("state", [Mail.State.FAILED, Mail.State.SUPPRESSED])
def test_mistyped_address_is_corrected_and_the_mail_goes_there(
    owner: Client, paid_order: Order, state: Mail.State
) -> None:
    mail = Mail.objects.get(order=paid_order)
    Mail.objects.update(state=state, error="550 no such mailbox")

    press(owner, paid_order, "email", email="ada@right.example")
    press(owner, paid_order, "resend", mail.pk)

    sent = Mail.objects.filter(kind="order_confirmation").order_by("pk").values_list("to", "state")
    assert list(sent) == [("ada@example.org", state), ("ada@right.example", "planned")]
    words = "The customer's e-mail address is now ada@right.example (it was ada@example.org)."
    assert words in paid_order.notes.values_list("message", flat=True)


def test_address_that_is_none_is_refused(owner: Client, paid_order: Order) -> None:
    answer = press(owner, paid_order, "email", email="ada@right.example\nBcc: all@evil.example")

    assert answer.status_code == 200
    assert "Enter a valid email address." in answer.content.decode()
    assert now_of(paid_order).contact_email == "ada@example.org"


@pytest.mark.parametrize("state", [Mail.State.PLANNED, Mail.State.SUPPRESSED, Mail.State.SKIPPED])
def test_mail_that_must_not_go_is_not_sent_again(owner: Client, paid_order: Order, state: str) -> None:
    mail = paid_order.mails.get(kind="order_confirmation")
    Mail.objects.filter(pk=mail.pk).update(state=state)
    before = Mail.objects.count()

    answer = press(owner, paid_order, "resend", mail.pk)

    assert Mail.objects.count() == before
    assert said(answer) == ["This mail can't be sent again."]


def test_mail_of_another_order_can_not_be_sent_from_here(owner: Client, paid_order: Order) -> None:
    other = factories.paid_order(product=factories.jar(title="Other"))
    mail = other.mails.get(kind="order_confirmation")
    Mail.objects.filter(pk=mail.pk).update(state=Mail.State.SENT, sent_at=factories.NOON)

    answer = press(owner, paid_order, "resend", mail.pk)

    assert said(answer) == ["This mail can't be sent again."]


def test_stripe_that_does_not_answer_changes_nothing(owner: Client) -> None:
    attempt = factories.opened()

    answer = press(owner, attempt.order, "settle")

    assert said(answer) == ["Stripe doesn't answer just now. Nothing was changed; try again in a few minutes."]
    assert Attempt.objects.get().state == Attempt.State.OPEN


def test_desk_costs_the_same_queries_however_much_happened(owner: Client, paid_order: Order) -> None:
    press(owner, paid_order, "refund", amount="0.50", reason="r", form_key=uuid.uuid4())
    page(owner, paid_order)
    with CaptureQueriesContext(connection) as few:
        page(owner, paid_order)
    for cents in ("1.00", "2.00", "3.00"):
        press(owner, paid_order, "refund", amount=cents, reason="r", form_key=uuid.uuid4())
    page(owner, paid_order)  # shows the messages
    with CaptureQueriesContext(connection) as many:
        page(owner, paid_order)

    assert len(many) == len(few)
    assert Reservation.objects.count() == 1


@pytest.mark.parametrize("mark", ["gift", "pickup", "delivery"])
def test_list_is_filtered_by_mark(owner: Client, mark: str) -> None:
    sent = factories.paid_order()
    gift = factories.paid_order(who=factories.buyer(gift_recipient_email="bo@example.org"))
    pickup = to_collect()
    expected = {"gift": {gift}, "pickup": {pickup}, "delivery": {sent, gift}}

    answer = owner.get(reverse("dashboard:order-list"), {"mark": mark})

    assert set(answer.context["orders"]) == expected[mark]


def test_list_is_filtered_by_state(owner: Client, paid_order: Order) -> None:
    waiting = factories.opened(product=factories.jar(title="Other")).order

    answer = owner.get(reverse("dashboard:order-list"), {"status": states.AWAITING_PAYMENT})

    assert list(answer.context["orders"]) == [waiting]


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_queries_however_long(
    owner: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        factories.paid_order(product=factories.jar())

    with django_assert_max_num_queries(12):
        owner.get(reverse("dashboard:order-list"))


def test_asking_stripe_settles_what_was_paid(owner: Client, standin: Any) -> None:
    attempt = factories.prepared(now=timezone.now())
    open_session(attempt, now=timezone.now())
    attempt.refresh_from_db()
    Levers(standin.url).pay(str(attempt.session_id))

    answer = press(owner, attempt.order, "settle")

    assert now_of(attempt.order).status == states.PAID
    assert said(answer) == ["Asked Stripe: paid."]
