"""API keys: any test key is good; no live key may ever come near."""

from werkzeug.datastructures import Authorization

from tests.standins.stripe.errors import ApiError

TEST_KEYS = ("sk_test_", "rk_test_")
NO_KEY = (
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth "
    "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details."
)


def check(authorization: Authorization | None) -> None:
    """Bearer, or Basic with the key as user name."""
    key = _key(authorization)
    if not key:
        raise ApiError(NO_KEY, status=401)
    if key.startswith(("sk_live_", "rk_live_")):
        raise ApiError("This is a stand-in for test mode; it takes no live key.", status=401)
    if not key.startswith(TEST_KEYS) or len(key) <= len("sk_test_"):
        masked = key[:8] + "*" * min(len(key), 12) + key[-4:]
        raise ApiError(f"Invalid API Key provided: {masked}", status=401)


def _key(authorization: Authorization | None) -> str:
    if authorization is None:
        return ""
    if authorization.type == "basic":
        return str(authorization.username or "")
    return authorization.token or ""
