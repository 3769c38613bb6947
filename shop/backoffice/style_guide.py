"""The living style guide: every component in every state, in both schemes side by side. For staff; reads no rows."""

import re
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.drawings import drawings_of
from content.teasers import Teaser
from shop.backoffice import style_guide_samples as samples
from shop.style_sheet import FIRST, SOURCES

COLOR: Final = re.compile(r"^ *--([a-z-]+): (?:light-dark\(|#)", re.MULTILINE)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    schemes = [(name, samples.of_scheme(name, first_id=10 * place)) for place, name in enumerate(("light", "dark"))]
    return render(request, "backoffice/style_guide.html", {"schemes": schemes, **context()})


def colors() -> list[str]:
    """The names of all colors, read from the sheet that defines them."""
    return COLOR.findall(Path(SOURCES / FIRST).read_text())


def context() -> dict[str, Any]:
    return {
        "colors": colors(),
        "items": samples.items(),
        "item": samples.items()[0],
        "pictures": drawings_of("jar"),
        "promise": samples.PROMISE,
        "place": samples.PLACE,
        "page_obj": samples.page(),
        "trail": [("Jars", "/jars/")],
        "headings": [("What it is", "#", [("In a jar", "#")]), ("What it costs", "#")],
        "steps": samples.STEPS,
        "teaser": Teaser("Seven honest facts about milk kefir", samples.SENTENCE, "#", "glass.svg"),
        "icons": ("basket", "search", "person", "parcel", "store", "sprout", "lock", "mail", "check", "note"),
        "kinds": ("", "success", "warning", "error"),
        "sentence": samples.SENTENCE,
        "long": samples.LONG,
        "large_amount": samples.LARGE,
    }
