"""Who buys, where it goes and what it says on the gift: what the checkout form hands on, checked."""

from dataclasses import dataclass
from typing import Any

PICKUP = "pickup"


@dataclass(frozen=True, kw_only=True)
class Buyer:
    """`delivery_code` is a shipping method's code or PICKUP; the address is empty and the place set for a pickup."""

    email: str
    first_name: str
    last_name: str
    delivery_code: str
    line1: str = ""
    line2: str = ""
    city: str = ""
    state: str = ""
    zip_code: str = ""
    pickup_place_id: int | None = None
    gift_message: str = ""
    gift_recipient_name: str = ""
    gift_recipient_email: str = ""
    user: Any = None  # a signed-in customer, else None
    save_address: bool = False

    @property
    def collects(self) -> bool:
        return self.delivery_code == PICKUP
