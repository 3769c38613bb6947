"""The inbox's pages and its levers over HTTP."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.template import Context, Engine
from werkzeug.exceptions import BadRequest, HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from tests.standins.inbox.mailbox import Mailbox
from tests.standins.inbox.reading import attachments, body, drawn, row
from tests.standins.inbox.script import Script

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PAGES: Final = Path(__file__).parent / "pages"
ENGINE: Final = Engine(dirs=[str(PAGES)])
LISTED: Final = 100  # newest messages; the rest stay in the folder
NEW_TAB: Final = '<base target="_blank">'  # a link in a mail must not open inside its frame
MAIL_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox"
)
URLS: Final = Map(
    [
        Rule("/", endpoint="list", methods=["GET"]),
        Rule("/inbox.css", endpoint="stylesheet", methods=["GET"]),
        Rule("/messages/<name>", endpoint="message", methods=["GET"]),
        Rule("/messages/<name>/html", endpoint="html", methods=["GET"]),
        Rule("/messages/<name>/source", endpoint="source", methods=["GET"]),
        Rule("/messages/<name>/attachments/<int:number>", endpoint="attachment", methods=["GET"]),
        Rule("/_levers/script", endpoint="levers", methods=["GET", "POST", "DELETE"]),
        Rule("/_levers/messages", endpoint="clear", methods=["DELETE"]),
    ]
)


class Web:
    """A WSGI application over one mailbox and one script."""

    def __init__(self, mailbox: Mailbox, script: Script) -> None:
        self._mailbox = mailbox
        self._script = script

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        request = Request(environ)
        try:
            endpoint, arguments = URLS.bind_to_environ(environ).match()
            response = getattr(self, f"_{endpoint}")(request, **arguments)
        except HTTPException as error:
            response = error.get_response(environ)
        except FileNotFoundError:
            response = NotFound("There is no such message.").get_response(environ)
        return response(environ, start_response)  # type: ignore[no-any-return]  # found by name

    def _list(self, request: Request) -> Response:
        names = self._mailbox.names()
        rows = [row(name, self._mailbox.message(name)) for name in reversed(names[-LISTED:])]
        return _page("list.html", rows=rows, count=len(names))

    def _stylesheet(self, request: Request) -> Response:
        return Response((PAGES / "inbox.css").read_text(), mimetype="text/css")

    def _message(self, request: Request, name: str) -> Response:
        message = self._mailbox.message(name)
        return _page(
            "message.html",
            row=row(name, message),
            headers=message.items(),
            text=body(message, "plain"),
            has_html=message.get_body(("html",)) is not None,
            attachments=attachments(message),
        )

    def _html(self, request: Request, name: str) -> Response:
        html = drawn(self._mailbox.message(name))
        if html is None:
            raise NotFound("This message has no HTML part.")
        headers = {"Content-Security-Policy": MAIL_POLICY}
        return Response(html + NEW_TAB, mimetype="text/html", headers=headers)

    def _source(self, request: Request, name: str) -> Response:
        return Response(self._mailbox.source(name), mimetype="text/plain")

    def _attachment(self, request: Request, name: str, number: int) -> Response:
        found = attachments(self._mailbox.message(name))
        if not 1 <= number <= len(found):
            raise NotFound("There is no such attachment.")
        attached = found[number - 1]
        response = Response(attached.content, mimetype=attached.content_type)
        response.headers.set("Content-Disposition", "attachment", filename=attached.file_name)
        return response

    def _levers(self, request: Request) -> Response:
        if request.method == "DELETE":
            self._script.clear()
        if request.method == "POST":
            self._add_replies(request.get_json())
        return Response(json.dumps(self._script.waiting()), mimetype="application/json")

    def _add_replies(self, wanted: Any) -> None:
        try:
            self._script.add(wanted["verb"], [str(reply) for reply in wanted["replies"]])
        except (KeyError, TypeError, ValueError) as error:
            raise BadRequest(f'send {{"verb": "DATA", "replies": ["451 later", "OK"]}}: {error}') from error

    def _clear(self, request: Request) -> Response:
        self._mailbox.clear()
        return Response(status=204)


def _page(name: str, **context: Any) -> Response:
    html = ENGINE.get_template(name).render(Context(context))
    return Response(html, mimetype="text/html", headers={"Cache-Control": "no-store"})
