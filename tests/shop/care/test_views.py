import pytest
from django.test import Client

from shop.care.calendar import address as calendar
from shop.care.models import CarePlan
from shop.mail import suppression
from tests.factories import NOON
from tests.shop.care.keepers import dispatched

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PRIVATE = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@pytest.fixture
def plan() -> CarePlan:
    return dispatched(NOON)


def state(plan: CarePlan) -> str:
    plan.refresh_from_db()
    return plan.state


def test_page_is_kept_and_told_by_nobody(client: Client, plan: CarePlan) -> None:
    for path in ("", "stop/"):
        response = client.get(f"/care/{plan.token}/{path}")
        assert (response.status_code, {name: response.headers[name] for name in PRIVATE}) == (200, PRIVATE)


@pytest.mark.parametrize("path", ["", "stop/", "?move=stop", "stop/?List-Unsubscribe=One-Click"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_scanner_that_follows_links_changes_nothing(client: Client, plan: CarePlan, path: str, method: str) -> None:
    response = getattr(client, method)(f"/care/{plan.token}/{path}")

    assert (response.status_code, state(plan)) == (200, "running")


def test_mail_programs_button_stops_without_cookie_or_redirect(plan: CarePlan) -> None:
    cold = Client(enforce_csrf_checks=True)

    response = cold.post(
        f"/care/{plan.token}/stop/",
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )

    assert (response.status_code, state(plan), plan.stopped_because) == (200, "stopped", "you asked us to stop")
    assert suppression.why_not(plan.to, stoppable=True) == "asked us to stop"
    assert dict(cold.cookies) == {}


def test_multipart_one_click_works_too(plan: CarePlan) -> None:
    Client(enforce_csrf_checks=True).post(f"/care/{plan.token}/stop/", {"List-Unsubscribe": "One-Click"})

    assert state(plan) == "stopped"


def test_unknown_button_changes_nothing(client: Client, plan: CarePlan) -> None:
    response = client.post(f"/care/{plan.token}/", {"move": "delete"})

    assert (response.status_code, state(plan)) == (400, "running")


@pytest.mark.parametrize("token", ["nobody", "x" * 200, "%00"])
@pytest.mark.parametrize("path", ["", "stop/"])
def test_unknown_link_is_not_found(client: Client, plan: CarePlan, token: str, path: str) -> None:
    assert client.get(f"/care/{token}/{path}").status_code == 404
    assert client.post(f"/care/{token}/{path}", {"move": "stop"}).status_code == 404
    assert state(plan) == "running"


def test_a_part_of_a_link_is_no_link(client: Client, plan: CarePlan) -> None:
    calendar.make(plan, NOON)
    part, feed, code = plan.token[:-1], str(plan.calendar_token)[:-1], plan.code[:-1]
    before = CarePlan.objects.values().get(pk=plan.pk)

    asked = [client.get(path).status_code for path in (f"/care/calendar/{feed}.ics", f"/jar/{code}/")]
    told = [client.post(f"/care/{part}/{path}").status_code for path in ("", "stop/", "share/", "calendar/")]

    assert (asked, set(told)) == ([410, 404], {404})
    assert CarePlan.objects.values().get(pk=plan.pk) == before
