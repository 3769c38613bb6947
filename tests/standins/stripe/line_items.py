"""Line items of a session, from a price's id or from price_data."""

from typing import Any

from tests.standins.stripe import money, products
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import invalid
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.parameters import absent, not_played

PLAYED = ("metadata", "price", "price_data", "quantity")


def make(account: Account, asked: list[Json]) -> list[Json]:
    if len(asked) > 100:
        raise invalid("You may only specify up to 100 line items.", param="line_items")
    return [_item(account, item, param=f"line_items[{index}]") for index, item in enumerate(asked)]


def _item(account: Account, asked: Json, *, param: str) -> Json:
    for name in asked:
        if name not in PLAYED:
            raise not_played(f"{param}[{name}]")
    price = _price(account, asked, param=param)
    quantity = _quantity(asked, param=param)
    product = products.retrieve_product(account, {}, id=price["product"])
    amount = price["unit_amount"] * quantity
    return _priced(price, quantity, amount) | {"description": product["name"], "metadata": money.metadata(asked)}


def _price(account: Account, asked: Json, *, param: str) -> Json:
    if ("price" in asked) == ("price_data" in asked):
        message = f"You must specify either `price` or `price_data` for {param}."
        raise invalid(message, param=param, code="parameter_missing")
    if "price" in asked:
        price = products.retrieve_price(account, {}, price=asked["price"])
        if not price["active"]:
            raise invalid("The price specified is inactive.", param=f"{param}[price]")
        return price
    if "recurring" in asked["price_data"]:
        raise invalid("You specified `payment` mode but passed a recurring price.", param=f"{param}[price_data]")
    return products.inline_price(account, asked["price_data"], param=f"{param}[price_data]")


def _quantity(asked: Json, *, param: str) -> int:
    quantity: int | None = asked.get("quantity")
    if quantity is None:
        raise absent(f"{param}[quantity]")
    if quantity < 1:
        message = "The `quantity` parameter should be greater than or equal to 1."
        raise invalid(message, param=f"{param}[quantity]", code="parameter_invalid_integer")
    return quantity


def _priced(price: Json, quantity: int, amount: int) -> Json:
    item: dict[str, Any] = {"id": fresh("li"), "object": "item", "adjustable_quantity": None}
    item |= {"amount_discount": 0, "amount_subtotal": amount, "amount_tax": 0, "amount_total": amount}
    return item | {"currency": price["currency"], "price": price, "quantity": quantity}
