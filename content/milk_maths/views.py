"""The milk calculator's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.milk_maths.showing import context_for


@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """The form, and what it says of the batch in the address, or of the usual one."""
    context = context_for(request.GET)
    return render(request, "milk_maths/calculator.html", context, status=200 if "forecast" in context else 400)
