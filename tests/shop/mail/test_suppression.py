import pytest
from pytest_django.fixtures import Settings

from shop.mail import suppression
from shop.mail.models import Suppression

pytestmark = pytest.mark.django_db
Reason = Suppression.Reason


@pytest.mark.parametrize("written", ["ada@example.org", " Ada@Example.ORG ", "\uff41da@example.org"])
def test_the_same_mailbox_is_known_however_it_is_written(written: str) -> None:
    suppression.suppress("ADA@example.org", Reason.STOPPED)

    assert suppression.why_not(written, stoppable=True) == "asked us to stop"


def test_the_address_itself_is_not_kept() -> None:
    suppression.suppress("ada@example.org", Reason.STOPPED)

    row = Suppression.objects.get()
    assert (len(row.address_hash), "ada" in str(row)) == (64, False)


def test_bounce_is_not_weakened_by_a_stop() -> None:
    suppression.suppress("ada@example.org", Reason.BOUNCED)
    suppression.suppress("ada@example.org", Reason.STOPPED)

    assert suppression.why_not("ada@example.org", stoppable=False) == "address refuses mail"


@pytest.mark.parametrize("before", [Reason.ERASED, Reason.COMPLAINED])
def test_stop_does_not_weaken_what_was_said_before(before: Suppression.Reason) -> None:
    suppression.suppress("ada@example.org", before)
    suppression.suppress("ada@example.org", Reason.STOPPED)

    assert Suppression.objects.get().reason == before


def test_stop_is_made_stronger_by_a_bounce() -> None:
    suppression.suppress("ada@example.org", Reason.STOPPED)
    suppression.suppress("ada@example.org", Reason.BOUNCED)

    assert Suppression.objects.get().reason == Reason.BOUNCED


def test_list_outlives_a_change_of_the_secret_key(settings: Settings) -> None:
    suppression.suppress("ada@example.org", Reason.STOPPED)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key that is long enough to sign things with, made for this test"

    assert suppression.why_not("ada@example.org", stoppable=True) == "asked us to stop"


def test_allowed_address_is_written_to_again() -> None:
    suppression.suppress("ada@example.org", Reason.BOUNCED)
    suppression.forgive_bounce("Ada@example.org")

    assert suppression.why_not("ada@example.org", stoppable=True) == ""
