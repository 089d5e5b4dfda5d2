"""The people of one telephone: who they are, by which name each is found, and which of them has the word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.folding import fold, tokens
from handlers.language import N_
from handlers.person.naming import named_for, self_named
from handlers.step import Step
from storage import acting, consent, conversations, people, sharing
from storage import rooms as kept_rooms
from storage.sharing import Here


def helper_purpose(helper_id: int) -> str:
    """Under which purpose the ledger keeps somebody's yes to a helper."""
    return f"helper:{helper_id}"


def here(step: Step) -> list[Here]:
    """Everybody who speaks from this address; through a helper only those who still say yes to that."""
    everyone = sharing.people_of(step.db, step.address.id) if step.address.shared else []
    return [
        one for one in everyone
        if one.helper_id is None or consent.given(step.db, one.person_id, helper_purpose(one.helper_id))
    ]  # fmt: skip


def helpers_of(step: Step) -> list[int]:
    """Who acts for the speaker now, by the speaker's yes."""
    found = {helper_id for _, helper_id in sharing.everywhere(step.db, step.person.id) if helper_id}
    return [one for one in sorted(found) if consent.given(step.db, step.person.id, helper_purpose(one))]


def greet(step: Step) -> None:
    """The speaker by name: the one line that needs no name above it. Who speaks through a helper is named above the next one."""
    if acting.helper() is not None:
        return
    step.say(N_("Namaste {name}!"), name=step.person.name or "")
    step.letters[-1].bare = True


def known(step: Step) -> None:
    """It is known now who is speaking."""
    people.change_address(step.db, step.address.id, unsure=None, last_inbound_at=step.world.now)
    step.address = replace(step.address, unsure=None, last_inbound_at=step.world.now)


def switch(step: Step, person_id: int) -> None:
    """Another of this address's people is speaking from here on: their own talk or room hears them."""
    known(step)
    if person_id != step.person.id:
        talk = conversations.next_open(step.db, person_id, step.address.id, but=0)
        rooms = kept_rooms.open_of(step.db, person_id) if talk is None else []
        kind = "conversation" if talk is not None else "room" if rooms else None
        holder = talk.id if talk is not None else rooms[0] if rooms else None
        fields: dict[str, Any] = {"person_id": person_id, "floor_kind": kind, "floor_id": holder}
        people.change_address(step.db, step.address.id, **fields)
        step.address = replace(step.address, **fields)
        step.person = people.person(step.db, person_id)
    mine = sharing.one_of(step.db, step.address.id, person_id)
    acting.through(mine.helper_id if mine else None)


def named_here(text: str, everyone: Sequence[Here]) -> Here | None:
    """Whom of these a message names as its speaker, or as whom it is for: "मैं रमा हूँ", "मीना के लिए"."""
    said = self_named(text, surely=False) or named_for(text)
    return called(said, everyone) if said else None


def named_by_helper(step: Step, text: str) -> str | None:
    """Who helps others means a person by "Pooja ke liye", where anybody else wants goods for the feast."""
    name = named_for(text, pooja_too=True)
    return name if name is not None and sharing.helped_by(step.db, acting.helper() or step.person.id) else None


def called(name: str, everyone: Sequence[Here]) -> Here | None:
    """The one of these with this name; a first name is enough where only one has it."""
    key = key_of(name)
    exact = [one for one in everyone if key_of(one.name or "") == key]
    first = [one for one in everyone if key and key_of(one.name or "").split()[:1] == key.split()[:1]]
    found = exact or (first if len(key.split()) == 1 else [])
    return found[0] if len(found) == 1 else None


def called_with_respect(name: str, everyone: Sequence[Here]) -> Here | None:
    """As `called`, and "लता" is लताबाई where nobody else is: for orders that are asked about before they are done. Whoever
    names a person to act for may mean another one: Sunita Devi is not Sunita then."""
    plain = _plain(name)
    found = [one for one in everyone if plain and _plain(one.name or "") == plain]
    return called(name, everyone) or (found[0] if len(found) == 1 else None)


_HONOURS = ("बाई", "ताई", "बेन", "बेहन", "देवी", "जी", "भाऊ", "दादा", "काकू", "मावशी", "bai", "tai", "ben", "behen", "devi", "ji",
            "bhau", "dada", "kaku", "mavshi")  # fmt: skip
_SHORTEST_NAME = 3


def _plain(name: str) -> str:
    """A first name without what is put behind it out of respect: लताबाई, "lata tai" and लता are one."""
    first, *rest = tokens(name.casefold()) or [""]
    if set(rest) - set(_HONOURS):
        return ""
    for honour in _HONOURS:
        if first.endswith(honour) and len(first) - len(honour) >= _SHORTEST_NAME - (not first.isascii()):
            return fold(first.removesuffix(honour))
    return fold(first)


def another_called(step: Step, text: str) -> Here | None:
    """Whom of the others of this telephone a message names and says nothing else: "suresh"."""
    if not step.address.shared or len(tokens(text)) > BARE_NAME:
        return None
    one = called(text, here(step))
    return one if one is not None and one.person_id != step.person.id else None


BARE_NAME = 2
"""Words at most of a name alone."""


def everybody(step: Step) -> list[int]:
    """Everybody of this telephone, the speaker first: where names count by the telephone, as at a workshop's door."""
    return [step.person.id, *(one.person_id for one in here(step) if one.person_id != step.person.id)]


def whose_name(step: Step, name: str) -> int:
    """The one of this telephone who bears a name; the speaker where nobody else does."""
    found = called(name, here(step))
    return found.person_id if found is not None else step.person.id


def key_of(name: str) -> str:
    """A name in one spelling for both scripts."""
    return " ".join(fold(word) for word in tokens(name))


def leaves(step: Step, address_id: int) -> None:
    """The speaker speaks from an address no more; whoever is left there speaks now."""
    sharing.leave(step.db, address_id, step.person.id)
    if address_id == step.address.id:
        step.address = people.address(step.db, address_id)
