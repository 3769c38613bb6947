from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.payments.cents import from_cents, to_cents


@given(st.integers(min_value=0, max_value=10**9))
def test_cents_survive_the_way_there_and_back(cents: int) -> None:
    assert to_cents(from_cents(cents)) == cents


def test_a_fraction_of_a_cent_is_refused() -> None:
    with pytest.raises(ValueError, match="not a whole number of cents"):
        to_cents(Decimal("14.005"))
