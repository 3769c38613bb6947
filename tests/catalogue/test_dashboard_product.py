"""The owner adds a product in the dashboard, without a developer."""

from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from catalogue.models import Category, Product
from tests import factories

pytestmark = pytest.mark.django_db
FORMSETS = {"images": 0, "primary_recommendations": 0, "productcategory_set": 1, "stockrecords": 1}


@pytest.fixture
def owner(client: Client) -> Client:
    """The owner, signed in; one product class, partner and category exist."""
    factories.jar()
    client.force_login(factories.staff())
    return client


def typed(**changes: Any) -> dict[str, Any]:
    """What the owner fills in on the page for a new product."""
    fields: dict[str, Any] = {
        "title": "A new jar",
        "upc": "NEW-1",
        "structure": "standalone",
        "is_public": "on",
        "is_discountable": "on",
        "summary": "Fresh.",
        "description": "<p>Words.</p>",
        "contents": "1 tablespoon",
        "allergens": "milk",
        "action": "save",
    }
    for prefix, forms in FORMSETS.items():
        fields |= {f"{prefix}-TOTAL_FORMS": forms, f"{prefix}-INITIAL_FORMS": 0}
    stock = {
        "partner": get_model("partner", "Partner").objects.get().pk,
        "partner_sku": "NEW-1",
        "price_currency": "USD",
        "price": "16.00",
        "num_in_stock": "7",
    }
    fields |= {f"stockrecords-0-{name}": value for name, value in stock.items()}
    fields["productcategory_set-0-category"] = Category.objects.get().pk
    return fields | changes


def add(owner: Client, **changes: Any) -> Any:
    kind = get_model("catalogue", "ProductClass").objects.get()
    return owner.post(f"/dashboard/catalogue/products/create/{kind.slug}/", typed(**changes))


def test_new_product_is_on_sale_at_an_address_made_of_its_title(owner: Client) -> None:
    response = add(owner)

    page = Client().get("/jars/a-new-jar/").content.decode()
    assert response.status_code == 302
    assert ["$16.00" in page, "Add to basket" in page] == [True, True]


def test_second_product_of_the_same_title_gets_an_address_of_its_own(owner: Client) -> None:
    add(owner)
    add(owner, upc="NEW-2", **{"stockrecords-0-partner_sku": "NEW-2"})

    assert sorted(Product.objects.filter(title="A new jar").values_list("slug", flat=True)) == [
        "a-new-jar",
        "a-new-jar-2",
    ]


def test_address_that_is_taken_is_refused_in_words(owner: Client) -> None:
    add(owner, slug="mine")

    response = add(owner, upc="NEW-2", slug="mine", **{"stockrecords-0-partner_sku": "NEW-2"})

    assert response.status_code == 200
    assert Product.objects.filter(title="A new jar").count() == 1


def test_our_own_fields_are_kept(owner: Client) -> None:
    add(owner)

    product = Product.objects.get(slug="a-new-jar")
    assert (product.summary, product.contents, product.allergens) == ("Fresh.", "1 tablespoon", "milk")
