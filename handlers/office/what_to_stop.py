"""An officer who writes "रोक दो" or "thamba" is asked what is to stop: a broadcast, or messages to herself.

A broadcast that rests already is among them: it is stopped for good there, or goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.conversation import Conversation
from handlers.language import N_
from handlers.notice import broadcasts
from handlers.notice.broadcasts import STANDING, Word
from handlers.office.rights import for_officers
from handlers.person import privacy
from handlers.questions import Option, choice
from storage import notices
from storage.broadcasts import Broadcast
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
NONE = replace(
    NOTHING, label=N_("None of them"), also=(*NOTHING.also, "none", "koi nahi", "कोई नहीं", "कोणतीच नाही", "konti nahi")
)
GOING = ("submitted", "approved", "paused")
MOST = 7
"""So many of them are offered, the newest first; WhatsApp's list holds ten lines."""


@for_officers
def which(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """What is to stop: a broadcast that is under way or rests, messages to herself, or nothing."""
    going = broadcasts.mine(c.db, c.world, officer, *GOING)[:MOST]
    options = (*((BROADCAST,) if going else ()), MINE, NOTHING)
    if len(going) == 1:
        asks = choice("what", N_("{title}: {state}\nWhat shall I stop?"), options, shorter=N_("What shall I stop?"))
        wish = str(c.ask(asks, title=_title(c, going[0]), state=Word(STANDING[going[0].status])))
    else:
        wish = str(c.ask(choice("what", N_("What shall I stop?"), options)))
    if wish == "broadcast":
        return _broadcast(c, going)
    return privacy.stop(c.step) if wish == "mine" else c.say(N_("All right, everything goes on."))


def _broadcast(c: Conversation, going: Sequence[Broadcast]) -> None:
    """Which of those that can be stopped, each with how it stands; what can be done with it is said there."""
    if len(going) == 1:
        return c.then("broadcast", str(going[0].id))
    options = [
        Option(str(one.id), N_("{number}. {title}: {state}"),
               {"number": one.id, "title": _title(c, one), "state": Word(STANDING[one.status])}) for one in going
    ]  # fmt: skip
    number = str(c.ask(choice("which", N_("Which notice?"), (*options, NONE))))
    return c.say(N_("All right, everything goes on.")) if number == NONE.value else c.then("broadcast", number)


def _title(c: Conversation, one: Broadcast) -> str:
    notice = notices.notice(c.db, one.notice_id)
    return (notice.title_in(c.language) if notice is not None else "") or f"#{one.id}"


CONVERSATIONS = {"office_stop": which}
