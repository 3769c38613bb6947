"""The calendar's part of the jar's page."""

from typing import Any

from django import template

from shop.care.calendar import address
from shop.care.models import CarePlan

register = template.Library()


@register.inclusion_tag("care/calendar_links.html")
def calendar_links(plan: CarePlan) -> dict[str, Any]:
    """The plan as a calendar: its address and how to subscribe, a copy, and the buttons to make and close it."""
    if plan.calendar_token is None:
        return {"plan": plan}
    return {"plan": plan, "https": address.https(plan), "webcal": address.webcal(plan)}
