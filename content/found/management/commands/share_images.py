"""Have the worker draw every picture for shared links that is missing."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from content.found.sharing.jobs import order_missing


class Command(BaseCommand):
    help = "Order the pictures for shared links that are missing; the worker draws them."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            count = order_missing(timezone.now())
        self.stdout.write(f"{count} ordered")
