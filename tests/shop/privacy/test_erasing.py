"""Erasing a person: what goes, what stays, what has to wait, and what happens when something breaks."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from oscar.core.loading import get_model

from shop import fulfilment
from shop.care.keeper.claiming import Claim, claim
from shop.care.keeper.confirming import confirm, question
from shop.care.models import CarePlan
from shop.care.sweeping import sweep
from shop.fulfilment import Refused, correct_email
from shop.mail.models import Mail, Suppression
from shop.mail.suppression import address_hash, why_not
from shop.order.models import Order
from shop.orderpage.resending import NotResent, resend_confirmation
from shop.payments.books import differences
from shop.payments.models import Attempt
from shop.privacy import erasing
from shop.privacy.erasing import NotYet, erase
from shop.privacy.held import held, is_known
from shop.privacy.models import AuditEntry
from tests import factories
from tests.factories import NOON
from tests.shop.privacy.people import ADA, BOB, LATER, dispatched, everywhere, traces, work

pytestmark = pytest.mark.django_db
GONE = "the confirmation's own row, which knows her until it has been sent"


def erased(address: str = ADA, **given: Any) -> None:
    erase(address, **{"reason": "asked by phone", "by": None, "now": LATER, **given})


def files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def confirmed() -> None:
    """The last mail went out, and its row was looked at afterwards."""
    work("mail.send")
    work("privacy.forget confirmation")


def test_nothing_in_the_database_speaks_of_her_any_more(clock: Any) -> None:
    everywhere()
    before = traces()
    clock.move_to(LATER)

    erased()
    just_after = traces()
    confirmed()

    assert len(before) > 10
    assert just_after == {"mail_mail": [ADA]}, GONE
    assert traces() == {}


def test_order_keeps_what_the_books_and_the_tax_office_need() -> None:
    order = dispatched(zip_code="43215-1234", gift_message="For the countess")
    attempt = Attempt.objects.get(order=order)
    lines = list(order.lines.values_list("title", "quantity", "line_price_incl_tax"))
    figures = ("number", "date_placed", "status", "total_incl_tax", "total_excl_tax", "shipping_incl_tax", "carrier")
    kept = [getattr(order, name) for name in figures]

    erased()

    order.refresh_from_db()
    address = order.shipping_address
    assert [getattr(order, name) for name in figures] == kept
    assert list(order.lines.values_list("title", "quantity", "line_price_incl_tax")) == lines
    assert (address.state, address.postcode, address.country_id) == ("OH", "43215", "US")
    assert (address.first_name, address.line1, address.line4, address.search_text) == ("", "", "", "")
    assert (order.contact_email, order.gift_message, order.tracking_number, order.user) == ("", "", "", None)
    after = Attempt.objects.get(order=order)
    assert (after.payment_intent_id, after.session_id, after.amount_received) == (
        attempt.payment_intent_id,
        attempt.session_id,
        attempt.amount_received,
    )
    assert (after.email_hash, after.client_hash, "customer_email" in after.request) == ("", "", False)
    assert differences(now=LATER) == []


def test_other_peoples_data_stays() -> None:
    dispatched()
    other = dispatched(email=BOB, first_name="Bob", last_name="Lovelace-Hill", line1="1 Low St")

    erased()

    other.refresh_from_db()
    assert (other.contact_email, other.shipping_address.line1, other.notes.count()) == (BOB, "1 Low St", 1)
    assert Mail.objects.filter(to=BOB, state="planned").exists()
    assert (is_known(held(ADA)), is_known(held(BOB))) == (True, True)


def test_she_is_not_written_to_any_more() -> None:
    dispatched()

    erased()

    assert why_not(ADA, stoppable=True) == "asked to be erased"
    assert Suppression.objects.get().address_hash == address_hash(ADA)
    assert list(Mail.objects.exclude(to="").values_list("kind", "to")) == [("privacy_erased", ADA)]


def test_last_mail_is_sent_and_then_forgets_where_it_went(mailoutbox: Any, clock: Any) -> None:
    dispatched()
    clock.move_to(LATER)
    Mail.objects.update(state="sent", sent_at=NOON)

    erased()
    confirmed()

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([ADA], "Your data is erased")]
    assert list(Mail.objects.exclude(to="")) == []
    assert Mail.objects.get(kind="privacy_erased").state == "sent"


def test_confirmation_that_has_not_gone_keeps_its_address_until_it_has() -> None:
    dispatched()
    erased()

    work("privacy.forget confirmation")

    assert Mail.objects.get(kind="privacy_erased").to == ADA


def test_second_erasure_is_harmless_and_mails_nobody() -> None:
    dispatched()
    erased()
    mails = Mail.objects.count()
    confirmed()

    erased(now=LATER + timedelta(days=1))

    assert Mail.objects.count() == mails
    assert Suppression.objects.count() == 1
    assert [entry.deed for entry in AuditEntry.objects.all()] == ["erased", "erased"]


def test_somebody_nobody_knows_is_erased_without_a_mail() -> None:
    erased("nobody@example.org")

    assert Mail.objects.count() == 0
    assert why_not("nobody@example.org", stoppable=True) == "asked to be erased"


def test_record_says_who_when_and_why_and_knows_only_a_fingerprint() -> None:
    owner = factories.staff()
    dispatched()

    erased(by=owner)

    entry = AuditEntry.objects.get()
    assert (entry.by, entry.by_name, entry.reason, entry.at) == (owner, owner.email, "asked by phone", LATER)
    assert entry.address_hash == address_hash(ADA)


@pytest.mark.parametrize("state", ["paid", "ready for pickup", "needs review"])
def test_unfinished_order_keeps_everything_but_stops_the_notes(state: str, clock: Any) -> None:
    finished = dispatched()
    place = factories.pickup_place()
    waiting = factories.paid_order(who=factories.buyer(delivery_code="pickup", pickup_place_id=place.pk))
    Order.objects.filter(pk=waiting.pk).update(status=state)

    with pytest.raises(NotYet) as refused:
        erased()

    finished.refresh_from_db()
    assert [waiting.number in reason for reason in refused.value.reasons] == [True]
    assert (finished.contact_email, finished.shipping_address.line1) == (ADA, "12 High St")
    assert Suppression.objects.count() == 0
    assert set(CarePlan.objects.filter(order=finished).values_list("state", "next_at")) == {("stopped", None)}
    assert AuditEntry.objects.get().deed == "stopped"


def test_staff_is_not_erased() -> None:
    owner = factories.staff(ADA)

    with pytest.raises(NotYet) as refused:
        erased()

    assert "member of staff" in refused.value.reasons[0]
    assert get_user_model().objects.filter(pk=owner.pk).exists()


def test_photograph_goes_by_the_worker_after_the_commit() -> None:
    everywhere()
    before = len(files())

    erased()
    after_the_commit = len(files())
    work("picture removal")

    assert (before, after_the_commit, files()) == (1, 1, [])


def test_crash_before_the_commit_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    everywhere()
    before = traces()

    class PowerCut(Exception):  # noqa: N818 - what it plays
        pass

    def cut(name: str) -> None:
        raise PowerCut(name)

    monkeypatch.setattr(erasing, "reach", cut)
    with pytest.raises(PowerCut):
        erased()
    work("picture removal")

    assert traces() == before
    assert (Suppression.objects.count(), AuditEntry.objects.count(), len(files())) == (0, 0, 1)


def test_present_is_forgotten_by_whoever_got_it_without_its_buyer() -> None:
    gift = {"gift_recipient_name": "Bob", "gift_recipient_email": BOB, "gift_message": "For you"}
    order = dispatched(**gift)

    erased(BOB)

    order.refresh_from_db()
    assert (order.contact_email, order.gift_recipient_email, order.gift_message) == (ADA, "", "")
    assert order.shipping_address.line1 == ""
    assert not Mail.objects.filter(to=BOB).exclude(kind="privacy_erased").exists()
    assert Mail.objects.filter(to=ADA, kind="order_dispatched").exists()


def test_present_keeps_its_notes_when_its_buyer_is_erased() -> None:
    order = dispatched(gift_recipient_name="Bob", gift_recipient_email=BOB)

    erased()

    plan = order.care_plans.get()
    assert (plan.state, plan.to, plan.next_at is None) == ("running", BOB, False)


def test_keeper_who_opened_a_jar_keeps_her_mails_when_its_buyer_is_erased() -> None:
    order = dispatched()
    plan = order.care_plans.get()
    claim(plan, Claim(to=BOB, time_zone="America/Chicago"), NOON)
    confirm(plan, question(BOB), NOON)
    sweep(lambda: NOON + timedelta(hours=5))
    notes = order.mails.filter(kind="care_note", to=BOB)
    before = notes.count()

    erased()

    assert (before, notes.count()) == (1, 1)


def test_used_voucher_stays_counted_for_nobody() -> None:
    order = everywhere()
    voucher = get_model("voucher", "Voucher").objects.create(
        name="Ten", code="TEN", start_datetime=NOON, end_datetime=LATER
    )
    use = get_model("voucher", "VoucherApplication").objects.create(voucher=voucher, order=order, user=order.user)

    erased()

    use.refresh_from_db()
    assert (use.user, use.order) == (None, order)


def test_money_that_goes_back_later_is_told_to_nobody() -> None:
    order = dispatched()
    erased()
    before = Mail.objects.count()

    fulfilment.refund(order, amount=order.total_incl_tax, reason="the bank asked", now=LATER, user=None)
    order.attempt.refunds.update(state="succeeded")
    fulfilment.refund_made(order, order.attempt.refunds.get(), now=LATER)

    assert (Order.objects.get(pk=order.pk).status, Mail.objects.count()) == ("refunded", before)


def test_erased_order_can_neither_be_mailed_again_nor_given_another_address() -> None:
    order = dispatched()
    erased()

    with pytest.raises(NotResent, match="was erased"):
        resend_confirmation(order, LATER)
    with pytest.raises(Refused, match="erased on request"):
        correct_email(order, email="new@example.org", now=LATER, user=None)

    assert Order.objects.get(pk=order.pk).contact_email == ""
