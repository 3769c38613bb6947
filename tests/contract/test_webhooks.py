"""Webhooks of the stand-in: signed, retried, remembered, and spoilt on demand."""

from itertools import pairwise
from pathlib import Path

import pytest
import stripe
import time_machine

from tests.contract.receiver import Receiver
from tests.contract.world import World, world
from tests.standins.stripe.levers import Levers
from tests.standins.stripe.server import StandIn

COMPLETED = "checkout.session.completed"


def completed(receiver: Receiver) -> list[stripe.Event]:
    return [delivery.event for delivery in receiver.deliveries if b"session.completed" in delivery.body]


def test_a_payment_is_told_in_signed_events(played: World, levers: Levers, receiver: Receiver) -> None:
    session = played.order()

    levers.pay(session.id, wait=5)

    receiver.until(lambda: len(receiver.deliveries) == 4)
    assert sorted(receiver.types()) == [
        "charge.succeeded",
        COMPLETED,
        "payment_intent.created",
        "payment_intent.succeeded",
    ]
    assert completed(receiver)[0].data.object["id"] == session.id


def test_a_refused_event_comes_again_with_the_same_id(played: World, levers: Levers, receiver: Receiver) -> None:
    receiver.plan = [503] * 6

    levers.pay(played.order().id)

    receiver.until(lambda: len(receiver.deliveries) == 10)
    assert len({delivery.event.id for delivery in receiver.deliveries}) == 4


def test_retries_wait_twice_as_long_each_time(played: World, receiver: Receiver) -> None:
    receiver.plan = [500, 302, 404]

    played.client.v1.checkout.sessions.expire(played.order().id)

    receiver.until(lambda: len(receiver.deliveries) == 4)
    times = [delivery.at for delivery in receiver.deliveries]
    first, second, third = (later - earlier for earlier, later in pairwise(times))
    assert (first >= 0.05, second >= 0.1, third >= 0.2) == (True, True, True)


def test_three_days_of_refusals_end_the_retries(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.hold()
    levers.pay(played.order().id)
    receiver.plan = [500] * 4

    levers.advance(4 * 86_400)
    levers.release()

    receiver.until(lambda: {row["state"] for row in levers.deliveries()} == {"failed"})
    assert len(played.client.v1.events.list({"delivery_success": False}).data) == 4


def test_a_duplicate_is_the_same_event(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.rule("duplicate", event=COMPLETED, count=1)

    levers.pay(played.order().id)

    receiver.until(lambda: len(completed(receiver)) == 2)
    first, second = completed(receiver)
    assert first.id == second.id


def test_a_second_event_object_tells_the_same_thing(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.rule("second_event", event=COMPLETED, count=1)

    levers.pay(played.order().id)

    receiver.until(lambda: len(completed(receiver)) == 2)
    first, second = completed(receiver)
    assert first.id != second.id
    assert first.data.object["id"] == second.data.object["id"]


def test_a_dropped_event_comes_by_its_retry(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.rule("drop", event=COMPLETED, count=1)

    levers.pay(played.order().id, wait=5)

    assert [row["attempts"] for row in levers.deliveries() if row["last_answer"] == "200"].count(2) == 1
    assert len(completed(receiver)) == 1


def test_a_lost_event_is_only_found_in_the_list(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.rule("lose", event=COMPLETED)

    levers.pay(played.order().id, wait=0.2)

    missed = played.client.v1.events.list({"delivery_success": False, "type": COMPLETED})
    assert (completed(receiver), len(missed.data)) == ([], 1)


def test_held_events_wait_for_the_release(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.hold()
    levers.pay(played.order().id, wait=0.2)
    before = len(receiver.deliveries)

    levers.release()

    receiver.until(lambda: len(receiver.deliveries) == 4)
    assert before == 0


def test_a_delayed_event_comes_when_its_time_has_come(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.rule("delay", event=COMPLETED, seconds=3600)
    levers.pay(played.order().id, wait=0.2)
    before = len(completed(receiver))

    levers.advance(3601)

    receiver.until(lambda: len(completed(receiver)) == 1)
    assert before == 0


def test_reordered_events_are_late_by_chance(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.hold()
    levers.rule("reorder", event="*", seconds=1000)

    levers.pay(played.order().id)

    due = [row["due"] for row in levers.deliveries()]
    assert len({int(moment) for moment in due}) > 1


@pytest.mark.parametrize("fault", ["wrong_signature", "old_timestamp"])
def test_a_spoilt_signature_does_not_verify_but_its_retry_does(
    fault: str, played: World, levers: Levers, receiver: Receiver
) -> None:
    receiver.plan = [400]
    levers.rule(fault, event="checkout.session.expired", count=1)

    played.client.v1.checkout.sessions.expire(played.order().id)

    receiver.until(lambda: len(receiver.deliveries) == 2)
    with pytest.raises(stripe.SignatureVerificationError):
        _ = receiver.deliveries[0].event
    assert receiver.deliveries[1].event.type == "checkout.session.expired"


def test_an_endpoint_gets_only_what_it_asked_for(played: World, levers: Levers, receiver: Receiver) -> None:
    played.client.v1.webhook_endpoints.create({"url": f"{receiver.url}/second", "enabled_events": ["charge.succeeded"]})

    levers.pay(played.order().id)

    receiver.until(lambda: len(receiver.deliveries) == 5)
    assert len([row for row in levers.deliveries() if row["endpoint"] != "we_configured"]) == 1


def test_resending_sends_the_same_event_again(played: World, levers: Levers, receiver: Receiver) -> None:
    paid = levers.pay(played.order().id, wait=5)

    levers.resend(paid["event"])

    receiver.until(lambda: len(completed(receiver)) == 2)
    assert [event.id for event in completed(receiver)] == [paid["event"]] * 2


def test_a_stopped_clock_stops_neither_deliveries_nor_waiting(receiver: Receiver) -> None:
    """Tests of the shop run with the clock standing still."""
    receiver.reset()
    with (
        time_machine.travel("2026-03-01T12:00:00Z", tick=False),
        StandIn(webhook_url=receiver.url, webhook_secret=receiver.secret) as frozen,
    ):
        session = world(frozen.url, "sk_test_0123456789", patience=1).order()
        Levers(frozen.url).pay(session.id, wait=5)
        Levers(frozen.url).hold()
        held = world(frozen.url, "sk_test_0123456789", patience=1).order()
        outcome = Levers(frozen.url).pay(held.id, wait=0.2)

    assert session.created == 1772366400
    assert (b"session.completed" in b"".join(delivery.body for delivery in receiver.deliveries)) is True
    assert outcome["state"] == "paid"


def test_a_restart_sends_what_was_pending(tmp_path: Path, receiver: Receiver) -> None:
    receiver.reset()
    book = tmp_path / "ledger.sqlite3"
    with StandIn(database=book, webhook_url=receiver.url, webhook_secret=receiver.secret) as first:
        Levers(first.url).hold()
        order = world(first.url, "sk_test_0123456789", patience=1).order()
        Levers(first.url).pay(order.id)

    with StandIn(database=book, webhook_url=receiver.url, webhook_secret=receiver.secret) as second:
        Levers(second.url).release()
        receiver.until(lambda: len(receiver.deliveries) == 4)
        sessions = Levers(second.url).ledger()["sessions"]

    assert [(session["id"], session["status"]) for session in sessions] == [(order.id, "complete")]
