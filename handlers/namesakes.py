"""Districts of one name: it is asked which is meant, and the answer may be the state alone, "bihar wala"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.conversation import Conversation
from handlers.language import N_, render
from handlers.matching.states import states_named
from handlers.questions import Misread, Option, Question, Reply, choice
from handlers.world import World

SHOWN = 5


def which_is_meant(c: Conversation, name: str, codes: Sequence[int]) -> Question:
    """Asks which of some districts is meant, each with its state."""
    options = [
        Option(
            str(code),
            N_("{district}, {state}"),
            {
                "district": render(c.world.places.district(code), c.language),
                "state": c.world.places.state_in(code, c.language),
            },
        )
        for code in codes[:SHOWN]
    ]
    asks = choice(name, N_("Which of these places do you mean?"), options)
    return replace(asks, read=_by_state(c.world, codes[:SHOWN]))


def _by_state(world: World, codes: Sequence[int]) -> Callable[[Reply, str], str]:
    """Reads the one district whose state is named. Raises Misread."""

    def read(reply: Reply, _language: str) -> str:
        said = states_named(reply.text)
        meant = [code for code in codes if world.places.district(code).state in said]
        if len(meant) != 1:
            raise Misread()
        return str(meant[0])

    return read
