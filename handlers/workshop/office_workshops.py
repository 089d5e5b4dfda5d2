"""Workshops of an office: a new one, who comes, the door, moving and calling off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.group import office_groups
from handlers.language import N_, say
from handlers.notice.when_said import NoSuchDay, read_when
from handlers.office.rights import for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.workshop import heard_of, workshop_news, workshops
from handlers.world import World
from storage import links
from storage import workshops as store
from storage.staff import Officer
from storage.workshops import Workshop

LASTS = timedelta(hours=3)
"""How long a workshop lasts where nobody says; it can be changed by command."""
FURTHEST_YEARS = 5
"""Nobody plans a workshop later than that; a year beyond is a slip of the thumb."""
AS_SEEN = (
    Option("names", N_("Who comes")), Option("here", N_("Tick who is here")), Option("walk_in", N_("Add somebody")),
    Option("move", N_("Another day or place")), Option("off", N_("Call it off")), Option("leave_it", N_("Leave it")),
    Option("files", N_("Lists, certificates")),
)  # fmt: skip


FILES = (Option("attendance", N_("Attendance (Excel)")), Option("certificates", N_("Certificates (PDF)")))


@for_officers
def office_workshops(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The workshops of an office: one to look at, or a new one."""
    found = [one for one in store.of_districts(c.db, mine) if one.status in ("planned", "put_off")]
    options = [
        Option(str(one.id), "{title}", {"title": workshops.in_tongue(one.titles, c.language)}) for one in found[:7]
    ]
    new = Option(
        "new", N_("New workshop"), also=("new", "nayi workshop", "navin karyashala", "नई कार्यशाला", "नवीन कार्यशाळा")
    )
    which = c.opening.get("which") or str(c.ask(choice("which", N_("Workshops of your office:"), (*options, new))))
    if which == "new":
        return _make(c, officer, mine)
    one = store.get(c.db, int(which))
    return _look_at(c, one) if one is not None else None


# ── a new one ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _when(world: World) -> Any:
    """Reads a day with its hour that is still to come, as ISO text in the market's zone."""

    def read(reply: Reply, language: str) -> str:
        try:
            at = read_when(words_of(reply, language), world.today)
        except NoSuchDay:
            raise Misread(N_("There is no such day. Please write it like: 12 December 11 am.")) from None
        if at is None or at.year > world.today.year + FURTHEST_YEARS:
            raise Misread(N_("Please write day and hour, like: 12 December 11 am."))
        if at.replace(tzinfo=world.zone) <= world.now:
            raise Misread(N_("That is over already. Please write a day to come."))
        return at.isoformat()

    return read


def _is_place(word: str) -> bool:
    return word.isdecimal() and len(word) <= 6


def _seats(reply: Reply, language: str) -> str:
    digits = "".join(sign for sign in reply.text if sign.isdecimal())
    if not 0 < len(digits) <= 6 or not 0 < int(digits) <= 100_000:
        raise Misread(N_("Please write a number, for example 50."))
    return str(int(digits))


