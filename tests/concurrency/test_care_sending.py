"""Two workers with the same care mails due: every mail leaves once."""

from collections import Counter
from typing import Any

import pytest

from tests.house.house import House
from tests.standins.inbox.server import Inbox


def sent(house: House, inbox: Inbox, guards: str) -> tuple[dict[str, Any], list[int]]:
    """What became of it, and how many copies each keeper got."""
    found = house.ask(f"from tests.concurrency import senders\nanswer = senders.together({guards!r})")
    copies = Counter(str(message["To"]) for message in inbox.messages())
    return found, [copies[to] for to in found["people"]]


@pytest.mark.parametrize("guards", ["claim and state", "claim", "state"])
def test_either_guard_alone_keeps_two_workers_from_sending_twice(one_house: House, inbox: Inbox, guards: str) -> None:
    found, copies = sent(one_house, inbox, guards)

    assert (found["codes"], found["states"], copies) == ([0, 0], ["sent"], [1] * 8)


def test_without_both_guards_everybody_gets_two_copies(one_house: House, inbox: Inbox) -> None:
    """The control: if this sent once, the test above would prove nothing."""
    assert sent(one_house, inbox, "nothing")[1] == [2] * 8
