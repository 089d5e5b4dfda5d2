"""From circular to notice by chat: what was read is shown, what is missing is asked, and only what an officer confirms is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handlers import group_notices, notice_words
from handlers.circulars import read_circular
from handlers.circulars.clock import clocks
from handlers.circulars.days import mentions
from handlers.circulars.page import Page
from handlers.conversation import Conversation, ErrandFailed
from handlers.hearing import Started
from handlers.language import COMPLETE, N_, own_name, say
from handlers.messages import InboundMessage
from handlers.questions import SKIP, Misread, Option, Question, Reply, choice, words_of
from handlers.rights import by_officers, for_officers, note
from handlers.step import Step
from handlers.world import World
from storage import audit, notices
from storage.notices import Fact, Notice, Obstacle
from storage.staff import Officer

RIGHT = Option("right", N_("All right"), also=("sahi hai", "theek hai", "सही है", "ठीक है", "बरोबर आहे", "ok"))
CHANGE = Option("change", N_("Change something"), also=("badalna hai", "बदलना है", "बदलायचं आहे", "galat hai", "गलत है"))
NO_NOTICE = Option("none", N_("Not a notice"), also=("notice nahi", "सूचना नहीं", "सूचना नाही"))
DONE = Option("done", N_("Nothing more"), also=("bas", "बस", "इतकंच"))
NOT_NEEDED = Option("skip", N_("Not needed"), also=(*SKIP.also, "nahi chahiye", "नहीं चाहिए", "नको", "none"))
CHANGES = 8
"""How often something can be put right before the notice is kept; afterwards it is begun anew."""
SOURCE_SHOWN = 60
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
    kind = found.get("kind") or "workshop"
    if isinstance(found.get("place"), list):  # a place for each day
        found["place"] = "; ".join(found["place"])
    fields = _confirmed(c, {name: found.get(name) for name in notice_words.FIELDS}, kind)
    if fields is None:
        return c.say(N_("All right, I leave it. Nothing was kept."))
    if notice_words.is_over(fields, c.world):
        return _keep_over(c, officer, mine, fields, paper, kind)
    language = found.get("language") or c.language
    others = _other_languages(c, fields, language)
    number = c.once("kept", lambda: _keep(c, officer, mine, fields, others, paper, kind, language))
    return _next(c, int(number))


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


def _confirmed(c: Conversation, fields: dict[str, Any], kind: str) -> dict[str, Any] | None:
    """The fields as the officer has them: missing ones asked, wrong ones put right; None: it is no notice."""
    for name in _needed(kind, fields):
        fields[name] = _asked(c, name, name)
    for round_ in range(CHANGES):
        read_back = "\n".join([f"“{fields['title']}”", *notice_words.lines(fields, c.language)])
        wish = c.ask(choice(f"right{round_}", N_("I read:\n{fields}\nIs that right?"), (RIGHT, CHANGE, NO_NOTICE),
                            shorter=N_("Is that right?")), fields=read_back)  # fmt: skip
        if wish == "none":
            return None
        if wish == "right":
            return fields
        options = [Option(name, notice_words.LABELS[name]) for name in notice_words.FIELDS]
        name = str(c.ask(choice(f"which{round_}", N_("What shall I change?"), options)))
        fields[name] = _asked(c, name, f"{name}{round_}")
    return fields


def _needed(kind: str, fields: Mapping[str, Any]) -> list[str]:
    """What must be asked since the circular does not say it: never guessed, each can be left out knowingly."""
    names = ["title"]
    if kind == "workshop":
        names += ["event_dates", "place"]
    elif kind == "deadline":
        names += ["last_date"]
    return [name for name in names if not fields.get(name)]


def _asked(c: Conversation, name: str, question: str) -> Any:
    options = () if name == "title" else (NOT_NEEDED,)
    said = c.ask(
        Question(
            question, ASKS[name], options, takes="text", read=lambda reply, language: _field(c, name, reply, language)
        )
    )
    return None if said == "skip" else said


def _field(c: Conversation, name: str, reply: Reply, language: str) -> Any:
    """What an officer writes for one field. Raises Misread with what is wrong."""
    words = words_of(reply, language)
    if name in ("event_dates", "last_date"):
        return _days(c, name, words)
    if name == "times":
        page = Page.of(words)
        found = [time for one in clocks(page, []) for time in one.times]
        if not found:
            raise Misread(N_("I see no time there. Please write for example 11:00 or 10:00 to 16:00."))
        return found[:2]
    if name == "links":
        from handlers.circulars.contact import links

        if not (found := links(Page.of(words))):
            raise Misread(N_("That is no web address. Please copy it once more."))
        return found
    return words[:160] if name == "title" else words[:120]


def _days(c: Conversation, name: str, words: str) -> Any:
    found = mentions(Page.of(words), c.world.today)
    if any(not one.days for one in found):
        raise Misread(N_("There is no such day. Please look at the date once more."))
    days = [day for one in found for day in one.days]
    if not days:
        raise Misread(N_("I see no day there. Please write for example 22 December 2026."))
    if days[-1] < c.world.today:
        raise Misread(N_("That day is over. Please write the coming one."))
    if days != sorted(days):
        raise Misread(N_("The last day is before the first. Please look at it once more."))
    return days[-1].isoformat() if name == "last_date" else [day.isoformat() for day in days]


def _other_languages(c: Conversation, fields: Mapping[str, Any], language: str) -> dict[str, dict[str, Any]]:
    """Titles and places in the other languages, each given or knowingly left out; dates and the rest say themselves."""
    others: dict[str, dict[str, Any]] = {}
    for other in (one for one in COMPLETE if one != language):
        asks = Question(
            f"title_{other}", N_(
            "How is the title in {tongue}?\n“{title}”\nWithout it, readers of {tongue} get this one."),
            (Option("skip", N_("Leave it out"), also=NOT_NEEDED.also),), takes="text", read=_title,
        )  # fmt: skip
        title = c.ask(asks, tongue=own_name(other), title=fields["title"])
        if title == "skip":
            continue
        place = fields.get("place")
        if place and not notice_words.in_script_of(other, place):
            asks = Question(
                f"place_{other}",
                N_("And the place in {tongue}?\n“{place}”"),
                (NOT_NEEDED,),
                takes="text",
                read=words_of,
            )
            said = c.ask(asks, tongue=own_name(other), place=place)
            place = place if said == "skip" else said
        others[other] = {**fields, "title": title, "place": place}
    return others


def _title(reply: Reply, language: str) -> str:
    return words_of(reply, language)[:160]


# ── keeping ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _district(officer: Officer, mine: list[int], fields: Mapping[str, Any]) -> int | None:
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
    has_file = paper["media_id"] is not None
    where = (
        say(language, N_("file sent by {officer}")) if has_file else say(language, N_("circular pasted by {officer}"))
    )
    return {
        "language": language, "district_lgd": _district(officer, mine, fields), "state": officer.state,
        "event_dates": fields.get("event_dates") or [], "times": fields.get("times") or [],
        "last_date": date.fromisoformat(last) if last else None, "links": fields.get("links") or [],
        "fee": (fields.get("fee") or "")[:120] or None, "contact": (fields.get("contact") or "")[:160] or None,
        "source": where.format(officer=officer.name)[:200], "source_sha256": paper["sha256"],
        "source_media_id": paper["media_id"], "source_text": paper["text"][:8000] or None,
        "media_id": paper["media_id"], "as_of": c.world.today, "expires_on": notice_words.ends_on(fields),
        "officer_id": officer.id,
    }  # fmt: skip


def _keep(
    c: Conversation, officer: Officer, mine: list[int], fields: dict[str, Any], others: dict[str, dict[str, Any]],
    paper: Mapping[str, Any], kind: str, language: str,
) -> int:  # fmt: skip
    versions = {language: fields, **others}
    card = c.step.office_of(_district(officer, mine, fields))
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
    c: Conversation, officer: Officer, mine: list[int], fields: dict[str, Any], paper: Mapping[str, Any], kind: str
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
    options = (Option("send", N_("Send it"), also=("bhejo", "भेजो", "पाठवा")), Option("later", N_("Later")))
    asks = choice("next", N_("{text}\n\nNotice {number} is kept. Send it?"), options, shorter=N_("Send it?"))
    if c.ask(asks, text=notices.preview(one, c.language).text, number=number) == "send":
        return c.then("broadcast_new", str(number))
    return c.say(N_("It is kept. Write 'notices' when you want to send it."))


def _archive_again(step: Step, deed: Any) -> bool:
    return notices.archive(step.db, audit.number_of(deed), step.world.now)


# ── the notices of an office ──────────────────────────────────────────────────────────────────────────────────────

STATUSES = {"draft": N_("draft"), "ready": N_("ready"), "archived": N_("archive")}
CHECK = Option("check", N_("Facts to check"))
ARCHIVE = Option("archive", N_("To the archive"))
OPEN = Option("open", N_("Open again"))
READY = Option("ready", N_("It may be sent"))
SEND = Option("send", N_("Send it"))
CONFIRM = Option("confirmed", N_("It is right"))
REPLACE = Option("replaced", N_("Say it otherwise"))
LEAVE_OUT = Option("left_out", N_("Leave it out"))
IN_THE_WAY = {
    "draft": N_("it is a draft"), "archived": N_("it is in the archive"), "expired": N_("its day is over"),
    "no_text": N_("it has no text"), "no_source": N_("it has no source"), "fact": N_("facts are not checked yet"),
    "says": N_("the text still says what was taken back"),
}  # fmt: skip


@for_officers
def listed(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The notices of the office, the newest first."""
    state = c.world.state_of(mine[0]) if mine else None
    found = notices.listed(c.db, mine, state=state, at_most=30)
    if not found:
        return c.say(N_("There is no notice yet. Paste or forward a circular to me."))
    options = [
        Option(str(one.id), N_("{number}. {title}: {status}"),
               {"number": one.id, "title": one.title_in(c.language)[:60], "status": say(c.language, STATUSES[one.status])})
        for one in found
    ]  # fmt: skip
    return c.then("notice", str(c.ask(choice("which", N_("Which notice?"), options))))


