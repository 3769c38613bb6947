from dataclasses import FrozenInstanceError

import pytest

from shop.care.numbers import CARE
from shop.care.units import GAP, TO, Temperature, TemperatureRange, Volume


def test_volumes_read_in_both_systems() -> None:
    assert str(Volume("1/2 cup", 120)) == f"1/2 cup (120{GAP}ml)"


def test_temperatures_read_in_both_systems() -> None:
    assert str(Temperature(40)) == f"40{GAP}°F (4{GAP}°C)"
    assert str(TemperatureRange(Temperature(68), Temperature(77))) == f"68{TO}77{GAP}°F (20{TO}25{GAP}°C)"


def test_published_numbers_are_those_of_the_care_table() -> None:
    assert CARE.arrival.feed_within_hours == 24
    assert CARE.arrival.fridge_days_in_pack == 7
    assert CARE.first_batches.first_milk.ml == 120
    assert (CARE.settling.usual_batches.least, CARE.settling.usual_batches.most) == (3, 4)
    assert (CARE.steady.least_milk.ml, CARE.steady.most_milk.ml) == (240, 480)
    assert (CARE.feeding.every_hours, CARE.feeding.at_most_hours) == (24, 48)
    assert (CARE.fridge_break.days_without_care, CARE.fridge_break.at_most_weeks) == (7, 3)


def test_ranges_lie_inside_each_other() -> None:
    best, usable, harmful = CARE.room.best, CARE.room.usable, CARE.room.harmful

    assert usable.coolest.fahrenheit < best.coolest.fahrenheit < best.warmest.fahrenheit
    assert best.warmest.fahrenheit < CARE.room.shorten_above.fahrenheit < usable.warmest.fahrenheit
    assert usable.warmest.fahrenheit < harmful.coolest.fahrenheit < harmful.warmest.fahrenheit


def test_steady_milk_fits_the_jar() -> None:
    assert CARE.steady.least_milk.ml + CARE.grains.amount.ml < CARE.jar.size.ml


def test_no_number_can_be_changed_at_run_time() -> None:
    with pytest.raises(FrozenInstanceError):
        CARE.feeding.at_most_hours = 72  # type: ignore[misc]  # the refusal is what is tested
