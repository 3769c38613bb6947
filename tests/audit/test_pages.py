"""The list of pages is whole: an address that is added to the shop has to be added to it."""

from collections import Counter
from urllib.parse import urlsplit

from django.urls import resolve

from tests.audit.pages import PAGES
from tests.shop import test_every_page as shop_pages

# What only takes forms, or leads on: there is no page to look at.
NO_PAGE = {
    "basket:add",
    "basket:vouchers-add",
    "basket:vouchers-remove",
    "care:calendar-change",
    "care:share",
    "comments:one",
    "customer:address-usual",
    "customer:logout",
    "customer:order",
    "customer:summary",
    "helpful:vote",
    "jar:link",
    "jar:spoonful",
    "mail:events",
    "orders:account",
    "orders:resend",
    "payments:cancel",
    "payments:return",
    "recipes:generator-text",
    "recipes:index",
    "recipes:mail",
}


def name_of(path: str) -> str:
    numbered = path.replace("{reset}", "MQ/token").replace("{address}", "1").replace("{comment}", "1")
    filled = numbered.replace("{", "").replace("}", "")
    return resolve(urlsplit(filled).path).view_name


def test_every_address_of_the_shop_is_on_the_list() -> None:
    listed = {name_of(page.path) for page in PAGES if page.status < 400}

    assert sorted({name for name, _ in shop_pages.PAGES} - NO_PAGE - listed) == []


def test_every_page_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(page.name for page in PAGES).items() if count > 1] == []
