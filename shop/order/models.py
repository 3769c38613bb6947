"""Oscar's order, with the customer's link, the gift, the pickup place and the parcel."""

import secrets
from typing import Any

from django.db import models
from django.urls import reverse
from oscar.apps.order.abstract_models import AbstractOrder
from oscar.apps.order.exceptions import InvalidOrderStatus
from oscar.apps.order.signals import order_status_changed


def new_token() -> str:
    """128 random bits: Oscar's order number can be guessed, this can't."""
    return secrets.token_urlsafe(16)


class Order(AbstractOrder):
    """Differs from Oscar's: reached by a random token, one per basket, and knows who gets it and where."""

    status: Any  # Oscar's column
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    gift_recipient_name = models.CharField(max_length=80, blank=True)
    gift_recipient_email = models.EmailField(blank=True)
    gift_message = models.TextField(blank=True)
    pickup_place = models.ForeignKey(
        "dispatch.PickupPlace", null=True, blank=True, related_name="orders", on_delete=models.PROTECT
    )
    time_zone = models.CharField(max_length=64, default="America/New_York")
    jars = models.PositiveIntegerField(default=0, help_text="How many things were ordered, each with a care plan.")
    dispatch_on = models.DateField(null=True, blank=True, help_text="The ship day that the customer was told.")
    carrier = models.CharField(max_length=40, blank=True)
    tracking_number = models.CharField(max_length=60, blank=True)

    class Meta(AbstractOrder.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["basket"], name="one_order_per_basket")]

    @property
    def contact_email(self) -> str:
        """Where this order's mail goes: the address typed at checkout, also for customers with an account."""
        return str(self.guest_email or self.email)

    @property
    def is_erased(self) -> bool:
        """Whether its buyer asked to be forgotten: what is left is for the books, and there is nobody to write to."""
        return not self.contact_email

    @property
    def care_email(self) -> str:
        """Who keeps the grains: whoever gets the gift, else the buyer."""
        return self.gift_recipient_email or self.contact_email

    def set_status(self, new_status: str) -> None:
        """As Oscar's, in three queries for any number of lines, which have no life of their own."""
        if new_status == self.status:
            return
        if new_status not in self.available_statuses():
            raise InvalidOrderStatus(f"order {self.number} is {self.status}, it can't become {new_status}")
        old_status, self.status = self.status, new_status
        self.save(update_fields=["status"])
        self.lines.update(status=new_status)
        order_status_changed.send(sender=self, order=self, old_status=old_status, new_status=new_status)
        self._create_order_status_change(old_status, new_status)

    def get_absolute_url(self) -> str:
        return reverse("orders:detail", args=[self.token])


from oscar.apps.order.models import *
