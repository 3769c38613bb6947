"""One process that settles the same session many times at once.

main: SESSION HOW_OFTEN guard|bare

With `bare` the guards are taken away: everybody looks at the attempt before anybody writes, takes no lock, and the
ledger does not look whether the payment is there already, and the order does not refuse to be paid twice.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - needs Django set up
from django.utils import timezone  # noqa: E402

from shop import fulfilment  # noqa: E402
from shop.payments import gateway, ledger  # noqa: E402
from shop.payments import settle as use_case  # noqa: E402
from shop.payments.models import Attempt  # noqa: E402
from tests.concurrency.crowd import wait_for_the_word  # noqa: E402


def never(*args: Any, **kwargs: Any) -> bool:
    """Not written yet, not refused, not done: whatever is asked."""
    return False


def take_the_guards_away(session_id: str) -> None:
    def unlocked(session: Any) -> Attempt:
        found = Attempt.objects.select_related("order").get(session_id=session_id)
        found.state = before
        return found

    before = Attempt.objects.get(session_id=session_id).state
    use_case._attempt_of = unlocked
    ledger._written = never
    setattr(fulfilment, "order_paid", never)  # noqa: B010 - not for the type checker, which knows better


def settle(session: Any) -> str:
    try:
        return str(use_case.apply(session, now=timezone.now()))
    finally:
        connection.close()


def main(session_id: str, times: str, guards: str) -> None:
    if guards == "bare":
        take_the_guards_away(session_id)
    sessions = [gateway.session(session_id) for _ in range(int(times))]
    with ThreadPoolExecutor(len(sessions)) as pool:
        wait_for_the_word()
        outcomes = list(pool.map(settle, sessions))
    sys.stdout.write(" ".join(outcomes) + "\n")
