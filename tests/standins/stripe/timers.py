"""Things that happen by themselves later, on the stand-in's clock."""

from tests.standins.stripe.account import Account


def start(account: Account, action: str, subject: str, *, seconds: float) -> None:
    due = account.clock.precise() + seconds
    account.ledger.run("INSERT INTO timers (due, action, subject) VALUES (?, ?, ?)", due, action, subject)


def ring(account: Account) -> list[tuple[str, str]]:
    """Takes the timers that are due: action and subject of each, oldest first."""
    statement = "DELETE FROM timers WHERE due <= ? RETURNING due, action, subject"
    rows = sorted(tuple(row) for row in account.ledger.run(statement, account.clock.precise()))
    return [(action, subject) for _, action, subject in rows]
