"""Every address that a customer can reach answers in our own layout: Oscar's stock look is nowhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from shop.care import taps
from shop.care.models import CarePlan
from tests import factories

pytestmark = pytest.mark.django_db

# What is not a page for customers: the owner's rooms, monitors' and Stripe's doors, files.
NOT_PAGES = {"healthz", "readyz", "payments:webhook", "orders:guide", "checkout:totals", "preview:page"}
NOT_PAGES |= {"privacy-choices:download", "recipes:named-text", "starter_guide:pdf"}
NOT_PAGES |= {"care:calendar", "care:calendar-download"}
NOT_PAGES |= {f"found:{file}" for file in ("sitemap", "robots", "manifest", "security", "merchant", "atom", "rss")}
STOCK_LOOK = ("bootstrap", "oscar/css", "oscar/js", "jquery", "navbar", "<style", "<script>", "onclick=", "style=")


def named(patterns: Any = None, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """The names of all addresses outside the dashboard, each with the arguments it takes."""
    for entry in patterns or get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and not str(entry.pattern).startswith("dashboard"):
            yield from named(entry.url_patterns, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern) and entry.name:
            yield ":".join((*spaces, entry.name)), list(entry.pattern.converters)


PAGES = sorted({name: arguments for name, arguments in named() if name not in NOT_PAGES}.items())


@pytest.fixture(scope="module")
def customer(module_db: None) -> Any:
    return factories.customer()


@pytest.fixture(scope="module")
def samples(customer: Any) -> dict[str, dict[str, Any]]:
    """Something real behind each address that takes an argument; the first key is the name's beginning."""
    from oscar.core.loading import get_model

    order = factories.paid_order(who=factories.buyer(user=customer))
    address = get_model("address", "UserAddress").objects.create(
        user=customer,
        country=factories.united_states(),
        line1="1 Elm St",
        line4="Columbus",
        state="OH",
        postcode="43215",
    )
    plan = order.care_plans.get()
    spoonful = CarePlan.objects.create(parent=plan, time_zone=plan.time_zone)
    product = factories.jar()
    return {
        "catalogue:detail": {"slug": product.slug},
        "catalogue:category": {"slug": "grains"},
        "basket:": {"pk": product.pk},
        "customer:order": {"order_number": order.number},
        "customer:address": {"pk": address.pk},
        "orders:": {"token": order.token},
        "payments:": {"token": order.token},
        "recipes:named": {"slug": "lemon-strawberry-bowl"},
        "privacy-choices:": {"token": "none"},
        "mail:": {"provider": "postmark"},
        "care:tap": {"token": taps.address(plan, taps.Action.THICK, "D1:1").split("/")[-2]},
        "care:": {"token": plan.token, "code": spoonful.code},
        "jar:": {"code": plan.code},
        "comments:": {"slug": "nobody-wrote-this", "pk": 1, "token": "none"},
        "pages:": {"slug": "nobody-wrote-this"},
        "helpful:": {"slug": "nobody-wrote-this"},
        "password-reset-confirm": {"uidb64": "MQ", "token": "set-password"},
    }


def address_of(name: str, arguments: list[str], samples: dict[str, dict[str, Any]]) -> str:
    given = next((values for start, values in samples.items() if name.startswith(start)), {})
    return reverse(name, kwargs={argument: given[argument] for argument in arguments})


def visited(browser: Client, address: str) -> Any:
    """The page at the end of all redirects, of which there are a few at most."""
    for _ in range(5):
        response = browser.get(address)
        if "Location" not in response.headers:
            return response
        address = response.headers["Location"]
    pytest.fail(f"redirected in a circle: {address}")


@pytest.mark.parametrize(("name", "arguments"), PAGES)
@pytest.mark.parametrize("signed_in", [True, False])
def test_page_has_our_layout(
    name: str, arguments: list[str], signed_in: bool, client: Client, customer: Any, samples: dict[str, dict[str, Any]]
) -> None:
    if signed_in:
        client.force_login(customer)

    response = visited(client, address_of(name, arguments, samples))

    if response.status_code == 405:
        return  # only takes forms, and shows no page
    page = response.content.decode()
    assert response.status_code in (200, 403, 404)
    assert 'class="site-header"' in page
    assert [words for words in STOCK_LOOK if words in page.lower()] == []


def test_walk_reaches_the_whole_shop() -> None:
    names = {name for name, _ in PAGES}

    spaces = {name.partition(":")[0] for name in names}
    assert spaces >= {"content", "catalogue", "basket", "checkout", "customer", "orders", "care", "payments"}


def test_no_address_belongs_to_what_the_shop_does_not_have() -> None:
    words = ("wishlist", "review", "anon", "notification", "alert", "range", "offer")

    assert [name for name, _ in PAGES if any(word in name for word in words)] == []


def test_no_address_belongs_to_the_libraries_of_the_comments() -> None:
    names = {name for name, _ in named()}

    assert [name for name in names if name.startswith("comments-")] == []
    assert [name for name in names if name.startswith("comments:")] != []


def test_page_names_no_other_host() -> None:
    factories.jar()

    for address in ("/", "/jars/", "/accounts/login/", "/basket/", "/search/"):
        page = Client().get(address).content.decode()
        hosts = {part.split("/")[0] for part in page.replace("https://", "http://").split("http://")[1:]}
        # Data for search engines names its vocabulary; no browser asks for it.
        assert {host.split('"')[0] for host in hosts} <= {"testserver", "schema.org"}
