"""The calculator says what the mails and the guide say, and where their knowledge ends."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.milk_maths.batch import Batch, Measure, Scale, Spoon, batch_of
from content.milk_maths.forecast import Moment, after, forecast
from content.milk_maths.remarks import HARMFUL, LONGEST, MEASURED, SHORTEST
from shop.care.numbers import CARE
from shop.care.ready_time import hours_to_ready
from shop.care.starter_guide import MILKS, ROOMS


def fahrenheit(degrees: float, *, spoonfuls: float = 1, cups: float = 1, settling: bool = False) -> Batch:
    return batch_of(
        spoonfuls=spoonfuls,
        spoon=Spoon.TABLESPOON,
        milk=cups,
        measure=Measure.CUPS,
        degrees=degrees,
        scale=Scale.FAHRENHEIT,
        settling=settling,
    )


def test_it_agrees_with_every_cell_of_the_guides_table() -> None:
    for milk in MILKS:
        for room in ROOMS:
            batch = Batch(tablespoons=1, milk_ml=milk.ml, celsius=room.celsius)
            assert forecast(batch).hours == hours_to_ready(ml_per_tablespoon=milk.ml, celsius=room.celsius)


def test_measures_of_all_kinds_are_the_same_batch() -> None:
    american = fahrenheit(68, cups=2)
    metric = batch_of(
        spoonfuls=3,
        spoon=Spoon.TEASPOON,
        milk=480,
        measure=Measure.MILLILITRES,
        degrees=20,
        scale=Scale.CELSIUS,
        settling=False,
    )

    assert american == metric == Batch(tablespoons=1, milk_ml=480, celsius=20)


def test_twice_the_grains_in_twice_the_milk_take_as_long() -> None:
    assert forecast(fahrenheit(72, spoonfuls=2, cups=4)).hours == forecast(fahrenheit(72, cups=2)).hours


def test_an_ordinary_batch_needs_no_remark() -> None:
    assert [forecast(fahrenheit(degrees, cups=1.5)).remarks for degrees in (70, 72, 77)] == [(), (), ()]


@pytest.mark.parametrize(
    ("batch", "words"),
    [
        (fahrenheit(72, spoonfuls=3), MEASURED),
        (fahrenheit(72, cups=5), MEASURED),
        (fahrenheit(62), "Our table was made at 64"),
        (fahrenheit(84), "Our table was made at 64"),
        (fahrenheit(84), "shorten the batch"),
        (fahrenheit(86), HARMFUL),
        (fahrenheit(60), "grains get slow"),
        (fahrenheit(64, cups=4), LONGEST),
        (fahrenheit(82), SHORTEST),
        (fahrenheit(72, cups=2, settling=True), "While grains settle in"),
    ],
)
def test_what_is_not_known_or_needs_care_is_said(batch: Batch, words: str) -> None:
    assert [remark for remark in forecast(batch).remarks if remark.startswith(words) or words in remark] != []


@settings(max_examples=300, deadline=None)
@given(
    st.floats(min_value=0.1, max_value=20),
    st.floats(min_value=30, max_value=8000),
    st.floats(min_value=15, max_value=35),
    st.booleans(),
)
def test_hours_are_in_order_and_the_reader_is_told_wherever_the_table_ends(
    tablespoons: float, milk_ml: float, celsius: float, settling: bool
) -> None:
    batch = Batch(tablespoons, milk_ml, celsius, settling)
    told = forecast(batch)

    assert 8 <= told.hours.look_from <= told.hours.ready <= told.hours.late <= 48
    covered = CARE.ready_fit.table_ml
    if not covered.least * 0.9 < batch.ml_per_tablespoon < covered.most * 1.1 or not 17 < celsius < 28.5:
        assert told.remarks != ()


@pytest.mark.parametrize(
    ("hours", "moment", "day"),
    [(9, Moment(0, time(17, 30)), "the same day"), (24, Moment(1, time(8, 30)), "the next day"),
     (48, Moment(2, time(8, 30)), "2 days later")],
)  # fmt: skip
def test_hours_on_the_clock(hours: int, moment: Moment, day: str) -> None:
    assert (after(time(8, 30), hours), moment.day) == (moment, day)
