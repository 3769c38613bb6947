"""The Nu HTML checker on markup as the server sent it."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def faults(jar: Path, sources: Mapping[str, str]) -> list[str]:
    """Errors of documents by name, a line each; warnings and hints are left to people."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for page, source in sources.items():
            (folder / f"{page}.html").write_text(source, encoding="utf-8")
        command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout", str(folder)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    messages: list[dict[str, Any]] = json.loads(said)["messages"]
    return [_line(message) for message in messages if message["type"] != "info"]


def _line(message: dict[str, Any]) -> str:
    where = f"{Path(message.get('url', '')).stem}:{message.get('lastLine', '?')}"
    return f"{where} {message['message']} ({message.get('extract', '').strip()[:80]!r})"
