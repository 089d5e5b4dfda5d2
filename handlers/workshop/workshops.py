"""Workshops: a place in two taps, several names from one phone, a waiting list that moves up, the door, and how it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from handlers import asides
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_, listing
from handlers.person import consents, household
from handlers.questions import Misread, Option, Question, Reply, choice, yes_no
from handlers.step import Step
from handlers.workshop import names_said
from handlers.workshop.party_said import PartyFirst, party_in
from handlers.workshop.workshop_days import only_days, when
from handlers.world import World
from storage import audit, offices, people
from storage import workshops as store
from storage.workshops import Registration, Workshop

IN_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2,12}[-_ ]?[0-9]{1,6})(?![A-Za-z0-9])")
NEAREST = ("hi", "mr", "en")
"""In which language a text is read where it is not there in one's own."""
LONGEST_WITH_CODE = 60
LONGEST_TOLD = 400
MOST_NAMES = 10
"""So many names may hang on one telephone at one workshop."""


# ── what it says ──────────────────────────────────────────────────────────────────────────────────────────────────


def in_tongue(texts: dict[str, str], language: str) -> str:
    """A text in this language, else in the nearest that there is."""
    return next((texts[code] for code in (language, *NEAREST, *texts) if texts.get(code)), "")


def card(world: World, workshop: Workshop, language: str, *, with_end: bool = False) -> str:
    """A workshop in two lines: what, when, where; until when only where that is asked for."""
    where = in_tongue(workshop.places, language)
    return f"{in_tongue(workshop.titles, language)}\n{when(world, workshop, language, with_end=with_end)} · {where}"


# ── the way in ────────────────────────────────────────────────────────────────────────────────────────────────────


def meant_by(step: Step, text: str) -> Started | None:
    """The workshop that words ask for: by its code, else what is coming up around the speaker; None where nothing is on."""
    told = {"words": text[:LONGEST_TOLD]}
    found = named_by_code(step, text) or (Started("workshops") if around(step) else places_ahead(step))
    return replace(found, opening={**found.opening, **told}) if found is not None else None


def named_by_code(step: Step, text: str) -> Started | None:
    """The workshop whose code stands in a short message, whatever is open just now."""
    for found in IN_CODE.finditer(text) if len(text) <= LONGEST_WITH_CODE else ():
        workshop = store.by_code(step.db, found.group(1).replace(" ", ""))
        if workshop is not None:
            return Started("workshop", str(workshop.id))
    return None


def places_ahead(step: Step) -> Started | None:
    """The nearest workshop to come at which names of this phone are noted."""
    coming = store.coming_of_person(step.db, step.person.id, step.world.now)
    return Started("workshop", str(coming)) if coming is not None else None


def around(step: Step) -> list[Workshop]:
    """What is coming up in the speaker's district, else in the districts of its state that have an office."""
    home = step.person.district_lgd or step.near
    known = [one.district_lgd for one in offices.all_offices(step.db)]
    if home is None:
        return store.coming(step.db, known, step.world.now)
    state = step.world.state_of(home)
    here = store.coming(step.db, [home], step.world.now)
    return here or store.coming(step.db, [one for one in known if step.world.state_of(one) == state], step.world.now)


def workshops(c: Conversation) -> None:
    """What is coming up; one of them may be opened."""
    found = around(c.step)
    if not found:
        return c.say(N_("No workshop is planned here just now. I write when one is, if you allow workshop news."))
    words = str(c.opening.get("words") or "")
    if len(found) == 1:
        c.then("workshop", str(found[0].id), words=words)
    options = [
        Option(str(one.id), "{title}", {"title": in_tongue(one.titles, c.language)}, (one.code, str(place)))
        for place, one in enumerate(found, 1)
    ]
    text = "\n".join(f"{place}. {card(c.world, one, c.language)}" for place, one in enumerate(found, 1))
    which = c.ask(choice("which", N_("{cards}\nWhich one would you like to come to?"), options), cards=text)
    c.then("workshop", str(which), words=words)
    return None


