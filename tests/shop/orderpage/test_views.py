import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from oscar.core.loading import get_model

from shop import fulfilment
from shop.care.models import Guide
from shop.mail import suppression
from shop.mail.models import Mail, Suppression
from shop.order import states
from shop.order.models import Order
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from shop.payments.settle import apply
from tests import factories
from tests.conftest import Clock

UserAddress = get_model("address", "UserAddress")
pytestmark = pytest.mark.django_db
PRIVATE = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
OURS = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "a short sentence is fine"


@pytest.fixture
def order(clock: Clock) -> Order:
    return factories.paid_order()


def text_of(response: Any) -> str:
    """What a reader sees in the page's main part."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))


@pytest.mark.parametrize("path", ["", "receipt/", "guide.pdf"])
def test_pages_are_kept_by_nobody_and_their_address_told_to_nobody(client: Client, order: Order, path: str) -> None:
    response = client.get(f"/orders/{order.token}/{path}")

    assert {name: response.headers[name] for name in PRIVATE} == PRIVATE


@pytest.mark.parametrize("path", ["", "receipt/", "guide.pdf"])
def test_unknown_link_gets_kind_words(client: Client, order: Order, path: str) -> None:
    response = client.get(f"/orders/{order.token[:-1]}/{path}")

    assert response.status_code == 404
    assert "copy the whole address" in text_of(response)
    assert {name: response.headers[name] for name in PRIVATE} == PRIVATE


def test_order_number_opens_nothing(client: Client, order: Order) -> None:
    assert client.get(f"/orders/{order.number}/").status_code == 404


def test_page_shows_the_order(client: Client, order: Order) -> None:
    text = text_of(client.get(f"/orders/{order.token}/"))

    for words in ("your order is paid", "Jar of living kefir grains $14.00", "Total $22.00", "12 High St", "ada@"):
        assert words in text


def test_page_costs_few_queries(client: Client, order: Order, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):
        client.get(f"/orders/{order.token}/")


def test_looking_leaves_no_cookie(client: Client, order: Order) -> None:
    client.get(f"/orders/{order.token}/")

    assert dict(client.cookies) == {}


@pytest.mark.parametrize("status", states.PIPELINE)
def test_every_state_has_a_page(client: Client, order: Order, status: str) -> None:
    Order.objects.filter(pk=order.pk).update(status=status)

    assert client.get(f"/orders/{order.token}/").status_code == 200


def test_unknown_payment_is_still_checking_and_looks_again(client: Client, clock: Clock) -> None:
    attempt = factories.prepared()

    response = client.get(f"/orders/{attempt.order.token}/")

    assert "Please don't pay a second time" in text_of(response)
    assert response.content.count(b'data-hx-trigger="every 5s"') == 1


def test_page_that_asks_for_news_is_told_when_there_are_some(client: Client, clock: Clock) -> None:
    attempt = factories.opened()
    address = f"/orders/{attempt.order.token}/"
    silent = client.get(address, headers={"HX-Request": "true"})
    apply(factories.session_for(attempt), now=clock.now)

    told = client.get(address, headers={"HX-Request": "true"})

    assert (silent.status_code, silent.content) == (204, b"")
    assert "Thank you, your order is paid" in text_of(told)
    assert b"data-hx-trigger" not in told.content


def test_after_thirty_days_street_and_mail_address_are_gone(client: Client, order: Order, clock: Clock) -> None:
    clock.move(days=31)

    text = text_of(client.get(f"/orders/{order.token}/"))

    assert [words for words in ("12 High St", "ada@example.org", "43215") if words in text] == []
    assert "Columbus, OH" in text
    assert "Total $22.00" in text


def test_owner_who_is_signed_in_still_sees_the_street(client: Client, order: Order, clock: Clock) -> None:
    user = factories.customer()
    Order.objects.filter(pk=order.pk).update(user=user)
    clock.move(days=31)
    client.force_login(user)

    assert "12 High St" in text_of(client.get(f"/orders/{order.token}/"))


def test_receipt_has_what_a_receipt_needs(client: Client, order: Order) -> None:
    text = text_of(client.get(f"/orders/{order.token}/receipt/"))

    for words in (
        f"Order {order.number}",
        "October 6, 2026",
        "Paid by Stripe",
        "PO Box 1",
        "Sales tax $0.00",
        "$22.00",
    ):
        assert words in text


def test_receipt_says_what_went_back(client: Client, order: Order) -> None:
    fulfilment.refund(order, amount=Decimal("5.00"), reason="chipped", now=factories.NOON, user=None)

    assert "Given back \N{MINUS SIGN}$5.00" in text_of(client.get(f"/orders/{order.token}/receipt/"))


def test_what_is_not_paid_has_no_receipt(client: Client, clock: Clock) -> None:
    order = factories.opened().order

    page = text_of(client.get(f"/orders/{order.token}/"))
    sheet = text_of(client.get(f"/orders/{order.token}/receipt/"))

    assert "Receipt" not in page
    assert "Not paid yet: this is no receipt" in sheet


def test_times_are_the_buyers_own(client: Client, clock: Clock) -> None:
    order = factories.paid_order(who=factories.buyer(state="CA", zip_code="94110", city="San Francisco"))

    assert "Paid Oct 6, 7:00 a.m." in text_of(client.get(f"/orders/{order.token}/"))


def test_any_script_and_emoji_reach_page_and_sheet(client: Client, clock: Clock) -> None:
    names = {"first_name": "Zoë 👩‍🌾", "last_name": "\U0001d49cda 李小龍"}
    order = factories.paid_order(who=factories.buyer(**names))

    for path in ("", "receipt/"):
        assert "Zoë 👩‍🌾 \U0001d49cda 李小龍" in text_of(client.get(f"/orders/{order.token}/{path}"))


def test_guide_is_handed_out_from_the_database(client: Client, order: Order, made_guide: Guide) -> None:
    response = client.get(f"/orders/{order.token}/guide.pdf")

    assert response.content == bytes(made_guide.pdf)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="Getting-Started-with-Milk-Kefir.pdf"'


def test_guide_that_is_not_made_yet_is_asked_for_once(client: Client, order: Order) -> None:
    for _ in range(2):
        response = client.get(f"/orders/{order.token}/guide.pdf")
        assert (response.status_code, "in a moment" in text_of(response)) == (202, True)

    assert Job.objects.filter(kind="care.guide").count() == 1


def resend(client: Client, order: Order) -> str:
    return text_of(client.post(f"/orders/{order.token}/resend/", follow=True))


def test_mail_is_sent_again_three_times_a_day(client: Client, order: Order, clock: Clock, made_guide: Guide) -> None:
    for _ in range(3):
        assert "It's on its way again" in resend(client, order)
    assert "three times today" in resend(client, order)
    assert Mail.objects.filter(kind="order_confirmation").count() == 4

    clock.move(days=1, minutes=1)
    assert "It's on its way again" in resend(client, order)
    run_due(clock.now)
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}


def test_mail_to_a_dead_address_is_not_promised(client: Client, order: Order) -> None:
    suppression.suppress("ada@example.org", Suppression.Reason.BOUNCED)

    assert "came back" in resend(client, order)
    assert Mail.objects.count() == 1


def test_there_is_nothing_to_resend_before_the_payment(client: Client, clock: Clock) -> None:
    attempt = factories.prepared()

    assert "There is no mail yet" in resend(client, attempt.order)


def test_resend_by_get_does_nothing(client: Client, order: Order) -> None:
    assert client.get(f"/orders/{order.token}/resend/").status_code == 405
    assert Mail.objects.count() == 1


def make_account(client: Client, order: Order, password: str = PASSWORD, **headers: str) -> Any:
    return client.post(f"/orders/{order.token}/account/", {"password": password}, headers=headers or OURS)


def test_guest_makes_an_account_with_a_password_only(client: Client, order: Order) -> None:
    make_account(client, order)

    user = get_user_model().objects.get()
    order.refresh_from_db()
    assert (user.email, user.first_name, order.user_id) == ("ada@example.org", "Ada", user.pk)
    assert user.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Mail.objects.filter(kind="account_welcome", to="ada@example.org").count() == 1
    assert "Make an account" not in text_of(client.get(f"/orders/{order.token}/"))


def test_account_keeps_the_address_for_the_next_order(client: Client, order: Order) -> None:
    make_account(client, order)

    [kept] = UserAddress.objects.filter(user__email="ada@example.org")
    assert order.shipping_address is not None
    assert kept.summary == order.shipping_address.summary


def test_address_of_a_present_is_not_kept(client: Client, order: Order) -> None:
    Order.objects.filter(pk=order.pk).update(gift_recipient_name="Grace")

    make_account(client, order)

    assert UserAddress.objects.count() == 0


def test_somebody_with_an_account_is_asked_to_sign_in(client: Client, order: Order) -> None:
    factories.customer("ADA@example.org")

    response = make_account(client, order)

    order.refresh_from_db()
    assert (response.headers["Location"], order.user_id) == ("/accounts/login/", None)
    assert get_user_model().objects.count() == 1
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("password", ["", "short", "password123", "ada@example.org", "x" * 129])
def test_weak_password_is_explained(client: Client, order: Order, password: str) -> None:
    response = make_account(client, order, password)

    assert response.status_code == 422
    assert b"field-error" in response.content
    assert get_user_model().objects.count() == 0


def test_form_on_another_site_makes_no_account(order: Order) -> None:
    response = make_account(Client(), order, **{"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, get_user_model().objects.count()) == (403, 0)


def test_old_link_makes_no_account(client: Client, order: Order, clock: Clock) -> None:
    clock.move(days=31)

    make_account(client, order)

    assert get_user_model().objects.count() == 0


def test_second_click_makes_no_second_account(order: Order) -> None:
    make_account(Client(), order)
    make_account(Client(), order)

    assert get_user_model().objects.count() == 1
