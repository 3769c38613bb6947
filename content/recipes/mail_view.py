"""Mails a recipe to its reader."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from content.recipes.finding import address_of, found
from content.recipes.forms import WishesForm
from content.recipes.limits import TooManyMails
from content.recipes.mail_form import MailForm
from content.recipes.mails import mail_recipe
from content.recipes.recipe import Recipe
from content.recipes.views import generator_page, named_page
from shop.checkout.client import address_of as client_of
from shop.same_origin import same_origin

UNKNOWN = "We have no such recipe. Make a new one here."
ENOUGH = "That is as many recipes as we mail for now. The address of this page keeps the recipe, and you can print it."
SENT = "The recipe is on its way to {}."


@same_origin
@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """Plan the mail and go back to the recipe; a wrong address is answered there too."""
    which, form = request.POST.get("recipe", ""), MailForm(request.POST)
    try:
        recipe = found(which)
    except ValueError:
        messages.error(request, UNKNOWN)
        return redirect("recipes:generator")
    if not form.is_valid():
        return _page_of(request, recipe, which, form, status=400)
    to = form.cleaned_data["email"]
    try:
        if not form.is_from_a_robot:  # who is told that nothing is wrong
            mail_recipe(which, to=to, client=client_of(request), now=timezone.now())
    except TooManyMails:
        form.add_error(None, ENOUGH)
        return _page_of(request, recipe, which, form, status=429)
    messages.success(request, SENT.format(to))
    return redirect(address_of(which))


def _page_of(request: HttpRequest, recipe: Recipe, which: str, form: MailForm, *, status: int) -> HttpResponse:
    if recipe.wishes is None:
        return named_page(request, recipe, mail_form=form, status=status)
    return generator_page(request, WishesForm(QueryDict(which)), recipe, mail_form=form, status=status)
