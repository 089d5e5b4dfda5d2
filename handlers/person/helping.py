"""A helper acts for one named person at a time, with that person's own yes, seen by them and ended by one word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_, day, say
from handlers.matching import guarded
from handlers.person import helping_words, household, joining, newcomers, who_speaks
from handlers.person.consents import NOTICE_VERSION
from handlers.person.given_names import begins_with_one, is_given_in_parts
from handlers.person.naming import ends_like_a_name, named_for
from handlers.person.privacy import DEED_NAMES
from handlers.questions import Misread, Option, Question, Reply, choice, is_label, name_of
from handlers.reading.commands import read_command
from handlers.step import Step
from storage import acting, audit, codes, consent, people, profiles, sharing
from storage.people import Person

END_WORDS = ("khud", "खुद", "ख़ुद", "swatah", "swatha", "स्वतः", "स्वत", "myself", "helper band", "हेल्पर बंद", "मदतनीस बंद")
"""The one word that ends a helper's acting."""
WHO_DID = (
    "who did what for me", "who did what", "kisne kya kiya", "mere liye kisne kya kiya", "किसने क्या किया",
    "मेरे लिए किसने क्या किया", "कोणी काय केलं", "माझ्यासाठी कोणी काय केलं", "koni kay kela", "mazyasathi koni kay kela",
)  # fmt: skip
LINK = (
    "link", "link my other app", "link my telegram", "link my whatsapp", "dusra app jodo", "doosra app jodo", "telegram jodo",
    "whatsapp jodo", "दूसरा ऐप जोड़ो", "दूसरा ऐप जोड़ें", "टेलीग्राम जोड़ो", "व्हाट्सऐप जोड़ो", "दुसरं ॲप जोडा", "dusra app joda",
    "telegram joda", "whatsapp joda", "टेलिग्राम जोडा", "व्हॉट्सॲप जोडा",
)  # fmt: skip
UNLINK = (
    "unlink", "alag karo", "app alag karo", "dusra app hatao", "अलग करो", "ऐप अलग करो", "दूसरा ऐप हटाओ", "वेगळं करा",
    "ॲप वेगळं करा", "vegla kara",
)  # fmt: skip
FOR_MYSELF = (
    "mere liye",
    "apne liye",
    "mere khud ke liye",
    "मेरे लिए",
    "अपने लिए",
    "माझ्यासाठी",
    "mazyasathi",
    "for me",
    "for myself",
)
VOICE_IS_YES = "may_help"
"""The question to which a voice note is itself the answer: it is kept as the source of the yes."""
FIRST = 8
"""How many lines of "who did what" are shown."""


def _keys(text: str) -> str:
    return " ".join(fold(word) for word in tokens(text))


def _phrases(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_keys(each) for each in words)


_END, _WHO_DID, _LINK, _UNLINK, _MYSELF = map(_phrases, (END_WORDS, WHO_DID, LINK, UNLINK, FOR_MYSELF))


# ── said in words ─────────────────────────────────────────────────────────────────────────────────────────────────


def said(step: Step, text: str, *, idle: bool = False, to_haat: bool = True) -> Started | str | None:
    """What a message says of helpers and second apps; GO_ON where the speaker has changed and all is said.

    `idle`: no question waits, so that "khud" of somebody whom nobody helps answers none either. `to_haat`: the words are
    no part of a talk with somebody else.
    """
    keys = _keys(text)
    if keys in _LINK:
        return Started("link")
    if keys in _UNLINK:
        return Started("unlink")
    if keys in _WHO_DID:
        return Started("who_did")
    if keys in _END and household.helpers_of(step):
        return Started("alone")
    if (ended := _ends_a_help(step, text)) is not None:
        return ended
    if step.address.shared and helping_words.asks_who_speaks(text):
        step.say(N_("{name} is speaking now. Who else speaks writes: Meena ke liye"), name=step.person.name or "–")
        return who_speaks.GO_ON
    if keys in _END and idle:
        step.say(N_("Nobody did anything for you: all that is yours you did yourself."))
        return who_speaks.GO_ON
    if to_haat and (told := _told_of_others(step, text)) is not None:
        return told
    if keys in _MYSELF and step.address.shared:
        household.switch(step, acting.helper() or step.person.id)
        household.greet(step)
        return who_speaks.GO_ON
    name = named_for(text) or household.named_by_helper(step, text)
    if name is None or _is_a_thing(step, name):
        return None
    everyone = household.here(step)
    if (known := household.called(name, everyone)) is not None:
        household.switch(step, known.person_id)
        household.greet(step)
        return who_speaks.GO_ON
    if (me := acting.helper()) is not None:
        household.switch(step, me)
    return Started("helps", opening={"name": name})


