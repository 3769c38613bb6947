"""An order in each of its states, moved there by the shop's own steps."""

from datetime import datetime
from typing import Any

from catalogue.models import Product
from shop.dispatch.models import PickupPlace
from shop.fulfilment import giving_back, sending
from shop.fulfilment.moves import move, step
from shop.fulfilment.paying import needs_review
from shop.order import states
from shop.order.models import Order
from tests import factories

KEEPER = "keeper@example.org"


def orders(now: datetime, user: Any) -> dict[str, Order]:
    """One order of a customer's in each state that follows being paid, by that state."""
    made = {name: _bought(name, now, user) for name in ("dispatched", "cancelled", "refunded", "reviewed", "gift")}
    made |= {name: _bought(name, now, user, pickup=True) for name in ("ready", "collected")}
    sending.dispatch(made["dispatched"], carrier="USPS", tracking_number="9400100000000000000000", now=now, user=None)
    for name in ("ready", "collected"):
        sending.ready_for_pickup(made[name], now=now, user=None)
    sending.collected(made["collected"], now=now, user=None)
    giving_back.cancel(made["cancelled"], reason="asked by phone", now=now, user=None)
    _give_all_back(made["refunded"])
    with step(made["reviewed"]) as attempt:
        needs_review(attempt.order, why="a test", key="a test", now=now)
    return made


def _bought(name: str, now: datetime, user: Any, *, pickup: bool = False) -> Order:
    """Paid for, one jar."""
    where: dict[str, Any] = {"user": user, "email": user.email}
    if pickup:
        where |= {"delivery_code": "pickup", "pickup_place_id": PickupPlace.objects.filter(is_open=True)[0].pk}
    if name == "gift":
        message = "Feed them daily.\nThey sulk otherwise."
        where |= {"gift_message": message, "gift_recipient_name": "Béa", "gift_recipient_email": KEEPER}
    jar = Product.objects.get(slug="jar")
    return factories.paid_order(jar, who=factories.buyer(**where), client=name, now=now)


def _give_all_back(order: Order) -> None:
    """As the shop does once Stripe has taken the refund on; there is no worker here to ask it."""
    with step(order) as attempt:
        move(attempt.order, states.REFUNDED)
