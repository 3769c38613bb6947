"""A text from a template beside the list of its chapters."""

import re

import pytest
from django.template import Context, Template
from django.test import Client


def rendered(text: str) -> str:
    whole = f"{{% load reading %}}{{% beside_its_contents %}}{text}{{% endbeside_its_contents %}}"
    return Template(whole).render(Context())


def test_each_chapter_has_an_anchor_and_a_link() -> None:
    html = rendered("<h2>A fridge break</h2><p>Yes.</p><h2>You &amp; <em>whey</em></h2>")

    anchors, links = re.findall(r'<h2 id="([^"]+)">', html), re.findall(r'href="#([^"]+)">', html)
    assert anchors == links == ["a-fridge-break", "you-whey"]
    assert '">You &amp; whey</a>' in html


@pytest.mark.django_db
def test_starter_guide_lists_all_its_chapters() -> None:
    html = Client().get("/starter-guide/").content.decode()
    text = html.split('<div class="prose">')[1]

    anchors = re.findall(r'<h2 id="([^"]+)"', text)

    assert (len(anchors), len(set(anchors))) == (11, 11)
    assert re.findall(r'href="#([a-z-]+)"', text.split('class="contents"')[1].split("</nav>")[0]) == anchors
