"""Workshops of an office: a new one, who comes, the door, moving and calling off."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_, listing, say
from handlers.office.rights import for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.workshop import heard_of, new_workshop, workshop_days, workshop_news, workshops
from handlers.workshop import workshop_answers as answers
from storage import workshops as store
from storage.staff import Officer
from storage.workshops import Registration, Workshop

AS_SEEN = (
    Option("names", N_("Who comes")), Option("here", N_("Tick who is here")), Option("walk_in", N_("Add somebody")),
    Option("move", N_("Another day or place")), Option("off", N_("Call it off")), Option("leave_it", N_("Leave it")),
    Option("files", N_("Lists, certificates")),
)  # fmt: skip


NEW = Option(
    "new", N_("New workshop"), also=("new", "nayi workshop", "navin karyashala", "नई कार्यशाला", "नवीन कार्यशाळा")
)
FILES = (Option("attendance", N_("Attendance (Excel)")), Option("certificates", N_("Certificates (PDF)")))


@for_officers
def office_workshops(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The workshops of an office: one to look at, or a new one."""
    found = [one for one in store.of_districts(c.db, mine) if one.status in ("planned", "put_off")]
    options = [
        Option(str(one.id), "{title}", {"title": workshops.in_tongue(one.titles, c.language)}) for one in found[:7]
    ]
    which = c.opening.get("which") or str(c.ask(choice("which", N_("Workshops of your office:"), (*options, NEW))))
    if which == "new":
        return new_workshop.make(c, officer, mine)
    one = store.get(c.db, int(which))
    return _look_at(c, one) if one is not None else None


# ── one of them ───────────────────────────────────────────────────────────────────────────────────────────────────


def _look_at(c: Conversation, one: Workshop) -> None:
    """How a workshop stands, and what can be done with it."""
    figures = store.figures(c.db, one.id)
    card = workshops.card(c.world, one, c.language)
    if one.status == "put_off":
        card = say(
            c.language, N_("{title}\nPut off, no new day yet"), title=workshops.in_tongue(one.titles, c.language)
        )
    text = N_("{card}\nNoted: {registered}, waiting: {waiting}, came: {came}. Code: {code}")
    if len(workshop_days.days_of(c.world, one)) > 1:
        text = N_("{card}\nNoted: {registered}, waiting: {waiting}, came on one day at least: {came}. Code: {code}")
    wish = c.ask(choice("look", text, AS_SEEN), card=card, code=one.code, registered=figures["registered"],
                 waiting=figures["waiting"], came=figures["came"])  # fmt: skip
    if wish == "files":
        what = c.ask(choice("file", N_("Which file?"), FILES))
        return c.then("ws_files", f"{one.id}:{what}")
    deeds: dict[str, Callable[[Conversation, Workshop], None]]
    deeds = {"names": names, "here": tick, "walk_in": walk_in, "move": _move, "off": _off}
    return deeds[wish](c, one) if wish in deeds else c.say(N_("All right, it stays as it is."))


def names(c: Conversation, one: Workshop) -> None:
    """Who is noted, and who waits for a seat."""
    c.say("{names}", names=_lines(c, one, store.everyone(c.db, one.id)) or "–")
    if waiting := store.everyone(c.db, one.id, ("waiting",)):
        c.say(N_("On the waiting list: {names}"), names=listing([each.name for each in waiting], c.language))


def _lines(c: Conversation, one: Workshop, everyone: Sequence[Registration]) -> str:
    """The names with their numbers and the days on which alone they come; who came is ticked, on several days once for each."""
    said = [workshop_days.only_of(c.world, one, each) for each in everyone]
    return "\n".join(
        f"{place}. {each.name}"
        + (f" ({workshop_days.only_days(days, c.language)})" if days else "")
        + (f" {'✔' * max(1, len(each.here or ()))}" if each.came else "")
        for place, (each, days) in enumerate(zip(everyone, said, strict=True), 1)
    )


def _is_place(word: str) -> bool:
    return word.isdecimal() and len(word) <= 6


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


def tick(c: Conversation, one: Workshop) -> None:
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

    asks = Question("here", N_("{names}\nWho is here? Write the numbers."), takes="text", read=read)
    here = c.ask(asks, names=_lines(c, one, everyone))
    day = workshop_days.day_noted(c.world, one)
    many = sum(store.came(c.db, registration_id, c.world.now, day=day) for registration_id in here)
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


def _named(told: str, language: str) -> list[str]:
    """The names in words that came with the order; none where they hold none."""
    try:
        return _names_said(Reply(told), language) if told else []
    except Misread:
        return []


def walk_in(c: Conversation, one: Workshop, told: str = "") -> None:
    """People without a place, and perhaps without a telephone, are noted and ticked, many at once; `told`: who they are."""
    asks = Question("name", N_("Which name shall I note? Several at once: one a line."), takes="text", read=_names_said)
    names = [str(name) for name in (_named(told, c.language) or c.ask(asks))]
    day = workshop_days.day_noted(c.world, one)
    known = {each.name_key: each for each in store.everyone(c.db, one.id) if each.person_id is None} if day else {}
    for name in names:
        key = workshops.key_of(name)
        noted = known.get(key) or store.register(c.db, one.id, None, name, key, c.world.now, how="walk_in")
        store.came(c.db, noted.id, c.world.now, day=day)
    note(c, "walk_in", f"workshop:{one.id}", before=None, after={"names": names}, why_not=N_("tick again to change it"))
    if len(names) == 1:
        return c.say(N_("{name} is noted and here."), name=names[0])
    return c.step.say_count("{count} name is noted and here.", "{count} names are noted and here.", count=len(names))


def _move(c: Conversation, one: Workshop) -> None:
    at = str(c.ask(Question("new_at", answers.WHEN, takes="text", read=answers.moment(c.world))))
    keep = Option("same", N_("The same place"))
    place = str(c.ask(Question("new_place", N_("Where is it?"), (keep,), takes="text", read=answers.place)))
    new = answers.put_in_time(one, at, c.world)
    return tell_moved(c, one, new if place == "same" else replace(new, places={c.language: place}))


def tell_moved(c: Conversation, one: Workshop, new: Workshop) -> None:
    """Another day, hour or place: written down, and told to all who are noted."""
    told = workshop_news.move(c.db, c.world, one, new)
    if told is None:
        return c.say(N_("Another officer has done that already."))
    note(c, "move_workshop", f"workshop:{one.id}", before={"at": one.starts_at.isoformat()},
         after={"at": new.starts_at.isoformat()}, why_not=N_("those who are noted have been told"))  # fmt: skip
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
