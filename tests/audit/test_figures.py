"""The table at the end of an audit, and the program it needs."""

import pytest

from tests.audit import machine
from tests.audit.figures import Figure, table


def test_table_says_pass_or_fail_in_each_row() -> None:
    figures = [
        Figure("axe", "58 pages", "0 found"),
        Figure("Lighthouse", "home", "performance 97", ["performance: 97"]),
    ]

    assert table(figures).splitlines() == [
        "Lighthouse, home: performance: 97",
        "",
        "axe         58 pages  0 found         PASS",
        "Lighthouse  home      performance 97  FAIL",
    ]


def test_machine_without_node_is_told_so_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(
        SystemExit, match=r"^make audit needs node, npm, java, spamassassin \(Debian: sudo apt-get install [\w -]+\)$"
    ):
        machine.prepare()
