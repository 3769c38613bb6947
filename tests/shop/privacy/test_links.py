"""The link in the mail: only the whole, unchanged, fresh one opens anything."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.mail.models import Mail
from shop.privacy.links import KIND, LASTS, SIGNER, Erased, Expired, Unknown, address_behind, token_for
from tests.factories import NOON

ADA = "ada@example.org"
MOMENT = timedelta(seconds=1)


def mail(**changes: str) -> Mail:
    given = {"kind": KIND, "to": ADA, "key": "one", "message_id": "<one@shop.example>", **changes}
    return Mail.objects.create(due_at=NOON, **given)


@pytest.mark.django_db
def test_link_leads_to_its_address_for_a_day() -> None:
    token = token_for(mail(), now=NOON)

    assert address_behind(token, now=NOON + LASTS - MOMENT) == ADA
    with pytest.raises(Expired):
        address_behind(token, now=NOON + LASTS)


@pytest.mark.django_db
def test_link_does_not_carry_the_address() -> None:
    token = token_for(mail(), now=NOON)

    assert SIGNER.unsign_object(token) == [Mail.objects.get().pk, int((NOON + LASTS).timestamp())]


@given(st.text(max_size=80))
def test_made_up_link_is_unknown(token: str) -> None:
    with pytest.raises(Unknown):
        address_behind(token, now=NOON)


@pytest.mark.django_db
def test_link_that_was_cut_off_or_changed_is_unknown() -> None:
    token = token_for(mail(), now=NOON)
    body, _, signature = token.partition(":")
    broken = [token[:length] for length in range(len(token))]
    other = SIGNER.sign_object([999, 1]).partition(":")[0]
    broken += [f"{other}:{signature}", f"{body}:{signature[::-1]}", f"{token}x", token.swapcase()]

    for each in broken:
        with pytest.raises(Unknown):
            address_behind(each, now=NOON)


@pytest.mark.django_db
def test_link_to_another_kind_of_mail_opens_nothing() -> None:
    """A signature of ours under any other mail's number says nothing about what that mail was for."""
    token = token_for(mail(kind="recipe"), now=NOON)

    with pytest.raises(Erased):
        address_behind(token, now=NOON)


@pytest.mark.django_db
def test_link_ends_when_its_mail_has_forgotten_the_address() -> None:
    token = token_for(mail(to=""), now=NOON)

    with pytest.raises(Erased):
        address_behind(token, now=NOON)
