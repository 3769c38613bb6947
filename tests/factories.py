"""Real rows for tests, made the way the shop itself makes them."""

import dataclasses
import itertools
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from oscar.core.loading import get_class, get_model

from catalogue.models import Product
from shop.dispatch.models import DispatchRule, PickupPlace
from shop.order.models import Order
from shop.partner.models import StockRecord

Basket = get_model("basket", "Basket")
Category = get_model("catalogue", "Category")
Country = get_model("address", "Country")
OrderAndItemCharges = get_model("shipping", "OrderAndItemCharges")
Partner = get_model("partner", "Partner")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductClass = get_model("catalogue", "ProductClass")
Selector = get_class("partner.strategy", "Selector")

# A Tuesday, ten in the morning in Rio Grande, Ohio.
NOON = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
_count = itertools.count(1)


def united_states() -> Any:
    """The one country the shop sends to."""
    names = {"iso_3166_1_a3": "USA", "printable_name": "United States", "name": "United States of America"}
    return Country.objects.get_or_create(
        iso_3166_1_a2="US", defaults={**names, "iso_3166_1_numeric": "840", "is_shipping_country": True}
    )[0]


def delivery(price: str = "8.00", name: str = "Standard") -> Any:
    """A flat rate by parcel; its code is the name as a slug: "standard"."""
    charges = {"price_per_order": Decimal(price), "price_per_item": Decimal(0)}
    return OrderAndItemCharges.objects.get_or_create(name=name, defaults=charges)[0]


def pickup_place(**changes: Any) -> PickupPlace:
    """A store in Rio Grande that hands out jars."""
    given = {
        "name": "Rio Grande store",
        "line1": "1 College Ave",
        "city": "Rio Grande",
        "zip_code": "45674",
        "hours": "Mon-Fri 9-5",
    }
    return PickupPlace.objects.create(**{**given, **changes})


def dispatch_rule() -> DispatchRule:
    """Parcels leave Monday to Wednesday."""
    return DispatchRule.objects.first() or DispatchRule.objects.create(cutoff=time(9), transit_days=3)


def jar(stock: int = 20, price: str = "14.00", title: str = "Jar of living kefir grains", **changes: Any) -> Product:
    """A product on sale in a category, with so many in stock."""
    number = next(_count)
    kind, _ = ProductClass.objects.get_or_create(name="Kefir grains")
    product: Product = Product.objects.create(title=title, slug=f"jar-{number}", product_class=kind, **changes)
    category = Category.objects.first() or Category.add_root(name="Grains", slug="grains")
    ProductCategory.objects.create(product=product, category=category)
    partner, _ = Partner.objects.get_or_create(name="The Mindful Neuro")
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=f"JAR-{number}",
        price=Decimal(price),
        price_currency="USD",
        num_in_stock=stock,
    )
    return product


def record_of(product: Product) -> StockRecord:
    """The product's stock record as the database has it now."""
    record: StockRecord = StockRecord.objects.get(product=product)
    return record


def basket_with(product: Product, quantity: int = 1, *, user: Any = None, basket: Any = None) -> Any:
    """An open basket with so many of it; give a basket to add to that one."""
    basket = basket or Basket.objects.create(owner=user)
    basket.strategy = Selector().strategy(user=user)
    basket.add_product(product, quantity)
    return basket


def customer(email: str = "ada@example.org", password: str = "correct horse battery", **changes: Any) -> Any:
    """Somebody with an account."""
    given = {"username": f"customer-{next(_count)}", "email": email}
    return get_user_model().objects.create_user(password=password, **{**given, **changes})


def staff(email: str = "owner@shop.example", **changes: Any) -> Any:
    """Somebody who may use the dashboard."""
    return customer(email, is_staff=True, is_superuser=True, **changes)


def buyer(**changes: Any) -> Any:
    """A guest in Columbus who wants it sent at the standard rate."""
    from shop.checkout.buyer import Buyer

    united_states()
    delivery()
    dispatch_rule()
    given: dict[str, Any] = {
        "email": "ada@example.org",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "phone": "",
        "line1": "12 High St",
        "line2": "",
        "city": "Columbus",
        "state": "OH",
        "zip_code": "43215",
        "delivery_code": "standard",
        "pickup_place_id": None,
        "gift_message": "",
        "gift_recipient_name": "",
        "gift_recipient_email": "",
        "user": None,
        "save_address": False,
    }
    known = {field.name for field in dataclasses.fields(Buyer)}
    return Buyer(**{name: value for name, value in {**given, **changes}.items() if name in known or name in changes})


def prepared(
    product: Product | None = None,
    quantity: int = 1,
    *,
    who: Any = None,
    basket: Any = None,
    client: str = "203.0.113.7",
    now: datetime = NOON,
) -> Any:
    """An attempt as the Pay button leaves it before Stripe is asked."""
    from shop.checkout.quote import quote
    from shop.payments.prepare import prepare

    person = who or buyer()
    basket = basket or basket_with(product or jar(), quantity, user=person.user)
    seen = quote(basket, delivery=person.delivery_code, state=person.state, zip_code=person.zip_code, now=now)
    return prepare(basket=basket, buyer=person, quote=seen, client=client, now=now)


def opened(*, now: datetime = NOON, **given: Any) -> Any:
    """An attempt with a session, as though Stripe had made one."""
    from shop.payments.models import Attempt

    attempt = prepared(now=now, **given)
    attempt.session_id = f"cs_test_{attempt.pk}"
    attempt.session_url = f"https://checkout.stripe.com/c/pay/{attempt.session_id}"
    attempt.state = Attempt.State.OPEN
    attempt.save()
    return attempt


def session_for(attempt: Any, **changes: Any) -> Any:
    """What Stripe would say about this attempt's session once it is paid; `changes` makes it say otherwise."""
    from shop.payments.facts import Intent, Session

    intent = Intent(
        id=f"pi_{attempt.pk}",
        status="succeeded",
        amount=attempt.amount,
        amount_received=attempt.amount,
        currency=attempt.currency.lower(),
        livemode=False,
        reference=attempt.order.token,
    )
    given = {
        "id": attempt.session_id,
        "url": None,
        "status": "complete",
        "payment_status": "paid",
        "amount_total": attempt.amount,
        "currency": attempt.currency.lower(),
        "livemode": False,
        "reference": attempt.order.token,
        "intent": intent,
    }
    return Session(**{**given, **changes})


def paid_order(product: Product | None = None, quantity: int = 1, *, now: datetime = NOON, **given: Any) -> Order:
    """An order that was settled by the shop's own settle function."""
    from shop.payments.settle import apply

    attempt = opened(product=product, quantity=quantity, now=now, **given)
    apply(session_for(attempt), now=now)
    order: Order = Order.objects.get(pk=attempt.order_id)
    return order
