"""What the writing asks of the owner, on the dashboard's front page."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from content.comments.models import PageComment
from content.comments.posting import Written, post
from content.links.models import AffiliateLink
from content.pages.models import Page
from tests import factories
from tests.conftest import Clock
from tests.content.claims.registering import claim
from tests.content.links.linking import link
from tests.factories import NOON
from tests.writing import written

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def owner() -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


@pytest.fixture(autouse=True)
def noon(clock: Clock) -> Clock:
    return clock


def waits(client: Client) -> list[tuple[str, str, date | None]]:
    return [(each.words, each.url, each.since) for each in client.get(reverse("dashboard:index")).context["waiting"]]


def review(slug: str, on: date | None) -> Page:
    page = written(slug)
    page.review_by = on
    page.save()
    return page


def test_quiet_day_asks_nothing(owner: Client) -> None:
    claim("fresh", recheck_on=TODAY + timedelta(days=1)), link(), review("fresh", TODAY + timedelta(days=1))

    response = owner.get(reverse("dashboard:index"))

    assert (response.context["waiting"], 'id="waiting"' in response.content.decode()) == ([], False)


def test_claim_is_asked_for_from_the_day_it_is_to_be_checked_again(owner: Client) -> None:
    claim("today", recheck_on=TODAY), claim("long", recheck_on=date(2020, 1, 1)), claim("never")

    assert waits(owner) == [("2 claims are to be checked again", "/dashboard/claims/", date(2020, 1, 1))]


def test_claim_about_an_illness_asks_for_a_signature_until_it_has_one(owner: Client) -> None:
    claim("sugar", disease="yes"), claim("signed", disease="yes", signed_at=NOON, signed_by_name="Ada")

    assert waits(owner) == [("1 claim about an illness waits for your signature", "/dashboard/claims/", None)]


def test_page_is_asked_for_from_its_review_day_on(owner: Client) -> None:
    review("due", TODAY), review("late", YESTERDAY), review("later", TODAY + timedelta(days=1)), review("never", None)

    assert waits(owner) == [("2 pages are to be reviewed", "/dashboard/writing/", YESTERDAY)]


def test_link_that_leads_nowhere_is_asked_for_and_one_whose_shop_turns_robots_away_is_not(owner: Client) -> None:
    for status in (404, 410, 500, None, 200, 301, 403, 503):
        link(str(status), checked_at=NOON, last_status=status)
    link("unchecked")

    assert waits(owner) == [("4 affiliate links lead nowhere", "/dashboard/links/", None)]


def test_links_that_are_asked_for_are_those_that_the_list_calls_dead() -> None:
    for status in (None, *range(200, 600)):
        link(str(status), checked_at=NOON, last_status=status)

    called = {each.pk for each in AffiliateLink.objects.all() if each.state == AffiliateLink.State.DEAD}

    assert {each.pk for each in AffiliateLink.objects.dead()} == called


def test_comment_is_asked_for_once_its_writer_has_confirmed_it(owner: Client) -> None:
    page = written()
    for name in ("Bo", "Cy"):
        post(page, Written(name=name, email=f"{name}@reader.example", words=f"From {name}"), above=None, now=NOON)
    PageComment.objects.filter(user_name="Bo").update(state=PageComment.State.WAITING)

    assert waits(owner) == [("1 comment is to be looked at", "/dashboard/comments/", TODAY)]


def test_due_pages_are_named_above_the_list_of_pages(owner: Client) -> None:
    review("late", YESTERDAY)

    assert [page.slug for page in owner.get("/dashboard/writing/").context["due"]] == ["late"]


def test_who_may_not_see_claims_is_not_asked_to_look_at_them() -> None:
    claim("old", recheck_on=YESTERDAY), review("late", YESTERDAY)
    user, client = factories.customer("writer@shop.example", is_staff=True), Client()
    user.user_permissions.set(Permission.objects.filter(codename="view_page", content_type__app_label="content_pages"))
    client.force_login(user)

    assert waits(client) == [("1 page is to be reviewed", "/dashboard/writing/", YESTERDAY)]