def workshop(c: Conversation) -> None:
    """A place at a workshop: no profile is needed, a name and one tap; more names may follow from the same phone."""
    one = store.get(c.db, int(c.subject))
    if one is not None and one.status == "put_off":
        return c.say(
            N_("{title} is put off. I write the new day when it is fixed."), title=in_tongue(one.titles, c.language)
        )
    if one is None or one.status != "planned":
        return c.say(N_("This workshop was called off."))
    if one.ends_at <= c.world.now:
        came = any(each.came for each in store.of_person(c.db, one.id, c.person.id))
        asks = yes_no("paper", N_("This workshop is over. Shall I send your certificate?"))
        if came and c.ask(asks) == "yes":
            return c.then("ws_certificate", str(one.id))
        return c.say(N_("This workshop is over."))
    mine = store.of_person(c.db, one.id, c.person.id)
    if mine and "noted" not in c.kept:  # noted in an earlier talk, not in this one
        return _mine(c, one, mine)
    agreed = c.ask(_of(c, one, COME), card=card(c.world, one, c.language))
    if agreed == "no":
        return c.say(N_("All right. Its code is {code}, if you change your mind."), code=one.code)
    consents.give(c.step, "workshops", given=True)
    name = c.person.name or name_in_app(c) or c.ask(NAME)
    if not c.person.name:
        c.step.know(name=str(name)[:60])
    noted = c.once("noted", lambda: _note(c, one, str(name)).id)
    _say_place(c, one, noted)
    party = agreed if isinstance(agreed, dict) else party_in(str(c.opening.get("words") or ""), c.world, one)
    if party:
        take_party(c, one, party, "party")
    return _more_names(c, one)


COME = PartyFirst(
    "come", N_("{card}\nShall I note a place for you? I remind you before it; you may stop that any time."),
    (Option("yes", N_("Yes, note me"), also=(
        "naam likho", "naam likho mera", "mera naam likho", "mera naam likh lo", "naam likh lo", "naam likh dijiye", "नाम लिखो",
        "मेरा नाम लिखो", "मेरा नाम लिख लो", "naav liha", "maza nav liha", "नाव लिहा", "माझं नाव लिहा", "mai aaungi",
        "mai aaunga", "मैं आऊँगी", "मैं आऊँगा", "yeto", "yete", "मी येतो", "मी येते", "येणार", "मी येणार",
    )), Option("no", N_("No"))), takes="yes_no",
)  # fmt: skip
NAME = Question("name", N_("Which name shall I note?"), takes="text", read=names_said.one_name)
_ADD = (
    "ek aur naam", "ek aur", "ek or naam", "ek or", "aur naam", "naam jodo", "एक और", "एक और नाम", "aankhi ek naav",
    "ajun ek naav", "अजून एक", "अजून एक नाव",
)  # fmt: skip
_CANCEL = (
    "naam kaat do", "naam kat do", "naam hatao", "naam hata do", "नाम काट दो", "नाम हटाओ", "नाम हटा दो", "nav kadha",
    "नाव काढा", "नाव काढून टाका",
)  # fmt: skip


def _short_names(reply: Reply, language: str) -> dict[str, list[str]]:
    """Bare names where only "add a name" was offered. Raises Misread."""
    if asides.cannot_come(reply.text):
        raise Misread(elsewhere=True)
    names = names_said.read(reply, language)
    if any(len(name.split()) > 3 or any(sign.isdigit() for sign in name) for name in names):
        raise Misread()
    return {"names": names}


def _wish(
    c: Conversation, one: Workshop, mine: list[Registration], reply: Reply, _language: str
) -> str | dict[str, Any]:
    """Who says in words that they cannot come gives the place back, and who names somebody that one's. Raises Misread."""
    if said := party_in(reply.text, c.world, one):
        return said
    if away := names_said.who_stays_away(reply.text, mine):
        return {"away": away}
    if not asides.cannot_come(reply.text) and not asides.takes_off_a_name(reply.text):
        raise Misread()
    return "cancel"


