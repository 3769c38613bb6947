"""Finds affiliate links that lead nowhere any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from content.links.checking import check
from content.links.models import AffiliateLink

State = AffiliateLink.State


class Command(BaseCommand):
    help = "Look at every affiliate link and write down which are dead; the dashboard shows them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at-once", type=int, default=4, help="how many at a time, 1 to 16 (4)")
        parser.add_argument("--timeout", type=float, default=10, help="seconds to wait for each, 0.1 to 60 (10)")

    def handle(self, *args: Any, **options: Any) -> None:
        at_once, timeout = options["at_once"], options["timeout"]
        if not 1 <= at_once <= 16:
            raise CommandError("--at-once takes 1 to 16.")
        if not 0.1 <= timeout <= 60:
            raise CommandError("--timeout takes 0.1 to 60.")
        links = check(at_once=at_once, timeout=timeout, clock=timezone.now)
        dead = [link for link in links if link.state == State.DEAD]
        for link in dead:
            self.stdout.write(f"dead: {link} ({link.failure or link.last_status}) {link.url}")
        self.stdout.write(f"{len(links)} checked, {len(dead)} dead.")
