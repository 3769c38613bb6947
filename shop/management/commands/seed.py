"""Fills an empty shop, so that it can be clicked through; what has anything in it is left alone."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from content.claims import seeding as register
from content.links import seeding as affiliates
from content.seed_texts import publishing as texts
from shop.seed import owner, rules, shelves, voucher


class Command(BaseCommand):
    help = "Fill an empty shop with three jars, delivery, pickup, taxes, a voucher and texts. Harmless when run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", nargs=2, metavar=("EMAIL", "PASSWORD"), help="also make a dashboard login")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            made = [rules.site(), rules.country(), rules.taxes(), rules.delivery(), rules.pickup(), rules.ship_days()]
            made += [shelves.products(), voucher.welcome(timezone.now())]
            made += [register.claims(), affiliates.links()]
            made.append(texts.pages(timezone.now()))
            if options["demo"]:
                email, password = options["demo"]
                made.append(owner.owner(email, password=password))
        if options["verbosity"]:
            self.stdout.write(f"Seeded: {', '.join(filter(None, made)) or 'nothing, the shop is not empty'}.")
