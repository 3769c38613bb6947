"""A jar's private page: what it shows, what its buttons do, and what it says about that."""

from typing import Any

import pytest
from django.test import Client

from shop.care import keeping
from shop.care.keeper import said
from shop.care.models import CarePlan
from shop.mail.models import Mail
from tests.factories import NOON
from tests.shop.care.keeper.conftest import HOURS, KITCHEN, Keeper
from tests.shop.care.keepers import dispatched, row

pytestmark = pytest.mark.django_db


def test_page_shows_where_the_jar_is_and_what_comes(ada: Keeper) -> None:
    page = ada.reads()

    assert "Batch 1 of the first ten</h1>" in page
    assert [page.count(words) for words in ('aria-current="step"', "you are here", "What comes</h2>")] == [1, 1, 1]
    assert 'Welcome home: the first meal, <time datetime="2026-10-06">Tuesday, October 6</time>' in page


def test_each_answer_says_what_it_changed(ada: Keeper, clock: Any) -> None:
    clock.move(days=1)
    assert "<li>The notes ahead stay as they are.</li>" in ada.is_told("thin")

    clock.move(days=1)
    told = ada.is_told("thin")

    assert "<li>“Time for a full cup” moves from Sun, Oct 11 to Mon, Oct 12.</li>" in told
    assert "<li>Two more notes come one day later.</li>" in told


def test_same_answer_again_changes_nothing(ada: Keeper) -> None:
    ada.does("thin")
    before = row(ada.plan)

    assert "We know that already" in ada.is_told("thin")
    assert (row(ada.plan), ada.plan.answers.count()) == (before, 1)


def test_days_last_word_counts(ada: Keeper) -> None:
    for answer in ("thin", "thick", "fed"):
        ada.does(answer)

    assert sorted(ada.plan.answers.values_list("kind", flat=True)) == ["fed", "thick"]


def test_break_and_return(ada: Keeper, clock: Any) -> None:
    told = ada.is_told("rest", until="2026-10-16")
    assert "Into the fridge until Friday, October 16. Daily feeding rests" in told
    assert "“Fresh milk in the fridge” comes on Tue, Oct 13." in told
    assert "Asleep in the fridge</h1>" in ada.reads()

    clock.move(days=1)
    assert "Two small batches wake them" in ada.is_told("back")
    assert "We know that already" in ada.is_told("back")


def test_out_again_at_once_promises_no_waking(ada: Keeper) -> None:
    ada.does("rest", until="")

    assert "then it was no break" in ada.is_told("back")


def test_estimate_that_was_right_is_said_to_be(plan: CarePlan, clock: Any) -> None:
    clock.move(days=7)
    keeper = Keeper(plan)

    assert "the days are right" in keeper.is_told("right")

    plan.refresh_from_db()
    assert (plan.arrival_from, "Is that so?" in keeper.reads()) == ("told", False)
    assert "We know that already" in keeper.is_told("right")


def test_break_that_nobody_writes_about_any_more_says_what_it_waits_for(ada: Keeper, clock: Any) -> None:
    ada.does("rest", until="")
    clock.move(days=80)

    assert "Nothing, until you are back." in ada.reads()


def test_open_break_says_what_waits(ada: Keeper) -> None:
    assert "notes wait until you are back." in ada.is_told("rest", until="")


@pytest.mark.parametrize("until", ["2026-10-06", "2026-01-01", "2027-10-06", "soon", "2026-13-45"])
def test_impossible_break_changes_nothing(ada: Keeper, until: str) -> None:
    before = row(ada.plan)

    response = ada.does("rest", until=until)

    assert (response.status_code, row(ada.plan), ada.plan.rests.count()) == (422, before, 0)
    assert 'id="rest_until_error"' in response.content.decode()


def test_break_before_the_grains_have_come_is_refused(plan: CarePlan) -> None:
    response = Keeper(plan).does("rest", until="")

    assert (response.status_code, plan.rests.count()) == (422, 0)


def test_new_address_is_confirmed_first(ada: Keeper) -> None:
    ada.does("address", to="new@example.org")

    ada.plan.refresh_from_db()
    assert (ada.plan.to, ada.plan.confirmed_at, ada.plan.next_at) == ("new@example.org", None, None)
    assert list(Mail.objects.filter(kind="care_confirm").values_list("to", flat=True)) == ["new@example.org"]


