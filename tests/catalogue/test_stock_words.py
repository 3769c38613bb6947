"""What a buyer is told of the stock."""

import pytest

from catalogue.stock_words import Stock


@pytest.mark.parametrize(
    ("left", "words", "badge"),
    [
        (-1, "Sold out", "out"),
        (0, "Sold out", "out"),
        (1, "Last jar", "low"),
        (5, "Last 5 jars", "low"),
        (6, "In stock", ""),
    ],
)
def test_stock_is_told_in_words(left: int, words: str, badge: str) -> None:
    stock = Stock(left)

    assert (stock.words, stock.badge) == (words, badge)
