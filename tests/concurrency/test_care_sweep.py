"""Processes that sweep the same care plans: every note is written once, and a stop takes back what was written."""

from typing import Any

import pytest

from tests.house.house import House

PEOPLE = 40


def happened(house: House, scene: str) -> dict[str, Any]:
    return dict(house.ask(f"from tests.concurrency import sweepers\nanswer = sweepers.{scene}"))


def test_crowd_of_sweepers_writes_every_note_once(one_house: House) -> None:
    found = happened(one_house, f"crowd(processes=4, people={PEOPLE}, batch=3)")

    assert found["codes"] == [0] * 4
    assert (found["mails each"], found["left"]) == ([1], 0)


def test_jars_of_one_person_in_two_sweepers_hands_are_one_mail_a_day(one_house: House) -> None:
    found = happened(one_house, "apart()")

    assert (found["codes"], found["today"]["mails each"], found["today"]["left"]) == ([0, 0], [1], 0)
    assert found["jars told of by tomorrow"] == 2


@pytest.mark.parametrize("guards", ["lock and key", "lock", "key"])
def test_either_guard_alone_keeps_two_sweepers_from_writing_twice(one_house: House, guards: str) -> None:
    found = happened(one_house, f"pair({guards!r})")

    assert found == {"codes": [0, 0], "mails each": [1], "notes": 20, "left": 0}


def test_without_both_guards_everybody_gets_two_mails(one_house: House) -> None:
    """The control: if this wrote once, the tests above would prove nothing."""
    assert happened(one_house, "pair('nothing')")["mails each"] == [2]


def test_stop_that_comes_while_a_sweeper_writes_wins(one_house: House) -> None:
    found = happened(one_house, "stop_meanwhile('lock')")

    assert found == {"codes": [0, 0], "plan": "stopped", "mails": ["skipped"]}


def test_without_the_lock_the_stop_takes_back_no_mail(one_house: House) -> None:
    """The control: the mail is written behind its back, and nobody withdraws it."""
    assert happened(one_house, "stop_meanwhile('nothing')")["mails"] == ["planned"]
