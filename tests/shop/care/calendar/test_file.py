"""The file itself, letter by letter, and as a library reads it that isn't the one which wrote it."""

from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from shop.care.calendar import file
from shop.care.calendar.events import Event
from shop.care.models import CarePlan
from shop.care.programme.default import DEFAULT
from shop.care.programme.steps import Step, Track

NINE = datetime(2026, 6, 1, 13, tzinfo=UTC)
MADE = datetime(2026, 5, 30, 12, tzinfo=UTC)
# What an owner may type: anything but control characters and the marks that care numbers and Markdown give a meaning.
letters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="{}*")
words = st.text(letters, min_size=1).filter(lambda text: text == text.strip())


def plan() -> CarePlan:
    return CarePlan(code="ABCD2345", token="the-jars-own", time_zone="America/New_York", changes=3, created_at=MADE)


def written(step: Step, *, remind: bool = False) -> bytes:
    event = Event("ABCD2345-D0-1@shop.example", step, NINE)
    return file.feed(plan(), [event], source="https://shop.example/care/calendar/x.ics", remind=remind)


@given(words, words)
@example("Milk, or water; never \\both", "🥛 grüßt die \\n Körner, 乳; ok")
@settings(max_examples=60)
def test_any_words_arrive_as_they_were_typed_in_lines_of_75_octets(title: str, text: str) -> None:
    step = Step("D0", Track.MILESTONE, 0, title, "", f"{text}\n\n- {text}\n- {text}")

    body = written(step, remind=True)

    event = IcsCalendarStream.calendar_from_ics(body.decode()).events[0]
    assert event.summary == title
    assert event.description is not None
    assert event.description.startswith(f"{text}\n\n- {text}\n- {text}\n\nYour jar's page: ")
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert body.count(b"\n") == body.count(b"\r\n")


def test_every_note_of_the_programme_can_be_read() -> None:
    for step in DEFAULT.steps:
        event = IcsCalendarStream.calendar_from_ics(written(step).decode()).events[0]

        assert event.summary == step.title


def test_times_are_exact_and_the_rest_says_what_it_should() -> None:
    lines = written(DEFAULT.step("D0"), remind=True).decode().replace("\r\n ", "").split("\r\n")

    assert [line for line in lines if not line.startswith(("DESCRIPTION:Five", "URL:", "SOURCE"))] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//The Mindful Neuro//Kefir care//EN",
        "NAME:Kefir jar ABCD2345",
        "X-WR-CALNAME:Kefir jar ABCD2345",
        "COLOR:seagreen",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL;VALUE=DURATION:PT6H",
        "X-WR-TIMEZONE:America/New_York",
        "BEGIN:VEVENT",
        "SUMMARY:Welcome home: the first meal",
        "DTSTART:20260601T130000Z",
        "DTEND:20260601T131500Z",
        "DTSTAMP:20260530T120000Z",
        "UID:ABCD2345-D0-1@shop.example",
        "SEQUENCE:3",
        "CLASS:PRIVATE",
        "LAST-MODIFIED:20260530T120000Z",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Welcome home: the first meal",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_text_leads_to_the_jar_and_the_feeds_address_is_no_jars_token() -> None:
    text = written(DEFAULT.step("D0")).decode().replace("\r\n ", "")

    assert text.count("/care/the-jars-own/") == 2  # in the words, and as the event's URL
    assert "SOURCE;VALUE=URI:https://shop.example/care/calendar/x.ics" in text
