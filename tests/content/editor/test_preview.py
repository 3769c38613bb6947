"""The preview shows what is typed to whoever may see it, and to nobody else."""

import re

import pytest
from django.test import Client

from content.pages.models import Draft, Page
from tests.writing import published, written

pytestmark = pytest.mark.django_db


def test_saved_draft_is_shown_as_a_page(owner: Client) -> None:
    page = written(title="Draft")

    html = owner.get(f"/preview/{page.pk}/").content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Draft"]
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


def test_what_is_being_typed_is_shown_and_not_saved(owner: Client) -> None:
    page = written(title="Saved")
    typed = {"title": "Typed", "body": '<p>x<script>alert(1)</script></p><div data-block="rocket"></div>'}

    html = owner.post(f"/preview/{page.pk}/", typed).content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Typed"]
    assert re.findall(r'<div class="prose">(.*?)</div>', html) == ["<p>x</p>"]
    assert (Draft.objects.get().title, Draft.objects.get().version) == ("Saved", 1)


def test_half_filled_form_is_shown_as_far_as_it_goes(owner: Client) -> None:
    page = written()

    html = owner.post(f"/preview/{page.pk}/", {"title": "", "body": "<p>only this</p>"}).content.decode()

    assert re.findall(r'<div class="prose">(.*?)</div>', html) == ["<p>only this</p>"]


def test_list_of_questions_is_shown_with_its_questions(owner: Client) -> None:
    page = written("faq", kind=Page.Kind.FAQ, title="Questions")
    published("which-milk", kind=Page.Kind.QUESTION, title="Which milk?")

    html = owner.get(f"/preview/{page.pk}/").content.decode()

    assert re.findall(r'<section class="question" id="([\w-]+)"', html) == ["which-milk"]


def test_frame_has_the_storefronts_policy_and_fits_into_our_pages_only(owner: Client) -> None:
    response = owner.get(f"/preview/{written().pk}/")

    policy = dict(part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))
    assert (policy["script-src"], policy["style-src"], policy["frame-ancestors"]) == ("'self'", "'self'", "'self'")
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("who", ["shopper", "stranger"])
def test_nobody_else_sees_it(who: str, request: pytest.FixtureRequest) -> None:
    page = written()
    browser = Client() if who == "stranger" else request.getfixturevalue(who)

    assert [browser.get(f"/preview/{page.pk}/").status_code, browser.post(f"/preview/{page.pk}/").status_code] == [
        404,
        404,
    ]
