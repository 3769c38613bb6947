"""SpamAssassin's opinion of every mail that the shop can send, by the tests that ask nobody outside."""

import mailbox
import re
import subprocess
import tempfile
from contextlib import closing
from email.message import Message
from pathlib import Path
from typing import Final

AT_MOST: Final = 0.5
STATUS: Final = re.compile(r"score=(-?[\d.]+) .*?tests=(.*?) autolearn", re.DOTALL)


def scores(messages: list[Message]) -> dict[str, tuple[float, str]]:
    """By Message-ID, each score and the tests that were met; all in one process, which keeps no order."""
    with tempfile.TemporaryDirectory() as name:
        box = mailbox.mbox(Path(name, "mails"))
        for message in messages:
            box.add(message)
        box.close()
        command = ["spamassassin", "--local", "--mbox", str(Path(name, "mails"))]
        judged = Path(name, "judged")
        judged.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
        with closing(mailbox.mbox(judged)) as read:
            found = {str(one["Message-ID"]): STATUS.search(str(one["X-Spam-Status"])) for one in read}
    return {key: (float(status[1]), "".join(status[2].split())) for key, status in found.items() if status}