OTHER_NAME = PartyFirst("other", N_("Which name?"), takes="text", read=names_said.read)
WAY = Option(
    "way", N_("Map and calendar"),
    also=("map", "location", "naksha", "नक्शा", "नकाशा", "calendar", "कैलेंडर", "rasta", "रास्ता", "रस्ता"),
)  # fmt: skip
MORE_OPTIONS = (
    Option("add", N_("Add a name"), also=("yes", *_ADD)),
    Option("enough", N_("No, that is all"), also=("no", "nahi", "bas", "नहीं", "नाही", "बस", "एवढंच")),
    WAY,
)
MORE = PartyFirst(
    "more", N_("Does somebody else come along, on this phone?"), MORE_OPTIONS, takes="yes_no", read=_short_names
)
LATER = Option(
    "later",
    N_("Names later"),
    also=("later", "baad me", "बाद में", "nantar", "नंतर", "no", "nahi", "bas", "koi nahi", "नहीं", "नाही", "बस",
          "कोई नहीं", "कोणी नाही", "pata nahi", "पता नहीं", "माहीत नाही"),
)  # fmt: skip
OTHERS = PartyFirst(
    "others",
    N_("Which names shall I note for the others? Still missing: {count}"),
    (LATER,),
    takes="text",
    read=names_said.read,
)
ALSO = yes_no("also", N_("Shall I note {name} too?"))


def name_in_app(c: Conversation) -> str | None:
    """What the phone's owner is called in the app, as it came with this very message too."""
    return people.address(c.db, c.step.address.id).profile_name


def _note(c: Conversation, one: Workshop, name: str) -> Registration:
    person_id = household.whose_name(c.step, name)
    noted = store.register(c.db, one.id, person_id, name[:80], key_of(name), c.world.now)
    audit.note(c.db, c.person.id, "register", f"registration:{noted.id}", c.world.now, after={"status": noted.status},
               reverse="unregister")  # fmt: skip
    return noted


def key_of(name: str) -> str:
    """The form under which two spellings of a name are the same."""
    return " ".join(fold(word) for word in tokens(name))[:80]


def _say_place(c: Conversation, one: Workshop, registration_id: int) -> None:
    noted = store.registration(c.db, registration_id)
    if noted is None:
        return
    if noted.status == "waiting":
        return c.say(
            N_("All seats are given. {name} is on the waiting list; I write at once when one is free."), name=noted.name
        )
    c.say(N_("{name} has a place: {when}, {place}.\nCode: {code}"), name=noted.name, when=when(c.world, one, c.language),
          place=in_tongue(one.places, c.language), code=one.code)  # fmt: skip


def _more_names(c: Conversation, one: Workshop) -> None:
    for place in range(MOST_NAMES - 1):
        more = c.ask(_of(c, one, MORE, f"more{place or ''}"))
        if more == "enough":
            return c.say(N_("All right, see you there."))
        if more == "way":
            return c.then("ws_way", str(one.id))
        if isinstance(more, dict) and not {"names", "name"} & set(more):
            take_party(c, one, more, f"party{place}")
            continue
        if isinstance(more, dict):
            names = [str(name) for name in more.get("names") or [more["name"]]]
            if c.ask(ALSO.named(f"also{place or ''}"), name=listing(names, c.language)) == "no":
                continue
        else:
            told = c.ask(_of(c, one, OTHER_NAME, f"other{place or ''}"))
            if isinstance(told, dict):
                take_party(c, one, told, f"party{place}")
                continue
            names = _as_list(told)
        _note_all(c, one, names, f"noted{place}")
    return None


def _as_list(names: Any) -> list[str]:
    return [str(name) for name in names] if isinstance(names, list) else [str(names)]


def _note_all(c: Conversation, one: Workshop, names: list[str], deed: str) -> None:
    """Each name with its place, no more than may hang on one telephone."""

    def note() -> list[int]:
        free = MOST_NAMES - len(store.of_person(c.db, one.id, c.person.id))
        return [_note(c, one, name).id for name in names[: max(0, free)]]

    noted: Any = c.once(deed, note)
    for each in noted if isinstance(noted, list) else [noted]:
        _say_place(c, one, int(each))


def _of(c: Conversation, one: Workshop, asks: PartyFirst, name: str = "") -> PartyFirst:
    """The same question, put of this workshop."""
    return replace(asks, name=name or asks.name, party=lambda text: party_in(text, c.world, one))


