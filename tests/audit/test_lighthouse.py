"""What is made of Lighthouse's reports."""

from typing import Any

from tests.audit.lighthouse import judged

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
