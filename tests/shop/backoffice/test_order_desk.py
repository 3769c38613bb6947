"""The owner moves an order by its buttons: each does one thing, says so, and is on record."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from shop.backoffice.desk import desk_of, open_moves
from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.payments.models import Attempt, Dispute, Refund, Reservation
from shop.payments.open import open_session
from tests import factories
from tests.standins.stripe.levers import Levers

pytestmark = pytest.mark.django_db


def press(owner: Client, order: Order, move: str, *args: object, **sent: object) -> Any:
    """Press one of the desk's buttons and follow it to the order's page."""
    return owner.post(reverse(f"backoffice:order-{move}", args=[order.number, *args]), sent)


def said(answer: Any) -> list[str]:
    """The messages that the order's page will show."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def now_of(order: Order) -> Order:
    order.refresh_from_db()
    return order


def labels(order: Order) -> list[str]:
    return [move.label for move in desk_of(now_of(order)).moves]


def page(owner: Client, order: Order) -> str:
    return owner.get(reverse("dashboard:order-detail", args=[order.number])).content.decode()


def to_collect(**changes: Any) -> Order:
    place = factories.pickup_place()
    return factories.paid_order(who=factories.buyer(delivery_code="pickup", pickup_place_id=place.pk, **changes))


def test_paid_order_is_dispatched_with_its_mail(owner: Client, paid_order: Order) -> None:
    answer = press(owner, paid_order, "dispatch", carrier="USPS", tracking_number="9400 1")

    order = now_of(paid_order)
    assert (order.status, order.carrier, order.tracking_number) == (states.DISPATCHED, "USPS", "9400 1")
    assert order.mails.filter(kind="order_dispatched").count() == 1
    assert answer.url == reverse("dashboard:order-detail", args=[order.number])
    assert said(answer) == ["Dispatched with USPS 9400 1."]


def test_dispatch_asks_for_the_carrier_first(owner: Client, paid_order: Order) -> None:
    asked = owner.get(reverse("backoffice:order-dispatch", args=[paid_order.number]))
    refused = press(owner, paid_order, "dispatch", carrier="", tracking_number="1")

    assert asked.context["form"].fields["carrier"].initial == "USPS"
    assert list(refused.context["form"].errors) == ["carrier"]
    assert now_of(paid_order).status == states.PAID


def test_pickup_order_is_set_out_and_collected(owner: Client) -> None:
    order = to_collect()

    press(owner, order, "ready")
    ready = now_of(order).status
    press(owner, order, "collected")

    assert (ready, now_of(order).status) == (states.READY_FOR_PICKUP, states.COLLECTED)
    assert sorted(order.mails.filter(kind__contains="_co").values_list("kind", flat=True)) == [
        "order_collected",
        "order_confirmation",
    ]


def test_cancelling_gives_the_money_and_the_jars_back(owner: Client) -> None:
    product = factories.jar(stock=5)
    order = factories.paid_order(product=product)

    press(owner, order, "cancel", reason="asked by the customer")

    refund = Refund.objects.get()
    assert now_of(order).status == states.CANCELLED
    assert (refund.amount, refund.reason) == (Attempt.objects.get().amount, "asked by the customer")
    assert factories.record_of(product).num_allocated == 0


def test_part_of_the_money_is_refunded(owner: Client, paid_order: Order) -> None:
    answer = press(owner, paid_order, "refund", amount="5.00", reason="jar broke", form_key=uuid.uuid4())

    refund = Refund.objects.get()
    assert (refund.amount, refund.origin) == (500, Refund.Origin.STAFF)
    assert getattr(refund.asked_by, "email", "") == "owner@shop.example"
    assert said(answer) == ["Refund of $5.00 is on its way to Stripe. jar broke"]
    assert desk_of(paid_order).remaining == Decimal(Attempt.objects.get().amount - 500) / 100


def test_refund_form_sent_twice_gives_money_back_once(owner: Client, paid_order: Order) -> None:
    sent = {"amount": "5.00", "reason": "jar broke", "form_key": uuid.uuid4()}
    press(owner, paid_order, "refund", **sent)

    again = press(owner, paid_order, "refund", **sent)

    assert Refund.objects.count() == 1
    assert paid_order.notes.count() == 1
    assert "This refund was asked for already. Nothing was sent a second time." in said(again)


@pytest.mark.parametrize("amount", ["0", "-1", "10000", "0.001", "NaN", "all", ""])
def test_amount_that_can_not_be_given_back_is_refused(owner: Client, paid_order: Order, amount: str) -> None:
    answer = press(owner, paid_order, "refund", amount=amount, reason="why not", form_key=uuid.uuid4())

    assert list(answer.context["form"].errors) == ["amount"]
    assert not Refund.objects.exists()


def test_refund_page_asks_first_and_names_what_is_left(owner: Client, paid_order: Order) -> None:
    asked = owner.get(reverse("backoffice:order-refund", args=[paid_order.number]))

    left = desk_of(paid_order).remaining
    assert asked.context["form"].fields["amount"].initial == left
    assert f"up to ${left}" in asked.content.decode()
    assert not Refund.objects.exists()


