"""The words that the shop comes with: true to the care table, safe, short, and promising nothing."""

import re

import pytest

from shop.care.blocks import value_of
from shop.care.desk.inspecting import complaints_about
from shop.care.numbers import CARE
from shop.care.programme.default import DEFAULT
from shop.care.programme.steps import Condition, Step, Track
from shop.care.words import NUMBER, as_text

STEPS = pytest.mark.parametrize("step", DEFAULT.steps, ids=[step.key for step in DEFAULT.steps])
LIST_MARK = re.compile(r"^\d\. ", re.MULTILINE)
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fourteen"]
IN_WORDS = re.compile(
    rf"\b({'|'.join(SMALL)})\b (hours?|days?|weeks?|months?|batch(?:es)?|cups?|tablespoons?|degrees?|percent)\b",
    re.IGNORECASE,
)
LONGEST = 190  # words: a minute and a half


@STEPS
def test_every_number_comes_from_the_care_table(step: Step) -> None:
    typed = LIST_MARK.sub("", NUMBER.sub("", step.text))

    assert re.findall(r"\d+", typed) == []
    assert IN_WORDS.findall(typed) == []


@STEPS
def test_every_number_in_braces_is_there(step: Step) -> None:
    assert [value_of(path) for path in NUMBER.findall(step.text)].count("") == 0
    assert re.search(r"[{}]", as_text(step.text)) is None


@STEPS
def test_subject_fits_a_phone(step: Step) -> None:
    assert 10 <= len(step.subject) <= 60


@STEPS
def test_note_is_short(step: Step) -> None:
    assert len(as_text(step.text).split()) <= LONGEST


def test_numbers_in_titles_are_those_of_the_table() -> None:
    limit, weeks = DEFAULT.step("three-weeks"), SMALL[CARE.fridge_break.at_most_weeks - 2].capitalize()

    assert [words.split()[0] for words in (limit.title, limit.subject)] == [weeks, weeks]
    assert limit.day == CARE.fridge_break.at_most_weeks * 7
    assert DEFAULT.step("change").every == CARE.fridge_break.milk_change_days
    assert len(DEFAULT.on(Track.WAKE)) == CARE.fridge_break.wake_up_batches


def test_nothing_is_promised_and_nothing_is_missing() -> None:
    assert complaints_about(DEFAULT) == []


def test_month_has_nine_milestones_for_everybody() -> None:
    usual = [step for step in DEFAULT.on(Track.MILESTONE) if step.condition != Condition.THICK and step.day <= 30]

    assert len(usual) >= 9
    assert (usual[0].day, usual[-1].day) == (0, 30)


@pytest.mark.parametrize(
    ("key", "notes"),
    [
        ("D0", ["pasteurized milk", "milk allergy", "babies under 12 months", "immune system", "alcohol", "Pregnant"]),
        ("D1", ["see a doctor", "pharmacist", "2–4 tablespoons"]),  # noqa: RUF001 - as the care table writes a span
        ("D3", ["fuzz", "Then don't taste", "picture"]),
        ("D5", ["lid loosely"]),
        ("D9", ["within 2 hours", "40\u00a0°F", "within 7 days", "alcohol", "children"]),
        ("smells-off", ["fuzz", "don't drink this batch"]),
        ("wake-1", ["fuzz"]),
    ],
)
def test_safety_notes_stand_where_they_are_needed(key: str, notes: list[str]) -> None:
    text = as_text(DEFAULT.step(key).text)

    assert [note for note in notes if note not in text] == []
