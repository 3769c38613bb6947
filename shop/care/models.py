"""Jars of grains: each with its plan, what its keeper told about it, and the notes that went out."""

import secrets
from datetime import time
from typing import Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from shop.care.numbers import CARE
from shop.care.programme.facts import Afterwards
from shop.care.programme.steps import AnswerKind, Condition, Track

# No letter or digit that can be taken for another when somebody reads it off a lid.
CODE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 8


def new_token() -> str:
    """128 random bits for a link that needs no login."""
    return secrets.token_urlsafe(16)


def new_code() -> str:
    """Eight letters for a lid: 39 bits, enough beside a limit on guessing."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


class CarePlan(models.Model):
    """One jar, whoever keeps it, and everything that her notes are planned from.

    waiting -> running   the arrival is known or can be estimated, or a jar code was opened
    running -> paused    a fridge break: only the weekly milk change is written about
    paused -> running    the grains wake up; what lies ahead is planned from there
    any -> stopped       by the keeper, by a refund or a cancellation; only her own stop can she take back
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        PAUSED = "paused"
        STOPPED = "stopped"

    class ArrivalFrom(models.TextChoices):
        ESTIMATED = "estimated", "dispatched, and as long as the post usually takes"
        DELIVERED = "delivered", "the carrier says so"
        COLLECTED = "collected", "collected at the store"
        TOLD = "told", "the keeper says so"
        OPENED = "opened", "the jar code was opened"

    order = models.ForeignKey("order.Order", null=True, blank=True, related_name="care_plans", on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField(default=1, help_text="Which of the order's jars.")
    parent = models.ForeignKey("self", null=True, blank=True, related_name="children", on_delete=models.SET_NULL)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    to = models.EmailField(blank=True, help_text="Whoever keeps the jar; empty: the calendar only, or nobody yet.")
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="An address typed at a jar must be confirmed.")
    claimed_at = models.DateTimeField(null=True, blank=True, help_text="When the jar code found its keeper.")
    calendar_token = models.CharField(max_length=32, null=True, blank=True, unique=True)
    programme = models.PositiveIntegerField(
        default=0, help_text="The version it runs on; 0 is what the shop came with."
    )
    time_zone = models.CharField(max_length=64)
    arrival = models.DateField(null=True, blank=True)
    arrival_from = models.CharField(max_length=10, choices=ArrivalFrom.choices, blank=True)
    fahrenheit = models.PositiveSmallIntegerField(
        default=72, validators=[MinValueValidator(59), MaxValueValidator(95)], help_text="Of the room."
    )
    milk_ml = models.PositiveIntegerField(default=CARE.first_batches.first_milk.ml, help_text="In a batch.")
    grains_tablespoons = models.DecimalField(max_digits=4, decimal_places=1, default=1)
    mail_hour = models.TimeField(default=time(9))
    quiet_until = models.TimeField(default=time(8))
    quiet_from = models.TimeField(default=time(20))
    nudge_hour = models.TimeField(null=True, blank=True)
    nudge_first = models.DateField(null=True, blank=True)
    nudge_last = models.DateField(null=True, blank=True)
    afterwards = models.CharField(
        max_length=10, choices=[(choice.value, choice.value) for choice in Afterwards], default=Afterwards.NOTHING
    )
    next_at = models.DateTimeField(null=True, blank=True, help_text="When something may be due; nothing without it.")
    changes = models.PositiveIntegerField(default=0, help_text="Counts up with each change: the calendar's SEQUENCE.")
    changed_at = models.DateTimeField(null=True, blank=True)
    stopped_because = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            # The sweep's cost must follow what is due, not what exists: resting, ended and waiting jars aren't in it.
            models.Index(fields=["next_at"], name="care_next", condition=Q(next_at__isnull=False)),
            models.Index(Lower("to"), name="care_to"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["order", "number"], name="one_plan_per_jar"),
            models.CheckConstraint(
                name="care_stopped_is_never_due", condition=~Q(state="stopped") | Q(next_at__isnull=True)
            ),
            # Without an hour between them no note could ever go, and the sweep would look for one for ever.
            models.CheckConstraint(name="care_has_hours_by_day", condition=Q(quiet_until__lt=models.F("quiet_from"))),
        ]

    def __str__(self) -> str:
        return f"jar {self.code} ({self.state})"


