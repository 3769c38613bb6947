"""The first ten batches: where a jar is, and what its keeper said about which."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from shop.care.keeper.tracker import BATCHES, batch_on, tracker
from shop.care.programme.facts import Answer, Facts, Rest
from shop.care.programme.steps import AnswerKind

CAME = date(2026, 11, 20)
FACTS = Facts(zone=ZoneInfo("America/New_York"), arrival=CAME)


def states(facts: Facts, day: date) -> str:
    return " ".join(batch.state for batch in tracker(facts, day))


def after(days: int) -> date:
    return CAME + timedelta(days=days)


def test_first_day_is_the_first_batch() -> None:
    assert states(FACTS, CAME) == "here" + " ahead" * 9


def test_each_day_at_work_is_a_batch() -> None:
    assert states(FACTS, after(4)) == "done " * 4 + "here" + " ahead" * 5


def test_before_the_arrival_all_lie_ahead() -> None:
    assert states(FACTS, after(-1)) == states(replace(FACTS, arrival=None), CAME) == " ".join(["ahead"] * 10)
    assert batch_on(after(-1), FACTS) == batch_on(CAME, replace(FACTS, arrival=None)) == 0


def test_after_ten_all_are_done() -> None:
    assert states(FACTS, after(10)) == " ".join(["done"] * 10)


def test_rest_in_the_fridge_is_no_batch() -> None:
    rested = replace(FACTS, rests=(Rest(after(2), after(9)),))

    assert batch_on(after(5), rested) == batch_on(after(2), rested) == 3


def test_answer_stands_with_the_batch_that_was_strained() -> None:
    said = Answer(AnswerKind.THICK, datetime(2026, 11, 23, 15, tzinfo=UTC))  # day three: the third batch

    batches = tracker(replace(FACTS, answers=(said,)), after(3))

    assert [batch.number for batch in batches if batch.said == "you said: thick"] == [3]


def test_feeding_says_nothing_about_a_batch() -> None:
    fed = Answer(AnswerKind.FED, datetime(2026, 11, 23, 15, tzinfo=UTC))

    assert [batch.said for batch in tracker(replace(FACTS, answers=(fed,)), after(3))] == [""] * 10


def test_each_batch_is_illustrated() -> None:
    folder = Path(settings.BASE_DIR) / "shop" / "static" / "shop" / "img"

    assert len(BATCHES) == 10
    assert [normal.drawing for normal in BATCHES if not (folder / normal.drawing).is_file()] == []
