"""Oscar's product page, saved whole or not at all."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from oscar.apps.dashboard.catalogue import views as oscar


class ProductCreateUpdateView(oscar.ProductCreateUpdateView):
    """Differs from Oscar's: product, stock and pictures are written in one transaction."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer
