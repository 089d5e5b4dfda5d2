"""From circular to notice by chat: what was read is shown, what is missing is asked, and only what an officer confirms is kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from handlers.circulars import read_circular
from handlers.conversation import Conversation, ErrandFailed
from handlers.hearing import Started
from handlers.language import COMPLETE, N_, own_name, say
from handlers.messages import InboundMessage
from handlers.notice import earlier_notices, notice_answers, notice_words, short_notices
from handlers.notice.field_words import asks_for_change, field_told, place_told
from handlers.office.rights import for_officers, note
from handlers.questions import SKIP, Misread, Option, Question, Reply, choice, words_of
from handlers.reading.commands import read_command
from handlers.step import Step
from storage import notices
from storage.staff import Officer

RIGHT = Option("right", N_("All right"), also=("sahi hai", "theek hai", "सही है", "ठीक है", "बरोबर आहे", "ok"))
CHANGE = Option("change", N_("Change something"), also=("badalna hai", "बदलना है", "बदलायचं आहे", "galat hai", "गलत है"))
NO_NOTICE = Option("none", N_("Not a notice"), also=("notice nahi", "सूचना नहीं", "सूचना नाही"))
NOT_NEEDED = Option("skip", N_("Not needed"), also=(*SKIP.also, "nahi chahiye", "नहीं चाहिए", "नको", "none"))
CHANGES = 8
"""How often something can be put right before the notice is kept; afterwards it is begun anew."""
SAYS_ITSELF = ("event_dates", "times", "last_date", "links")
"""Fields whose value can be told from the words around it."""
ASKS = {
    "title": N_("What is it about? One short line."),
    "event_dates": N_("On which day? For example 22 December, or 5 to 7 January."),
    "times": N_("At what time? For example 11 o'clock, or 10 to 4."),
    "place": N_("Where is it? Hall, road, town."),
    "last_date": N_("By which day must people register or apply?"),
    "links": N_("Which web address should stand in it?"),
    "fee": N_("What does it cost? Write 'free' if nothing."),
    "contact": N_("Whom can people ask? Name or number."),
}  # fmt: skip


# ── a circular becomes a notice ───────────────────────────────────────────────────────────────────────────────────


@for_officers
def from_circular(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Read, show, ask, keep; ends at the sending of the notice."""
    paper = _paper(c)
    if paper is None:
        return c.say(N_("That file did not reach me. Please send it once more, or paste its text."))
    if paper["unread"] and not c.kept.get("told_unread"):
        c.once("told_unread", lambda: True)
        c.say(N_("I could not read that file, so I ask you. It goes along as an attachment."))
    found = read_circular(paper["text"], c.world.today).to_json() if paper["text"] else {}
    said = _is_said(c, paper)
    kind = "other" if said else found.get("kind") or "workshop"
    read = _read(found)
    called_off = bool(found.get("supersedes")) and not (
        read["event_dates"] or read["last_date"] or found.get("impossible_date")
    )
    if said:
        read = short_notices.fields_of(paper["text"], read, c.world.today)
    fields = _confirmed(c, read, "other" if called_off else kind, asks=short_notices.asks(found) if said else ())
    if fields is None:
        return c.say(N_("All right, I leave it. Nothing was kept."))
    if notice_words.is_over(fields, c.world):
        return _keep_over(c, officer, mine, fields, paper)
    language = found.get("language") or c.language
    others = _other_languages(c, fields, language)
    number = c.once("kept", lambda: _keep(c, officer, mine, fields, others, paper, kind, language))
    if found.get("supersedes"):
        earlier_notices.offer_to_take_back(c, officer, mine, int(number), paper["text"])
    return _next(c, int(number))


def _is_said(c: Conversation, paper: Mapping[str, Any]) -> bool:
    """Are these an officer's own words, and no circular whose facts are to be read?"""
    is_paper = short_notices.names_event(paper["text"]) and looks_like_circular(paper["text"], c.world.today)
    return bool(c.opening.get("said")) and not is_paper


def _read(found: dict[str, Any]) -> dict[str, Any]:
    """The fields as they were read of a circular; of several places one for each day."""
    if isinstance(found.get("place"), list):
        found["place"] = "; ".join(found["place"])
    read: dict[str, Any] = {name: found.get(name) for name in notice_words.FIELDS}
    if each_day := found.get("each_day"):
        read |= {"each_day": each_day, "event_dates": sorted(each_day)}
    return read


