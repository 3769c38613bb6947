"""What happens to an order: the one place where order, payments, care, dispatch and mail meet.

Each of these is one transaction with the order locked (or runs in the caller's), checks the move against
`shop.order.states` and plans the mails that belong to it. None of them talks to Stripe or a mail server.
"""

from shop.fulfilment.contacting import correct_email
from shop.fulfilment.giving_back import cancel, refund, refund_failed, refund_made
from shop.fulfilment.moves import Refused
from shop.fulfilment.paying import late_money_refunded, needs_review, order_paid, order_released
from shop.fulfilment.reviewing import close_review, disputed
from shop.fulfilment.sending import collected, dispatch, ready_for_pickup

__all__ = [
    "Refused",
    "cancel",
    "close_review",
    "collected",
    "correct_email",
    "dispatch",
    "disputed",
    "late_money_refunded",
    "needs_review",
    "order_paid",
    "order_released",
    "ready_for_pickup",
    "refund",
    "refund_failed",
    "refund_made",
]
