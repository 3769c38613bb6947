"""The owner moves an order by its buttons: each does one thing, says so, and is on record."""

import uuid
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from shop.backoffice.desk import desk_of, open_moves
from shop.order import states
from shop.order.models import Order
from shop.payments.models import Attempt, Dispute, Refund
from tests import factories
from tests.shop.backoffice.desk import labels, now_of, page, press, said, to_collect

pytestmark = pytest.mark.django_db


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
