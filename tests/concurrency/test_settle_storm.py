"""Fifty settles of one paid session at once: webhook, return page, sweep and owner, all impatient."""

from typing import Any

from tests.house.house import House


def storm(house: House, guards: str) -> dict[str, Any]:
    if "stripe" not in house.running:
        house.start("stripe")
    return dict(house.ask(f"from tests.concurrency import settlers\nanswer = settlers.storm({guards!r})"))


def test_fifty_settles_write_one_payment_and_one_set_of_mails(one_house: House) -> None:
    found = storm(one_house, "guard")

    assert set(found["codes"]) == {0}
    assert found["written"] == {"payments": 1, "mails": {"order_confirmation": 1}, "plans": 1, "status": "paid"}


def test_without_the_guards_the_payment_is_written_more_than_once(one_house: House) -> None:
    """The control: if this did not write twice, the test above would prove nothing."""
    found = storm(one_house, "bare")

    assert found["written"]["payments"] > 1
