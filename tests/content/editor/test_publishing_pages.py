"""Publishing from the dashboard."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from content.pages.models import Publication
from tests.conftest import Clock
from tests.content.editor.test_writing import said
from tests.factories import NOON
from tests.writing import live, published, written

pytestmark = pytest.mark.django_db


def publish(browser: Client, page: Any, **given: Any) -> Any:
    return browser.post(f"/dashboard/writing/{page.pk}/publish/", {"version": 1, **given}, follow=True)


def test_page_is_published_now(owner: Client, clock: Clock) -> None:
    page = written()

    response = publish(owner, page)

    assert said(response) == ["Published. Readers see it at /kefir-benefits/ within ten seconds."]
    assert Client().get("/kefir-benefits/").status_code == 200


def test_page_is_planned_in_the_shops_own_time(owner: Client, clock: Clock) -> None:
    page = written()

    response = publish(owner, page, at="2026-10-06T12:30")  # in Ohio it is ten in the morning now

    assert said(response) == ["Planned: readers see it from Tuesday, October 6, 12:30 PM on."]
    assert Publication.objects.get().starts_at == NOON + timedelta(hours=2, minutes=30)


def test_moment_that_is_over_is_refused(owner: Client, clock: Clock) -> None:
    response = publish(owner, written(), at="2026-10-06T09:00")

    assert (response.status_code, said(response)) == (
        422,
        ["This moment is over. Leave it empty to publish now."],
    )
    assert Publication.objects.count() == 0


def test_complaint_stops_and_can_be_signed_off(owner: Client, clock: Clock) -> None:
    page = written(summary="")

    stopped = publish(owner, page)
    count = Publication.objects.count()
    publish(owner, page, reason="It is a recipe")

    assert (stopped.status_code, said(stopped), count) == (422, ["Write why, or correct the text first."], 0)
    assert "no summary: lists and search engines have nothing to show" in stopped.content.decode()
    made = Publication.objects.get()
    assert (made.reason, made.complaint_count, made.made_by_name) == ("It is a recipe", 1, "owner@shop.example")


def test_absolute_complaint_offers_no_way_round(owner: Client, clock: Clock) -> None:
    page = written(body="")

    response = publish(owner, page, reason="I insist")

    html = response.content.decode()
    assert ("Must be corrected" in html, 'name="reason"' in html, Publication.objects.count()) == (True, False, 0)


def test_sign_off_stands_in_the_history(owner: Client, clock: Clock) -> None:
    page = written(summary="")
    publish(owner, page, reason="It is a <recipe>")

    html = owner.get(f"/dashboard/writing/{page.pk}/history/").content.decode()

    assert "Reason: It is a &lt;recipe&gt;" in html


def test_page_is_taken_off(owner: Client, clock: Clock) -> None:
    page = published()

    owner.post(f"/dashboard/writing/{page.pk}/unpublish/")

    assert Client().get("/kefir-benefits/").status_code == 404


def test_plan_is_called_off(owner: Client, clock: Clock) -> None:
    page = published(at=NOON + timedelta(hours=1))

    responses = [owner.post(f"/dashboard/writing/{page.pk}/call-off/", follow=True) for _ in range(2)]

    assert [said(response)[0] for response in responses] == [
        "Called off. What readers see stays as it is.",
        "Nothing was planned any more.",
    ]
    assert live(page, NOON + timedelta(hours=2)) is None


@pytest.mark.parametrize("path", ["unpublish", "call-off", "keep", "history/1/restore"])
def test_looking_changes_nothing(path: str, owner: Client) -> None:
    page = published()

    assert owner.get(f"/dashboard/writing/{page.pk}/{path}/").status_code == 405
