"""One statement lets a mail go and writes down that the one before it has gone; each way it may half happen."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.mail import deliver, queue, suppression, transitions
from shop.mail.models import Mail, Suppression
from shop.mail.passing import Taken, Unless, may_share
from shop.outbox.sweep import run_due
from tests.factories import NOON
from tests.standins.inbox.server import Inbox

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
MINUTE = timedelta(minutes=1)
LATER = NOON + timedelta(seconds=1)


class Killed(BaseException):
    """No handler in the shop catches it."""


def plan(number: int, kind: str = "staff_alert", to: str = "") -> Mail:
    to = to or f"reader{number}@example.org"
    return Mail.objects.get(pk=queue.plan(kind, to=to, key=f"mail {number}", now=NOON))


def taken(mail: Mail) -> Taken:
    transitions.hand_over(mail, subject="Hello", now=NOON)
    return Taken(mail, NOON)


def states(*mails: Mail) -> list[str]:
    return [Mail.objects.get(pk=mail.pk).state for mail in mails]


def die(monkeypatch: pytest.MonkeyPatch, *, at: str, time: int) -> None:
    """End a sweep as kill -9 would, when that point is reached for the so-manieth time: nothing is written after."""
    seen: list[str] = []

    def is_dead() -> bool:
        return seen.count(at) >= time

    def reach(name: str) -> None:
        seen.append(name)
        if is_dead():
            raise Killed

    def write(execute: Any, sql: str, *given: Any) -> Any:
        if is_dead() and not sql.startswith("ROLLBACK"):
            raise Killed
        return execute(sql, *given)

    with monkeypatch.context() as patched, connection.execute_wrapper(write):
        patched.setattr(deliver, "reach", reach)
        with pytest.raises(Killed):
            run_due(NOON)


def test_both_move_in_one_statement() -> None:
    first, second = plan(1), plan(2)
    before = taken(first)
    with CaptureQueriesContext(connection) as queries:
        assert transitions.hand_over(second, subject="Two", now=LATER, taken=before)

    assert len(queries) == 1
    rows = list(Mail.objects.order_by("pk").values_list("state", "subject", "handed_over_at", "sent_at", "attempts"))
    assert rows == [("sent", "Hello", NOON, NOON, 1), ("handing over", "Two", LATER, None, 1)]
    assert [first.state, first.sent_at, second.state, second.attempts] == ["sent", NOON, "handing over", 1]


def test_first_has_gone_even_if_the_second_may_not() -> None:
    first, second = plan(1), plan(2)
    queue.withdraw(keys=["mail 2"], reason="refunded", now=NOON)

    assert not transitions.hand_over(second, subject="Two", now=NOON, taken=taken(first))

    assert states(first, second) == ["sent", "skipped"]
    assert (second.state, second.error) == ("skipped", "refunded")


def test_second_may_go_even_if_the_first_was_given_up_meanwhile() -> None:
    first, second = plan(1), plan(2)
    before = taken(first)
    Mail.objects.filter(pk=first.pk).update(state=Mail.State.FAILED)

    assert transitions.hand_over(second, subject="Two", now=NOON, taken=before)

    assert states(first, second) == ["failed", "handing over"]


@pytest.mark.parametrize(
    ("reason", "stoppable", "passes"),
    [
        (Suppression.Reason.STOPPED, True, False),
        (Suppression.Reason.STOPPED, False, True),
        (Suppression.Reason.BOUNCED, False, False),
    ],
)
def test_suppression_of_a_moment_ago_still_counts(reason: Suppression.Reason, stoppable: bool, passes: bool) -> None:
    mail = plan(1)
    suppression.suppress(mail.to, reason)
    unless = Unless(suppression.address_hashes(mail.to), stoppable)

    assert transitions.hand_over(mail, subject="One", now=NOON, unless=unless) is passes


def test_address_that_was_changed_keeps_the_mail_here() -> None:
    mail = plan(1)
    Mail.objects.filter(pk=mail.pk).update(to="other@example.org")

    assert not transitions.hand_over(mail, subject="One", now=NOON)
    assert (mail.state, mail.to) == ("planned", "other@example.org")


def test_one_persons_mails_are_not_locked_together() -> None:
    first = Mail(to="ada@example.org")

    assert not may_share(Mail(to="Ada@example.org"), Taken(first, NOON))
    assert may_share(Mail(to="bob@example.org"), Taken(first, NOON))
    assert not may_share(Mail(to="bob@example.org", order_id=7), Taken(Mail(to="a@example.org", order_id=7), NOON))


def test_round_needs_one_query_for_each_further_mail(inbox: Inbox) -> None:
    counted = []
    for first, last in ((0, 1), (1, 4), (4, 14)):
        for number in range(first, last):
            plan(number)
        with CaptureQueriesContext(connection) as queries:
            run_due(NOON)
        counted.append(len(queries))

    assert set(states(*Mail.objects.all())) == {"sent"}
    assert counted[2] - counted[1] == 7


@pytest.mark.parametrize("kind", ["staff_alert", "account_welcome"])
@pytest.mark.parametrize(
    "point",
    ["mail: before the point of no return", "mail: after the point of no return", "mail: after the server took it"],
)
def test_death_in_a_round_leaves_one_mail_in_doubt(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, point: str, kind: str
) -> None:
    mails = [plan(number, kind) for number in range(4)]

    die(monkeypatch, at=point, time=3)
    assert states(*mails).count("handing over") == 1
    for minutes in (2, 8, 20, 40):
        run_due(NOON + minutes * MINUTE)

    ids = [message["Message-ID"] for message in inbox.messages()]
    at_most_once = kind == "account_welcome"
    assert states(*mails).count("sent") == (3 if at_most_once else 4)
    assert set(states(*mails)) <= ({"sent", "in doubt"} if at_most_once else {"sent"})
    assert len(ids) - len(set(ids)) <= (0 if at_most_once else 1)


def test_mail_that_stays_here_does_not_keep_the_one_before_in_doubt(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mails = [plan(1), plan(2), plan(3)]
    suppression.suppress(mails[1].to, Suppression.Reason.BOUNCED)

    die(monkeypatch, at="mail: before the point of no return", time=2)  # the third's

    assert states(*mails) == ["sent", "suppressed", "planned"]
