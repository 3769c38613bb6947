"""Does what a tap in a mail says, at most once."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Final

from shop.care import arriving, keeping
from shop.care.models import Answer, CarePlan
from shop.care.programme.facts import Afterwards
from shop.care.taps import Action, Tap

ANSWERS: Final = {Action.THICK, Action.THIN, Action.OFF, Action.FED}
USUAL_HOUR: Final = time(18)

MOVES: Final[dict[Action, Callable[[CarePlan, datetime], None]]] = {
    Action.ARRIVED: arriving.told,
    Action.NOT_YET: arriving.not_yet,
    Action.BACK: keeping.come_back,
    Action.NUDGE: lambda plan, now: keeping.nudge_daily(plan, now, hour=plan.nudge_hour or USUAL_HOUR),
    Action.MONTHLY: lambda plan, now: keeping.choose_afterwards(plan, Afterwards.MONTHLY, now),
    Action.CONFIRM: lambda plan, now: keeping.adjust(plan, now, confirmed_at=plan.confirmed_at or now),
}


def do(plan: CarePlan, tap: Tap, now: datetime) -> None:
    """Change the plan as the button said; a second time changes nothing. Unwanted says why it can't be done."""
    if tap.action in ANSWERS:
        keeping.answer(plan, Answer.Kind(tap.action.value), asked=tap.asked, now=now)
    else:
        MOVES[tap.action](plan, now)
