from datetime import timedelta

import pytest
from django.db import transaction

from shop.outbox import queue
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from tests.factories import NOON

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def put(key: str = "one", **changes: object) -> Job:
    given = {"due_at": NOON, "now": NOON, **changes}
    return Job.objects.get(pk=queue.enqueue("note", key=key, **given))  # type: ignore[arg-type]


def test_same_key_twice_is_the_same_row() -> None:
    first = put(payload={"a": 1})

    second = put(payload={"a": 2})

    assert (second.pk, second.payload) == (first.pk, {"a": 1})
    assert Job.objects.count() == 1


def test_row_goes_with_its_transaction() -> None:
    with transaction.atomic():
        put()
        transaction.set_rollback(True)

    assert not Job.objects.exists()


def test_enqueue_costs_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with transaction.atomic(), django_assert_num_queries(1):
        queue.enqueue("note", key="one", due_at=NOON, now=NOON)


def test_row_that_is_done_stays_as_it_is_when_its_key_comes_again(seen: list[str]) -> None:
    done = put()
    run_due(NOON)

    again = put(due_at=NOON + MINUTE)

    assert (again.pk, again.state, again.due_at, again.finished_at) == (done.pk, Job.State.DONE, NOON, NOON)


def test_cancelled_row_is_not_done(seen: list[str]) -> None:
    put("gift:1")
    put("gift:2")
    put("other")

    cancelled = queue.cancel(prefix="gift:", now=NOON)
    run_due(NOON)

    assert cancelled == 2
    assert seen == ["other"]


def test_cancel_by_keys_leaves_what_is_done(seen: list[str]) -> None:
    put("done")
    run_due(NOON)
    put("waiting")

    assert queue.cancel(keys=["done", "waiting"], now=NOON) == 1
    assert Job.objects.get(key="done").state == Job.State.DONE


def test_cancel_wants_keys_or_a_prefix() -> None:
    with pytest.raises(ValueError, match="either keys or a prefix"):
        queue.cancel(now=NOON)


def test_reopened_row_is_done_again(seen: list[str]) -> None:
    put()
    run_due(NOON)

    assert queue.reopen("one", due_at=NOON + MINUTE, now=NOON)
    run_due(NOON + MINUTE)

    assert seen == ["one", "one"]


def test_waiting_row_can_not_be_reopened() -> None:
    put()

    assert not queue.reopen("one", due_at=NOON + MINUTE, now=NOON)
    assert Job.objects.get().due_at == NOON
