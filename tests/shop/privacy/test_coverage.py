"""No table that can know a person is forgotten when somebody is shown or erased."""

import re
from typing import Any, Final

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from shop.privacy.registry import holdings
from tests.shop.privacy.exceptions import APPS, MODELS

KINDS: Final = (models.EmailField, models.GenericIPAddressField, models.TextField, models.JSONField, models.FileField)
NAMES: Final = re.compile(
    r"name|phone|line\d|postcode|zip|city|street|address|email|(^|_)ip(_|$)|(^|_)to$|hash|token|key$|client|reader|"
    r"message|note|words|comment|reason|error|reference|tracking|birth|gender|payload|query|latitude|longitude"
)
ABOUT_PEOPLE: Final = ("order.Order", "care.CarePlan", "mail.Mail", "basket.Basket")


def can_hold_a_person(field: Any) -> bool:
    """Whether this column may say who somebody is, or lead to a row that does."""
    if field.is_relation:
        return field.related_model is get_user_model() or field.related_model._meta.label in ABOUT_PEOPLE
    return isinstance(field, KINDS) or bool(NAMES.search(field.name))


def suspects() -> dict[str, list[str]]:
    """Every table of the project with the columns that may know a person."""
    found = {}
    for model in apps.get_models():
        if names := [field.name for field in model._meta.local_fields if can_hold_a_person(field)]:
            found[model._meta.label] = names
    return found


def covered() -> set[str]:
    return {table for holding in holdings() for table in holding.tables}


def excepted(label: str) -> bool:
    return label in MODELS or label.partition(".")[0] in APPS


def test_every_table_that_can_know_a_person_is_registered_or_excused() -> None:
    forgotten = {table: names for table, names in suspects().items() if table not in covered() and not excepted(table)}

    assert forgotten == {}


def test_every_registered_table_exists() -> None:
    known = {model._meta.label for model in apps.get_models()}

    assert covered() - known == set()


def test_every_excuse_is_for_a_table_that_needs_one() -> None:
    apps_with_suspects = {label.partition(".")[0] for label in suspects()}

    assert sorted(set(MODELS) - set(suspects())) == []
    assert sorted(set(APPS) - apps_with_suspects) == []
    assert sorted(set(MODELS) & covered()) == []


def test_a_table_of_e_mail_addresses_would_be_noticed() -> None:
    assert can_hold_a_person(models.EmailField(name="whom"))
    assert can_hold_a_person(apps.get_model("mail", "Suppression")._meta.get_field("address_hash"))
    assert not can_hold_a_person(apps.get_model("tax", "TaxRate")._meta.get_field("percent"))
