"""`make audit`: the slow checks from outside, then one table of figures; exits with 1 if one of them failed."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

import tests.environment  # noqa: F401 - the environment of tests, before Django's settings
from tests.audit import lighthouse, machine, markup, weights
from tests.audit.browsing import Browsing, browsing
from tests.audit.figures import Figure, table
from tests.audit.pages import PAGES, PURCHASE, SPEED
from tests.audit.scene import own_house, whole
from tests.audit.walk import walk

LEAST, BEST = 98, 100  # Lighthouse's performance: of any page, and of those that a search leads to
SPAM: Final = "from tests.audit.spam import told\nanswer = told()"
BEST_PAGES: Final = ("home", "jar")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def pages(browser: Browsing) -> Iterator[Figure]:
    """Everything that can be seen on each page of the list."""
    walked = walk(browser, PAGES)
    yield from walked.figures(browser.manners.complaints)
    faults = markup.faults(machine.VNU, walked.sources)
    yield Figure("Nu HTML checker", f"{len(walked.sources)} pages", f"{len(faults)} errors", faults)


def weight(browser: Browsing) -> Iterator[Figure]:
    """The first load of the pages that a search leads to."""
    for page in PURCHASE:
        if page.name in BEST_PAGES:
            with browser.fresh() as context:
                found = weights.weigh(context, browser.scene.address(page))
            kinds = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sorted(found.by_kind.items()))
            yield Figure("kB on first load", page.name, f"{found.total / 1000:.1f} ({kinds})", found.complaints())


def speed(browser: Browsing) -> Iterator[Figure]:
    """Lighthouse on a simulated phone."""
    for page in SPEED:
        shopper = browser.scene.visitors.meet(page.visitor)
        cookies = "; ".join(f"{it.name}={it.value}" for it in shopper.cookies)
        try:
            reports = lighthouse.run(machine.LIGHTHOUSE, browser.scene.address(page), cookies=cookies)
        except lighthouse.Unmeasured as reason:
            yield Figure("Lighthouse", page.name, "not measured", [str(reason)])
            continue
        verdict = lighthouse.judged(reports, is_listed=page.is_listed)
        complaints = verdict.complaints(performance=BEST if page.name in BEST_PAGES else LEAST)
        yield Figure("Lighthouse", page.name, verdict.words(), complaints)


def stripe(browser: Browsing) -> Iterator[Figure]:
    """Stripe's own command line against the stand-in."""
    command = [sys.executable, "-m", "tests.standins.stripe.cli_audit", str(machine.STRIPE)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    words = (ran.stdout.splitlines() or [""])[-1]
    yield Figure("Stripe's CLI", "stand-in", words, ran.stderr.splitlines() if ran.returncode else [])


def spam(browser: Browsing) -> Iterator[Figure]:
    """SpamAssassin on every mail, written in the house from rows of its own."""
    found = browser.scene.house.ask(SPAM)
    yield Figure("SpamAssassin", f"{found['mails']} mails", f"{found['worst']} at worst", found["complaints"])


CHECKS: Final[dict[str, Callable[[Browsing], Iterator[Figure]]]] = {
    "weight": weight,
    "speed": speed,
    "pages": pages,
    "stripe": stripe,
    "spam": spam,  # the last one: its rows would stand on the pages
}


def main(wanted: list[str]) -> int:
    """All checks, or those that are named."""
    if unknown := set(wanted) - set(CHECKS):
        raise SystemExit(f"There is no {', '.join(sorted(unknown))}: name some of {', '.join(CHECKS)}.")
    machine.prepare()
    figures: list[Figure] = []
    with own_house() as made, browsing(whole(made)) as browser:
        for name in wanted or CHECKS:
            began = time.monotonic()
            figures += CHECKS[name](browser)
            say(f"{name}: {time.monotonic() - began:.0f} s")
    say(table(figures))
    return 0 if all(row.passed for row in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
