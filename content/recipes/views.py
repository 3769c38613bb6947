"""The generator's page and the owner's own recipe, both also as plain text."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from content.recipes.finding import address_of, found
from content.recipes.forms import WishesForm, is_asked
from content.recipes.generator import generate
from content.recipes.go_to import GO_TO, NAMED
from content.recipes.links import query_of, wishes_of
from content.recipes.recipe import Recipe, Refusal
from content.recipes.showing import absolute_of, form_context, shown
from content.recipes.wishes import SEEDS


@require_safe
def to_generator(request: HttpRequest) -> HttpResponse:
    """All recipes begin at the generator."""
    return redirect("recipes:generator")


@require_safe
def generator(request: HttpRequest) -> HttpResponse:
    """The form, and the recipe that the address asks for; without a seed, on to an address that has one."""
    if not is_asked(request.GET):
        return generator_page(request, WishesForm())
    form = WishesForm(request.GET)
    if not form.is_valid():
        return generator_page(request, form, status=400)
    wishes, seed = wishes_of(form.cleaned_data), form.cleaned_data["seed"]
    if seed is not None:
        return generator_page(request, form, generate(wishes, seed))
    answer = redirect(address_of(query_of(wishes, new_seed())))
    answer.headers["Cache-Control"] = "no-store"  # the next press of the button is another recipe
    return answer


@require_safe
def generator_text(request: HttpRequest) -> HttpResponse:
    """A generated recipe as plain text."""
    return _as_text(request.META["QUERY_STRING"])


@require_safe
def named(request: HttpRequest, slug: str) -> HttpResponse:
    """A recipe with a name of its own."""
    if slug not in NAMED:
        raise Http404
    return named_page(request, NAMED[slug])


@require_safe
def named_text(request: HttpRequest, slug: str) -> HttpResponse:
    """A named recipe as plain text."""
    return _as_text(slug)


def generator_page(
    request: HttpRequest,
    form: WishesForm,
    made: Recipe | Refusal | None = None,
    *,
    mail_form: Any = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or for htmx only the recipe's part of it, from the same template."""
    htmx: Any = request.htmx  # type: ignore[attr-defined]
    partly = bool(htmx) and not htmx.history_restore_request
    context = {**form_context(form), "go_to": GO_TO, "partly": partly}
    if made:
        context |= shown(made, other_seed=new_seed(), mail_form=mail_form)
    answer = render(request, "recipes/result.html" if partly else "recipes/generator.html", context, status=status)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def named_page(request: HttpRequest, recipe: Recipe, *, mail_form: Any = None, status: int = 200) -> HttpResponse:
    """The page of a named recipe."""
    context = shown(recipe, other_seed=new_seed(), mail_form=mail_form)
    return render(request, "recipes/named.html", context, status=status)


def new_seed() -> int:
    """A seed that nobody has chosen."""
    return secrets.randbelow(SEEDS)


def _as_text(which: str) -> HttpResponse:
    try:
        recipe = found(which)
    except ValueError as error:
        raise Http404 from error
    text = render_to_string("recipes/recipe.txt", {"recipe": recipe, "recipe_url": absolute_of(address_of(which))})
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
