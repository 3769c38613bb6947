"""What a basket costs, as plain values: filled in by `shop.checkout.quote`, read by pages, orders and payments."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Protocol

from shop.tax.rules import NOTHING

# Stripe takes no card payment below this: docs.stripe.com/currencies, minimum charge amounts.
SMALLEST_PAYMENT: Final = Decimal("0.50")


@dataclass(frozen=True)
class Problem:
    """Why this can't be bought as it is, in words for the customer; `line_id` is None if it is about the whole."""

    message: str
    line_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class QuotedLine:
    """One basket line; `price` is after discounts and before tax, and every amount is in whole cents."""

    line: Any  # Oscar's basket line, with product and stock record loaded
    title: str
    quantity: int
    unit_price: Decimal
    before: Decimal
    price: Decimal
    percent: Decimal
    tax: Decimal
    tax_code: str

    @property
    def discount(self) -> Decimal:
        return self.before - self.price


@dataclass(frozen=True, kw_only=True)
class Discount:
    """What one offer takes off the goods or, if `on_shipping`, off the delivery; with the voucher that brought it."""

    name: str
    amount: Decimal
    frequency: int
    offer: Any  # Oscar's, as it was read for this quote
    voucher: Any = None
    on_shipping: bool = False

    @property
    def offer_id(self) -> int:
        return int(self.offer.pk)

    @property
    def voucher_id(self) -> int | None:
        return self.voucher.pk if self.voucher else None

    @property
    def voucher_code(self) -> str:
        return self.voucher.code if self.voucher else ""


@dataclass(frozen=True)
class Method:
    """How it gets there: a shipping method's code and name, or PICKUP and the place's name."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Quote:
    """The one computation's result: items - discount + shipping + tax = total, to the cent."""

    lines: tuple[QuotedLine, ...]
    discounts: tuple[Discount, ...]
    method: Method
    pickup_place: Any  # a PickupPlace or None
    state: str
    zip_code: str
    shipping_before: Decimal
    shipping: Decimal
    shipping_tax: Decimal
    currency: str
    problems: tuple[Problem, ...] = ()

    @property
    def items(self) -> Decimal:
        return sum((line.before for line in self.lines), NOTHING)

    @property
    def discount(self) -> Decimal:
        return sum((line.discount for line in self.lines), NOTHING)

    @property
    def tax(self) -> Decimal:
        return sum((line.tax for line in self.lines), self.shipping_tax)

    @property
    def total(self) -> Decimal:
        return self.items - self.discount + self.shipping + self.tax

    @property
    def payable(self) -> bool:
        return not self.problems


class Priced(Protocol):
    """Anything that says what it costs: a Quote, or the total that a page showed."""

    @property
    def total(self) -> Decimal: ...

    @property
    def currency(self) -> str: ...


@dataclass(frozen=True)
class Shown:
    """The total a customer saw when she clicked."""

    total: Decimal
    currency: str
