"""A group's own chat made ready: topics for enquiries, offers and help where it is a forum, and its own invite link."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from handlers.group.group_deeds import chat_of, do
from handlers.language import N_, render, say
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.step import Step
from handlers.world import World
from storage import groups, outbox, people
from storage.cards import Card
from storage.groups import Group

TOPICS = {"enquiry": N_("Enquiries"), "offer": N_("Offers"), "help": N_("Help")}
"""The topics that Haat makes; those of single goods are made on the office's word."""


def prepare(step: Step, group: Group, *, forum: bool) -> None:
    """Haat became administrator: make the topics of a forum, and a link by which people ask to be let in; each once."""
    if group.link_row is None:
        row = do(step.db, step.world, step.address, "invite_link", f"invite:{group.id}:{step.inbox_id}", name="Haat")
        groups.change(step.db, group.id, link_row=row, invite_link=None)
    groups.change(step.db, group.id, forum=forum)
    if not forum:
        return
    topics = dict(group.topics or {})
    for name, title in TOPICS.items():
        if name not in topics:
            row = do(
                step.db, step.world, step.address, "topic", f"topic:{group.id}:{name}", name=say(step.language, title)
            )
            topics[name] = [row, ""]
    groups.change(step.db, group.id, topics=topics)


def of_goods(db: Connection, world: World, group: Group, concept: str) -> bool:
    """A topic of its own for some goods; False where the chat is no forum of ours, or has one already."""
    chat, name = chat_of(db, group), f"goods:{concept}"
    if chat is None or not group.forum or name in (group.topics or {}):
        return False
    tongue = people.person(db, chat.person_id).language or FALLBACK_LANGUAGE
    title = render(world.catalogue.product(concept), tongue)
    row = do(db, world, chat, "topic", f"topic:{group.id}:{name}", name=title)
    groups.change(db, group.id, topics={**(group.topics or {}), name: [row, ""]})
    return True


def thread_for(db: Connection, group: Group, card: Card) -> str:
    """The topic in which a card hangs: of its goods, else of its kind; empty for a chat without topics."""
    topics = group.topics or {}
    names = (f"goods:{card.concept}", card.kind) if group.forum else ()
    for name in names:
        if name not in topics:
            continue
        row, thread = topics[name]
        if not thread and row and (thread := outbox.provider_id_of(db, int(row))):
            topics = {**topics, name: [row, thread]}
            groups.change(db, group.id, topics=topics)
        if thread:
            return str(thread)
    return ""


def own_link(db: Connection, group: Group) -> str:
    """The link by which people ask to be let into the group's own chat; empty where there is none yet."""
    if group.invite_link or group.link_row is None:
        return group.invite_link or ""
    link = outbox.provider_id_of(db, group.link_row)
    if link:
        groups.change(db, group.id, invite_link=link)
    return link
