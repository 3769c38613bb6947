"""Shipping methods as Oscar's own parts ask for them, and the one country."""

from decimal import Decimal

import pytest
from django.apps import apps
from oscar.core.loading import get_class, get_model

from shop.shipping.apps import make_united_states
from tests import factories

pytestmark = pytest.mark.django_db


def test_owners_flat_rates_are_offered_cheapest_first() -> None:
    factories.delivery("12.00", "Express")
    factories.delivery("8.00")
    basket = factories.basket_with(factories.jar())

    methods = get_class("shipping.repository", "Repository")().get_shipping_methods(basket)

    assert [(row.code, row.calculate(basket).excl_tax) for row in methods] == [
        ("standard", Decimal("8.00")),
        ("express", Decimal("12.00")),
    ]


def test_rate_by_the_piece_counts_what_has_to_be_sent() -> None:
    rate = factories.delivery("5.00")
    rate.price_per_item = Decimal("1.50")
    rate.save()
    basket = factories.basket_with(factories.jar(), 2)
    recipe = factories.jar(title="Recipe to download")
    kind = get_model("catalogue", "ProductClass").objects.create(name="Download", requires_shipping=False)
    type(recipe).objects.filter(pk=recipe.pk).update(product_class=kind)
    factories.basket_with(recipe, 3, basket=basket)

    assert rate.calculate(basket).excl_tax == Decimal("8.00")


def test_delivery_is_free_from_the_threshold_on() -> None:
    rate = factories.delivery("5.00")
    rate.free_shipping_threshold = Decimal("28.00")
    basket = factories.basket_with(factories.jar(price="13.99"))

    below = rate.calculate(basket).excl_tax
    factories.basket_with(factories.jar(price="14.01"), basket=basket)

    assert (below, rate.calculate(basket).excl_tax) == (Decimal("5.00"), Decimal("0.00"))


def test_united_states_are_there_after_migrate_and_made_once() -> None:
    country = get_model("address", "Country")
    before = list(country.objects.values_list("pk", "printable_name", "is_shipping_country"))

    make_united_states("default", apps)
    make_united_states("default")

    assert before == [("US", "United States", True)]
    assert country.objects.count() == 1
