"""The keeper's page as rows: each note with its day and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from shop.care.models import CarePlan
from shop.care.reminders import mails_of, steps_of
from shop.mail.models import Mail

TITLES: Final = {
    "D0": "Welcome home: the first meal",
    "D1": "Pour the first milk away",
    "D3": "Still thin? That's normal",
    "D5": "Time for a full cup",
    "D9": "Too sour, or parted",
    "D14": "Growing, and what to do with more",
    "D21": "Taking a break in the fridge",
    "D30": "A month together",
}
WORDS: Final = {
    Mail.State.PLANNED: "to come",
    Mail.State.HANDING_OVER: "on its way",
    Mail.State.SENT: "sent",
    Mail.State.IN_DOUBT: "sent, we think",
    Mail.State.FAILED: "couldn't be delivered",
    Mail.State.SKIPPED: "not sent",
    Mail.State.SUPPRESSED: "not sent",
}


@dataclass(frozen=True)
class Row:
    """One note: its title, when it is due on the keeper's clock, and its state in words."""

    title: str
    due: datetime
    state: str


def rows_of(plan: CarePlan) -> list[Row]:
    """All notes of a plan whose arrival is known, earliest first."""
    zone = ZoneInfo(plan.time_zone)
    mails = mails_of(plan)
    return [
        Row(TITLES[key], step.due_at.astimezone(zone), _words(mails.get(key)))
        for step in steps_of(plan)
        if (key := step.milestone.key)
    ]


def _words(mail: Mail | None) -> str:
    return WORDS[Mail.State(mail.state)] if mail else "not sent"
