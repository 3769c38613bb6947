"""The settings file as a process meets it."""

import os
import re
import subprocess
import sys
from pathlib import Path

from shop import settings


def test_a_half_configured_production_does_not_start_and_says_why(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DEBUG": "0", "DATA_DIR": str(tmp_path)}
    environment |= dict.fromkeys(("SECRET_KEY", "EMAIL_URL", "STRIPE_SECRET_KEY"), "")

    run = subprocess.run(
        [sys.executable, "manage.py", "check"], env=environment, capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert "  - SECRET_KEY is not set" in run.stderr
    assert "  - STRIPE_SECRET_KEY is not set" in run.stderr


def test_every_variable_that_the_settings_read_is_explained_in_the_example() -> None:
    source = Path(settings.__file__).read_text() + Path("shop/local/__main__.py").read_text()
    example = Path(".env.example").read_text().splitlines()
    names = set(READ.findall(source))

    explained = {line.split("=")[0]: example[number - 1] for number, line in enumerate(example) if "=" in line[:30]}

    assert names <= explained.keys()
    assert all(comment.startswith("# ") for comment in explained.values())


READ = re.compile(r'env(?:iron)?\.(?:str|bool|int|list|get)\("([A-Z_]+)"')
