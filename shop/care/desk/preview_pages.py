"""A step's mail before it goes to anybody: in two frames, as text, and as a test to whoever asks."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from shop.care.desk import trial
from shop.care.desk.forms import ChooseForm, TestForm
from shop.care.desk.showing import words_of
from shop.care.desk.version_pages import step_of
from shop.care.models import CarePlan
from shop.care.programme.steps import Step
from shop.mail.browser import for_browser
from shop.mail.words import Words


@require_safe
def preview(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """The mail of one step, for a made-up jar or for a real one."""
    step, form = step_of(number, key), ChooseForm(request.GET)
    plan = form.cleaned_data["jar"] if form.is_valid() else None
    context = {
        "number": number,
        "step": step,
        "plan": plan,
        "form": form,
        "words": _words(step, plan),
        "test": TestForm(initial={"jar": plan.code if plan else ""}),
        "frame": f"{reverse('care-desk:frame', args=[number, key])}?{urlencode({'jar': plan.code} if plan else {})}",
    }
    return render(request, "backoffice/care/preview.html", context)


@xframe_options_sameorigin
@require_safe
def frame(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """The mail's HTML alone."""
    form = ChooseForm(request.GET)
    words = _words(step_of(number, key), form.cleaned_data["jar"] if form.is_valid() else None)
    return HttpResponse(for_browser(words.html) if words else "")


@require_POST
def test(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Send it to whoever is signed in."""
    step, form = step_of(number, key), TestForm(request.POST)
    to: str = getattr(request.user, "email", "")
    if not to:
        messages.error(request, "Your login has no e-mail address.")
    elif not form.is_valid() or _words(step, None) is None:
        messages.error(request, "Nothing was sent: the step can't be shown as it is.")
    else:
        given = form.cleaned_data
        trial.send(number, step, given["jar"], to=to, form_key=given["form_key"], now=timezone.now())
        messages.success(request, f"On its way to {to}, marked as a test.")
    return redirect("care-desk:preview", number, key)


def _words(step: Step, plan: CarePlan | None) -> Words | None:
    """None if the text asks for a care number that there is none of."""
    try:
        return words_of(step, plan, timezone.now())
    except KeyError:
        return None
