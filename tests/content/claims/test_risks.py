"""Risky words are found however they are written, and never where a claim stands behind them."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.claims.risks import BENEFIT, Paragraph, benefit, groups, risks_in
from content.claims.wording import Piece, words_of

PHRASES = [" ".join(phrase) for group in groups() for phrases in group.phrases._by_first.values() for phrase in phrases]
GAPS = st.text(' \n\t\r\u00a0-,\u2013\u2014/*"()\u2028', min_size=1, max_size=4)
HIDDEN = st.sampled_from(["", "\u00ad", "\u200b", "\u2060", "\ufeff"])
NEUTRAL = st.lists(st.sampled_from(["the", "jar", "stands", "on", "a", "table"]), max_size=6).map(" ".join)


def risks(*pieces: Piece, is_warning: bool = False) -> list[str]:
    found = risks_in(Paragraph(pieces, "here", is_warning))
    return [risk.words for risk in found if risk.reason != BENEFIT]


def benefits(*pieces: Piece) -> list[str]:
    return [risk.words for risk in risks_in(Paragraph(pieces, "here")) if risk.reason == BENEFIT]


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """A risky phrase in any case, with any dividers between its words and invisible letters within them."""
    words = draw(st.sampled_from(PHRASES)).split()
    written = ["".join(draw(st.sampled_from([c, c.upper()])) + draw(HIDDEN) for c in word) for word in words]
    return "".join(word + draw(GAPS) for word in written[:-1]) + written[-1]


@given(before=NEUTRAL, phrase=disguised(), after=NEUTRAL)
def test_risky_phrase_is_found_in_any_disguise(before: str, phrase: str, after: str) -> None:
    assert risks(Piece(f"{before} {phrase}. {after}")) != []


@given(phrase=disguised(), cuts=st.lists(st.integers(0, 40), max_size=4))
def test_risky_phrase_is_found_across_marks(phrase: str, cuts: list[int]) -> None:
    edges = sorted({0, len(phrase), *(cut for cut in cuts if cut < len(phrase))})
    pieces = [Piece(phrase[start:end]) for start, end in pairwise(edges)]

    assert risks(*pieces) != []


@given(before=NEUTRAL, phrase=disguised(), after=NEUTRAL)
def test_phrase_within_a_claim_is_never_found(before: str, phrase: str, after: str) -> None:
    assert risks(Piece(f"{before} "), Piece(phrase, linked=True), Piece(f" {after}")) == []


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader_and_places_are_right(text: str) -> None:
    words = words_of([Piece(text)])

    assert [word.plain for word in words if not 0 <= word.start < word.end <= len(text)] == []
    assert risks_in(Paragraph((Piece(text, linked=True),), "here")) == []


@pytest.mark.parametrize("text", ["healthy", "secure", "curette", "a cup of milk", "retreat", "The jar is insulated."])
def test_word_that_only_holds_a_risky_one_is_left_alone(text: str) -> None:
    assert risks(Piece(text)) == []


def test_phrase_that_is_only_half_a_claim_is_found() -> None:
    assert risks(Piece("It boosts "), Piece("immunity", linked=True)) == ["boosts immunity"]


def test_line_break_divides_words_and_a_mark_does_not() -> None:
    assert risks(Piece("blood"), Piece("sugar")) == ["blood sugar"]
    assert risks(Piece("de"), Piece("tox")) == ["detox"]


def test_longest_phrase_is_named_once() -> None:
    assert risks(Piece("Insulin resistance, insulin resistance.")) == ["Insulin resistance"]


def test_illness_may_be_named_in_a_warning_but_a_cure_may_not() -> None:
    assert risks(Piece("Ask first if you have diabetes; it is no cure."), is_warning=True) == ["cure"]


def test_benefit_needs_a_verb_and_an_outcome_in_one_sentence() -> None:
    assert benefits(Piece("It helps your digestion. Really.")) == ["It helps your digestion"]
    assert benefits(Piece("It helps. Your digestion is yours.")) == []
    assert benefits(Piece("It "), Piece("helps your digestion", linked=True)) == []


def test_every_group_says_why_and_every_word_is_a_word() -> None:
    assert [group.reason for group in groups() if not group.reason.endswith((".", "2021)."))] == []
    assert [phrase for phrase in PHRASES if not re.fullmatch(r"[a-z ]+", phrase)] == []
    assert all(phrases._by_first for phrases in benefit())
