"""What stops a text until the owner has corrected it or written why not."""

from datetime import date
from typing import Any

import pytest

from content.claims.models import Claim
from content.pages import gate, publishing
from content.pages.models import Page
from tests.content.claims.registering import LIST, claim, marked, source
from tests.factories import NOON
from tests.writing import live, written

pytestmark = pytest.mark.django_db
OURS = {"risk-words", "claims-unsigned", "claims-overdue", "claims-beside-jar", "source-unread", "no-sources"}


def complaints(**words: Any) -> list[tuple[str, str]]:
    page = written(f"text-{Page.objects.count()}", **words)
    found = gate.complaints_about(page, page.draft, now=NOON)
    return [(each.code, each.message) for each in found if each.code in OURS]


def codes(body: str) -> list[str]:
    return [code for code, _ in complaints(body=body)]


def test_risky_word_is_named_with_its_place_and_the_reason() -> None:
    [(code, message)] = complaints(body="<h2>Good days</h2><p>Some say that kefir <em>cur</em>es everything.</p>")

    assert code == "risk-words"
    assert message.startswith("“cures” (below “Good days”): Only a drug may promise this (FDA)")
    assert message.endswith("It stands in: “Some say that kefir cures everything.”")


def test_title_summary_and_what_is_typed_into_blocks_are_read_too() -> None:
    box = '<div data-block="callout" data-tone="note" data-title="A detox"><p>Words.</p></div>'

    found = complaints(title="Kefir and ADHD", summary="It heals.", search_description="A remedy.", body=box)

    assert [message.split(":")[0] for _, message in found] == [
        "“ADHD” (the title)",
        "“heals” (the summary)",
        "“remedy” (the description for search engines)",
        "“detox” (the block “Remark in a box”)",
    ]


def test_place_of_a_heading_is_said() -> None:
    [(_, message)] = complaints(body="<h2>Good days</h2><p>Words.</p><h3>A <em>detox</em> day</h3>")

    assert message.startswith("“detox” (a heading): ")


def test_claims_with_the_same_fault_are_one_complaint() -> None:
    claim("sugar", disease="yes"), claim("bones", disease="yes"), claim("mood", disease="implied")

    found = complaints(body=f"<p>{marked('sugar')} {marked('bones')} {marked('mood')}</p>{LIST}")

    assert found == [("claims-unsigned", "Claims about an illness that nobody has signed yet: bones, sugar.")]


def test_safety_note_may_name_an_illness() -> None:
    assert codes('<div data-block="callout" data-tone="warning"><p>Ask first if you have diabetes.</p></div>') == []
    assert codes('<div data-block="callout" data-tone="note"><p>Ask first if you have diabetes.</p></div>') == [
        "risk-words"
    ]


def test_statement_that_is_linked_to_a_claim_passes() -> None:
    claim("digestion", source())

    assert codes(f"<p>{marked('digestion', 'It helps digestion and cures all.')}</p>{LIST}") == []
    assert codes("<p>It helps digestion.</p>") == ["risk-words"]


def test_claim_about_an_illness_waits_for_a_signature() -> None:
    claim("sugar", disease="yes")
    body = f"<p>{marked('sugar')}</p>{LIST}"
    page = written(body=body)
    unsigned = [each.code for each in gate.complaints_about(page, page.draft, now=NOON)]
    Claim.objects.update(signed_at=NOON, signed_by_name="Ada")

    assert (unsigned, gate.complaints_about(page, page.draft, now=NOON)) == (["claims-unsigned"], [])


@pytest.mark.parametrize(("day", "found"), [(5, ["claims-overdue"]), (6, ["claims-overdue"]), (7, [])])
def test_claim_is_overdue_from_its_day_on(day: int, found: list[str]) -> None:
    claim("old", recheck_on=date(2026, 10, day))

    assert codes(f"<p>{marked('old')}</p>{LIST}") == found


def test_claim_for_reading_only_does_not_stand_beside_a_jar() -> None:
    claim("sugar", use="reading")
    text = f"<p>{marked('sugar')}</p>{LIST}"

    assert codes(text) == []


def test_claim_beside_a_jar_is_named() -> None:
    claim("sugar", use="reading")

    assert codes(f'<p>{marked("sugar")}</p>{LIST}<div data-block="jar" data-jar="gone"></div>') == ["claims-beside-jar"]


def test_source_that_nobody_read_is_named() -> None:
    claim("news", source(was_read=False))

    assert codes(f"<p>{marked('news')}</p>{LIST}") == ["source-unread"]


def test_article_with_claims_needs_a_list_of_sources() -> None:
    claim("lactose", source())

    assert codes(f"<p>{marked('lactose')}</p>") == ["no-sources"]


def test_owner_may_publish_all_the_same_and_her_reason_is_kept() -> None:
    page = written(body="<p>It cures.</p>")
    with pytest.raises(publishing.Stopped) as stopped:
        publishing.publish(page, by=None, now=NOON)

    made = publishing.publish(page, reason="We quote an old advertisement.", by=None, now=NOON)

    assert (stopped.value.can_be_signed_off, made.reason) == (True, "We quote an old advertisement.")
    assert [each["code"] for each in made.complaints] == ["risk-words"]
    assert live(page, NOON) == made
