"""The door to icalendar: events as an iCalendar file (RFC 5545, RFC 7986).

Times are in UTC: for single events that is exact in every zone and needs no VTIMEZONE, which clients read differently.
A feed has no METHOD: it is a picture of the plan, and what is no longer in it disappears from Google's, Apple's and
Outlook's calendars at their next look, while STATUS:CANCELLED stays there struck through (Apple, Fastmail). A file that
is imported is a copy that we can't reach; a second file with STATUS:CANCELLED and a higher SEQUENCE takes events back
where importing goes by UID (Google), but some programs ignore it. So the page recommends the feed.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from icalendar import Alarm, Calendar, Timezone, TimezoneStandard
from icalendar import Event as Component

from shop.care.calendar.events import Event
from shop.care.models import CarePlan
from shop.care.words import as_text
from shop.mail.links import absolute

LASTS: Final = timedelta(minutes=15)
LOOK_AGAIN: Final = timedelta(hours=6)
NOTICE: Final = "PT0S"  # the alarm rings at the hour that she chose for her notes


def feed(plan: CarePlan, found: Sequence[Event], *, source: str, remind: bool) -> bytes:
    """The subscribed calendar; `source` is its own address."""
    calendar = _calendar(plan)
    calendar.add("source", source, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    return _filled(calendar, [_component(plan, one, remind=remind) for one in found])


def copy(plan: CarePlan, found: Sequence[Event], *, called_off: bool = False) -> bytes:
    """A file to import once: the events, or the taking back of those that an earlier file promised."""
    calendar = _calendar(plan)
    calendar.add("method", "PUBLISH")
    components = [_component(plan, one, remind=False) for one in found]
    organizer = f"mailto:{parseaddr(settings.CARE_FROM_EMAIL)[1]}"  # RFC 5546 asks for one in PUBLISH
    for component in components:
        component.add("organizer", organizer)
        component["status"] = "CANCELLED" if called_off else "CONFIRMED"
    return _filled(calendar, components)


def _calendar(plan: CarePlan) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//The Mindful Neuro//Kefir care//EN")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, f"Kefir jar {plan.code}")
    calendar.add("x-wr-timezone", plan.time_zone)
    calendar.add("color", "seagreen")
    return calendar


def _component(plan: CarePlan, event: Event, *, remind: bool) -> Component:
    page = absolute("care:plan", plan.token)
    changed = (plan.changed_at or plan.created_at).astimezone(UTC).replace(microsecond=0)
    component = Component()
    component.add("uid", event.uid)
    component.add("sequence", plan.changes)
    component.add("dtstamp", changed)
    component.add("last-modified", changed)
    component.add("dtstart", event.start)
    component.add("dtend", event.start + LASTS)
    component.add("summary", event.step.title)
    component.add("description", f"{as_text(event.step.text)}\n\nYour jar's page: {page}")
    component.add("url", page)
    component.add("class", "PRIVATE")  # the page's address opens it: who shares her calendar shares only the time
    component.add("transp", "TRANSPARENT")
    component.add("status", "CONFIRMED")
    if remind:
        component.add_component(_alarm(event))
    return component


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm["trigger"] = NOTICE
    alarm.add("description", event.step.title)
    return alarm


def _filled(calendar: Calendar, components: Sequence[Component]) -> bytes:
    for component in components:
        calendar.add_component(component)
    if not components:
        calendar.add_component(_utc())
    return bytes(calendar.to_ical())


def _utc() -> Timezone:
    """A calendar must hold something (RFC 5545, 3.6): what is empty holds the zone of its times."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001  # local time by definition
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(standard)
    return zone
