"""Requests that go wrong on demand, and what idempotency makes of them."""

import threading
import time

import pytest
import stripe

from tests.contract.receiver import Receiver
from tests.contract.world import World, jar
from tests.standins.stripe.levers import LeverError, Levers

SESSIONS = "/v1/checkout/sessions"


def create(played: World, key: str) -> stripe.checkout.Session:
    return played.client.v1.checkout.sessions.create(jar(), {"idempotency_key": key})


def test_a_request_dropped_before_execution_did_nothing(played: World, levers: Levers) -> None:
    levers.rule("drop_before", path=SESSIONS, count=1)

    with pytest.raises(stripe.APIConnectionError):
        create(played, "a")

    assert levers.ledger()["sessions"] == []
    assert create(played, "a").status == "open"


def test_an_answer_dropped_after_execution_is_kept_under_its_key(played: World, levers: Levers) -> None:
    levers.rule("drop_after", path=SESSIONS, count=1)

    with pytest.raises(stripe.APIConnectionError):
        create(played, "b")

    assert [found["id"] for found in levers.ledger()["sessions"]] == [create(played, "b").id]


def test_a_500_is_stored_under_its_key(played: World, levers: Levers) -> None:
    levers.rule("error_500", path=SESSIONS, count=1)

    for _ in range(2):
        with pytest.raises(stripe.APIError):
            create(played, "c")

    assert levers.ledger()["sessions"] == []
    assert create(played, "another").status == "open"


@pytest.mark.parametrize(("action", "status"), [("error_429", 429), ("error_409", 409)])
def test_a_turned_away_request_leaves_its_key_free(action: str, status: int, played: World, levers: Levers) -> None:
    levers.rule(action, path=SESSIONS, count=1)

    with pytest.raises(stripe.StripeError) as caught:
        create(played, "d")

    assert caught.value.http_status == status
    assert create(played, "d").status == "open"


def test_two_at_once_under_one_key_are_one(played: World, levers: Levers) -> None:
    levers.rule("delay_answer", path=SESSIONS, seconds=0.3)
    made: list[str] = []
    buyers = [threading.Thread(target=lambda: made.append(create(played, "e").id)) for _ in range(4)]

    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()

    assert len(set(made)) == 1
    assert len(levers.ledger()["sessions"]) == 1


def test_a_hanging_request_ends_with_a_closed_line(played: World, levers: Levers) -> None:
    levers.rule("hang", path=SESSIONS, count=1, seconds=0.3)
    started = time.perf_counter()

    with pytest.raises(stripe.APIConnectionError):
        create(played, "f")

    assert time.perf_counter() - started >= 0.3
    assert levers.ledger()["sessions"] == []


def test_a_webhook_can_be_faster_than_the_answer(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.rule("pay_first", path=SESSIONS, method="POST", count=1)

    session = create(played, "g")

    assert session.status == "open"  # as it was when the answer was written
    assert "checkout.session.completed" in receiver.types()
    assert played.client.v1.checkout.sessions.retrieve(session.id).status == "complete"


def test_chance_is_the_seeds(played: World, levers: Levers) -> None:
    levers.rule("error_429", path=SESSIONS, method="GET", probability=0.5)
    refused = 0
    for _ in range(40):
        try:
            played.client.v1.checkout.sessions.list()
        except stripe.RateLimitError:
            refused += 1

    assert 8 <= refused <= 32
    assert levers.ledger()["seed"] == 7
    assert levers.rules()[0]["struck"] == refused


def test_cleared_rules_strike_no_more(played: World, levers: Levers) -> None:
    levers.rule("error_429", path="/v1/*")

    levers.clear_rules()

    assert create(played, "h").status == "open"


@pytest.mark.parametrize(
    "wish",
    [
        {"action": "explode", "path": "/v1/*"},
        {"action": "drop_after"},
        {"action": "lose", "path": "/v1/*"},
        {"action": "lose", "event": "*", "shape": "round"},
    ],
)
def test_a_senseless_rule_is_refused(wish: dict[str, str], levers: Levers) -> None:
    with pytest.raises(LeverError):
        levers.rule(**wish)

    assert levers.rules() == []


def test_a_live_key_never_gets_in(played: World) -> None:
    with pytest.raises(stripe.AuthenticationError) as caught:
        played.client.v1.checkout.sessions.list(options={"api_key": "sk_live_0123456789abcdef"})

    assert "no live key" in str(caught.value.user_message)
