"""The checkout page. Differs from Oscar's: one page, one form, and the order stands before the money is asked for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect

from shop.basket.at_stripe import waiting_attempt
from shop.checkout import delivery, page, pay, saved, voucher_box
from shop.checkout.client import address_of
from shop.checkout.forms import CheckoutForm
from shop.checkout.page import Remark
from shop.checkout.typed import typed
from shop.payments.models import Attempt


class SeeOther(HttpResponseRedirect):
    """303: the browser fetches the next page with GET, whatever it sent here."""

    status_code = 303


@method_decorator(never_cache, name="dispatch")
class IndexView(View):
    """GET shows the page, POST does what the pressed button says; whatever was typed stays typed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return show(request, None, now=timezone.now())

    def post(self, request: HttpRequest) -> HttpResponse:
        action, now = request.POST.get("action", "pay"), timezone.now()
        if action == "pay" and not voucher_box.pending(request):
            return clicked_pay(request, now)
        if action == "continue":
            return go_on(request, now)
        values = typed(request.POST)
        if action == "address":
            values |= saved.chosen(request.user, request.POST.get("saved_address", ""))
        remark = voucher_box.handle(request, action, now=now)
        return show(request, values, voucher_remark=remark, now=now)


@method_decorator(never_cache, name="dispatch")
class TotalsView(View):
    """The live part of the page, for htmx."""

    def post(self, request: HttpRequest) -> HttpResponse:
        now, values = timezone.now(), typed(request.POST)
        remark = voucher_box.handle(request, request.POST.get("action", ""), now=now)
        basket: Any = request.basket  # type: ignore[attr-defined]
        quote = page.price(basket, values, now=now)
        if not quote.lines:
            return _left_behind(request)
        context = page.totals(basket, quote, now=now)
        return render(request, "checkout/live.html", {**context, "voucher_remark": remark})


def _left_behind(request: HttpRequest) -> HttpResponse:
    """The basket is gone from under the page. If Pay took it, she is on her way: a redirect now would call her back.

    Leaving the last field by pressing Pay asks for a total and orders at the same moment, and the order may be first.
    """
    if waiting_attempt(request):
        return HttpResponse(status=204)
    return HttpResponseClientRedirect(request.build_absolute_uri("/checkout/"))


def clicked_pay(request: HttpRequest, now: datetime) -> HttpResponse:
    """Check, order, and send her to Stripe; anything else ends on a page that says why and keeps what she typed."""
    form = CheckoutForm(request.POST, user=saved.customer(request.user))
    if not form.is_valid():
        return show(request, typed(request.POST), form=form, now=now)
    try:
        return SeeOther(pay.payment_page(_attempt(request, form, now), now=now))
    except pay.Refusal as refusal:
        if refusal.attempt:
            return unfinished(request, refusal.attempt, refusal)
        remarks = [Remark(refusal.message)]
        return show(request, typed(request.POST), remarks=remarks, status=refusal.status, now=now)
    except pay.NothingToBuy:
        return nothing_to_buy(request)
    except pay.NotPayable:
        return redirect("checkout:index")


def _attempt(request: HttpRequest, form: CheckoutForm, now: datetime) -> Attempt:
    shown = pay.shown_total(request.POST.get("shown_total", ""))
    basket: Any = request.basket  # type: ignore[attr-defined]
    try:
        return pay.begin(basket, form.buyer(), shown=shown, client=address_of(request), now=now)
    except pay.NothingToBuy:
        waiting = waiting_attempt(request)
        if waiting is None:
            raise
        return pay.again(waiting, form.buyer(), shown=shown)


def _under_way(request: HttpRequest) -> Attempt | None:
    """The payment she began, unless she has filled another basket since."""
    basket: Any = request.basket  # type: ignore[attr-defined]
    if basket.pk and (basket.owner_id is None or basket.lines.exists()):
        return None
    return waiting_attempt(request)


def go_on(request: HttpRequest, now: datetime) -> HttpResponse:
    """Lead her back to the payment that she began."""
    attempt = _under_way(request)
    if attempt is None:
        return redirect("checkout:index")
    try:
        return SeeOther(pay.payment_page(attempt, now=now))
    except pay.Refusal as refusal:
        return unfinished(request, attempt, refusal)
    except pay.NotPayable:
        return redirect(attempt.order)


def show(
    request: HttpRequest,
    values: dict[str, Any] | None,
    *,
    now: datetime,
    form: CheckoutForm | None = None,
    remarks: Iterable[Remark] = (),
    voucher_remark: Remark | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page with what was typed (None: with what the account knows); without a basket, what to do instead."""
    basket: Any = request.basket  # type: ignore[attr-defined]
    user = saved.customer(request.user)
    addresses = saved.addresses(user)
    values = saved.first_values(user, addresses) if values is None else values
    rates = delivery.flat_rates(basket)
    quote = page.price(basket, values, flat_rates=rates, now=now)
    if not quote.lines:
        return nothing_to_buy(request)
    form = form or CheckoutForm(initial=values, user=user)
    context = page.whole(basket, quote, form, flat_rates=rates, addresses=addresses, remarks=list(remarks), now=now)
    return render(request, "checkout/index.html", {**context, "voucher_remark": voucher_remark}, status=status)


def nothing_to_buy(request: HttpRequest) -> HttpResponse:
    """An empty basket: back to the payment under way, if there is one, else to the basket page."""
    attempt = waiting_attempt(request)
    if attempt:
        return unfinished(request, attempt)
    messages.info(request, "Your basket is empty. Choose a jar, then come back here.")
    return redirect("basket:summary")


def unfinished(request: HttpRequest, attempt: Attempt, refusal: pay.Refusal | None = None) -> HttpResponse:
    """What she ordered and hasn't paid for, with the two ways on."""
    remarks = [Remark(refusal.message)] if refusal else []
    context = {"order": attempt.order, "remarks": remarks, "again": bool(refusal and refusal.status == 503)}
    return render(request, "checkout/unfinished.html", context, status=refusal.status if refusal else 200)
