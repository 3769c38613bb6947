"""Every page of the dashboard that a link leads to, in a shop in which something has happened."""

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from oscar.core.loading import get_model

from shop.care.desk import editing
from shop.care.programme.default import DEFAULT
from shop.tax.models import TaxCategory, TaxRate
from tests import factories

pytestmark = pytest.mark.django_db
LINK = re.compile(r"""<a\b[^>]*?\bhref=["']([^"'#]+)""")
FOREIGN = re.compile(r"""\b(?:src|href|action)=["']((?:https?:)?//[^"']+)""")


def shop_with_a_history() -> None:
    """One of everything that has a page of its own."""
    food = TaxCategory.objects.create(name="Food", code="food")
    TaxRate.objects.create(category=food, state="OH", percent=0, is_demo=True)
    factories.pickup_place(is_demo=True)
    order = factories.paid_order(product=factories.jar(tax_category=food), who=factories.buyer(gift_message="Hi"))
    order.notes.create(message="Call her first.")
    editing.begin(DEFAULT, by=None, now=factories.NOON)
    everything = get_model("offer", "Range").objects.create(name="All", includes_all_products=True)
    benefit = get_model("offer", "Benefit").objects.create(range=everything, type="Percentage", value=10)
    condition = get_model("offer", "Condition").objects.create(range=everything, type="Count", value=1)
    offers = get_model("offer", "ConditionalOffer").objects
    offers.create(name="Ten off", condition=condition, benefit=benefit)


def within_dashboard(page: str, address: str) -> list[str]:
    """The dashboard's pages that this one links to, without their queries."""
    links = (urlsplit(urljoin(address, unescape(link))) for link in LINK.findall(page))
    return [link.path for link in links if not link.netloc and link.path.startswith("/dashboard/")]


def test_no_link_of_the_dashboard_leads_to_an_error_or_another_host(owner: Client) -> None:
    shop_with_a_history()
    waiting, seen = deque(["/dashboard/"]), {"/dashboard/"}
    faults: list[tuple[str, object]] = []

    while waiting:
        address = waiting.popleft()
        answer = owner.get(address)
        page = answer.content.decode() if "html" in answer.headers.get("Content-Type", "") else ""
        if answer.status_code not in (200, 302):
            faults.append((address, answer.status_code))
        faults += [(address, link) for link in FOREIGN.findall(page)]
        fresh = [link for link in dict.fromkeys(within_dashboard(page, address)) if link not in seen]
        seen.update(fresh)
        waiting.extend(fresh)

    assert faults == []
    assert len(seen) > 60
