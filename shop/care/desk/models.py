"""What the desk writes down: who changed a jar's plan for its keeper, and words that could not be saved."""

from typing import Any

from django.db import models

from shop.care.models import CarePlan, ProgrammeStep


class Deed(models.Model):
    """Something that staff did to a jar's plan, for its keeper on the phone."""

    plan = models.ForeignKey(CarePlan, related_name="deeds", on_delete=models.CASCADE)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    words = models.CharField(max_length=300)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.words


class Aside(models.Model):
    """A step as somebody typed it while another saved first: not saved over theirs, and not lost."""

    step = models.ForeignKey(ProgrammeStep, related_name="asides", on_delete=models.CASCADE)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    typed: "models.JSONField[Any, Any]" = models.JSONField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.by}'s words for {self.step}"
