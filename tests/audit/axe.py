"""axe-core's rules on the page that stands open."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from playwright.sync_api import Page

# WCAG 2.2 AA and what axe calls good practice: nothing that these tags bring is switched off.
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS: Final = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},  # belongs to WCAG 2.2 AA; axe leaves it off unless asked
    "resultTypes": ["violations"],
}


@cache
def _script() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule: the rule, how bad, where, and axe's words."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    found = page.evaluate(f"axe.run({json.dumps(OPTIONS)})")
    return [_line(rule, node) for rule in found["violations"] for node in rule["nodes"]]


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    words = "; ".join(check["message"] for check in checks) or rule["help"]
    return f"{rule['id']} ({rule['impact']}) at {' '.join(map(str, node['target']))}: {words}"
