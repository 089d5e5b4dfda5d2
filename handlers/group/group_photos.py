"""Photos on cards: shown only after their maker's yes, with the maker's name written across them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation, ErrandFailed
from handlers.enquiry.wording import name_for_others
from handlers.group import group_pictures
from handlers.language import N_
from handlers.messages import InboundMessage
from handlers.questions import Reply, words_of, yes_no
from handlers.step import Step
from storage import cards, enquiries, groups, kept_media, outbox, people
from storage.groups import Group
from storage.people import Address

SHOW = yes_no(
    "photo", N_("Shall {group} see your photo? Your name is written across it."), N_("Yes, show it"), N_("No photo")
)  # fmt: skip


def offered(reply: Reply, language: str) -> Any:
    """Words, or words with the photo they came with."""
    words = words_of(reply, language)
    return {"text": words, "media_ids": list(reply.media_ids)} if reply.media_ids else words


def taken(step: Step, message: InboundMessage, author: Address) -> list[int]:
    """The photo of a post in a group's chat, noted as its author's own; its bytes are fetched."""
    found = []
    for medium in message.media[:1]:
        if medium.kind != "photo":
            continue
        media_id = kept_media.want(
            step.db, channel=message.channel, sender=message.sender, ref=medium.ref, kind=medium.kind, mime=medium.mime,
            size=medium.size, person_id=author.person_id, now=step.world.now,
        )  # fmt: skip
        outbox.add(
            step.db, step.world.now, cause=f"fetch:{media_id}", action="fetch_media", sender=author.sender,
            channel=author.channel, address_id=author.id, person_id=author.person_id, lane=f"media:{media_id}",
            purpose="reply", priority=1, repeatable=True, payload={"media_id": media_id, "ref": medium.ref},
        )  # fmt: skip
        found.append(media_id)
    return found


def shown_photo(c: Conversation, group: Group, media_id: int) -> int | None:
    """The photo as the group may see it, after its maker's yes; None where they say no or it cannot be made."""
    rule = group_pictures.rule_in(c, media_id)
    if rule is not None:
        c.say(N_("There is a QR code for money or a link in your photo; I do not show it."))
        return None
    if c.ask(SHOW, group=group.name) == "no":
        return None
    name = name_for_others(c.person.name or c.step.address.profile_name) or group.name
    try:
        made = c.wait_for("stamped", "stamp_photo", by="heavy", media_id=media_id, name=name)
    except ErrandFailed:
        return None
    return int(c.once("kept_photo", lambda: kept_media.add(
        c.db, kind="photo", mime=made["mime"], path=made["path"], sha256=made["sha256"], size=made["size"],
        now=c.world.now, person_id=c.person.id,
    )))  # fmt: skip


def card_photo(c: Conversation) -> None:
    """A buyer's photo of what they want: after their yes it hangs below the card in each group's own chat, and is shown
    with the card to who opens it."""
    posted = enquiries.get(c.db, int(c.subject))
    hanging = [one for one in cards.of_enquiry(c.db, posted.id) if one.status == "open"]
    group = groups.get(c.db, hanging[0].group_id) if hanging else None
    if group is None or posted.media_id is None:
        return
    media_id = shown_photo(c, group, posted.media_id)
    if media_id is None:
        return c.say(N_("All right."))
    for one in hanging:
        cards.change(c.db, one.id, media_id=media_id)
        _below(c, one, media_id)
    return c.say(N_("Your photo hangs there with your name."))


PHOTO_SOON = timedelta(minutes=30)
"""So long after an offer was hung a photo that comes by itself belongs to it."""


def hung_without(step: Step, words: str) -> cards.Card | None:
    """The speaker's offer that was hung just now without a photo, where the words with a photo tell of nothing new."""
    since = step.world.now - PHOTO_SOON
    mine = [one for one in cards.of_person(step.db, step.person.id) if one.kind == "offer" and one.created_at > since]
    newest = mine[-1] if mine else None
    told = any(sign.isdigit() for sign in words)
    return newest if newest is not None and newest.media_id is None and not told else None


def offer_photo(c: Conversation) -> None:
    """A photo that follows an offer: after its maker's yes it hangs below the card, and is shown with it."""
    card = cards.get(c.db, int(c.subject))
    group = groups.get(c.db, card.group_id) if card is not None else None
    if card is None or group is None or card.status != "open":
        return c.say(N_("That card does not hang any more."))
    media_id = shown_photo(c, group, int(c.opening["media_ids"][0]))
    if media_id is None:
        return c.say(N_("All right."))
    cards.change(c.db, card.id, media_id=media_id)
    _below(c, card, media_id)
    return c.say(N_("Your photo hangs there with your name."))


def _below(c: Conversation, one: cards.Card, media_id: int) -> None:
    group = groups.get(c.db, one.group_id)
    if one.outbox_id is None or group is None or group.address_id is None:
        return
    chat = people.address(c.db, group.address_id)
    c.step.photo_to_group(chat, media_id, reply_to=outbox.provider_id_of(c.db, one.outbox_id))


CONVERSATIONS = {"card_photo": card_photo, "offer_photo": offer_photo}
