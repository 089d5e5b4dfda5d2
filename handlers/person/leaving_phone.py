"""Off a shared telephone: "hatao mujhe is phone se", or a helper lets somebody go: "सुरेखाला काढून टाका"."""

from __future__ import annotations

from handlers import menu
from handlers.conversation import Conversation
from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.person import helping, household
from handlers.questions import yes_no
from handlers.step import Step
from storage import acting, audit, inbox, people, sharing
from storage.settling import skip_all_of
from storage.sharing import Here

_OFF = folded("""
    hata hatao hatado hatana hataiye hatva remove delete nikal nikalo nikaal nikalna kadha kadh kadhun kadhaycha kadhaychay kaadh
    kaadha alag chhodna chodna chhod leave off out हटा हटाओ हटाना हटाइए हटवा निकाल निकालो निकालना काढा काढ काढून काढायचं काढायचंय अलग
    छोड़ना छोड़
""")
_PHONE = folded(
    "phone fon mobile mobail telephone फोन फ़ोन फोनवरून फोनवरुन फोनमधून phonevarun phonemadhun मोबाइल मोबाईल मोबाईलवरून"
)
_ME = folded(
    "mujhe mujhko mera meri main mai mala majha maza majhe maze maajh me my i मुझे मुझको मेरा मेरी मैं मला माझं माझा माझे"
)
_SMALL = folded("""
    is iss ye yeh this the from se to do de dijiye dya dena kar karo kara karna taka tak takun please plz ji ab ata aata naam nam
    nav name ko la ka ki cha chi che list gat gatatun group madhun varun off out of इस ये यह से तो दो दे दीजिए द्या देना कर करो करा करना
    टाका टाक टाकून जी अब आता नाम नाव को ला का की चा ची चे लिस्ट गटातून ग्रुप मधून वरून या ya hya ह्या haan हाँ हो bhi भी
    chahta chahti hai hu hun चाहता चाहती है हूँ ahe आहे
""")
_LONGEST = 9


def said(step: Step, text: str) -> Started | None:
    """Who of this telephone is to be taken off it: the speaker, somebody helped here, or another of the house; None for words
    of anybody else, or of goods."""
    words = tokens(text)
    keys = [fold(word) for word in words]
    if not 1 < len(words) <= _LONGEST or "?" in text or not set(keys) & _OFF:
        return None
    if set(keys) <= _OFF | _PHONE | _ME | _SMALL and set(keys) & _PHONE and set(keys) & _ME:
        return Started("leaves_phone" if step.address.shared else "my_data")
    named = _named(words, household.here(step))
    if named is None or named.person_id == (acting.helper() or step.person.id):
        return None
    return Started("lets_go", str(named.person_id))


def _named(words: list[str], everyone: list[Here]) -> Here | None:
    """The one of these people whom an order names, and beside whom nothing else is said."""
    rest = [word for word in words if fold(word) not in _OFF | _PHONE | _SMALL]
    bare = [word.removesuffix("ला").removesuffix("ना") if not word.isascii() else word for word in rest]
    for said_so in (rest, bare, [word.removesuffix("la") for word in rest]):
        if said_so and (one := household.called_with_respect(" ".join(said_so), everyone)) is not None:
            return one
    return None


def leaves_phone(c: Conversation) -> None:
    """The speaker is no more on this telephone: what is theirs stays, and the office helps where they have no other."""
    if not c.step.address.shared:
        return c.say(N_("All right, it stays as it is."))
    if acting.helper() is not None:
        c.then("alone")
    asks = yes_no(
        "leaves", N_("Shall I take {name} off this phone? Goods and enquiries stay yours; nothing of it comes here any more."),
        N_("Yes, take me off"), N_("Leave it"),
    )  # fmt: skip
    me = c.person
    if c.ask(asks, name=me.name or "–") == "no":
        return c.say(N_("All right, it stays as it is."))
    here, step = c.step.address.id, c.step
    elsewhere = [one.id for one in people.addresses_of(c.db, me.id) if one.id != here]
    elsewhere += [one for one, helper in sharing.everywhere(c.db, me.id) if one != here and helper is None]
    audit.note(c.db, me.id, "leave_phone", f"address:{here}", c.world.now, after={"name": me.name},
               why_not=N_("the office gives you a code for another phone"))  # fmt: skip
    office = step.office
    c.say(N_("Done: {name} is off this phone."), name=me.name or "–")
    step.letters[-1].bare = True
    inbox.drop_wakes(c.db, step.address.lane, me.id, c.world.now)
    if not elsewhere:
        skip_all_of(c.db, me.id, "left the phone", c.world.now)
        step.want_human("left_phone", me.name or "")
        c.say(
            N_("To go on from another phone, ask the office: {landline}."), landline=office.landline if office else "–"
        )
        step.letters[-1].bare = True
    household.leaves(step, here)
    step.person = people.person(c.db, step.address.person_id)
    return None


def lets_go(c: Conversation) -> None:
    """A helper acts for somebody no more; who speaks for themselves is taken off only by their own word."""
    one = sharing.one_of(c.db, c.step.address.id, int(c.subject))
    if one is None:
        return menu.show(c.step)
    name, helper = one.name or "–", acting.helper() or c.person.id
    if one.helper_id != helper:
        return c.say(N_("Only {name} can do that: they write here ‘mujhe is phone se hatao’."), name=name)
    asks = yes_no(
        "lets_go",
        N_("Shall I end your help for {name}? What is theirs stays theirs."),
        N_("Yes, end it"),
        N_("Leave it"),
    )
    if c.ask(asks, name=name) == "no":
        return c.say(N_("All right, it stays as it is."))
    _back_to(c.step, helper)
    helping.end(c.step, one.person_id, helper)
    c.step.address = people.address(c.db, c.step.address.id)
    if not people.addresses_of(c.db, one.person_id):
        c.step.want_human("let_go", name)
    return c.say(N_("Done: you act for {name} no more."), name=name)


def _back_to(step: Step, helper_id: int) -> None:
    """The helper speaks, whoever spoke through them just now."""
    if step.person.id != helper_id:
        household.switch(step, helper_id)


CONVERSATIONS = {"leaves_phone": leaves_phone, "lets_go": lets_go}
