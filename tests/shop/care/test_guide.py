import pytest
from pytest_django.fixtures import Settings

from shop.care import guide
from shop.care.models import Guide
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def test_worker_makes_the_guide_once() -> None:
    guide.ask_for_guide(NOON)
    guide.ask_for_guide(NOON)
    assert (Job.objects.count(), guide.stored_guide()) == (1, None)

    run_due(NOON)
    again = guide.current_guide()

    made = Guide.objects.get()
    assert (bytes(made.pdf)[:8], again.pk, Job.objects.get().state) == (b"%PDF-1.7", made.pk, "done")


def test_lost_file_is_made_again_when_asked_for(made_guide: Guide) -> None:
    guide.ask_for_guide(NOON)
    run_due(NOON)
    Guide.objects.all().delete()

    guide.ask_for_guide(NOON)

    assert Job.objects.get().state == Job.State.WAITING


def test_other_facts_are_another_version(settings: Settings) -> None:
    before = guide.version()
    settings.DEFAULT_FROM_EMAIL = "Mindful Culture <squish@shop.example>"

    assert guide.version() != before
    assert len(guide.version()) <= 64
