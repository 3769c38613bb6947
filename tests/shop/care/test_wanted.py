"""What is read of a mail's jars right before it goes."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from shop.care import keeping
from shop.care.mails import one_click
from shop.care.models import CarePlan
from shop.care.wanted import still_wanted, wanted
from shop.mail.models import Mail
from tests.factories import NOON
from tests.shop.care.keepers import dispatched, look

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def planned() -> tuple[CarePlan, Mail, datetime]:
    """A jar, the first of its mails before it has left, and the moment."""
    plan = dispatched(NOON)
    plan.refresh_from_db()
    assert plan.next_at is not None
    look(plan.next_at)
    return plan, Mail.objects.get(kind="care_note"), plan.next_at


def test_jars_are_read_once_for_all_that_a_mail_is_asked(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    _, mail, now = planned()

    with django_assert_num_queries(3):  # its notes with their jars, their breaks, their answers
        assert still_wanted(mail, now) == ""
        assert [occasion.step.key for _, occasion in wanted(mail)] == ["D0"]
        one_click(mail)


def test_mail_that_is_asked_again_is_read_again() -> None:
    plan, mail, now = planned()
    assert still_wanted(mail, now) == ""
    keeping.rest(plan, now + timedelta(minutes=1))

    asked_again = still_wanted(mail, now + timedelta(minutes=2))

    assert asked_again == "no longer part of the plan"
    assert list(wanted(mail)) == []
