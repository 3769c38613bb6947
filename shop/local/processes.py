"""The processes of `make run`, by name."""

import sys
from pathlib import Path

from shop.local.environment import Ports

PYTHON = sys.executable


def processes(ports: Ports, data: Path, *, stand_in: bool) -> dict[str, list[str]]:
    """Name to command: the shop's own two, the inbox, and the stand-in where nobody gave a Stripe key."""
    celery = [PYTHON, "-m", "celery", "--app", "shop", "worker", "--beat", "--pool", "solo", "--loglevel", "INFO"]
    wanted = {
        "web": [PYTHON, "-m", "gunicorn", *_gunicorn(ports.shop), "shop.wsgi"],
        "worker": [PYTHON, "-m", "shop.local.keep", *celery],
        "inbox": _inbox(ports, data),
    }
    if stand_in:
        wanted["stripe"] = _stripe(ports, data)
    return wanted


def _gunicorn(port: int) -> list[str]:
    return ["--config", "python:shop.web_server", "--bind", f"127.0.0.1:{port}"]


def _inbox(ports: Ports, data: Path) -> list[str]:
    where = ["--smtp-port", str(ports.smtp), "--web-port", str(ports.inbox), "--folder", str(data / "inbox")]
    return [PYTHON, "-m", "tests.standins.inbox", *where]


def _stripe(ports: Ports, data: Path) -> list[str]:
    webhook = ["--webhook-url", f"http://localhost:{ports.shop}/stripe/webhook/"]
    secret = ["--webhook-secret", "whsec_local_stand_in"]
    ledger = ["--port", str(ports.stripe), "--database", str(data / "stripe-stand-in.sqlite3")]
    return [PYTHON, "-m", "tests.standins.stripe", *ledger, *webhook, *secret]
