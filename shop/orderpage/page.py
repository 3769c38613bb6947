"""What the order page shows, put together from the order's rows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from shop.dispatch.calendar import Window
from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.orderpage.parcel import arrival_of, tracking_url
from shop.orderpage.receipt import Receipt, receipt_of
from shop.orderpage.timeline import Step, timeline

# A link lives on in inboxes and histories; who needs the address after that has the mail or the account.
ADDRESS_SHOWN_FOR: Final = timedelta(days=30)
CONFIRMATION: Final = "order_confirmation"


@dataclass(frozen=True)
class OrderPage:
    """One order as its customer sees it; `private` says whether street and e-mail may be shown."""

    order: Order
    steps: list[Step]
    receipt: Receipt
    private: bool
    arrival: Window | None
    tracking_url: str
    confirmation: Mail | None
    is_waiting: bool
    is_paid: bool
    is_gift: bool
    can_make_account: bool


def order_page(order: Order, *, viewer: Any, now: datetime) -> OrderPage:
    """Read everything the page needs."""
    is_owner = order.user_id is not None and viewer.is_authenticated and viewer.pk == order.user_id
    private = not order.is_erased and (is_owner or now < order.date_placed + ADDRESS_SHOWN_FOR)
    paid = order.status in states.HOLDS_MONEY
    return OrderPage(
        order=order,
        steps=_steps(order),
        receipt=receipt_of(order),
        private=private,
        arrival=arrival_of(order) if paid else None,
        tracking_url=tracking_url(order),
        confirmation=order.mails.filter(kind=CONFIRMATION).last(),
        is_waiting=order.status == states.AWAITING_PAYMENT,
        is_paid=paid,
        is_gift=bool(order.gift_recipient_email or order.gift_message),
        can_make_account=private and paid and order.user_id is None and not viewer.is_authenticated,
    )


def _steps(order: Order) -> list[Step]:
    changes = order.status_changes.order_by("pk").values_list("new_status", "date_created")
    reached: dict[str, datetime] = {}
    for state, at in changes:
        reached.setdefault(state, at)
    collects = order.pickup_place_id is not None
    return timeline(order.status, placed=order.date_placed, reached=reached, collects=collects)