class Rest(models.Model):
    """A fridge break; `end` is the first day back at work."""

    plan = models.ForeignKey(CarePlan, related_name="rests", on_delete=models.CASCADE)
    start = models.DateField()
    end = models.DateField(null=True, blank=True, help_text="Open until she says that she is back.")

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(
                name="rest_ends_after_it_starts", condition=Q(end=None) | Q(end__gte=models.F("start"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start} to {self.end or 'open'}"


class Answer(models.Model):
    """What the keeper said about a batch; `asked` names the mail or the day that it answers, and is answered once."""

    class Kind(models.TextChoices):
        THICK = AnswerKind.THICK.value, "thick"
        THIN = AnswerKind.THIN.value, "still thin"
        OFF = AnswerKind.OFF.value, "smells off"
        FED = AnswerKind.FED.value, "fed"

    plan = models.ForeignKey(CarePlan, related_name="answers", on_delete=models.CASCADE)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    asked = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "asked"], name="one_answer_to_a_question")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.at:%b %d, %Y}"


class Note(models.Model):
    """One step of a programme for one jar, once per cycle: in a mail, or passed over because it came too late."""

    plan = models.ForeignKey(CarePlan, related_name="notes", on_delete=models.CASCADE)
    step = models.CharField(max_length=40)
    cycle = models.CharField(max_length=20)
    day = models.DateField(help_text="On the keeper's own calendar.")
    mail = models.ForeignKey("mail.Mail", null=True, blank=True, related_name="notes", on_delete=models.SET_NULL)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "step", "cycle"], name="one_note_per_cycle")]

    def __str__(self) -> str:
        return f"{self.step} ({self.cycle}) of jar {self.plan_id}"


class ProgrammeVersion(models.Model):
    """A version of the care programme that the owner wrote: a draft until it is published, then fixed for good."""

    number = models.PositiveIntegerField(unique=True)
    note = models.CharField(max_length=200, blank=True, help_text="What is new in it, for yourself.")
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True, help_text="Empty: a draft, which no plan runs on.")
    published_by = models.CharField(max_length=150, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was published although the checks had something to say.")
    fingerprint = models.CharField(max_length=64, blank=True, help_text="Of its steps, as they were published.")
    edits = models.PositiveIntegerField(default=0, help_text="Counts up with each change of the draft.")
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-number"]
        permissions = [("publish_programmeversion", "Can publish the care programme and move jars to it")]
        constraints = [
            # Nobody has published a draft, so all drafts are alike here: there can't be two.
            models.UniqueConstraint(
                fields=["published_by"], condition=Q(published_at__isnull=True), name="one_draft_of_the_programme"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class ProgrammeStep(models.Model):
    """One note of such a version; its fields are those of shop.care.programme.steps.Step."""

    version = models.ForeignKey(ProgrammeVersion, related_name="steps", on_delete=models.CASCADE)
    position = models.PositiveIntegerField()
    key = models.SlugField(max_length=40)
    track = models.CharField(max_length=10, choices=[(track.value, track.value) for track in Track])
    day = models.PositiveSmallIntegerField(validators=[MaxValueValidator(365)])
    title = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    useful_days = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(30)])
    condition = models.CharField(
        max_length=20, choices=[(choice.value, choice.value) for choice in Condition], default=Condition.ALWAYS
    )
    paced = models.BooleanField(default=False)
    every = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    until = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.CharField(max_length=6, choices=[(kind.value, kind.value) for kind in AnswerKind], blank=True)
    asks = models.JSONField(default=list, blank=True)
    asks_arrival = models.BooleanField(default=False)
    picture = models.CharField(max_length=40, blank=True)
    edits = models.PositiveIntegerField(default=0, help_text="Counts up with each change: who saves second is told.")
    changed_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="one_step_of_a_key"),
            models.UniqueConstraint(fields=["version", "position"], name="one_step_at_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.version}"


class Guide(models.Model):
    """The starter guide as a file: made once per version, by the worker, and attached from here."""

    version = models.CharField(max_length=64, unique=True)
    pdf = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"starter guide {self.version}"
