"""When an order's parcel should arrive, and where it can be followed."""

import re
from datetime import date
from typing import Final
from urllib.parse import quote

from django.utils import timezone

from shop.dispatch.calendar import Window, arrival_window
from shop.dispatch.models import DispatchRule
from shop.order.models import Order
from shop.order.states import DISPATCHED

# The carriers' own tracking pages; a carrier that isn't here gets its number shown without a link.
TRACKING: Final = {
    "usps": "https://tools.usps.com/go/TrackConfirmAction?tLabels={}",
    "ups": "https://www.ups.com/track?tracknum={}",
    "fedex": "https://www.fedex.com/fedextrack/?trknbr={}",
}


def arrival_of(order: Order) -> Window | None:
    """The first and last day it is expected, from its ship day; None for a pickup or while no ship day is known."""
    ship_day = None if order.pickup_place_id else _ship_day(order)
    if ship_day is None:
        return None
    rule = DispatchRule.objects.first() or DispatchRule()
    return arrival_window(ship_day, rule.transit_days)


def _ship_day(order: Order) -> date | None:
    """The day it left; before that, the day that was promised."""
    if order.status != DISPATCHED:
        return order.dispatch_on
    left = order.status_changes.filter(new_status=DISPATCHED).order_by("pk").first()
    return timezone.localtime(left.date_created).date() if left else order.dispatch_on


def tracking_url(order: Order) -> str:
    """The carrier's page for this parcel, or nothing if there is no number or we don't know the carrier's page."""
    page = TRACKING.get(re.sub(r"[^a-z]", "", order.carrier.lower()), "")
    return page.format(quote(order.tracking_number, safe="")) if page and order.tracking_number else ""
