"""The one door through which links are looked at."""

from dataclasses import dataclass
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

AGENT: Final = "Mozilla/5.0 (compatible; link check)"
WEB: Final = (
    HTTPHandler,
    HTTPSHandler,
    HTTPRedirectHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    UnknownHandler,
)
LONGEST: Final = 200  # characters of a failure


@dataclass(frozen=True)
class Answer:
    """The status of a page after all redirects, or why there is none."""

    status: int | None
    failure: str = ""


def look(url: str, *, timeout: float) -> Answer:
    """Ask for the head of a page, and for the page if the head is refused; `timeout` in seconds for each step."""
    answer = _ask(url, method="HEAD", timeout=timeout)
    if answer.status is not None and answer.status >= 400:
        return _ask(url, method="GET", timeout=timeout)
    return answer


def _ask(url: str, *, method: str, timeout: float) -> Answer:
    try:
        request = Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 - see _opener
        with _opener().open(request, timeout=timeout) as response:
            return Answer(response.status)
    except HTTPError as error:
        error.close()
        return Answer(error.code)
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return Answer(None, f"{type(reason).__name__}: {reason}"[:LONGEST])


def _opener() -> OpenerDirector:
    """Knows nothing but the web: no files, no FTP."""
    opener = OpenerDirector()
    for handler in WEB:
        opener.add_handler(handler())
    return opener