@pytest.mark.parametrize("to", ["", "new@", "a b@example.org"])
def test_address_that_is_none_changes_nothing(ada: Keeper, to: str) -> None:
    before = row(ada.plan)

    assert (ada.does("address", to=to).status_code, row(ada.plan)) == (422, before)


def test_calendar_alone_ends_the_mail(ada: Keeper) -> None:
    ada.does("address", to="", calendar_only="on")

    ada.plan.refresh_from_db()
    assert (ada.plan.to, ada.plan.next_at) == ("", None)
    assert "these stand in your calendar" in ada.reads()


def test_page_never_shows_an_address(ada: Keeper) -> None:
    assert "ada@example.org" not in ada.reads()


def test_jars_from_purchases_are_linked_and_opened_ones_are_not(ada: Keeper) -> None:
    second = dispatched(NOON)
    opened = CarePlan.objects.create(
        time_zone="America/New_York", to="ada@example.org", claimed_at=NOON, confirmed_at=NOON, state="running"
    )

    assert [jar.token in ada.reads() for jar in (second, opened)] == [True, False]
    assert [jar.token in Keeper(opened).reads() for jar in (second, ada.plan)] == [False, False]


def test_opened_jar_has_the_links_mailed(ada: Keeper) -> None:
    CarePlan.objects.update(claimed_at=NOON)

    assert "on their way to you" in ada.is_told("links")
    assert list(Mail.objects.filter(kind="care_link").values_list("to", flat=True)) == ["ada@example.org"]


def test_told_sentences_are_shown_on_their_own_page_only(ada: Keeper) -> None:
    other = dispatched(NOON)
    sentences = said.address(ada.plan, ["Sold to the highest bidder."])
    query = sentences.split("?")[1]

    assert "Sold to the highest bidder." in ada.reads(sentences)
    for address in (f"/care/{other.token}/?{query}", sentences[:-3], f"/care/{ada.plan.token}/?said=%00"):
        assert "keeper-said" not in ada.reads(address)


def test_told_sentences_fade(ada: Keeper, clock: Any) -> None:
    address = said.address(ada.plan, ["Noted."])
    clock.move(minutes=11)

    assert "keeper-said" not in ada.reads(address)


def test_after_a_stop_nothing_can_be_changed(ada: Keeper) -> None:
    keeping.unsubscribe(ada.plan, NOON)
    before = row(ada.plan)

    for move in ("thick", "rest", "back", "kitchen", "hours", "nudge", "afterwards", "address", "arrived", "not-yet"):
        typed = KITCHEN | HOURS | {"hour": "18:00", "choice": "monthly", "to": "new@example.org", "until": ""}
        assert (move, ada.does(move, **typed).status_code in (409, 422, 302)) == (move, True)

    assert row(ada.plan) == before
    assert "Notes stopped</h1>" in ada.reads()


def test_new_link_ends_the_old_one_and_the_calendars(ada: Keeper, client: Client) -> None:
    client.post(f"/care/{ada.plan.token}/calendar/", {"move": "make"})
    old = CarePlan.objects.get()

    page = ada.reads(ada.does("new-link").headers["Location"])

    new = CarePlan.objects.get()
    assert "new address; the old one has ended. Your next mail from us has it, too. Your calendar has a new one" in (
        page.replace("&#x27;", "'")
    )
    assert client.get(f"/care/{old.token}/").status_code == 404
    assert client.get(f"/care/calendar/{old.calendar_token}.ics").status_code == 410
    assert client.get(f"/care/calendar/{new.calendar_token}.ics").status_code == 200
    assert list(Mail.objects.filter(kind="care_link").values_list("to", flat=True)) == ["ada@example.org"]


def test_history_tells_what_was_said_and_slept(ada: Keeper, clock: Any) -> None:
    ada.does("thin")
    ada.does("rest", until="")
    clock.move(days=2)
    ada.does("back")

    page = ada.reads()
    told = (
        "Your grains arrived</span>",
        "You said: still thin</span>",
        "Into the fridge</span>",
        "Out of the fridge</span>",
    )
    assert [page.count(words) for words in told] == [1, 1, 1, 1]


@pytest.mark.parametrize("token", ["nobody", "x" * 200, "%00"])
@pytest.mark.parametrize("path", ["", "stop/", "share/"])
def test_unknown_link_is_explained(client: Client, ada: Keeper, token: str, path: str) -> None:
    before = row(ada.plan)

    assert client.post(f"/care/{token}/{path}", {"move": "thick"}).status_code == 404
    assert row(ada.plan) == before


def test_looking_costs_few_queries(ada: Keeper, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):
        ada.reads()
