"""kill -9 of the care sweep before every statement that it sends, and of the worker at every step of a care mail."""

from collections import Counter

from tests.house.house import House
from tests.standins.inbox.server import Inbox

# The step at which the worker dies -> how often the note arrives, and how its row ends. A care mail goes at most once:
# where nobody can know whether it arrived, it stays in doubt.
SENDING = {
    "outbox: after the claim": (1, "sent"),
    "mail: before the point of no return": (1, "sent"),
    "mail: after the point of no return": (0, "in doubt"),
    "mail: after the server took it": (1, "in doubt"),
    "outbox: after the work": (1, "sent"),
}


def killed(house: House, guards: str) -> list[str]:
    keepers = house.ask(f"from tests.concurrency import kills\nanswer = kills.sweeps({guards!r})")
    assert len(keepers) > 10
    return list(keepers)


def test_sweep_killed_anywhere_loses_and_doubles_no_note(one_house: House, inbox: Inbox) -> None:
    keepers = killed(one_house, "lock")

    assert Counter(str(message["To"]) for message in inbox.messages()) == dict.fromkeys(keepers, 1)


def test_without_a_transaction_somebody_hears_nothing(one_house: House, inbox: Inbox) -> None:
    """The control: a mail without its note would be left, which is never sent."""
    keepers = killed(one_house, "nothing")

    assert set(keepers) - {str(message["To"]) for message in inbox.messages()} != set()


def test_worker_killed_anywhere_sends_no_note_twice(one_house: House, inbox: Inbox) -> None:
    told = one_house.ask(f"from tests.concurrency import kills\nanswer = kills.sendings({list(SENDING)!r})")

    copies = Counter(str(message["Message-ID"]) for message in inbox.messages())
    found = {point: [(*mail[:2], copies[mail[2]]) for mail in mails] for point, mails in told.items()}
    expected = {point: [(["D0"], state, times), (["D1"], "sent", 1)] for point, (times, state) in SENDING.items()}
    assert found == expected
