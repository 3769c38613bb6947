"""Checks a request against the SDK's typed parameters: names at every depth, presence, kind, enum."""

import typing
from decimal import Decimal, InvalidOperation
from functools import cache
from types import UnionType
from typing import Any, Literal

import stripe
from stripe._request_options import RequestOptions

from tests.standins.stripe.errors import ApiError, invalid

OPTIONS = frozenset(RequestOptions.__annotations__)
# Two names that stripe's own modules import for the type checker only.
UNIMPORTED = {"StripeContext": stripe.StripeContext, "Mapping": typing.Mapping}
UNIONS = (typing.Union, UnionType)


@cache
def fields(kind: type) -> dict[str, Any]:
    """A typed parameter set's names and kinds, without the SDK's own request options."""
    hints = typing.get_type_hints(kind, localns=UNIMPORTED)
    return {name: hint for name, hint in hints.items() if name not in OPTIONS}


def checked(sent: dict[str, Any], kind: type, *, at: str = "") -> dict[str, Any]:
    """The parameters in their own types, or the refusal that Stripe would give."""
    known = fields(kind)
    _refuse_unknown([name for name in sent if name not in known], at)
    for name in sorted(getattr(kind, "__required_keys__", frozenset())):
        if name in known and name not in sent:
            raise absent(_named(at, name))
    return {name: _value(value, known[name], _named(at, name)) for name, value in sent.items()}


def absent(param: str) -> ApiError:
    return invalid(f"Missing required param: {param}.", param=param, code="parameter_missing")


def not_played(param: str) -> ApiError:
    """Stripe would obey; here it would change nothing, so it is refused rather than ignored."""
    return invalid(f"Stripe knows {param} as you sent it, but this stand-in does not play it.", param=param)


def _refuse_unknown(names: list[str], at: str) -> None:
    if not names:
        return
    listed = ", ".join(_named(at, name) for name in names)
    plural = "s" if len(names) > 1 else ""
    message = f"Received unknown parameter{plural}: {listed}"
    raise invalid(message, param=_named(at, names[0]), code="parameter_unknown")


def _named(at: str, name: str) -> str:
    return f"{at}[{name}]" if at else name


def _value(value: Any, kind: Any, param: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in UNIONS:
        return _union(value, typing.get_args(kind), param)
    if origin is list:
        return _list(value, typing.get_args(kind)[0], param)
    if hasattr(kind, "__required_keys__"):
        return checked(_mapping(value, param), kind, at=param)
    if origin is dict or _is_free_form(kind):
        return {str(name): str(child) for name, child in _mapping(value, param).items()}
    return _scalar(value, kind, param)


def _is_free_form(kind: Any) -> bool:
    return "UntypedStripeObject" in str(kind)


def _list(value: Any, kind: Any, param: str) -> list[Any]:
    if not isinstance(value, list):
        raise invalid("Invalid array", param=param)
    return [_value(item, kind, _named(param, str(index))) for index, item in enumerate(value)]


def _mapping(value: Any, param: str) -> dict[str, Any]:
    if isinstance(value, list):
        return {str(index): child for index, child in enumerate(value)}
    if not isinstance(value, dict):
        raise invalid("Invalid object", param=param)
    return value


def _union(value: Any, kinds: tuple[Any, ...], param: str) -> Any:
    enums = [option for kind in kinds if typing.get_origin(kind) is Literal for option in typing.get_args(kind)]
    if value == "" and "" in enums:
        return ""
    options = [option for option in enums if option]
    if options and isinstance(value, str):
        return _option(value, options, param)
    others = [kind for kind in kinds if typing.get_origin(kind) is not Literal]
    return _first_fitting(value, others, param)


def _option(value: str, options: list[str], param: str) -> str:
    if value not in options:
        listed = ", ".join(options[:-1]) + f", or {options[-1]}" if len(options) > 1 else options[0]
        raise invalid(f"Invalid {param}: must be one of {listed}", param=param)
    return value


def _first_fitting(value: Any, kinds: list[Any], param: str) -> Any:
    refusal: ApiError | None = None
    for kind in kinds:
        try:
            return _value(value, kind, param)
        except ApiError as refused:
            refusal = refusal or refused
    raise refusal or invalid(f"Invalid {param}", param=param)


def _scalar(value: Any, kind: Any, param: str) -> Any:
    if not isinstance(value, str):
        raise invalid("Invalid string", param=param)
    if value == "":
        raise _empty(param)
    if typing.get_origin(kind) is Literal:
        return _option(value, list(typing.get_args(kind)), param)
    return READERS.get(kind, _text)(value, param)


def _empty(param: str) -> ApiError:
    message = (
        f"You passed an empty string for '{param}'. We assume empty values are an attempt to unset a parameter; "
        f"however '{param}' cannot be unset. You should remove '{param}' from your request or supply a "
        "non-empty value."
    )
    return invalid(message, param=param, code="parameter_invalid_empty")


def _text(value: str, param: str) -> str:
    if len(value) > 5000:
        message = f"Invalid string: {value[:8]}...{value[-8:]}; must be at most 5000 characters"
        raise invalid(message, param=param)
    return value


def _integer(value: str, param: str) -> int:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise invalid(f"Invalid integer: {value}", param=param, code="parameter_invalid_integer")
    return int(value)


def _boolean(value: str, param: str) -> bool:
    if value not in ("true", "false"):
        raise invalid(f"Invalid boolean: {value}", param=param)
    return value == "true"


def _decimal(value: str, param: str) -> str:
    try:
        return str(Decimal(value))
    except InvalidOperation:
        raise invalid(f"Invalid decimal: {value}", param=param) from None


READERS: dict[Any, Any] = {int: _integer, bool: _boolean, Decimal: _decimal, float: _decimal, str: _text}
