"""Does what a tap in a mail says, once: whoever repeats it reads that we know already."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Final

from shop.care import keeping
from shop.care.keeper import confirming, moves
from shop.care.knowing import today_of
from shop.care.models import Answer, CarePlan
from shop.care.programme.facts import Afterwards
from shop.care.taps import Action, BadTap, Tap

ANSWERS: Final = {Action.THICK, Action.THIN, Action.OFF, Action.FED}
USUAL_HOUR: Final = time(18)
HANDED_ON: Final = (
    "This button's jar has another keeper now, or its page another address: your newest note has the right one."
)


def jar_of(tap: Tap) -> CarePlan:
    """The jar that the tap is for; BadTap if its keeper has changed since."""
    plan = CarePlan.objects.select_related("order").filter(token=tap.plan).first()
    if plan is None:
        raise BadTap(HANDED_ON)
    return plan


def do(plan: CarePlan, tap: Tap, now: datetime) -> list[str]:
    """Change the plan as the button said, and say what that did; Unwanted says why it can't be done."""
    return moves.told(plan, now, lambda: _do(plan, tap, now))


def _do(plan: CarePlan, tap: Tap, now: datetime) -> str:
    if plan.state == CarePlan.State.STOPPED:
        raise keeping.Unwanted("The notes for this jar were stopped.")
    if tap.action in ANSWERS:
        # Fed is an answer of its own: the same mail may also hear how the batch was.
        about = f"fed:{tap.asked}" if tap.action is Action.FED else tap.asked
        return moves.answered(plan, Answer.Kind(tap.action.value), about, now)
    return MOVES[tap.action](plan, tap, now)


def _renew(plan: CarePlan, tap: Tap, now: datetime) -> str:
    """Two more weeks from the last note on; the mail before the last one asks for nothing new."""
    if plan.nudge_last is not None and plan.nudge_last > today_of(plan, now) + keeping.NUDGE_ENDS_SOON:
        return moves.KNOWN
    keeping.nudge_daily(plan, now, hour=plan.nudge_hour or USUAL_HOUR)
    return "Two more weeks of feeding notes."


def _monthly(plan: CarePlan, tap: Tap, now: datetime) -> str:
    if plan.afterwards == Afterwards.MONTHLY:
        return moves.KNOWN
    keeping.choose_afterwards(plan, Afterwards.MONTHLY, now)
    return "A note once a month, then."


def _confirm(plan: CarePlan, tap: Tap, now: datetime) -> str:
    if confirming.confirm(plan, tap.asked, now):
        return "Confirmed. Your notes come to you."
    if plan.confirmed_at and confirming.question(plan.to) == tap.asked:
        return moves.KNOWN
    raise keeping.Unwanted("This jar has another address by now, so this mail's button has nothing to confirm.")


MOVES: Final[dict[Action, Callable[[CarePlan, Tap, datetime], str]]] = {
    Action.ARRIVED: lambda plan, tap, now: moves.arrived(plan, now),
    Action.NOT_YET: lambda plan, tap, now: moves.not_yet(plan, now),
    Action.BACK: lambda plan, tap, now: moves.back(plan, now),
    Action.NUDGE: _renew,
    Action.MONTHLY: _monthly,
    Action.CONFIRM: _confirm,
}
