"""The stand-in behaves as Stripe's documentation says."""

import pytest

from tests.contract.behaviours import BEHAVIOURS, Behaviour
from tests.contract.world import World


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda behaviour: behaviour.name)
def test_stand_in_does_as_documented(behaviour: Behaviour, played: World) -> None:
    behaviour.check(played)


def test_every_behaviour_is_told_once() -> None:
    names = [behaviour.name for behaviour in BEHAVIOURS]
    assert sorted(names) == sorted(set(names))
