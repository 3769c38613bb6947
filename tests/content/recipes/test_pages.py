"""The generator's page and the owner's recipe, as browsers, printers and htmx ask for them."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.recipes.forms import OTHER_RULES, OTHER_SEED

pytestmark = pytest.mark.django_db
PAGE = "/recipes/generator/"
ONE = f"{PAGE}?v=1&seed=7&who=adult&tools=blender&tools=whisk"
HTMX = {"HX-Request": "true"}


def text(response: Any) -> str:
    return str(response.content.decode())


def recipe_in(page: str) -> str:
    found = re.search(r'<article class="recipe".*?</article>', page, re.DOTALL)
    return found[0] if found else ""


def test_page_begins_with_a_form_and_no_recipe(client: Client) -> None:
    page = text(client.get(PAGE))

    assert (page.count("<form"), recipe_in(page)) == (1, "")
    assert 'href="/recipes/lemon-strawberry-bowl/"' in page
    assert re.findall(r'value="(\w+)" checked', page) == ["whisk", "blender"]
    assert "noindex" not in page


def test_words_of_others_in_the_address_ask_for_nothing(client: Client) -> None:
    assert recipe_in(text(client.get(f"{PAGE}?utm_source=letter"))) == ""


def test_wishes_without_a_seed_get_an_address_of_their_own(client: Client) -> None:
    first, second = (client.get(f"{PAGE}?taste=nutty&tools=whisk") for _ in range(2))

    assert (first.status_code, first.headers["Cache-Control"]) == (302, "no-store")
    assert re.fullmatch(
        r"/recipes/generator/\?v=1&seed=\d{1,6}&who=adult&taste=nutty&sweet=little&tools=whisk&base=milk&servings=1",
        first.headers["Location"],
    )
    assert first.headers["Location"] != second.headers["Location"]


def test_the_same_address_shows_the_same_recipe(client: Client) -> None:
    first, second = (text(client.get(ONE)) for _ in range(2))

    assert recipe_in(first) == recipe_in(second) != ""
    assert '"@type": "Recipe"' in first
    assert '<meta name="robots" content="noindex, nofollow">' in first


def test_another_one_is_a_link_with_another_seed_and_the_same_wishes(client: Client) -> None:
    found = re.search(
        r'class="button" href="/recipes/generator/\?v=1&amp;seed=(\d+)&amp;(\S+)" data-hx-get', text(client.get(ONE))
    )

    assert found
    assert found[2] == "who=adult&amp;sweet=little&amp;tools=whisk&amp;tools=blender&amp;base=milk&amp;servings=1"


def test_form_shows_what_was_asked_for(client: Client) -> None:
    page = text(client.get(f"{PAGE}?v=1&seed=1&who=two&avoid=soy&have=mango&time=15"))

    assert re.findall(r'<option value="(\w+)" selected', page) == ["two", "little", "15", "1", "milk"]
    assert re.findall(r'name="(\w+)" value="([\w-]+)" checked', page) == [("avoid", "soy"), ("have", "mango")]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("v=1&seed=abc", OTHER_SEED),
        ("v=1&seed=-1", OTHER_SEED),
        ("v=1&seed=1000000", OTHER_SEED),
        ("v=1&seed=" + "9" * 5000, OTHER_SEED),
        ("v=1&seed=%D9%A3", OTHER_SEED),
        ("v=2&seed=1", OTHER_RULES),
        ("v=%00&seed=1", "Null characters are not allowed."),
        ("seed=1&avoid=everything", "“everything” is none of the choices here. Please choose again."),
        ("seed=1&have=mango&have=unicorn", "“unicorn” is none of the choices here. Please choose again."),
        ("seed=1&who=dog", "“dog” is none of the choices here. Please choose again."),
        ("seed=1&servings=1000", "“1000” is none of the choices here. Please choose again."),
        ("seed=1&time=%3Cscript%3E", "“&lt;script&gt;” is none of the choices here. Please choose again."),
    ],
)
def test_what_is_not_known_is_said_and_no_recipe_shown(client: Client, query: str, message: str) -> None:
    response = client.get(f"{PAGE}?{query}")

    page = text(response).replace("&#x27;", "'")
    assert (response.status_code, message in page, recipe_in(page)) == (400, True, "")
    assert page.count("<form") == 1


def test_a_baby_is_told_why_on_a_page_that_is_no_error(client: Client) -> None:
    response = client.get(f"{PAGE}?v=1&seed=1&who=baby")

    assert (response.status_code, recipe_in(text(response))) == (200, "")
    assert "No kefir recipe for a baby" in text(response)
    assert "infant botulism" in text(response)


def test_htmx_gets_only_what_changes(client: Client) -> None:
    response = client.get(ONE, headers=HTMX)

    assert "<html" not in text(response)
    assert recipe_in(text(response)).replace(' tabindex="-1" autofocus', "") == recipe_in(text(client.get(ONE)))
    assert "HX-Request" in response.headers["Vary"]


def test_going_back_gives_htmx_the_whole_page(client: Client) -> None:
    page = text(client.get(ONE, headers={**HTMX, "HX-History-Restore-Request": "true"}))

    assert page.count("<html") == 1


def test_recipe_as_plain_text_says_where_it_is_from(client: Client) -> None:
    response = client.get("/recipes/generator/recipe.txt?v=1&seed=7&who=adult&tools=blender")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert text(response).rstrip().endswith("http://testserver/recipes/generator/?v=1&seed=7&who=adult&tools=blender")
    assert "&amp;" not in text(response)


@pytest.mark.parametrize("query", ["", "?seed=x", "?v=1&seed=1&who=baby", "?who=adult", "?" + "have=mango&" * 1000])
def test_there_is_no_text_of_a_recipe_that_is_none(client: Client, query: str) -> None:
    assert client.get(f"/recipes/generator/recipe.txt{query}").status_code == 404


def test_the_owners_recipe_has_an_address_of_its_own(client: Client) -> None:
    response = client.get("/recipes/lemon-strawberry-bowl/")

    page = text(response)
    assert (response.status_code, "noindex" in page) == (200, False)
    assert re.findall(r"<strong>([\w -]+)</strong>", recipe_in(page)) == [
        "milk kefir",
        "lemon",
        "strawberries",
        "stevia-erythritol blend",
    ]
    assert client.get("/recipes/lemon-strawberry-bowl/recipe.txt").status_code == 200


@pytest.mark.parametrize("path", ["/recipes/pie/", "/recipes/pie/recipe.txt"])
def test_other_names_are_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [PAGE, ONE, "/recipes/lemon-strawberry-bowl/"])
def test_recipes_ask_the_database_for_nothing(
    client: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get(path)
