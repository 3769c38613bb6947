"""The owner's desk for the register."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from content.claims.models import Claim, Finding, Source
from tests import factories
from tests.conftest import Clock
from tests.content.claims.registering import LIST, claim, marked, source
from tests.content.editor.test_writing import said
from tests.factories import NOON
from tests.writing import live, published, rewrite, written

pytestmark = pytest.mark.django_db
DESK = "/dashboard/claims/"


@pytest.fixture
def owner() -> Client:
    """A browser in which the owner is logged in."""
    client = Client()
    client.force_login(factories.staff(first_name="Ada", last_name="Owner"))
    return client


def typed(made: Claim, *findings: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The form of a claim as a browser sends it, with these findings after those that it has."""
    stored = (
        [
            {
                "id": each.pk,
                "source": each.source_id,
                "result": each.result,
                "population": each.population,
                "size": each.size,
            }
            for each in made.findings.all()
        ]
        if made.pk
        else []
    )
    rows = [*stored, *findings]
    management = {"findings-TOTAL_FORMS": len(rows), "findings-INITIAL_FORMS": len(stored)}
    fields = {f"findings-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
    words = {
        "heard": made.heard,
        "wording": made.wording,
        "grade": made.grade,
        "disease": made.disease,
        "use": made.use,
    }
    return words | management | fields | changes


def signed(made: Claim) -> Claim:
    Claim.objects.filter(pk=made.pk).update(signed_at=NOON, signed_by_name="Ada")
    return made


def is_signed(made: Claim) -> bool:
    return Claim.objects.get(pk=made.pk).signed_at is not None


def test_pages_of_the_desk_answer(owner: Client) -> None:
    made, paper = claim("lactose", source(), recheck_on=date(2020, 1, 1)), source()
    addresses = ["", "add/", f"{made.pk}/", "sources/", "sources/add/", f"sources/{paper.pk}/"]

    assert [owner.get(DESK + each).status_code for each in addresses] == [200] * 6


def test_new_claim_is_entered_with_what_it_rests_on(owner: Client) -> None:
    fresh = Claim(heard="All gone.", wording="Some is left.", grade="B")
    finding = {"source": source().pk, "result": "Less gas.", "size": 15, "found_nothing": "on"}

    response = owner.post(f"{DESK}add/", typed(fresh, finding, slug="lactose"), follow=True)

    assert said(response) == ["Saved: lactose. Every page that shows it follows."]
    stored = Finding.objects.get()
    assert (stored.claim.slug, stored.size, stored.found_nothing) == ("lactose", 15, True)


def test_bad_entry_is_refused_with_a_message_and_changes_nothing(owner: Client) -> None:
    made = claim("lactose", source())

    response = owner.post(f"{DESK}{made.pk}/", typed(made, wording="", grade="Z"))

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"wording", "grade"}
    assert Claim.objects.get().wording == "Some is left."


def test_same_source_twice_is_refused(owner: Client) -> None:
    made = claim("lactose", source())

    response = owner.post(f"{DESK}{made.pk}/", typed(made, {"source": source().pk, "result": "Again."}))

    assert (response.status_code, Finding.objects.count()) == (422, 1)


def test_page_that_shows_the_claim_follows(owner: Client, clock: Clock) -> None:
    made = claim("lactose", source())
    page = published(body=f"<p>{marked('lactose')}</p>{LIST}")
    form = typed(made) | {"findings-0-result": "Much less gas."}

    owner.post(f"{DESK}{made.pk}/", form)

    shown = live(page, clock.now)
    assert shown is not None
    assert "Much less gas." in shown.text.blocks[0].attrs["citations"]


def test_page_that_cites_a_source_follows_too(owner: Client, clock: Clock) -> None:
    paper = source()
    claim("lactose", paper)
    page = published(body=f"<p>{marked('lactose')}</p>{LIST}")
    form = {"key": paper.key, "authors": "Hertzler SR, Clancy SM", "journal": paper.journal, "doi": "10.1053/other"}

    owner.post(f"{DESK}sources/{paper.pk}/", form)

    shown = live(page, clock.now)
    assert shown is not None
    assert "10.1053/other" in shown.text.blocks[0].attrs["citations"]


def test_doi_with_its_address_is_refused(owner: Client) -> None:
    form = {"key": "x", "authors": "A", "journal": "B", "doi": "https://doi.org/10.1053/x"}

    response = owner.post(f"{DESK}sources/add/", form)

    assert (response.status_code, Source.objects.count()) == (422, 0)


