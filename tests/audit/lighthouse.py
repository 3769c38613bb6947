"""Lighthouse on one address, as a phone: three runs, and the median of each figure, because a busy machine wavers."""

import json
import os
import statistics
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.house.chromium import FLAGS, executable

RUNS: Final = 3
TRIES: Final = 3  # of each run
FULL: Final = ("accessibility", "best-practices", "seo")
LCP, CLS, TBT = "largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"
MOST: Final = {LCP: 1200, CLS: 0, TBT: 0}  # milliseconds, and a share of the window for CLS
NOT_LISTED: Final = "is-crawlable"


class Unmeasured(Exception):  # noqa: N818 - what became of the page
    """Lighthouse gave up on a page; the message is its own."""


@dataclass(frozen=True)
class Verdict:
    """Scores out of 100 by category, measurements by audit, and the audits that failed in some run."""

    scores: dict[str, float]
    measured: dict[str, float]
    failed: tuple[str, ...]

    def complaints(self, *, performance: int) -> list[str]:
        """What is not as good as it must be; `performance` is the least score for it."""
        least = {**dict.fromkeys(FULL, 100), "performance": performance}
        low = [f"{name}: {self.scores[name]:g}" for name, wanted in least.items() if self.scores[name] < wanted]
        high = [f"{name}: {self.measured[name]:g}" for name, most in MOST.items() if self.measured[name] > most]
        return [*low, *high, *(self.failed if low else ())]

    def words(self) -> str:
        """The figures in a line."""
        scores = ", ".join(f"{name} {score:g}" for name, score in self.scores.items())
        lcp, cls, tbt = (self.measured[name] for name in (LCP, CLS, TBT))
        return f"{scores}; LCP {lcp:.0f} ms, CLS {cls:.3g}, TBT {tbt:.0f} ms"


def judged(reports: list[dict[str, Any]], *, is_listed: bool) -> Verdict:
    """The median of several reports; a page that is kept from search engines may say so."""
    names = list(reports[0]["categories"])
    scores = {name: statistics.median(_score(it, name, is_listed=is_listed) for it in reports) for name in names}
    measured = {name: statistics.median(it["audits"][name]["numericValue"] for it in reports) for name in MOST}
    failed = {line for report in reports for line in _failed(report, is_listed=is_listed)}
    return Verdict(scores, measured, tuple(sorted(failed)))


def _score(report: dict[str, Any], name: str, *, is_listed: bool) -> float:
    """Lighthouse's own score, worked out again where one audit does not count."""
    category = report["categories"][name]
    if is_listed or name != "seo":
        return float(round(category["score"] * 100))
    counted = [
        (ref["weight"], report["audits"][ref["id"]]["score"])
        for ref in category["auditRefs"]
        if ref["id"] != NOT_LISTED and report["audits"][ref["id"]]["score"] is not None
    ]
    weights = sum(weight for weight, _ in counted)
    return float(round(100 * sum(weight * score for weight, score in counted) / weights))


def _failed(report: dict[str, Any], *, is_listed: bool) -> list[str]:
    """The weighted audits that were not passed, in Lighthouse's words."""
    refs = [ref for category in report["categories"].values() for ref in category["auditRefs"] if ref["weight"]]
    ids = {ref["id"] for ref in refs if is_listed or ref["id"] != NOT_LISTED}
    audits = [report["audits"][name] for name in sorted(ids)]
    missed = [it for it in audits if it["score"] is not None and it["score"] < 1]
    return [f"{it['id']} ({it['score']:g}): {it['title']}" for it in missed]


def run(program: Path, address: str, *, cookies: str = "") -> list[dict[str, Any]]:
    """Several reports on one address, in a browser that carries these cookies."""
    return [_patiently(program, address, cookies) for _ in range(RUNS)]


def _patiently(program: Path, address: str, cookies: str) -> dict[str, Any]:
    """A report, asked for again if it failed: a busy machine's browser loses the beginning of a trace (NO_NAVSTART)."""
    for _ in range(TRIES - 1):
        with suppress(Unmeasured):
            return _report(program, address, cookies)
    return _report(program, address, cookies)


def _report(program: Path, address: str, cookies: str) -> dict[str, Any]:
    chrome = " ".join("{}{}{!r}".format(*flag.partition("=")) if "=" in flag else flag for flag in FLAGS)
    flags = ["--quiet", "--output=json", f"--chrome-flags=--headless=new {chrome}"]
    if cookies:
        flags.append(f"--extra-headers={json.dumps({'Cookie': cookies})}")
    environment = os.environ | {"CHROME_PATH": executable()}
    done = subprocess.run([program, address, *flags], env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Unmeasured(next(iter(done.stderr.splitlines()), "it said nothing"))
    report: dict[str, Any] = json.loads(done.stdout)
    assert "runtimeError" not in report, report["runtimeError"]
    return report
