"""What a package declares of its conversations: each by its name, how it behaves beside others, how its deeds are taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handlers.conversation import Conversation
from handlers.step import Step


@dataclass(frozen=True, kw_only=True)
class Subjects:
    """The conversations of one package; handlers.subjects puts those of all packages together."""

    conversations: Mapping[str, Callable[[Conversation], None]]
    matter: str
    """How an unfinished conversation of these is called to the person who was in it, where it has no name of its own."""
    errands: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    reverses: Mapping[str, Callable[[Step, Any], bool]] = field(default_factory=dict)
    """How a deed is taken back, by the name its audit row gives; says whether it could be."""
    too_late: Mapping[str, str] = field(default_factory=dict)
    """Why a deed cannot be taken back any more, by the name of its reverse, where that can be told."""
    titles: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    """Which of several open conversations of one name is meant: what each is about, in a few words."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The unfinished conversations that are called otherwise, each by its name."""
    office_work: tuple[str, ...] = ()
    """Conversations for the officers of an office only."""
    lists: tuple[str, ...] = ()
    """Conversations whose choice does nothing yet but lead to another conversation: back comes here again."""
    looked_at: tuple[tuple[str, str], ...] = ()
    """Lists of one's own, (conversation, question): after another matter they are not put again when nothing was chosen."""
    begun_by_people: tuple[str, ...] = ()
    """Conversations that are over when their first question is left; what Haat began goes on waiting for its answer."""
    can_wait: tuple[str, ...] = ()
    """Conversations whose question is asked once: their buttons go on working, but they are not put again after others."""
    gives_way: tuple[str, ...] = ()
    """Conversations whose question can wait while the speaker writes to the other side of a deal."""
    unasked: tuple[str, ...] = ()
    """Conversations that nobody asked for: whatever does not answer them is a matter of its own, and no strike."""
    floor_stays: tuple[str, ...] = ()
    """Conversations that tell something with buttons below it while a question is open: that question is put again."""
