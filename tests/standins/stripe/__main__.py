"""Runs the stand-in until it is told to stop."""

import argparse
import signal
import sys
import threading

from tests.standins.stripe.server import StandIn


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.standins.stripe", description="A local Stripe")
    parser.add_argument("--port", type=int, default=8003, help="0 takes a free one")
    parser.add_argument("--database", help="SQLite file; without it everything is forgotten at the end")
    parser.add_argument("--webhook-url", default="", help="gets every event")
    parser.add_argument("--webhook-secret", default="", help="signs them")
    parser.add_argument("--webhook-wait", type=float, default=10, help="seconds the pay page waits for the webhook")
    parser.add_argument("--webhook-backoff", type=float, default=1, help="seconds before the first retry; doubles")
    parser.add_argument("--refund-delay", type=float, default=30, help="seconds until a slow refund ends")
    parser.add_argument("--seed", type=int, help="of the fault levers' chance")
    parser.add_argument("--validate", action="store_true", help="check answers against Stripe's OpenAPI description")
    return parser.parse_args()


def main() -> None:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with StandIn(**vars(options())) as stand_in:
        sys.stdout.write(f"Stripe stand-in listening on {stand_in.url}\n")
        sys.stdout.flush()
        stopped.wait()


if __name__ == "__main__":
    main()
