"""What account mails are told. Reset links are made when the mail goes, so that none lies in the database."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from oscar.apps.customer.utils import get_password_reset_url

from shop.mail.kinds import register
from shop.mail.links import absolute
from shop.mail.models import Mail


def about_account(mail: Mail) -> dict[str, Any]:
    user = get_user_model().objects.get(pk=mail.payload["user"])
    return {
        "user": user,
        "account_url": absolute("customer:summary"),
        "reset_url": f"{settings.SITE_URL}{get_password_reset_url(user)}",
        "new_email": mail.payload.get("new_email", ""),
    }


for kind in ("account_welcome", "password_reset", "password_changed", "email_changed"):
    register(kind, context=about_account)
