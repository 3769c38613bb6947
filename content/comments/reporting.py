"""Readers say that a comment should not stand there; after a few of them it doesn't, until the owner has looked."""

from datetime import datetime
from typing import Final

from django.db import transaction

from content.comments.jobs import ask_to_look
from content.comments.limits import check_reports
from content.comments.models import PageComment, Report
from content.comments.moderating import State, change
from shop.payments.limits import client_hash

ENOUGH: Final = 3  # visitors


def report(comment: PageComment, *, client: str, now: datetime) -> None:
    """Count this visitor's report, each visitor once; TooMany if she reports one after the other."""
    check_reports(client)
    with transaction.atomic():
        shown = PageComment.objects.select_for_update().filter(pk=comment.pk, state=State.PUBLIC).first()
        if shown is None:
            return
        row = Report(comment=shown, client=client_hash(client), made_at=now)
        Report.objects.bulk_create([row], ignore_conflicts=True)
        if shown.reports.count() >= ENOUGH:
            change(shown, State.REPORTED, among=[State.PUBLIC], now=now)
        ask_to_look(now)
