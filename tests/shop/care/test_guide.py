from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from shop.care import guide
from shop.care.models import Guide
from shop.care.starter_guide import Paper
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

    letter, a4 = Guide.objects.order_by("pk")
    assert (bytes(letter.pdf)[:8], again.pk, Job.objects.get().state) == (b"%PDF-1.7", letter.pk, "done")
    assert (letter.version, a4.version) == (guide.version(Paper.LETTER), guide.version(Paper.A4))


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


def test_version_before_is_handed_out_while_the_present_one_is_made(clock: Any) -> None:
    Guide.objects.create(version="0-old-a4", pdf=b"old, but of this paper")
    Guide.objects.create(version="0-old-letter", pdf=b"old")

    found = guide.guide_at_hand(Paper.A4, clock.now)

    assert found is not None
    assert (found.version, Job.objects.get().state) == ("0-old-a4", Job.State.WAITING)


def test_drawing_that_changes_is_another_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = guide.version()
    (tmp_path / "jar.svg").write_text("<svg/>")
    guide._sources.cache_clear()
    monkeypatch.setattr(guide, "DRAWINGS", str(tmp_path))

    after = guide.version()

    guide._sources.cache_clear()
    assert after != before
