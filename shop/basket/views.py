"""The basket page and the forms that change a basket. Differs from Oscar's: no AJAX, no baskets saved for later."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from catalogue.models import Product
from catalogue.pages import with_options
from shop.basket import changes, page, vouchers
from shop.basket.forms import AddToBasketForm, quantities
from shop.same_origin import same_origin

GONE = "Your basket was sent to checkout in another tab, so nothing was changed here."
NO_LONGER_SOLD = "That jar is no longer sold."
CODE_LENGTH = 128  # as long as Oscar's vouchers can be


@method_decorator(never_cache, name="dispatch")
class BasketView(View):
    """Shows the basket; a POST sets the quantities it names and takes out what it says."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "oscar/basket/basket.html", page.context(request, now=timezone.now()))

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted, complaints = quantities(request.POST)
        if complaints:
            messages.error(request, " ".join(complaints))
        elif wanted and request.basket.pk:  # type: ignore[attr-defined]
            self._set(request, wanted)
        return redirect("checkout:index" if "checkout" in request.POST and not complaints else "basket:summary")

    def _set(self, request: Any, wanted: dict[int, int]) -> None:
        try:
            missing = changes.set_quantities(request.basket, wanted)
        except changes.BasketClosedError:
            messages.warning(request, GONE)
        else:
            if missing:
                messages.warning(request, "One of those jars is no longer in your basket. Here is what is.")


@method_decorator(same_origin, name="dispatch")
class BasketAddView(View):
    """Puts a product in and shows the basket; what is wrong is said on the product's own page."""

    def post(self, request: Any, pk: int) -> HttpResponse:
        named = with_options(Product.objects.public().filter(pk=pk)).select_related("product_class")
        product = named.prefetch_related("stockrecords").first()
        if product is None:
            messages.error(request, NO_LONGER_SOLD)
            return redirect("catalogue:index")
        form = AddToBasketForm(request.basket, product, data=request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(words for errors in form.errors.values() for words in errors))
            return redirect(product)
        self._put_in(request, form)
        return redirect("basket:summary")

    def _put_in(self, request: Any, form: AddToBasketForm) -> None:
        try:
            changes.put_in(
                request.basket,
                form.product,
                quantity=form.cleaned_data["quantity"],
                options=form.cleaned_options(),
            )
        except changes.BasketClosedError:
            messages.warning(request, GONE)
        else:
            messages.success(request, f"“{form.product.get_title()}” is in your basket.")


class VoucherAddView(View):
    """Uses a voucher's code."""

    http_method_names = ["post"]

    def post(self, request: Any) -> HttpResponse:
        code = request.POST.get("code", "").strip().upper().replace("\x00", "")[:CODE_LENGTH]
        if not code or not request.basket.pk:
            messages.error(request, "Please type the code of your voucher.")
            return redirect("basket:summary")
        try:
            voucher = vouchers.use(request.basket, code, user=request.user, now=timezone.now())
        except vouchers.CodeRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{voucher.name} is taken off.")
        return redirect("basket:summary")


class VoucherRemoveView(View):
    """Takes a voucher out again."""

    http_method_names = ["post"]

    def post(self, request: Any, pk: int) -> HttpResponse:
        if request.basket.pk and request.basket.vouchers.filter(pk=pk).exists():
            request.basket.vouchers.remove(pk)
            messages.info(request, "The voucher is out of your basket.")
        return redirect("basket:summary")
