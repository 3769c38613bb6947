"""The pages behind the link."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.mail.models import Mail, Suppression
from shop.order.models import Order
from shop.privacy.models import AuditEntry
from tests import factories
from tests.factories import NOON
from tests.scanner import follow
from tests.shop.privacy.people import ADA, dispatched, everywhere, link, traces

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def page(token: str, more: str = "") -> Any:
    return Client().get(f"/privacy-choices/{token}/{more}")


def pressed(token: str) -> Any:
    return Client(enforce_csrf_checks=True).post(f"/privacy-choices/{token}/erase/", headers={"Origin": "null"})


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_page_says_all_of_it_in_plain_words() -> None:
    everywhere()

    shown = words(page(link()))

    for fact in (
        "Ada Lovelace",
        "12 High St",
        "1 of Jar of living kefir grains",
        "The countess called.",
        "Mine sulked.",
    ):
        assert fact in shown, fact
    for heading in ("Orders and payments", "Account", "Comments", "Reviews", "Care notes", "Mails to you"):
        assert heading in shown, heading


def test_file_holds_the_same_and_is_kept_by_nobody() -> None:
    order = everywhere()

    answer = page(link(), "download/")

    made = json.loads(answer.content)
    assert {name: answer.headers[name] for name in PRIVATE} == PRIVATE
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert (made["about"], made["kept"]["Orders and payments"][0]["Order"]) == (ADA, order.number)
    photographs = [comment["Photograph"] for comment in made["kept"]["Comments"]]
    assert [bool(re.fullmatch(r"http://testserver/media/\S+\.jpg", it)) for it in photographs] == [True, False]


def test_present_tells_whoever_got_it_nothing_of_who_paid() -> None:
    gift = {"gift_recipient_name": "Bob", "gift_recipient_email": "bob@example.org", "gift_message": "For you"}
    dispatched(**gift)

    made = page(link("bob@example.org"), "download/").content.decode()

    assert "For you" in made
    assert (ADA in made, "22.00" in made) == (False, False)


def test_scanner_that_opens_the_link_fifty_times_changes_nothing() -> None:
    everywhere()
    mailed = f"/privacy-choices/{link()}/"
    before = traces()

    statuses = follow([f"{mailed}erase/"], times=50) | follow([mailed, f"{mailed}download/"])

    assert (statuses, traces()) == ({200}, before)
    assert (AuditEntry.objects.count(), Suppression.objects.count()) == (0, 0)


def test_button_erases_and_says_so() -> None:
    order = dispatched()
    token = link()

    answer = pressed(token)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/privacy-choices/erased/")
    assert Order.objects.get(pk=order.pk).contact_email == ""
    assert (AuditEntry.objects.get().deed, AuditEntry.objects.get().by_name) == ("erased", "")


def test_question_says_what_stays() -> None:
    dispatched()
    token = link()

    with CaptureQueriesContext(connection) as queries:
        asked = words(page(token, "erase/"))

    assert "tax law asks us to keep our books" in asked
    assert "Which note went out on which day for a jar" in asked
    assert "A keyed fingerprint of your e-mail address" in asked
    assert "An empty place where a comment was" not in asked
    assert [query["sql"] for query in queries if "reviews_productreview" in query["sql"]] == []  # nothing of it stays


def test_pressing_twice_finds_nothing_left() -> None:
    dispatched()
    token = link()
    pressed(token)
    mails = Mail.objects.count()

    again, looked = pressed(token), page(token)

    assert [again.status_code, looked.status_code] == [410, 410]
    assert "There is nothing here any more" in words(looked)
    assert (Mail.objects.count(), AuditEntry.objects.count()) == (mails, 1)


def test_unfinished_order_is_named_with_its_day() -> None:
    order = factories.paid_order()
    token = link()

    answer = pressed(token)

    assert answer.status_code == 409
    assert f"Order {order.number} is paid and has not left us yet" in words(answer)
    assert Order.objects.get(pk=order.pk).contact_email == ADA
    assert page(token).status_code == 200


@pytest.mark.parametrize("more", ["", "download/", "erase/"])
def test_bad_link_says_what_is_wrong_and_changes_nothing(more: str, clock: Any) -> None:
    dispatched()
    token = link()
    other = "B" if token.endswith("A") else "A"
    before = traces()

    cut_off = page(token[:-5], more)
    forged = Client().post(f"/privacy-choices/{token[:-1]}{other}/erase/")
    clock.move(hours=24)
    old = page(token, more)
    old_press = pressed(token)

    assert [it.status_code for it in (cut_off, forged, old, old_press)] == [404, 404, 410, 410]
    assert "Perhaps a part of it was cut off" in words(cut_off)
    assert "This link is too old" in words(old)
    assert traces() == before


def test_order_page_speaks_of_the_erasure_and_still_shows_the_receipt() -> None:
    order = dispatched()
    pressed(link())

    shown = words(Client().get(order.get_absolute_url()))

    assert "Name and address were erased, as you asked." in shown
    assert ("Send it again" in shown, "Lovelace" in shown, "43215" in shown) == (False, False, False)
    assert "$22.00" in shown


def test_erased_order_makes_no_account() -> None:
    order = dispatched()
    pressed(link())

    answer = Client(headers={"Sec-Fetch-Site": "same-origin"}).post(
        f"{order.get_absolute_url()}account/", {"password": "correct horse battery"}
    )

    assert answer.headers["Location"] == order.get_absolute_url()
    assert not Order.objects.filter(pk=order.pk, user__isnull=False).exists()


def test_page_costs_as_much_with_many_rows_as_with_few() -> None:
    everywhere()
    token = link()
    with CaptureQueriesContext(connection) as few:
        page(token)
    for _ in range(3):
        dispatched()

    with CaptureQueriesContext(connection) as many:
        page(token)

    assert len(many) == len(few) <= 40, len(few)


def test_link_in_the_mail_opens_the_page(mailoutbox: Any) -> None:
    from tests.shop.privacy.people import work

    dispatched()
    Client(headers={"Sec-Fetch-Site": "same-origin"}).post("/privacy-choices/", {"email": ADA})
    Mail.objects.exclude(kind="privacy_link").update(state="sent", sent_at=NOON)
    work("mail.send")

    [address] = re.findall(r"http://testserver(/privacy-choices/\S+)", mailoutbox[0].body)
    assert "12 High St" in words(Client().get(address))
