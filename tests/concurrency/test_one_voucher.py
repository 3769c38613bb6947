"""One voucher that is good for one order, and 24 buyers in four processes who all saw it free."""

from typing import Any

from tests.house.house import House

BUYERS = 24


def rush(house: House, guards: str) -> dict[str, Any]:
    return dict(house.ask(f"from tests.concurrency import voucher_buyers\nanswer = voucher_buyers.rush({guards!r})"))


def test_voucher_for_one_is_used_once(one_house: House) -> None:
    found = rush(one_house, "guard")

    assert set(found["codes"]) == {0}
    assert found["told"] == {"ordered": 1, "gone": BUYERS - 1}
    assert found["books"] == {"used": 1, "orders": 1}


def test_without_the_guards_it_is_used_again_and_again(one_house: House) -> None:
    found = rush(one_house, "bare")

    assert set(found["codes"]) == {0}
    assert found["told"]["ordered"] > 1
    assert found["books"]["used"] > 1
