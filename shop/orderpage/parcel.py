"""When an order's parcel should arrive, and where it can be followed."""

import re
from typing import Final
from urllib.parse import quote

from shop.dispatch.calendar import Window, arrival_window
from shop.dispatch.models import DispatchRule
from shop.order.models import Order

# The carriers' own tracking pages; a carrier that isn't here gets its number shown without a link.
TRACKING: Final = {
    "usps": "https://tools.usps.com/go/TrackConfirmAction?tLabels={}",
    "ups": "https://www.ups.com/track?tracknum={}",
    "fedex": "https://www.fedex.com/fedextrack/?trknbr={}",
}


def arrival_of(order: Order) -> Window | None:
    """The first and last day it is expected, from its ship day; None for a pickup or while no ship day is known."""
    if order.dispatch_on is None or order.pickup_place_id:
        return None
    rule = DispatchRule.objects.first() or DispatchRule()
    return arrival_window(order.dispatch_on, rule.transit_days)


def tracking_url(order: Order) -> str:
    """The carrier's page for this parcel, or nothing if there is no number or we don't know the carrier's page."""
    page = TRACKING.get(re.sub(r"[^a-z]", "", order.carrier.lower()), "")
    return page.format(quote(order.tracking_number, safe="")) if page and order.tracking_number else ""
