"""A kept notice put right on a phone: one field, its words in each language, and what was handed in must be approved anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.language import N_, own_name
from handlers.notice import broadcasts, notice_words, sending
from handlers.notice.broadcasts import Refused
from handlers.notice.notices import change_one, field_answer
from handlers.notice.office_notices import is_of
from handlers.office.rights import for_officers, note
from handlers.questions import Option, Question
from handlers.world import World
from storage import audit, notices
from storage import broadcasts as store
from storage.broadcasts import Broadcast
from storage.notices import Notice
from storage.staff import Officer

SAME = Option("skip", N_("The same words"), also=("same", "wahi", "yahi", "वही", "यही", "तेच", "tech"))
IN_WORDS = ("title", "place")
"""Fields that each language says in its own words."""


@for_officers
def mend(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Which field, how it reads now, and on to what is to become of the notice."""
    one = notices.notice(c.db, int(c.subject))
    if one is None or not is_of(c.world, one, mine):
        return c.say(N_("That notice is not with your office."))
    if not may_be_mended(one):
        return c.say(N_("This notice's text was written by hand. Please change it in its file and bring it in again."))
    fields = _fields(one, one.language)
    before = {name: fields.get(name) for name in notice_words.FIELDS}
    field = change_one(c, fields, str(c.opening.get("field") or "change"), "")
    versions = {one.language: fields, **_others(c, one, fields, field)}
    c.once("changed", lambda: _keep(c, one, versions, before))
    if waiting := _broadcasts_of(c, officer, one):
        c.say(N_("Changed. Now it must be handed in and approved again."))
        return c.then("broadcast", str(waiting[0].id))
    return c.then("notice", str(one.id))


def may_be_mended(one: Notice) -> bool:
    """Does its text say nothing but its fields, so that a changed field makes a changed text?"""
    return one.status != "archived" and all(
        one.texts[language].split("\n")[:-1] == _lines(_fields(one, language), language) for language in one.languages
    )


def _lines(fields: Mapping[str, Any], language: str) -> list[str]:
    return [str(fields["title"]), *notice_words.lines(fields, language)]


def _fields(one: Notice, language: str) -> dict[str, Any]:
    """The fields as the readers of a language have them."""
    return {
        "title": one.titles.get(language), "event_dates": list(one.event_dates), "times": list(one.times),
        "each_day": one.each_day, "place": one.places.get(language), "links": list(one.links), "fee": one.fee,
        "last_date": one.last_date.isoformat() if one.last_date else None, "contact": one.contact,
    }  # fmt: skip


def _others(c: Conversation, one: Notice, fields: Mapping[str, Any], field: str) -> dict[str, dict[str, Any]]:
    """The same in the notice's other languages; what each says in its own words is asked."""
    found: dict[str, dict[str, Any]] = {}
    for language in one.languages:
        if language == one.language:
            continue
        own = {**fields, **{name: _fields(one, language)[name] for name in IN_WORDS}}
        value = fields[field]
        if field in IN_WORDS:
            own[field] = value
        if field in IN_WORDS and value and not notice_words.in_script_of(language, value):
            asks = Question(f"{field}_{language}", N_("And in {tongue}?\n“{words}”"), (SAME,), takes="text",
                            read=partial(field_answer, c, field))  # fmt: skip
            said = c.ask(asks, tongue=own_name(language), words=value)
            own[field] = value if said == SAME.value else said
        found[language] = own
    return found


def _keep(c: Conversation, one: Notice, versions: Mapping[str, Mapping[str, Any]], before: Mapping[str, Any]) -> None:
    fields = versions[one.language]
    last = fields.get("last_date")
    texts = {
        language: "\n".join([*_lines(own, language), one.texts[language].rsplit("\n", 1)[-1]])
        for language, own in versions.items()
    }
    notices.change(
        c.db, one.id, c.world.now, texts=texts, titles={each: str(own["title"]) for each, own in versions.items()},
        places={each: str(own["place"]) for each, own in versions.items() if own.get("place")},
        event_dates=fields.get("event_dates") or [], each_day=fields.get("each_day") or None, times=fields.get("times") or [],
        last_date=date.fromisoformat(str(last)) if last else None, links=fields.get("links") or [],
        fee=fields.get("fee") or None, contact=fields.get("contact") or None, expires_on=notice_words.ends_on(fields),
    )  # fmt: skip
    after = {name: fields.get(name) for name in notice_words.FIELDS}
    changed = [name for name in after if (after[name] or None) != (before[name] or None)]
    note(c, "notice_change", f"notice:{one.id}", before={name: before[name] for name in changed},
         after={name: after[name] for name in changed}, why_not=N_("a notice is changed once more instead"))  # fmt: skip


def _broadcasts_of(c: Conversation, officer: Officer, one: Notice) -> list[Broadcast]:
    """What stands of this notice to be sent; what was handed in or approved is a draft again."""
    mine = [each for each in broadcasts.mine(c.db, c.world, officer, *broadcasts.OPEN) if each.notice_id == one.id]
    for each in mine:
        if each.status != "draft":
            broadcasts.amend(c.db, c.world, officer, each.id, notice_id=one.id)
    return mine


def send_back(db: Connection, world: World, officer: Officer, one: Broadcast, words: str) -> None:
    """Instead of a yes the approver asks for a change: a draft again, and its author is told which. Raises Refused."""
    done = store.change(
        db, one.id, world.now, was=("submitted",), seen_version=one.version, status="draft", version=one.version + 1
    )
    if not done:
        raise Refused(N_("Another officer was quicker. Please look at it again."))
    audit.note(db, officer.person_id, "broadcast_send_back", f"broadcast:{one.id}", world.now, before={"status": "submitted"},
               after={"status": "draft", "words": words}, why_not=N_("its author hands it in again"))  # fmt: skip
    sending.tell_author(db, world, one, "sent_back", once=f"sent_back:{world.now.isoformat()}",
                        approver=officer.name, words=words)  # fmt: skip


CONVERSATIONS = {"notice_change": mend}