def _make(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """A new workshop in four answers, read back before anybody can see it."""
    district = mine[0]
    if len(mine) > 1:
        asks = Question(
            "district",
            N_("Which district is the workshop for?"),
            takes="text",
            read=office_groups.district_among(c, mine),
        )
        district = int(c.ask(asks))
    title = str(c.ask(Question("title", N_("What is the workshop about?"), takes="text", read=words_of)))
    at = str(c.ask(Question("at", N_("On which day, and when?"), takes="text", read=_when(c.world))))
    place = str(c.ask(Question("place", N_("Where is it?"), takes="text", read=words_of)))
    asks = Question(
        "seats", N_("How many seats?"), (Option("all", N_("As many as come")),), takes="number", read=_seats
    )
    seats = c.ask(asks)
    begins = datetime.fromisoformat(at).replace(tzinfo=c.world.zone)
    draft = _drafted(c, title, place, begins, None if seats == "all" else int(seats), district, officer)
    right = c.ask(yes_no("right", N_("{card}\nSeats: {seats}. Open it for people?"), N_("Yes"), N_("No")),
                  card=workshops.card(c.world, draft, c.language), seats=draft.seats or "–")  # fmt: skip
    if right == "no":
        return c.say(N_("All right, nothing was kept."))
    made = store.create(
        c.db, c.world.now, code=draft.code, door=draft.door, district_lgd=draft.district_lgd, titles=draft.titles,
        places=draft.places, starts_at=draft.starts_at, ends_at=draft.ends_at, seats=draft.seats, source=draft.source,
        officer_id=officer.id, moved=0, asked_feedback=False,
    )  # fmt: skip
    if made is None:
        return c.say(N_("That did not work; please begin again."))
    link(c, made, draft)
    note(c, "make_workshop", f"workshop:{made}", before=None, after={"title": title}, why_not=N_("use 'Call it off'"))
    return c.say(N_("It is open. People write {code}, or scan its poster. At the door they write {door}."), code=draft.code,
                 door=f"HAAT {draft.door}")  # fmt: skip


def _drafted(
    c: Conversation, title: str, place: str, begins: datetime, seats: int | None, district: int, officer: Officer
) -> Workshop:
    serial = c.once(
        "serial", lambda: str(sum(ord(sign) * 7**at for at, sign in enumerate(c.world.new_token())) % 9000 + 1000)
    )
    door = c.once("door", lambda: "in" + c.world.new_token()[-8:])
    return Workshop(
        0, None, f"WS-{serial}", door, district, {c.language: title}, {c.language: place}, None, None, begins,
        begins + LASTS, seats, "planned", 0, f"officer {officer.name}", officer.id, False,
    )  # fmt: skip


def link(c: Conversation, workshop_id: int, one: Workshop) -> None:
    """The start links of a workshop: its code for the poster, its word for the door."""
    for token, what in ((one.code, "workshop"), (one.door, "door")):
        links.add_link(c.db, token, c.world.now, district_lgd=one.district_lgd, language=None, role=None,
                        note=f"{what}:{workshop_id}")  # fmt: skip


# ── one of them ───────────────────────────────────────────────────────────────────────────────────────────────────


def _look_at(c: Conversation, one: Workshop) -> None:
    """How a workshop stands, and what can be done with it."""
    figures = store.figures(c.db, one.id)
    card = workshops.card(c.world, one, c.language)
    if one.status == "put_off":
        card = say(
            c.language, N_("{title}\nPut off, no new day yet"), title=workshops.in_tongue(one.titles, c.language)
        )
    wish = c.ask(choice("look", N_("{card}\nNoted: {registered}, waiting: {waiting}, came: {came}. Code: {code}"), AS_SEEN),
                 card=card, code=one.code, registered=figures["registered"],
                 waiting=figures["waiting"], came=figures["came"])  # fmt: skip
    if wish == "files":
        what = c.ask(choice("file", N_("Which file?"), FILES))
        return c.then("ws_files", f"{one.id}:{what}")
    deeds = {"names": _names, "here": _tick, "walk_in": _walk_in, "move": _move, "off": _off}
    return deeds[wish](c, one) if wish in deeds else c.say(N_("All right, it stays as it is."))


def _names(c: Conversation, one: Workshop) -> None:
    lines = [
        f"{place}. {each.name}" + (" ✔" if each.came else "")
        for place, each in enumerate(store.everyone(c.db, one.id), 1)
    ]
    c.say("{names}", names="\n".join(lines) if lines else "–")


def _places_said(words: str) -> list[int]:
    """Numbers of the list, also from one to another: "1 4 7", "1-40"."""
    found: list[int] = []
    for word in re.sub(r"\s*[-–]\s*", "-", words.replace(",", " ")).split():
        first, dash, last = word.partition("-")
        if dash and _is_place(first) and _is_place(last) and 0 <= int(last) - int(first) < 1000:
            found += range(int(first), int(last) + 1)
        elif _is_place(word):
            found.append(int(word))
    return found


def _tick(c: Conversation, one: Workshop) -> None:
    """Names by their numbers on the list, several at once: "1 4 7"; the newest list is shown above."""
    everyone = store.everyone(c.db, one.id)
    if not everyone:
        return c.say(N_("Nobody is noted yet."))

    def read(reply: Reply, language: str) -> list[int]:
        places = _places_said(words_of(reply, language))
        found = [everyone[place - 1].id for place in places if 1 <= place <= len(everyone)]
        if not found or len(found) != len(places):
            raise Misread(N_("Please write numbers of the list, like: 1 4 7 or 1-20"))
        return found

    names = "\n".join(f"{place}. {each.name}" + (" ✔" if each.came else "") for place, each in enumerate(everyone, 1))
    here = c.ask(Question("here", N_("{names}\nWho is here? Write the numbers."), takes="text", read=read), names=names)
    many = sum(store.came(c.db, registration_id, c.world.now) for registration_id in here)
    note(
        c, "tick", f"workshop:{one.id}", before=None, after={"came": list(here)}, why_not=N_("tick again to change it")
    )
    return c.say(N_("Ticked: {many}."), many=many)


MOST_AT_ONCE = 60
"""So many names one message may hold."""


def _names_said(reply: Reply, _language: str) -> list[str]:
    """One name or many, each on its line or after a comma, with or without numbers before them."""
    parts = re.split(r"[\n,;]+", reply.text)
    names = [" ".join(re.sub(r"^\s*\d{1,3}\s*[.)\-]?\s*", "", part).split())[:80] for part in parts]
    names = list(dict.fromkeys(name for name in names if name))
    if not names or len(names) > MOST_AT_ONCE or not all(any(sign.isalpha() for sign in name) for name in names):
        raise Misread(N_("Please write the names, one a line, at most 60."))
    return names


def _walk_in(c: Conversation, one: Workshop) -> None:
    """People without a place, and perhaps without a telephone, are noted and ticked, many at once."""
    asks = Question("name", N_("Which name shall I note? Several at once: one a line."), takes="text", read=_names_said)
    names = [str(name) for name in c.ask(asks)]
    for name in names:
        noted = store.register(c.db, one.id, None, name, workshops.key_of(name), c.world.now, how="walk_in")
        store.came(c.db, noted.id, c.world.now)
    note(c, "walk_in", f"workshop:{one.id}", before=None, after={"names": names}, why_not=N_("tick again to change it"))
    if len(names) == 1:
        return c.say(N_("{name} is noted and here."), name=names[0])
    return c.step.say_count("{count} name is noted and here.", "{count} names are noted and here.", count=len(names))


def _move(c: Conversation, one: Workshop) -> None:
    at = str(c.ask(Question("new_at", N_("On which day, and when?"), takes="text", read=_when(c.world))))
    keep = Option("same", N_("The same place"))
    place = str(c.ask(Question("new_place", N_("Where is it?"), (keep,), takes="text", read=words_of)))
    begins = datetime.fromisoformat(at).replace(tzinfo=c.world.zone)
    places = one.places if place == "same" else {c.language: place}
    return tell_moved(c, one, begins, begins + (one.ends_at - one.starts_at), places)


def tell_moved(c: Conversation, one: Workshop, begins: datetime, ends: datetime, places: dict[str, str]) -> None:
    """Another day, hour or place: written down, and told to all who are noted."""
    told = workshop_news.move(c.db, c.world, one, begins, ends, places)
    if told is None:
        return c.say(N_("Another officer has done that already."))
    note(c, "move_workshop", f"workshop:{one.id}", before={"at": one.starts_at.isoformat()}, after={"at": begins.isoformat()},
         why_not=N_("those who are noted have been told"))  # fmt: skip
    c.step.say_count("Moved. {count} phone is being told.", "Moved. {count} phones are being told.", count=told)
    return heard_of.after_a_change(c, one)


def _off(c: Conversation, one: Workshop) -> None:
    if c.ask(yes_no("sure", N_("Call it off and tell all who are noted?"))) == "no":
        return c.say(N_("All right, it stays as it is."))
    return call_off(c, one)


def call_off(c: Conversation, one: Workshop) -> None:
    """A workshop is not held: written down, and told to all who are noted."""
    told = workshop_news.call_off(c.db, c.world, one)
    if told is None:
        return c.say(N_("Another officer has done that already."))
    note(c, "call_off", f"workshop:{one.id}", before={"status": "planned"}, after={"status": "cancelled"},
         why_not=N_("those who are noted have been told"))  # fmt: skip
    c.step.say_count(
        "Called off. {count} phone is being told.", "Called off. {count} phones are being told.", count=told
    )
    return heard_of.after_a_change(c, one)


CONVERSATIONS: Mapping[str, Any] = {"office_workshops": office_workshops}
