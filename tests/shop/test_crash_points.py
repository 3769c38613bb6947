import signal
import subprocess
import sys

import pytest
from pytest_django.fixtures import Settings

from shop.crash_points import reach
from shop.payments.checks import no_crashing_for_real

DIE = "from shop.crash_points import reach; reach('here'); print('alive')"


def run(crash_at: str) -> int:
    command = [sys.executable, "-c", DIE]
    return subprocess.run(command, env={"CRASH_AT": crash_at}, capture_output=True, check=False).returncode


def test_a_process_dies_at_the_named_point_only() -> None:
    assert (run("here"), run("elsewhere")) == (-signal.SIGKILL, 0)


def test_without_a_name_nothing_happens() -> None:
    reach("")


@pytest.mark.parametrize(("live", "refused"), [(True, 1), (False, 0)])
def test_a_shop_for_real_money_does_not_start_with_a_crash_point(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, live: bool, refused: int
) -> None:
    monkeypatch.setenv("CRASH_AT", "settle: before the commit")
    settings.STRIPE_LIVEMODE = live

    assert len(no_crashing_for_real(None)) == refused
