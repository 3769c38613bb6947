"""Where jars can be picked up, and when parcels leave."""

from datetime import time

from django.core.exceptions import ValidationError
from django.db import models


class PickupPlace(models.Model):
    """A store that hands out jars."""

    name = models.CharField(max_length=120)
    line1 = models.CharField("street", max_length=120)
    city = models.CharField(max_length=80)
    state = models.CharField(max_length=2, default="OH")
    zip_code = models.CharField("ZIP code", max_length=10)
    hours = models.TextField(help_text="As you would tell a customer, one line a day or group of days.")
    instructions = models.TextField(blank=True, help_text="Where to ask, what to bring.")
    is_open = models.BooleanField("customers can choose it", default=True)
    is_demo = models.BooleanField(
        "made-up demo data", default=False, help_text="Untick when address and hours are right."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class DispatchRule(models.Model):
    """When parcels leave; one row, edited by the owner."""

    monday = models.BooleanField(default=True)
    tuesday = models.BooleanField(default=True)
    wednesday = models.BooleanField(default=True)
    thursday = models.BooleanField(default=False)
    friday = models.BooleanField(default=False)
    cutoff = models.TimeField(default=time(9), help_text="An order paid before this hour leaves the same day.")
    transit_days = models.PositiveSmallIntegerField(default=3, help_text="How many days a parcel usually takes.")
    is_demo = models.BooleanField("made-up demo data", default=False)

    def __str__(self) -> str:
        return "Ship days"

    @property
    def weekdays(self) -> frozenset[int]:
        """Ship days as Python counts them: Monday is 0."""
        days = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday)
        return frozenset(day for day, ships in enumerate(days) if ships)

    def clean(self) -> None:
        if not self.weekdays:
            raise ValidationError("Choose at least one ship day, or no parcel could ever leave.")


class ClosedDay(models.Model):
    """A day on which no parcel leaves: a postal holiday, a week away."""

    day = models.DateField(unique=True)
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%b %d, %Y}"
