"""What an account keeps, and what Oscar's other tables may hold about whoever has one."""

from datetime import datetime
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import Model, Q
from oscar.core.loading import get_model

from shop.mail.forgetting import forget
from shop.mail.models import Mail
from shop.privacy.registry import Row, register

# Where Oscar may have written her address: its column, beside the account that most of them hang on.
BY_ADDRESS: Final = {
    "communication.Email": "email",
    "customer.ProductAlert": "email",
    "wishlists.WishListSharedEmail": "email",
}
BY_ACCOUNT: Final = {
    "communication.Email": "user",
    "communication.Notification": "recipient",
    "customer.ProductAlert": "user",
    "wishlists.WishList": "owner",
    "payment.Bankcard": "user",
    "analytics.UserRecord": "user",
    "analytics.UserProductView": "user",
    "analytics.UserSearch": "user",
}
STAFF: Final = "This address belongs to a member of staff: take away the staff rights of that account first."


def accounts(address: str) -> Any:
    return get_user_model().objects.filter(email__iexact=address).order_by("pk")


def export(address: str) -> list[Row]:
    return [
        _account(user)
        for user in accounts(address).prefetch_related("addresses__country", "voucherapplication_set__voucher")
    ]


def export_oscars(address: str) -> list[Row]:
    """Every column as text: this shop writes none of these tables, so none deserves words of its own."""
    return [_columns(row) for label in _labels() for row in _rows(label, address)]


def waits(address: str, now: datetime) -> list[str]:
    return [STAFF] if accounts(address).filter(is_staff=True).exists() else []


def erase(address: str, now: datetime) -> None:
    """The account goes with all that hangs on it; used vouchers stay counted, for nobody."""
    for user in accounts(address):
        mails = Mail.objects.filter(key__startswith=f"account:{user.pk}:")
        forget(mails, now=now)
        mails.update(payload={})  # may name the address that she changed to
        get_model("voucher", "VoucherApplication").objects.filter(user=user).update(user=None)
        user.delete()


def erase_oscars(address: str, now: datetime) -> None:
    for label in _labels():
        _rows(label, address).delete()


def _account(user: Any) -> Row:
    return {
        "E-mail": user.email,
        "Name": user.get_full_name(),
        "Since": user.date_joined,
        "Last signed in": user.last_login,
        "Addresses": [", ".join(address.active_address_fields()) for address in user.addresses.all()],
        "Vouchers used": [use.voucher.code for use in user.voucherapplication_set.all()],
    }


def _columns(row: Model) -> Row:
    own = (field for field in row._meta.concrete_fields if not field.is_relation and not field.primary_key)
    return {"Kept as": str(row._meta.verbose_name), **{field.name: field.value_to_string(row) for field in own}}


def _labels() -> list[str]:
    return sorted({*BY_ADDRESS, *BY_ACCOUNT})


def _model(label: str) -> type[Model]:
    model: type[Model] = get_model(*label.split("."))
    return model


def _rows(label: str, address: str) -> Any:
    ours = Q()
    if column := BY_ADDRESS.get(label):
        ours |= Q(**{f"{column}__iexact": address})
    if account := BY_ACCOUNT.get(label):
        ours |= Q(**{f"{account}__email__iexact": address})
    return _model(label)._default_manager.filter(ours)


register("Other notes of the shop", tables=_labels(), export=export_oscars, erase=erase_oscars)
register(
    "Account",
    tables=["auth.User", "address.UserAddress", "voucher.VoucherApplication"],
    export=export,
    erase=erase,
    waits=waits,
)
