"""The customer's address was mistyped: what was planned for it goes to the right one."""

from datetime import datetime
from typing import Any

from shop.care.models import CarePlan
from shop.fulfilment.moves import Refused, step
from shop.mail import suppression
from shop.mail.models import Mail
from shop.order.models import Order


def correct_email(order: Order, *, email: str, now: datetime, user: Any) -> None:
    """Write to this address from now on. Care notes follow, unless the jar is a gift and they go to its keeper."""
    with step(order) as attempt:
        before = attempt.order.contact_email
        if attempt.order.is_erased:
            raise Refused("This customer was erased on request. She can't be written to any more.")
        if email == before and not suppression.why_not(email, stoppable=False):
            raise Refused("That is the address it has already.")
        attempt.order.guest_email = email
        attempt.order.save(update_fields=["guest_email"])
        suppression.forgive_bounce(email)
        if not attempt.order.gift_recipient_email:
            CarePlan.objects.filter(order=attempt.order, to=before).update(to=email)
        planned = Mail.objects.filter(order=attempt.order, to=before, state=Mail.State.PLANNED)
        planned.exclude(kind="staff_alert").update(to=email)
