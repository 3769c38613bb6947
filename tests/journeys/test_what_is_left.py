"""After everything that the other journeys did to this house."""

from tests.house.house import House
from tests.journeys.books import Books
from tests.standins.stripe.levers import Levers

DIFFERENCES = """
from django.utils import timezone
from shop.payments.books import differences
answer = differences(now=timezone.now())
"""
FAILED = """
from shop.mail.models import Mail
from shop.outbox.models import Job
answer = list(Job.objects.filter(state="failed").values_list("kind", "error"))
answer += list(Mail.objects.filter(state__in=("failed", "in doubt")).values_list("kind", "error"))
"""


def test_stripe_has_nothing_to_find_fault_with(levers: Levers) -> None:
    assert levers.violations() == []


def test_nothing_was_left_undone(shop: House, books: Books) -> None:
    books.quiet()

    assert shop.ask(FAILED) == []
    assert shop.ask(DIFFERENCES) == []
