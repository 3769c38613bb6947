"""A month goes by, across both changes of daylight-saving time, and every mail is read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.message import Message
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core import mail as outbox
from django.core.mail import EmailMessage

from shop.care import stopping
from shop.care.models import CarePlan, Note
from shop.mail import suppression
from shop.mail.models import Mail
from shop.order.models import Order
from tests.shop.care.keepers import dispatched, live_through, stored_guide

pytestmark = pytest.mark.django_db
AUTUMN = datetime(2026, 10, 13, 14, 0, tzinfo=UTC)  # clocks go back on November 1
SPRING = datetime(2027, 3, 2, 15, 0, tzinfo=UTC)  # clocks go forward on March 14
STEPS = ["D0", "D1", "D3", "D5", "D9", "D14", "D21", "D25", "D30"]
DAYS = [0, 1, 3, 5, 9, 14, 21, 25, 30]


# Who lives through it, by state: mail address, ZIP code and time zone.
KEEPERS = {
    "OH": ("ada@example.org", "43215", "America/New_York"),
    "CA": ("bea@example.org", "94110", "America/Los_Angeles"),
    "AZ": ("cleo@example.org", "85004", "America/Phoenix"),
}


@dataclass(frozen=True)
class Month:
    """A month of three keepers: the keys of their plans by state, and what Ohio's got: in a day, in eight, in all."""

    plans: dict[str, int]
    first_day: list[EmailMessage]
    eight_days: list[EmailMessage]
    messages: list[EmailMessage]

    def plan(self, state: str = "OH") -> CarePlan:
        return CarePlan.objects.get(pk=self.plans[state])


def hers() -> list[EmailMessage]:
    """The mails that the keeper in Ohio got so far."""
    return [message for message in outbox.outbox if message.to == [KEEPERS["OH"][0]]]


def lived(start: datetime) -> Month:
    """The month that begins then, lived through once for all tests that look at it."""
    before = len(hers())
    plans = {state: dispatched(start, to=to, state=state, zip_code=code).pk for state, (to, code, _) in KEEPERS.items()}
    day = live_through(start, 1)
    first_day = hers()[before:]
    eighth = live_through(day, 7)
    eight_days = hers()[before:]
    live_through(eighth, 37)
    return Month(plans, first_day, eight_days, hers()[before:])


@pytest.fixture(scope="module")
def months(module_db: None) -> dict[datetime, Month]:
    """Each season of its own, as though there had been no other."""
    stored_guide()
    return {start: lived(start) for start in (AUTUMN, SPRING)}


@pytest.fixture
def autumn(db: None, months: dict[datetime, Month]) -> Month:
    return months[AUTUMN]


def care_mails(plan: CarePlan) -> list[Mail]:
    return list(Mail.objects.filter(notes__plan=plan).order_by("pk"))


@pytest.mark.parametrize("start", [AUTUMN, SPRING])
@pytest.mark.parametrize("state", KEEPERS)
def test_each_note_comes_once_at_nine_on_the_keepers_clock(
    start: datetime, state: str, months: dict[datetime, Month]
) -> None:
    plan = months[start].plan(state)

    mails = care_mails(plan)
    sent = [mail.sent_at.astimezone(ZoneInfo(KEEPERS[state][2])) for mail in mails if mail.sent_at]
    assert plan.arrival is not None
    assert [mail.state for mail in mails] == [Mail.State.SENT] * 9
    assert [moment.hour for moment in sent] == [9] * 9
    assert [(moment.date() - plan.arrival).days for moment in sent] == DAYS
    assert [mail.attempts for mail in mails] == [1] * 9


