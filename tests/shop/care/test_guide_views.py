"""The starter guide for everybody, to read and to take home."""

import pytest
from django.test import Client

from shop.care import guide
from shop.care.models import Guide
from shop.care.starter_guide import Paper
from shop.outbox.models import Job

pytestmark = pytest.mark.django_db
FILE = "/starter-guide/getting-started-with-milk-kefir.pdf"


def test_page_has_every_chapter_of_the_file_and_the_way_to_it(client: Client) -> None:
    page = client.get("/starter-guide/").content.decode()

    chapters = ["What arrives", "The first day", "Reading the jar", "The daily rhythm", "A fridge break", "Safety"]
    assert [words for words in chapters if words not in page] == []
    assert (page.count("<h1"), f'href="{FILE}"' in page, f'href="{FILE}?size=a4"' in page) == (1, True, True)
    assert "guide:" not in page  # no picture's address is the file's


def test_file_comes_on_the_paper_asked_for(client: Client, made_guide: Guide) -> None:
    a4 = Guide.objects.create(version=guide.version(Paper.A4), pdf=b"%PDF-1.7 on A4")

    answers = [client.get(FILE + query).content for query in ("", "?size=letter", "?size=a4", "?size=papyrus")]

    letter = bytes(made_guide.pdf)
    assert answers == [letter, letter, bytes(a4.pdf), letter]


def test_web_request_never_makes_the_file(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide, "current_guide", lambda *given: pytest.fail("made in a web request"))

    answers = [client.get(FILE) for _ in range(2)]

    assert [(answer.status_code, answer.headers["Retry-After"]) for answer in answers] == [(202, "60")] * 2
    assert "in a minute" in answers[0].content.decode()
    assert (Guide.objects.count(), Job.objects.filter(kind=guide.JOB).count()) == (0, 1)


def test_old_file_is_served_until_the_new_one_is_there(client: Client) -> None:
    Guide.objects.create(version="0-before-letter", pdf=b"%PDF-1.7 before")

    response = client.get(FILE)

    assert (response.status_code, response.content) == (200, b"%PDF-1.7 before")
    assert Job.objects.filter(kind=guide.JOB).count() == 1
