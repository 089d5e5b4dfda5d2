"""Who is speaking, where several people speak from one telephone: asked before anything private, and again after a long silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.messages import InboundMessage, is_whatsapp
from handlers.person import held_words, naming_words
from handlers.person.given_names import begins_with_one
from handlers.person.household import called, here, known, named_here, switch
from handlers.person.naming import name_in, self_named, self_named_first
from handlers.person.newcomers import newcomer_called
from handlers.questions import Option, shown_option
from handlers.reading.commands import read_command
from handlers.step import Step
from storage import acting, conversations, inbox, people, prompts, sharing
from storage.sharing import Here

SILENT = timedelta(days=60)
"""After so long a number may have another owner: providers give unused ones away (TRAI: not before 90 days of disuse)."""
AGAIN_AFTER = timedelta(seconds=20)
"""What comes so soon after the question was written before it was read."""
GO, HELD, DONE = "go", "held", "done"
_UNSURE = {question: unsure for unsure, question in held_words.QUESTIONS.items()}
OTHER = "other"
NOT_ME = (
    "not me", "this is not me", "that is not me", "wrong person", "wrong number", "i am not that person", "yeh main nahi hun",
    "ye main nahi hu", "yeh main nahi", "main nahi hun", "main wo nahi hun", "main woh nahi hun", "galat aadmi", "galat number",
    "यह मैं नहीं हूँ", "ये मैं नहीं हूँ", "मैं नहीं हूँ", "मैं वो नहीं हूँ", "मैं वह नहीं हूँ", "गलत आदमी", "गलत नंबर", "ग़लत नंबर",
    "मी नाही", "ही मी नाही", "हा मी नाही", "ती मी नाही", "मी ती नाही", "मी तो नाही", "चुकीचा नंबर", "mi nahi",
    "hi mi nahi", "ha mi nahi", "mi to nahi", "mi ti nahi", "chukicha number",
)  # fmt: skip


def is_silent(step: Step) -> bool:
    """Has nobody written from this address for so long that it may be another's by now?"""
    last = step.address.last_inbound_at
    return last is not None and step.person.name is not None and step.world.now - last >= SILENT


# ── settled before anything else ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rest:
    """What a message says besides who is speaking: it is heard for the one who was named."""

    words: str


def settle(step: Step, message: InboundMessage, inbox_id: int) -> str | Started | Rest:
    """Whose message is this? GO: known, the speaker stands in the step. HELD: they were asked, it waits.

    DONE: it was an answer to that question, or a word of who speaks, and all is said. Else what it says besides, or the talk
    that begins now.
    """
    address = step.address
    if not (address.shared or address.unsure or is_silent(step)):
        return GO
    if _stops(message):
        return GO
    everyone = here(step)
    if address.shared and (mine := next((one for one in everyone if one.person_id == step.person.id), None)):
        acting.through(mine.helper_id)
    if (answered := _answered(step, message, everyone)) is not None:
        return answered
    if address.unsure:
        return _hold(step, inbox_id, address.unsure)
    if is_silent(step):
        return _hold(step, inbox_id, "who" if address.shared else "still")
    if (whose := held_words.points_at(step, message)) is not None and any(one.person_id == whose for one in everyone):
        switch(step, whose)
    elif _must_ask(step, message):
        return _hold(step, inbox_id, "who")
    inbox.spoke(step.db, inbox_id, step.person.id)
    return GO


def _stops(message: InboundMessage) -> bool:
    """Is it a clear order to stop the messages? It is obeyed for the telephone, whoever holds it."""
    return message.kind == "text" and not message.forwarded and read_command(message.text) == "stop"


def settle_press_in_group(step: Step, inbox_id: int) -> bool:
    """Is it known who pressed a button in a group's chat? It opens a private talk: False, the press waits until it is said."""
    address = step.address
    if not address.shared:
        return True
    if not address.unsure and not _anybodys(step):
        switch(step, step.person.id)
        return True
    _hold(step, inbox_id, "who")
    return False


def _must_ask(step: Step, message: InboundMessage) -> bool:
    """Words that may be anybody's: after a pause, or when somebody else was asked something since."""
    return message.kind != "press" and _anybodys(step)


def _anybodys(step: Step) -> bool:
    last = step.address.last_inbound_at
    if last is None or step.world.now - last > held_words.PAUSE:
        return True
    return sharing.asked_another(step.db, step.address.id, step.person.id, last)


def hold_wake(step: Step, inbox_id: int) -> bool:
    """What Haat wants to begin at a telephone that was silent so long waits until its owner has said that they are still there.

    Outside WhatsApp's window only a template may leave, which tells nothing private; there its press is asked about.
    """
    silent = is_silent(step) and not is_whatsapp(step.address.channel)
    if _is_doubted(step):
        inbox.hold(step.db, inbox_id)
        return True
    if not silent and step.address.unsure != "still":
        return False
    inbox.hold(step.db, inbox_id)
    if not step.address.unsure:
        ask(step, "who" if step.address.shared else "still", cause=f"who:{inbox_id}")
    return True


