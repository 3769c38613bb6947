"""What the care notes keep about whoever keeps the grains."""

from datetime import datetime

from shop.care import keeping
from shop.care.models import Answer, CarePlan, Rest, new_token
from shop.privacy.registry import Row, register


def export(address: str) -> list[Row]:
    plans = CarePlan.objects.filter(to__iexact=address).select_related("order").prefetch_related("answers", "rests")
    return [_row(plan) for plan in plans]


def stop(address: str, now: datetime) -> None:
    for plan in CarePlan.objects.filter(to__iexact=address).order_by("pk"):
        keeping.stop(plan, "you asked to be erased", now)


def erase(address: str, now: datetime) -> None:
    """The jar stays, as part of its family; who kept it, what she said of it and her links don't."""
    plans = CarePlan.objects.filter(to__iexact=address)
    Answer.objects.filter(plan__in=plans).delete()
    Rest.objects.filter(plan__in=plans).delete()
    for plan in plans:
        plan.to, plan.token, plan.calendar_token, plan.confirmed_at = "", new_token(), None, None
        plan.save(update_fields=["to", "token", "calendar_token", "confirmed_at"])


def _row(plan: CarePlan) -> Row:
    return {
        "Jar": plan.code,
        "For order": plan.order.number if plan.order else None,
        "State": plan.state,
        "Arrived": plan.arrival,
        "Room": f"{plan.fahrenheit} °F",
        "Time zone": plan.time_zone,
        "Answers": [str(answer) for answer in plan.answers.all()],
        "Breaks": [str(rest) for rest in plan.rests.all()],
    }


register(
    "Care notes",
    tables=["care.CarePlan", "care.Answer", "care.Rest", "care.Note"],
    export=export,
    erase=erase,
    stop=stop,
    stays="Which note went out on which day for a jar, without to whom.",
)
