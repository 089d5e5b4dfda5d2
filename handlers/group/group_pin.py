"""The pinned card of a group's own chat: what Haat does there, in the languages that are read there, with the way to join."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from handlers.group.group_deeds import chat_of, do, edit
from handlers.language import N_, say
from handlers.messages import START, Button
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.step import Step
from handlers.world import World
from storage import groups, offices, people
from storage.groups import Group
from storage.people import Address

JOIN = N_("Join here")
TEXT = N_("Namaste! I am Haat, of {office}.\nWrite what you need, for example “50 kilo turmeric”; sellers answer it.\n"
          "Phone numbers and links are taken off here; I bring both sides together.")  # fmt: skip


def tongues(db: Connection, group: Group) -> list[str]:
    """In which one or two languages a group's own chat reads."""
    chat = people.address(db, group.address_id) if group.address_id is not None else None
    first = (people.person(db, chat.person_id).language if chat else None) or FALLBACK_LANGUAGE
    second = group.second_language
    return [first, second] if second and second != first else [first]


def words(db: Connection, group: Group) -> str:
    """The card as it reads there."""
    office = offices.office(db, group.district_lgd)
    return "\n\n".join(
        say(tongue, TEXT, office=office.name_in(tongue) if office else group.name) for tongue in tongues(db, group)
    )


def hang(step: Step, group: Group) -> None:
    """One pinned card and no question."""
    tongue = tongues(step.db, group)[0]
    row = step.post(words(step.db, group), start=(say(tongue, JOIN), group.token) if group.token else None)
    if row is not None:
        groups.change(step.db, group.id, pinned_row=row)
        do(step.db, step.world, step.address, "pin", f"pin:{group.id}:{row}", after_id=row, message_of=row)


def follow(db: Connection, world: World, group: Group) -> None:
    """The card says now what is so now: other languages, or another group that lives in this chat."""
    chat: Address | None = chat_of(db, group)
    if chat is None or group.pinned_row is None:
        return
    join = [Button(say(tongues(db, group)[0], JOIN), f"{START}{group.token}")] if group.token else []
    edit(db, world, chat, group.pinned_row, words(db, group), keeps_buttons=False, buttons=join)
