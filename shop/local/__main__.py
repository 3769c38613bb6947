"""`make run`: the whole shop on one machine, under one supervisor. Never imported by the shop itself."""

import os
import secrets
import shlex
import subprocess
import sys
from pathlib import Path

from honcho.manager import Manager

from shop.local.environment import Ports, local_environment, uses_stand_in
from shop.local.ports import complaint
from shop.local.processes import PYTHON, processes

BASE = Path(__file__).resolve().parent.parent.parent
DEMO_LOGIN = ("owner@mindful-culture.example", "squishies-at-home")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def secret_key(data: Path) -> str:
    """The signing key of this checkout: made once, so that a second start keeps everybody signed in."""
    path = data / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def addresses(ports: Ports, *, stand_in: bool) -> str:
    lines = [
        "",
        f"  Shop       http://localhost:{ports.shop}/",
        f"  Dashboard  http://localhost:{ports.shop}/dashboard/   {DEMO_LOGIN[0]} / {DEMO_LOGIN[1]}",
        f"  Inbox      http://localhost:{ports.inbox}/   (every mail the shop sends lands here)",
    ]
    if stand_in:
        lines.append(f"  Stripe     played by our stand-in on port {ports.stripe}; pay with 4242 4242 4242 4242")
    return "\n".join([*lines, "", "  Ctrl-C ends everything.", ""])


def main() -> int:
    ports = Ports(int(os.environ.get("PORT") or "8000"))
    stand_in = uses_stand_in(os.environ)
    names = {"shop": ports.shop, "inbox": ports.inbox, "mail server": ports.smtp}
    if problem := complaint(names | ({"Stripe stand-in": ports.stripe} if stand_in else {})):
        say(problem)
        return 1
    data = Path(os.environ.get("DATA_DIR") or BASE / "var")
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = local_environment(os.environ, ports, secret_key(data))
    ready = [PYTHON, "manage.py", "ready", "--demo-login", *DEMO_LOGIN]
    if code := subprocess.call(ready, cwd=BASE, env=environment):  # noqa: S603 - our own command
        return code
    manager = Manager()
    for name, command in processes(ports, data, stand_in=stand_in).items():
        manager.add_process(name, "exec " + shlex.join(command), cwd=str(BASE), env=environment)
    say(addresses(ports, stand_in=stand_in))
    manager.loop()
    return int(manager.returncode or 0)


if __name__ == "__main__":
    sys.exit(main())
