"""Drafts: one at a time, changed step by step, and nothing lost when two write."""

import pytest
from django.db import IntegrityError
from django.test import Client

from shop.care import versions
from shop.care.desk import editing
from shop.care.desk.models import Aside
from shop.care.models import ProgrammeStep, ProgrammeVersion
from shop.care.programme.default import DEFAULT
from shop.care.programme.steps import Programme, Track
from tests.factories import NOON
from tests.shop.care.desk.writing import at, draft, form_of, published, said

pytestmark = pytest.mark.django_db


def titles(version: ProgrammeVersion, track: Track = Track.BREAK) -> list[str]:
    return list(version.steps.filter(track=track).values_list("title", flat=True))


def test_draft_says_what_its_source_said() -> None:
    assert versions.as_programme(draft()) == Programme(1, DEFAULT.steps)


def test_draft_from_the_list_is_a_copy_of_the_newest(owner: Client) -> None:
    published(subject="Hello, grains")

    owner.post(at("begin", 1))

    assert ProgrammeStep.objects.get(version__number=2, key="D0").subject == "Hello, grains"


def test_second_draft_is_not_begun(owner: Client) -> None:
    draft()

    answer = owner.post(at("begin", 0))

    assert said(answer) == ["There is a draft already: publish it or throw it away first."]
    assert ProgrammeVersion.objects.count() == 1


def test_database_keeps_no_two_drafts_either() -> None:
    draft()

    with pytest.raises(IntegrityError):
        ProgrammeVersion.objects.create(number=9)


def test_step_is_saved_as_it_is_typed(owner: Client) -> None:
    made = draft()
    typed = form_of(made, "D9", subject="Sour?", text="Look after {feeding.every_hours} hours.", day=8, asks=["thick"])

    answer = owner.post(at("step", 1, "D9"), typed)

    step = made.steps.get(key="D9")
    assert answer.status_code == 302
    assert (step.subject, step.text, step.day, step.asks) == (
        "Sour?",
        "Look after {feeding.every_hours} hours.",
        8,
        ["thick"],
    )


def test_unknown_care_number_is_refused_with_what_was_typed(owner: Client) -> None:
    answer = owner.post(at("step", 1, "D9"), form_of(draft(), "D9", text="In {room.bests}."))

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "text": ["There is no care number {room.bests}. Choose one from the list."]
    }
    assert answer.context["form"]["text"].value() == "In {room.bests}."


def test_second_writer_is_told_and_loses_nothing(owner: Client, second: Client) -> None:
    made = draft()
    mine, theirs = form_of(made, "D9", subject="Mine"), form_of(made, "D9", subject="Theirs")
    second.post(at("step", 1, "D9"), theirs)

    answer = owner.post(at("step", 1, "D9"), mine)

    kept = Aside.objects.get()
    assert made.steps.get(key="D9").subject == "Theirs"
    assert (kept.typed["subject"], kept.by) == ("Mine", "owner@shop.example")
    assert said(answer)[0].startswith("second@shop.example saved this step while you were writing.")


def test_words_that_were_kept_can_be_put_into_the_form_and_saved(owner: Client, second: Client) -> None:
    made = draft()
    mine = form_of(made, "D9", subject="Mine")
    second.post(at("step", 1, "D9"), form_of(made, "D9", subject="Theirs"))
    owner.post(at("step", 1, "D9"), mine)

    page = owner.get(at("step", 1, "D9"), {"aside": Aside.objects.get().pk})
    owner.post(at("step", 1, "D9"), mine | {"seen": page.context["form"]["seen"].value()})

    assert page.context["form"]["subject"].value() == "Mine"
    assert made.steps.get(key="D9").subject == "Mine"


def test_two_who_write_different_steps_are_not_in_each_others_way(owner: Client, second: Client) -> None:
    made = draft()
    mine = form_of(made, "D9", subject="Mine")
    second.post(at("step", 1, "D5"), form_of(made, "D5", subject="Theirs"))

    owner.post(at("step", 1, "D9"), mine)

    assert (made.steps.get(key="D9").subject, Aside.objects.count()) == ("Mine", 0)


def test_new_step_has_a_key_that_no_version_has_had(owner: Client) -> None:
    made = draft()

    owner.post(at("step-add", 1), {"track": "milestone", "title": "A word"})
    owner.post(at("step-add", 1), {"track": "milestone", "title": "Another"})

    assert list(made.steps.values_list("key", flat=True))[-2:] == ["milestone-v1-1", "milestone-v1-2"]


def test_step_moves_within_its_track(owner: Client) -> None:
    made = draft()
    first, *others = titles(made)

    owner.post(at("step-move", 1, "rest", "down"))
    assert titles(made)[:2] == [others[0], first]

    owner.post(at("step-move", 1, "rest", "up"))
    assert titles(made) == [first, *others]


def test_step_is_taken_out_only_by_the_second_click(owner: Client) -> None:
    made = draft()

    owner.get(at("step-remove", 1, "rest"))
    assert made.steps.filter(key="rest").count() == 1

    owner.post(at("step-remove", 1, "rest"))
    assert made.steps.filter(key="rest").count() == 0


def test_draft_is_thrown_away_only_by_the_second_click(owner: Client) -> None:
    draft()

    owner.get(at("throw-away", 1))
    assert ProgrammeVersion.objects.count() == 1

    owner.post(at("throw-away", 1))
    assert ProgrammeVersion.objects.count() == 0


def test_nothing_changes_a_published_version(owner: Client) -> None:
    made = published()
    before = versions.as_programme(made)
    typed = form_of(made, "D9", subject="Sneaked in")

    answers = [
        owner.post(at("step", 1, "D9"), typed),
        owner.post(at("step-add", 1), {"track": "milestone", "title": "A word"}),
        owner.post(at("step-remove", 1, "D9")),
        owner.post(at("step-move", 1, "D9", "up")),
        owner.post(at("throw-away", 1)),
        owner.post(at("note", 1), {"note": "Sneaked in"}),
    ]

    made.refresh_from_db()
    assert [answer.status_code for answer in answers] == [404, 302, 404, 302, 302, 302]
    assert (versions.as_programme(made), made.note) == (before, "")


def test_every_change_of_a_published_version_is_refused_below_the_pages_too() -> None:
    published()

    with pytest.raises(editing.Published):
        editing.save_step(1, "D9", {}, seen=0, by=None, now=NOON)
    with pytest.raises(editing.Published):
        editing.remove_step(1, "D9", by=None, now=NOON)
    with pytest.raises(editing.Published):
        editing.throw_away(1)


def test_writer_may_write_but_not_publish(writer: Client) -> None:
    made = draft()

    statuses = [
        writer.post(at("step", 1, "D9"), form_of(made, "D9", subject="Hers")).status_code,
        writer.get(at("version-publish", 1)).status_code,
        writer.get(at("version-move", 0)).status_code,
        writer.get(at("find")).status_code,
    ]

    assert statuses == [302, 403, 403, 200]
