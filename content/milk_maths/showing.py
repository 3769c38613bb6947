"""What the calculator's templates are told."""

from typing import Any

from django.http import QueryDict

from content.milk_maths.batch import Batch
from content.milk_maths.curve import HEIGHT, WIDTH, curve
from content.milk_maths.forecast import after, forecast
from content.milk_maths.forms import BatchForm
from shop.care.numbers import CARE


def context_for(given: QueryDict) -> dict[str, Any]:
    """The form, and the forecast with its picture; only the form if what was asked makes no sense."""
    form = BatchForm(given)
    if not form.is_valid():
        return {"form": form, "care": CARE}
    batch: Batch = form.cleaned_data["batch"]
    told = forecast(batch)
    hours, poured = told.hours, form.cleaned_data["poured"]
    return {
        "form": form,
        "care": CARE,
        "forecast": told,
        "look": after(poured, hours.look_from),
        "ready": after(poured, hours.ready),
        "late": after(poured, hours.late),
        "curve": curve(hours),
        "picture": {"width": WIDTH, "height": HEIGHT},
    }
