"""What is made of Lighthouse's reports."""

from pathlib import Path
from typing import Any

import pytest

from tests.audit.lighthouse import RUNS, TRIES, Unmeasured, judged, run

WORDS = {"seo": ["is-crawlable", "title"], "accessibility": ["name"], "best-practices": ["csp"], "performance": ["lcp"]}


def report(*, lcp: float = 900, speed: float = 1, crawlable: float = 1, title: float | None = 1) -> dict[str, Any]:
    """As Lighthouse writes it, as far as it is read."""
    scores = {"is-crawlable": crawlable, "title": title, "name": 1, "csp": 1, "lcp": speed}
    audits: dict[str, Any] = {name: {"id": name, "title": name, "score": score} for name, score in scores.items()}
    audits["largest-contentful-paint"] = {"numericValue": lcp}
    audits["cumulative-layout-shift"] = audits["total-blocking-time"] = {"numericValue": 0}
    refs = {kind: [{"id": name, "weight": 1} for name in names] for kind, names in WORDS.items()}
    whole = {"seo": (crawlable + (title or 0)) / 2, "performance": speed}
    return {
        "audits": audits,
        "categories": {kind: {"score": whole.get(kind, 1), "auditRefs": refs[kind]} for kind in WORDS},
    }


def test_one_slow_run_of_three_is_the_machines_fault() -> None:
    verdict = judged([report(), report(lcp=4000, speed=0.7), report()], is_listed=True)

    assert verdict.complaints(performance=100) == []
    assert verdict.words() == (
        "seo 100, accessibility 100, best-practices 100, performance 100; LCP 900 ms, CLS 0, TBT 0 ms"
    )


def test_two_slow_runs_are_the_pages_fault() -> None:
    verdict = judged([report(), report(lcp=4000, speed=0.7), report(lcp=3000, speed=0.8)], is_listed=True)

    assert verdict.complaints(performance=98) == [
        "performance: 80",
        "largest-contentful-paint: 3000",
        "lcp (0.7): lcp",
        "lcp (0.8): lcp",
    ]


def test_page_that_is_kept_from_search_engines_may_say_so() -> None:
    hidden = [report(crawlable=0)]

    assert judged(hidden, is_listed=False).complaints(performance=100) == []
    assert judged(hidden, is_listed=True).complaints(performance=100) == ["seo: 50", "is-crawlable (0): is-crawlable"]


def test_hidden_page_still_needs_everything_else() -> None:
    verdict = judged([report(crawlable=0, title=0)], is_listed=False)

    assert verdict.complaints(performance=100) == ["seo: 0", "title (0): title"]


def test_audit_that_does_not_apply_counts_for_nothing() -> None:
    verdict = judged([report(crawlable=0.5, title=None)], is_listed=True)

    assert verdict.failed == ("is-crawlable (0.5): is-crawlable",)


def lighthouse_that_fails(folder: Path, times: int) -> Path:
    """A program that says NO_NAVSTART so many times, then writes its reports."""
    program = folder / "lighthouse"
    program.write_text(
        f"#!/bin/sh\ncd {folder}\necho >> asked\n"
        f'if [ $(wc -l < asked) -le {times} ]; then echo NO_NAVSTART >&2; exit 1; fi; echo "{{}}"\n'
    )
    program.chmod(0o755)
    return program


def test_run_that_lost_its_beginning_is_asked_for_again(tmp_path: Path) -> None:
    program = lighthouse_that_fails(tmp_path, TRIES - 1)

    assert run(program, "http://localhost/") == [{}] * RUNS


def test_page_that_fails_every_time_is_unmeasured(tmp_path: Path) -> None:
    program = lighthouse_that_fails(tmp_path, TRIES)

    with pytest.raises(Unmeasured, match="NO_NAVSTART"):
        run(program, "http://localhost/")
