"""The calendar's secret address: made when she asks for it, made anew or closed at any time."""

from datetime import datetime, timedelta
from typing import Final

from shop.care.keeping import adjust
from shop.care.models import CarePlan, new_token
from shop.mail.links import absolute

SAYS_STOPPED_FOR: Final = timedelta(days=30)  # an empty calendar clears what subscribers show; then it is gone


def make(plan: CarePlan, now: datetime) -> None:
    """Give the plan a calendar address; one that was there ends at once. Unwanted if the plan was stopped."""
    adjust(plan, now, calendar_token=new_token())


def close(plan: CarePlan, now: datetime) -> None:
    """End the address; subscribers are told that it is gone."""
    if plan.calendar_token is not None:
        adjust(plan, now, calendar_token=None)


def is_over(plan: CarePlan, now: datetime) -> bool:
    """Whether the plan was stopped so long ago that subscribers have seen the empty calendar."""
    stopped = plan.state == CarePlan.State.STOPPED
    return stopped and now - (plan.changed_at or plan.created_at) > SAYS_STOPPED_FOR


def https(plan: CarePlan) -> str:
    """The whole address, for a calendar program that asks for one."""
    return absolute("care:calendar", plan.calendar_token)


def webcal(plan: CarePlan) -> str:
    """The same, as a link that opens the calendar program."""
    return "webcal:" + https(plan).partition(":")[2]
