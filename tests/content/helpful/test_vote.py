"""The two buttons below an answer."""

from typing import Any

import pytest
from django.core.cache import cache, caches
from django.test import Client

from content.helpful.models import DayOfVotes
from content.pages.models import Page
from tests import factories
from tests.writing import published, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
VOTE = "/faq/which-milk/helpful/"


@pytest.fixture(autouse=True)
def question(db: None) -> Page:
    cache.clear()
    caches["pages"].clear()
    return published("which-milk", kind=Page.Kind.QUESTION, title="Which milk?")


@pytest.fixture
def reader() -> Client:
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def counted() -> list[tuple[int, int]]:
    return list(DayOfVotes.objects.values_list("yes", "no"))


def test_word_without_script_leads_back_to_the_answer_and_thanks(reader: Client) -> None:
    answer = reader.post(VOTE, {"helped": "yes"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/faq/which-milk/?thanks=1#helpful")
    assert "Thank you" in reader.get(answer.headers["Location"]).content.decode()
    assert counted() == [(1, 0)]


def test_word_with_htmx_is_answered_in_place(reader: Client) -> None:
    answer = reader.post(VOTE, {"helped": "no"}, headers={"HX-Request": "true"})

    assert (answer.status_code, "<html" in answer.content.decode()) == (200, False)
    assert counted() == [(0, 1)]


def test_reader_gets_no_cookie(reader: Client) -> None:
    reader.post(VOTE, {"helped": "yes"})

    assert dict(reader.cookies) == {}


@pytest.mark.parametrize("given", [{}, {"helped": "maybe"}, {"helped": "\x00"}])
def test_other_words_are_refused_in_words(given: dict[str, Any], reader: Client) -> None:
    answer = reader.post(VOTE, given)

    assert (answer.status_code, answer.content) == (400, b"Please answer yes or no.")
    assert counted() == []


def test_other_sites_and_other_methods_are_refused(reader: Client) -> None:
    foreign = Client(headers={"Sec-Fetch-Site": "cross-site"}).post(VOTE, {"helped": "yes"})

    assert (foreign.status_code, reader.get(VOTE).status_code) == (403, 405)
    assert counted() == []


def test_there_is_nothing_to_say_about_what_is_not_public(reader: Client) -> None:
    written("draft", kind=Page.Kind.QUESTION)
    published("an-article")

    statuses = [reader.post(f"/faq/{slug}/helpful/", {"helped": "yes"}).status_code for slug in ("draft", "an-article")]

    assert statuses == [404, 404]


def test_both_lists_and_answers_ask(reader: Client) -> None:
    published("faq", kind=Page.Kind.FAQ, title="Questions", body="")

    pages = [reader.get(address).content.decode() for address in ("/faq/", "/faq/which-milk/")]

    assert [page.count(f'action="{VOTE}"') for page in pages] == [1, 1]


def test_owner_reads_the_report(reader: Client) -> None:
    reader.post(VOTE, {"helped": "yes"})
    owner = Client()
    owner.force_login(factories.staff())

    page = owner.get("/dashboard/writing/helpful/").content.decode()

    assert "<td>1</td><td>0</td>" in page


def test_strangers_do_not_read_the_report(reader: Client) -> None:
    assert reader.get("/dashboard/writing/helpful/").status_code == 302
