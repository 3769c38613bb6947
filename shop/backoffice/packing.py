"""The sheet that lies beside the jars while they are packed: what goes in, where to, card and lids."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from shop.backoffice.labels import lids
from shop.care.numbers import CARE
from shop.order.models import Order


@require_safe
def packing_sheet(request: HttpRequest, number: str) -> HttpResponse:
    """One order on paper, without prices: it may lie in a present."""
    rows = Order.objects.select_related("pickup_place", "shipping_address").prefetch_related("lines", "care_plans")
    order = get_object_or_404(rows, number=number)
    given = {"order": order, "care": CARE, "today": timezone.localdate()}
    return render(request, "backoffice/packing_sheet.html", given | lids(order.care_plans.all()))
