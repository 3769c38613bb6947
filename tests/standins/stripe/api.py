"""One API request from key to answer: authorise, check parameters, execute once, describe."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from tests.standins.stripe import authorization, events, expansion, form, idempotency, passing, versions
from tests.standins.stripe.account import API_VERSION, Account, Fault
from tests.standins.stripe.errors import ApiError, ContractError
from tests.standins.stripe.idempotency import Answer
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.misconduct import BROKEN, Misconduct
from tests.standins.stripe.parameters import checked, not_played
from tests.standins.stripe.routes import ROUTES, Route

log = logging.getLogger(__name__)
MAP = Map(
    [Rule(route.path.replace("{", "<").replace("}", ">"), methods=[route.method], endpoint=route) for route in ROUTES]
)


@dataclass(frozen=True)
class Call:
    """A request whose route and parameters are understood."""

    route: Route
    ids: dict[str, str]
    params: Json
    key: str | None
    request_id: str

    def fingerprint(self) -> str:
        return idempotency.fingerprint(self.route.method, self.route.path + json.dumps(self.ids), self.params)


class Api:
    """Answers /v1/ requests."""

    def __init__(self, account: Account, contract: Any, misconduct: Misconduct) -> None:
        self._account = account
        self._contract = contract
        self._misconduct = misconduct

    def respond(self, request: Request) -> Response:
        request_id = fresh("req", 14)
        faults = self._account.rules.for_request(request.method, request.path)
        replayed = False
        try:
            authorization.check(request.authorization)
            self._misconduct.before(faults)
            call = _understood(request, request_id)
            passing.catch_up(self._account)
            answer, replayed = self._answer(call, faults)
            self._misconduct.after(faults, answer.body)
        except ApiError as refusal:
            answer = Answer(refusal.status, refusal.body())
        return _response(answer, request_id, replayed=replayed)

    def _answer(self, call: Call, faults: list[Fault]) -> tuple[Answer, bool]:
        if call.key is None:
            return self._execute(call, faults), False
        stored = idempotency.claim(self._account, call.key, call.fingerprint())
        if stored:
            return stored, True
        try:
            return self._execute(call, faults), False
        finally:
            idempotency.forget(self._account, call.key)

    def _execute(self, call: Call, faults: list[Fault]) -> Answer:
        """Done and remembered in one transaction; a refusal before execution undoes both."""
        token = events.request.set({"id": call.request_id, "idempotency_key": call.key})
        try:
            with self._account.ledger.transaction():
                answer = BROKEN if _breaks(faults) else self._perform(call)
                self._store(call, answer)
                return answer
        except ContractError as broken:
            return Answer(500, {"error": {"type": "api_error", "message": str(broken)}})
        finally:
            events.request.reset(token)

    def _perform(self, call: Call) -> Answer:
        try:
            body = call.route.endpoint(self._account, call.params, **call.ids)
            body = expansion.expanded(self._account, body, call.params.get("expand", []))
        except ApiError as refusal:
            if not refusal.executed:
                raise
            return Answer(refusal.status, refusal.body())
        if self._contract:
            self._contract.check_answer(call.route, body)
        return Answer(200, body)

    def _store(self, call: Call, answer: Answer) -> None:
        if call.key:
            idempotency.store(self._account, call.key, answer)


def _breaks(faults: list[Fault]) -> bool:
    return any(fault.action == "error_500" for fault in faults)


def _understood(request: Request, request_id: str) -> Call:
    try:
        matched, ids = MAP.bind_to_environ(request.environ).match()
    except (NotFound, MethodNotAllowed):
        message = f"Unrecognized request URL ({request.method}: {request.path}). Is it in this stand-in's routes.py?"
        raise ApiError(message, status=404) from None
    assert isinstance(matched, Route)
    fields = request.args if request.method == "GET" else request.form
    sent = versions.current(form.nested(fields.items(multi=True)), request.headers.get("Stripe-Version"))
    params = checked(sent, matched.takes) if sent or matched.method == "POST" else {}
    for name in params:
        if name not in matched.played():
            raise not_played(name)
    key = request.headers.get("Idempotency-Key") if request.method == "POST" else None
    return Call(matched, dict(ids), params, key, request_id)


def _response(answer: Answer, request_id: str, *, replayed: bool) -> Response:
    response = Response(json.dumps(answer.body, indent=2), answer.status, mimetype="application/json")
    response.headers["Request-Id"] = request_id
    response.headers["Stripe-Version"] = API_VERSION
    if replayed:
        response.headers["Idempotent-Replayed"] = "true"
    return response
