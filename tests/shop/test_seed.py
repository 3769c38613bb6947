"""The seed fills what is empty and leaves the rest alone."""

import io
import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from django.core.management import call_command
from django.test import Client
from oscar.core.loading import get_model

from catalogue.models import Product
from shop.dispatch.models import DispatchRule, PickupPlace
from shop.partner.models import StockRecord
from shop.tax.models import TaxRate

pytestmark = pytest.mark.django_db
LOGIN = ["owner@example.com", "squishies-at-home"]


def seed(**options: object) -> str:
    out = io.StringIO()
    call_command("seed", stdout=out, **options)
    return out.getvalue()


def everything() -> list[int]:
    models = [Product, StockRecord, TaxRate, PickupPlace, DispatchRule]
    labels = [
        ("voucher", "Voucher"),
        ("shipping", "OrderAndItemCharges"),
        ("catalogue", "Category"),
        ("address", "Country"),
    ]
    return [model._base_manager.count() for model in [*models, *(get_model(*label) for label in labels)]]


def test_empty_shop_gets_three_jars_and_all_that_selling_them_takes() -> None:
    words = seed()

    assert "3 jars" in words
    assert everything() == [3, 3, 1, 1, 1, 1, 1, 2, 1]


def test_second_time_changes_nothing_and_is_quick() -> None:
    seed(demo=LOGIN)
    before = everything()
    started = time.perf_counter()

    words = seed(demo=LOGIN)

    assert time.perf_counter() - started < 0.3
    assert words == "Seeded: nothing, the shop is not empty.\n"
    assert everything() == before


def test_what_the_owner_deleted_or_changed_stays_so() -> None:
    seed()
    Product.objects.get(slug="gift-jar").delete()
    StockRecord.objects.update(price=20)
    DispatchRule.objects.update(friday=True)

    seed()

    assert Product.objects.count() == 2
    assert set(StockRecord.objects.values_list("price", flat=True)) == {20}
    assert DispatchRule.objects.get().friday is True


def test_every_made_up_figure_is_marked() -> None:
    seed()

    assert Product.objects.filter(is_demo=False).count() == 0
    assert TaxRate.objects.get().is_demo is True
    assert PickupPlace.objects.get().is_demo is True
    assert DispatchRule.objects.get().is_demo is True
    assert "Demo" in get_model("shipping", "OrderAndItemCharges").objects.get().description
    assert "(demo)" in get_model("offer", "ConditionalOffer").objects.get().name


def test_nobody_is_promised_a_cure() -> None:
    seed()
    words = " ".join(
        text.lower()
        for product in Product.objects.all()
        for text in (product.summary, product.description, product.contents, product.storage)
    )
    claims = ["heal", "cure", "anxiety", "gut", "probiotic", "immune", "treat", "benefit", "detox"]

    assert [claim for claim in claims if claim in words] == []


def test_demo_login_opens_the_dashboard(client: Client) -> None:
    seed(demo=LOGIN)

    assert client.login(username=LOGIN[0], password=LOGIN[1])
    assert client.get("/dashboard/").status_code == 200


def test_without_being_asked_there_is_no_login() -> None:
    seed()

    assert get_user_model().objects.count() == 0


def test_login_that_exists_keeps_its_password() -> None:
    seed(demo=LOGIN)

    seed(demo=[LOGIN[0], "another password"])

    assert get_user_model().objects.get().check_password(LOGIN[1])


def test_shop_knows_its_name_and_address() -> None:
    seed()

    assert list(Site.objects.values_list("name", "domain")) == [("Mindful Culture", "testserver")]
