"""Random jars and keepers, and a life with the programme: facts that change, and moments when somebody looks."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from shop.care.programme.default import DEFAULT
from shop.care.programme.facts import Afterwards, Answer, Facts, Nudge, Rest, Settled
from shop.care.programme.outlook import Sent, outlook
from shop.care.programme.steps import AnswerKind

DAY = timedelta(days=1)
ZONES = [
    "America/New_York",
    "America/Phoenix",
    "Pacific/Honolulu",
    "America/St_Johns",
    "America/Havana",  # its clocks change at midnight
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # by half an hour
]
zones = st.sampled_from([ZoneInfo(key) for key in ZONES])
# Any day, or one whose first weeks hold one of the two changes of 2027.
arrivals = st.one_of(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.dates(date(2027, 2, 20), date(2027, 3, 20)),
    st.dates(date(2027, 10, 15), date(2027, 11, 10)),
)
day_numbers = st.integers(0, 80)
kinds = st.sampled_from(AnswerKind)
hours = st.integers(0, 23).map(time)


def start_of(facts: Facts) -> datetime:
    """Midnight before the day of arrival, UTC."""
    assert facts.arrival is not None
    return datetime.combine(facts.arrival - DAY, time(), tzinfo=UTC)


def live(
    facts: Facts, *, until: datetime, looks: Iterable[datetime] = (), settled: Settled | None = None
) -> list[Sent]:
    """What goes out if somebody looks whenever `next_at` says so, and at those other moments."""
    return live_on([(start_of(facts), facts)], until=until, looks=looks, settled=settled)


def live_on(
    chapters: Sequence[tuple[datetime, Facts]],
    *,
    until: datetime,
    looks: Iterable[datetime] = (),
    settled: Settled | None = None,
) -> list[Sent]:
    """The same with facts that change; each change is itself a look."""
    settled, sent = settled or Settled(), []
    ends = [start for start, _ in chapters[1:]] + [until]
    for (start, facts), end in zip(chapters, ends, strict=True):
        extra = sorted({look for look in looks if start < look < end}, reverse=True)
        moment: datetime | None = start
        while moment is not None and moment < end:
            settled, next_at, mail = look_once(facts, settled, moment)
            sent += [mail] if mail else []
            while extra and extra[-1] <= moment:
                extra.pop()
            moment = min([one for one in (next_at, extra[-1] if extra else None) if one], default=None)
    return sent


def look_once(facts: Facts, settled: Settled, now: datetime) -> tuple[Settled, datetime | None, Sent | None]:
    """One look: what is settled afterwards, when to look again, and what went out."""
    view = outlook(DEFAULT, facts, settled, now)
    done = {one.name for one in view.passed_over} | ({view.send.name} if view.send else set())
    assert not done & settled.notes, "dealt with twice"
    mailed_on = now.astimezone(facts.zone).date() if view.send else settled.mailed_on
    return Settled(settled.notes | done, mailed_on), view.next_at, Sent(view.send, now) if view.send else None


def local_day(sent: Sent, facts: Facts) -> date:
    """The day on the keeper's calendar when it went out."""
    return sent.at.astimezone(facts.zone).date()


@st.composite
def rests(draw: st.DrawFn, arrival: date, most: int = 3) -> tuple[Rest, ...]:
    """Breaks, which may overlap, touch, be empty, or lie before the arrival; the last one may be open."""
    found: list[Rest] = []
    for _ in range(draw(st.integers(0, most))):
        start = arrival + draw(st.integers(-3, 60)) * DAY
        found.append(Rest(start, start + draw(st.integers(0, 40)) * DAY))
    found.sort(key=lambda rest: rest.start)
    is_open = draw(st.booleans())
    if found and is_open:
        found[-1] = Rest(found[-1].start)
    return tuple(found)


@st.composite
def answers(draw: st.DrawFn, arrival: date, most: int = 6) -> tuple[Answer, ...]:
    """Taps at any time of the first weeks, and some before the jar came."""
    midnight = datetime.combine(arrival, time(), tzinfo=UTC)
    at = st.integers(-48, 24 * 25).map(lambda hours: midnight + timedelta(hours=hours))
    told = draw(st.lists(st.builds(Answer, kinds, at), max_size=most))
    return tuple(sorted(told, key=lambda answer: answer.at))


@st.composite
def jars(draw: st.DrawFn) -> Facts:
    """Any jar with any keeper."""
    arrival = draw(arrivals)
    first = arrival + draw(day_numbers) * DAY
    return Facts(
        zone=draw(zones),
        arrival=arrival,
        fahrenheit=draw(st.integers(59, 95)),
        milk_ml=draw(st.sampled_from([120, 240, 480])),
        rests=draw(rests(arrival)),
        answers=draw(answers(arrival)),
        nudge=draw(st.none() | hours.map(lambda hour: Nudge(hour, first, first + 13 * DAY))),
        afterwards=draw(st.sampled_from(Afterwards)),
        mail_hour=draw(hours),
        quiet_until=time(draw(st.integers(4, 9))),
        quiet_from=time(draw(st.integers(12, 23))),
    )
