"""A product that comes in several kinds."""

import pytest
from django.test import Client

from catalogue.models import Product
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def variants() -> tuple[Product, Product, Product]:
    """A parent with a small jar for $9 and a large one for $12."""
    parent = factories.jar(title="Grains")
    parent.stockrecords.all().delete()
    Product.objects.filter(pk=parent.pk).update(structure=Product.PARENT)
    parent.refresh_from_db()
    children = []
    for title, price in (("Small", "9.00"), ("Large", "12.00")):
        child = factories.jar(title=title, price=price)
        child.categories.clear()
        Product.objects.filter(pk=child.pk).update(structure=Product.CHILD, parent=parent, product_class=None)
        child.refresh_from_db()
        children.append(child)
    return parent, children[0], children[1]


def test_parent_is_sold_from_the_lowest_price(variants: tuple[Product, Product, Product]) -> None:
    shelf = Client().get("/jars/").content.decode()

    assert "from $9.00" in shelf
    assert shelf.count('class="product-card"') == 1


def test_variants_are_chosen_on_the_page_of_their_parent(variants: tuple[Product, Product, Product]) -> None:
    parent, small, large = variants

    page = Client().get(parent.get_absolute_url()).content.decode()

    assert f'<option value="{small.pk}">Small</option>' in page
    assert small.get_absolute_url() == large.get_absolute_url() == parent.get_absolute_url()


def test_address_of_a_variant_leads_to_its_parent(variants: tuple[Product, Product, Product]) -> None:
    parent, small, _ = variants

    response = Client().get(f"/jars/{small.slug}/")

    assert (response.status_code, response.headers["Location"]) == (301, parent.get_absolute_url())


def test_chosen_variant_goes_into_the_basket(variants: tuple[Product, Product, Product], client: Client) -> None:
    parent, _, large = variants

    client.post(
        f"/basket/add/{parent.pk}/",
        {"quantity": 2, "child_id": large.pk},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    page = client.get("/basket/").content.decode()
    assert "Large" in page
    assert "$24.00" in page


def test_variant_of_something_else_is_refused(variants: tuple[Product, Product, Product], client: Client) -> None:
    parent, _, _ = variants
    other = factories.jar()

    client.post(
        f"/basket/add/{parent.pk}/", {"quantity": 1, "child_id": other.pk}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    assert "Your basket is empty" in client.get("/basket/").content.decode()
