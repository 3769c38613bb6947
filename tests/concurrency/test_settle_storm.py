"""Fifty settles of one paid session at once: webhook, return page, sweep and owner, all impatient."""

from typing import Any

from tests.concurrency.crowd import let_loose
from tests.house.house import House
from tests.standins.stripe.levers import Levers

PROCESSES = 5
SETTLES_EACH = 10

OPEN = """
from django.utils import timezone
from shop.payments.models import Attempt
from shop.payments.open import open_session
from tests import factories
attempt = factories.prepared(now=timezone.now())
open_session(attempt, now=timezone.now())
answer = Attempt.objects.get(pk=attempt.pk).session_id
"""
WRITTEN = """
from collections import Counter
from oscar.core.loading import get_model
from shop.care.models import CarePlan
from shop.mail.models import Mail
from shop.order.models import Order
answer = {
    "payments": get_model("payment", "Transaction").objects.count(),
    "mails": dict(Counter(Mail.objects.values_list("kind", flat=True))),
    "plans": CarePlan.objects.count(),
    "paid orders": Order.objects.filter(status="paid").count(),
}
"""


def storm(shop: House, guards: str) -> dict[str, Any]:
    """Pay a session while nobody listens, then let everybody settle it; what was written."""
    shop.start("stripe")
    session = shop.ask(OPEN)
    levers = Levers(shop.stripe_url)
    levers.rule("lose", event="*")
    levers.pay(session, wait=0)
    command = ["tests.concurrency.settlers", session, str(SETTLES_EACH), guards]
    codes = let_loose(shop, command, processes=PROCESSES).codes
    assert guards == "bare" or codes == [0] * PROCESSES
    return dict(shop.ask(WRITTEN))


def test_fifty_settles_write_one_payment_and_one_set_of_mails(shop: House) -> None:
    written = storm(shop, "guard")

    assert written == {"payments": 1, "mails": {"order_confirmation": 1}, "plans": 1, "paid orders": 1}


def test_without_the_guards_the_payment_is_written_more_than_once(shop: House) -> None:
    """The control: if this did not write twice, the test above would prove nothing."""
    written = storm(shop, "bare")

    assert written["payments"] > 1
