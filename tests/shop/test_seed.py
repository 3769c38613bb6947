"""The seed fills what is empty and leaves the rest alone."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from oscar.core.loading import get_model

from catalogue.models import Product
from shop.dispatch.models import DispatchRule, PickupPlace
from shop.partner.models import StockRecord
from shop.tax.models import TaxRate
from tests.shop.seeding import everything, seed

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def words(module_db: None) -> str:
    """What the seed said of the empty shop that it filled, once for the module's tests."""
    return seed()


@pytest.fixture(autouse=True)
def _seeded(words: str) -> None:
    """Each test finds the shop as the seed left it."""


def test_empty_shop_gets_three_jars_and_all_that_selling_them_takes(words: str) -> None:
    assert "3 jars" in words
    assert everything() == [3, 3, 1, 1, 1, 1, 1, 2, 1]


def test_what_the_owner_deleted_or_changed_stays_so() -> None:
    Product.objects.get(slug="gift-jar").delete()
    StockRecord.objects.update(price=20)
    DispatchRule.objects.update(friday=True)

    seed()

    assert Product.objects.count() == 2
    assert set(StockRecord.objects.values_list("price", flat=True)) == {20}
    assert DispatchRule.objects.get().friday is True


def test_every_made_up_figure_is_marked() -> None:
    assert Product.objects.filter(is_demo=False).count() == 0
    assert TaxRate.objects.get().is_demo is True
    assert PickupPlace.objects.get().is_demo is True
    assert DispatchRule.objects.get().is_demo is True
    assert "Demo" in get_model("shipping", "OrderAndItemCharges").objects.get().description
    assert "(demo)" in get_model("offer", "ConditionalOffer").objects.get().name


def test_nobody_is_promised_a_cure() -> None:
    said = " ".join(
        text.lower()
        for product in Product.objects.all()
        for text in (product.summary, product.description, product.contents, product.storage)
    )
    claims = ["heal", "cure", "anxiety", "gut", "probiotic", "immune", "treat", "benefit", "detox"]

    assert [claim for claim in claims if claim in said] == []


def test_without_being_asked_there_is_no_login() -> None:
    assert get_user_model().objects.count() == 0


def test_shop_knows_its_name_and_address() -> None:
    assert list(Site.objects.values_list("name", "domain")) == [("Mindful Culture", "testserver")]
