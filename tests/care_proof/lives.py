"""Chance decides how each jar is kept: deeds with their times, drawn before it begins."""

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from tests.care_proof import deeds
from tests.care_proof.deeds import DAY, Deed

Life = Iterator[tuple[datetime, Deed]]
ZONES: Final = {
    "America/New_York": 40,
    "America/Chicago": 15,
    "America/Denver": 8,
    "America/Los_Angeles": 15,
    "America/Phoenix": 5,
    "America/Anchorage": 2,
    "Pacific/Honolulu": 4,
    "Europe/London": 4,
    "Europe/Berlin": 3,
    "Australia/Sydney": 2,
    "Australia/Lord_Howe": 1,
    "Asia/Kathmandu": 1,
}
KINDS: Final = ("thin", "thin", "thick", "thick", "thick", "off", "fed")


def life(dice: random.Random, sent: datetime, *, zone: str) -> Life:
    """Everything that will happen to one jar that is sent at that time."""
    yield sent, deeds.dispatch
    there = sent + 3 * DAY
    yield from _arrival(dice, there)
    if dice.random() < 0.1:
        yield _some(dice, there, 0, 25), deeds.claim
    yield from _answers(dice, there)
    yield from _rests(dice, there)
    yield from _wishes(dice, there)
    yield from _ends(dice, there, sent)


def _some(dice: random.Random, start: datetime, first: float, last: float) -> datetime:
    return start + timedelta(minutes=dice.randrange(int(first * 1440), int(last * 1440)))


def _arrival(dice: random.Random, there: datetime) -> Life:
    way = dice.random()
    if way < 0.45:
        yield _some(dice, there, -1, 3), deeds.tell
    elif way < 0.65:
        yield _some(dice, there, -2, 4), deeds.carrier_delivers
        if dice.random() < 0.4:
            yield _some(dice, there, 4, 8), deeds.carrier_delivers
    elif way < 0.75:
        yield _some(dice, there, 0, 2), deeds.not_yet
        yield _some(dice, there, 2, 5), deeds.tell


def _answers(dice: random.Random, there: datetime) -> Life:
    for number in range(dice.choice((0, 0, 1, 2, 3, 6, 12))):
        asked = f"question {dice.randrange(number + 1)}"  # some are answered again, the other way
        yield _some(dice, there, 0, dice.choice((6, 14, 45))), deeds.answer(dice.choice(KINDS), asked)


def _rests(dice: random.Random, there: datetime) -> Life:
    for _ in range(dice.choice((0, 0, 0, 0, 1, 1, 2))):
        begin = _some(dice, there, 0.5, 50)
        if dice.random() < 0.5:
            yield begin, deeds.rest(dice.randrange(1, 40))
            if dice.random() < 0.3:
                yield _some(dice, begin, 1, 20), deeds.rest(dice.choice((None, 2, 12)))
        else:
            yield begin, deeds.rest(None)
        if dice.random() < 0.7:
            yield _some(dice, begin, 0.2, 45), deeds.come_back


def _wishes(dice: random.Random, there: datetime) -> Life:
    if dice.random() < 0.1:
        yield _some(dice, there, 0, 20), deeds.nudge(time(dice.randrange(6, 21), dice.choice((0, 30))))
        yield _some(dice, there, 10, 40), dice.choice((deeds.end_nudges, deeds.nudge(time(7, 15))))
    if dice.random() < 0.2:
        yield _some(dice, there, 0, 40), deeds.monthly
    if dice.random() < 0.15:
        yield _some(dice, there, 0, 12), deeds.adjust(fahrenheit=dice.randrange(59, 96))
    if dice.random() < 0.1:
        yield _some(dice, there, 0, 12), deeds.adjust(milk_ml=dice.choice((120, 240, 480)))
    if dice.random() < 0.1:
        hours = {"mail_hour": time(dice.randrange(8, 20)), "quiet_until": time(dice.randrange(6, 11))}
        yield _some(dice, there, 0, 30), deeds.adjust(**hours, quiet_from=time(dice.randrange(17, 23)))
    if dice.random() < 0.05:
        yield _some(dice, there, 0, 40), deeds.adjust(time_zone=dice.choice(list(ZONES)))


def _ends(dice: random.Random, there: datetime, sent: datetime) -> Life:
    way = dice.random()
    if way < 0.05:
        yield _some(dice, sent, 0, 3), deeds.refund
    elif way < 0.08:
        yield _some(dice, there, 0, 40), deeds.refund
    elif way < 0.15:
        yield _some(dice, there, 0, 40), deeds.stop
    elif way < 0.2:
        yield _some(dice, there, 0, 40), deeds.unsubscribe
    elif way < 0.22:
        yield _some(dice, there, 0, 40), deeds.complain
    elif way < 0.25:
        yield _some(dice, sent, 0, 45), deeds.be_erased
