"""A jar as schema.org's Product, with what it costs, how it comes, and that living things can't be sent back."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from content.found.structured.vocabulary import CONTEXT, Data, organization_id, page_data, thing

WEEK = 7
IN_STOCK, SOLD_OUT = f"{CONTEXT}/InStock", f"{CONTEXT}/OutOfStock"


@dataclass(frozen=True)
class Delivery:
    """What a parcel costs, on which weekdays (Monday is 0) it may leave, and how many days it takes then."""

    price: Decimal
    weekdays: Collection[int]
    transit_days: int


@dataclass(frozen=True)
class Offered:
    """What is known of a jar; `price` is None while it has none."""

    name: str
    summary: str
    url: str
    images: list[str]
    sku: str
    brand: str
    price: Decimal | None
    currency: str
    in_stock: bool


def product(jar: Offered, *, delivery: Delivery | None, returns_url: str) -> Data:
    """schema.org's Product; without a price it has no offer, which Google requires (its page on merchant-listing)."""
    return page_data(
        "Product",
        name=jar.name,
        description=jar.summary or jar.name,
        url=jar.url,
        image=jar.images,
        sku=jar.sku,
        brand=thing("Brand", name=jar.brand),
        offers=_offer(jar, delivery, returns_url) if jar.price is not None else None,
    )


def _offer(jar: Offered, delivery: Delivery | None, returns_url: str) -> Data:
    return thing(
        "Offer",
        url=jar.url,
        price=str(jar.price),
        priceCurrency=jar.currency,
        availability=IN_STOCK if jar.in_stock else SOLD_OUT,
        itemCondition=f"{CONTEXT}/NewCondition",
        seller={"@id": organization_id()},
        shippingDetails=_shipping(delivery, jar.currency) if delivery else None,
        hasMerchantReturnPolicy=thing(
            "MerchantReturnPolicy",
            applicableCountry="US",
            returnPolicyCategory=f"{CONTEXT}/MerchantReturnNotPermitted",
            merchantReturnLink=returns_url,
        ),
    )


def _shipping(delivery: Delivery, currency: str) -> Data:
    return thing(
        "OfferShippingDetails",
        shippingRate=thing("MonetaryAmount", value=str(delivery.price), currency=currency),
        shippingDestination=thing("DefinedRegion", addressCountry="US"),
        deliveryTime=thing(
            "ShippingDeliveryTime",
            handlingTime=_days(0, longest_wait(delivery.weekdays)),
            transitTime=_days(delivery.transit_days, delivery.transit_days + 1),
        ),
    )


def _days(least: int, most: int) -> Data:
    return thing("QuantitativeValue", minValue=least, maxValue=most, unitCode="DAY")


def longest_wait(weekdays: Collection[int]) -> int:
    """The most days from an order to the next ship day; a week if there is one ship day, or none is known."""
    days = sorted(weekdays) or [0]
    return max((after - day) % WEEK or WEEK for day, after in zip(days, [*days[1:], days[0]], strict=True))
