"""The voucher box of the checkout page: Apply and Remove, with a limit on guessing."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from shop.basket import vouchers
from shop.checkout import tries
from shop.checkout.client import address_of
from shop.checkout.page import Remark


def pending(request: HttpRequest) -> bool:
    """True if a code was typed that is not in the basket yet: it is tried before anything is paid."""
    code, basket = _typed(request), request.basket  # type: ignore[attr-defined]
    return bool(code and basket.pk and not basket.contains_voucher(code))


def handle(request: HttpRequest, action: str, *, now: datetime) -> Remark | None:
    """Do what the pressed button says: Remove, Apply, or Pay with a code that is still pending."""
    basket: Any = request.basket  # type: ignore[attr-defined]
    if not basket.pk:
        return None
    if action.startswith("remove-"):
        return _remove(basket, action.removeprefix("remove-"))
    code = _typed(request)
    if action not in ("pay", "voucher") or not code:
        return None
    return _apply(request, basket, code, now=now)


def _typed(request: HttpRequest) -> str:
    return request.POST.get("voucher_code", "").strip().upper()[:128]  # as long as Oscar's vouchers can be


def _apply(request: HttpRequest, basket: Any, code: str, *, now: datetime) -> Remark:
    client = address_of(request)
    if not tries.may_try(client):
        return Remark("That were too many codes in a short time. Please try again in an hour.", "error")
    try:
        voucher = vouchers.use(basket, code, user=request.user, now=now)
    except vouchers.CodeRefusedError as refused:
        tries.count_wrong(client)
        return Remark(str(refused), "error")
    return Remark(f"Voucher {voucher.code} is in your order; the total below is the new one.", "success")


def _remove(basket: Any, voucher_id: str) -> Remark | None:
    if voucher_id.isascii() and voucher_id.isdigit() and len(voucher_id) < 10:
        basket.vouchers.remove(int(voucher_id))
        return Remark("The voucher is out of your order.")
    return None
