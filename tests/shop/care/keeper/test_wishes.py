"""What a keeper tells of her kitchen and her hours, and what she wishes to hear: taken as it is, or refused whole."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.shop.care.keeper.conftest import HOURS, KITCHEN, Keeper
from tests.shop.care.keepers import row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("fahrenheit", "58"),
        ("fahrenheit", "96"),
        ("fahrenheit", "-40"),
        ("fahrenheit", "451"),
        ("fahrenheit", "warm"),
        ("fahrenheit", ""),
        ("fahrenheit", "9" * 400),
        ("cups", "0"),
        ("cups", "NaN"),
        ("cups", "1e9"),
        ("tablespoons", "-1"),
        ("tablespoons", "Infinity"),
        ("tablespoons", "21"),
    ],
)
def test_impossible_kitchen_changes_nothing(ada: Keeper, field: str, typed: str) -> None:
    before = row(ada.plan)

    response = ada.does("kitchen", **KITCHEN | {field: typed})

    page = response.content.decode()
    assert (response.status_code, row(ada.plan)) == (422, before)
    assert [page.count(f'id="kitchen_{field}_error"'), page.count("Nothing has changed.")] == [1, 1]


@pytest.mark.parametrize("degrees", [59, 95])
def test_coldest_and_warmest_room_are_taken(ada: Keeper, degrees: int) -> None:
    ada.does("kitchen", **KITCHEN | {"fahrenheit": str(degrees)})

    ada.plan.refresh_from_db()
    assert ada.plan.fahrenheit == degrees
    assert f"{degrees}\N{NO-BREAK SPACE}°F" in ada.reads()


def test_kitchen_moves_the_ready_time_as_the_calculator_has_it(ada: Keeper) -> None:
    told = ada.is_told("kitchen", fahrenheit="64", cups="1.5", tablespoons="2")

    ada.plan.refresh_from_db()
    assert (ada.plan.fahrenheit, ada.plan.milk_ml, float(ada.plan.grains_tablespoons)) == (64, 360, 2.0)
    assert "“Time for a full cup” moves from Sun, Oct 11 to Mon, Oct 12." in told
    page = ada.reads()
    hours = page.split("ready at about <strong>")[1].split("</strong>")[0]
    address = page.split('href="/milk-calculator/')[1].split('"')[0].replace("&amp;", "&")
    assert f"{hours}" in Client().get(f"/milk-calculator/{address}").content.decode()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("time_zone", "America/Gotham"),
        ("time_zone", ""),
        ("mail_hour", "03:00"),
        ("mail_hour", "07:00"),  # before the quiet time ends
        ("mail_hour", "20:00"),
        ("quiet_until", "25:00"),
        ("quiet_from", "soon"),
    ],
)
def test_impossible_hours_change_nothing(ada: Keeper, field: str, typed: str) -> None:
    before = row(ada.plan)

    response = ada.does("hours", **HOURS | {field: typed})

    assert (response.status_code, row(ada.plan)) == (422, before)
    assert "<details open>" in response.content.decode()


def test_hours_and_zone_are_hers(ada: Keeper) -> None:
    ada.does("hours", **HOURS | {"time_zone": "Pacific/Honolulu", "mail_hour": "18:00"})

    ada.plan.refresh_from_db()
    assert (ada.plan.time_zone, ada.plan.mail_hour.hour) == ("Pacific/Honolulu", 18)
    assert "6 p.m., Hawaii (Honolulu)" in ada.reads()


def test_daily_notes_begin_are_renewed_and_end(ada: Keeper, clock: Any) -> None:
    assert "“Feeding time” comes" in ada.is_told("nudge", hour="18:00")
    ada.plan.refresh_from_db()
    first = ada.plan.nudge_last

    clock.move(days=10)
    ada.does("nudge", hour="18:00")
    ada.plan.refresh_from_db()
    assert first is not None
    assert ada.plan.nudge_last == first + timedelta(days=10)

    assert "doesn't come any more" in ada.is_told("nudge-end")


@pytest.mark.parametrize("hour", ["06:00", "21:00", "24:00", ""])
def test_daily_note_never_comes_in_the_quiet_time(ada: Keeper, hour: str) -> None:
    assert ada.does("nudge", hour=hour).status_code == 422


@pytest.mark.parametrize("choice", ["monthly", "calendar", "nothing"])
def test_afterwards_is_her_choice(ada: Keeper, choice: str) -> None:
    ada.does("afterwards", choice=choice)

    ada.plan.refresh_from_db()
    assert ada.plan.afterwards == choice


def test_unknown_choice_is_refused(ada: Keeper) -> None:
    assert ada.does("afterwards", choice="weekly").status_code == 422
