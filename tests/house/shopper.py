"""A buyer without a browser: keeps cookies, reads forms as they are served, fills them in, sends them."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    status: int
    url: str
    text: str
    headers: dict[str, str]

    @property
    def location(self) -> str:
        return urllib.parse.urljoin(self.url, self.headers.get("location", ""))

    def form(self, having: str) -> Form:
        """The form that has a field of that name or whose action contains that text."""
        reader = _Forms()
        reader.feed(self.text)
        for form in reader.forms:
            if having in form.fields or having in form.action:
                return form
        raise AssertionError(f"no form with {having!r} on {self.url} ({self.status})")


class _Forms(HTMLParser):
    """Collects forms with the values that a browser would send untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        if self.forms and given.get("name"):
            self._field(tag, given)
        if tag == "option" and self.forms and self.select and ("selected" in given):
            self.forms[-1].fields[self.select] = given.get("value", "")

    def _field(self, tag: str, given: dict[str, str]) -> None:
        fields = self.forms[-1].fields
        name = given["name"]
        if tag == "select":
            self.select = name
            fields.setdefault(name, "")
        elif tag == "textarea":
            fields.setdefault(name, "")
        elif tag == "input" and given.get("type") in ("radio", "checkbox"):
            if "checked" in given:
                fields[name] = given.get("value", "on")
        elif tag == "input":
            fields[name] = given.get("value", "")


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Shopper:
    """One buyer's session with one shop."""

    def __init__(self, base: str, *, timeout: float = 30, address: str = "") -> None:
        """`address` is the network address it claims to come from, for a house that trusts its proxy."""
        self.base = base
        self.timeout = timeout
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), _NoRedirects, urllib.request.ProxyHandler({})
        )

    def get(self, path: str) -> Page:
        return self._send(urllib.request.Request(urllib.parse.urljoin(self.base, path)))

    def post(self, path: str, fields: dict[str, str]) -> Page:
        body = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(urllib.parse.urljoin(self.base, path), data=body)
        request.add_header("Origin", self.base)
        request.add_header("Referer", self.base + "/")
        return self._send(request)

    def submit(self, page: Page, having: str, **values: str) -> Page:
        """Send the form on that page with these values changed; `None` values are not possible, empty ones are."""
        form = page.form(having)
        return self.post(urllib.parse.urljoin(page.url, form.action), form.fields | values)

    def _send(self, request: urllib.request.Request) -> Page:
        if self.address:
            request.add_header("X-Forwarded-For", self.address)
        try:
            answer = self.opener.open(request, timeout=self.timeout)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return Page(answer.status, answer.url, answer.read().decode(), headers)
