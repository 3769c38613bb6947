"""Makes an account for somebody who has bought as a guest: all it takes is a password."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from oscar.apps.customer.utils import normalise_email
from oscar.core.compat import existing_user_fields
from oscar.core.loading import get_class

from shop.mail import queue
from shop.order.address_book import keep_address_of
from shop.order.models import Order


class AccountExists(Exception):  # noqa: N818 - reads as what it is
    """Somebody with this address has an account, or this order has an owner."""


def make_account(order: Order, password: str, now: datetime) -> Any:
    """Write the account, give it the order and its address, plan the welcome; AccountExists changes nothing."""
    email = normalise_email(order.contact_email)
    with transaction.atomic():
        locked = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
        if locked.user_id or get_user_model().objects.filter(email__iexact=email).exists():
            raise AccountExists
        user = get_user_model().objects.create_user(password=password, email=email, **_names(locked))
        Order.objects.filter(pk=order.pk).update(user=user)
        keep_address_of(locked, user)
        queue.plan("account_welcome", to=email, key=f"account:{user.pk}:welcome", now=now, payload={"user": user.pk})
    return user


def _names(order: Order) -> dict[str, str]:
    address = order.shipping_address
    names = {"username": get_class("customer.forms", "generate_username")()}
    if address and not order.gift_recipient_name:
        names |= {"first_name": address.first_name, "last_name": address.last_name}
    return {name: value for name, value in names.items() if name in existing_user_fields(list(names))}