def test_every_mail_of_a_month_reads_well(autumn: Month) -> None:
    messages = [message.message() for message in autumn.messages]
    assert [str(message["Subject"]) for message in messages] == [
        "Your squishies are spoken for: order " + Order.objects.get(care_plans=autumn.plan()).number,
        "On their way: your kefir grains have left the kitchen",
        "Welcome home, squishies: today's first meal",
        "Pour the first milk away, and feed them again",
        "Still thin? That's normal",
        "Setting within a day? Time for a full cup",
        "Too sour, or parted into curds and whey?",
        "Count your squishies: they're growing",
        "Going away? How squishies take a break",
        "Keep a spare: squishies in the freezer",
        "A month together: what would you like next?",
    ]
    for message in messages:
        assert_well_made(message)


FIGURES = {
    "D0": ("1/2 cup (120 ml)", "within 24 hours", "up to 7 days"),
    "D1": ("1/2 cup (120 ml)", "every 24 hours", "later than 48 hours", "2\N{EN DASH}4 tablespoons"),
    "D3": ("3\N{EN DASH}4 batches", "as many as 10", "2 weeks"),
    "D5": ("1 cup (240 ml)", "within 24 hours", "stay at 1/2 cup (120 ml)"),
    "D9": ("2 cups (480 ml)", "82 °F (28 °C)", "within 7 days"),
    "D14": ("10\N{EN DASH}20 percent", "2 tablespoons", "1\N{EN DASH}2 cups"),
    "D21": ("about 3 weeks", "Up to 7 days", "3 weeks at most", "2 batches"),
    "D25": ("several months, 12 at the very most",),
    "D30": ("every 24 hours", "68\N{EN DASH}77 °F"),
}


def test_notes_quote_the_care_numbers(autumn: Month) -> None:
    notes = Note.objects.filter(plan=autumn.plan())
    bodies = {note.step: body_of(note.mail, autumn.messages) for note in notes if note.mail}
    missing = [(step, words) for step in STEPS for words in FIGURES[step] if words not in bodies[step]]
    assert missing == []


def test_notes_can_be_stopped_by_one_click(autumn: Month) -> None:
    plan, message = autumn.plan(), autumn.eight_days[-1].message()
    stop = message["List-Unsubscribe"].strip("<>")
    reader = stopping.read(stop.removeprefix("http://testserver/care/stop/").rstrip("/"))
    assert reader == stopping.Reader(suppression.address_hash(plan.to), plan, plan.token)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (message["From"], message["Reply-To"]) == (settings.CARE_FROM_EMAIL, settings.DEFAULT_FROM_EMAIL)
    assert message["List-Id"] == "Mindful Culture care notes <care.testserver>"
    assert [part.count(stop) for part in parts(message)] == [1, 1]


def test_order_mails_are_on_no_list(autumn: Month) -> None:
    assert [message.message()["List-Unsubscribe"] for message in autumn.first_day] == [None, None]


def test_no_note_comes_before_the_last_day_that_was_promised() -> None:
    plan = dispatched(AUTUMN, to="dora@example.org")

    # It left on Tuesday the 13th and was promised for the 16th or 17th: no note comes while it may be on its way.
    assert plan.arrival == date(2026, 10, 17)
    live_through(AUTUMN, 3.9)
    assert care_mails(plan) == []


def body_of(mail: Mail, messages: list[EmailMessage]) -> str:
    [text] = [str(m.body) for m in messages if m.extra_headers["Message-ID"] == mail.message_id]
    return text.replace("\N{NO-BREAK SPACE}", " ")


def parts(message: Message) -> list[str]:
    """Text and HTML as a reader gets them."""
    walked = [part for part in message.walk() if part.get_content_maintype() == "text"]
    return [bytes(part.get_payload(decode=True)).decode() for part in walked]


def assert_well_made(message: Message) -> None:
    text, html = parts(message)
    assert "The Mindful Neuro, PO Box 1, Rio Grande, OH 45674" in text
    assert "The Mindful Neuro, PO Box 1, Rio Grande, OH 45674" in html
    assert [mark for mark in ("{{", "{%", "None", "&#x27;", "\n\n\n") if mark in text] == []
    assert [mark for mark in ("{{", "{%", "<mj-", ">None") if mark in html] == []
    assert max(len(line) for line in message.as_bytes().splitlines()) < 998
