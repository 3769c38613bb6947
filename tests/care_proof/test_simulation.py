"""A small season, with everything in it that the long one of `make simulate` has; and with its guards off."""

import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from shop.care import knowing, sweeping
from shop.care.programme.facts import Facts, Settled
from shop.care.programme.outlook import allowed_at
from shop.mail import deliver, kinds, transitions
from tests.care_proof.report import Report, report
from tests.care_proof.world import World

pytestmark = pytest.mark.django_db
AUTUMN = datetime(2026, 10, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quietly() -> Any:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def lived(*, jars: int = 12, days: int = 24, seed: int = 7) -> Report:
    world = World(jars=jars, start=AUTUMN, days=days, seed=seed, every=timedelta(hours=4))
    world.live()
    return report(world)


def test_small_season_loses_nothing_and_repeats_nothing() -> None:
    found = lived(jars=40, days=40, seed=9)

    assert (found.told, found.is_good) == ([], True)
    assert (found.jars >= 40, found.expected > 200, found.mails > 100) == (True, True, True)
    assert {"be_erased", "claim", "rest", "stop", "workers killed"} <= found.deeds.keys()


def test_without_asking_what_is_settled_notes_come_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "settled_names", lambda notes, today: frozenset())

    assert lived().faults["doubles"] > 0


def test_without_the_key_of_the_day_people_get_several_mails_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    def key(address: str, day: date) -> str:
        return f"care:{uuid4()}"

    monkeypatch.setattr(knowing, "mail_key", key)
    monkeypatch.setattr(sweeping, "mail_key", key)

    assert lived().faults["second mail of a day"] > 0


def test_without_asking_again_before_sending_people_hear_what_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    unasked = dict(vars(kinds._kinds["care_note"])) | {"still_wanted": lambda mail, now: ""}
    monkeypatch.setitem(kinds._kinds, "care_note", kinds.Kind(**unasked))
    monkeypatch.setattr("shop.care.keeping.withdraw", lambda plan, reason, now: None)
    monkeypatch.setattr("shop.care.wanted._off", lambda note, mail: "")
    monkeypatch.setattr("shop.mail.deliver.Unless", lambda hashes, stoppable: transitions.NOBODY)
    monkeypatch.setattr("tests.care_proof.world.LAST_MOMENT_PER_MILLE", 300)

    assert lived().faults["after stop, refund or erasure"] > 0


def test_without_her_quiet_hours_notes_come_at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_day_or_night(facts: Facts, settled: Settled, now: datetime) -> datetime:
        return allowed_at(replace(facts, quiet_until=time.min, quiet_from=time.max), settled, now)

    monkeypatch.setattr("shop.care.wanted._not_now", lambda plan, note, now: "")
    monkeypatch.setattr("shop.care.programme.outlook.allowed_at", by_day_or_night)
    monkeypatch.setattr(Facts, "by_day", lambda facts, hour: hour)
    monkeypatch.setattr(sweeping, "_end_of_day", lambda plan, now: now + timedelta(days=1))

    assert lived().faults["outside quiet hours"] > 0


def test_sent_at_least_once_a_note_comes_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    repeated = dict(vars(kinds._kinds["care_note"])) | {"at_most_once": False}
    monkeypatch.setitem(kinds._kinds, "care_note", kinds.Kind(**repeated))
    monkeypatch.setattr(deliver, "REPEAT_AFTER", timedelta(minutes=1))
    monkeypatch.setattr("tests.care_proof.sink.DOUBT_PER_MILLE", 200)

    assert lived().faults["doubles"] > 0
