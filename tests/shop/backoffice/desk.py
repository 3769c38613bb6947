"""How tests press the buttons of the order desk and read what it says."""

from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from shop.backoffice.desk import desk_of
from shop.order.models import Order
from tests import factories


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
