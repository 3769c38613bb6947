"""What can come of handing a mail over, in our words. No smtplib, no Django."""


class NotSent(Exception):  # noqa: N818 - an outcome
    """The message has certainly not been taken on."""


class Unreachable(NotSent):
    """No mail server to talk to, or it would not let us in; nothing was said about this mail."""


class RefusedForNow(NotSent):
    """The server asked us to come back later."""


class Closed(RefusedForNow):
    """The server ended the connection before it heard of this mail."""


class RefusedAddress(NotSent):
    """There is no such mailbox; writing to it again would hurt our name."""


class RefusedMessage(NotSent):
    """The server won't take this message, now or later."""


class InDoubt(Exception):  # noqa: N818 - an outcome
    """The connection ended before the server's answer: the message may have arrived or not."""
