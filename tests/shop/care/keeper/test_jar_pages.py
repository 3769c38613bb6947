"""The pages behind a jar's code: opened without login, by whoever holds the jar, once."""

from typing import Any

import pytest
from django.test import Client

from shop import fulfilment
from shop.care.keeper import limits
from shop.care.models import CarePlan
from shop.mail.models import Mail
from tests.factories import NOON
from tests.scanner import follow
from tests.shop.care.keepers import row

pytestmark = pytest.mark.django_db
PRIVATE = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
BEA = {"how": "mail", "email": "bea@example.org", "zip_code": "98101"}


def opened(client: Client, plan: CarePlan, **typed: str) -> Any:
    response = client.post(f"/jar/{plan.code}/", BEA | typed)
    plan.refresh_from_db()
    return response


def test_page_tells_what_the_jar_is_to_nobody_but_its_holder(client: Client, plan: CarePlan) -> None:
    response = client.get(f"/jar/{plan.code}/")

    page = response.content.decode()
    assert response.status_code == 200
    assert [page.count(words) for words in ("Straight from our kitchen", "Start this jar", "ada@example.org")] == [
        1,
        1,
        0,
    ]
    assert {name: response.headers[name] for name in PRIVATE} == PRIVATE


def test_scanner_that_looks_changes_nothing(client: Client, plan: CarePlan) -> None:
    before, link = row(plan), f"/jar/{plan.code}/"

    answers = follow([link], times=50) | follow([f"{link}?email=bea@example.org&how=mail", f"{link}family/"])

    assert (answers, row(plan)) == ({200}, before)


@pytest.mark.parametrize("written", ["{0}-{1}", "{0} {1}", "{0}.{1}"])
def test_code_is_read_however_it_was_typed(client: Client, plan: CarePlan, written: str) -> None:
    typed = written.format(plan.code[:4].lower(), plan.code[4:])

    assert client.get(f"/jar/{typed}/").headers["Location"] == f"/jar/{plan.code}/"
    assert client.get("/jar/", {"code": typed}).headers["Location"] == f"/jar/{plan.code}/"


@pytest.mark.parametrize("code", ["23456789", "ABC", "x" * 300, "%00", "OOOOOOOO", "<b>"])
def test_unknown_code_gets_a_page_with_a_form(client: Client, plan: CarePlan, code: str) -> None:
    for response in (client.get(f"/jar/{code}/"), client.post(f"/jar/{code}/", BEA)):
        page = response.content.decode()
        assert response.status_code == 404
        assert [page.count(words) for words in ("No jar has this code</h1>", 'name="code"', "<b>")] == [1, 1, 0]


def test_guessing_is_slowed_down_for_the_guesser_alone(client: Client, plan: CarePlan) -> None:
    for _ in range(limits.MOST_MISSES):
        assert client.get("/jar/23456789/").status_code == 404

    assert client.get(f"/jar/{plan.code}/").status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.9").get(f"/jar/{plan.code}/").status_code == 200


def test_holder_starts_that_jars_plan(client: Client, plan: CarePlan) -> None:
    response = opened(client, plan)

    assert response.headers["Location"].startswith(f"/care/{plan.token}/?said=")
    assert (plan.to, plan.time_zone, plan.confirmed_at) == ("bea@example.org", "America/Los_Angeles", None)
    assert (plan.state, plan.arrival, plan.arrival_from, plan.next_at) == ("running", NOON.date(), "opened", None)
    assert list(Mail.objects.filter(kind="care_confirm").values_list("to", flat=True)) == ["bea@example.org"]


def test_calendar_alone_needs_no_address(client: Client, plan: CarePlan) -> None:
    opened(client, plan, how="calendar", email="ignored@example.org")

    assert (plan.to, plan.state, plan.next_at) == ("", "running", None)
    assert Mail.objects.filter(kind="care_confirm").exists() is False


def test_jar_keeps_its_zone_if_nothing_is_said(client: Client, plan: CarePlan) -> None:
    opened(client, plan, zip_code="", time_zone="")

    assert plan.time_zone == "America/New_York"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": ""}, "Please write your e-mail address"),
        ({"email": "bea@"}, "Please write an e-mail address"),
        ({"email": "x" * 250 + "@example.org"}, "at most 254"),
        ({"zip_code": "00000"}, "There is no such ZIP code"),
        ({"zip_code": "9810"}, "There is no such ZIP code"),
        ({"time_zone": "America/Gotham"}, "There is no such time zone"),
        ({"time_zone": "Europe/Vienna"}, "There is no such time zone"),
        ({"how": "pigeon"}, "Please choose one of the two"),
        ({"how": ""}, "Please choose one of the two"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client: Client, plan: CarePlan, typed: dict[str, str], words: str) -> None:
    before = row(plan)

    response = opened(client, plan, **typed)

    assert response.status_code == 422
    assert response.content.decode().count(words) == 2  # in the summary and beside the field
    assert row(plan) == before


