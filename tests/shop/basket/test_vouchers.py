"""Vouchers on the basket page."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from oscar.core.loading import get_model

from shop.seed import voucher as seeded
from tests import factories

Basket = get_model("basket", "Basket")

Voucher = get_model("voucher", "Voucher")


@pytest.fixture
def welcome(db: None) -> Any:
    """WELCOME10: ten percent off everything."""
    seeded.welcome(datetime.now(tz=UTC) - timedelta(days=1))
    return Voucher.objects.get()


def test_code_takes_off_what_it_promises(visitor: Any, welcome: Any) -> None:
    visitor.adds(factories.jar(price="20.00"), 2)

    page = visitor.types(" welcome10 ")

    assert [words for words in ("is taken off", "$4.00", "$44.00", "WELCOME10") if words not in page] == []


def test_code_is_taken_out_again(visitor: Any, welcome: Any) -> None:
    visitor.adds(factories.jar(price="20.00"))
    visitor.types("WELCOME10")

    page = visitor.client.post(f"/basket/vouchers/{welcome.pk}/remove/", follow=True).content.decode()

    assert "$28.00" in page
    assert Basket.objects.get().vouchers.count() == 0


@pytest.mark.parametrize("code", ["", "   ", "NOTHING", "x" * 5000, "\x00", "'; DROP TABLE", "🥛"])
def test_code_that_is_none_is_refused_in_words(visitor: Any, welcome: Any, code: str) -> None:
    visitor.adds(factories.jar())

    page = visitor.types(code)

    assert "notice-error" in page
    assert Basket.objects.get().vouchers.count() == 0


def test_code_that_has_run_out_is_refused(visitor: Any, welcome: Any) -> None:
    Voucher.objects.update(end_datetime=datetime.now(tz=UTC) - timedelta(hours=1))
    visitor.adds(factories.jar())

    assert "isn&#x27;t valid, or not any more" in visitor.types("WELCOME10")


def test_code_twice_takes_off_once(visitor: Any, welcome: Any) -> None:
    visitor.adds(factories.jar(price="20.00"))
    visitor.types("WELCOME10")

    page = visitor.types("WELCOME10")

    assert "in your basket already" in page
    assert "$26.00" in page


def test_code_that_takes_nothing_off_is_not_kept(visitor: Any, welcome: Any) -> None:
    get_model("offer", "Condition").objects.update(value=Decimal(5))
    visitor.adds(factories.jar())

    page = visitor.types("WELCOME10")

    assert "take anything off" in page
    assert Basket.objects.get().vouchers.count() == 0


def test_somebody_elses_voucher_stays_in_her_basket(visitor: Any, stranger: Any, welcome: Any) -> None:
    visitor.adds(factories.jar())
    visitor.types("WELCOME10")
    stranger.adds(factories.jar())

    stranger.client.post(f"/basket/vouchers/{welcome.pk}/remove/")

    assert Basket.objects.filter(vouchers=welcome).count() == 1


def test_code_without_a_basket_changes_nothing(visitor: Any, welcome: Any) -> None:
    visitor.types("WELCOME10")

    assert Basket.objects.count() == 0
