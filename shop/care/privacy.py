"""What the care notes keep about whoever keeps the grains."""

from datetime import datetime

from shop.care import reminders
from shop.care.models import CarePlan, MailDay
from shop.mail.suppression import address_hashes
from shop.privacy.registry import Row, register


def export(address: str) -> list[Row]:
    plans = CarePlan.objects.filter(to__iexact=address).select_related("order")
    return [{"For order": plan.order.number, "State": plan.state, "Arrived": plan.arrival} for plan in plans]


def stop(address: str, now: datetime) -> None:
    for plan in CarePlan.objects.filter(to__iexact=address).order_by("pk"):
        reminders.stop(plan, "you asked to be erased", now)


def erase(address: str, now: datetime) -> None:
    CarePlan.objects.filter(to__iexact=address).update(to="")
    MailDay.objects.filter(address_hash__in=address_hashes(address)).delete()


register("Care notes", tables=["care.CarePlan", "care.MailDay"], export=export, erase=erase, stop=stop)
