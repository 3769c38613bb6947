"""What a customer with an account doesn't have to type again."""

from typing import Any

from oscar.core.loading import get_model

from shop.shipping.repository import UNITED_STATES


def customer(user: Any) -> Any:
    """The signed-in customer, or None for a guest."""
    return user if user.is_authenticated else None


def addresses(user: Any) -> list[Any]:
    """Her own saved addresses in the United States, her usual one first."""
    if user is None:
        return []
    rows = get_model("address", "UserAddress").objects.filter(user=user, country=UNITED_STATES)
    return list(
        rows.select_related("country").order_by("-is_default_for_shipping", "-num_orders_as_shipping_address", "pk")
    )


def first_values(user: Any, addresses: list[Any]) -> dict[str, Any]:
    """The form as it is first shown: empty for a guest, filled in from the account for a customer."""
    if user is None:
        return {}
    known = {"email": user.email, "first_name": user.first_name, "last_name": user.last_name}
    usual = _values(addresses[0]) if addresses else {}
    return known | {name: value for name, value in usual.items() if value}


def chosen(user: Any, address_id: str) -> dict[str, Any]:
    """The values of one of her own addresses; nothing for anybody else's, or for nonsense."""
    return next((_values(row) for row in addresses(customer(user)) if str(row.pk) == address_id), {})


def _values(row: Any) -> dict[str, Any]:
    return {
        "first_name": row.first_name,
        "last_name": row.last_name,
        "line1": row.line1,
        "line2": row.line2,
        "city": row.line4,
        "state": row.state,
        "zip_code": row.postcode,
    }
