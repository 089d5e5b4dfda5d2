"""What a workshop hands out on the phone: the way on the map, the calendar, the certificate, and the office's lists."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers import asides
from handlers.conversation import Conversation, ErrandFailed
from handlers.hearing import Started
from handlers.language import N_
from handlers.messages import is_whatsapp
from handlers.office.rights import for_officers
from handlers.step import Step
from handlers.workshop import workshops
from storage import workshops as store
from storage.staff import Officer
from storage.workshops import Workshop

CERTIFICATE_FOR = timedelta(days=365)
"""How long after a workshop its certificate can be asked for by chat."""


def where_and_when(c: Conversation) -> None:
    """The place on the map, and the day for the phone's calendar."""
    one = store.get(c.db, int(c.subject))
    if one is None or one.status != "planned" or one.ends_at <= c.world.now:
        return c.say(N_("This workshop is over."))
    return send_way(c, one)


def send_way(c: Conversation, one: Workshop, again: str = "") -> None:
    """Pin and calendar file; WhatsApp takes no calendar files, so there a link stands for it, where we have an address."""
    if one.latitude is not None and one.longitude is not None:
        c.step.send_pin(f"{one.latitude},{one.longitude}", workshops.in_tongue(one.titles, c.language),
                        workshops.in_tongue(one.places, c.language))  # fmt: skip
    try:
        made = made_for(c, f"calendar{again}", "calendar", workshop=one.id)
    except ErrandFailed:
        return c.say(N_("The file could not be made. Please try once more."))
    card = workshops.card(c.world, one, c.language)
    if is_whatsapp(c.step.address.channel) and not made["link"]:
        return c.say("{card}", card=card)
    if is_whatsapp(c.step.address.channel):
        return c.say(N_("{card}\nFor your calendar: {link}"), card=card, link=made["link"])
    return c.say(N_("For your calendar: {title}"), title=workshops.in_tongue(one.titles, c.language),
                 media_id=int(made["media_id"]), media_kind="document")  # fmt: skip


def made_for(c: Conversation, name: str, what: str, **words: Any) -> dict[str, Any]:
    """A file made on our side and kept as the speaker's. Raises ErrandFailed."""
    found = c.wait_for(name, "make_file", by="heavy", what=what, person=c.person.id, language=c.language, **words)
    return dict(found)


def asks_certificate(step: Step, text: str) -> Started | None:
    """The newest workshop for which somebody who came asks a certificate; None where they ask none or came to none."""
    if not asides.names_certificate(text):
        return None
    number = store.newest_attended(step.db, step.person.id, step.world.now - CERTIFICATE_FOR)
    return Started("ws_certificate", str(number)) if number is not None else None


def certificate(c: Conversation) -> None:
    """The certificate of everybody of this phone who was ticked at the door."""
    one = store.get(c.db, int(c.subject))
    came = [each.id for each in store.of_person(c.db, one.id, c.person.id) if each.came] if one else []
    if one is None or not came:
        return c.say(N_("Certificates are for those who were ticked at the door. Please ask the office."))
    try:
        made = made_for(c, "certificate", "certificates", workshop=one.id, names=came)
    except ErrandFailed:
        return c.say(N_("The file could not be made. Please try once more."))
    return c.say(N_("Certificate: {title}"), title=workshops.in_tongue(one.titles, c.language),
                 media_id=int(made["media_id"]), media_kind="document")  # fmt: skip


@for_officers
def lists(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The attendance with feedback, and all certificates, as files in the officer's chat."""
    number, _, what = c.subject.partition(":")
    one = store.get(c.db, int(number))
    if one is None or one.district_lgd not in mine:
        return c.say(N_("That workshop is another office's."))
    if what == "certificates" and not store.figures(c.db, one.id)["came"]:
        return c.say(N_("Nobody is ticked yet, so there is nothing to make."))
    try:
        words: dict[str, Any] = {"names": []} if what == "certificates" else {}
        made = made_for(c, "file", what, workshop=one.id, **words)
    except ErrandFailed:
        return c.say(N_("The file could not be made. Please try once more."))
    return c.say("{name}", name=made["name"], media_id=int(made["media_id"]), media_kind="document")


CONVERSATIONS = {"ws_way": where_and_when, "ws_certificate": certificate, "ws_files": lists}
