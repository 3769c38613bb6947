"""The recipe that somebody mails to herself. The mail's row holds the recipe's address, nothing else about her."""

from datetime import datetime
from typing import Any

from content.recipes.finding import address_of, found
from content.recipes.limits import KIND, check
from content.recipes.showing import absolute_of
from shop.mail.kinds import register
from shop.mail.models import Mail, Suppression
from shop.mail.queue import plan
from shop.mail.suppression import address_hash, why_not


def mail_recipe(which: str, *, to: str, client: str, now: datetime) -> int:
    """Plan the mail with this recipe (`finding.which_of`); the same one to the same address goes once a day.

    ValueError if there is no such recipe, TooManyMails if that is enough for now.
    """
    found(which)
    check(to=to, client=client, now=now)
    key = f"recipe:{address_hash(f'{to} {which}')}:{now:%Y-%m-%d}"
    return plan(KIND, to=to, key=key, now=now, payload={"recipe": which})


def about_recipe(mail: Mail) -> dict[str, Any]:
    which = mail.payload["recipe"]
    return {"recipe": found(which), "recipe_url": absolute_of(address_of(which))}


def still_wanted(mail: Mail, now: datetime) -> str:
    """Anybody may type anybody's address: who called our mail spam, or was erased, gets none of these either."""
    reason = why_not(mail.to, stoppable=True)
    return "" if reason == Suppression.Reason.STOPPED.label else reason


register(KIND, context=about_recipe, at_most_once=True, still_wanted=still_wanted)
