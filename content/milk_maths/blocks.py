"""The milk calculator in an article."""

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from content.blocks.registry import Attrs, Context, Shape, block
from content.milk_maths.showing import context_for


@block("milk-calculator", label="Milk calculator", shape=Shape.CARD, help="Its form leads to the calculator's page.")
def milk_calculator(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    return render_to_string("milk_maths/block.html", context_for(QueryDict()))
