"""Labels for lids: codes for jars that are sold over the counter."""

from html import unescape

import pytest
from django.test import Client

from shop.backoffice.labels import MOST
from shop.care.models import CarePlan
from tests import factories
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADDRESS = "/dashboard/shop/jar-labels/"


@pytest.fixture
def owner() -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


def test_new_jars_get_codes_and_a_sheet(owner: Client) -> None:
    response = owner.post(ADDRESS, {"count": "3"})

    first = CarePlan.objects.earliest("pk").pk
    assert response.headers["Location"] == f"{ADDRESS}2026-10-06/?first={first}"
    sheet = owner.get(response.headers["Location"]).content.decode()
    codes = [f"{jar.code[:4]}-{jar.code[4:]}" for jar in CarePlan.objects.all()]
    assert [sheet.count(code) for code in codes] == [1, 1, 1]
    assert [sheet.count(words) for words in ('class="qr"', "Contains milk", "<style", "style=")] == [3, 3, 0, 0]


@pytest.mark.parametrize("count", ["0", "-1", str(MOST + 1), "many", ""])
def test_impossible_numbers_make_none(owner: Client, count: str) -> None:
    assert owner.post(ADDRESS, {"count": count}).status_code == 200
    assert CarePlan.objects.count() == 0


def test_opened_jars_need_no_label_any_more(owner: Client) -> None:
    owner.post(ADDRESS, {"count": "2"})
    CarePlan.objects.filter(pk=CarePlan.objects.earliest("pk").pk).update(claimed_at=NOON)

    page = unescape(owner.get(ADDRESS).content.decode())

    assert "<td>October 6, 2026</td><td>2</td><td>1</td>" in page
    assert owner.get(f"{ADDRESS}2026-10-06/").content.decode().count('class="qr"') == 1


def test_new_sheet_repeats_no_label_that_sticks_on_a_jar(owner: Client) -> None:
    owner.post(ADDRESS, {"count": "3"})
    second = owner.post(ADDRESS, {"count": "2"}).headers["Location"]

    drawn = [owner.get(path).content.decode().count('class="qr"') for path in (second, f"{ADDRESS}2026-10-06/")]

    assert drawn == [2, 5]
    assert owner.get(f"{ADDRESS}2026-10-06/?first={'9' * 40}").content.decode().count('class="qr"') == 5


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01"])
def test_day_that_is_none_is_not_found(owner: Client, day: str) -> None:
    assert owner.get(f"{ADDRESS}{day}/").status_code == 404


def test_looking_makes_no_codes(owner: Client) -> None:
    owner.get(ADDRESS, {"count": "3"})

    assert CarePlan.objects.count() == 0


def test_customers_make_no_labels() -> None:
    client = Client()
    client.force_login(factories.customer())

    assert client.post(ADDRESS, {"count": "3"}).status_code in (302, 403)
    assert CarePlan.objects.count() == 0


def test_packing_sheet_has_a_label_for_each_jar(owner: Client) -> None:
    order = factories.paid_order(quantity=2)

    sheet = owner.get(f"/dashboard/shop/orders/{order.number}/packing-sheet/").content.decode()

    assert [sheet.count(f"{plan.code[:4]}-{plan.code[4:]}") for plan in order.care_plans.all()] == [1, 1]
