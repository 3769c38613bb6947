"""What a keeper should know about a number: that it lies outside of what was measured, or that she should act."""

from typing import Final

from content.milk_maths.batch import Batch
from shop.care.numbers import CARE
from shop.care.ready_time import ReadyTime
from shop.care.units import Temperature

FIT: Final = CARE.ready_fit
ROOM: Final = CARE.room
MEASURED: Final = f"Our table covers {FIT.table_ml} ml of milk, one to four cups, for a tablespoon of grains."
LONGEST: Final = f"We count {FIT.most_hours} hours at most: by then grains at room temperature want fresh milk anyway."
SHORTEST: Final = f"We count {FIT.least_hours} hours at least; in a batch as quick as this, look often."
HARMFUL: Final = f"{ROOM.harmful} harms grains beyond {ROOM.harmful_beyond_hours} hours. Find a cooler place."


def remarks(batch: Batch, hours: ReadyTime) -> tuple[str, ...]:
    """All remarks that apply, what is unknown first."""
    return tuple(remark for remark in (*_unknown(batch, hours), *_advice(batch)) if remark)


def _unknown(batch: Batch, hours: ReadyTime) -> tuple[str, ...]:
    milk, cool, warm = FIT.table_ml, FIT.table_room.coolest, FIT.table_room.warmest
    ratio = batch.ml_per_tablespoon
    # A US cup is 240 ml where the table says 250: what the table rounds is not outside of it.
    little, much = ratio < milk.least * 0.95, ratio > milk.most * 1.05
    return (
        f"{MEASURED} This is less milk than that, so the hours are a guess: look early." if little else "",
        f"{MEASURED} This is more milk than that, so the hours are a guess." if much else "",
        _outside(batch.celsius, cool, warm),
        LONGEST if hours.late == FIT.most_hours else "",
        SHORTEST if hours.look_from == FIT.least_hours else "",
    )


def _outside(celsius: float, cool: Temperature, warm: Temperature) -> str:
    if _celsius(cool) - 0.5 <= celsius <= _celsius(warm) + 0.5:
        return ""
    return f"Our table was made at {FIT.table_room}. Beyond that the hours are stretched, not measured."


def _advice(batch: Batch) -> tuple[str, ...]:
    hot = batch.celsius >= _celsius(ROOM.harmful.coolest)
    warm = not hot and batch.celsius > _celsius(ROOM.shorten_above)
    cold = batch.celsius < _celsius(ROOM.usable.coolest) - 0.05
    first = CARE.first_batches.next_milk
    big = batch.settling and batch.ml_per_tablespoon > first.ml * 1.05
    return (
        HARMFUL if hot else "",
        f"Above {ROOM.shorten_above} shorten the batch, or keep the jar in the fridge by day." if warm else "",
        f"Below {ROOM.usable.coolest} grains get slow. A warmer shelf helps more than patience." if cold else "",
        f"While grains settle in, {first} for a tablespoon is plenty." if big else "",
    )


def _celsius(temperature: Temperature) -> float:
    return (temperature.fahrenheit - 32) * 5 / 9
