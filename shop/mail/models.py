"""Outgoing mail as rows, and who must not be written to."""

from django.db import models
from django.db.models import Q


class Mail(models.Model):
    """One mail to one person. Its text is made when it is sent, from what is true then.

    planned -> handing over   the mail server is about to be given the message
    handing over -> sent      the mail server took it
    handing over -> in doubt  the connection ended before the server's answer; it may have arrived
    in doubt -> handing over  order mail is handed over once more, with the same Message-ID
    handing over -> planned   refused for now; the outbox tries again later
    handing over, in doubt -> sent    the answer came after all
    planned, handing over -> failed   refused for good, or for two days
    planned -> skipped        its cause went away, or it came too late to be of use
    planned, in doubt -> skipped      its reader was erased
    planned -> suppressed     the person must not be written to
    """

    class State(models.TextChoices):
        PLANNED = "planned"
        HANDING_OVER = "handing over"
        SENT = "sent"
        IN_DOUBT = "in doubt"
        FAILED = "failed"
        SKIPPED = "skipped"
        SUPPRESSED = "suppressed"

    order = models.ForeignKey("order.Order", null=True, blank=True, related_name="mails", on_delete=models.CASCADE)
    kind = models.CharField(max_length=60, help_text="The folder in templates/emails/ that holds its words.")
    key = models.CharField(max_length=200, unique=True, help_text="What it is about; a second row for it can't exist.")
    to = models.EmailField()
    payload = models.JSONField(default=dict)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    due_at = models.DateTimeField()
    subject = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveIntegerField(default=0, help_text="How often the message was handed to the mail server.")
    doubts = models.PositiveIntegerField(default=0, help_text="How often the server's answer never came.")
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    came_back_at = models.DateTimeField(null=True, blank=True, help_text="When its provider said that it went wrong.")

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["handed_over_at"], name="mail_handed_over")]  # counted each minute
        constraints = [
            models.CheckConstraint(name="mail_sent_has_a_time", condition=~Q(state="sent") | Q(sent_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to order {self.order_id} ({self.state})"


class Suppression(models.Model):
    """A person who must not get care mail (or, after a hard bounce, any mail), known only by a keyed hash."""

    class Reason(models.TextChoices):
        STOPPED = "stopped", "asked us to stop"
        BOUNCED = "bounced", "address refuses mail"
        COMPLAINED = "complained", "reported as spam"
        ERASED = "erased", "asked to be erased"

    address_hash = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.reason} {self.address_hash[:8]}"


class Event(models.Model):
    """What a provider or the owner said, once, about who may be written to; known only by the address's hash."""

    FORGIVEN = ("forgiven", "may be written to again")

    provider = models.CharField(max_length=200, help_text="Or the name of who said it in the dashboard.")
    event_id = models.CharField(max_length=100)
    reason = models.CharField(max_length=12, choices=[*Suppression.Reason.choices, FORGIVEN])
    note = models.CharField(max_length=300, blank=True)
    address_hash = models.CharField(max_length=64)
    mail = models.ForeignKey(Mail, null=True, blank=True, related_name="events", on_delete=models.CASCADE)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="mail_event_once")]

    def __str__(self) -> str:
        return f"{self.provider} {self.event_id}: {self.reason}"


class Circuit(models.Model):
    """Whether the mail server is worth calling: after several failures in a row, not for a while."""

    name = models.CharField(max_length=40, primary_key=True)
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    open_until = models.DateTimeField(null=True, blank=True, help_text="No mail is tried before this.")

    def __str__(self) -> str:
        return f"{self.name}: {self.failures} failures"
