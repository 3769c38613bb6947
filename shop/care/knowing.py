"""From rows to the pure programme: a jar's facts, what is settled for it, and the version that it runs on."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from shop.care.models import CarePlan, Note
from shop.care.programme import facts
from shop.care.programme.steps import AnswerKind
from shop.mail.models import Mail
from shop.mail.suppression import address_hash

# What no longer needs to go out, or must not again: only what was held back until it was too late may be planned anew.
SETTLED: Final = (
    Mail.State.HANDING_OVER,
    Mail.State.SENT,
    Mail.State.IN_DOUBT,
    Mail.State.FAILED,
    Mail.State.SUPPRESSED,
)

# All that settled_names asks of a note: a jar may have hundreds.
OF_NOTES: Final = ("plan_id", "step", "cycle", "day", "mail__state")


def facts_of(plan: CarePlan) -> facts.Facts:
    """The facts of one jar; two queries unless rests and answers were prefetched."""
    nudge = None
    if plan.nudge_hour and plan.nudge_first and plan.nudge_last:
        nudge = facts.Nudge(plan.nudge_hour, plan.nudge_first, plan.nudge_last)
    return facts.Facts(
        zone=ZoneInfo(plan.time_zone),
        arrival=plan.arrival,
        estimated=plan.arrival_from == CarePlan.ArrivalFrom.ESTIMATED,
        fahrenheit=plan.fahrenheit,
        milk_ml=plan.milk_ml,
        grains_tablespoons=float(plan.grains_tablespoons),
        rests=tuple(facts.Rest(rest.start, rest.end) for rest in plan.rests.all()),
        answers=tuple(facts.Answer(AnswerKind(answer.kind), answer.at) for answer in plan.answers.all()),
        nudge=nudge,
        afterwards=facts.Afterwards(plan.afterwards),
        mail_hour=plan.mail_hour,
        quiet_until=plan.quiet_until,
        quiet_from=plan.quiet_from,
    )


def settled_of(plan: CarePlan, now: datetime) -> facts.Settled:
    """What is settled for one jar, and whether its keeper has had a mail today; two queries."""
    today = today_of(plan, now)
    notes = plan.notes.select_related("mail").only(*OF_NOTES)
    mailed = bool(plan.to) and Mail.objects.filter(key=mail_key(plan.to, today)).exists()
    return facts.Settled(settled_names(notes, today), today if mailed else None)


def settled_by_rows(plan: CarePlan, now: datetime) -> facts.Settled:
    """The same for pages that only show one jar's plan, from its notes and their mails; no query if prefetched."""
    notes = list(plan.notes.all())
    mailed = [note.day for note in notes if note.mail and note.mail.state != Mail.State.SKIPPED]
    return facts.Settled(settled_names(notes, today_of(plan, now)), max(mailed, default=None))


def settled_names(notes: Iterable[Note], today: date) -> frozenset[tuple[str, str]]:
    """(step, cycle) of the notes that are dealt with; their mails must have been fetched with them."""
    return frozenset((note.step, note.cycle) for note in notes if _is_settled(note, today))


def today_of(plan: CarePlan, now: datetime) -> date:
    """The day on the keeper's calendar."""
    return now.astimezone(ZoneInfo(plan.time_zone)).date()


def mail_key(address: str, day: date) -> str:
    """The key of the one care mail that a person may get on a day, however many jars she keeps."""
    return f"care:{address_hash(address)}:{day.isoformat()}"


def _is_settled(note: Note, today: date) -> bool:
    if note.mail is None or note.mail.state in SETTLED:
        return True
    return note.mail.state == Mail.State.PLANNED and note.day >= today
