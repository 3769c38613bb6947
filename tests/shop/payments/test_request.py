from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from shop.payments.request import line_items

cents = st.integers(min_value=0, max_value=100_000)


def order(total: int, shipping: int = 0) -> Any:
    return SimpleNamespace(
        number="100001",
        currency="USD",
        total_incl_tax=Decimal(total) / 100,
        shipping_incl_tax=Decimal(shipping) / 100,
        shipping_method="Standard",
    )


def line(amount: int, quantity: int = 1, title: str = "Jar") -> Any:
    return SimpleNamespace(price=Decimal(amount) / 100, tax=Decimal(0), quantity=quantity, title=title)


def added(items: list[dict[str, Any]]) -> int:
    return sum(item["quantity"] * item["price_data"]["unit_amount"] for item in items)


@given(st.lists(st.tuples(cents, st.integers(min_value=1, max_value=20)), min_size=1, max_size=5), cents)
def test_items_always_add_up_to_the_total(lines: list[tuple[int, int]], shipping: int) -> None:
    total = sum(amount for amount, _ in lines) + shipping

    items = line_items(order(total, shipping), [line(*each) for each in lines])

    assert added(items) == total


def test_items_that_do_not_add_up_become_one() -> None:
    items = line_items(order(2299, 800), [line(1400)])

    assert [item["price_data"]["product_data"]["name"] for item in items] == ["Order 100001"]
    assert added(items) == 2299


def test_a_discount_that_does_not_divide_is_one_item_that_says_how_many() -> None:
    items = line_items(order(1000), [line(1000, 3)])

    assert [(item["quantity"], item["price_data"]["product_data"]["name"]) for item in items] == [(1, "3 of Jar")]
