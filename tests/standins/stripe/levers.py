"""A client of the stand-in's levers, for tests and fault runs; standard library only."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any


class LeverError(Exception):
    """The stand-in refused, in its own words."""


@dataclass(frozen=True)
class Levers:
    """Each method pulls the lever of its name; see control.py and faults.py for what they do."""

    url: str

    def ledger(self) -> dict[str, Any]:
        return dict(self._call("GET", "ledger"))

    def deliveries(self) -> list[dict[str, Any]]:
        return list(self._call("GET", "deliveries"))

    def violations(self) -> list[str]:
        return list(self._call("GET", "violations"))

    def rule(self, action: str, **wish: Any) -> dict[str, Any]:
        """For requests give `path` (and `method`), for webhooks `event`; `count`, `probability`, `seconds`."""
        return self._post("rules", action=action, **wish)

    def rules(self) -> list[dict[str, Any]]:
        return list(self._call("GET", "rules"))

    def clear_rules(self) -> None:
        self._call("DELETE", "rules")

    def reset(self) -> None:
        self._post("reset")

    def hold(self) -> None:
        self._post("hold")

    def release(self) -> None:
        self._post("release")

    def advance(self, seconds: float) -> int:
        return int(self._post("advance", seconds=seconds)["clock"])

    def pay(self, session: str, card: str = "4242424242424242", **more: Any) -> dict[str, Any]:
        return self._post("pay", session=session, card=card, **more)

    def refund(self, **params: Any) -> dict[str, Any]:
        return self._post("refund", **params)

    def fail_refund(self, refund: str) -> dict[str, Any]:
        return self._post("fail_refund", refund=refund)

    def settle_refund(self, refund: str) -> dict[str, Any]:
        return self._post("settle_refund", refund=refund)

    def dispute(self, charge: str) -> dict[str, Any]:
        return self._post("dispute", charge=charge)

    def decide(self, dispute: str, *, won: bool) -> dict[str, Any]:
        return self._post("decide", dispute=dispute, won=won)

    def resend(self, event: str) -> dict[str, Any]:
        return self._post("resend", event=event)

    def _post(self, lever: str, **fields: Any) -> dict[str, Any]:
        return dict(self._call("POST", lever, fields))

    def _call(self, method: str, lever: str, fields: dict[str, Any] | None = None) -> Any:
        body = json.dumps(fields or {}).encode() if method == "POST" else None
        request = urllib.request.Request(f"{self.url}/_levers/{lever}", body, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=90) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                raise LeverError(json.loads(refused.read())["error"]["message"]) from None
