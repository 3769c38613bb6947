"""Whether answers help, as counts: who said so is written down nowhere."""

from typing import ClassVar

from django.db import models

from content.pages.models import Page


class DayOfVotes(models.Model):
    """How many readers of one answer said yes, and how many no, on one day."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="votes")
    day = models.DateField()
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "days of votes"
        constraints: ClassVar = [models.UniqueConstraint(fields=["page", "day"], name="content_helpful_one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.page} on {self.day}"
