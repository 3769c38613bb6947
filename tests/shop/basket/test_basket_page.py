"""The basket page: what it costs, what it says, and what its form can do."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from catalogue.models import Product
from shop.partner.models import StockRecord
from tests import factories

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")


def test_page_with_three_lines_takes_eight_queries_at_most(visitor: Any) -> None:
    for _ in range(3):
        visitor.adds(factories.jar())
    visitor.sees()  # the messages are read

    with CaptureQueriesContext(connection) as queries:
        visitor.sees()

    assert len(queries) <= 8


def test_page_shows_jars_delivery_and_total(visitor: Any) -> None:
    visitor.adds(factories.jar(price="14.00"), 2)
    visitor.adds(factories.jar(price="9.50"))

    page = visitor.sees()

    assert [amount for amount in ("$28.00", "$37.50", "$8.00", "$45.50") if amount not in page] == []


def test_empty_basket_leads_to_the_jars(visitor: Any) -> None:
    page = visitor.sees()

    assert "Your basket is empty" in page
    assert "csrfmiddlewaretoken" not in page


def test_quantities_are_set_and_zero_takes_out(visitor: Any) -> None:
    for _ in range(2):
        visitor.adds(factories.jar())
    first, second = Line.objects.order_by("pk")

    visitor.sets(**{f"q{first.pk}": "4", f"q{second.pk}": "0"})

    assert [(line.pk, line.quantity) for line in Line.objects.all()] == [(first.pk, 4)]


def test_button_takes_one_line_out_whatever_the_quantities_say(visitor: Any) -> None:
    for _ in range(2):
        visitor.adds(factories.jar())
    first, second = Line.objects.order_by("pk")

    visitor.sets(**{f"q{first.pk}": "NaN", f"q{second.pk}": "7", "remove": str(first.pk)})

    assert [(line.pk, line.quantity) for line in Line.objects.all()] == [(second.pk, 1)]


@pytest.mark.parametrize("quantity", ["-1", "1000000000", "NaN", "1.5", "", "9" * 5000])
def test_odd_quantity_is_refused_and_changes_nothing(visitor: Any, quantity: str) -> None:
    visitor.adds(factories.jar(), 2)
    line = Line.objects.get()

    page = visitor.sets(**{f"q{line.pk}": quantity})

    assert "notice-error" in page
    assert Line.objects.get().quantity == 2


def test_more_than_is_in_stock_is_said_at_the_line_and_blocks_the_checkout(visitor: Any) -> None:
    visitor.adds(factories.jar(stock=3))
    line = Line.objects.get()

    page = visitor.sets(**{f"q{line.pk}": "5"})

    assert "Only 3 of" in page
    assert f'aria-describedby="problem-{line.pk}"' in page
    assert "Go to checkout" not in page


@pytest.mark.parametrize("change", [{"num_in_stock": 0}, {"price": None}])
def test_line_that_can_no_longer_be_bought_is_marked(visitor: Any, change: dict[str, Any]) -> None:
    visitor.adds(factories.jar())
    StockRecord.objects.update(**change)

    page = visitor.sees()

    assert 'class="field-error" id="problem-' in page
    assert "Go to checkout" not in page


def test_unpublished_jar_is_marked(visitor: Any) -> None:
    visitor.adds(factories.jar())
    Product.objects.update(is_public=False)

    assert 'class="field-error" id="problem-' in visitor.sees()


def test_deleted_jar_leaves_the_basket_whole(visitor: Any) -> None:
    gone, kept = factories.jar(title="Gone"), factories.jar(title="Kept")
    visitor.adds(gone)
    visitor.adds(kept)
    line = Line.objects.get(product=gone)
    gone.delete()

    page = visitor.sets(**{f"q{line.pk}": "2"})

    assert "no longer in your basket" in page
    assert ["Gone" in visitor.sees(), "Kept" in visitor.sees()] == [False, True]


def test_changed_price_is_said_until_she_confirms_the_basket(visitor: Any) -> None:
    visitor.adds(factories.jar(price="14.00"))
    line = Line.objects.get()
    StockRecord.objects.update(price=Decimal("15.00"))

    before = visitor.sees()
    after = visitor.sets(**{f"q{line.pk}": "1"})

    assert "The price has changed" in before
    assert ["$14.00" in before, "$15.00" in before] == [True, True]
    assert "The price has changed" not in after


def test_somebody_elses_line_is_not_touched(visitor: Any, stranger: Any) -> None:
    visitor.adds(factories.jar(), 2)
    stranger.adds(factories.jar())
    hers = Line.objects.get(quantity=2)

    stranger.sets(**{f"q{hers.pk}": "9"})
    page = stranger.sets(remove=str(hers.pk))

    hers.refresh_from_db()
    assert hers.quantity == 2
    assert "no longer in your basket" in page


@pytest.mark.parametrize("remove", ["NaN", "-1", "9" * 30, "1; DROP", "²"])
def test_odd_line_id_changes_nothing(visitor: Any, remove: str) -> None:
    visitor.adds(factories.jar())

    visitor.sets(remove=remove)

    assert Line.objects.count() == 1


def test_going_to_the_checkout_keeps_changed_quantities(visitor: Any) -> None:
    visitor.adds(factories.jar())
    line = Line.objects.get()

    response = visitor.client.post("/basket/", {f"quantity-{line.pk}": "3", "checkout": "1"})

    assert response.headers["Location"] == "/checkout/"
    assert Line.objects.get().quantity == 3


def test_basket_that_was_frozen_in_the_meantime_is_not_changed(visitor: Any) -> None:
    from shop.basket import changes

    visitor.adds(factories.jar())
    basket = Basket.objects.get()
    Basket.objects.update(status=Basket.FROZEN)

    with pytest.raises(changes.BasketClosedError):
        changes.set_quantities(basket, {Line.objects.get().pk: 5})

    assert Line.objects.get().quantity == 1


def test_page_is_for_nobodys_cache(visitor: Any) -> None:
    visitor.adds(factories.jar())

    assert "no-store" in visitor.client.get("/basket/").headers["Cache-Control"]
