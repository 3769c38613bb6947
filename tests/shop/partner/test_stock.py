import pytest
from django.db import IntegrityError, transaction

from shop.partner.models import SoldOut, StockRecord
from tests import factories

pytestmark = pytest.mark.django_db


def record(stock: int = 3) -> StockRecord:
    return factories.record_of(factories.jar(stock=stock))


def test_what_is_set_aside_is_no_longer_free() -> None:
    row = record(3)

    row.allocate(2)

    assert (row.num_allocated, row.net_stock_level) == (2, 1)


def test_more_than_is_free_is_refused_and_changes_nothing() -> None:
    row = record(3)
    row.allocate(2)

    with pytest.raises(SoldOut) as caught:
        row.allocate(2)

    assert caught.value.record == row
    assert StockRecord.objects.get(pk=row.pk).num_allocated == 2


def test_the_database_itself_refuses_to_oversell() -> None:
    row = record(3)

    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.filter(pk=row.pk).update(num_allocated=4)


def test_what_left_is_gone_from_the_stock() -> None:
    row = record(3)
    row.allocate(2)

    row.consume_allocation(2)

    assert (row.num_in_stock, row.num_allocated) == (1, 0)


def test_nothing_is_put_back_that_was_not_set_aside() -> None:
    row = record(3)

    with pytest.raises(SoldOut):
        row.cancel_allocation(1)


def test_a_stale_form_does_not_undo_a_sale() -> None:
    form, sale = record(3), StockRecord.objects.get()
    sale.allocate(2)
    form.num_in_stock = 5

    form.save()

    assert StockRecord.objects.values_list("num_in_stock", "num_allocated").get() == (5, 2)
