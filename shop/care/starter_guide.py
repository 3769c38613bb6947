"""What the starter guide says that isn't prose: its edition, whom to ask, and the numbers it quotes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from shop.care.numbers import CARE, CareNumbers
from shop.care.ready_time import ReadyTime, hours_to_ready
from shop.care.units import Temperature, Volume

TITLE: Final = "Getting Started with Milk Kefir"
DRAWINGS: Final = "shop/static/shop/img"  # from the root of the project; the guide's pictures are the shop's own
ROOMS: Final = (CARE.room.best.coolest, Temperature(72), CARE.room.best.warmest)
MILKS: Final = (CARE.steady.least_milk, CARE.steady.most_milk)


class Paper(StrEnum):
    """What the guide is printed on, by the name that CSS gives it."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True)
class ReadyRow:
    """One line of the guide's timetable: milk for one tablespoon, and its times in each of the rooms."""

    milk: Volume
    times: tuple[ReadyTime, ...]


@dataclass(frozen=True)
class StarterGuide:
    """One edition of the guide, the same for everyone: no recipient's name or order is in it."""

    version: str
    date: date
    shop_name: str
    site_url: str
    help_email: str
    care: CareNumbers = CARE

    @property
    def rooms(self) -> tuple[Temperature, ...]:
        """The room temperatures that head the timetable's columns."""
        return ROOMS

    @property
    def timetable(self) -> tuple[ReadyRow, ...]:
        """When to start looking and when a batch is likely ready, for settled grains."""
        return tuple(ReadyRow(milk, tuple(_times(milk, room) for room in ROOMS)) for milk in MILKS)


def _times(milk: Volume, room: Temperature) -> ReadyTime:
    return hours_to_ready(ml_per_tablespoon=milk.ml, celsius=room.celsius)
