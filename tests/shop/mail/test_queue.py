from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from shop.mail import queue
from shop.mail.models import Mail
from shop.mail.queue import Planned
from shop.outbox.models import Job
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def plan(key: str = "order:1:confirmation", to: str = "ada@example.org") -> Mail:
    number = queue.plan("staff_alert", to=to, key=key, now=NOON, payload={"title": "Hello", "text": "Note"})
    return Mail.objects.get(pk=number)


def test_same_key_twice_is_the_same_mail() -> None:
    first = plan()
    second = plan(to="eve@example.org")

    assert (second.pk, second.to) == (first.pk, "ada@example.org")
    assert Job.objects.count() == 1


def test_mail_and_its_job_go_with_the_transaction() -> None:
    with transaction.atomic():
        plan()
        transaction.set_rollback(True)

    assert (Mail.objects.count(), Job.objects.count()) == (0, 0)


def test_message_ids_are_of_our_domain_and_differ() -> None:
    first, second = plan("a").message_id, plan("b").message_id

    assert first != second
    assert first.endswith("@shop.example>")


def test_later_mail_waits_in_the_outbox() -> None:
    later = NOON + timedelta(days=3)
    queue.plan("staff_alert", to="a@example.org", key="k", now=NOON, due_at=later, not_after=later)

    mail = Mail.objects.get()
    job = Job.objects.get(key=queue.job_key(mail))
    assert (mail.due_at, job.due_at, job.not_after) == (later, later, later)


def test_withdrawn_mails_are_skipped_with_their_reason() -> None:
    mails = [plan("care:1:1:D0"), plan("care:1:1:D1"), plan("care:11:1:D0")]

    assert queue.withdraw(prefix="care:1:", reason="the order was refunded", now=NOON) == 2

    states = [(mail.state, mail.error) for mail in Mail.objects.order_by("pk")]
    assert states == [("skipped", "the order was refunded")] * 2 + [("planned", "")]
    assert Job.objects.get(key=queue.job_key(mails[0])).state == Job.State.CANCELLED
    assert Job.objects.get(key=queue.job_key(mails[2])).state == Job.State.WAITING


def test_withdraw_wants_keys_or_a_prefix() -> None:
    with pytest.raises(ValueError, match="either keys or a prefix"):
        queue.withdraw(reason="x", now=NOON)


def test_resent_mail_is_a_row_of_its_own() -> None:
    mail = plan()

    again = Mail.objects.get(pk=queue.resend(mail, NOON, to=mail.to))
    third = Mail.objects.get(pk=queue.resend(again, NOON, to=again.to))

    assert (again.key, third.key) == ("order:1:confirmation:again:1", "order:1:confirmation:again:2")
    assert (again.to, again.payload, again.message_id == mail.message_id) == (mail.to, mail.payload, False)


def letter(key: str, **changes: Any) -> Planned:
    return Planned("staff_alert", to="ada@example.org", key=key, **changes)


def test_many_are_planned_as_one_is() -> None:
    later = NOON + timedelta(days=3)
    order = factories.paid_order()
    payload = {"title": "Hello"}

    ids = queue.plan_many([letter("b", payload=payload, order_id=order.pk, due_at=later, not_after=later)], now=NOON)

    mail = Mail.objects.get(pk=ids[0])
    job = Job.objects.get(key=queue.job_key(mail))
    assert (mail.kind, mail.to, mail.key, mail.state) == ("staff_alert", "ada@example.org", "b", "planned")
    assert (mail.payload, mail.order, mail.due_at) == (payload, order, later)
    assert (job.kind, job.payload, job.due_at, job.not_after) == (queue.JOB, {"mail": mail.pk}, later, later)


def test_many_ids_come_in_the_order_asked_and_known_keys_stay_as_they_are() -> None:
    known = plan("m")

    ids = queue.plan_many([letter("z"), letter("m"), letter("a"), letter("z", payload={"title": "2"})], now=NOON)

    assert [Mail.objects.get(pk=number).key for number in ids] == ["z", "m", "a", "z"]
    known.refresh_from_db()
    assert (ids[1], known.payload["title"], ids[0]) == (known.pk, "Hello", ids[3])
    assert (Mail.objects.get(key="z").payload, Mail.objects.count(), Job.objects.count()) == ({}, 3, 3)


def test_many_mails_cost_two_queries_and_one_ring(
    django_assert_num_queries: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with (
        django_capture_on_commit_callbacks() as rings,
        transaction.atomic(),
        django_assert_num_queries(2 + 2),
    ):  # and a savepoint
        queue.plan_many([letter(f"mail {number}") for number in range(50)], now=NOON)

    assert (len(rings), Job.objects.count()) == (1, 50)


def test_no_mails_are_no_rows() -> None:
    assert (queue.plan_many([], now=NOON), Job.objects.count()) == ([], 0)
