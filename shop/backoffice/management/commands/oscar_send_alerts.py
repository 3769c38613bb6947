"""Stands in front of Oscar's command of this name, which would mail past our door."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Refuses: nobody can ask this shop for such a mail, so there is nobody to write to."""

    help = "This shop sends no product alerts."

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(self.help)
