"""A Python of the shop's own that stays open, so that a question costs no new start of Django."""

import json
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

MARK = "\x02"  # begins the one line that is an answer; anything else was printed by the shop
PROGRAM = f"""
import json, sys, traceback
import django
django.setup()
from django.db import connections
for question in sys.stdin:
    names = {{"answer": None}}
    try:
        exec(json.loads(question), names)
        said = {{"answer": names["answer"]}}
    except Exception:
        said = {{"error": traceback.format_exc()}}
    connections.close_all()
    print({MARK!r} + json.dumps(said, default=str), flush=True)
"""


class Interpreter:
    """Runs code in the shop's environment; what the code assigns to `answer` comes back as JSON."""

    def __init__(self, environment: dict[str, str], *, folder: Path, log: IO[bytes]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM], cwd=folder, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
        )  # fmt: skip

    def ask(self, code: str) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(code) + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith(MARK):
                said = json.loads(line[1:])
                assert "error" not in said, said["error"]
                return said["answer"]
        raise AssertionError("the shop's interpreter has ended; see ask.log in the house's folder")

    def close(self) -> None:
        self._process.communicate()
