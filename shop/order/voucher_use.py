"""A voucher is used when the order is placed, under lock, and given back when the order can no longer be paid."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Sum
from oscar.core.loading import get_model

from shop.checkout.quoted import Discount
from shop.order.models import Order


class VoucherGone(Exception):  # noqa: N818 - reads as what happened, like SoldOut
    """Somebody else used it up between this customer's page and her click; carries its code, or the offer's name."""

    def __init__(self, code: str) -> None:
        super().__init__(f"voucher {code} can't be used any more")
        self.code = code


def use(order: Order, discounts: Iterable[Discount], user: Any) -> None:
    """Count every voucher and offer that gave a discount, or raise VoucherGone and let the transaction fall.

    What has no limit is only counted; what has one is locked and looked at again. Vouchers come before offers, both by
    ascending id, so that two orders can't wait for each other.
    """
    given, user = list(discounts), user or AnonymousUser()
    by_voucher = {int(row.voucher.pk): row.voucher for row in given if row.voucher}
    for number, voucher in sorted(by_voucher.items()):
        if _is_limited_voucher(voucher) and not _again(voucher).is_available_to_user(user=user)[0]:
            raise VoucherGone(voucher.code)
        _count_voucher(number, order, [row for row in given if row.voucher_id == number])
    for _, row in sorted({row.offer_id: row for row in given}.items()):
        _use_offer(row, order, user)


def _use_offer(row: Discount, order: Order, user: Any) -> None:
    if not _is_limited_offer(row.offer):
        _count_offer(row)
        return
    offer = _again(row.offer)
    if row.frequency > _left(offer, order, user):
        raise VoucherGone(row.voucher_code or offer.name)
    offer.record_usage({"freq": row.frequency, "discount": row.amount})


def _left(offer: Any, order: Order, user: Any) -> int:
    """How often this order may use it. Oscar would count against her what this order has written down already."""
    left = int(offer.get_max_applications())
    if not offer.max_user_applications or not user.is_authenticated:
        return left
    before = (
        get_model("order", "OrderDiscount").objects.filter(offer_id=offer.pk, order__user=user).exclude(order=order)
    )
    used = before.aggregate(times=Sum("frequency"))["times"] or 0
    return min(left, int(offer.max_user_applications) - used)


def _is_limited_voucher(voucher: Any) -> bool:
    return bool(voucher.usage != voucher.MULTI_USE)


def _is_limited_offer(offer: Any) -> bool:
    return any((offer.max_global_applications, offer.max_user_applications, offer.max_discount))


def _again(row: Any) -> Any:
    """The same row, locked and as it is now."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def _count_voucher(number: int, order: Order, rows: Iterable[Any]) -> None:
    get_model("voucher", "VoucherApplication").objects.create(voucher_id=number, order=order, user=order.user)
    get_model("voucher", "Voucher").objects.filter(pk=number).update(
        num_orders=F("num_orders") + 1, total_discount=F("total_discount") + sum(row.amount for row in rows)
    )


def _count_offer(row: Discount) -> None:
    get_model("offer", "ConditionalOffer").objects.filter(pk=row.offer_id).update(
        num_applications=F("num_applications") + row.frequency,
        num_orders=F("num_orders") + 1,
        total_discount=F("total_discount") + row.amount,
    )


def give_back(order: Order) -> None:
    """Undo `use`, for an order that can no longer be paid: call it once, in the transaction that releases the order."""
    get_model("voucher", "VoucherApplication").objects.filter(order=order).delete()
    rows = list(order.discounts.all())
    for voucher in _locked("voucher", "Voucher", {row.voucher_id for row in rows}):
        voucher.num_orders = max(0, voucher.num_orders - 1)
        voucher.total_discount -= sum(row.amount for row in rows if row.voucher_id == voucher.pk)
        voucher.save(update_fields=["num_orders", "total_discount"])
    for offer in _locked("offer", "ConditionalOffer", {row.offer_id for row in rows}):
        own = [row for row in rows if row.offer_id == offer.pk]
        offer.num_applications = max(0, offer.num_applications - sum(row.frequency for row in own))
        offer.num_orders = max(0, offer.num_orders - 1)
        offer.total_discount -= sum(row.amount for row in own)
        offer.save()


def take_again(order: Order) -> None:
    """Redo `use` for late money: the customer has paid the lower price, so nothing is refused here."""
    rows = list(order.discounts.all())
    for voucher in _locked("voucher", "Voucher", {row.voucher_id for row in rows}):
        _count_voucher(voucher.pk, order, [row for row in rows if row.voucher_id == voucher.pk])
    for offer in _locked("offer", "ConditionalOffer", {row.offer_id for row in rows}):
        for row in rows:
            if row.offer_id == offer.pk:
                offer.record_usage({"freq": row.frequency, "discount": row.amount})


def _locked(app: str, model: str, ids: set[int | None]) -> Any:
    known = ids - {None}
    return get_model(app, model).objects.select_for_update().filter(pk__in=known).order_by("pk") if known else ()