def _is_doubted(step: Step) -> bool:
    """Has whoever speaks from here now said that they are not the one with whom Haat would begin, and not yet whose it is?"""
    speaker = people.address(step.db, step.address.id).person_id
    doubt = conversations.open_one(step.db, speaker, "not_me") if speaker != step.person.id else None
    return doubt is not None and doubt.opening.get("former") == step.person.id


def _hold(step: Step, inbox_id: int, kind: str) -> str:
    inbox.hold(step.db, inbox_id)
    shown = prompts.last(step.db, step.address.id) if step.address.unsure else None
    people.change_address(step.db, step.address.id, last_inbound_at=step.world.now, unreachable_at=None)
    if shown is None or shown.question not in _UNSURE or step.world.now - shown.created_at > AGAIN_AFTER:
        ask(step, kind, cause=f"who:{inbox_id}")
    return HELD


def ask(step: Step, kind: str, *, cause: str = "", instead: str = "") -> None:
    """Ask who is speaking, or whether this is still the one Haat knows; until it is answered all else waits.

    `instead` is the question in other words, for whoever has heard it once.
    """
    step.cause = cause or step.cause
    people.change_address(step.db, step.address.id, unsure=kind)
    step.address = replace(step.address, unsure=kind)
    if kind == "still":
        options = [Option("yes", N_("Yes, I am {name}"), {"name": step.person.name or ""}),
                   Option("no", N_("No, somebody else"))]  # fmt: skip
        words = instead or N_("Namaste! Is this still {name}?")
        step.offer(words, options, question=held_words.QUESTIONS["still"], name=step.person.name or "")
    else:
        everyone = here(step)
        options = [*map(_option, everyone), Option(OTHER, N_("Somebody else"))]
        names = ", ".join(one.name for one in everyone if one.name)
        step.offer(instead or N_("Who is speaking now?"), options, question=held_words.QUESTIONS["who"], names=names)
    step.letters[-1].bare = True


def _option(one: Here) -> Option:
    if not one.name:
        return Option(str(one.person_id), N_("The new one"))
    return Option(str(one.person_id), N_("For {name}") if one.helper_id else "{name}", {"name": one.name or "–"})


# ── answered ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _answered(step: Step, message: InboundMessage, everyone: Sequence[Here]) -> str | Started | Rest | None:
    """What a message says of who is speaking; None when it says nothing of that."""
    if message.kind == "press":
        token, _, place = message.pressed.rpartition(".")
        pressed = prompts.prompt(step.db, token)
        asked = pressed is not None and pressed.address_id == step.address.id and pressed.question in _UNSURE
        if not asked or pressed is None or not place.isdigit() or int(place) >= len(pressed.options):
            return None
        return _take(step, _UNSURE[pressed.question], pressed.options[int(place)]["value"], everyone)
    if message.kind != "text" or message.forwarded:
        return None
    if says_not_me(message.text, step.person.name):
        return not_me_said(step)
    if (named := named_here(message.text, everyone)) is not None:
        return _take(step, "who", str(named.person_id), everyone)
    if (first := self_named_first(message.text, surely=False)) is not None and (
        named := called(first[0], everyone)
    ) is not None:
        if step.address.unsure or named.person_id != step.person.id:
            _take(step, "who", str(named.person_id), everyone)
        return Rest(first[1])
    shown = prompts.last(step.db, step.address.id) if step.address.unsure else None
    if shown is None or shown.question not in _UNSURE:
        return None
    value = shown_option(message.text, shown.options)
    if value is None and _UNSURE[shown.question] == "still":
        value = _still_said(message.text)
    if value is None and (one := called(naming_words.bare(message.text), everyone)) is not None:
        value = str(one.person_id)  # a first name is enough
    if value is not None:
        return _take(step, _UNSURE[shown.question], value, everyone)
    if (reason := naming_words.names_nobody(message.text)) is not None:
        ask(step, step.address.unsure or "who", instead=_AGAIN[step.address.unsure or "who", reason])
        return DONE
    if (name := self_named(message.text) or _another_name(step, message.text)) is not None:
        return newcomer_called(step, name) if step.address.shared else not_me_said(step, name)
    return None


_AGAIN = {
    ("who", "unclear"): N_("I cannot see from that who it is: {names}?\nTap the name, or write it."),
    ("who", "why"): N_(
        "Several people use this phone, and I show what is one's own to nobody else.\nWho is it now: {names}?"
    ),
    ("still", "unclear"): N_("I am not sure I understood. Is this still {name}?"),
    ("still", "why"): N_(
        "Numbers get new owners at times, and what is {name}'s is nobody else's business.\nIs this still {name}?"
    ),
}
"""What is said instead of the bare question, where an answer named nobody or asked why."""