def _paper(c: Conversation) -> dict[str, Any] | None:
    """The circular's text and fingerprint; of a file they come from its bytes."""
    media_ids = c.opening.get("media_ids") or []
    if not media_ids:
        text = str(c.opening.get("text") or "")
        return {"text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "unread": None, "media_id": None}
    try:
        found = c.wait_for("paper", "read_paper", by="heavy", media_id=int(media_ids[0]))
    except ErrandFailed:
        return None
    caption = str(c.opening.get("text") or "")
    return {
        **found,
        "text": "\n".join(part for part in (found["text"], caption) if part),
        "media_id": int(media_ids[0]),
    }


def _confirmed(c: Conversation, fields: dict[str, Any], kind: str, asks: Sequence[str] = ()) -> dict[str, Any] | None:
    """The fields as the officer has them: missing ones asked, wrong ones put right; None: it is no notice."""
    for name in (*asks, *_needed(kind, fields)):
        _put(fields, name, _asked(c, name, name))
    for round_ in range(CHANGES):
        read_back = "\n".join([f"“{notice_words.heading(fields)}”", *notice_words.lines(fields, c.language)])
        right = choice(f"right{round_}", N_("I read:\n{fields}\nIs that right?"), (RIGHT, CHANGE, NO_NOTICE),
                       shorter=N_("Is that right?"))  # fmt: skip
        wish = c.ask(_or_field(c, right), fields=read_back)
        if wish == "none":
            return None
        if wish == "right":
            return fields
        change_one(c, fields, wish, str(round_))
    return fields


def change_one(c: Conversation, fields: dict[str, Any], wish: Any, round_: str) -> str:
    """One field put right; its name. Which it is and how it reads is asked, unless the words said so already."""
    if wish == "change":
        options = [Option(name, notice_words.LABELS[name]) for name in notice_words.FIELDS]
        wish = c.ask(_or_field(c, choice(f"which{round_}", N_("What shall I change?"), options)))
    told = wish if isinstance(wish, Mapping) else {"field": str(wish)}
    name = str(told["field"])
    value = told["value"] if "value" in told else _asked(c, name, f"{name}{round_}")
    _put(fields, name, _with_end(fields, value) if name == "times" else value)
    return name


def _with_end(fields: Mapping[str, Any], value: Any) -> Any:
    """Another hour at which it begins leaves the one at which it ends: "samay 10 baje karo" of 11 to 4 is 10 to 4."""
    before = fields.get("times") or []
    begins_earlier = isinstance(value, list) and len(value) == 1 and len(before) == 2 and value[0] < before[1]
    return [value[0], before[1]] if begins_earlier else value


def _or_field(c: Conversation, asks: Question) -> Question:
    """The same question, at which words may also name the field that is wrong, and say its new value: "13 December karo"."""

    def read(reply: Reply, language: str) -> Any:
        chosen = asks.chosen(reply, language)
        if chosen is not None:
            return chosen
        try:
            name = field_told(reply.text, c.world.today)
        except Misread:
            if asks_for_change(reply.text) and CHANGE in asks.options:
                return CHANGE.value
            if RIGHT in asks.options and (meant := read_command(reply.text, "yes_no")) in ("yes", "no"):
                return RIGHT.value if meant == "yes" else CHANGE.value
            raise
        if name == "place" and (there := place_told(reply.text)):
            return {"field": name, "value": there}
        if name not in SAYS_ITSELF:
            return {"field": name}
        try:
            return {"field": name, "value": field_answer(c, name, reply, language)}
        except Misread:
            return {"field": name}

    return replace(asks, read=read)


def _put(fields: dict[str, Any], name: str, value: Any) -> None:
    """One field as it was answered; with the days come the hours that each of them has."""
    if name == "event_dates" and isinstance(value, Mapping):
        fields |= {"event_dates": value["days"], "each_day": value["each_day"]}
        if value.get("times"):
            fields["times"] = value["times"]
        return
    if name == "title":
        fields["says"] = None
    if name == "event_dates":
        fields["each_day"] = None
    elif name == "times" and fields.get("each_day"):
        fields["each_day"] = {day: [] for day in fields["each_day"]}  # the same on each
    fields[name] = value


def _needed(kind: str, fields: Mapping[str, Any]) -> list[str]:
    """What must be asked since the circular does not say it: never guessed, each can be left out knowingly."""
    names = ["title"]
    if kind == "workshop":
        names += ["event_dates"] if _is_online(fields) else ["event_dates", "place"]
    elif kind == "deadline":
        names += ["last_date"]
    return [name for name in names if not fields.get(name)]


_ONLINE = re.compile(r"zoom\.us|meet\.google|teams\.(?:microsoft|live)|webex|youtube\.com/live|jiomeet", re.IGNORECASE)


def _is_online(fields: Mapping[str, Any]) -> bool:
    """Do people meet at a link, so that there is no place to go to?"""
    return any(_ONLINE.search(str(link)) for link in fields.get("links") or [])


def _asked(c: Conversation, name: str, question: str) -> Any:
    options = () if name == "title" else (NOT_NEEDED,)
    said = c.ask(
        Question(
            question,
            ASKS[name],
            options,
            takes="text",
            read=lambda reply, language: field_answer(c, name, reply, language),
        )
    )
    return None if said == "skip" else said


def field_answer(c: Conversation, name: str, reply: Reply, language: str) -> Any:
    """What an officer writes for one field. Raises Misread with what is wrong."""
    if name == "title":
        return notice_answers.title(reply, language)
    if name in notice_answers.LONGEST:
        return notice_answers.short(name, reply, language)
    words = words_of(reply, language)
    if name == "event_dates":
        return notice_answers.event_days(words, c.world.today)
    if name == "last_date":
        return notice_answers.days(name, words, c.world.today)
    return notice_answers.times(words) if name == "times" else notice_answers.web_addresses(words)


def _other_languages(c: Conversation, fields: Mapping[str, Any], language: str) -> dict[str, dict[str, Any]]:
    """Titles and places in the other languages, each given or knowingly left out; dates and the rest say themselves."""
    others: dict[str, dict[str, Any]] = {}
    for other in (one for one in COMPLETE if one != language):
        asks = Question(
            f"title_{other}", N_(
            "How is the title in {tongue}?\n“{title}”\nWithout it, readers of {tongue} get this one."),
            (Option("skip", N_("Leave it out"), also=NOT_NEEDED.also),), takes="text",
            read=notice_answers.says if fields.get("says") else notice_answers.title,
        )  # fmt: skip
        said = c.ask(asks, tongue=own_name(other), title=notice_words.heading(fields))
        if said == "skip":
            continue
        words = short_notices.headed(str(said))
        place = fields.get("place")
        if place and not notice_words.in_script_of(other, place):
            asks = Question(
                f"place_{other}",
                N_("And the place in {tongue}?\n“{place}”"),
                (NOT_NEEDED,),
                takes="text",
                read=partial(notice_answers.short, "place"),
            )
            said = c.ask(asks, tongue=own_name(other), place=place)
            place = place if said == "skip" else said
        others[other] = {**fields, **words, "place": place}
    return others


# ── keeping ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _district(officer: Officer, mine: list[int]) -> int | None:
    return officer.district_lgd or (mine[0] if len(mine) == 1 else None)


def _kept_fields(
    c: Conversation,
    officer: Officer,
    mine: list[int],
    fields: Mapping[str, Any],
    paper: Mapping[str, Any],
    language: str,
) -> dict[str, Any]:
    last = fields.get("last_date")
    where = N_("circular pasted by {officer}")
    if paper["media_id"] is not None:
        where = N_("file sent by {officer}")
    elif _is_said(c, paper):
        where = N_("words of {officer}")
    return {
        "language": language, "district_lgd": _district(officer, mine), "state": officer.state,
        "event_dates": fields.get("event_dates") or [], "each_day": fields.get("each_day") or None,
        "times": fields.get("times") or [],
        "last_date": date.fromisoformat(last) if last else None, "links": fields.get("links") or [],
        "fee": (fields.get("fee") or "")[:120] or None, "contact": (fields.get("contact") or "")[:160] or None,
        "source": say(language, where, officer=officer.name)[:200], "source_sha256": paper["sha256"],
        "source_media_id": paper["media_id"], "source_text": paper["text"][:8000] or None,
        "media_id": paper["media_id"], "as_of": c.world.today, "expires_on": notice_words.ends_on(fields),
        "officer_id": officer.id,
    }  # fmt: skip


def _keep(
    c: Conversation, officer: Officer, mine: list[int], fields: dict[str, Any], others: dict[str, dict[str, Any]],
    paper: Mapping[str, Any], kind: str, language: str,
) -> int:  # fmt: skip
    versions = {language: fields, **others}
    card = c.step.office_of(_district(officer, mine))
    number = notices.add(
        c.db, c.world.now, kind=kind if kind != "report" else "other",
        titles={one: str(words["title"]) for one, words in versions.items()},
        texts={one: notice_words.text_of(words, one, office=card.name_in(one) if card else "", on=c.world.today)
               for one, words in versions.items()},
        places={one: str(words["place"]) for one, words in versions.items() if words.get("place")},
        left_out=[one for one in COMPLETE if one not in versions],
        **_kept_fields(c, officer, mine, fields, paper, language),
    )  # fmt: skip
    notices.make_ready(c.db, number, officer.id, c.world.now)
    note(c, "notice", f"notice:{number}", before=None, after={"status": "ready"}, reverse="archive_notice")
    return number


def _keep_over(
    c: Conversation, officer: Officer, mine: list[int], fields: dict[str, Any], paper: Mapping[str, Any]
) -> None:
    """What is over is kept in the archive and never announced."""

    def keep() -> int:
        number = notices.add(
            c.db, c.world.now, kind="report", titles={c.language: fields["title"]}, status="archived",
            texts={c.language: "\n".join([fields["title"], *notice_words.lines(fields, c.language)])},
            places={c.language: fields["place"]} if fields.get("place") else {},
            **_kept_fields(c, officer, mine, fields, paper, c.language),
        )  # fmt: skip
        note(
            c,
            "notice",
            f"notice:{number}",
            before=None,
            after={"status": "archived"},
            why_not=N_("it is only in the archive"),
        )
        return number

    c.once("kept", keep)
    return c.say(N_("All its days are over, so it goes to the archive and is not sent."))


def _next(c: Conversation, number: int) -> None:
    """Kept: send it now, or later."""
    one = notices.notice(c.db, number)
    assert one is not None
    options = (
        Option("send", N_("Send it"), also=("yes", "bhejo", "भेजो", "पाठवा")),
        Option("later", N_("Later"), also=("no",)),
    )
    asks = Question(
        "next", N_("{text}\n\nNotice {number} is kept. Send it?"), options, shorter=N_("Send it?"), takes="yes_no"
    )
    if c.ask(asks, text=notices.preview(one, c.language).text, number=number) == "send":
        return c.then("broadcast_new", str(number), whom=c.opening.get("whom"))
    return c.say(N_("It is kept. Write 'notices' when you want to send it."))


# ── at reception ──────────────────────────────────────────────────────────────────────────────────────────────────

SHORTEST = 12
"""From how many words on an officer's message may be a circular."""
LONG = 18
"""From how many words on it may be one without any date."""


def looks_like_circular(text: str, today: date) -> bool:
    """Is this a circular rather than a word to Haat: long enough, and it names a day, a last date, or sets a heading?"""
    if len(text.split()) < SHORTEST:
        return False
    if text.rstrip().endswith("?"):
        return False
    found = read_circular(text, today)
    dated = bool(found.event_dates or found.last_date or found.impossible_date)
    return found.kind in ("workshop", "deadline", "report") and (dated or len(text.split()) >= LONG)


def begin(step: Step, message: InboundMessage, media_ids: Sequence[int]) -> Started | None:
    """An officer sends a file, or pastes or forwards what looks like a circular: it becomes a notice."""
    if message.kind == "document" and media_ids:
        return Started("notice_new", str(media_ids[0]), {"text": message.text, "media_ids": list(media_ids[:1])})
    if message.text and looks_like_circular(message.text, step.world.today):
        opening = {"text": message.text, "media_ids": list(media_ids[:1])}
        return Started("notice_new", hashlib.sha256(message.text.encode()).hexdigest()[:16], opening)
    return None


CONVERSATIONS = {"notice_new": from_circular}
