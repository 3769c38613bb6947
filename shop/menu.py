"""What stands in the storefront's head and foot. Other apps add their pages here when they start; no database."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse_lazy
from django.utils.text import format_lazy


@dataclass(frozen=True)
class Link:
    """Words and an address; give the address lazily, for menus are read before the site's map."""

    words: str
    address: Any


HOME: Final = reverse_lazy("content:home")
HEAD: Final[list[Link]] = [
    Link("Jars", reverse_lazy("catalogue:index")),
    Link("How it works", format_lazy("{}#how", HOME)),
]
FOOT: Final[dict[str, list[Link]]] = {
    "Shop": [
        Link("All jars", reverse_lazy("catalogue:index")),
        Link("Ship days", format_lazy("{}#ship-days", HOME)),
        Link("Pick up in Ohio", format_lazy("{}#pickup", HOME)),
    ],
    "Good to know": [
        Link("How it works", format_lazy("{}#how", HOME)),
        Link("Questions", reverse_lazy("pages:faq")),
        Link("Who makes it", reverse_lazy("pages:page", args=["about"])),
    ],
    "You": [
        Link("Your basket", reverse_lazy("basket:summary")),
        Link("Account and orders", reverse_lazy("customer:summary")),
        Link("Write to us", reverse_lazy("pages:page", args=["contact"])),
    ],
    "Small print": [
        Link("Shipping and guarantee", reverse_lazy("pages:page", args=["shipping"])),
        Link("Returns", reverse_lazy("pages:page", args=["returns"])),
        Link("Terms", reverse_lazy("pages:page", args=["terms"])),
        Link("Privacy", reverse_lazy("pages:page", args=["privacy"])),
        Link("Accessibility", reverse_lazy("pages:page", args=["accessibility"])),
    ],
}
