"""A keeper takes back her own stop. The law lets new consent follow a stop, and asks that it be hers and on record.

Hers: she holds the jar's link, which only her mailbox got, and types that mailbox's address. On record: as an event.
A jar that was opened by its code is not among them: whoever typed the address there got the link as well.
"""

from datetime import datetime
from typing import Final

from django.db import transaction

from shop.care.keeping import ASKED, Unwanted, open_rest, plan_anew
from shop.care.knowing import today_of
from shop.care.models import CarePlan
from shop.mail import suppression
from shop.mail.events import tell
from shop.mail.models import Event, Suppression
from shop.order.states import HOLDS_MONEY

State = CarePlan.State
OWN: Final = {ASKED, Suppression.Reason.STOPPED.label}  # by her own button, here or in her mail program
NOT_BY_US: Final = "These notes can't start again: the order has ended, she was erased, or her address refuses mail."
NOT_HERE: Final = "These notes can't be started from here. Write to us, and we look what can be done."


def may_start_again(plan: CarePlan) -> bool:
    """Whether the stop was the keeper's own, her link proves who she is, and nothing else speaks against notes."""
    is_typed = bool(plan.to and plan.claimed_at)
    return plan.stopped_because in OWN and not is_typed and _is_open(plan)


def start_again(plan: CarePlan, typed: str, now: datetime) -> None:
    """Let this jar's notes go on from where it is today; Unwanted, and nothing changed, if that isn't hers to say."""
    with transaction.atomic():
        _lock(plan)
        if not may_start_again(plan):
            raise Unwanted(NOT_HERE)
        if suppression.normalised(typed) != suppression.normalised(plan.to):
            raise Unwanted("The notes for this jar went to another address.")
        _go_on(plan, "the keeper, on her jar's page", now)


def start_for_her(plan: CarePlan, now: datetime, *, by: str, was_ours: bool) -> None:
    """The same by staff, whom she asked; `was_ours`: staff had stopped it for her, too."""
    with transaction.atomic():
        _lock(plan)
        if not (_is_open(plan) and (was_ours or plan.stopped_because in OWN)):
            raise Unwanted(NOT_BY_US)
        _go_on(plan, by, now)


def _lock(plan: CarePlan) -> None:
    plan.refresh_from_db(from_queryset=CarePlan.objects.select_for_update(of=("self",)).select_related("order"))


def _go_on(plan: CarePlan, by: str, now: datetime) -> None:
    if plan.to:
        tell(plan.to, Event.FORGIVEN[0], by=by, note="started the care notes again")
    plan.state, plan.stopped_because = _state(plan, now), ""
    plan_anew(plan, now)


def _is_open(plan: CarePlan) -> bool:
    holds = plan.order is None or plan.order.status in HOLDS_MONEY
    return plan.state == State.STOPPED and holds and not _refuses(plan)


def _refuses(plan: CarePlan) -> bool:
    """Whether there is more against her address than her stop: it came back, was reported, or was erased."""
    against = suppression.against(plan.to, stoppable=True) if plan.to else Suppression.objects.none()
    return against.exclude(reason=Suppression.Reason.STOPPED).exists()


def _state(plan: CarePlan, now: datetime) -> State:
    if plan.arrival is None:
        return State.WAITING
    return State.PAUSED if open_rest(plan, today_of(plan, now)) else State.RUNNING
