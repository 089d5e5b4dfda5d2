"""Codes used once: a printed slip makes a listed seller live, and one person joins two channels or parts them again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from handlers import menu
from handlers.conversation import Conversation
from handlers.folding import fold, folded, normalise, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.messages import InboundMessage
from handlers.person import consents, first_contact, household, who_speaks
from handlers.person.naming import RELATIONS
from handlers.questions import Misread, Option, Question, Reply, choice, yes_no
from handlers.seller import onboarding
from handlers.step import Step
from storage import audit, codes, joining, people, profiles, sharing, staff
from storage.people import Address, Person
from storage.profiles import Profile

LETTERS, DIGITS = "CDFHJKMNPRTVWXY", "2346789"
"""None that looks like another in print; letters and digits take turns, so that no word and no amount reads as a code."""
WRITTEN = re.compile(r"(?:haat[ -]?)?([a-z][0-9][a-z][0-9][a-z])[ -]?([0-9][a-z][0-9][a-z][0-9])", re.IGNORECASE)
_IN_WORDS = re.compile(rf"(?<![\w/=.-]){WRITTEN.pattern}(?![\w/=-])", re.IGNORECASE)
"""A code in a sentence: "कोड K7M2P 9X4R6 है मेरा"."""
LINK_LIVES = timedelta(minutes=15)
HELPER_LIVES = timedelta(days=2)
CHANNEL_NAMES = {"telegram": "Telegram", "whatsapp": "WhatsApp", "sim-telegram": "Telegram", "sim-whatsapp": "WhatsApp",
                 "terminal": "Terminal"}  # fmt: skip
BEGINS = {"slip": "slip", "link": "link_here", "helper": "may_help"}
"""Which talk a code of each kind begins."""


# ── codes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def new_code(new_token: Callable[[], str]) -> str:
    """Ten signs, one of (15 · 7)^5, some 12 thousand million: with ten thousand slips out, one guess in a million is one."""
    drawn = int.from_bytes(sha256(new_token().encode()).digest(), "big")
    signs = ""
    for place in range(10):
        among = DIGITS if place % 2 else LETTERS
        drawn, which = divmod(drawn, len(among))
        signs += among[which]
    return signs


def as_printed(code: str) -> str:
    """A code as people read it: K7M2P-9X4R6."""
    return f"{code[:5]}-{code[5:]}"


def give_code(step: Step, kind: str, person_id: int, *, note: str = "", lives: timedelta) -> str:
    """A new code as it is shown; an older one of this kind that nobody used ends."""
    codes.drop(step.db, person_id, kind)
    while True:
        code = new_code(step.world.new_token)
        if codes.add(step.db, code, kind, person_id, step.world.now, note=note, expires_at=step.world.now + lives):
            return as_printed(code)


def code_in(message: InboundMessage) -> str | None:
    """The one code in a message, alone or in a sentence, typed or behind a scanned QR; None where there is none."""
    text = message.start if message.kind == "start" else message.text if message.kind == "text" else ""
    found = list(_IN_WORDS.finditer(normalise(text)[:300]))
    return (found[0][1] + found[0][2]).upper() if len(found) == 1 and not message.forwarded else None


def begun(step: Step, message: InboundMessage, stranger: bool) -> tuple[bool, Started | None]:
    """Is this message a code, and which talk does it begin? One that does not work gets the same kind answer, whyever."""
    written = code_in(message)
    if written is None:
        return False, None
    free = codes.may_try(step.db, step.address.id, step.world.now)
    one = codes.usable(step.db, written, step.world.now) if free else None
    about = people.person(step.db, one.person_id) if one is not None else None
    invited = staff.usable(step.db, written, step.world.now) if free and one is None else None
    if stranger:
        comes_from = invited if invited is not None else about
        if comes_from is not None and comes_from.district_lgd is not None:
            step.know(district_lgd=comes_from.district_lgd)
        if about is not None and about.language and not step.person.language_sure:
            step.know(language=about.language)
        first_contact.introduce_haat(step)
    if invited is not None:
        return True, Started("be_officer", str(invited.id))
    if one is None or about is None or about.erased_at is not None:
        if free:
            codes.note_wrong(step.db, step.address.id, step.world.now)
        does_not_work(step)
        return True, None
    return True, Started(BEGINS[one.kind], str(one.id))


def does_not_work(step: Step) -> None:
    """The one answer to every code that does not work: used, over, guessed, or tried too often."""
    office = step.office
    step.say(
        N_("This code does not work, or not any more. No harm done.\nThe office helps: {landline}. Or write 'menu'."),
        landline=office.landline if office else "–",
    )  # fmt: skip


OF_CODES = frozenset({"slip", "link_here", "may_help", "be_officer"})
"""Talks that a code has begun: while one is open the code has worked."""


def help_with_code(step: Step, *, has_worked: bool) -> None:
    """What to do with a code, for whoever says that it does not work or asks how: said before the open question."""
    office = step.office
    if has_worked:
        return step.say(N_("Your code has worked. Only this answer is still missing:"))
    return step.say(
        N_("A code has ten signs, like K7M2P-9X4R6. Write it here just as it stands on the slip, nothing else.\n"
           "It does not work? The office helps: {landline}."),
        landline=office.landline if office else "–",
    )  # fmt: skip


# ── a printed slip ────────────────────────────────────────────────────────────────────────────────────────────────

IS_ME = Question(
    "is_me", N_("Are you {name}, {district}: {goods}?"), (Option("yes", N_("Yes, that is me")), Option("no", N_("Not me"))),
    takes="yes_no",
)  # fmt: skip
AGREES = replace(onboarding.CONSENT, name="agrees", options=onboarding.CONSENT.options[:2])


def slip(c: Conversation) -> None:
    """A listed seller says who they are, agrees, and is live: the code, two taps, no more."""
    one = codes.get(c.db, int(c.subject))
    listed = people.person(c.db, one.person_id)
    profile = profiles.profile_of(c.db, listed.id)
    if profile is None or not codes.is_usable(one, c.world.now):
        return does_not_work(c.step)
    not_me = replace(IS_ME.options[1], also=who_speaks.NOT_ME)
    is_me = replace(IS_ME, options=(IS_ME.options[0], not_me), read=_reads_not_me(profile.name))
    district = c.world.places.district(profile.district_lgd or 0)
    if c.ask(is_me, name=profile.name or "–", district=district, goods=_goods(c, profile)) == "no":
        return _not_theirs(c, one.id, profile)
    agreed = c.ask(AGREES)
    if not codes.use(c.db, one.id, c.step.address.id, "yes" if agreed == "yes" else "no", c.world.now):
        return does_not_work(c.step)
    if agreed == consents.MINOR:
        return consents.refuse_minor(c.step)
    if agreed == "no":
        profiles.change_profile(c.db, profile.id, c.world.now, status="hidden")
        audit.note(c.db, listed.id, "slip_no", f"profile:{profile.id}", c.world.now, before={"status": profile.status},
                   why_not=N_("the office can give a new slip"))  # fmt: skip
        return c.say(N_("All right. You are off the list; no buyer sees you."))
    live = _become(c.step, listed, profile)
    consents.give(c.step, "enquiries", given=True, adult=True)
    profiles.change_profile(c.db, live.id, c.world.now, status="live")
    audit.note(c.db, c.step.person.id, "join_by_slip", f"profile:{live.id}", c.world.now, before={"status": "invited"},
               after={"status": "live"}, reverse="hide_profile")  # fmt: skip
    c.say(
        N_("Done, {name}! Buyers can find you now: {goods}, {district}.\nI write to you when somebody wants this."),
        name=live.name or "–", goods=_goods(c, live), district=c.world.places.district(live.district_lgd or 0),
    )  # fmt: skip
    return None


def _reads_not_me(name: str | None) -> Any:
    """A no in a sentence: "yah mai nahi, mere bhai ka hai", "mera naam raju nahi rajendra hai"."""

    def read(reply: Reply, _language: str) -> str:
        if who_speaks.says_not_me(reply.text, name) or _is_somebody_elses(reply.text):
            return "no"
        raise Misread()

    return read


def _is_somebody_elses(text: str) -> bool:
    """ "mere bhai ka hai", "माझ्या नवऱ्याचं आहे": the slip of somebody of the house."""
    keys = [fold(word) for word in tokens(text)]
    behind = [(mine, who, rest) for mine, who, *rest in (keys[place : place + 3] for place in range(len(keys) - 1))]
    return len(keys) <= MANY_WORDS and any(
        mine in _MY_OWN and ((who in RELATIONS and bool(set(rest) & _OF)) or who.startswith(_OF_RELATION))
        for mine, who, rest in behind
    )


_MY_OWN = folded("mere meri mera hamare hamari mazya majhya mazhya मेरे मेरी मेरा हमारे हमारी माझ्या आमच्या my")
_OF = folded("ka ki ke का की के")
_OF_RELATION = tuple(
    fold(word)
    for word in "भावाच bhavach bhavac बहिणीच bahinich नवऱ्याच navryach मुलाच mulach मुलीच mulich brothers husbands sons".split()
)
MANY_WORDS = 9
"""From so many words on, more is said than whose a slip is."""
GOODS_SHOWN = 3


def _goods(c: Conversation, profile: Profile) -> Any:
    named = [c.world.catalogue.product(concept) for concept in profiles.products_of(c.db, profile.id)]
    return named[:GOODS_SHOWN] or (profile.products_text or "–")[:60]


def _not_theirs(c: Conversation, code_id: int, profile: Profile) -> None:
    """The slip lies in a wrong hand: it is worth nothing from here on, and the office looks after it."""
    codes.use(c.db, code_id, c.step.address.id, "not_me", c.world.now)
    words = f"{profile.external_ref or '–'} · {profile.name or '–'}"
    c.step.want_human("not_me", words, district_lgd=profile.district_lgd)
    c.say(N_("Thank you for saying so. The office puts it right; nothing of it was noted for you."))
    menu.show(c.step)


def _become(step: Step, listed: Person, profile: Profile) -> Profile:
    """The speaker is the listed seller: a stranger gets the record, the seller known already keeps theirs.

    Where another seller speaks from this telephone, the listed one speaks from it too from here on.
    """
    mine = profiles.profile_of(step.db, step.person.id)
    if mine is not None and household.key_of(mine.name or "") != household.key_of(profile.name or ""):
        sharing.join(step.db, step.address.id, listed.id, step.world.now)
        people.change_person(
            step.db, listed.id, heard_office_at=step.world.now, language=listed.language or step.language,
        )  # fmt: skip
        step.address = replace(step.address, shared=True)
        household.switch(step, listed.id)
        return profile
    known = {
        "name": listed.name,
        "district_lgd": listed.district_lgd,
        "taluka_lgd": listed.taluka_lgd,
        "village": listed.village,
    }
    own = step.person.name if mine is not None or step.address.shared else None
    step.know(**{name: value for name, value in known.items() if value} | ({"name": own} if own else {}))
    joining.merge(step.db, listed.id, step.person.id, step.world.now)
    found = profiles.profile_of(step.db, step.person.id)
    assert found is not None
    return found


# ── one person, two channels ──────────────────────────────────────────────────────────────────────────────────────


def link(c: Conversation) -> None:
    """A code for the other app: whoever writes it there within minutes is the same person, after one more yes."""
    code = give_code(c.step, "link", c.person.id, lives=LINK_LIVES)
    c.say(N_("Write this to Haat in your other app. It works once, for 15 minutes; give it to nobody else."))
    c.say("HAAT {code}", code=code)


def link_here(c: Conversation) -> None:
    """The code has arrived in the other app: one yes, and both are one person's."""
    one = codes.get(c.db, int(c.subject))
    known = people.person(c.db, one.person_id)
    if known.id == c.person.id:
        return c.say(N_("That is for your other app: write it to Haat there."))
    asks = yes_no(
        "join", N_("Are you {name}, and is this your second app?\nWhat is yours comes to the app you used last.")
    )
    if c.ask(asks, name=known.name or "–") == "no":
        codes.use(c.db, one.id, c.step.address.id, "no", c.world.now)
        return c.say(N_("All right, it stays as it is."))
    if not codes.use(c.db, one.id, c.step.address.id, "yes", c.world.now):
        return does_not_work(c.step)
    step, here = c.step, CHANNEL_NAMES.get(c.step.address.channel, c.step.address.channel)
    if step.address.shared:
        sharing.join(step.db, step.address.id, known.id, step.world.now)
    else:
        joining.merge(step.db, step.person.id, known.id, step.world.now)
        people.change_address(step.db, step.address.id, person_id=known.id, floor_kind=None, floor_id=None)
    step.address = people.address(step.db, step.address.id)
    household.switch(step, known.id)
    audit.note(step.db, known.id, "link_channel", f"address:{step.address.id}", step.world.now, after={"channel": here},
               reverse="unlink_channel")  # fmt: skip
    for other in other_apps(step):
        step.tell_at(other, N_("{channel} is yours here too now. Not you? Write: unlink"), channel=here)
    step.say(N_("Done, {name}: both apps are yours now."), name=known.name or "–")
    return None


