"""What we asked of Stripe and what came of it. Amounts are whole cents (Stripe's minor units)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Attempt(models.Model):
    """The one attempt to pay an order: what was frozen before Stripe was asked, and what Stripe answered.

    opening -> open          Stripe made the session
    open -> paid             the settle function saw the money
    opening, open -> released    Stripe says that it can no longer be paid (or never knew it); the stock is free again
    open -> needs review     what was paid is not what was owed
    released -> paid         late money, and the jars were still there
    released -> refunded     late money, the jars were gone; the money goes back by itself
    released -> needs review     late money, and not what was owed
    needs review -> paid, refunded   the owner decided
    """

    class State(models.TextChoices):
        OPENING = "opening"
        OPEN = "open"
        PAID = "paid"
        RELEASED = "released"
        NEEDS_REVIEW = "needs review"
        REFUNDED = "refunded"

    UNFINISHED = (State.OPENING, State.OPEN)

    order = models.OneToOneField("order.Order", related_name="attempt", on_delete=models.PROTECT)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPENING)
    amount = models.PositiveIntegerField(help_text="Whole cents, as shown to the customer and asked of Stripe.")
    currency = models.CharField(max_length=3)
    amount_received = models.PositiveIntegerField(default=0, help_text="Whole cents that Stripe took for us.")
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.JSONField(default=dict, help_text="Sent to Stripe as it stands here: a retry must send the same.")
    expires_at = models.DateTimeField(help_text="When the session ends; also part of the request.")
    session_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    session_url = models.TextField(blank=True)
    payment_intent_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    livemode = models.BooleanField(default=False)
    client_hash = models.CharField(max_length=64, blank=True, help_text="Keyed hash of the address it came from.")
    email_hash = models.CharField(max_length=64, blank=True, help_text="Keyed hash of the buyer's e-mail.")
    declines = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(db_index=True)
    checked_at = models.DateTimeField(null=True, blank=True, help_text="When Stripe was last asked.")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["expires_at"], name="attempt_unfinished", condition=Q(state__in=("opening", "open"))),
        ]
        constraints = [
            models.CheckConstraint(name="attempt_costs_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="attempt_paid_has_an_intent",
                condition=~Q(state="paid") | Q(payment_intent_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"attempt for order {self.order_id} ({self.state})"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED


class Reservation(models.Model):
    """Jars that are set aside for one attempt; counted in the stock record's `num_allocated` while held or kept.

    held -> kept       paid: the jars belong to the order
    held -> released   can no longer be paid: they are for sale again
    kept -> released   the order was cancelled before dispatch
    kept -> shipped    they left: `num_in_stock` went down with them
    released -> kept   late money, and they were still there
    """

    class State(models.TextChoices):
        HELD = "held"
        KEPT = "kept"
        RELEASED = "released"
        SHIPPED = "shipped"

    attempt = models.ForeignKey(Attempt, related_name="reservations", on_delete=models.PROTECT)
    stockrecord = models.ForeignKey("partner.StockRecord", related_name="reservations", on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)

    class Meta:
        ordering = ["stockrecord_id"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "stockrecord"], name="reservation_once_per_record"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of record {self.stockrecord_id} ({self.state})"


class Event(models.Model):
    """A webhook event as it arrived, once; only a hint that something changed, never believed by itself."""

    event_id = models.CharField(max_length=255, unique=True)
    type = models.CharField(max_length=100)
    object_id = models.CharField(max_length=255)
    payload = models.JSONField()
    livemode = models.BooleanField()
    received_at = models.DateTimeField(db_index=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"


class Refund(models.Model):
    """Money that goes back, ours to ask for or seen at Stripe.

    asked -> pending, succeeded   Stripe took it on
    asked, pending -> failed      Stripe refused it, or the bank did
    succeeded -> failed           the bank sent it back, days later
    pending -> canceled           withdrawn at Stripe
    """

    class State(models.TextChoices):
        ASKED = "asked"
        PENDING = "pending"
        SUCCEEDED = "succeeded"
        FAILED = "failed"
        CANCELED = "canceled"

    COUNTED = (State.ASKED, State.PENDING, State.SUCCEEDED)  # money that is on its way back, or there

    class Origin(models.TextChoices):
        STAFF = "staff", "asked for here"
        AUTOMATIC = "automatic", "late money, jars gone"
        STRIPE = "stripe", "made in Stripe's dashboard"

    attempt = models.ForeignKey(Attempt, related_name="refunds", on_delete=models.PROTECT)
    amount = models.PositiveIntegerField(help_text="Whole cents.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    reason = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stripe_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.CheckConstraint(name="refund_is_positive", condition=Q(amount__gt=0))]

    def __str__(self) -> str:
        return f"refund of {self.amount} cents ({self.state})"


class Dispute(models.Model):
    """A customer's bank took the money back for now; mirrors Stripe's own status words."""

    CLOSED = ("won", "lost", "warning_closed", "prevented")

    attempt = models.ForeignKey(Attempt, related_name="disputes", on_delete=models.PROTECT)
    stripe_id = models.CharField(max_length=255, unique=True)
    status = models.CharField(max_length=40)
    amount = models.PositiveIntegerField(help_text="Whole cents.")
    reason = models.CharField(max_length=60, blank=True)
    evidence_due_by = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"dispute over {self.amount} cents ({self.status})"

    @property
    def is_open(self) -> bool:
        return self.status not in self.CLOSED
