"""160 buyers in eight processes for 20 jars."""

from typing import Any

from tests.house.house import House

JARS, BUYERS = 20, 160


def rush(house: House, guards: str) -> dict[str, Any]:
    return dict(house.ask(f"from tests.concurrency import buyers\nanswer = buyers.rush({guards!r})"))


def test_twenty_jars_are_sold_exactly_twenty_times(one_house: House) -> None:
    found = rush(one_house, "guard")

    assert set(found["codes"]) == {0}
    assert found["told"] == {"sold": JARS, "sold out": BUYERS - JARS}
    assert found["books"] == {"allocated": JARS, "held": JARS}


def test_without_the_guards_more_jars_are_sold_than_there_are(one_house: House) -> None:
    """The control: if this did not oversell, the test above would prove nothing."""
    found = rush(one_house, "bare")

    assert set(found["codes"]) == {0}
    assert found["told"]["sold"] > JARS
    assert found["books"]["allocated"] > JARS
