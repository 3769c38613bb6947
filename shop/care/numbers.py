# ruff: noqa: RUF009  # the defaults are frozen values, which no two instances can share by mistake
"""The care numbers: every figure that the guide, the mails and the pages tell a keeper stands here only.

Each class is one row of the care table (domain notes D1 and D2, or the safety notes of the evidence file),
named in its docstring. Where sellers contradict each other, the table's published value, the cautious one, is
used.
"""

from dataclasses import dataclass

from shop.care.units import Span, Temperature, TemperatureRange, Volume


@dataclass(frozen=True)
class Grains:
    """What one jar holds: a tablespoon of grains (rows "Steady ratio" and D2)."""

    amount: Volume = Volume("1 tablespoon", 15)
    grams: int = 15


@dataclass(frozen=True)
class Arrival:
    """Rows "Start after arrival" and "Survival in the post"."""

    feed_within_hours: int = 24
    fridge_days_in_pack: int = 7
    post_days_fine: Span = Span(5, 7)
    post_days_risky_beyond: int = 10


@dataclass(frozen=True)
class FirstBatches:
    """Row "First batches after mail": milk for one tablespoon; the first milk is poured away."""

    first_milk: Volume = Volume("1/2 cup", 120)
    discarded_batches: int = 1
    next_milk: Volume = Volume("1 cup", 240)


@dataclass(frozen=True)
class Settling:
    """Row "Settling": batches stay small until milk sets within a day."""

    usual_batches: Span = Span(3, 4)
    most_batches: int = 10
    allow_weeks: int = 2
    sets_within_hours: int = 24


@dataclass(frozen=True)
class Steady:
    """Row "Steady ratio": milk for one tablespoon of settled grains."""

    least_milk: Volume = Volume("1 cup", 240)
    most_milk: Volume = Volume("2 cups", 480)
    cups: Span = Span(1, 2)


@dataclass(frozen=True)
class Room:
    """Row "Room temperature"."""

    best: TemperatureRange = TemperatureRange(Temperature(68), Temperature(77))
    usable: TemperatureRange = TemperatureRange(Temperature(65), Temperature(85))
    shorten_above: Temperature = Temperature(82)
    harmful: TemperatureRange = TemperatureRange(Temperature(86), Temperature(95))
    harmful_beyond_hours: int = 12


@dataclass(frozen=True)
class Feeding:
    """Row "Feeding": how often grains at room temperature get fresh milk."""

    every_hours: int = 24
    at_most_hours: int = 48


@dataclass(frozen=True)
class Growth:
    """Rows "Growth" and "Split"."""

    percent_a_week: Span = Span(10, 20)
    split_at: Volume = Volume("2 tablespoons", 30)
    keep: Volume = Volume("1 tablespoon", 15)
    split_if_milk_parts_in_hours: int = 12


@dataclass(frozen=True)
class FridgeBreak:
    """Rows "Fridge break", "When first allowed" and "Waking from fridge"."""

    days_without_care: int = 7
    milk_change_days: int = 7
    at_most_weeks: int = 3
    first_after_weeks: int = 3
    wake_up_batches: int = 2
    wake_up_days: Span = Span(2, 3)


@dataclass(frozen=True)
class Backup:
    """Row "Backup": months that spare grains keep; sellers name several months to a year for the freezer."""

    frozen_months_at_most: int = 12
    dried_in_fridge_months: int = 6


@dataclass(frozen=True)
class Materials:
    """Row "Metal", and the evidence file's `metal-contact`."""

    fine: tuple[str, ...] = ("glass", "stainless steel", "plastic", "silicone")
    avoid: tuple[str, ...] = ("copper", "brass", "aluminum", "galvanized metal")


@dataclass(frozen=True)
class Milk:
    """Rows "Milk" and "Non-dairy"."""

    fine: tuple[str, ...] = ("whole", "reduced-fat", "skim")
    animals: tuple[str, ...] = ("cow", "goat")
    marks_to_avoid: tuple[str, ...] = ("UHT", "UP", "ultra-pasteurized")
    plant_milk_after_dairy_batches: int = 2
    back_to_dairy_every_batches: Span = Span(2, 3)


@dataclass(frozen=True)
class Jar:
    """What holds the batch (domain notes A4, and the evidence file's `same-jar-again`)."""

    size: Volume = Volume("1 pint", 470)
    clean_jar_times_a_week: int = 2


@dataclass(frozen=True)
class Serving:
    """The evidence file's `start-quarter-cup` and `amount-one-cup`: a serving of food, never a dose."""

    first_tablespoons: Span = Span(2, 4)
    first_most: Volume = Volume("1/4 cup", 60)
    usual_most: Volume = Volume("1 cup", 240)


@dataclass(frozen=True)
class Keeping:
    """The evidence file's `hygiene-temp`: strained kefir in the fridge."""

    fridge_at_most: Temperature = Temperature(40)
    best_within_days: int = 7
    at_most_days: int = 14
    out_of_fridge_hours: int = 2


@dataclass(frozen=True)
class Safety:
    """The evidence file's notes `infant-drink`, `milk-allergy`, `alcohol` and `red-flags`, and `faq-heat`."""

    no_drink_before_months: int = 12
    spoonfuls_ask_from_months: int = 6
    alcohol_percent_after_a_day: str = "0.06"
    alcohol_percent_when_long: int = 1
    low_alcohol_hours: int = 24
    emergency_number: str = "911"
    upset_days_to_ask: Span = Span(2, 3)
    upset_days_to_ask_toddler: int = 1
    live_cultures_fade_above: Temperature = Temperature(104)


@dataclass(frozen=True)
class ReadyFit:
    """The fit of D2: base_hours * (ml / base_ml) ** 0.5 * factor ** ((base_celsius - celsius) / 10) hours.

    `table_ml` (for a tablespoon) and `table_room` are what the fitted table covers; beyond them it is a stretch.
    """

    base_hours: float = 21
    base_ml: float = 250
    base_celsius: float = 23
    tenfold_degree_factor: float = 2.5
    settling_factor: float = 1.5
    look_from_share: float = 0.6
    late_share: float = 1.4
    least_hours: int = 8
    most_hours: int = 48
    valid_celsius: Span = Span(15, 35)
    table_ml: Span = Span(250, 1000)
    table_room: TemperatureRange = TemperatureRange(Temperature(64), Temperature(82))


@dataclass(frozen=True)
class CareNumbers:
    """All rows together, as templates receive them."""

    grains: Grains = Grains()
    arrival: Arrival = Arrival()
    first_batches: FirstBatches = FirstBatches()
    settling: Settling = Settling()
    steady: Steady = Steady()
    room: Room = Room()
    feeding: Feeding = Feeding()
    growth: Growth = Growth()
    fridge_break: FridgeBreak = FridgeBreak()
    backup: Backup = Backup()
    materials: Materials = Materials()
    milk: Milk = Milk()
    jar: Jar = Jar()
    serving: Serving = Serving()
    keeping: Keeping = Keeping()
    safety: Safety = Safety()
    ready_fit: ReadyFit = ReadyFit()


CARE = CareNumbers()
