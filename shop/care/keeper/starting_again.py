"""A keeper takes back her own stop. The law lets new consent follow a stop, and asks that it be hers and on record.

Hers: she holds the jar's link, which only her mailbox got, and types that mailbox's address. On record: as an event.
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
NOT_HERE: Final = "These notes can't be started from here. Write to us, and we look what can be done."


def may_start_again(plan: CarePlan) -> bool:
    """Whether the stop was the keeper's own, and nothing else speaks against notes about this jar."""
    was_hers = plan.state == State.STOPPED and plan.stopped_because in OWN
    return was_hers and (plan.order is None or plan.order.status in HOLDS_MONEY) and not _refuses(plan)


def start_again(plan: CarePlan, typed: str, now: datetime) -> None:
    """Let this jar's notes go on from where it is today; Unwanted, and nothing changed, if that isn't hers to say."""
    with transaction.atomic():
        plan.refresh_from_db(from_queryset=CarePlan.objects.select_for_update(of=("self",)).select_related("order"))
        if not may_start_again(plan):
            raise Unwanted(NOT_HERE)
        if suppression.normalised(typed) != suppression.normalised(plan.to):
            raise Unwanted("The notes for this jar went to another address.")
        if plan.to:
            tell(plan.to, Event.FORGIVEN[0], by="the keeper, on her jar's page", note="started the care notes again")
        plan.state, plan.stopped_because = _state(plan, now), ""
        plan_anew(plan, now)


def _refuses(plan: CarePlan) -> bool:
    """Whether there is more against her address than her stop: it came back, was reported, or was erased."""
    against = suppression.against(plan.to, stoppable=True) if plan.to else Suppression.objects.none()
    return against.exclude(reason=Suppression.Reason.STOPPED).exists()


def _state(plan: CarePlan, now: datetime) -> State:
    if plan.arrival is None:
        return State.WAITING
    return State.PAUSED if open_rest(plan, today_of(plan, now)) else State.RUNNING