def other_apps(step: Step) -> list[Address]:
    """Where else the speaker speaks for themselves."""
    helped = {address_id for address_id, helper_id in sharing.everywhere(step.db, step.person.id) if helper_id}
    mine = people.addresses_of(step.db, step.person.id)
    return [one for one in mine if one.id != step.address.id and one.id not in helped]


def unlink(c: Conversation) -> None:
    """Part another app from this one: what comes from there is a stranger's again."""
    others = other_apps(c.step)
    if not others:
        return c.say(N_("Only this app is linked; there is nothing to part."))
    options = [_app(one) for one in others]
    options.append(Option("leave", N_("Leave it")))
    which = c.ask(choice("part", N_("Which app is to be yours no more?"), options))
    if which == "leave":
        return c.say(N_("All right, it stays as it is."))
    chosen = next((one for one in others if str(one.id) == which), None)
    if chosen is not None:
        _part(c.step, chosen)
    return c.say(N_("Parted. What is yours comes only here now."))


def _app(one: Address) -> Option:
    """An app by its name, and by the words in which people tell Haat to part it."""
    name = CHANNEL_NAMES.get(one.channel, one.channel)
    names = (name, *_SAID_FOR.get(name, ()))
    parts = ("alag karo", "alag kar do", "hatao", "wala", "अलग करो", "अलग कर दो", "हटाओ", "वाला", "वेगळं करा", "काढा", "kadha",
             "vegla kara", "remove", "unlink")  # fmt: skip
    return Option(str(one.id), name, also=(*names, *(f"{said} {part}" for said in names for part in parts)))


