"""What the owner's templates need to say."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse

from shop.payments.cents import from_cents

register = template.Library()

GOOD = {"paid", "dispatched", "collected", "sent", "succeeded", "kept", "shipped"}
BAD = {"needs review", "failed", "in doubt"}
OVER = {"cancelled", "refunded", "released", "skipped", "suppressed", "canceled"}


@register.filter
def tone(state: str) -> str:
    """Bootstrap's word for how a state feels."""
    tones = (("success", GOOD), ("danger", BAD), ("secondary", OVER))
    return next((tone for tone, states in tones if state in states), "info")


@register.filter
def dollars(cents: int) -> Decimal:
    """Whole cents as an amount, for Oscar's currency filter."""
    return from_cents(cents)


@register.filter
def kind_words(kind: str) -> str:
    """A mail's kind, which is a folder's name, as words."""
    return kind.replace("_", " ").capitalize()


@register.filter
def any_demo(rows: Iterable[Any]) -> bool:
    """Whether something in the list is still the example that came with the shop."""
    return any(row.is_demo for row in rows)


@register.simple_tag
def kind_url(kind: str, action: str, pk: int) -> str:
    """The address of a kind's page for one object."""
    return reverse(f"backoffice:{kind}-{action}", args=[pk])
