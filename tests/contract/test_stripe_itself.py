"""Stripe's test mode behaves as the table says: for the owner, with `--stripe-test-key`."""

import pytest

from tests.contract.behaviours import BEHAVIOURS, Behaviour
from tests.contract.conftest import stripe_test_key
from tests.contract.world import world


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda behaviour: behaviour.name)
def test_stripe_does_as_the_table_says(behaviour: Behaviour, pytestconfig: pytest.Config) -> None:
    behaviour.check(world(None, stripe_test_key(pytestconfig), patience=30))