def _ends_a_help(step: Step, text: str) -> Started | None:
    """A sentence that ends a help: the helped one's own, or the helper's about somebody by name, which is asked about first."""
    if not helping_words.may_end_a_help(text):
        return None
    names = [people.person(step.db, helper).name or "" for helper in household.helpers_of(step)]
    if names and helping_words.ends_own_help(text, names):
        return Started("alone")
    me = acting.helper() or step.person.id
    named = [
        one
        for one in household.here(step)
        if one.helper_id == me and helping_words.ends_help_for(text, [one.name or ""])
    ]
    return Started("lets_go", str(named[0].person_id)) if len(named) == 1 else None


def _is_a_thing(step: Step, name: str) -> bool:
    """Goods and places are nobody's name, where nothing but them is named. Who helps others means a person by it, but for
    the helper's own goods: मंदा is one of them, though flat bread is called so too; हीरा is a first name to every seller."""
    if ends_like_a_name(tokens(name)) or is_given_in_parts(name):
        return False  # Kesar Bai, Moti Lal
    if step.world.places.find(name):
        return True
    goods = set(step.world.catalogue.concepts_in(name)) if step.world.catalogue.names_only(name) else set()
    mine = profiles.profile_of(step.db, step.person.id)
    helps = sharing.helped_by(step.db, acting.helper() or step.person.id)
    if not goods or not (helps or (mine is not None and guarded.is_name_too(name))):
        return bool(goods)
    return mine is None or bool(goods & set(profiles.products_of(step.db, mine.id)))


HOW_TO_HELP = N_("Yes, you can bring others in, one after another.\nWrite the name like this: Meena ke liye")


def _told_of_others(step: Step, text: str) -> str | None:
    """Who wants to bring others in hears how; a helper who asks for whom they act reads the names."""
    if helping_words.asks_who_is_here(text) and (helped := _names_helped(step)):
        step.say(N_("You act for: {names}.\nWrite the name like this: Meena ke liye"), names=", ".join(helped))
        return who_speaks.GO_ON
    if helping_words.brings_others(text):
        step.say(HOW_TO_HELP)
        return who_speaks.GO_ON
    return None


def _names_helped(step: Step) -> list[str]:
    me = acting.helper() or step.person.id
    helped = [one for one in sharing.helped_by(step.db, me)
              if consent.given(step.db, one, household.helper_purpose(me))]  # fmt: skip
    return [people.person(step.db, one).name or "–" for one in helped]


def surely_named(text: str) -> bool:
    """Is it said for whom somebody acts, with a name that is surely a person's: also below a question for a name or a place?"""
    name = named_for(text)
    return name is not None and (begins_with_one(name) or is_given_in_parts(name) or ends_like_a_name(tokens(name)))


def may_begin(step: Step, text: str) -> bool:
    """May a stranger's first words be those of somebody who helps others?"""
    name = named_for(text)
    return helping_words.brings_others(text) or (name is not None and not _is_a_thing(step, name))


# ── a helper begins ───────────────────────────────────────────────────────────────────────────────────────────────

MAY = N_("{name}: may {helper} use Haat for you?\nAll they do is written down for you. The word 'khud' ends it.")
YES_MAY, NO, OWN_PHONE = (
    Option("yes", N_("Yes, they may")), Option("no", N_("No")), Option("phone", N_("On their own phone")),
)  # fmt: skip


