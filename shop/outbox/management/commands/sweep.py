"""One sweep of the outbox, for cron and for tests."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from shop.outbox.sweep import sweep


class Command(BaseCommand):
    help = "Does what is due in the outbox, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, default=500, help="how many rows at most")

    def handle(self, *args: Any, **options: Any) -> None:
        done = sweep(timezone.now, limit=options["limit"])
        self.stdout.write(f"{done} done")