@for_officers
def card(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """One notice: its text, what is in the way of sending it, and what can be done."""
    one = _mine(c, mine)
    if one is None:
        return c.say(N_("That notice is not with your office."))
    unsettled = [fact for fact in one.facts if fact.unsettled]
    offered = [
        (SEND, one.status == "ready" and not notices.sendable(one, c.world.today)), (CHECK, bool(unsettled)),
        (group_notices.HANG, one.status == "ready" and group_notices.may_hang(c, one, mine)),
        (READY, one.status == "draft"), (OPEN, one.status == "archived"), (ARCHIVE, one.status != "archived"),
    ]  # fmt: skip
    asks = choice("deed", N_("{text}\n{status}, source: {source}"), [option for option, fits in offered if fits],
                  shorter=N_("What shall I do with it?"))  # fmt: skip
    words = {"text": notices.preview(one, c.language).text, "source": one.source[:SOURCE_SHOWN],
             "status": say(c.language, STATUSES[one.status])}  # fmt: skip
    deed = c.ask(asks, **words)
    match deed:
        case "send":
            return c.then("broadcast_new", str(one.id))
        case "hang":
            return c.then("notice_hang", str(one.id))
        case "check":
            return _check(c, officer, one, unsettled)
        case "ready":
            return _make_ready(c, officer, one)
        case "open":
            notices.reopen(c.db, one.id, c.world.now)
            note(
                c,
                "open_notice",
                f"notice:{one.id}",
                before={"status": "archived"},
                after={"status": "draft"},
                reverse="archive_notice",
            )
            return c.say(N_("It is a draft again."))
    notices.archive(c.db, one.id, c.world.now)
    group_notices.over(c.step, one.id)
    note(
        c,
        "archive_notice",
        f"notice:{one.id}",
        before={"status": one.status},
        after={"status": "archived"},
        reverse="open_notice",
    )
    return c.say(N_("It is in the archive and is not sent."))


def _mine(c: Conversation, mine: list[int]) -> Notice | None:
    one = notices.notice(c.db, int(c.subject))
    return one if one is not None and is_of(c.world, one, mine) else None


def is_of(world: World, one: Notice, mine: Sequence[int]) -> bool:
    """Is a notice with an office of these districts: its own, its state's, or everybody's?"""
    if one.district_lgd is not None:
        return one.district_lgd in mine
    return not one.state or one.state in {world.state_of(code) for code in mine}


def _make_ready(c: Conversation, officer: Officer, one: Notice) -> None:
    in_the_way = notices.make_ready(c.db, one.id, officer.id, c.world.now)
    if in_the_way:
        return c.say(N_("Not yet: {why}."), why=why(c, in_the_way))
    note(
        c,
        "ready_notice",
        f"notice:{one.id}",
        before={"status": "draft"},
        after={"status": "ready"},
        reverse="unready_notice",
    )
    return c.say(N_("It is ready. Write 'notices' when you want to send it."))


def why(c: Conversation, obstacles: tuple[Obstacle, ...]) -> str:
    """What is in the way, in the officer's words, each once."""
    return "; ".join(dict.fromkeys(say(c.language, IN_THE_WAY[one.code]) for one in obstacles))


def _check(c: Conversation, officer: Officer, one: Notice, unsettled: list[Fact]) -> None:
    """One held fact after another: right with a source, otherwise with a source, or left out."""
    fact = unsettled[0]
    asks = choice(
        "word", N_("“{fact}”\n{why}\nIs it right?"), (CONFIRM, REPLACE, LEAVE_OUT), shorter=N_("Is it right?")
    )
    word = str(c.ask(asks, fact=fact.text, why=fact.why or say(c.language, N_("Nobody has checked it."))))
    says = c.ask(Question("says", N_("How must it read?"), takes="text", read=words_of)) if word == "replaced" else None
    source = ""
    if word != "left_out":
        source = str(
            c.ask(
                Question(
                    "source", N_("Who says so? Letter and date, or the official page."), takes="text", read=words_of
                )
            )
        )
    notices.settle_fact(
        c.db, one.id, fact.key, word, c.world.now, officer_id=officer.id, source=source, replaced_by=says
    )
    note(c, "settle_fact", f"notice:{one.id}", before={"key": fact.key, "status": fact.status},
         after={"status": word, "source": source, "says": says}, why_not=N_("open the fact again at the office"))  # fmt: skip
    if len(unsettled) > 1:
        return c.then("notice_check", f"{one.id}", left=len(unsettled) - 1)
    return c.say(N_("All facts are checked. Now it may be sent."))


@for_officers
def check(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The next fact of a notice that waits."""
    one = _mine(c, mine)
    unsettled = [fact for fact in one.facts if fact.unsettled] if one else []
    if one is None or not unsettled:
        return c.say(N_("All facts are checked. Now it may be sent."))
    return _check(c, officer, one, unsettled)


def _reopen(step: Step, deed: Any) -> bool:
    return notices.reopen(step.db, audit.number_of(deed), step.world.now)


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


CONVERSATIONS = {"notice_new": from_circular, "notices": listed, "notice": card, "notice_check": check}
REVERSES = {
    name: by_officers(reverse)
    for name, reverse in {"archive_notice": _archive_again, "open_notice": _reopen, "unready_notice": _reopen}.items()
}
