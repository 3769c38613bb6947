"""Offers, ranges and vouchers are made by the owner in Oscar's own forms; they must work in this shop."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from oscar.core.loading import get_model

from tests import factories

ConditionalOffer = get_model("offer", "ConditionalOffer")
Range = get_model("offer", "Range")
Voucher = get_model("voucher", "Voucher")


def make_range(owner: Client) -> Any:
    owner.post(reverse("dashboard:range-create"), {"name": "Everything", "includes_all_products": "on"})
    return Range.objects.get()


def make_offer(owner: Client, *, kind: str) -> Any:
    """Walk the four pages of Oscar's offer forms: ten percent off one jar or more."""
    everything = make_range(owner)
    owner.post(reverse("dashboard:offer-metadata"), {"name": "Ten off", "offer_type": kind})
    owner.post(reverse("dashboard:offer-benefit"), {"range": everything.pk, "type": "Percentage", "value": "10"})
    owner.post(reverse("dashboard:offer-condition"), {"range": everything.pk, "type": "Count", "value": "1"})
    owner.post(reverse("dashboard:offer-restrictions"), {"priority": "0", "exclusive": "on"})
    return ConditionalOffer.objects.get()


def test_range_offer_and_voucher_are_made_by_forms(owner: Client) -> None:
    offer = make_offer(owner, kind="Voucher")
    sent = {
        "name": "Spring",
        "code": "spring10",
        "start_datetime": "2026-10-01 00:00",
        "end_datetime": "2027-10-01 00:00",
        "usage": "Multi-use",
        "offers": [offer.pk],
    }

    owner.post(reverse("dashboard:voucher-create"), sent)

    voucher = Voucher.objects.get()
    assert (voucher.code, list(voucher.offers.all())) == ("SPRING10", [offer])
    assert (offer.benefit.value, offer.condition.value) == (Decimal(10), Decimal(1))


@pytest.mark.parametrize(
    "name", ["dashboard:offer-list", "dashboard:range-list", "dashboard:voucher-list", "dashboard:voucher-set-list"]
)
def test_lists_answer_when_there_is_something_in_them(owner: Client, name: str) -> None:
    factories.jar()
    make_offer(owner, kind="Site")

    answer = owner.get(reverse(name))

    assert answer.status_code == 200


def test_pages_of_an_offer_answer(owner: Client) -> None:
    offer = make_offer(owner, kind="Site")
    pages = ["offer-detail", "offer-metadata", "offer-condition", "offer-benefit", "offer-restrictions", "offer-delete"]

    answers = {page: owner.get(reverse(f"dashboard:{page}", args=[offer.pk])).status_code for page in pages}

    assert answers == dict.fromkeys(pages, 200)


def test_range_can_not_be_given_a_page_that_does_not_exist(owner: Client) -> None:
    owner.post(reverse("dashboard:range-create"), {"name": "Public", "is_public": "on"})

    assert Range.objects.get().is_public is False
    assert owner.get(reverse("dashboard:range-list")).status_code == 200
