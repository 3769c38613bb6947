"""Stripe's request encoding: form fields whose names nest by brackets."""

import re
from collections.abc import Iterable
from typing import Any

BRACKETED = re.compile(r"\[([^\]]*)\]")


def nested(fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """`a[b][0]=x` becomes {"a": {"b": ["x"]}}; numbered and empty brackets both make lists."""
    tree: dict[str, Any] = {}
    for name, value in fields:
        _plant(tree, _path(name), value)
    return {name: _listed(branch) for name, branch in tree.items()}


def _path(name: str) -> list[str]:
    return [name.split("[", 1)[0], *BRACKETED.findall(name)]


def _plant(tree: dict[str, Any], path: list[str], value: str) -> None:
    for step in path[:-1]:
        branch = tree.setdefault(step, {})
        tree = branch if isinstance(branch, dict) else {}
    leaf = path[-1] or str(len(tree))
    tree[leaf] = value


def _listed(branch: Any) -> Any:
    if not isinstance(branch, dict):
        return branch
    grown = {name: _listed(child) for name, child in branch.items()}
    if not all(name.isdigit() for name in grown):
        return grown
    return [grown[name] for name in sorted(grown, key=int)]
