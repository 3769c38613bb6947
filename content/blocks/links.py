"""What is added to links in a text; an app that knows something about an address registers its rule."""

from collections.abc import Callable

# Attributes for links to an address (such as {"rel": "sponsored nofollow"}), or none if the rule knows nothing of it.
Rule = Callable[[str], dict[str, str]]

_rules: list[Rule] = []


def link_rule(rule: Rule) -> Rule:
    """Register a rule; it is asked for each link when a text is saved."""
    _rules.append(rule)
    return rule


def attributes_of(href: str) -> dict[str, str]:
    """What all rules add for this address; a later rule overrules an earlier one."""
    added: dict[str, str] = {}
    for rule in _rules:
        added |= rule(href)
    return added
