"""What the care desk keeps about whoever keeps the grains: what staff changed for her on the phone."""

from datetime import datetime

from shop.care.desk.models import Deed
from shop.privacy.registry import Row, register


def export(address: str) -> list[Row]:
    deeds = Deed.objects.filter(plan__to__iexact=address).select_related("plan")
    return [{"Jar": deed.plan.code, "When": deed.at, "What": deed.words} for deed in deeds]


def erase(address: str, now: datetime) -> None:
    """Found by the jar's keeper, so before shop.care forgets who that is."""
    Deed.objects.filter(plan__to__iexact=address).delete()


register("What we changed for you", tables=["care_desk.Deed"], export=export, erase=erase)
