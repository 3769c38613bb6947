"""One jar's code, opened by two people at the same moment: it gets one keeper, and the other reads why."""

from typing import Any

from tests.house.house import House


def rush(house: House, guards: str) -> dict[str, Any]:
    return dict(house.ask(f"from tests.concurrency import openers\nanswer = openers.rush({guards!r})"))


def test_one_opens_the_jar_and_the_other_is_told_so(one_house: House) -> None:
    found = rush(one_house, "lock")

    keeper = found["keeper"]
    [(other, refusal)] = [(who, told) for who, told in found["told"].items() if who != keeper]
    status, address, words = found["told"][keeper]
    assert (status, address.startswith(found["page"]), words) == (302, True, 0)
    assert (refusal, found["asked"]) == ([409, "", 1], [keeper]), other


def test_without_the_lock_both_are_welcomed(one_house: House) -> None:
    """The control: one of the two would wait for notes that never come."""
    found = rush(one_house, "nothing")

    assert [told[0] for told in found["told"].values()] == [302, 302]
