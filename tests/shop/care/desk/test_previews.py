"""Previews and tests: the very mail, for a real jar or a made-up one, and nothing that anybody could answer by."""

import re
import uuid
from dataclasses import replace

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from shop.care import versions
from shop.care.desk.showing import words_of
from shop.care.mails import about
from shop.care.models import CarePlan, Note
from shop.care.programme.default import DEFAULT
from shop.mail.models import Mail
from shop.mail.words import write
from shop.outbox.sweep import run_due
from tests.factories import NOON
from tests.shop.care.desk.writing import at, draft, said
from tests.shop.care.keepers import dispatched

pytestmark = pytest.mark.django_db
OPENS = re.compile(r"/care/(?:(?:tap|stop)/[\w:-]+|[\w-]+(?:/stop)?)/")


def test_preview_is_the_mail_that_is_sent_but_for_its_links() -> None:
    plan = dispatched(NOON)
    step = DEFAULT.step("D1")
    sent = write("care_note", about([(Note(plan=plan, step="D1", cycle="1"), step)], now=NOON))

    shown = words_of(step, plan, NOON)

    assert shown.subject == sent.subject
    assert OPENS.sub("", shown.text) == OPENS.sub("", sent.text)
    assert OPENS.sub("", shown.html) == OPENS.sub("", sent.html)


def test_preview_of_a_real_jar_opens_nothing_of_it() -> None:
    plan = dispatched(NOON)

    shown = words_of(DEFAULT.step("D0"), plan, NOON)

    assert (plan.token in shown.html + shown.text, plan.to in shown.html) == (False, False)


def test_preview_of_a_jar_whose_arrival_is_known_does_not_ask_for_it() -> None:
    plan = dispatched(NOON)
    asked = "If our sums are right" in words_of(DEFAULT.step("D0"), plan, NOON).text
    plan.arrival_from = CarePlan.ArrivalFrom.TOLD

    assert (asked, "If our sums are right" in words_of(DEFAULT.step("D0"), plan, NOON).text) == (True, False)


@pytest.mark.parametrize("key", [step.key for step in DEFAULT.steps])
def test_every_step_has_its_page_and_its_frame(owner: Client, key: str) -> None:
    page, frame = owner.get(at("preview", 0, key)), owner.get(at("frame", 0, key))

    assert (page.status_code, frame.status_code) == (200, 200)
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "cid:" not in frame.content.decode()


def test_jar_is_chosen_by_its_code_or_its_order(owner: Client) -> None:
    plan = dispatched(NOON)
    assert plan.order is not None

    by_code = owner.get(at("preview", 0, "D0"), {"jar": plan.code.lower()})
    by_order = owner.get(at("preview", 0, "D0"), {"jar": f"#{plan.order.number}"})
    by_nothing = owner.get(at("preview", 0, "D0"), {"jar": "no such"})

    assert [page.context["plan"] for page in (by_code, by_order, by_nothing)] == [plan, plan, None]
    assert by_nothing.context["form"].errors == {"jar": ["There is no order or jar like that."]}


def test_draft_that_cannot_be_shown_says_so(owner: Client) -> None:
    draft().steps.filter(key="D9").update(text="In {room.bests}.")

    assert "It can't be shown" in owner.get(at("preview", 1, "D9")).content.decode()
    assert owner.get(at("frame", 1, "D9")).content == b""
    assert said(owner.post(at("test", 1, "D9"), {"form_key": uuid.uuid4()})) == [
        "Nothing was sent: the step can't be shown as it is."
    ]


def test_step_that_is_not_there_is_not_found(owner: Client) -> None:
    assert [owner.get(at("preview", 0, "no")).status_code, owner.get(at("preview", 7, "D0")).status_code] == [404, 404]


def test_test_goes_to_whoever_asks_once_and_is_marked(owner: Client) -> None:
    key = uuid.uuid4()

    for _ in range(2):
        owner.post(at("test", 0, "D1"), {"form_key": key})
    run_due(timezone.now())

    assert [(mail.to, mail.subject) for mail in outbox.outbox] == [
        (["owner@shop.example"], f"[Test] {DEFAULT.step('D1').subject}")
    ]


def test_test_for_a_real_jar_is_no_note_and_leaves_its_plan_alone(owner: Client) -> None:
    plan = dispatched(NOON)

    owner.post(at("test", 0, "D1"), {"form_key": uuid.uuid4(), "jar": plan.code})
    run_due(timezone.now())

    mail = Mail.objects.get(kind="staff_care_test")
    before = (plan.next_at, plan.changes)
    plan.refresh_from_db()
    assert (mail.state, mail.order, Note.objects.count()) == ("sent", None, 0)
    assert (plan.next_at, plan.changes) == before
    assert plan.token not in str(outbox.outbox[-1].message())


def test_test_of_a_step_that_is_gone_by_now_is_skipped(owner: Client) -> None:
    made = draft()
    owner.post(at("test", 1, "D1"), {"form_key": uuid.uuid4()})
    made.steps.filter(key="D1").delete()

    run_due(timezone.now())

    mail = Mail.objects.get(kind="staff_care_test")
    assert (mail.state, mail.error) == ("skipped", "the step has changed: 'D1'")


def test_draft_is_previewed_as_it_is_saved(owner: Client) -> None:
    made = draft()
    made.steps.filter(key="D1").update(subject="Newer words")

    assert owner.get(at("preview", 1, "D1")).context["words"].subject == "Newer words"
    assert versions.as_programme(made).step("D1") == replace(DEFAULT.step("D1"), subject="Newer words")
