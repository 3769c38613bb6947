"""Products and one-time prices, as a session's line items need them."""

from tests.standins.stripe import money
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import invalid, missing
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.parameters import absent


def create_product(account: Account, params: Json, **_: str) -> Json:
    now = account.clock.now()
    product = {
        "id": params.get("id", fresh("prod", 14)),
        "object": "product",
        "active": params.get("active", True),
        "created": now,
        "default_price": None,
        "description": params.get("description"),
        "images": params.get("images", []),
        "livemode": False,
        "marketing_features": [],
        "metadata": money.metadata(params),
        "name": params["name"],
        "package_dimensions": None,
        "shippable": None,
        "statement_descriptor": None,
        "tax_code": params.get("tax_code"),
        "unit_label": None,
        "updated": now,
        "url": None,
    }
    return account.ledger.add(product)


def retrieve_product(account: Account, params: Json, *, id: str) -> Json:  # noqa: A002
    product = account.ledger.find("product", id)
    if product is None:
        raise missing("product", id, param="id")
    return product


def create_price(account: Account, params: Json, **_: str) -> Json:
    product = params.get("product")
    if product is None and "product_data" not in params:
        raise absent("product")
    if product is not None:
        retrieve_product(account, {}, id=product)
    if "unit_amount" not in params:
        raise absent("unit_amount")
    made = product or create_product(account, params["product_data"])["id"]
    return _price(account, params, product=made)


def inline_price(account: Account, data: Json, *, param: str) -> Json:
    """The inactive price that Checkout makes out of price_data."""
    if "unit_amount" not in data:
        raise absent(f"{param}[unit_amount]")
    if ("product" in data) == ("product_data" in data):
        raise absent(f"{param}[product]")
    product = data.get("product") or create_product(account, data["product_data"])["id"]
    retrieve_product(account, {}, id=product)
    return _price(account, data | {"active": False}, product=product)


def retrieve_price(account: Account, params: Json, *, price: str) -> Json:
    found = account.ledger.find("price", price)
    if found is None:
        raise missing("price", price, param="price")
    return found


def _price(account: Account, params: Json, *, product: str) -> Json:
    amount = params["unit_amount"]
    if amount < 0:
        raise invalid("Invalid non-negative integer", param="unit_amount", code="parameter_invalid_integer")
    price = {
        "id": fresh("price"),
        "object": "price",
        "active": params.get("active", True),
        "billing_scheme": "per_unit",
        "created": account.clock.now(),
        "currency": money.currency(params["currency"]),
        "custom_unit_amount": None,
        "livemode": False,
        "lookup_key": None,
        "metadata": money.metadata(params),
        "nickname": params.get("nickname"),
        "product": product,
        "recurring": None,
        "tax_behavior": params.get("tax_behavior", "unspecified"),
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "one_time",
        "unit_amount": amount,
        "unit_amount_decimal": str(amount),
    }
    return account.ledger.add(price)
