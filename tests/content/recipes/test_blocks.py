"""What an article shows of recipes and milk maths."""

import pytest
from django.test import RequestFactory
from django.utils import timezone
from django.utils.safestring import SafeString
from pytest_django import DjangoAssertNumQueries

from content.blocks.registry import Context, find

pytestmark = pytest.mark.django_db


def rendered(name: str, **attrs: str) -> str:
    block = find(name)
    assert block is not None
    assert block.complaint(attrs) is None
    context = Context(request=RequestFactory().get("/"), now=timezone.now())
    return str(block.render(attrs, context, SafeString("")))


def test_generators_short_form_leads_to_the_generator() -> None:
    html = rendered("recipe-generator")

    assert '<form method="get" action="/recipes/generator/">' in html
    assert 'name="avoid" value="peanut"' in html


def test_named_recipe_is_shown_whole_with_a_way_to_its_page() -> None:
    html = rendered("recipe", recipe="lemon-strawberry-bowl")

    assert "Frozen-lemon and strawberry bowl</h3>" in html
    assert '<a href="/recipes/lemon-strawberry-bowl/">' in html


def test_recipe_that_there_is_not_is_refused() -> None:
    block = find("recipe")

    assert block is not None
    assert (
        block.complaint({"recipe": "pie"}) == "The block “Recipe” has the recipe “pie”, which there isn't (any more)."
    )


def test_calculator_answers_for_the_usual_batch() -> None:
    html = rendered("milk-calculator")

    assert 'action="/milk-calculator/"' in html
    assert "Ready in about 31 hours" in html


@pytest.mark.parametrize("name", ["recipe-generator", "milk-calculator"])
def test_blocks_ask_the_database_for_nothing(name: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        rendered(name)
