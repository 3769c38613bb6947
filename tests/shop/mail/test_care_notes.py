"""What becomes of a care note at each answer that a mail server can give: of this one, and of those after it."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from pytest_django.fixtures import Settings

from shop.care.models import CarePlan
from shop.mail import smtp
from shop.mail.models import Mail, Suppression
from shop.outbox.sweep import run_due
from tests.factories import NOON
from tests.shop.care.keepers import live_through, look
from tests.standins.inbox.server import Inbox

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"
DAY = timedelta(days=1)
FOR_EVER = "HANG 600"


@pytest.fixture
def plan() -> CarePlan:
    """A jar that arrived today: its first note is due."""
    given = {"time_zone": "America/New_York", "state": "running", "arrival": NOON.date(), "arrival_from": "opened"}
    made: CarePlan = CarePlan.objects.create(to=ADA, claimed_at=NOON, confirmed_at=NOON, next_at=NOON, **given)
    return made


def tried(seconds: float = smtp.ANSWER_SECONDS) -> tuple[str, int]:
    """Beat looks, and the worker sends and waits so long for an answer; the mail's state, and how often in doubt."""
    look(NOON)
    with patch.object(smtp, "ANSWER_SECONDS", seconds):
        run_due(NOON)
    [mail] = Mail.objects.all()
    return mail.state, mail.doubts


def steps(plan: CarePlan) -> list[tuple[str, str]]:
    """Each note, and how its mail ended."""
    notes = plan.notes.select_related("mail").order_by("day", "pk")
    return [(note.step, note.mail.state if note.mail else "passed over") for note in notes]


def arrived(inbox: Inbox) -> list[str]:
    """The Message-ID of each copy that the server took, oldest first."""
    return [str(message["Message-ID"]) for message in inbox.messages()]


def message_ids() -> list[str]:
    return list(Mail.objects.filter(kind="care_note").order_by("pk").values_list("message_id", flat=True))


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("reply", ["421 4.3.2 closing", "451 4.3.0 try later"])
def test_later_is_the_same_day_once_and_under_the_same_name(
    inbox: Inbox, plan: CarePlan, verb: str, reply: str
) -> None:
    inbox.script(verb, [reply])
    first = tried()
    named = message_ids()

    live_through(NOON, 0.4)

    assert (first, steps(plan), arrived(inbox)) == (("planned", 0), [("D0", "sent")], named)


def test_no_such_mailbox_ends_the_notes_of_all_her_jars(inbox: Inbox, plan: CarePlan) -> None:
    second = CarePlan.objects.get(pk=plan.pk)
    second.pk, second.code, second.token, second.arrival = None, "SECOND22", "second", NOON.date() + DAY
    second.save()
    inbox.script("RCPT", ["550 5.1.1 no such user"])

    first = tried()
    live_through(NOON, 40)

    assert (first, [row.reason for row in Suppression.objects.all()]) == (("failed", 0), ["bounced"])
    assert (steps(plan), arrived(inbox)) == ([("D0", "failed")], [])
    stopped = CarePlan.objects.values_list("state", "stopped_because", "next_at")
    assert set(stopped) == {("stopped", "address refuses mail", None)}


def test_refused_text_is_not_repeated_and_the_next_note_comes(inbox: Inbox, plan: CarePlan) -> None:
    inbox.script("DATA", ["550 5.6.0 not wanted"])

    first = tried()
    live_through(NOON, 1.2)

    assert (first, Suppression.objects.count()) == (("failed", 0), 0)
    assert (steps(plan), arrived(inbox)) == ([("D0", "failed"), ("D1", "sent")], message_ids()[1:])


@pytest.mark.parametrize("verb", ["MAIL", "RCPT"])
def test_silence_before_the_text_is_no_doubt(inbox: Inbox, plan: CarePlan, verb: str) -> None:
    inbox.script(verb, [FOR_EVER])

    assert (tried(seconds=1), arrived(inbox)) == (("planned", 0), [])


@pytest.mark.parametrize("answer", ["DROP", FOR_EVER])
def test_silence_after_the_text_is_a_doubt_and_no_second_copy(inbox: Inbox, plan: CarePlan, answer: str) -> None:
    inbox.script("DATA", [answer])

    first = tried(seconds=1)
    live_through(NOON, 1.2)

    assert (first, Suppression.objects.count()) == (("in doubt", 1), 0)
    assert (steps(plan), arrived(inbox)) == ([("D0", "in doubt"), ("D1", "sent")], message_ids())


def test_server_that_is_gone_until_night_makes_nothing_pile_up(
    inbox: Inbox, plan: CarePlan, settings: Settings
) -> None:
    settings.EMAIL_PORT = 9
    first = tried()
    evening = live_through(NOON, 0.6)
    settings.EMAIL_PORT = inbox.smtp_port

    live_through(evening, 0.8)

    assert first == ("planned", 0)
    assert (steps(plan), arrived(inbox)) == ([("D0", "passed over"), ("D1", "sent")], message_ids()[1:])
