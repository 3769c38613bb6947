"""Claims on idempotency keys, at the door that keeps them."""

import random
from pathlib import Path

import pytest

from tests.standins.stripe import idempotency
from tests.standins.stripe.account import Account
from tests.standins.stripe.clock import Clock
from tests.standins.stripe.errors import ApiError
from tests.standins.stripe.faults import Faults
from tests.standins.stripe.idempotency import Answer
from tests.standins.stripe.ledger import Ledger


@pytest.fixture
def account(tmp_path: Path) -> Account:
    ledger, chance = Ledger(tmp_path / "ledger.sqlite3"), random.Random(1)
    return Account(ledger, Clock(ledger), chance, Faults(chance), seed=1, refund_delay=30)


def test_a_key_in_use_is_a_conflict(account: Account) -> None:
    idempotency.claim(account, "key", "same")

    with pytest.raises(ApiError) as caught:
        idempotency.claim(account, "key", "same")

    assert (caught.value.status, caught.value.code) == (409, "idempotency_key_in_use")


def test_a_finished_key_gives_its_answer(account: Account) -> None:
    idempotency.claim(account, "key", "same")
    idempotency.store(account, "key", Answer(500, {"error": {}}))

    assert idempotency.claim(account, "key", "same") == Answer(500, {"error": {}})


def test_a_key_is_pruned_after_a_day(account: Account) -> None:
    idempotency.claim(account, "key", "first")
    idempotency.store(account, "key", Answer(200, {}))

    account.clock.advance(86_401)

    assert idempotency.claim(account, "key", "other") is None


def test_a_key_that_a_crash_left_open_is_free_again(account: Account) -> None:
    idempotency.claim(account, "key", "same")

    idempotency.forget_unfinished(account)

    assert idempotency.claim(account, "key", "same") is None
