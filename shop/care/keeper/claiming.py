"""A jar finds its keeper: whoever holds it and opens its code, once. The buyer of a present hears no more of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from shop.care import versions
from shop.care.keeper import confirming, linking
from shop.care.keeping import Unwanted, plan_anew, withdraw
from shop.care.knowing import today_of
from shop.care.models import CarePlan, new_token
from shop.mail.suppression import normalised
from shop.order.states import HOLDS_MONEY

State, From = CarePlan.State, CarePlan.ArrivalFrom


class Standing(StrEnum):
    """What a jar's code leads to."""

    FREE = "free"  # it may be opened
    KEPT = "kept"  # somebody has opened it
    ENDED = "ended"  # its order was cancelled or given back


@dataclass(frozen=True)
class Claim:
    """Who opens a jar: an address or nothing (the calendar only), her zone, and whether the grains begin today."""

    to: str
    time_zone: str
    begins: bool = True


def standing(plan: CarePlan) -> Standing:
    """Whether the jar may be opened now."""
    if plan.order is not None and plan.order.status not in HOLDS_MONEY:
        return Standing.ENDED
    return Standing.KEPT if plan.claimed_at else Standing.FREE


def claim(plan: CarePlan, claimed: Claim, now: datetime) -> None:
    """Start this jar's plan for her; Unwanted, and nothing changed, if it has a keeper or its order has ended.

    An address that the purchase gave is as good as confirmed, but its page is only linked in a mail: the one who types
    it need not be the one who reads it. Any other address gets one mail with a button, and notes after that.
    """
    with transaction.atomic():
        plan.refresh_from_db(from_queryset=CarePlan.objects.select_for_update())
        if standing(plan) is not Standing.FREE:
            raise Unwanted("Somebody has opened this jar before you.")
        plan.time_zone = claimed.time_zone  # first: "today" is hers, not that of whoever bought or shared it
        if is_known(plan, claimed.to):
            _welcome_back(plan, now)
        else:
            _hand_on(plan, claimed, now)
        plan.claimed_at = now
        plan_anew(plan, now)
        if plan.confirmed_at:
            linking.send_link(plan, now)
        elif plan.to:
            confirming.ask(plan, now)


def is_known(plan: CarePlan, address: str) -> bool:
    """Whether this is the address that the jar's notes were for anyway."""
    return bool(address) and plan.confirmed_at is not None and normalised(address) == normalised(plan.to)


def _welcome_back(plan: CarePlan, now: datetime) -> None:
    if plan.state == State.STOPPED:
        raise Unwanted(
            "The notes for this jar were stopped from this address. Write to us to start them again, or type another."
        )
    _arrive(plan, now)


def _hand_on(plan: CarePlan, claimed: Claim, now: datetime) -> None:
    """To another keeper, by a link that the first one doesn't know."""
    withdraw(plan, "the jar has another keeper", now)
    plan.to, plan.confirmed_at, plan.stopped_because = claimed.to, None, ""
    plan.token, plan.calendar_token = new_token(), None
    plan.nudge_hour = plan.nudge_first = plan.nudge_last = None
    if claimed.begins:
        _begin_anew(plan)
    if plan.state == State.STOPPED:
        plan.state = State.RUNNING
    _arrive(plan, now)


def _begin_anew(plan: CarePlan) -> None:
    """What was written and told before was about another kitchen."""
    for rows in (plan.notes, plan.answers, plan.rests):
        rows.all().delete()
    plan.arrival, plan.arrival_from, plan.state = None, "", State.WAITING
    plan.programme = versions.newest()


def _arrive(plan: CarePlan, now: datetime) -> None:
    if plan.arrival is None or plan.arrival_from == From.ESTIMATED:
        plan.arrival, plan.arrival_from = today_of(plan, now), From.OPENED
    if plan.state == State.WAITING:
        plan.state = State.RUNNING
