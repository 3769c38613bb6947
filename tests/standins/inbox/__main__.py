"""Runs the inbox until it is told to stop."""

import argparse
import signal
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings

from tests.standins.inbox.server import Inbox


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.standins.inbox", description="A local mail inbox")
    parser.add_argument("--smtp-port", type=int, default=8002, help="0 takes a free one")
    parser.add_argument("--web-port", type=int, default=8001, help="0 takes a free one")
    parser.add_argument("--folder", type=Path, default=Path("var/inbox"), help="keeps the mails")
    return parser.parse_args()


def main() -> None:
    settings.configure(USE_I18N=False)  # the pages are Django templates, outside of any project
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with ExitStack() as running:
        try:
            inbox = running.enter_context(Inbox(**vars(options())))
        except OSError as error:
            sys.exit(f"The inbox can't start: {error}")
        sys.stdout.write(f"Inbox listening on http://127.0.0.1:{inbox.web_port}, SMTP port {inbox.smtp_port}\n")
        sys.stdout.flush()
        stopped.wait()


if __name__ == "__main__":
    main()
