"""Stripe's own command line drives the stand-in: `python -m tests.standins.stripe.cli_audit PATH/TO/stripe`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.standins.stripe.levers import Levers
from tests.standins.stripe.server import StandIn

TRIGGERS = (
    "checkout.session.completed",
    "checkout.session.expired",
    "charge.refunded",
    "charge.refund.updated",
    "charge.succeeded",
    "charge.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "payment_intent.created",
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "payment_intent.requires_action",
    "payment_intent.canceled",
)
KEY = "sk_test_0123456789abcdef"


class AuditError(Exception):
    """What the command line and the stand-in disagree about."""


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit(
            "Give the path of Stripe's CLI: npm install --prefix DIR @stripe/cli, then DIR/node_modules/.bin/stripe"
        )
    with StandIn(validate=True) as stand_in, tempfile.TemporaryDirectory() as home:
        for trigger in TRIGGERS:
            pull(sys.argv[1], trigger, stand_in.url, home)
            sys.stdout.write(f"ok  {trigger}\n")
        complaints = Levers(stand_in.url).violations()
    if complaints:
        raise AuditError("\n".join(complaints))
    sys.stdout.write(f"{len(TRIGGERS)} triggers of Stripe's CLI ran through\n")


def pull(cli: str, trigger: str, url: str, home: str) -> None:
    """The CLI must be content, and the event must be in the book."""
    levers = Levers(url)
    levers.reset()
    command = [cli, "trigger", trigger, "--api-base", url, "--api-key", KEY]
    environment = os.environ | {"HOME": home}  # the owner's own CLI configuration is left alone
    ran = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=60)
    types = [event["type"] for event in levers.ledger()["events"]]
    if ran.returncode != 0 or trigger not in types:
        raise AuditError(f"{trigger}: exit {ran.returncode}, events {types}\n{ran.stdout}{ran.stderr}")


if __name__ == "__main__":
    main()
