"""The page for time travel: a form that is an address, so that a look ahead can be shared."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from shop.care import versions
from shop.care.desk.forms import DAYS, TravelForm
from shop.care.desk.samples import likely_arrival, made_up
from shop.care.desk.travel import Coming, beginning, coming, supposed
from shop.care.desk.trial import programme_of
from shop.care.knowing import facts_of, settled_of
from shop.care.models import CarePlan, Note, ProgrammeVersion
from shop.care.programme.facts import Facts, Settled
from shop.care.programme.steps import Programme


@dataclass(frozen=True)
class Trip:
    """A look ahead: the jar and the facts that it supposes, what will come, and what went out already."""

    plan: CarePlan
    facts: Facts
    number: int
    ahead: list[Coming]
    behind: list[tuple[Note, str]]


@require_safe
def travel(request: HttpRequest) -> HttpResponse:
    """Everything that a jar will get, under what is supposed."""
    form = TravelForm(request.GET, versions=version_choices())
    now = timezone.now()
    trip = look_ahead(form, now) if form.is_valid() else None
    return render(request, "backoffice/care/travel.html", {"form": form, "trip": trip, "now": now})


def look_ahead(form: TravelForm, now: datetime) -> Trip:
    """What the valid form asks."""
    given = form.cleaned_data
    plan: CarePlan = given["jar"] or made_up(now)
    what_if = form.what_if(likely_arrival(plan, timezone.localdate(now)))
    facts = supposed(facts_of(plan) if plan.pk else _facts_of_nobody(plan), what_if)
    is_fresh = given["fresh"] or plan.pk is None
    settled = Settled() if is_fresh else settled_of(plan, now)
    number = int(given["version"]) if given["version"] else version_of(plan)
    start = beginning(facts) if is_fresh else now
    days = given["days"] or DAYS[0][0]
    programme = programme_of(number)
    ahead = coming(programme, facts, settled, now=start, days=days)
    return Trip(plan, facts, number, ahead, [] if plan.pk is None else titled(behind(plan), programme))


def behind(plan: CarePlan) -> list[Note]:
    """Notes of the past, oldest first; one without a mail was passed over."""
    return list(plan.notes.select_related("mail").order_by("day", "pk"))


def titled(notes: list[Note], programme: Programme) -> list[tuple[Note, str]]:
    """Each with its title; a step that this version doesn't have keeps its key."""
    titles = {step.key: step.title for step in programme.steps}
    return [(note, titles.get(note.step, note.step)) for note in notes]


def version_of(plan: CarePlan) -> int:
    """The version that the jar runs on; one that waits will begin with the newest."""
    return versions.newest() if plan.pk is None or plan.state == CarePlan.State.WAITING else plan.programme


def version_choices() -> list[tuple[str, str]]:
    """Every version that mails could be made of, the newest first."""
    rows = ProgrammeVersion.objects.values_list("number", "published_at")
    named = [(str(number), f"{number}" if published else f"{number}, the draft") for number, published in rows]
    return [*named, ("0", "0, as the shop came")]


def _facts_of_nobody(plan: CarePlan) -> Facts:
    return Facts(zone=ZoneInfo(plan.time_zone), estimated=True)
