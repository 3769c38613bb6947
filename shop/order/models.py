"""Oscar's order, with the customer's link, the gift, the pickup place and the parcel."""

import secrets

from django.db import models
from django.urls import reverse
from oscar.apps.order.abstract_models import AbstractOrder


def new_token() -> str:
    """128 random bits: Oscar's order number can be guessed, this can't."""
    return secrets.token_urlsafe(16)


class Order(AbstractOrder):
    """Differs from Oscar's: reached by a random token, one per basket, and knows who gets it and where."""

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    gift_recipient_name = models.CharField(max_length=80, blank=True)
    gift_recipient_email = models.EmailField(blank=True)
    gift_message = models.TextField(blank=True)
    pickup_place = models.ForeignKey(
        "dispatch.PickupPlace", null=True, blank=True, related_name="orders", on_delete=models.PROTECT
    )
    time_zone = models.CharField(max_length=64, default="America/New_York")
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
    def care_email(self) -> str:
        """Who keeps the grains: whoever gets the gift, else the buyer."""
        return self.gift_recipient_email or self.contact_email

    def get_absolute_url(self) -> str:
        return reverse("orders:detail", args=[self.token])


from oscar.apps.order.models import *
