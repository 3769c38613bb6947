"""Request parameters against the SDK's typed parameters, every name at every depth."""

import typing
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stripe.params.checkout import SessionCreateParams

from tests.standins.stripe.errors import ApiError
from tests.standins.stripe.form import nested
from tests.standins.stripe.parameters import checked, fields
from tests.standins.stripe.routes import ROUTES, Route

typed = pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")


def typed_sets(kind: Any) -> Iterator[type]:
    """A typed parameter set and all inside it."""
    if hasattr(kind, "__required_keys__"):
        yield kind
        for hint in fields(kind).values():
            yield from typed_sets(hint)
    elif typing.get_origin(kind) is not Literal:
        for part in typing.get_args(kind):
            yield from typed_sets(part)


def refusal(sent: dict[str, Any], kind: type) -> ApiError:
    with pytest.raises(ApiError) as caught:
        checked(sent, kind)
    return caught.value


def code_of(sent: dict[str, Any], kind: type) -> str | None:
    """The refusal's code, or None when nothing or nothing coded was refused."""
    try:
        checked(sent, kind)
    except ApiError as refused:
        return refused.code
    return None


@typed
def test_what_a_route_plays_is_what_the_sdk_knows(route: Route) -> None:
    assert route.played() - {"expand"} <= set(fields(route.takes))


@typed
def test_no_name_of_the_sdk_is_unknown_at_any_depth(route: Route) -> None:
    for kind in typed_sets(route.takes):
        for name in fields(kind):
            assert code_of({name: "?"}, kind) != "parameter_unknown"


@typed
def test_a_misspelt_name_is_unknown_at_any_depth(route: Route) -> None:
    for kind in typed_sets(route.takes):
        assert refusal({"mispelt": "?"}, kind).code == "parameter_unknown"


@typed
def test_every_required_name_is_demanded(route: Route) -> None:
    for kind in typed_sets(route.takes):
        for name in getattr(kind, "__required_keys__", frozenset()) & set(fields(kind)):
            assert refusal({}, kind).code == "parameter_missing", name


def test_refusals_name_the_whole_path() -> None:
    sent = nested([("line_items[0][price_data][product_data][nme]", "Jar")])

    assert refusal(sent, SessionCreateParams).param == "line_items[0][price_data][currency]"


def test_words_become_their_own_kinds() -> None:
    sent = nested([("expires_at", "12"), ("metadata[a]", "1"), ("automatic_tax[enabled]", "false")])

    assert checked(sent, SessionCreateParams) == {
        "expires_at": 12,
        "metadata": {"a": "1"},
        "automatic_tax": {"enabled": False},
    }


leaves = st.text(min_size=1, max_size=5)
names = st.text("abcdefgh", min_size=1, max_size=4)
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(names, inner, min_size=1),
    max_leaves=8,
)


def flat(tree: Any, at: str) -> Iterator[tuple[str, str]]:
    """As the SDK writes a form: numbered brackets for lists."""
    if isinstance(tree, str):
        yield at, tree
        return
    pairs = enumerate(tree) if isinstance(tree, list) else tree.items()
    for name, child in pairs:
        yield from flat(child, f"{at}[{name}]")


@given(tree=trees)
def test_what_was_nested_comes_out_nested(tree: Any) -> None:
    assert nested(flat(tree, "x")) == {"x": tree}


@given(fields=st.lists(st.tuples(st.text(min_size=1, max_size=12), st.text(max_size=5)), max_size=6))
def test_no_form_however_odd_breaks_the_reader(fields: list[tuple[str, str]]) -> None:
    assert code_of(nested(fields), SessionCreateParams) in (None, "parameter_unknown")
