"""Checkout holds the customer back until the webhook is answered (docs.stripe.com/checkout/fulfillment)."""

import threading
import time

from tests.standins.stripe import posting
from tests.standins.stripe.account import Account


def for_webhook(account: Account, event: str, *, seconds: float, stopping: threading.Event) -> bool:
    """True once every endpoint has answered the event with 2xx; False when the time is over."""
    deadline = time.perf_counter() + seconds
    while posting.undelivered(account, event):
        left = deadline - time.perf_counter()
        if left <= 0 or stopping.is_set():
            return False
        with account.wake:
            account.wake.wait(min(left, 0.1))
    return True
