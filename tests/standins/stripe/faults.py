"""Planned misbehaviour: rules that strike API requests or events, by count or by seeded chance."""

import itertools
import random
import threading
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from typing import Any

from tests.standins.stripe.account import Fault
from tests.standins.stripe.errors import ApiError

ON_REQUEST = (
    "delay",  # before execution
    "delay_answer",  # after execution
    "drop_before",  # connection closed, nothing happened
    "drop_after",  # connection closed, it happened
    "error_500",  # stored under the key, nothing happened
    "error_429",
    "error_409",
    "hang",  # no answer for `seconds`, then closed; nothing happened
    "pay_first",  # a session is paid, and its webhooks tried, before its creation is answered
)
ON_EVENT = (
    "delay",
    "reorder",  # a random delay of up to `seconds`
    "duplicate",
    "second_event",  # another Event object for the same thing
    "drop",  # first attempt fails unsent
    "lose",  # never sent at all
    "wrong_signature",
    "old_timestamp",
)


@dataclass
class Rule:
    """Strikes `count` times (None: for ever) with this probability where method and path, or event, match."""

    id: int
    action: str
    method: str = "*"
    path: str = ""
    event: str = ""
    count: int | None = None
    probability: float = 1
    seconds: float = 1
    card: str = "4242424242424242"
    struck: int = 0

    def strikes(self, chance: random.Random) -> bool:
        if self.count is not None and self.struck >= self.count:
            return False
        if chance.random() >= self.probability:
            return False
        self.struck += 1
        return True


class Faults:
    """The rules in force."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._rules: list[Rule] = []

    def add(self, wish: dict[str, Any]) -> dict[str, Any]:
        rule = self._read(wish)
        allowed = ON_EVENT if rule.event else ON_REQUEST
        if rule.action not in allowed or bool(rule.event) == bool(rule.path):
            raise ApiError(f"A rule has either `path` or `event`, and one of these actions: {', '.join(allowed)}")
        with self._lock:
            self._rules.append(rule)
        return asdict(rule)

    def listed(self) -> list[dict[str, Any]]:
        return [asdict(rule) for rule in self._rules]

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()

    def for_request(self, method: str, path: str) -> list[Fault]:
        return self._struck(lambda rule: fnmatch(method, rule.method) and fnmatch(path, rule.path), event=False)

    def for_event(self, event_type: str) -> list[Fault]:
        return self._struck(lambda rule: fnmatch(event_type, rule.event), event=True)

    def _read(self, wish: dict[str, Any]) -> Rule:
        try:
            return Rule(id=next(self._numbers), **wish)
        except TypeError as wrong:
            raise ApiError(f"Not a rule: {wrong}") from None

    def _struck(self, matches: Any, *, event: bool) -> list[Fault]:
        with self._lock:
            fitting = [rule for rule in self._rules if bool(rule.event) == event and matches(rule)]
            struck = [rule for rule in fitting if rule.strikes(self._chance)]
        return [Fault(rule.action, rule.seconds, rule.card) for rule in struck]
