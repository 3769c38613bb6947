"""The care mails: one kind for all notes, at most once each, and stopped by one click."""

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlparse

from django.conf import settings
from django.utils import timezone

from shop.care import stopping, versions
from shop.care.answers import answer_for
from shop.care.models import CarePlan, Note
from shop.care.programme.facts import Afterwards
from shop.care.programme.steps import Step, Track
from shop.care.taps import Action, address
from shop.care.wanted import plans_asked_for, still_wanted, wanted
from shop.care.words import as_html, as_text, opening
from shop.mail.kinds import register
from shop.mail.links import absolute
from shop.mail.models import Mail

KIND: Final = "care_note"
BUTTONS: Final = {
    Action.ARRIVED: "They're here",
    Action.NOT_YET: "Not here yet",
    Action.FED: "Fed",
    Action.THICK: "It set: thick",
    Action.THIN: "Still thin",
    Action.OFF: "Smells off",
    Action.BACK: "We're back",
    Action.NUDGE: "Two more weeks",
    Action.MONTHLY: "Once a month, please",
}
# What stands above the buttons, by the first of them; for any other: how is it?
QUESTIONS: Final = {
    Action.ARRIVED: "Are they with you?",
    Action.BACK: "Home again?",
    Action.MONTHLY: "Shall we stay in touch?",
}
PICTURES: Final = {
    "squishies": "Three smiling kefir grains on a wooden spoon",
    "strainer": "Grains in a strainer, milk running into a glass",
    "mindful": "A kefir grain with closed eyes beside a glass of milk",
    "pour": "Milk being poured over grains in a jar",
    "fridge": "A jar with a sleeping grain in the fridge",
    "jar": "A jar of milk with two smiling kefir grains in it",
}


def list_id() -> str:
    """The name of the care list, for readers' filters (RFC 2919)."""
    return f"Mindful Culture care notes <care.{urlparse(settings.SITE_URL).hostname}>"


def about_notes(mail: Mail) -> dict[str, Any]:
    """What the templates get: the notes that are still wanted, the jar's page, and the ways out."""
    return about([(note, occasion.step) for note, occasion in wanted(mail)], now=timezone.now())


def about(chosen: list[tuple[Note, Step]], *, now: datetime) -> dict[str, Any]:
    """The same of any notes, at least one: for mails, previews and tests."""
    note, step = chosen[0]
    return {
        "subject_words": step.subject,
        "sections": sections(chosen),
        "answer": answer_for(step.key, now=now),
        "jars": len(chosen),
        "plan_url": absolute("care:plan", note.plan.token),
        "stop_url": settings.SITE_URL + stopping.address(note.plan),
    }


def sections(chosen: list[tuple[Note, Step]]) -> list[dict[str, Any]]:
    """One section for each different step; jars on the same step share theirs."""
    by_step: dict[Step, list[Note]] = {}
    for note, step in chosen:
        by_step.setdefault(step, []).append(note)
    return [section(step, notes) for step, notes in by_step.items()]


def section(step: Step, notes: list[Note]) -> dict[str, Any]:
    """The words, the picture and the buttons of one step."""
    plan = notes[0].plan
    actions = _actions(step, plan, notes[0].cycle)
    return {
        "step": step,
        "html": as_html(step.text),
        "text": as_text(step.text),
        "opening": opening(step.text),
        "alt": PICTURES.get(step.picture, ""),
        "estimated": step.asks_arrival and plan.arrival_from == CarePlan.ArrivalFrom.ESTIMATED,
        "question": QUESTIONS.get(actions[0], "How is it?") if actions else "",
        "buttons": buttons(actions, plan, f"{notes[0].step}:{notes[0].cycle}"),
    }


def buttons(actions: list[Action], plan: CarePlan, asked: str) -> list[dict[str, str]]:
    """What she may tap, with whole addresses."""
    return [{"text": BUTTONS[action], "url": settings.SITE_URL + address(plan, action, asked)} for action in actions]


def _actions(step: Step, plan: CarePlan, cycle: str) -> list[Action]:
    actions = [*(Action(kind.value) for kind in step.asks), *_offers(step, plan, cycle)]
    if step.asks_arrival and plan.arrival_from == CarePlan.ArrivalFrom.ESTIMATED:
        return [Action.ARRIVED, Action.NOT_YET, *actions]
    return actions


def _offers(step: Step, plan: CarePlan, cycle: str) -> list[Action]:
    """What fits the step beside its questions: the end of a break, two more weeks, a note once a month."""
    if step.track is Track.BREAK:
        return [Action.BACK]
    if step.track is Track.NUDGE and plan.nudge_last:
        return [Action.NUDGE] if cycle == plan.nudge_last.isoformat() else []
    if step.track is Track.MILESTONE and step.day == versions.programme(plan.programme).last_day:
        return [Action.MONTHLY] if plan.afterwards == Afterwards.NOTHING else []
    return []


def one_click(mail: Mail) -> dict[str, str]:
    """RFC 8058: the mail program's own unsubscribe button posts to this address.

    Answers reach the shop, not the list.
    """
    first = mail.payload["plans"][0]
    plan = next((plan for plan in plans_asked_for(mail) if plan.pk == first), None) or CarePlan.objects.get(pk=first)
    return {
        "List-Unsubscribe": f"<{settings.SITE_URL}{stopping.address(plan)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Reply-To": settings.DEFAULT_FROM_EMAIL,
    }


register(
    KIND,
    sender=settings.CARE_FROM_EMAIL,
    context=about_notes,
    at_most_once=True,
    list_id=list_id(),
    headers=one_click,
    still_wanted=still_wanted,
)