def test_claimed_jar_cannot_be_taken_over(client: Client, plan: CarePlan) -> None:
    opened(client, plan)
    before = row(plan)

    response = opened(client, plan, email="thief@example.org")

    page = response.content.decode()
    assert (response.status_code, row(plan)) == (409, before)
    assert [page.count(words) for words in ("This jar has a keeper</h1>", "bea@example.org", plan.token)] == [1, 0, 0]


def test_link_goes_to_the_keepers_address_once_a_day(client: Client, plan: CarePlan) -> None:
    opened(client, plan)
    CarePlan.objects.update(confirmed_at=NOON)

    for _ in range(3):
        assert client.post(f"/jar/{plan.code}/link/").headers["Location"] == f"/jar/{plan.code}/?sent=1"

    [mail] = Mail.objects.filter(kind="care_link")
    assert mail.to == "bea@example.org"
    assert "bea@example.org" not in client.get(f"/jar/{plan.code}/?sent=1").content.decode()


def test_asking_for_links_has_an_end(client: Client, plan: CarePlan) -> None:
    opened(client, plan)

    answers = [client.post(f"/jar/{plan.code}/link/").status_code for _ in range(limits.MOST_LINKS + 1)]

    assert answers == [302] * limits.MOST_LINKS + [429]


def test_keeper_without_an_address_cannot_be_mailed(client: Client, plan: CarePlan) -> None:
    opened(client, plan, how="calendar")

    response = client.post(f"/jar/{plan.code}/link/")

    assert (response.status_code, Mail.objects.filter(kind="care_link").count()) == (409, 0)


def test_spoonful_of_a_kept_jar_gets_a_code_of_its_own(client: Client, plan: CarePlan) -> None:
    opened(client, plan)

    response = client.post(f"/jar/{plan.code}/spoonful/")

    [child] = plan.children.all()
    assert response.headers["Location"] == f"/jar/{child.code}/"
    assert "A daughter: the spoonful of a friend" in client.get(response.headers["Location"]).content.decode()


def test_jar_of_a_refunded_order_says_so(client: Client, plan: CarePlan) -> None:
    assert plan.order is not None
    plan.order.status = "refunded"
    plan.order.save()
    before = row(plan)

    pages = [client.get(f"/jar/{plan.code}/"), opened(client, plan), client.post(f"/jar/{plan.code}/spoonful/")]

    assert [page.status_code for page in pages] == [200, 409, 409]
    assert ["notes have ended</h1>" in page.content.decode() for page in pages] == [True] * 3
    assert row(plan) == before


def test_jar_of_a_cancelled_order_says_so(client: Client, plan: CarePlan) -> None:
    from tests import factories

    order = factories.paid_order(now=NOON)
    fulfilment.cancel(order, reason="no jars", now=NOON, user=None)
    jar = CarePlan.objects.get(order=order)

    assert "notes have ended</h1>" in client.get(f"/jar/{jar.code}/").content.decode()


def test_opening_has_an_end(client: Client, plan: CarePlan) -> None:
    jars = CarePlan.objects.bulk_create(CarePlan(time_zone="America/New_York") for _ in range(limits.MOST_OPENINGS + 1))

    answers = [client.post(f"/jar/{jar.code}/", {"how": "calendar"}).status_code for jar in jars]

    assert answers == [302] * limits.MOST_OPENINGS + [429]


def test_family_shows_counts_and_nobodys_code(client: Client, plan: CarePlan) -> None:
    children = [CarePlan.objects.create(parent=plan, time_zone="America/New_York") for _ in range(3)]
    CarePlan.objects.create(parent=children[0], time_zone="America/New_York")

    page = client.get(f"/jar/{children[0].code}/family/").content.decode()

    assert [page.count(words) for words in ("Mother jar", "two sisters", "1 daughter<")] == [1, 1, 1]
    assert [jar.code for jar in (plan, *children[1:]) if jar.code in page] == []
