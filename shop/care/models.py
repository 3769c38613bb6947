"""The care reminders of one order, and the words its keeper has in them."""

import secrets

from django.db import models


def new_token() -> str:
    """128 random bits for a link that needs no login."""
    return secrets.token_urlsafe(16)


class CarePlan(models.Model):
    """One order's series of care mails. The mails themselves are rows of the mail table.

    waiting -> running   dispatched or collected: the arrival is known, the mails are planned
    running -> paused    by the keeper's link; nothing is sent meanwhile
    paused -> running    resumed: what is still ahead is planned again
    any -> stopped       by the keeper's link, by a refund or a cancellation; for good
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        PAUSED = "paused"
        STOPPED = "stopped"

    order = models.OneToOneField("order.Order", related_name="care_plan", on_delete=models.CASCADE)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    to = models.EmailField(help_text="The buyer, or whoever gets the gift.")
    time_zone = models.CharField(max_length=64)
    arrival = models.DateField(null=True, blank=True, help_text="Estimated, or the day it was collected.")
    paused_at = models.DateTimeField(null=True, blank=True)
    cycle = models.PositiveIntegerField(default=1, help_text="Counts up at each resume: the mails' keys carry it.")
    stopped_because = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"care plan of order {self.order_id} ({self.state})"


class MailDay(models.Model):
    """The one care mail that a person gets on one day, however many jars they keep; known by a keyed hash."""

    address_hash = models.CharField(max_length=64)
    day = models.DateField(help_text="On the keeper's own calendar.")
    mail = models.ForeignKey("mail.Mail", on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["address_hash", "day"], name="one_care_mail_a_day")]

    def __str__(self) -> str:
        return f"mail {self.mail_id} on {self.day:%b %d, %Y}"


class Guide(models.Model):
    """The starter guide as a file: made once per version, by the worker, and attached from here."""

    version = models.CharField(max_length=64, unique=True)
    pdf = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"starter guide {self.version}"
