"""Due work as rows: written in the transaction of its cause, claimed under a lease, finished once."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, now: datetime) -> "JobQuerySet":
        """Waiting rows whose time has come, and running ones whose worker's lease has ended."""
        waiting = Q(state=Job.State.WAITING, due_at__lte=now)
        abandoned = Q(state=Job.State.RUNNING, lease_until__lte=now)
        return self.filter(waiting | abandoned).order_by("due_at", "pk")

    def waiting(self, now: datetime) -> "JobQuerySet":
        """Waiting rows whose time has come, earliest first."""
        return self.filter(state=Job.State.WAITING, due_at__lte=now).order_by("due_at", "pk")

    def abandoned(self, now: datetime) -> "JobQuerySet":
        """Running rows whose worker's lease has ended."""
        return self.filter(state=Job.State.RUNNING, lease_until__lte=now).order_by("lease_until")

    def open(self) -> "JobQuerySet":
        return self.filter(state__in=(Job.State.WAITING, Job.State.RUNNING))


class Job(models.Model):
    """One piece of due work.

    waiting -> running      a worker claimed it; its lease runs
    running -> done         its handler returned
    running -> waiting      its handler failed and will be tried again, or its lease ended
    running -> failed       tried as often as its kind permits, or its handler said that trying is no use
    waiting -> cancelled    its cause went away (refund, stop, erased)
    waiting -> skipped      too late to be of use (after `not_after`)
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"
        SKIPPED = "skipped"

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    not_after = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_owner = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveIntegerField(default=0, help_text="How often a worker has taken it on.")
    first_tried_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Job"]] = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            # The sweep's cost must follow what is due, not what exists: done rows are in neither index.
            models.Index(fields=["due_at", "id"], name="outbox_waiting", condition=Q(state="waiting")),
            models.Index(fields=["lease_until"], name="outbox_running", condition=Q(state="running")),
        ]
        constraints = [
            models.CheckConstraint(
                name="outbox_running_has_a_lease",
                condition=~Q(state="running") | Q(lease_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.state})"


class Heartbeat(models.Model):
    """When a worker last looked for work."""

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%c}"
