from django.http import QueryDict
from hypothesis import given, settings

from content.recipes.forms import WishesForm
from content.recipes.links import query_of, wishes_of
from content.recipes.words import Age, Sweetness
from tests.content.recipes.wishing import Case, cases


def read(query: str) -> WishesForm:
    form = WishesForm(QueryDict(query))
    assert form.errors == {}
    return form


@settings(max_examples=200, deadline=None)
@given(cases())
def test_an_address_holds_the_whole_recipe(found: Case) -> None:
    form = read(query_of(found.asked, found.seed))

    assert wishes_of(form.cleaned_data) == found.asked
    assert (form.cleaned_data["seed"], form.cleaned_data["v"]) == (found.seed, 1)


def test_a_trimmed_address_means_what_the_form_starts_with() -> None:
    wishes = wishes_of(read("taste=nutty").cleaned_data)

    assert (wishes.age, wishes.sweetness, wishes.servings, wishes.taste) == (Age.ADULT, Sweetness.LITTLE, 1, "nutty")
