"""The one computation: what a basket costs, where it goes and what is wrong with it."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from shop.checkout.quote import Quote, quote
from tests import factories
from tests.factories import NOON
from tests.shop.checkout.offers import offer

pytestmark = pytest.mark.django_db


def priced(basket: Any, *, delivery: str = "standard", state: str = "OH", place: int | None = None) -> Quote:
    factories.delivery()
    return quote(basket, delivery=delivery, state=state, zip_code="43215", now=NOON, pickup_place_id=place)


def cents(*amounts: Decimal) -> list[str]:
    return [f"{amount:.2f}" for amount in amounts]


def words(quoted: Quote) -> list[str]:
    return [problem.message for problem in quoted.problems]


def taxed(percent: str = "7.25", code: str = "kitchen", state: str = "OH") -> Any:
    category, _ = get_model("tax", "TaxCategory").objects.get_or_create(code=code, defaults={"name": code})
    get_model("tax", "TaxRate").objects.create(state=state, category=category, percent=Decimal(percent))
    return category


def test_total_is_goods_and_delivery() -> None:
    quoted = priced(factories.basket_with(factories.jar(price="14.00"), 3))

    assert cents(quoted.items, quoted.shipping, quoted.tax, quoted.total) == ["42.00", "8.00", "0.00", "50.00"]
    assert (quoted.method.code, quoted.method.name, quoted.problems) == ("standard", "Standard", ())


def test_pickup_is_free_and_taxed_where_the_store_is() -> None:
    place = factories.pickup_place(state="KY", zip_code="41101")
    jar = factories.jar(tax_category=taxed(state="KY"))

    quoted = priced(factories.basket_with(jar), delivery="pickup", state="OH", place=place.pk)

    assert (quoted.state, quoted.zip_code) == ("KY", "41101")
    assert cents(quoted.shipping, quoted.tax) == ["0.00", "1.02"]
    assert quoted.method.name == "Rio Grande store"


def test_no_choice_yet_means_the_cheapest_delivery() -> None:
    factories.delivery("12.00", "Express")

    assert priced(factories.basket_with(factories.jar()), delivery="").method.code == "standard"


def test_no_choice_yet_means_a_store_if_nothing_is_sent() -> None:
    place = factories.pickup_place()

    quoted = quote(factories.basket_with(factories.jar()), delivery="", state="", zip_code="", now=NOON)

    assert (quoted.method.code, quoted.pickup_place) == ("pickup", place)


def test_product_without_a_tax_category_is_food() -> None:
    taxed("3", code="food")

    assert priced(factories.basket_with(factories.jar(price="10.00"))).tax == Decimal("0.54")  # goods .30, delivery .24


def test_only_the_state_that_the_owner_named_is_taxed() -> None:
    basket = factories.basket_with(factories.jar(tax_category=taxed()))

    assert cents(priced(basket, state="KY").tax, priced(basket, state="").tax) == ["0.00", "0.00"]


def test_delivery_tax_follows_the_goods() -> None:
    basket = factories.basket_with(factories.jar(price="30.00"))
    quoted = priced(factories.basket_with(factories.jar(price="10.00", tax_category=taxed()), basket=basket))

    assert cents(*(line.tax for line in quoted.lines)) == ["0.00", "0.73"]
    assert cents(quoted.shipping_tax, quoted.total) == ["0.15", "48.88"]


def test_tax_is_on_what_is_left_after_the_discount() -> None:
    offer("Percentage", "50")

    quoted = priced(factories.basket_with(factories.jar(price="20.00", tax_category=taxed("10"))))

    assert cents(quoted.lines[0].price, quoted.lines[0].tax) == ["10.00", "1.00"]


def test_discounts_add_up_to_what_the_lines_cost_less() -> None:
    offer("Percentage", "10", max_basket_applications=None)
    basket = factories.basket_with(factories.jar(price="9.99"), 3)

    quoted = priced(factories.basket_with(factories.jar(price="0.77"), basket=basket))

    assert sum(discount.amount for discount in quoted.discounts) == quoted.discount
    assert quoted.total == sum(line.price + line.tax for line in quoted.lines) + quoted.shipping


def test_voucher_is_named_with_its_code() -> None:
    voucher = offer("Absolute", "4.00", code="KIND4")
    basket = factories.basket_with(factories.jar())
    basket.vouchers.add(voucher)

    (discount,) = priced(basket).discounts

    assert (discount.voucher_code, discount.amount, discount.voucher_id) == ("KIND4", Decimal("4.00"), voucher.pk)


def test_voucher_that_has_ended_takes_nothing_off() -> None:
    voucher = offer("Absolute", "4.00", code="KIND4")
    voucher.end_datetime = NOON
    voucher.save()
    basket = factories.basket_with(factories.jar())
    basket.vouchers.add(voucher)
    factories.delivery()

    later = quote(basket, delivery="standard", state="OH", zip_code="", now=NOON.replace(hour=15))

    assert later.discounts == ()


def test_offer_on_delivery_lowers_the_delivery() -> None:
    offer("Shipping percentage", "50")

    quoted = priced(factories.basket_with(factories.jar()))

    assert cents(quoted.shipping_before, quoted.shipping, quoted.total) == ["8.00", "4.00", "18.00"]
    assert [(row.amount, row.on_shipping) for row in quoted.discounts] == [(Decimal("4.00"), True)]


def test_free_delivery_threshold_counts_goods_after_discounts() -> None:
    rate = factories.delivery()
    rate.free_shipping_threshold = Decimal("28.00")
    rate.save()
    basket = factories.basket_with(factories.jar(), 2)

    assert priced(basket).shipping == 0
    offer("Percentage", "10")
    assert priced(basket).shipping == 8


def test_price_is_read_from_the_shelf_and_not_from_the_basket() -> None:
    jar = factories.jar()
    basket = factories.basket_with(jar)
    jar.stockrecords.update(price=Decimal("15.00"))

    assert priced(basket).items == 15


def test_deleted_product_is_gone_from_the_basket() -> None:
    jar = factories.jar()
    basket = factories.basket_with(jar)
    basket = factories.basket_with(factories.jar(price="9.00"), basket=basket)
    jar.delete()

    assert priced(basket).items == 9


def test_empty_basket_has_a_quote_that_cannot_be_paid() -> None:
    quoted = priced(get_model("basket", "Basket")())

    assert (quoted.lines, words(quoted)) == ((), ["Your basket is empty."])


def test_hidden_product_is_not_for_sale() -> None:
    jar = factories.jar(title="Jar")
    basket = factories.basket_with(jar)
    type(jar).objects.update(is_public=False)

    assert words(priced(basket)) == ["“Jar” isn't for sale at the moment. Please remove it from your basket."]


@pytest.mark.parametrize("price", ["0.00", "-1.00", None])
def test_product_without_a_real_price_is_not_for_sale(price: str | None) -> None:
    jar = factories.jar(title="Jar")
    basket = factories.basket_with(jar)
    jar.stockrecords.update(price=price)

    assert words(priced(basket))[0] == "“Jar” isn't for sale at the moment. Please remove it from your basket."


def test_product_in_another_currency_is_not_for_sale() -> None:
    jar = factories.jar(title="Jar")
    basket = factories.basket_with(jar)
    jar.stockrecords.update(price_currency="EUR")

    assert words(priced(basket)) == ["“Jar” isn't for sale at the moment. Please remove it from your basket."]


def test_too_few_in_stock_are_named() -> None:
    basket = factories.basket_with(factories.jar(stock=2, title="Jar"), 2)
    get_model("partner", "StockRecord").objects.update(num_in_stock=1)

    quoted = priced(basket)

    assert words(quoted) == ["Only 1 of “Jar” is left. Please choose fewer."]
    assert quoted.problems[0].line_id == quoted.lines[0].line.pk


def test_sold_out_is_named() -> None:
    basket = factories.basket_with(factories.jar(stock=2, title="Jar"), 2)
    get_model("partner", "StockRecord").objects.update(num_in_stock=0)

    assert words(priced(basket)) == ["“Jar” is sold out. Please remove it from your basket."]


def test_two_lines_of_one_shelf_are_counted_together() -> None:
    jar = factories.jar(stock=3, title="Jar")
    basket = factories.basket_with(jar, 2)
    line = basket.lines.get()
    line.pk, line.line_reference = None, f"{line.line_reference}_1"
    line.save()

    assert words(priced(basket)) == ["Only 3 of “Jar” are left. Please choose fewer."]


def test_order_has_a_limit() -> None:
    basket = factories.basket_with(factories.jar(stock=500), 20)
    basket.lines.update(quantity=10**9)

    assert words(priced(basket))[-1] == "One order can hold 20 items at most; yours has 1000000000."


def test_line_of_nothing_is_a_problem() -> None:
    basket = factories.basket_with(factories.jar(title="Jar"))
    basket.lines.update(quantity=0)

    assert words(priced(basket))[0] == "How many of “Jar” would you like? Choose at least one, or remove it."


@pytest.mark.parametrize("delivery", ["gone", "pickup", "pickup:1"])
def test_delivery_that_is_not_offered_is_a_problem(delivery: str) -> None:
    quoted = priced(factories.basket_with(factories.jar()), delivery=delivery)

    assert words(quoted) == ["That way of delivery is no longer offered. Please choose another."]


def test_closed_store_is_a_problem() -> None:
    place = factories.pickup_place(is_open=False)

    quoted = priced(factories.basket_with(factories.jar()), delivery="pickup", place=place.pk)

    assert words(quoted) == ["That way of delivery is no longer offered. Please choose another."]


def test_order_that_costs_nothing_is_not_sent_to_stripe() -> None:
    offer("Percentage", "100")
    place = factories.pickup_place()

    quoted = priced(factories.basket_with(factories.jar()), delivery="pickup", place=place.pk)

    assert quoted.total == 0
    assert words(quoted) == [
        "A card payment has to be at least $0.50. Please write to us and we'll send you this order."
    ]


def test_delivery_to_other_countries_is_not_offered() -> None:
    rate = factories.delivery("1.00", "Canada Post")
    rate.countries.add(get_model("address", "Country").objects.create(iso_3166_1_a2="CA", printable_name="Canada"))

    assert priced(factories.basket_with(factories.jar()), delivery="").method.code == "standard"


@pytest.mark.parametrize(("offers", "queries"), [(0, 2), (1, 3), (2, 3)])
@pytest.mark.parametrize("kinds", [1, 3])
def test_quote_needs_a_query_less_where_nothing_is_reduced(kinds: int, offers: int, queries: int) -> None:
    factories.delivery()
    basket = None
    for _ in range(kinds):
        basket = factories.basket_with(factories.jar(), basket=basket)
    for percent in range(offers):
        offer("Percentage", str(10 + percent))

    with CaptureQueriesContext(connection) as asked:
        quote(basket, delivery="standard", state="OH", zip_code="43215", now=NOON)

    assert len(asked) == queries, "\n".join(query["sql"][:150] for query in asked)
