import json

import pytest

from content.found.structured.script import as_script
from content.recipes.go_to import GO_TO
from content.recipes.jsonld import duration, recipe_jsonld


def test_the_owners_recipe_as_structured_data() -> None:
    found = recipe_jsonld(GO_TO, url="https://shop.example/recipes/lemon-strawberry-bowl/")

    assert found["@type"] == "Recipe"
    assert found["name"] == "Frozen-lemon and strawberry bowl"
    assert found["recipeIngredient"][2] == "1/2 cup (75 g) strawberries, fresh, cut up"
    assert [step["@type"] for step in found["recipeInstructions"]] == ["HowToStep"] * 5
    assert (found["prepTime"], found["totalTime"], found["recipeYield"]) == ("PT5M", "PT5M", "1 bowl")
    assert found["url"] == "https://shop.example/recipes/lemon-strawberry-bowl/"
    assert "suitableForDiet" not in found


@pytest.mark.parametrize(("minutes", "written"), [(5, "PT5M"), (60, "PT1H"), (485, "PT8H5M"), (0, "PT0M")])
def test_durations(minutes: int, written: str) -> None:
    assert duration(minutes) == written


def test_no_text_can_end_the_script_early() -> None:
    script = as_script({"name": "</script><script>alert(1)</script>"})

    assert script.count("</script>") == 1
    assert json.loads(script[len('<script type="application/ld+json">') : -len("</script>")])["name"].startswith("</")
