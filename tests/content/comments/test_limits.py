"""Floods stop, reports count, and photographs come in only through the door for pictures."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from content.comments import limits, moderating
from content.comments.models import CommentPhoto, PageComment, Report
from content.pages.models import Page
from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from shop.pictures.intake import ready
from tests import photographs
from tests.commenting import owner, shown, state_of
from tests.conftest import Clock

ADDRESS = "/comments/on/kefir-benefits/"
OURS = {"Sec-Fetch-Site": "same-origin"}


def visitor(number: int = 1) -> Client:
    """Somebody from a network address of her own."""
    return Client(headers=OURS, REMOTE_ADDR=f"192.0.2.{number}")


def write(browser: Client, number: int = 0, **changes: Any) -> Any:
    given = {"name": "Ada", "email": f"reader{number}@example.org", "comment": f"Words {number}"}
    return browser.post(ADDRESS, {**given, **changes})


def test_one_visitor_writes_a_few_an_hour_and_keeps_her_words(article: Page) -> None:
    browser = visitor()
    answers = [write(browser, number) for number in range(limits.MOST_FROM_A_CLIENT + 1)]
    elsewhere = write(visitor(2), 100)

    assert [answer.status_code for answer in answers] == [302] * limits.MOST_FROM_A_CLIENT + [429]
    assert "You have written a lot within the hour." in answers[-1].content.decode()
    assert f"Words {limits.MOST_FROM_A_CLIENT}" in answers[-1].content.decode()
    assert elsewhere.status_code == 302


def test_nobody_is_mailed_more_than_three_times_a_day_by_strangers(article: Page, clock: Clock) -> None:
    answers = [write(visitor(n), n, email="ada@example.org").status_code for n in range(4)]

    assert answers == [302, 302, 302, 429]
    assert Mail.objects.filter(to="ada@example.org").count() == 3


def test_flood_from_everywhere_stops_where_nobody_could_read_it(article: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_TO_LOOK_AT", 2)

    answers = [write(visitor(n), n).status_code for n in range(4)]

    assert (answers, PageComment.objects.count()) == ([302, 302, 429, 429], 2)


def test_comment_is_off_after_three_visitors_reported_it_and_back_when_the_owner_looked(
    article: Page, clock: Clock
) -> None:
    comment = shown(article, "Doubtful advice")
    address = f"/comments/{comment.pk}/report/"
    asked = visitor(1).get(address).content.decode()
    states = []
    for number in (1, 1, 1, 2, 3):
        visitor(number).post(address)
        states.append(state_of(comment))
    run_due(clock.move(minutes=16))

    assert ("Doubtful advice" in asked, Report.objects.count()) == (True, 3)
    assert states == ["public"] * 4 + ["reported"]
    assert "Doubtful advice" not in Client().get("/kefir-benefits/").content.decode()
    assert Mail.objects.get(kind="staff_alert").payload["title"] == "One comment waits for you"


def test_owner_who_keeps_a_reported_comment_begins_the_count_anew(article: Page) -> None:
    comment = shown(article)
    for number in range(3):
        visitor(number).post(f"/comments/{comment.pk}/report/")
    moderating.approve(comment, by=owner(), now=comment.submit_date)
    visitor(9).post(f"/comments/{comment.pk}/report/")

    assert (state_of(comment), Report.objects.count()) == ("public", 1)


def test_looking_at_the_report_page_and_forms_elsewhere_report_nothing(article: Page) -> None:
    address = f"/comments/{shown(article).pk}/report/"
    visitor().get(address)
    Client(headers={"Sec-Fetch-Site": "cross-site"}).post(address)

    assert Report.objects.count() == 0


def test_who_reports_everything_is_stopped(article: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_REPORTS", 1)
    first, second = shown(article), shown(article)
    visitor().post(f"/comments/{first.pk}/report/")

    response = visitor().post(f"/comments/{second.pk}/report/")

    assert (response.status_code, Report.objects.count()) == (429, 1)
    assert "Please write to us instead." in response.content.decode()


def test_photograph_is_stored_without_place_camera_or_name(article: Page) -> None:
    upload = photographs.from_a_phone()
    upload.name = "ada-at-home.jpg"

    write(visitor(), photo=upload)

    photo: Any = CommentPhoto.objects.get()
    with photo.original.open() as file:
        stored = Image.open(BytesIO(file.read()))
    assert (stored.format, len(stored.getexif()), "ada" in photo.original.name) == ("JPEG", 0, False)


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (lambda: photographs.bomb(50_000, 50_000), "than we take"),
        (photographs.scripted, "that we can show"),
        (lambda: SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + b"x" * 900, "image/jpeg"), "picture"),
        (lambda: SimpleUploadedFile("a.jpg", b"x" * (12 * 1024 * 1024 + 1), "image/jpeg"), "12 MB is the most we take"),
        (lambda: photographs.upload(photographs.scene(100, 100)), "320 is the least"),
    ],
)
def test_picture_that_is_none_is_refused_and_the_words_stay(article: Page, upload: Any, said: str) -> None:
    response = write(visitor(), comment="My words stay", photo=upload())

    page = response.content.decode()
    assert (response.status_code, said in page, "My words stay" in page) == (422, True, True)
    assert "please choose your photograph again" in page
    assert PageComment.objects.count() == 0


def test_photograph_stands_beside_the_words_on_the_page(article: Page) -> None:
    shown(article, photo=ready(photographs.from_a_phone()))
    stored: Any = CommentPhoto.objects.get().original

    page = Client().get("/kefir-benefits/").content.decode()

    assert f'<img src="{stored.url}"' in page
    assert 'alt="Photograph that came with the comment of Ada" loading="lazy"' in page
