"""The generator's form, read from the address. What it lets through is one of our own words."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from content.recipes.table import pantry
from content.recipes.wishes import SEEDS, SERVINGS, VERSION
from content.recipes.words import (
    AGE_WORDS,
    BASE_WORDS,
    MINUTES_WORDS,
    SWEETNESS_WORDS,
    TOOL_WORDS,
    Age,
    Allergen,
    Base,
    Sweetness,
    Taste,
    Tool,
)

STRANGE: Final = {"invalid_choice": "“%(value)s” is none of the choices here. Please choose again."}
OTHER_RULES: Final = "This link was made with rules that we do not have. Press the button for a recipe of today."
OTHER_SEED: Final = f"A recipe's number is a whole number from 0 to {SEEDS - 1}. Press the button for a new one."
TASTES: Final = [("", "Anything"), *((taste.value, taste.value.capitalize()) for taste in Taste)]
TIMES: Final = [("", "However long it takes"), *((str(time.value), words) for time, words in MINUTES_WORDS.items())]
# What a link that lacks one of these means, and what the form starts with.
MEANT: Final = {"who": Age.ADULT.key, "sweet": Sweetness.LITTLE.value, "base": Base.MILK.value, "servings": "1"}
USUAL: Final = {**MEANT, "tools": [Tool.WHISK.value, Tool.BLENDER.value]}


def one(label: str, choices: list[tuple[str, str]], hint: str = "") -> forms.ChoiceField:
    """A choice of one; a link may lack it."""
    return forms.ChoiceField(label=label, choices=choices, help_text=hint, required=False, error_messages=STRANGE)


def several(label: str, choices: list[tuple[str, str]], hint: str = "") -> forms.MultipleChoiceField:
    """A choice of any number."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, help_text=hint, required=False, error_messages=STRANGE
    )


class WishesForm(forms.Form):
    """All wishes, the version of the rules, and the seed."""

    who = one("Who is it for?", [(age.key, AGE_WORDS[age]) for age in reversed(Age)])
    avoid = several(
        "What has to stay out?",
        [(allergen.value, allergen.value.capitalize()) for allergen in Allergen],
        "What may hold traces, such as granola or chocolate, stays out too. Read the labels all the same.",
    )
    taste = one("It should taste", TASTES)
    sweet = one("How sweet?", [(sweetness.value, words) for sweetness, words in SWEETNESS_WORDS.items()])
    sugar = forms.BooleanField(label="No added sugar", required=False)
    time = one("How much time?", TIMES)
    tools = several(
        "Your kitchen has",
        [(tool.value, words) for tool, words in TOOL_WORDS.items()],
        "A glass, a fork, a spoon and a fridge are taken for granted.",
    )
    base = one(
        "Which kefir?",
        [(base.value, words) for base, words in BASE_WORDS.items()],
        "Every kefir made with these grains contains milk, in plant milk too.",
    )
    have = several("What you have", [(each.slug, each.name) for each in pantry.ALL])
    only = forms.BooleanField(label="Use nothing but what is ticked, and kefir", required=False)
    servings = one("For how many?", [(str(count), str(count)) for count in SERVINGS])
    v = forms.CharField(required=False)
    seed = forms.CharField(required=False)

    def __init__(self, given: QueryDict | None = None) -> None:
        # Ids of its own: in an article this form stands beside others.
        super().__init__(_with_what_is_meant(given) if given is not None else None, initial=USUAL, auto_id="wish_%s")

    def clean_v(self) -> int:
        if self.cleaned_data["v"] not in ("", str(VERSION)):
            raise ValidationError(OTHER_RULES)
        return VERSION

    def clean_seed(self) -> int | None:
        """The seed, or None where the link names none."""
        given: str = self.cleaned_data["seed"]
        if given == "":
            return None
        if not (given.isascii() and given.isdecimal() and len(given) <= len(str(SEEDS)) and int(given) < SEEDS):
            raise ValidationError(OTHER_SEED)
        return int(given)


def _with_what_is_meant(given: QueryDict) -> QueryDict:
    whole = given.copy()
    for name, meant in MEANT.items():
        if not whole.get(name):
            whole[name] = meant
    return whole


def is_asked(query: Any) -> bool:
    """Whether an address asks for a recipe; it may carry words of others, such as where its reader came from."""
    return any(name in query for name in WishesForm.base_fields)
