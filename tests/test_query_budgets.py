"""How many queries each page may take, for a stranger, for somebody with a basket, and for a customer."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from catalogue.models import Product
from shop.order.models import Order
from shop.payments.models import Attempt
from shop.payments.settle import settle
from shop.seed.voucher import CODE
from tests import factories
from tests.standins.stripe.levers import Levers

pytestmark = pytest.mark.django_db
READING = {"home": 6, "list": 6, "category": 6, "jar": 6, "search": 6}
WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "BEGIN")
ADDRESS = {"line1": "12 High St", "city": "Columbus", "state": "OH", "zip_code": "43215"}
FORM = {"action": "pay", "email": "ada@example.org", "first_name": "Ada", "last_name": "Lovelace", **ADDRESS}


class Visitor(Client):
    """A browser that counts what the shop asks its database for."""

    def __init__(self) -> None:
        super().__init__(headers={"Sec-Fetch-Site": "same-origin"})
        self.queries: list[str] = []

    def request(self, **given: Any) -> Any:
        # Django asks SQLite once for each connection whether it knows JSON; that is not the page's doing.
        assert connection.features.supports_json_field
        with CaptureQueriesContext(connection) as seen:
            response = super().request(**given)
        self.queries = [query["sql"] for query in seen.captured_queries]
        return response


@pytest.fixture(scope="module")
def _seeded(module_db: None) -> None:
    """The demo shop as it is seeded, with a few more jars beside."""
    call_command("seed", verbosity=0)
    for _ in range(3):
        factories.jar()


@pytest.fixture
def jar(_seeded: None, db: None) -> Product:
    product: Product = Product.objects.get(slug="jar")
    return product


def addresses(jar: Product) -> dict[str, str]:
    category = get_model("catalogue", "Category").objects.order_by("path").first().get_absolute_url()
    return {
        "home": "/",
        "list": "/jars/",
        "category": category,
        "jar": jar.get_absolute_url(),
        "search": "/search/?q=jar",
    }


def guest(jar: Product, *, voucher: bool = False, kinds: int = 2) -> Visitor:
    """Somebody with so many kinds of jars in the basket."""
    basket = factories.basket_with(jar)
    for other in Product.objects.exclude(pk=jar.pk).order_by("-pk")[: kinds - 1]:
        factories.basket_with(other, basket=basket)
    if voucher:
        basket.vouchers.add(get_model("voucher", "Voucher").objects.get(code=CODE))
    visitor = Visitor()
    visitor.cookies["oscar_open_basket"] = Signer().sign(basket.pk)
    return visitor


def customer(jar: Product, *, voucher: bool = False) -> Visitor:
    """Somebody with an account, two saved addresses and a basket."""
    user = factories.customer()
    for line1 in ("1 First St", "2 Second St"):
        saved = {"line1": line1, "line4": "Columbus", "state": "OH", "postcode": "43215", "country_id": "US"}
        get_model("address", "UserAddress").objects.create(user=user, first_name="Ada", last_name="Lovelace", **saved)
    basket = factories.basket_with(jar, user=user)
    if voucher:
        basket.vouchers.add(get_model("voucher", "Voucher").objects.get(code=CODE))
    visitor = Visitor()
    visitor.force_login(user)
    return visitor


def pay(visitor: Visitor, **changes: str) -> Any:
    """Fill in the page as it is shown, and press the button."""
    page = visitor.get("/checkout/")
    choice, quote = page.context["options"][0].value, page.context["quote"]
    return visitor.post("/checkout/", {**FORM, "delivery": choice, "shown_total": str(quote.total), **changes})


@pytest.mark.parametrize(("page", "most"), READING.items())
def test_visitor_who_only_reads_costs_little_and_leaves_nothing(page: str, most: int, jar: Product) -> None:
    visitor = Visitor()

    response = visitor.get(addresses(jar)[page])

    assert response.status_code == 200
    assert len(visitor.queries) <= most, visitor.queries
    assert [query for query in visitor.queries if query.startswith(WRITES)] == []
    assert (dict(response.cookies), Session.objects.count()) == ({}, 0)


@pytest.mark.parametrize("page", ["home", "list", "category", "jar"])
def test_second_reader_costs_nothing(page: str, jar: Product) -> None:
    address, visitor = addresses(jar)[page], Visitor()
    Visitor().get(address)

    response = visitor.get(address)

    assert (response.status_code, visitor.queries) == (200, [])


@pytest.mark.parametrize(("page", "most"), READING.items())
def test_visitor_with_a_basket_may_read_for_as_little(page: str, most: int, jar: Product) -> None:
    visitor = guest(jar)

    visitor.get(addresses(jar)[page])

    assert len(visitor.queries) <= most, visitor.queries
    assert [query for query in visitor.queries if query.startswith(WRITES)] == []


@pytest.mark.parametrize("who", [guest, customer])
@pytest.mark.parametrize(("address", "most"), [("/basket/", 8), ("/checkout/", 12)])
def test_basket_and_checkout(who: Any, address: str, most: int, jar: Product) -> None:
    visitor = who(jar)

    response = visitor.get(address)

    assert response.status_code == 200
    assert len(visitor.queries) <= most, visitor.queries


@pytest.mark.parametrize(
    ("who", "more"),
    [
        (guest, {"kinds": 1}),
        (guest, {"kinds": 2}),
        (guest, {"kinds": 2, "voucher": True}),
        (customer, {}),
        (customer, {"voucher": True}),
    ],
)
def test_pay_takes_25_queries_at_most(who: Any, more: dict[str, Any], jar: Product, standin: Any) -> None:
    visitor = who(jar, **more)

    response = pay(visitor)

    assert response.status_code == 303
    assert len(visitor.queries) <= 25, visitor.queries


def test_whole_purchase_takes_70_queries_at_most(jar: Product, standin: Any) -> None:
    """Everything the buyer's browser asks for, and the settling too: she is back before Stripe's webhook came."""
    visitor, spent = Visitor(), dict[str, int]()

    def step(name: str, response: Any) -> Any:
        spent[name] = len(visitor.queries)
        return response

    step("jar", visitor.get(jar.get_absolute_url()))
    step("add", visitor.post(f"/basket/add/{jar.pk}/", {"quantity": "1"}))
    step("basket", visitor.get("/basket/"))
    page = step("checkout", visitor.get("/checkout/"))
    form = {**FORM, "delivery": page.context["options"][0].value, "shown_total": str(page.context["quote"].total)}
    step("total", visitor.post("/checkout/totals/", form, headers={"HX-Request": "true"}))
    step("pay", visitor.post("/checkout/", form))
    attempt = Attempt.objects.select_related("order").get()
    Levers(standin.url).pay(str(attempt.session_id))
    step("return and settle", visitor.get(f"/stripe/return/{attempt.order.token}/"))
    step("order", visitor.get(attempt.order.get_absolute_url()))

    assert Order.objects.get().status == "paid"
    assert sum(spent.values()) <= 70, spent


def test_settling_takes_20_queries_at_most(jar: Product, standin: Any) -> None:
    pay(guest(jar, kinds=2))
    number = str(Attempt.objects.get().session_id)
    Levers(standin.url).pay(number)

    with CaptureQueriesContext(connection) as settling:
        settle(number, timezone.now())

    assert Order.objects.get().status == "paid"
    assert len(settling) <= 20, settling.captured_queries
