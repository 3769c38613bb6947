"""Five processes that settle one paid session ten times each; with the guards or without.

Without them everybody looks at the attempt before anybody writes, takes no lock, the ledger does not look whether the
payment is there already, and the order does not refuse to be paid twice.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.utils import timezone
from oscar.core.loading import get_model

from shop import fulfilment
from shop.care.models import CarePlan
from shop.mail.models import Mail
from shop.order.models import Order
from shop.payments import gateway, ledger
from shop.payments import settle as use_case
from shop.payments.models import Attempt
from shop.payments.open import open_session
from tests import factories
from tests.concurrency.forks import at_once, put
from tests.standins.stripe.levers import Levers

PROCESSES: Final = 5
SETTLES_EACH: Final = 10


def storm(guards: str) -> dict[str, Any]:
    """Pay a session while nobody listens, then let everybody settle it; what was written for its order."""
    attempt = factories.prepared(now=timezone.now(), who=factories.buyer(email=f"{guards}@example.org"))
    open_session(attempt, now=timezone.now())
    attempt.refresh_from_db()
    levers = Levers(settings.STRIPE_API_BASE)
    levers.rule("lose", event="*")
    levers.pay(attempt.session_id, wait=0)
    sessions = [gateway.session(attempt.session_id)] * SETTLES_EACH
    ended = at_once(*[partial(_settle_all, sessions, attempt, guards)] * PROCESSES)
    return {"codes": [one.code for one in ended], "written": _written(attempt.order)}


def _settle_all(sessions: list[Any], attempt: Attempt, guards: str) -> list[str]:
    if guards == "bare":
        _take_the_guards_away(attempt)
    with ThreadPoolExecutor(len(sessions)) as pool:
        return list(pool.map(_settle, sessions))


def _settle(session: Any) -> str:
    try:
        return str(use_case.apply(session, now=timezone.now()))
    finally:
        connection.close()


def _take_the_guards_away(attempt: Attempt) -> None:
    before = attempt.state

    def unlocked(session: Any) -> Attempt:
        found = Attempt.objects.select_related("order").get(pk=attempt.pk)
        found.state = before
        return found

    put(use_case, _attempt_of=unlocked)
    put(ledger, _written=_never)
    put(fulfilment, order_paid=_never)


def _never(*args: Any, **kwargs: Any) -> bool:
    """Not written yet, not refused, not done: whatever is asked."""
    return False


def _written(order: Order) -> dict[str, Any]:
    order.refresh_from_db()
    return {
        "payments": get_model("payment", "Transaction").objects.filter(source__order=order).count(),
        "mails": Counter(Mail.objects.filter(order=order).values_list("kind", flat=True)),
        "plans": CarePlan.objects.filter(order=order).count(),
        "status": order.status,
    }
