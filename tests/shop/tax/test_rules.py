"""The cents of sales tax: nothing is lost in rounding, nothing made."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.tax.rules import CENT, NOTHING, Goods, delivery_tax, split, tax_on, to_cents

amounts = st.decimals(min_value=0, max_value=100_000, places=2)
percents = st.decimals(min_value=0, max_value=30, places=3)
goods = st.lists(st.builds(Goods, amounts, percents), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("amount", "percent", "tax"),
    [
        ("14.00", "7.25", "1.02"),  # 1.015: half goes up
        ("0.10", "5", "0.01"),  # 0.005: half goes up, where banker's rounding would drop it
        ("19.99", "0", "0.00"),
        ("100.00", "8.875", "8.88"),
    ],
)
def test_tax_is_rounded_half_up_to_the_cent(amount: str, percent: str, tax: str) -> None:
    assert tax_on(Goods(Decimal(amount), Decimal(percent))) == Decimal(tax)


@given(amounts, percents)
def test_tax_is_within_half_a_cent_of_the_exact_tax(amount: Decimal, percent: Decimal) -> None:
    assert abs(tax_on(Goods(amount, percent)) - amount * percent / 100) <= CENT / 2


@given(amounts, st.lists(amounts, min_size=1, max_size=12))
def test_shares_add_up_to_the_whole_and_none_is_negative(amount: Decimal, weights: list[Decimal]) -> None:
    shares = split(amount, weights)

    assert (sum(shares), len(shares)) == (amount, len(weights))
    assert min(shares) >= 0
    assert all(share == to_cents(share) for share in shares)


@given(amounts, st.lists(amounts, min_size=1, max_size=12))
def test_share_is_within_a_cent_of_its_proportion(amount: Decimal, weights: list[Decimal]) -> None:
    whole = sum(weights)
    pairs = zip(split(amount, weights), weights, strict=True)

    off = [abs(share - amount * weight / whole) for share, weight in pairs if whole]

    assert all(each <= CENT for each in off)


def test_shares_of_worthless_goods_are_equal() -> None:
    assert split(Decimal("8.00"), [NOTHING, NOTHING]) == (Decimal("4.00"), Decimal("4.00"))


def test_share_of_nothing_is_no_share() -> None:
    assert split(Decimal("8.00"), []) == ()


@given(amounts, amounts, percents)
def test_delivery_of_one_kind_of_goods_is_taxed_like_these(charge: Decimal, amount: Decimal, percent: Decimal) -> None:
    assert delivery_tax(charge, [Goods(amount, percent)]) == tax_on(Goods(charge, percent))


@given(amounts, goods)
def test_delivery_tax_lies_between_the_lowest_and_the_highest_rate(charge: Decimal, lines: list[Goods]) -> None:
    slack = CENT / 2 * len(lines)
    low, high = min(line.percent for line in lines), max(line.percent for line in lines)

    assert charge * low / 100 - slack <= delivery_tax(charge, lines) <= charge * high / 100 + slack


def test_delivery_of_mixed_goods_is_taxed_for_the_taxable_share() -> None:
    food, jar = Goods(Decimal("30.00"), NOTHING), Goods(Decimal("10.00"), Decimal("7.25"))

    assert delivery_tax(Decimal("8.00"), [food, jar]) == Decimal("0.15")  # 7.25 % of 2.00 is 0.145


def test_delivery_without_goods_is_not_taxed() -> None:
    assert delivery_tax(Decimal("8.00"), []) == NOTHING
