"""One tap in a mail: looked at as often as you like, done once, and only by the mail of this jar's keeper."""

from typing import Any

import pytest
from django.core import signing
from django.test import Client

from shop.care import keeping, taps
from shop.care.models import CarePlan
from shop.care.taps import Action, address
from tests.factories import NOON
from tests.shop.care.keepers import dispatched, row

pytestmark = pytest.mark.django_db


def tapped(client: Client, plan: CarePlan, action: Action, asked: str = "D3:1") -> Any:
    response = client.post(address(plan, action, asked))
    plan.refresh_from_db()
    return response


def told(client: Client, response: Any) -> str:
    page = client.get(response.headers["Location"]).content.decode()
    return page.split("keeper-said")[1].split("</div></div>")[0]


@pytest.mark.parametrize("action", [Action.THICK, Action.THIN, Action.OFF, Action.FED])
def test_answer_is_given_once(client: Client, at_work: CarePlan, action: Action) -> None:
    first = tapped(client, at_work, action)
    after = row(at_work)

    assert "We know that already" in told(client, tapped(client, at_work, action))
    assert first.headers["Location"].startswith(f"/care/{at_work.token}/?said=")
    assert (list(at_work.answers.values_list("kind", flat=True)), row(at_work)) == ([action.value], after)


def test_other_answer_to_the_same_mail_replaces_the_first(client: Client, at_work: CarePlan) -> None:
    tapped(client, at_work, Action.THICK)
    tapped(client, at_work, Action.THIN)

    assert list(at_work.answers.values_list("kind", flat=True)) == ["thin"]


def test_answers_out_of_order_all_count(client: Client, at_work: CarePlan, clock: Any) -> None:
    clock.move(days=3)
    tapped(client, at_work, Action.THICK, "D3:1")
    tapped(client, at_work, Action.THIN, "D1:1")

    assert list(at_work.answers.order_by("asked").values_list("asked", flat=True)) == ["D1:1", "D3:1"]


def test_arrival_is_told_once(client: Client, plan: CarePlan) -> None:
    tapped(client, plan, Action.ARRIVED, "D0:1")
    assert (plan.arrival, plan.arrival_from) == (NOON.date(), "told")

    assert "We know that already" in told(client, tapped(client, plan, Action.ARRIVED, "D0:1"))


def test_not_yet_waits_two_days_and_once_a_day(client: Client, plan: CarePlan) -> None:
    CarePlan.objects.update(arrival=NOON.date())
    tapped(client, plan, Action.NOT_YET, "D0:1")
    waiting = row(plan)

    assert "We know that already" in told(client, tapped(client, plan, Action.NOT_YET, "D0:1"))
    assert row(plan) == waiting
    assert plan.arrival is not None
    assert (plan.arrival - NOON.date()).days == 2


def test_back_ends_the_break_once(client: Client, at_work: CarePlan, clock: Any) -> None:
    keeping.rest(at_work, NOON)
    now = clock.move(days=7)
    tapped(client, at_work, Action.BACK, "change:1.1")

    [rest] = at_work.rests.all()
    assert (rest.end, at_work.state) == (now.date(), "running")
    assert "We know that already" in told(client, tapped(client, at_work, Action.BACK, "change:1.1"))


def test_daily_notes_are_renewed_near_their_end_only(client: Client, at_work: CarePlan, clock: Any) -> None:
    keeping.nudge_daily(at_work, NOON, hour=at_work.mail_hour)
    assert "We know that already" in told(client, tapped(client, at_work, Action.NUDGE, "feed:2026-10-20"))

    clock.move(days=14)
    tapped(client, at_work, Action.NUDGE, "feed:2026-10-20")
    renewed = at_work.nudge_last
    tapped(client, at_work, Action.NUDGE, "feed:2026-10-20")

    assert str(renewed) == str(at_work.nudge_last) == "2026-11-03"


def test_monthly_is_chosen_once(client: Client, at_work: CarePlan) -> None:
    tapped(client, at_work, Action.MONTHLY, "D30:1")

    assert at_work.afterwards == "monthly"
    assert "We know that already" in told(client, tapped(client, at_work, Action.MONTHLY, "D30:1"))


@pytest.mark.parametrize("action", list(Action))
def test_after_a_stop_a_tap_explains_itself(client: Client, at_work: CarePlan, action: Action) -> None:
    keeping.unsubscribe(at_work, NOON)
    before = row(at_work)

    response = tapped(client, at_work, action)

    assert (response.status_code, row(at_work), at_work.answers.count()) == (410, before, 0)
    assert "were stopped." in response.content.decode()
    assert f'href="/care/{at_work.token}/"' in response.content.decode()


@pytest.mark.parametrize(
    "spoil", [lambda link: link[:-8] + "/", lambda link: link.replace(":", "A:", 1), lambda link: "/care/tap/x/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_cut_off_or_forged_address_explains_itself(client: Client, at_work: CarePlan, spoil: Any, method: str) -> None:
    before = row(at_work)

    response = getattr(client, method)(spoil(address(at_work, Action.THICK, "D3:1")))

    assert (response.status_code, row(at_work)) == (410, before)
    assert "This address isn&#x27;t complete" in response.content.decode()


def test_signature_of_another_purpose_is_worth_nothing(client: Client, at_work: CarePlan) -> None:
    forged = signing.dumps([at_work.token, "thick", "D3:1"], salt="shop.comments")

    assert client.post(f"/care/tap/{forged}/").status_code == 410


def test_signature_of_somebody_elses_button_fits_no_other(client: Client, at_work: CarePlan) -> None:
    other = dispatched(NOON, to="eve@example.org")
    hers, evil = (address(plan, Action.THICK, "D3:1").rstrip("/").split(":") for plan in (at_work, other))

    for forged in ([hers[0], *evil[1:]], [*hers[:2], evil[2]]):
        assert client.post(":".join(forged) + "/").status_code == 410

    assert (at_work.answers.count(), other.answers.count()) == (0, 0)


def test_old_mail_is_told_from_a_new_one(client: Client, at_work: CarePlan, clock: Any) -> None:
    link = address(at_work, Action.THICK, "D3:1")
    clock.move(days=taps.GOOD_FOR.days + 1)

    response = client.post(link)

    assert (response.status_code, at_work.answers.count()) == (410, 0)
    assert "from an old mail" in response.content.decode()
    assert f'href="/care/{at_work.token}/"' in response.content.decode()


def test_first_keepers_mail_has_no_say_over_a_jar_that_was_handed_on(client: Client, at_work: CarePlan) -> None:
    link = address(at_work, Action.THICK, "D3:1")
    client.post(f"/jar/{at_work.code}/", {"how": "mail", "email": "bea@example.org", "begins": "today"})

    response = client.post(link)

    assert (response.status_code, at_work.answers.count()) == (410, 0)
    assert "another keeper now, or its page another address" in response.content.decode()


def test_answer_presses_itself_only_when_no_scanner_looks_any_more(
    client: Client, at_work: CarePlan, clock: Any
) -> None:
    answer, decision = (address(at_work, action, "D3:1") for action in (Action.THICK, Action.CONFIRM))
    assert "tap.js" not in client.get(answer).content.decode()

    clock.move(minutes=6)

    assert ["tap.js" in client.get(link).content.decode() for link in (answer, decision)] == [True, False]


def test_tap_works_cold(at_work: CarePlan) -> None:
    cold = Client(enforce_csrf_checks=True)

    assert cold.post(address(at_work, Action.THICK, "D3:1")).status_code == 302
    assert dict(cold.cookies) == {}
