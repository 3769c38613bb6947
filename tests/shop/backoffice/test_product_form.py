"""A product from the dashboard's forms to its page in the shop, without a developer."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Product
from shop.partner.models import StockRecord
from tests import factories

pytestmark = pytest.mark.django_db


def formset(prefix: str, rows: list[dict[str, Any]], *, initial: int = 0) -> dict[str, str]:
    """A formset's fields as a browser sends them."""
    fields = {f"{prefix}-{index}-{name}": str(value) for index, row in enumerate(rows) for name, value in row.items()}
    counts = {"TOTAL_FORMS": len(rows), "INITIAL_FORMS": initial, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return {**fields, **{f"{prefix}-{name}": str(count) for name, count in counts.items()}}


def untouched_row() -> dict[str, Any]:
    """The empty line below the last one, as it is sent by a browser in which nobody touched it."""
    partner = factories.Partner.objects.get().pk
    empty = dict.fromkeys(["id", "partner_sku", "num_in_stock", "low_stock_threshold", "price"], "")
    return {**empty, "partner": partner, "price_currency": "USD"}


def page(stock: dict[str, Any], *, product: Product | None = None, **changes: Any) -> dict[str, str]:
    """The whole product page as a browser sends it, for a new product or an existing one."""
    existing = int(product is not None)
    place = factories.ProductCategory.objects.filter(product=product).first() if product else None
    category = {"category": factories.Category.objects.get().pk, "id": place.pk if place else ""}
    words = {"title": "Jar of grains", "summary": "One jar.", "allergens": "milk", "is_public": "on", **changes}
    return {
        **words,
        "structure": "standalone",
        "action": "save",
        **formset("productcategory_set", [category], initial=existing),
        **formset("images", []),
        **formset("primary_recommendations", []),
        **formset("stockrecords", [stock, untouched_row()], initial=existing),
    }


def stock_row(record: StockRecord, *, entered: int) -> dict[str, Any]:
    return {
        "id": record.pk,
        "product": record.product_id,
        "partner": record.partner_id,
        "partner_sku": record.partner_sku,
        "price_currency": "USD",
        "price": record.price,
        "num_in_stock": entered,
        "low_stock_threshold": "",
    }


def save_stock(owner: Client, product: Product, *, shown: int, entered: int) -> Any:
    """Save the page that was opened when there were `shown`."""
    row = stock_row(factories.record_of(product), entered=entered)
    sent = page(row, product=product, title=product.title, slug=product.slug)
    sent["initial-stockrecords-0-num_in_stock"] = str(shown)
    return owner.post(reverse("dashboard:catalogue-product", args=[product.pk]), sent)


def create(owner: Client, **changes: Any) -> Any:
    kind = factories.jar().product_class
    partner = factories.Partner.objects.get()
    stock = {
        "partner": partner.pk,
        "partner_sku": f"NEW-{Product.objects.count()}",
        "price_currency": "USD",
        "price": "16.50",
        "num_in_stock": "5",
        "low_stock_threshold": "",
    }
    address = reverse("dashboard:catalogue-product-create", kwargs={"product_class_slug": kind.slug})
    return owner.post(address, page(stock, **changes))


def test_product_that_was_added_by_forms_is_on_sale(owner: Client) -> None:
    answer = create(owner, title="Double jar", contents="Two spoons of grains", milk="whole milk")

    product = Product.objects.get(title="Double jar")
    shown = Client().get("/jars/double-jar/")
    assert answer.status_code == 302
    assert (product.contents, product.milk, product.allergens) == ("Two spoons of grains", "whole milk", "milk")
    assert shown.status_code == 200
    assert b"$16.50" in shown.content


def test_two_products_may_have_the_same_title(owner: Client) -> None:
    create(owner, title="Gift jar")

    create(owner, title="Gift jar")

    assert sorted(Product.objects.filter(title="Gift jar").values_list("slug", flat=True)) == ["gift-jar", "gift-jar-2"]


def test_title_without_a_letter_gets_an_address(owner: Client) -> None:
    create(owner, title="🥛🥛")

    product = Product.objects.get(title="🥛🥛")
    assert Client().get(product.get_absolute_url()).status_code == 200


def test_address_that_is_taken_is_refused_in_words(owner: Client) -> None:
    other = factories.jar()

    answer = create(owner, title="Mine", slug=other.slug)

    assert answer.context["form"].errors == {
        "slug": ["Another product has this address. Choose another, or leave it blank."]
    }
    assert not Product.objects.filter(title="Mine").exists()


def test_page_with_a_mistake_in_the_stock_leaves_no_product_behind(owner: Client) -> None:
    factories.jar()
    kind = Product.objects.get().product_class
    address = reverse("dashboard:catalogue-product-create", kwargs={"product_class_slug": kind.slug})

    answer = owner.post(address, page({"partner": "", "partner_sku": "X", "price": "-3"}, title="Half"))

    assert answer.status_code == 200
    assert not Product.objects.filter(title="Half").exists()


def test_stock_below_what_is_promised_is_refused_in_words(owner: Client) -> None:
    product = factories.jar(stock=20)
    factories.record_of(product).allocate(3)

    answer = save_stock(owner, product, shown=20, entered=2)

    assert answer.context["stockrecord_formset"].errors[:1] == [
        {"num_in_stock": ["3 are promised to customers: count again, or cancel orders first."]}
    ]
    assert factories.record_of(product).num_in_stock == 20


def test_page_opened_before_a_sale_keeps_what_was_sold(owner: Client) -> None:
    product = factories.jar(stock=20)
    record = factories.record_of(product)
    record.allocate(3)
    record.consume_allocation(2)

    answer = save_stock(owner, product, shown=20, entered=20)

    record = factories.record_of(product)
    assert answer.status_code == 302
    assert (record.num_in_stock, record.num_allocated) == (18, 1)


def test_count_entered_on_a_stale_page_is_refused(owner: Client) -> None:
    product = factories.jar(stock=20)
    record = factories.record_of(product)
    record.allocate(2)
    record.consume_allocation(2)

    answer = save_stock(owner, product, shown=20, entered=30)

    assert answer.context["stockrecord_formset"].errors[:1] == [
        {"num_in_stock": ["While this page was open the stock went from 20 to 18. Open it again and count."]}
    ]
    assert factories.record_of(product).num_in_stock == 18


def test_new_count_is_saved(owner: Client) -> None:
    product = factories.jar(stock=20)

    save_stock(owner, product, shown=20, entered=35)

    assert factories.record_of(product).num_in_stock == 35


def test_page_carries_the_count_it_was_opened_with(owner: Client) -> None:
    product = factories.jar(stock=17)

    shown = owner.get(reverse("dashboard:catalogue-product", args=[product.pk]))

    assert 'name="initial-stockrecords-0-num_in_stock" value="17"' in shown.content.decode()


def test_price_below_what_can_be_paid_is_refused(owner: Client) -> None:
    kind = factories.jar().product_class
    stock = {"partner": factories.Partner.objects.get().pk, "partner_sku": "P", "price_currency": "USD"}
    address = reverse("dashboard:catalogue-product-create", kwargs={"product_class_slug": kind.slug})

    answer = owner.post(address, page({**stock, "price": "-1", "num_in_stock": "5"}))

    assert answer.context["stockrecord_formset"].errors[:1] == [
        {"price": ["Ensure this value is greater than or equal to 0.50."]}
    ]


def test_product_that_was_ordered_is_not_deleted(owner: Client) -> None:
    product = factories.jar()
    factories.opened(product=product)

    answer = owner.post(reverse("dashboard:catalogue-product-delete", args=[product.pk]))

    assert answer.status_code == 302
    assert Product.objects.filter(pk=product.pk).exists()


def test_product_that_nobody_ordered_is_deleted(owner: Client) -> None:
    product = factories.jar()

    owner.post(reverse("dashboard:catalogue-product-delete", args=[product.pk]))

    assert not Product.objects.exists()