class OwnYes(Question):
    """A yes that only a tap or a voice note gives: typed words on a helper's telephone could be the helper's."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """ "voice", or the value of the option that was pressed; a typed no counts. Raises Misread."""
        if any(medium.kind in ("voice", "audio") for medium in reply.media):
            return "voice"
        if reply.pressed is not None:
            return super().answer(reply, language)
        labels = {option.value: option.label_in(language) for option in self.options}
        if "phone" in labels and is_label(reply.text, labels["phone"]):
            return "phone"
        if is_label(reply.text, labels["no"]) or read_command(reply.text, "yes_no") == "no":
            return "no"
        raise Misread(N_("Please give them the phone: they tap, or speak a voice note."))

    def still_valid(self, kept: Any) -> bool:
        """Does a kept answer still mean something?"""
        return kept == "voice" or super().still_valid(kept)


def helps(c: Conversation) -> None:
    """A helper names somebody; that person says yes on this telephone or on their own."""
    newcomers.own_name(c)
    name = _whom(c)
    words = {"name": name, "helper": c.person.name or "–"}
    question = OwnYes(VOICE_IS_YES, MAY, (YES_MAY, NO, OWN_PHONE), media=True)
    answer = c.ask(question, below=N_("Please hand the phone over now."), **words)
    if answer == "no":
        return c.say(N_("All right. Nothing was kept of {name}."), name=name)
    if answer == "phone":
        code = joining.give_code(c.step, "helper", c.person.id, note=name, lives=joining.HELPER_LIVES)
        c.say(N_("{name} writes this to Haat on their own phone, within two days:"), name=name)
        return c.say("HAAT {code}", code=code)
    helped = people.add_person(
        c.db, c.world.now, name=name, language=c.person.language, language_sure=c.person.language_sure,
        district_lgd=c.person.district_lgd, heard_office_at=c.world.now,
    )  # fmt: skip
    helper = c.person
    sharing.join(c.db, c.step.address.id, helped, c.world.now, helper_id=helper.id)
    c.step.address = replace(c.step.address, shared=True)
    acting.through(helper.id)
    _allow(c.step, helped, helper, "voice" if answer == "voice" else "button")
    _tell_office_of_one_name(c, helper, name)
    household.switch(c.step, helped)
    told = {"text": c.opening["goods"]} if c.opening.get("goods") else {}
    told |= {"media_ids": c.opening["media_ids"]} if c.opening.get("media_ids") else {}
    return c.then("onboarding", district_lgd=c.person.district_lgd, **told)


def _whom(c: Conversation) -> str:
    """The name of whom the helper helps; their own name is doubted once."""
    name = str(c.opening["name"])
    if not _like(name, c.person.name or ""):
        return name
    options = (Option("same", N_("That is really so")),)

    def read(reply: Reply, language: str) -> str:
        other = named_for(reply.text) or name_of(reply, language)
        if household.key_of(other) == household.key_of(c.person.name or ""):
            raise Misread(N_("That is your own name."))
        return other

    asks = Question(
        "whom",
        N_("{name} is your own name. What is the name of the person you help?"),
        options,
        takes="text",
        read=read,
    )
    answer = str(c.ask(asks, name=name))
    return name if answer == "same" else answer


def _like(name: str, own: str) -> bool:
    return bool(set(household.key_of(name).split()) & set(household.key_of(own).split()))


OWN_NAMES_BORNE = 2


def _tell_office_of_one_name(c: Conversation, helper: Person, name: str) -> None:
    """Whoever helps several who all bear the helper's own name: the office has a look."""
    borne = [people.person(c.db, one).name or "" for one in sharing.helped_by(c.db, helper.id)]
    if _like(name, helper.name or "") and sum(_like(one, helper.name or "") for one in borne) >= OWN_NAMES_BORNE:
        c.step.want_human("one_name", ", ".join(borne))


def _allow(step: Step, helped: int, helper: Person, how: str) -> None:
    """The person's own yes, with the message that gave it; the deed can be taken back."""
    consent.give(
        step.db, helped, household.helper_purpose(helper.id), given=True, version=NOTICE_VERSION, language=step.language,
        how=how, inbox_id=step.inbox_id, now=step.world.now,
    )  # fmt: skip
    audit.note(step.db, helped, "helper_may", f"helper:{helper.id}", step.world.now, after={"how": how},
               reverse="end_helper")  # fmt: skip
    profiles.keep_profile(step.db, helper.id, "helper", step.world.now, name=helper.name)


def _voice_is_yes(reply: Reply, _language: str) -> str:
    if any(medium.kind in ("voice", "audio") for medium in reply.media):
        return "voice"
    raise Misread()


def may_help(c: Conversation) -> None:
    """On the person's own telephone: the helper's code asks for their yes."""
    one = codes.get(c.db, int(c.subject))
    helper = people.person(c.db, one.person_id)
    address = people.reached_at(c.db, helper.id)
    if helper.id == c.person.id or address is None or address.id == c.step.address.id:
        return c.say(N_("This code is for the other person's own phone."))
    name = c.person.name or str(one.note or "–")
    question = Question(VOICE_IS_YES, MAY, (YES_MAY, NO), takes="yes_no", media=True, read=_voice_is_yes)
    answer = c.ask(question, name=name, helper=helper.name or "–")
    if not codes.use(c.db, one.id, c.step.address.id, "no" if answer == "no" else "yes", c.world.now):
        return joining.does_not_work(c.step)
    if answer == "no":
        c.tell(helper.id, N_("{name} says no."), name=name)
        return c.say(N_("All right, it stays as it is."))
    if not c.person.name:
        c.step.know(name=name)
    sharing.join(c.db, address.id, c.person.id, c.world.now, helper_id=helper.id)
    _allow(c.step, c.person.id, helper, "voice" if answer == "voice" else "button")
    c.tell(helper.id, N_("{name} says yes. Write '{name} ke liye' to begin."), name=name)
    return c.say(N_("Noted. Write 'who did what' to see it, 'khud' to end it."))