_SAID_FOR = {
    "Telegram": ("telegram", "टेलीग्राम", "टेलिग्राम"),
    "WhatsApp": ("whatsapp", "whats app", "व्हाट्सऐप", "व्हॉट्सॲप", "वाट्सप"),
}


def _part(step: Step, other: Address) -> None:
    """A stranger speaks from that address from here on."""
    if other.shared:
        sharing.leave(step.db, other.id, step.person.id)
    else:
        stranger = people.add_person(step.db, step.world.now, language=step.person.language)
        people.change_address(step.db, other.id, person_id=stranger, floor_kind=None, floor_id=None)
    audit.note(step.db, step.person.id, "unlink_channel", f"address:{other.id}", step.world.now,
               before={"channel": CHANNEL_NAMES.get(other.channel, other.channel)},
               why_not=N_("a new code links it again"))  # fmt: skip


def _unlink_again(step: Step, deed: Any) -> bool:
    address = people.address(step.db, audit.number_of(deed))
    if address.person_id != step.person.id:
        return False
    _part(step, address)
    if address.id == step.address.id:
        step.address = people.address(step.db, address.id)
    return True


CONVERSATIONS = {"slip": slip, "link": link, "link_here": link_here, "unlink": unlink}
REVERSES = {"unlink_channel": _unlink_again}
