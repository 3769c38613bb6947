"""What the basket page shows."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from catalogue.pictures import pictures
from shop.basket.at_stripe import waiting_attempt
from shop.basket.forms import MOST
from shop.basket.pricing import priced
from shop.checkout.quoted import Quote, QuotedLine
from shop.dispatch.promise import promise
from shop.pictures.picture import Picture


@dataclass(frozen=True)
class Row:
    """One line of the basket: the priced line, its picture, what is wrong with it, and its price when it was put in."""

    quoted: QuotedLine
    picture: Picture
    problem: str
    price_before: Decimal | None


def context(request: Any, *, now: datetime) -> dict[str, Any]:
    """Prices, problems and vouchers of this visitor's basket; or the unpaid attempt she may go back to."""
    basket = request.basket
    quote = priced(basket, now=now) if basket.pk else None
    if quote is None or not quote.lines:
        return {"rows": [], "attempt": waiting_attempt(request)}
    return {
        "rows": _rows(quote),
        "quote": quote,
        "promise": promise(now),
        "vouchers": list(basket.vouchers.all()),
        "most": MOST,
        "blocked": any(problem.line_id for problem in quote.problems),
        "general": [problem.message for problem in quote.problems if not problem.line_id and quote.method.name],
    }


def _rows(quote: Quote) -> list[Row]:
    shown = pictures([line.line.product for line in quote.lines])
    wrong = {problem.line_id: problem.message for problem in quote.problems}
    return [
        Row(line, shown[line.line.product.pk][0], wrong.get(line.line.pk, ""), _price_before(line))
        for line in quote.lines
    ]


def _price_before(line: QuotedLine) -> Decimal | None:
    seen = line.line.price_excl_tax
    return seen if seen is not None and line.unit_price and seen != line.unit_price else None
