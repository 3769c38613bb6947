from fractions import Fraction

import pytest

from content.recipes.amounts import Amount, fraction, metric, read, us


@pytest.mark.parametrize(
    ("written", "factor", "american", "grams", "measured"),
    [
        ("1/2 cup", Fraction(1), "1/2 cup", 150, "75 g"),
        ("1/3 cup", Fraction(1, 4), "1 Tbsp + 1 tsp", 165, "14 g"),
        ("1/3 cup", Fraction(4), "1 1/3 cups", 165, "225 g"),
        ("1 Tbsp", Fraction(1, 2), "1 1/2 tsp", None, "7.5 ml"),
        ("1 cup", Fraction(4), "4 cups", None, "950 ml"),
        ("1/4 tsp", Fraction(1, 4), "a pinch", None, ""),
        ("3 Tbsp", Fraction(1, 4), "2 1/4 tsp", 163, "11 ml"),
        ("1", Fraction(1, 4), "1/4", 24, "6 g"),
        ("4", Fraction(2), "8", None, ""),
    ],
)
def test_an_amount_in_both_measures(
    written: str, factor: Fraction, american: str, grams: int | None, measured: str
) -> None:
    amount = read(written) * factor

    assert us(amount).replace("\N{NO-BREAK SPACE}", " ") == american
    assert metric(amount, grams=grams).replace("\N{NO-BREAK SPACE}", " ") == measured


def test_fractions_are_written_as_cooks_do() -> None:
    assert [fraction(Fraction(number)) for number in ("2", "1/2", "4/3", "0.75")] == ["2", "1/2", "1 1/3", "3/4"]


def test_a_pinch_is_what_no_spoon_measures() -> None:
    assert (Amount(Fraction(1, 9)).is_pinch, Amount(Fraction(1, 8)).is_pinch) == (True, False)