def test_everything_done_is_on_record_with_who_did_it(owner: Client, paid_order: Order) -> None:
    press(owner, paid_order, "dispatch", carrier="UPS", tracking_number="")

    note = paid_order.notes.get()
    assert (note.user.email, note.note_type, note.message) == ("owner@shop.example", "System", "Dispatched with UPS.")


def test_record_can_not_be_deleted(owner: Client, paid_order: Order) -> None:
    press(owner, paid_order, "dispatch", carrier="UPS", tracking_number="")
    address = reverse("dashboard:order-detail", args=[paid_order.number])

    owner.post(address, {"order_action": "delete_note", "note_id": paid_order.notes.get().pk})

    assert paid_order.notes.count() == 1


def test_notes_of_her_own_can_be_written_and_deleted(owner: Client, paid_order: Order) -> None:
    address = reverse("dashboard:order-detail", args=[paid_order.number])

    owner.post(address, {"order_action": "save_note", "message": "Call her first."})
    note = paid_order.notes.get()
    owner.post(address, {"order_action": "delete_note", "note_id": note.pk})

    assert note.message == "Call her first."
    assert not paid_order.notes.exists()


def test_second_click_changes_nothing_and_says_why(owner: Client, paid_order: Order) -> None:
    press(owner, paid_order, "dispatch", carrier="UPS", tracking_number="1")

    again = press(owner, paid_order, "dispatch", carrier="UPS", tracking_number="2")

    assert now_of(paid_order).tracking_number == "1"
    assert said(again)[-1].startswith("That is not open to an order that is dispatched.")
    assert paid_order.notes.count() == 1


@pytest.mark.parametrize("move", ["ready", "collected", "accept"])
def test_button_that_does_not_fit_is_refused(owner: Client, paid_order: Order, move: str) -> None:
    press(owner, paid_order, move)

    assert now_of(paid_order).status == states.PAID
    assert not paid_order.notes.exists()


def test_disputed_order_stays_where_it_is(owner: Client, paid_order: Order) -> None:
    attempt = Attempt.objects.get()
    dispute = {"stripe_id": "dp_1", "status": "needs_response", "amount": 500, "created_at": factories.NOON}
    Dispute.objects.create(attempt=attempt, **dispute)

    answer = press(owner, paid_order, "dispatch", carrier="UPS", tracking_number="1")

    assert now_of(paid_order).status == states.PAID
    assert said(answer) == ["The customer's bank is disputing this payment. Nothing leaves until that is decided."]
    assert "dispute: needs_response" in page(owner, paid_order)


def test_only_permitted_moves_are_shown(owner: Client, paid_order: Order) -> None:
    assert labels(paid_order) == ["Dispatch", "Cancel and refund", "Refund"]
    press(owner, paid_order, "dispatch", carrier="UPS", tracking_number="1")
    assert labels(paid_order) == ["Refund"]


def test_pickup_order_is_not_offered_for_dispatch() -> None:
    assert labels(to_collect()) == ["Ready for pickup", "Cancel and refund", "Refund"]


@pytest.mark.parametrize("state", list(states.PIPELINE))
def test_no_button_leads_where_the_pipeline_does_not(state: str) -> None:
    leads = {"Dispatch": "dispatched", "Ready for pickup": "ready for pickup", "Collected": "collected"}
    leads |= {"Accept as paid": "paid", "Cancel and refund": "cancelled", "Was given back otherwise": "refunded"}

    targets = {leads[move.label] for move in open_moves(Order(status=state), remaining=Decimal(0))}

    assert targets <= set(states.PIPELINE[state])


def test_order_that_waits_at_stripe_can_not_be_cancelled_by_hand(owner: Client) -> None:
    attempt = factories.opened()

    press(owner, attempt.order, "cancel", reason="no")

    assert labels(attempt.order) == []
    assert now_of(attempt.order).status == states.AWAITING_PAYMENT


def test_order_under_review_is_decided_by_the_owner(owner: Client, paid_order: Order) -> None:
    paid_order.set_status(states.NEEDS_REVIEW)
    Attempt.objects.update(state=Attempt.State.NEEDS_REVIEW)
    shown = labels(paid_order)

    press(owner, paid_order, "accept")

    assert shown == ["Accept as paid", "Cancel and refund", "Was given back otherwise", "Refund"]
    assert (now_of(paid_order).status, Attempt.objects.get().state) == (states.PAID, Attempt.State.PAID)


def test_money_given_back_by_check_closes_the_order(owner: Client, paid_order: Order) -> None:
    paid_order.set_status(states.NEEDS_REVIEW)
    Attempt.objects.update(state=Attempt.State.NEEDS_REVIEW)

    press(owner, paid_order, "given-back", reason="check 17")

    assert now_of(paid_order).status == states.REFUNDED
    assert paid_order.notes.get().message == "The money went back outside Stripe. check 17"


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
    open_session(attempt.pk, now=timezone.now())
    attempt.refresh_from_db()
    Levers(standin.url).pay(str(attempt.session_id))

    answer = press(owner, attempt.order, "settle")

    assert now_of(attempt.order).status == states.PAID
    assert said(answer) == ["Asked Stripe: paid."]
