"""The style guide shows all there is, to staff and to nobody else."""

import re
from pathlib import Path

from django.test import Client
from django.urls import reverse

from shop.backoffice.style_guide import colors

COMPONENTS = Path("templates/components")
SHEET = Path("shop/static/backoffice/style_guide.css")


def test_every_component_is_shown(owner: Client) -> None:
    response = owner.get(reverse("backoffice:style-guide"))

    shown = {template.name for template in response.templates}
    assert [file.name for file in COMPONENTS.glob("*.html") if f"components/{file.name}" not in shown] == []


def test_every_component_says_what_it_takes() -> None:
    silent = [file.name for file in COMPONENTS.glob("*.html") if "{# " not in file.read_text().splitlines()[0]]
    late = [name for name in silent if "{# " not in (COMPONENTS / name).read_text().splitlines()[1]]

    assert late == []


def test_every_color_has_a_swatch() -> None:
    sheet = SHEET.read_text()

    assert [color for color in colors() if f".swatch-{color} {{ background: var(--{color}); }}" not in sheet] == []
    assert "milk" in colors()


def test_states_stand_side_by_side_by_day_and_by_night(owner: Client) -> None:
    page = owner.get(reverse("backoffice:style-guide")).content.decode()

    for words in ("Last 3 jars", "Last jar", "Sold out", "Not on sale yet", "That is no e-mail address", "$12,345.67"):
        assert (words, page.count(words) % 2) == (words, 0)
        assert words in page
    assert [page.count(f'class="scheme scheme-{name}"') for name in ("light", "dark")] == [1, 1]


def test_customers_never_see_it(shopper: Client) -> None:
    assert shopper.get(reverse("backoffice:style-guide")).status_code == 403
    assert Client().get(reverse("backoffice:style-guide")).status_code == 302


def test_talk_is_shown_in_every_state_and_no_id_is_there_twice(owner: Client) -> None:
    page = owner.get(reverse("backoffice:style-guide")).content.decode()
    ids = re.findall(r' id="(comment-[^"]+)"', page)

    assert (len(ids), len(set(ids))) == (10, 10)
    assert [page.count(words) for words in ("from our kitchen", "This comment was taken off.")] == [2, 2]
