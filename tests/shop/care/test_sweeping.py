from datetime import UTC, datetime

import pytest
from django.core import mail as outbox

from shop.care.models import Note
from tests.shop.care.keepers import dispatched, live_through

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_guide")]
START = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # a Tuesday


def test_month_of_notes_goes_out_one_by_one() -> None:
    plan = dispatched(START)

    live_through(START, 60)

    care = [mail.subject for mail in outbox.outbox if "care" in str(mail.extra_headers.get("List-Id"))]
    assert [note.step for note in Note.objects.filter(plan=plan).order_by("pk")] == [
        "D0",
        "D1",
        "D3",
        "D5",
        "D9",
        "D14",
        "D21",
        "D25",
        "D30",
    ]
    assert len(care) == 9