def _another_name(step: Step, text: str) -> str | None:
    """A name alone that is nobody's of this telephone: whoever bears it is new here."""
    words = naming_words.bare(text)
    short = len(words.split()) <= _LONGEST_NAME and not any(sign.isdigit() for sign in words)
    name = name_in(words) if short and begins_with_one(words) else None
    if name is None or step.world.catalogue.concepts_in(name) or step.world.places.find(name):
        return None
    return name.title() if name.isascii() and name.islower() else name


_LONGEST_NAME = 3


def _still_said(text: str) -> str | None:
    """Yes or no to "is this still …?", also with more behind it: "nahi ye number ab mera hai"."""
    words = tokens(text)
    said = read_command(text, "yes_no")
    if said not in ("yes", "no") and words:
        said = "no" if fold(words[0]) in _NO else "yes" if fold(words[0]) in _YES else None
    return said if said in ("yes", "no") else None


_YES = folded("haan han ha ji yes ho हाँ हां हा जी हो होय")
_NO = folded("nahi nahin nai no नहीं नही नाही naahi")


def _take(step: Step, question: str, value: str, everyone: Sequence[Here]) -> str | Started:
    if question == "still":
        if value == "no":
            return not_me_said(step)
        known(step)
    elif value == OTHER:
        return newcomer_called(step, "")
    elif any(str(one.person_id) == value for one in everyone):
        switch(step, int(value))
    elif value != str(step.person.id):
        return _lost(step)
    same = question == "still"  # the one whom Haat took them for all the time
    goes_on = held_words.goes_on_all(step) if same else held_words.goes_on(step)
    return DONE if goes_on else GO_ON


GO_ON = "go on"
"""As DONE, and what waits for an answer is put again."""


def _lost(step: Step) -> str:
    """A name on an old question that speaks here no more."""
    ask(step, "who")
    return DONE


# ── said in words ─────────────────────────────────────────────────────────────────────────────────────────────────


def says_not_me(text: str, name: str | None = None) -> bool:
    """Does somebody say that they are not the one they are taken for: "galat number hai", and with the name that Haat knows
    "mai mira nahi hu, ye number meri beti ka hai"?"""
    if "?" in text:
        return False
    clauses = [[fold(word) for word in tokens(clause)] for clause in _CLAUSE.split(text[:200])]
    for keys in clauses:
        if _short(keys) in _NOT_ME:
            return len(clauses) <= _FEW_CLAUSES
        if len(clauses) <= _FEW_CLAUSES and _is_no_self(keys):
            return True
        if name and _denies(keys, name):
            return True
    return False


_CLAUSE = re.compile(r"[,.;।!\n]+")
_FEW_CLAUSES = 3
_LITTLE = folded("hai he है ahe aahe आहे ji जी bhai भाई bhaiya sir madam hu hun hoon हूँ हूं yaar ye yeh ये यह")


def _short(keys: Sequence[str]) -> str:
    """Words without the little ones at their end."""
    end = len(keys)
    while end > 1 and keys[end - 1] in _LITTLE:
        end -= 1
    return " ".join(keys[:end])


_NOT_ME = frozenset(_short([fold(word) for word in tokens(words)]) for words in NOT_ME)
_I = folded("main mai mein मैं मै मे mi मी me")
_SELF = folded("main mai मैं मै mi मी i ye yeh यह ये this")
_MY = folded("mera meri maza majha maze majhe my मेरा मेरी माझं माझे माझा")
_NAME = folded("naam nam name nav nao नाम नाव")


def _is_no_self(keys: Sequence[str]) -> bool:
    """ "yah mai nahi", with nothing beside it."""
    said = set(keys)
    return bool(said & _I and said & _NO) and said <= _I | _NO | _SELF | _LITTLE | _THIS


_THIS = folded("yah wo woh vo vah ha hi he ti to tii वो वह हा ही हे ती तो to तो are arey अरे")


def _denies(keys: Sequence[str], name: str) -> bool:
    """Is "I am not …" said with the known first name: "main mira nahi hu", "मी मीरा नाही", "mera naam raju nahi",
    "nahi hu mai raju"?"""
    first = fold((tokens(name) or [""])[0])
    if first not in keys[1:4]:
        return False
    place = keys.index(first, 1)
    if keys[0] in _NO and set(keys[1:place]) & _I:
        return True  # "nahi hu mai hari"
    says_i = keys[0] in _SELF or (keys[0] in _MY and keys[1] in _NAME)
    return bool(says_i and set(keys[1 : place + 3]) & (_NO | {"not"}))


def not_me_said(step: Step, name: str = "") -> str | Started:
    """Who is it then? On a shared telephone the others are offered; else somebody new speaks at once, who sees nothing of
    the one that Haat knows."""
    if step.address.shared:
        ask(step, "who")
        return DONE
    former = step.person.id
    newcomer_called(step, "")
    return Started("not_me", opening={"former": former, "name": name})
