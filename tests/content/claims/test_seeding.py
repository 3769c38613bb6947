"""The register comes filled, and what the owner makes of it stays."""

import pytest
from django.core.exceptions import ValidationError

from content.claims import seeding
from content.claims.models import Claim, Finding, Source

pytestmark = pytest.mark.django_db


def test_register_is_filled_once() -> None:
    first, second = seeding.claims(), seeding.claims()

    assert (first, second) == ("75 claims", "")
    assert (Claim.objects.count(), Source.objects.count(), Finding.objects.count()) == (75, 56, 93)


def test_every_line_of_the_data_is_what_the_forms_would_take() -> None:
    seeding.claims()

    for row in [*Claim.objects.all(), *Source.objects.all(), *Finding.objects.all()]:
        try:
            row.full_clean()
        except ValidationError as error:
            pytest.fail(f"{row}: {error}")


def test_nobody_has_signed_what_the_shop_came_with() -> None:
    seeding.claims()

    assert Claim.objects.exclude(signed_at=None).count() == 0


def test_what_the_owner_changed_or_took_away_stays_so() -> None:
    seeding.claims()
    Claim.objects.filter(slug="cortisol").update(wording="Mine.")
    Finding.objects.filter(claim__slug="cortisol").delete()
    Claim.objects.get(slug="faq-heat").delete()

    seeding.claims()

    assert Claim.objects.get(slug="cortisol").wording == "Mine."
    assert Finding.objects.filter(claim__slug="cortisol").count() == 0
    assert Finding.objects.filter(claim__slug="faq-heat").count() == 1
