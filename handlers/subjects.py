"""Subjects: every conversation of every package by its name, how it behaves beside others, and how its deeds are taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, TypeVar

from handlers import reception
from handlers.conversation import Conversation
from handlers.declared import Subjects
from handlers.enquiry.subjects import SUBJECTS as ENQUIRY
from handlers.group.subjects import SUBJECTS as GROUP
from handlers.language import N_
from handlers.lead.subjects import SUBJECTS as LEAD
from handlers.notice.subjects import SUBJECTS as NOTICE
from handlers.office.subjects import SUBJECTS as OFFICE
from handlers.person.subjects import SUBJECTS as PERSON
from handlers.ready.subjects import SUBJECTS as READY
from handlers.safety.subjects import SUBJECTS as SAFETY
from handlers.scheme.subjects import SUBJECTS as SCHEME
from handlers.seller.subjects import SUBJECTS as SELLER
from handlers.step import Step
from handlers.trade.subjects import SUBJECTS as TRADE
from handlers.voice.subjects import SUBJECTS as VOICE
from handlers.workshop.subjects import SUBJECTS as WORKSHOP

RECEPTION = Subjects(
    conversations=reception.CONVERSATIONS,
    matter=N_("your question to the office"),
    names={"complain": N_("your complaint")},
    begun_by_people=("ask_office", "complain"),
)
ALL = (
    RECEPTION, SELLER, ENQUIRY, LEAD, TRADE, READY, GROUP, PERSON, VOICE, SAFETY, OFFICE, NOTICE, SCHEME, WORKSHOP,
)  # fmt: skip
One = TypeVar("One")


def by_name(told: Iterable[Mapping[str, One]]) -> dict[str, One]:
    """What all packages declare, in one dictionary. Raises ValueError where two of them use one name."""
    together: dict[str, One] = {}
    for one in told:
        if twice := together.keys() & one.keys():
            raise ValueError(f"declared by two packages: {', '.join(sorted(twice))}")
        together.update(one)
    return together


def listed(told: Iterable[tuple[One, ...]]) -> tuple[One, ...]:
    return tuple(chain.from_iterable(told))


CONVERSATIONS: dict[str, Callable[[Conversation], None]] = by_name(one.conversations for one in ALL)
ERRANDS: dict[str, Callable[..., Any]] = by_name(one.errands for one in ALL)
REVERSES: dict[str, Callable[[Step, Any], bool]] = by_name(one.reverses for one in ALL)
TOO_LATE = by_name(one.too_late for one in ALL)
TITLES = by_name(one.titles for one in ALL)
CONVERSATION_NAMES = by_name({**dict.fromkeys(one.conversations, one.matter), **one.names} for one in ALL)
"""How each conversation is called to whoever left it unfinished."""
OFFICE_WORK = listed(one.office_work for one in ALL)
LISTS = listed(one.lists for one in ALL)
LOOKED_AT = listed(one.looked_at for one in ALL)
BEGUN_BY_PEOPLE = listed(one.begun_by_people for one in ALL)
CAN_WAIT = listed(one.can_wait for one in ALL)
GIVE_WAY = listed(one.gives_way for one in ALL)
UNASKED = listed(one.unasked for one in ALL)
FLOOR_STAYS = listed(one.floor_stays for one in ALL)
FROM = "chosen_from"
"""Under which a conversation keeps the list that it was chosen from."""
