"""What lies ahead of a jar: the notes that will go out if nothing else happens."""

from datetime import datetime, timedelta
from typing import Final

from shop.care import versions
from shop.care.knowing import facts_of, settled_of
from shop.care.models import CarePlan
from shop.care.programme.outlook import Sent, simulate

FAR: Final = timedelta(days=60)


def coming(plan: CarePlan, now: datetime, *, ahead: timedelta = FAR) -> tuple[Sent, ...]:
    """Earliest first; none before the arrival is known or after a stop."""
    if plan.state in (CarePlan.State.WAITING, CarePlan.State.STOPPED):
        return ()
    programme = versions.programme(plan.programme)
    return simulate(programme, facts_of(plan), settled_of(plan, now), now=now, until=now + ahead)
