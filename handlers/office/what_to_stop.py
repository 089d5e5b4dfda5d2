"""An officer who writes "रोक दो" or "thamba" is asked what is to stop: a broadcast, or messages to herself."""

from __future__ import annotations

from handlers.conversation import Conversation
from handlers.language import N_
from handlers.notice import broadcasts
from handlers.office.rights import for_officers
from handlers.person import privacy
from handlers.questions import Option, choice
from storage.staff import Officer

BROADCAST = Option(
    "broadcast", N_("A notice to people"),
    also=("notice", "broadcast", "suchna", "soochna", "सूचना", "नोटिस", "नोटीस", "सबको", "सर्वांना", "logon ko", "lokanna"),
)  # fmt: skip
MINE = Option(
    "mine", N_("Messages to me"),
    also=("me", "mine", "mere", "mere message", "mujhe", "मेरे", "मुझे", "मेरे मैसेज", "mala", "maze", "मला", "माझे", "band karo", "बंद करो",
          "बंद", "रोक दो", "रोको", "roko", "rok do", "थांबा", "थांबवा", "बंद करा", "thamba", "thambva", "band kara"),
)  # fmt: skip
NOTHING = Option(
    "nothing", N_("Nothing"),
    also=("nothing", "kuch nahi", "कुछ नहीं", "kahi nahi", "काही नाही", "rehne do", "रहने दो", "राहू द्या"),
)  # fmt: skip
GOING = ("submitted", "approved")


@for_officers
def which(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """What is to stop: a broadcast that is under way, messages to herself, or nothing."""
    going = broadcasts.mine(c.db, c.world, officer, *GOING)
    options = (*((BROADCAST,) if going else ()), MINE, NOTHING)
    wish = str(c.ask(choice("what", N_("What shall I stop?"), options)))
    if wish == "broadcast":
        return c.then("broadcast", str(going[0].id)) if len(going) == 1 else c.then("broadcasts")
    return privacy.stop(c.step) if wish == "mine" else c.say(N_("All right, everything goes on."))


CONVERSATIONS = {"office_stop": which}
