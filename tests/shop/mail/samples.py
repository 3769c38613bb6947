"""Every kind of mail in every way it can read, from rows in which people typed the given words."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import time_machine

from shop import fulfilment
from shop.care.mails import about
from shop.care.models import CarePlan, Note
from shop.care.programme.default import DEFAULT
from shop.care.programme.steps import Step
from shop.mail import kinds
from shop.mail.models import Mail
from shop.mail.words import Words, write
from shop.order.models import Order
from tests import commenting, factories
from tests.factories import NOON
from tests.writing import published

POSTED: Final = "posted"
COLLECTED: Final = "collected"
GIVEN: Final = "given"


@dataclass(frozen=True)
class Sample:
    """One mail, written; the way says how its order reaches its keeper."""

    kind: str
    way: str
    words: Words

    def __str__(self) -> str:
        return f"{self.kind}, {self.way}"


@cache
def every_mail(typed: str = "Ada", cents: int = 500) -> tuple[Sample, ...]:
    """All of them; needs the database the first time. `typed` stands wherever people type, `cents` went back."""
    with time_machine.travel(NOON, tick=False):
        mails = _of_orders(typed, cents) + _of_the_rest(typed)
        notes = [Sample("care_note", step.key, _note(step)) for step in DEFAULT.steps]
        return (*(Sample(mail.kind, way, _written(mail)) for mail, way in mails), *notes)


def _written(mail: Mail) -> Words:
    return write(mail.kind, {"mail": mail, **kinds.kind_of(mail).context(mail)})


def _note(step: Step) -> Words:
    plan = CarePlan.objects.order_by("pk").first()
    assert plan is not None
    return write("care_note", about([(Note(plan=plan, step=step.key, cycle="1"), step)], now=NOON))


def _of_orders(typed: str, cents: int) -> list[tuple[Mail, str]]:
    orders = {POSTED: _posted(typed), COLLECTED: _collected(typed), GIVEN: _given(typed)}
    about = [kind for kind in kinds.registered() if kind.startswith(("order_", "gift_"))]
    return [
        (Mail(kind=kind, order=order, payload={"cents": cents}), way)
        for kind in about
        for way, order in orders.items()
        if kind != "gift_announcement" or way == GIVEN
    ]


def _of_the_rest(typed: str) -> list[tuple[Mail, str]]:
    user = factories.customer(first_name=typed[:150])
    payload = {"user": user.pk, "new_email": typed, "recipe": "lemon-strawberry-bowl", **_talk(typed)}
    payload |= {"version": 0, "step": "D0", "jar": None}
    alert = {"title": typed, "text": f"{typed}\n\n{typed}", "url": "http://testserver/dashboard/"}
    about = [kind for kind in kinds.registered() if not kind.startswith(("order_", "gift_", "care_note"))]
    return [
        (Mail(kind=kind, payload=alert if kind == "staff_alert" else payload, to=_holder(kind)), "") for kind in about
    ]


def _holder(kind: str) -> str:
    """Somebody who opened a jar: her address waits to be confirmed, or was."""
    to, confirmed_at = f"{kind}@example.org", None if kind == "care_confirm" else NOON
    if kind in ("care_confirm", "care_link"):
        CarePlan.objects.create(time_zone="America/New_York", to=to, confirmed_at=confirmed_at, state="running")
    return to


def _talk(typed: str) -> dict[str, Any]:
    page = published("talked-about", title=typed[:150])
    first = commenting.unconfirmed(page, typed[:3000], name=typed[:50])
    return {"above": first.pk, "comment": commenting.unconfirmed(page, f"{typed[:2900]} too", name=typed[:50]).pk}


def _buyer(typed: str, **changes: Any) -> Any:
    return factories.buyer(first_name=typed[:100], last_name=typed[:100], line1=typed[:100], **changes)


def _posted(typed: str) -> Order:
    order: Order = factories.paid_order(who=_buyer(typed), product=factories.jar(title=typed[:255]), quantity=2)
    fulfilment.dispatch(order, carrier="USPS", tracking_number=typed[:50], now=NOON, user=None)
    return order


def _collected(typed: str) -> Order:
    place = factories.pickup_place(name=typed[:60], hours=f"{typed}\n{typed}", instructions=typed)
    return factories.paid_order(who=_buyer(typed, delivery_code="pickup", pickup_place_id=place.pk))


def _given(typed: str) -> Order:
    gift = {"gift_recipient_name": typed[:60], "gift_recipient_email": "bob@example.org"}
    return factories.paid_order(who=_buyer(typed, gift_message=f"{typed}\n{typed}", **gift))
