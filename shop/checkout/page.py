"""What the checkout page and its live total show."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from shop.checkout import delivery
from shop.checkout.forms import CheckoutForm
from shop.checkout.quote import Quote, quote
from shop.checkout.typed import destination
from shop.dispatch.promise import promise


@dataclass(frozen=True)
class Remark:
    """One boxed sentence above the form; `kind` is a component's: "", "success", "warning" or "error"."""

    text: str
    kind: str = "warning"


def price(basket: Any, values: dict[str, Any], *, now: datetime, flat_rates: list[Any] | None = None) -> Quote:
    """Quote what has been typed so far."""
    return quote(basket, now=now, flat_rates=flat_rates, **asdict(destination(values)))


def totals(basket: Any, quoted: Quote, *, now: datetime) -> dict[str, Any]:
    """What the summary shows: the quote, the vouchers in the basket, and when it should arrive."""
    return {
        "quote": quoted,
        "vouchers": list(basket.vouchers.all()),
        "promise": None if quoted.pickup_place else promise(now),
        "tax_is_known": bool(quoted.state),
    }


def whole(
    basket: Any,
    quoted: Quote,
    form: CheckoutForm,
    *,
    flat_rates: list[Any],
    addresses: Any,
    remarks: list[Remark],
    now: datetime,
) -> dict[str, Any]:
    """What the whole page shows; the form's choices of delivery are priced for this basket."""
    choices = delivery.options(basket, flat_rates)
    form.offer(choices, chosen=delivery.value_of(quoted.method.code, quoted.pickup_place))
    return {
        "form": form,
        "options": choices,
        "addresses": addresses,
        "remarks": remarks,
        **totals(basket, quoted, now=now),
    }
