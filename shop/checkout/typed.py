"""What somebody has typed so far, before it is checked: enough to work out a total and to show the form again."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from shop.checkout.delivery import split_value
from shop.checkout.zip_states import PREFIXES

NAMES = (
    "email",
    "first_name",
    "last_name",
    "delivery",
    "line1",
    "line2",
    "city",
    "state",
    "zip_code",
    "gift_recipient_name",
    "gift_recipient_email",
    "gift_message",
)
TICKS = ("save_address", "is_gift")


@dataclass(frozen=True)
class Destination:
    """What a quote needs to know of where it goes."""

    delivery: str = ""
    pickup_place_id: int | None = None
    state: str = ""
    zip_code: str = ""


def typed(data: QueryDict) -> dict[str, Any]:
    """The form's initial values from a POST, so that nothing that was typed is lost."""
    return {name: data.get(name, "") for name in NAMES} | {name: name in data for name in TICKS}


def destination(values: dict[str, Any]) -> Destination:
    """Read the destination out of unchecked values; a state that doesn't exist counts as not chosen yet."""
    code, place = split_value(str(values.get("delivery") or ""))
    state = str(values.get("state") or "").strip().upper()
    zip_code = str(values.get("zip_code") or "").strip()
    return Destination(code, place, state if state in PREFIXES else "", zip_code)
