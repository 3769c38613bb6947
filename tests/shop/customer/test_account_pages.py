"""The account pages: one's own things, and nobody else's."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from oscar.core.loading import get_model

from shop.order.models import Order
from tests import factories

pytestmark = pytest.mark.django_db
UserAddress = get_model("address", "UserAddress")
ADDRESS = {
    "first_name": "Ada",
    "last_name": "Lovelace",
    "line1": "12 High St",
    "line4": "Columbus",
    "state": "OH",
    "postcode": "43215",
}
PAGES = [
    "/accounts/orders/",
    "/accounts/addresses/",
    "/accounts/addresses/add/",
    "/accounts/profile/",
    "/accounts/profile/edit/",
    "/accounts/profile/delete/",
    "/accounts/change-password/",
]


@pytest.fixture
def ada(client: Client) -> Any:
    """A customer, signed in with `client`."""
    factories.united_states()
    somebody = factories.customer()
    client.force_login(somebody)
    return somebody


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("address", PAGES)
def test_page_is_only_for_whoever_signed_in(address: str, client: Client, ada: Any) -> None:
    own, other = client.get(address), Client().get(address)

    assert own.status_code == 200
    assert "no-store" in own.headers["Cache-Control"]
    assert (other.status_code, other.headers["Location"]) == (302, f"/accounts/login/?next={address}")


def test_new_account_is_signed_in(client: Client) -> None:
    given = {"email": "new@example.org", "password1": "correct horse battery", "password2": "correct horse battery"}
    fields = {f"registration-{name}": value for name, value in given.items()}

    page = text_of(client.post("/accounts/login/", {**fields, "registration_submit": "1"}, follow=True))

    assert "Your account is ready." in page
    assert "new@example.org" in page


def test_wrong_password_is_said_without_saying_whose(client: Client) -> None:
    factories.customer("ada@example.org")
    pages = [
        text_of(
            client.post("/accounts/login/", {"login-username": email, "login-password": "wrong", "login_submit": "1"})
        )
        for email in ("ada@example.org", "nobody@example.org")
    ]

    assert ["address and password don&#x27;t belong together" in page for page in pages] == [True, True]


def test_right_password_leads_to_where_she_wanted_to_go(client: Client) -> None:
    factories.customer("ada@example.org", "correct horse battery")
    fields = {
        "username": "ada@example.org",
        "password": "correct horse battery",
        "redirect_url": "/accounts/addresses/",
    }

    response = client.post(
        "/accounts/login/", {f"login-{name}": value for name, value in fields.items()} | {"login_submit": "1"}
    )

    assert response.headers["Location"] == "/accounts/addresses/"


def test_signing_in_leads_to_no_other_site(client: Client) -> None:
    factories.customer("ada@example.org", "correct horse battery")
    fields = {
        "username": "ada@example.org",
        "password": "correct horse battery",
        "redirect_url": "https://evil.example/",
    }

    response = client.post(
        "/accounts/login/", {f"login-{name}": value for name, value in fields.items()} | {"login_submit": "1"}
    )

    assert response.headers["Location"] == "/accounts/profile/"


def test_a_link_alone_signs_nobody_out(client: Client, ada: Any) -> None:
    client.get("/accounts/logout/")
    still = client.get("/accounts/profile/").status_code
    client.post("/accounts/logout/")

    assert (still, client.get("/accounts/profile/").status_code) == (200, 302)


def test_orders_are_her_own_and_lead_to_their_pages(client: Client, ada: Any) -> None:
    paid = factories.paid_order(who=factories.buyer(user=ada))
    other = factories.paid_order()

    page = text_of(client.get("/accounts/orders/"))

    assert [paid.token in page, other.token in page] == [True, False]


def test_order_number_leads_to_the_page_of_her_own_order_only(client: Client, ada: Any) -> None:
    paid = factories.paid_order(who=factories.buyer(user=ada))
    other = factories.paid_order()

    own, others = (client.get(f"/accounts/orders/{order.number}/") for order in (paid, other))

    assert own.headers["Location"] == f"/orders/{paid.token}/"
    assert others.status_code == 404


@pytest.mark.parametrize("address", ["order-status/{number}/{hash}/", "order-status-form/{number}/{hash}/"])
def test_guessable_order_pages_do_not_exist(address: str) -> None:
    order = factories.paid_order()

    found = address.format(number=order.number, hash=order.verification_hash())

    assert Client().get(f"/accounts/{found}").status_code == 404


@pytest.mark.parametrize(
    "address", ["wishlists/", "notifications/inbox/", "alerts/", "emails/", "orders/1/1/", "alerts/create/1/"]
)
def test_what_the_shop_does_not_have_is_not_found(address: str, client: Client, ada: Any) -> None:
    assert client.get(f"/accounts/{address}").status_code == 404


def test_address_is_kept(client: Client, ada: Any) -> None:
    client.post("/accounts/addresses/add/", ADDRESS)

    kept = UserAddress.objects.get(user=ada)
    assert (kept.line1, kept.state, kept.postcode, kept.country_id) == ("12 High St", "OH", "43215", "US")


@pytest.mark.parametrize(
    "wrong",
    [{"postcode": "90210"}, {"postcode": "00000"}, {"state": "XX"}, {"line1": "12 High\r\nBcc: x"}, {"last_name": ""}],
)
def test_wrong_address_is_refused_at_its_field(client: Client, ada: Any, wrong: dict[str, str]) -> None:
    page = text_of(client.post("/accounts/addresses/add/", ADDRESS | wrong))

    assert page.count('class="field-error"') == 1
    assert page.count('<li><a href="#id_') == 1
    assert UserAddress.objects.count() == 0


def test_address_is_changed_and_deleted(client: Client, ada: Any) -> None:
    client.post("/accounts/addresses/add/", ADDRESS)
    kept = UserAddress.objects.get()

    changed = text_of(client.post(f"/accounts/addresses/{kept.pk}/", ADDRESS | {"line1": "13 High St"}, follow=True))
    deleted = text_of(client.post(f"/accounts/addresses/{kept.pk}/delete/", follow=True))

    assert ["13 High St" in changed, "The address is deleted." in deleted] == [True, True]
    assert UserAddress.objects.count() == 0


@pytest.mark.parametrize("action", ["", "delete/", "usual/"])
def test_somebody_elses_address_is_out_of_reach(client: Client, ada: Any, action: str) -> None:
    other = UserAddress.objects.create(
        user=factories.customer("eve@example.org"), country=factories.united_states(), line1="1 Elm St"
    )

    response = client.post(f"/accounts/addresses/{other.pk}/{action}", ADDRESS)

    other.refresh_from_db()
    assert response.status_code == 404
    assert (other.line1, other.is_default_for_shipping) == ("1 Elm St", False)


def test_usual_address_is_changed_by_a_form_only(client: Client, ada: Any) -> None:
    client.post("/accounts/addresses/add/", ADDRESS)
    kept = UserAddress.objects.get()

    by_link = client.get(f"/accounts/addresses/{kept.pk}/usual/").status_code
    client.post(f"/accounts/addresses/{kept.pk}/usual/")

    kept.refresh_from_db()
    assert (by_link, kept.is_default_for_shipping) == (405, True)


def test_deleted_account_leaves_its_paid_orders(client: Client, ada: Any) -> None:
    order = factories.paid_order(who=factories.buyer(user=ada))

    client.post("/accounts/profile/delete/", {"password": "correct horse battery"})

    assert get_user_model().objects.filter(pk=ada.pk).count() == 0
    assert Order.objects.get(pk=order.pk).user is None


def test_account_is_not_deleted_without_its_password(client: Client, ada: Any) -> None:
    client.post("/accounts/profile/delete/", {"password": "wrong"})

    assert get_user_model().objects.filter(pk=ada.pk).count() == 1