def test_owner_signs_what_she_saw(owner: Client, clock: Clock) -> None:
    made = claim("sugar", disease="yes")

    owner.post(f"{DESK}{made.pk}/sign/", {"version": 1})

    stored = Claim.objects.get()
    assert (stored.signed_at, stored.signed_by_name, stored.needs_signature) == (clock.now, "Ada Owner", False)


@pytest.mark.parametrize("version", ["0", "2", "", "x", "9" * 30])
def test_claim_that_changed_meanwhile_is_not_signed(owner: Client, version: str) -> None:
    made = claim("sugar", disease="yes")

    response = owner.post(f"{DESK}{made.pk}/sign/", {"version": version}, follow=True)

    assert said(response) == ["Not signed: the claim has changed since you looked. Read it once more."]
    assert not is_signed(made)


def test_change_of_words_or_findings_takes_the_signature_off(owner: Client) -> None:
    words, findings = signed(claim("words")), signed(claim("findings", source()))

    owner.post(f"{DESK}{words.pk}/", typed(words, wording="Other words."))
    owner.post(f"{DESK}{findings.pk}/", typed(findings) | {"findings-0-result": "Other."})

    assert (is_signed(words), is_signed(findings)) == (False, False)


def test_change_of_dates_leaves_the_signature(owner: Client) -> None:
    made = signed(claim("lactose", source()))

    owner.post(f"{DESK}{made.pk}/", typed(made, recheck_on="2027-01-01"))

    assert (is_signed(made), Claim.objects.get().recheck_on) == (True, date(2027, 1, 1))


def test_overdue_claim_is_a_notice_above_the_pages(owner: Client) -> None:
    claim("old-one", recheck_on=date(2020, 1, 1)), claim("fresh-one", recheck_on=date(2999, 1, 1))

    html = owner.get("/dashboard/writing/").content.decode()

    assert ("old-one" in html, "fresh-one" in html) == (True, False)


@pytest.mark.parametrize("right", ["view_claim", "change_claim"])
def test_who_may_only_look_or_write_may_not_sign(right: str) -> None:
    made, user = claim("sugar", disease="yes"), factories.customer("writer@shop.example", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename=right, content_type__app_label="content_claims"))
    client = Client()
    client.force_login(user)

    client.post(f"{DESK}{made.pk}/sign/", {"version": 1})

    assert not is_signed(made)


def test_customer_sees_nothing_of_it() -> None:
    client = Client()
    client.force_login(factories.customer())

    assert client.get(DESK).status_code in {302, 403}


def test_claim_that_no_page_shows_is_deleted(owner: Client) -> None:
    made, other = claim("unused", source()), claim("used")
    published(body=f"<p>{marked('used')}</p>{LIST}")

    response = owner.post(f"{DESK}{made.pk}/delete/", follow=True)

    assert (said(response), list(Claim.objects.all())) == (["Deleted: unused."], [other])


def stands_in_the_draft(words: str, later: datetime) -> Any:
    return written(body=words)


def stands_in_public_only(words: str, later: datetime) -> Any:
    page = published(body=words)
    rewrite(page, body="<p>Taken out.</p>")
    return page


def is_planned_only(words: str, later: datetime) -> Any:
    page = published(body=words, at=later)
    rewrite(page, body="<p>Taken out.</p>")
    return page


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("where", [stands_in_the_draft, stands_in_public_only, is_planned_only])
def test_claim_that_a_page_shows_is_not_deleted_and_the_page_is_named(owner: Client, where: Any) -> None:
    made = claim("lactose", source())
    page = where(f"<p>{marked('lactose')}</p>{LIST}", NOON + timedelta(days=1))

    response = owner.post(f"{DESK}{made.pk}/delete/", follow=True)

    assert said(response) == ["Not deleted: a page shows this claim. Take it out of the text first."]
    assert list(response.context["shown_on"]) == [page]
    assert Claim.objects.filter(pk=made.pk).exists()


def test_source_is_deleted_once_no_claim_rests_on_it(owner: Client) -> None:
    used, unused = source("used"), source("unused", authors="Unused")
    claim("lactose", used)

    answers = [said(owner.post(f"{DESK}sources/{each.pk}/delete/", follow=True)) for each in (used, unused)]

    assert answers == [
        ["Not deleted: a claim rests on this source. Take the finding out of the claim first."],
        ["Deleted: Unused 2003."],
    ]
    assert list(Source.objects.all()) == [used]
