"""The order is paid, given up, or wrongly paid. Called with order and attempt locked, inside the transaction."""

from datetime import datetime

from oscar.core.loading import get_model

from shop.care.laying_out import write_plans
from shop.fulfilment.moves import may_move, move, tell
from shop.mail.queue import plan
from shop.order import states
from shop.order.models import Order
from shop.order.voucher_use import give_back
from shop.payments.alerts import alert


def order_paid(order: Order, *, now: datetime) -> None:
    """Confirm to the buyer, announce to whoever gets it as a gift, and lay out a care plan for each jar."""
    move(order, states.PAID)
    basket = get_model("basket", "Basket")
    basket.objects.filter(pk=order.basket_id).update(status=basket.SUBMITTED, date_submitted=now)
    tell(order, "order_confirmation", now, key=f"order:{order.number}:confirmation")
    if order.gift_recipient_email:
        key = f"order:{order.number}:gift"
        plan("gift_announcement", to=order.gift_recipient_email, key=key, now=now, order=order)
    write_plans(order, now)


def order_released(order: Order, *, now: datetime) -> None:
    """Never paid: no mail, since the customer knows; what she had used up for it is hers again."""
    move(order, states.CANCELLED)
    give_back(order)


def needs_review(order: Order, *, why: str, key: str, now: datetime) -> None:
    """Nothing more happens to this order until the owner has decided."""
    if may_move(order, states.NEEDS_REVIEW):
        move(order, states.NEEDS_REVIEW)
    alert(f"Order {order.number} needs a decision", why, key=key, order=order, now=now)


def late_money_refunded(order: Order, *, cents: int, now: datetime) -> None:
    """She paid in the last second, the jars had gone: say so, and that the money is on its way back."""
    tell(order, "order_late_money_refunded", now, cents=cents)
    title, key = f"Order {order.number} was paid too late", f"late money:{order.number}"
    alert(title, "The jars were gone; the payment is being refunded by itself.", key=key, order=order, now=now)
