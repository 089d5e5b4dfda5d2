"""What comes along with a message: noted with the rest of its album, fetched, and kept where no question asks for it."""

from __future__ import annotations

from dataclasses import replace

from handlers.conversation import Aim
from handlers.enquiry.what_is_missing import PHOTOS
from handlers.hearing import Hearing
from handlers.language import N_
from handlers.messages import InboundMessage
from handlers.outbound import bursts
from handlers.questions import Reply
from handlers.routing.way import Way
from storage import conversations, inbox, kept_media, outbox, tray
from storage.conversations import Talk

MEDIA_KINDS = ("photo", "voice", "video", "audio", "document")


def take(way: Way, message: InboundMessage) -> tuple[int, ...]:
    """Note the media that came along, with those of the same album, and have their bytes fetched."""
    found = list(message.media)
    for mate_id, mate in album_mates(way, message):
        found += mate.media
        inbox.done(way.db, mate_id, way.world.now)
    ids = []
    for medium in found:
        if medium.kind not in MEDIA_KINDS:
            continue
        media_id = kept_media.want(
            way.db, channel=message.channel, sender=message.sender, ref=medium.ref, kind=medium.kind,
            mime=medium.mime, size=medium.size, person_id=way.step.person.id, now=way.world.now,
        )  # fmt: skip
        ids.append(media_id)
        address = way.step.address
        outbox.add(
            way.db, way.world.now, cause=f"fetch:{media_id}", action="fetch_media", sender=address.sender,
            channel=address.channel, address_id=address.id, person_id=way.step.person.id, lane=f"media:{media_id}",
            purpose="reply", priority=1, repeatable=True, payload={"media_id": media_id, "ref": medium.ref},
        )  # fmt: skip
    return tuple(ids)


def album_mates(way: Way, message: InboundMessage) -> list[tuple[int, InboundMessage]]:
    """The other messages of the same album, which are one step with this one."""
    if not message.album:
        return []
    mates = inbox.album_mates(way.db, way.received.lane, message.album, way.received.id)
    return [(mate_id, InboundMessage.from_json(mate)) for mate_id, mate in mates]


def to_tray(way: Way, hearing: Hearing) -> None:
    """Media that the question does not ask for: kept, acknowledged once a burst, and the question stays."""
    for media_id in hearing.media_ids:
        tray.put(way.db, way.step.person.id, media_id, way.received.id, way.world.now)
    if bursts.begins(way.step):
        way.step.say(N_("I have kept that. You can use it later; now to my question."))
        way.ask_floor_again()


def goes_along(way: Way, talk: Talk, reply: Reply) -> None:
    """A photo sent while an enquiry is being told is part of it; the words below it are the answer, as ever."""
    photos = [*talk.kept.get(PHOTOS, ()), *reply.media_ids]
    conversations.keep(way.db, talk.id, way.world.now, kept={**talk.kept, PHOTOS: photos})
    talk = conversations.get(way.db, talk.id)
    if way.message.text:
        return way.run(talk, Aim(talk.asked or "", replace(reply, media=(), media_ids=())))
    if bursts.begins(way.step):
        way.step.say(N_("The photo goes along with your enquiry."))
        way.ask_floor_again()
    return None
