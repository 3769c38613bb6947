"""Refusals in the shape of Stripe's API (docs.stripe.com/api/errors)."""

from dataclasses import dataclass
from typing import Any


class ContractError(Exception):
    """An answer that Stripe's OpenAPI description does not allow."""


@dataclass
class ApiError(Exception):
    """An answer other than 200; `executed` says whether an endpoint had begun, so that it is stored."""

    message: str
    status: int = 400
    type: str = "invalid_request_error"
    code: str | None = None
    param: str | None = None
    executed: bool = False
    decline_code: str | None = None
    extra: dict[str, Any] | None = None

    def body(self) -> dict[str, Any]:
        named = {"code": self.code, "decline_code": self.decline_code, "param": self.param}
        error = {"message": self.message, "type": self.type}
        error.update({name: value for name, value in named.items() if value is not None})
        return {"error": error | (self.extra or {})}


def missing(what: str, identifier: str, *, param: str) -> ApiError:
    message = f"No such {what}: '{identifier}'"
    return ApiError(message, status=404, code="resource_missing", param=param, executed=True)


def invalid(message: str, *, param: str, code: str | None = None) -> ApiError:
    """A parameter that fails validation: nothing has begun, nothing is stored under the key."""
    return ApiError(message, param=param, code=code)


def wrong_state(message: str, *, code: str | None = None, **extra: Any) -> ApiError:
    return ApiError(message, code=code, executed=True, extra=extra)
