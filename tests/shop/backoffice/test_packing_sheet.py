"""The packing sheet: all that the packer needs, and no price that a present could give away."""

import re

from django.test import Client
from django.urls import reverse

from shop.dispatch.models import PickupPlace
from shop.order.models import Order
from tests import factories


def sheet(owner: Client, order: Order) -> str:
    return str(owner.get(reverse("backoffice:packing-sheet", args=[order.number])).content.decode())


def test_sheet_says_what_goes_where_and_what_to_write(owner: Client) -> None:
    order = factories.paid_order(who=factories.buyer(gift_recipient_name="Béa", gift_message="Feed me.\nDaily."))

    page = sheet(owner, order)

    wanted = [order.number, order.lines.get().title, "Columbus", "Béa", "Feed me.<br>Daily."]
    assert [words for words in wanted if words not in page] == []
    assert re.findall(r"\$\d", page) == []
    assert "not waiting to be packed" not in page


def test_sheet_for_pickup_names_the_place(owner: Client) -> None:
    place: PickupPlace = factories.pickup_place()
    order = factories.paid_order(who=factories.buyer(delivery_code="pickup", pickup_place_id=place.pk))

    page = sheet(owner, order)

    assert "For pickup" in page
    assert place.name in page


def test_sheet_of_an_order_that_should_not_go_says_so(owner: Client) -> None:
    order = factories.paid_order()
    Order.objects.filter(pk=order.pk).update(status="cancelled")

    assert "it is <strong>cancelled</strong>" in sheet(owner, order)


def test_customer_gets_no_sheet(shopper: Client) -> None:
    order = factories.paid_order()

    assert shopper.get(reverse("backoffice:packing-sheet", args=[order.number])).status_code == 403