# ── seen and ended by the person ──────────────────────────────────────────────────────────────────────────────────

OWN_DEEDS = {
    "helper_may": N_("your yes to a helper"), "helper_over": N_("the end of a help"), "share_phone": N_("your name on this phone"),
    "join_by_slip": N_("your place in the market"), "link_channel": N_("the second app"), "unlink_channel": N_("the parted app"),
}  # fmt: skip


def who_did(c: Conversation) -> None:
    """What helpers did for the speaker, the newest first."""
    done = audit.by_helpers(c.db, c.person.id, at_most=FIRST)
    if not done:
        return c.say(N_("Nobody did anything for you: all that is yours you did yourself."))
    lines = [
        f"{day(one.at.astimezone(c.world.zone).date(), c.language)}: {one.helper or '–'} – "
        + say(c.language, OWN_DEEDS.get(one.deed) or DEED_NAMES.get(one.deed, N_("a step")))
        for one in done
    ]
    return c.say(N_("Done for you:\n{lines}\nTo end it write: khud"), lines="\n".join(lines))


def alone(c: Conversation) -> None:
    """One word, and nobody acts for the speaker any more; for whoever has no telephone of their own the office does."""
    step, me = c.step, c.person
    ended = [end(step, me.id, helper) for helper in household.helpers_of(step)]
    names = ", ".join(name for name in ended if name)
    own = [one for one, helper in sharing.everywhere(c.db, me.id) if helper is None] or people.addresses_of(c.db, me.id)
    c.say(N_("Ended: {helper} does nothing for you any more."), helper=names or "–")
    if not own:
        office = step.office
        step.want_human("alone", c.person.name or "")
        c.say(
            N_("To go on from another phone, ask the office: {landline}."), landline=office.landline if office else "–"
        )


def end(step: Step, helped: int, helper_id: int) -> str:
    """This helper acts for this person no more: ledger, telephone and audit say so; the helper's name."""
    helper = people.person(step.db, helper_id)
    consent.give(
        step.db, helped, household.helper_purpose(helper_id), given=False, version=NOTICE_VERSION,
        language=step.language, how="words", inbox_id=step.inbox_id, now=step.world.now,
    )  # fmt: skip
    audit.note(step.db, helped, "helper_over", f"helper:{helper_id}", step.world.now,
               why_not=N_("the helper asks again"))  # fmt: skip
    for address_id, through in sharing.everywhere(step.db, helped):
        if through == helper_id:
            sharing.leave(step.db, address_id, helped)
            if address_id != step.address.id:
                name = people.person(step.db, helped).name or "–"
                step.tell(helper_id, N_("{name} does it without help from here on."), name=name)
    return helper.name or ""


def _end_helper(step: Step, deed: Any) -> bool:
    end(step, step.person.id, audit.number_of(deed))
    step.address = people.address(step.db, step.address.id)
    return True


# ── found in "my data" ────────────────────────────────────────────────────────────────────────────────────────────


def phone(c: Conversation) -> None:
    """Who else speaks from here, and where else the speaker is: what can be changed."""
    offered = [
        (Option("another", N_("Add a person here")), True),
        (Option("link", N_("Add my other app")), True),
        (Option("unlink", N_("Part my other app")), bool(joining.other_apps(c.step))),
        (Option("who_did", N_("Who did what for me")), bool(audit.by_helpers(c.db, c.person.id, at_most=1))),
        (Option("alone", N_("End the help")), bool(household.helpers_of(c.step))),
        (Option("back", N_("Leave it")), True),
    ]
    wish = c.ask(choice("thing", N_("What about this phone?"), [option for option, fits in offered if fits]))
    if wish == "back":
        return c.say(N_("All right, it stays as it is."))
    if wish == "another":
        begun = newcomers.newcomer_called(c.step, "")
        return c.then(begun.conversation, "", **begun.opening)
    return c.then(wish)


CONVERSATIONS: dict[str, Callable[[Conversation], None]] = {
    "helps": helps, "may_help": may_help, "who_did": who_did, "alone": alone, "phone": phone,
}  # fmt: skip
REVERSES = {"end_helper": _end_helper}
