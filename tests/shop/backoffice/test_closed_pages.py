"""What of Oscar's dashboard this shop has shut, because it would go past our rules or our door to mail."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests import factories

SHUT = ["comms/", "pages/", "reviews/", "shipping/weight-based/", "users/alerts/"]
NAMES = ["comms-list", "page-list", "reviews-list", "shipping-method-list", "user-alert-list"]


@pytest.mark.parametrize("address", SHUT)
def test_page_is_not_there(owner: Client, address: str) -> None:
    assert owner.get(f"/dashboard/{address}").status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_page_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"dashboard:{name}")


def test_customers_are_still_listed_for_staff_only(owner: Client, shopper: Client) -> None:
    ada = factories.customer("lovelace@example.org")
    pages = [reverse("dashboard:users-index"), reverse("dashboard:user-detail", args=[ada.pk])]

    assert [owner.get(page).status_code for page in pages] == [200, 200]
    assert [shopper.get(page).status_code for page in pages] == [403, 403]


def test_oscars_alerts_are_not_sent_past_the_door() -> None:
    with pytest.raises(CommandError, match="sends no product alerts"):
        call_command("oscar_send_alerts")
