"""Five hundred orders through bad weather; both runs of `make test` together make a thousand."""

import random

from tests.faults.run import report, run
from tests.house.house import House

ORDERS = 500


def test_the_three_books_agree_after_the_storm(shop: House) -> None:
    seed = random.SystemRandom().randrange(1_000_000)

    reckoning = run(shop, orders=ORDERS, seed=seed)

    report(reckoning)
    assert reckoning.gave_up == []
    assert reckoning.disagreements == []
    assert reckoning.struck.total() > 0
    assert reckoning.paid > ORDERS // 2
