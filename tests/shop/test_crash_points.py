import signal
import subprocess
import sys
from pathlib import Path

from shop.crash_points import reach

DIE = "from shop.crash_points import reach; reach('here'); print('alive')"


def run(crash_at: str) -> int:
    command = [sys.executable, "-c", DIE]
    return subprocess.run(command, env={"CRASH_AT": crash_at}, capture_output=True, check=False).returncode


def test_a_process_dies_at_the_named_point_only() -> None:
    assert (run("here"), run("elsewhere")) == (-signal.SIGKILL, 0)


def test_without_a_name_nothing_happens() -> None:
    reach("")


def test_a_shop_for_real_money_does_not_start_with_a_crash_point(tmp_path: Path) -> None:
    """As gunicorn starts it, which runs no system checks."""
    environment = {
        "CRASH_AT": "settle: before the commit",
        "STRIPE_SECRET_KEY": "sk_live_1",
        "DEBUG": "1",
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "shop.settings",
    }

    run = subprocess.run(
        [sys.executable, "-c", "import shop.wsgi"], env=environment, capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert "CRASH_AT is for fault tests" in run.stderr
