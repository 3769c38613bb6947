"""The owner's desk for affiliate links, and the examples that it comes with."""

from typing import Any

import pytest
from django.test import Client

from content.links import seeding
from content.links.models import AffiliateLink
from tests import factories
from tests.conftest import Clock
from tests.content.editor.test_writing import said
from tests.content.links.linking import link, marked
from tests.factories import NOON
from tests.writing import live, published

pytestmark = pytest.mark.django_db
DESK = "/dashboard/links/"


@pytest.fixture
def owner() -> Client:
    """A browser in which the owner is logged in."""
    client = Client()
    client.force_login(factories.staff())
    return client


def typed(**changes: Any) -> dict[str, Any]:
    return {"label": "Plastic strainer", "url": "https://pays.example/strainer", "merchant": "Pays", **changes}


def test_link_is_entered(owner: Client) -> None:
    response = owner.post(f"{DESK}add/", typed(slug="strainer"), follow=True)

    assert said(response) == ["Saved: Plastic strainer. Every page that shows it follows."]
    assert AffiliateLink.objects.get().url == "https://pays.example/strainer"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "ftp://pays.example/", "pays", "https://"])
def test_address_that_is_none_is_refused(owner: Client, url: str) -> None:
    response = owner.post(f"{DESK}add/", typed(slug="strainer", url=url))

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["url"])
    assert AffiliateLink.objects.count() == 0


def test_page_follows_a_changed_address_and_the_old_check_is_forgotten(owner: Client, clock: Clock) -> None:
    made = link(checked_at=NOON, last_status=404)
    page = published(body=f"<p>{marked()}</p>")

    owner.post(f"{DESK}{made.pk}/", typed(url="https://pays.example/new"))

    shown = live(page, clock.now)
    assert shown is not None
    assert shown.text.blocks[0].attrs["url"] == "https://pays.example/new"
    assert AffiliateLink.objects.get().state == AffiliateLink.State.UNKNOWN


def test_change_of_the_label_keeps_the_check(owner: Client) -> None:
    made = link(checked_at=NOON, last_status=404)

    owner.post(f"{DESK}{made.pk}/", typed(label="Other"))

    assert AffiliateLink.objects.get().state == AffiliateLink.State.DEAD


def test_words_of_a_deleted_link_stay_on_the_page(owner: Client, clock: Clock) -> None:
    made = link()
    published(body=f"<p>Buy {marked()}.</p>")

    owner.post(f"{DESK}{made.pk}/delete/")

    html = Client().get("/kefir-benefits/").content.decode()
    assert ("<p>Buy a strainer.</p>" in html, "pays.example" in html) == (True, False)


def test_dead_link_is_named_on_top(owner: Client) -> None:
    link("fine", label="A fine one", checked_at=NOON, last_status=200)
    link("dead", label="A dead one", checked_at=NOON, last_status=404)

    response = owner.get(DESK)

    assert [each.label for each in response.context["links"]] == ["A dead one", "A fine one"]
    assert "<strong>1 dead link:</strong>" in response.content.decode()


def test_pages_of_the_desk_answer_and_customers_see_nothing(owner: Client) -> None:
    made, customer = link(), Client()
    customer.force_login(factories.customer())
    addresses = [DESK, f"{DESK}add/", f"{DESK}{made.pk}/"]

    assert [owner.get(each).status_code for each in addresses] == [200] * 3
    assert {customer.get(each).status_code for each in addresses} <= {302, 403}


def test_examples_are_marked_and_come_once() -> None:
    first, second = seeding.links(), seeding.links()

    assert (first, second) == ("7 demo affiliate links", "")
    assert set(AffiliateLink.objects.values_list("is_demo", flat=True)) == {True}
    for made in AffiliateLink.objects.all():
        made.full_clean()