def take_party(c: Conversation, one: Workshop, party: dict[str, Any], name: str) -> None:
    """The days on which they come are noted, and the names of the others asked: a seat is kept for a name."""
    days, together = party.get("only"), bool(party.get("of_all") or party.get("many"))
    mine = store.of_person(c.db, one.id, c.person.id)
    if days:
        who = mine if together else mine[:1]
        c.once(f"{name}_only", lambda: store.comes_only(c.db, [each.id for each in who], days))
        c.say(N_("{name}: only {days}. On the other days you are welcome too."), days=only_days(days, c.language),
              name=listing([each.name for each in who], c.language))  # fmt: skip
    missing = int(c.once(f"{name}_missing", lambda: max(0, min(party.get("many") or 0, MOST_NAMES) - len(mine))))
    if not missing:
        return None if days else c.say(N_("All right, see you there."))
    names = c.ask(_of(c, one, OTHERS, f"{name}_others"), count=missing)
    if isinstance(names, dict):
        return take_party(c, one, {**names, "many": names["many"] or party["many"]}, f"{name}_then")
    if names == LATER.value:
        return c.say(N_("All right. A seat is kept for each name; write the names here when you know them."))
    _note_all(c, one, _as_list(names), f"{name}_noted")
    if days and together:
        now = store.of_person(c.db, one.id, c.person.id)
        c.once(f"{name}_all", lambda: store.comes_only(c.db, [each.id for each in now], days))
    return None


def _mine(c: Conversation, one: Workshop, mine: list[Registration]) -> None:
    """Who is noted already: another name, or a place given back."""
    if away := c.opening.get("away"):
        return _free(c, mine, away)
    if party := party_in(str(c.opening.get("words") or ""), c.world, one):
        return take_party(c, one, party, "party")
    names = ", ".join(place.name for place in mine)
    options = (
        Option("add", N_("Add a name"), also=_ADD),
        Option("cancel", N_("Give a place back"), also=_CANCEL),
        Option("fine", N_("All is well")),
        WAY,
    )
    asks = replace(
        choice("wish", N_("{card}\nNoted from this phone: {names}."), options), read=partial(_wish, c, one, mine)
    )
    wish = c.ask(asks, card=card(c.world, one, c.language),
                 names=names)  # fmt: skip
    if isinstance(wish, dict):
        return _free(c, mine, wish["away"]) if "away" in wish else take_party(c, one, wish, "party")
    if wish == "add":
        return _note_all(c, one, _as_list(c.ask(OTHER_NAME)), "added")
    if wish == "way":
        return c.then("ws_way", str(one.id))
    if wish == "fine":
        return c.say(N_("All right, see you there."))
    which = mine[0].id
    if len(mine) > 1:
        which = int(
            c.ask(
                choice("whose", N_("Whose place?"), [Option(str(one.id), "{name}", {"name": one.name}) for one in mine])
            )
        )
    give_back(c.step, which)
    return c.say(N_("The place is free again. Thank you for telling."))


def _free(c: Conversation, mine: list[Registration], away: Sequence[Any]) -> None:
    """The places of those who were named are given back."""
    gone = [each for each in mine if each.id in {int(one) for one in away}]
    for each in gone:
        give_back(c.step, each.id)
    names = listing([each.name for each in gone], c.language)
    return c.say(N_("{name}: the place is free again. Thank you for telling."), name=names) if gone else None


def give_back(step: Step, registration_id: int) -> None:
    """Free a place; the first who waits for one gets it and hears it at once."""
    lucky = store.cancel_place(step.db, registration_id)
    if lucky is not None and lucky.person_id is not None:
        step.begin(lucky.person_id, "moved_up", str(lucky.id), purpose="office")


def moved_up(c: Conversation) -> None:
    """A seat became free for somebody on the waiting list."""
    noted = store.registration(c.db, int(c.subject))
    one = store.get(c.db, noted.workshop_id) if noted else None
    if noted is not None and one is not None and noted.status == "registered":
        c.say(
            N_("A seat is free now: {name} has a place.\n{card}"), name=noted.name, card=card(c.world, one, c.language)
        )


def _unregister(step: Step, deed: Any) -> bool:
    noted = store.registration(step.db, audit.number_of(deed))
    if noted is None or noted.status == "cancelled":
        return False
    give_back(step, noted.id)
    return True


CONVERSATIONS: dict[str, Callable[[Conversation], None]] = {
    "workshops": workshops, "workshop": workshop, "moved_up": moved_up,
}  # fmt: skip
REVERSES = {"unregister": _unregister}
