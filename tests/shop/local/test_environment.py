"""The environment of `make run`."""

import pytest

from shop.local.environment import Ports, local_environment, uses_stand_in
from shop.local.processes import processes


def test_port_moves_every_neighbour() -> None:
    ports = Ports(9000)

    made = local_environment({}, ports, "key")

    assert made["SITE_URL"] == "http://localhost:9000"
    assert made["EMAIL_URL"] == "smtp://localhost:9002"
    assert made["STRIPE_API_BASE"] == "http://127.0.0.1:9003"


def test_a_given_stripe_key_goes_to_stripe_itself() -> None:
    given = {"STRIPE_SECRET_KEY": "sk_test_mine", "STRIPE_WEBHOOK_SECRET": "whsec_mine"}

    made = local_environment(given, Ports(8000), "key")

    assert uses_stand_in(given) is False
    assert "STRIPE_API_BASE" not in made
    assert made["STRIPE_SECRET_KEY"] == "sk_test_mine"


@pytest.mark.parametrize("stand_in", [True, False])
def test_the_stand_in_runs_only_where_it_is_needed(tmp_path: object, stand_in: bool) -> None:
    wanted = processes(Ports(8000), tmp_path, stand_in=stand_in)  # type: ignore[arg-type]

    assert ("stripe" in wanted) is stand_in
    assert {"web", "worker", "inbox"} <= wanted.keys()
