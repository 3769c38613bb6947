"""What the templates are told about a recipe, or about why there is none."""

from typing import Any

from django.urls import reverse

from content.found.sharing.files import image_for
from content.recipes.finding import address_of, text_address_of, which_of
from content.recipes.jsonld import recipe_jsonld
from content.recipes.links import query_of
from content.recipes.mail_form import MailForm
from content.recipes.recipe import Recipe, Refusal
from content.recipes.table import pantry
from shop.mail.links import absolute


def shown(made: Recipe | Refusal, *, other_seed: int, mail_form: MailForm | None = None) -> dict[str, Any]:
    """The recipe with its addresses and its next seed, or the refusal with what would help."""
    if isinstance(made, Refusal):
        return {"refusal": made, "offers": [(offer.text, address_of(query_of(offer.wishes))) for offer in made.offers]}
    which = which_of(made)
    address = address_of(which)
    return {
        "recipe": made,
        "which": which,
        "address": address,
        "text_address": text_address_of(which),
        "another": address_of(query_of(made.wishes, other_seed)) if made.wishes else "",
        "mail_form": mail_form or MailForm(),
        "recipe_data": recipe_jsonld(made, url=absolute_of(address), image=image_for({})),
    }


def form_context(form: Any) -> dict[str, Any]:
    """The wishes' form and the shelves that its pantry is laid out on; a recipe's own wishes are ticked."""
    return {"form": form, "shelves": pantry.shelves(), "action": reverse("recipes:generator")}


def absolute_of(address: str) -> str:
    """The whole address of a path of ours."""
    return absolute("content:home").rstrip("/") + address
