"""The calculator's page: numbers in words, a picture beside them, and a clear word where nothing is known."""

import re
from typing import Any

import pytest
from django.test import Client
from lxml import html as lxml_html  # type: ignore[import-untyped]
from pytest_django import DjangoAssertNumQueries

from content.milk_maths.forms import CLOCK, GRAINS, MILK, NUMBER, ROOM

PAGE = "/milk-calculator/"


def page(query: str = "") -> Any:
    return lxml_html.document_fromstring(Client().get(f"{PAGE}{query}").content.decode())


def times(query: str = "") -> dict[str, str]:
    rows = page(query).xpath("//dl[@class='milk-times']/div")
    return {row.findtext("dt"): " ".join(row.find("dd").text_content().split()) for row in rows}


pytestmark = pytest.mark.django_db


def test_page_begins_with_the_usual_batch() -> None:
    assert times() == {
        "Start looking": "after 19 hours the next day, 3:00 a.m.",
        "Ready by": "31 hours the next day, 3:00 p.m.",
        "Too late": "after 44 hours 2 days later, 4:00 a.m.",
    }


def test_numbers_follow_what_was_asked() -> None:
    query = "?grains=3&spoon=tsp&milk=250&measure=ml&room=23&scale=C&poured=20:15"

    assert times(query)["Ready by"] == "21 hours the next day, 5:15 p.m."


def test_settling_grains_take_longer() -> None:
    assert times("?milk=0.5&settling=on")["Ready by"] != times("?milk=0.5")["Ready by"]


def test_picture_says_in_words_what_it_shows() -> None:
    [svg] = page().xpath("//*[local-name()='svg' and @class='milk-curve']")

    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "curve-title curve-desc"
    assert svg.xpath("./*[@id='curve-title']")[0].text == "From milk to kefir over 48 hours"
    assert "after 31 hours" in svg.xpath("./*[@id='curve-desc']")[0].text
    assert svg.xpath("//*[@style]") == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?room=200", ROOM),
        ("?room=-40", ROOM),
        ("?room=10&scale=C", ROOM),
        ("?grains=0", GRAINS),
        ("?grains=-1", GRAINS),
        ("?grains=1e300", GRAINS),
        ("?grains=1e-300", GRAINS),
        ("?milk=0", MILK),
        ("?milk=1e308", MILK),
        ("?milk=-2", MILK),
        ("?milk=much", NUMBER),
        ("?milk=", NUMBER),
        ("?room=nan", NUMBER),
        ("?room=inf", NUMBER),
        ("?grains=%00", NUMBER),
        ("?poured=25:00", CLOCK),
        ("?poured=", CLOCK),
        ("?spoon=shovel", "“shovel” is none of the choices here. Please choose again."),
    ],
)
def test_nonsense_is_answered_in_words_and_without_numbers(query: str, message: str) -> None:
    response = Client().get(f"{PAGE}{query}")

    summary = page(query).xpath("//div[@class='error-summary']")[0].text_content()
    assert (response.status_code, message in summary, times(query)) == (400, True, {})


def test_what_is_asked_stays_in_the_form() -> None:
    fields = {field.get("name"): field.get("value") for field in page("?grains=2&room=200").xpath("//main//input")}

    assert (fields["grains"], fields["room"], fields["milk"]) == ("2", "200", "2")


def test_a_room_at_either_end_of_what_is_known_has_an_answer() -> None:
    assert [bool(times(f"?room={degrees}")) for degrees in (59, 95)] == [True, True]
    assert [bool(times(f"?room={degrees}&scale=C")) for degrees in (15, 35)] == [True, True]


def test_a_hot_kitchen_is_warned() -> None:
    notices = page("?room=90").xpath("//div[contains(@class, 'notice-warning')]")

    assert [bool(re.search("harms grains", notice.text_content())) for notice in notices].count(True) == 1


def test_calculator_asks_the_database_for_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        Client().get(PAGE)
