"""The form that mails a recipe to its reader."""

from shop.address_form import AddressForm


class MailForm(AddressForm):
    """Where the recipe goes."""

    why = "One mail with this recipe; no list, and your address isn't kept for anything else."
    ids = "recipe_mail_%s"
