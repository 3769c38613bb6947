"""The texts as they are written: whole, and without a care number of their own."""

import re

import pytest

from content.blocks.compiling import Compiled, compile_text
from content.pages.models import Page
from content.seed_texts.texts import FOLDER, Text, texts
from shop.care.blocks import NOT_FOR_READERS
from shop.care.numbers import CARE
from shop.care.units import TO

TEXTS = list(texts())
COUNT = r"(?:\d[\d.,-]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty)"
UNIT = r"(?:hours?|days?|weeks?|months?|years?|cups?|tablespoons?|pints?|quarts?|batch(?:es)?|percent|°)"
TYPED = re.compile(rf"\b{COUNT}(?:\s*(?:to|or|{TO}|-)\s*{COUNT})?[\s-]*(?:%|{UNIT}\b)", re.IGNORECASE)
# What studies found has its numbers in the register, and a practice counts its own breaths.
OTHER_NUMBERS = {"claim", "practice"}


def compiled(text: Text) -> Compiled:
    return compile_text(text.body)


def typed_numbers(text: Text) -> list[str]:
    """What reads like a care number but is none: a number typed beside a unit."""
    runs = [run for run in compiled(text).runs if not OTHER_NUMBERS & {name for name, _ in run.inside}]
    return [found for run in runs for found in TYPED.findall(run.text)]


@pytest.mark.parametrize("words", ["24 hours", "three weeks", "1-2 cups", "two to three batches", "68 °F", "7 %"])
def test_typed_number_would_be_found(words: str) -> None:
    assert TYPED.search(f"Leave it for {words}.")


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.slug)
def test_every_care_number_is_a_live_one(text: Text) -> None:
    assert typed_numbers(text) == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.slug)
def test_text_is_whole_and_its_words_fit(text: Text) -> None:
    wording = text.wording

    assert (text.kind == Page.Kind.FAQ) == (not text.body)
    assert len(wording["title"]) <= 150
    assert len(wording["summary"]) <= 400
    assert len(wording["search_title"]) <= 70
    assert len(wording["search_description"]) <= 160


def test_every_file_is_on_the_list_and_the_other_way_round() -> None:
    written = {path.stem for path in FOLDER.rglob("*.html")}

    assert written == {text.slug for text in TEXTS if text.kind != Page.Kind.FAQ}


def test_article_stands_in_its_length_and_covers_the_ground() -> None:
    article = compiled(next(text for text in TEXTS if text.kind == Page.Kind.ARTICLE))
    names = {block.name for block in article.blocks}

    assert 2500 <= article.words <= 4000
    assert names >= {"claim", "sources", "care", "practice", "recipe", "recipe-generator", "milk-calculator", "jar"}
    assert sum(block.name == "practice" for block in article.blocks) == 5
    assert sum(heading.text[:2] in {f"{number}." for number in range(1, 8)} for heading in article.headings) == 7


def test_formula_is_no_number_for_readers() -> None:
    paths = {block.attrs["number"] for text in TEXTS for block in compiled(text).blocks if block.name == "care"}

    assert {path.split(".")[0] for path in paths} <= set(vars(CARE)) - NOT_FOR_READERS
