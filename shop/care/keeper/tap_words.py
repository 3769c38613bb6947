"""What the page behind a button in a mail says before anything is done."""

from dataclasses import dataclass
from typing import Final

from shop.care.taps import Action


@dataclass(frozen=True)
class TapWords:
    """A heading, what will happen, and the button."""

    title: str
    text: str
    button: str


WORDS: Final[dict[Action, TapWords]] = {
    Action.THICK: TapWords("It set: thick", "We note it, and your plan fits itself to it.", "Yes, thick"),
    Action.THIN: TapWords("Still thin", "We note it, and give the full cup more time if need be.", "Yes, thin"),
    Action.OFF: TapWords("It smells off", "We note it, and write tomorrow with what to look for.", "Yes, off"),
    Action.FED: TapWords("Fed", "We note it, and leave out today's feeding note.", "Yes, fed"),
    Action.ARRIVED: TapWords("They're here", "Your plan begins today, with their first meal.", "They're here"),
    Action.NOT_YET: TapWords("Not here yet", "We wait two more days and then begin again.", "Not here yet"),
    Action.BACK: TapWords("We're back", "The break ends today; two small batches wake your grains.", "We're back"),
    Action.NUDGE: TapWords("Two more weeks", "A feeding note each day for two more weeks.", "Two more weeks"),
    Action.MONTHLY: TapWords("Once a month", "A note once a month, and no others.", "Once a month, please"),
    Action.CONFIRM: TapWords("Shall the notes begin?", "We write to this address about your jar.", "Yes, begin"),
}


def words_for(action: Action) -> TapWords:
    """The words of one action."""
    return WORDS[action]
