"""Stopping, starting again, taking back, and what a person's own data are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from handlers import menu
from handlers.conversation import Conversation
from handlers.enquiry import waves, wording
from handlers.folding import fold, folded, keys_of, tokens
from handlers.language import N_, say
from handlers.person import consents
from handlers.person.consents import NOTICE_VERSION, PURPOSE_NAMES
from handlers.questions import Option, choice, is_label, yes_no
from handlers.step import Step
from handlers.workshop import workshops
from handlers.world import World
from storage import acting, audit, consent, conversations, erasure, matches, offices, people, prompts, staff
from storage import enquiries as enquiry_store
from storage import workshops as workshop_store


def stop_now(db: Connection, address_id: int, now: datetime) -> None:
    """Take effect of a stop before anything else of this address is worked."""
    consent.stop(db, address_id, now)


CLOSING = "close"
"""The value of every button that ends a matter of the office's desk."""


_CLOSES = folded("band bandh बंद बन्द close end roko rok रोको रोक khatam खत्म thamba thambva थांबा थांबवा")


def means_a_closing_button(db: Connection, address: people.Address, text: str) -> bool:
    """Do these words, an order to stop, end the matter shown last instead? So it is with an officer above whose "band karo"
    a button "close it" stands. An officer is a citizen too: STOP, and a word of messages, is always what it says."""
    words = tokens(text[:100])
    if not words or fold(words[0]) not in _CLOSES:
        return False
    if staff.officer_of(db, address.person_id) is None:
        return False
    shown = prompts.last(db, address.id)
    holds = shown is not None and (address.floor_kind, address.floor_id) == ("conversation", shown.conversation_id)
    return shown is not None and holds and any(option["value"] == CLOSING for option in shown.options)


_OF_MESSAGES = folded("message messages msg msgs sms मैसेज मेसेज संदेश")
_STOP_ITSELF = frozenset("stop stopp stopall unsubscribe unsubcribe unsub optout opt end quit स्टॉप अनसब्सक्राइब".split())


def may_stop_another_matter(db: Connection, address: people.Address, text: str) -> bool:
    """May an officer mean a broadcast, or a matter of the desk, by this stop word? STOP itself and a word of messages never."""
    if means_a_closing_button(db, address, text):
        return True
    return is_stop_of_anything(text) and staff.officer_of(db, address.person_id) is not None


def is_stop_of_anything(text: str) -> bool:
    """A stop word that does not say what is to stop: "रोक दो", "band karo", "thamba"; neither STOP nor "message band karo"."""
    words = tokens(text[:100])
    plain = {word for word in words if word in _STOP_ITSELF}
    return bool(words) and not plain and not any(fold(word) in _OF_MESSAGES for word in words)


def stop(step: Step) -> None:
    """Nothing that Haat starts goes to this address any more; said once, with one offer to keep enquiries."""
    consent.stop(step.db, step.address.id, step.world.now)
    given = [purpose for purpose, answer in consent.all_given(step.db, step.person.id).items() if answer]
    for purpose in given:
        consent.give(
            step.db, step.person.id, purpose, given=False, version=NOTICE_VERSION, language=step.language, how="stop",
            inbox_id=step.inbox_id, now=step.world.now,
        )  # fmt: skip
    for talk in conversations.open_of(step.db, step.person.id):
        conversations.keep(step.db, talk.id, step.world.now, status="withdrawn")
    people.give_floor(step.db, step.address.id, None, None)
    audit.note(step.db, step.person.id, "stop", f"address:{step.address.id}", step.world.now, before={"given": given},
               after={}, reverse="unstop")  # fmt: skip
    say_stopped(step)


def say_stopped(step: Step) -> None:
    """That nothing more comes, with the offer to keep what had been agreed to of enquiries."""
    step.purpose = "stop"
    step.offer(
        N_("Stopped: no more messages from Haat.\nWrite START to begin again."),
        [Option("keep", N_("Keep only enquiries"))] if "enquiries" in consent.stopped(step.db, step.person.id) else [],
        question="stop_keep",
    )  # fmt: skip


def keep_enquiries(step: Step) -> None:
    """After a stop: only buyers' enquiries go on, by the person's own tap."""
    consent.unstop(step.db, step.address.id)
    consents.give(step, "enquiries", given=True)
    step.say(N_("All right: only enquiries, nothing else."))


_GO_ON = folded("start begin resume continue restart shuru suru chalu chaalu शुरू शुरु सुरू सुरु चालू चालु स्टार्ट")
_NOT_AFTER = folded("mat nahi nako naka not no मत नहीं नही नाही नको नका")
_NOT_BEFORE = folded("mat dont don never not मत")
_DOING = folded("kar karo karu karna kara करो कर करू करना करा करें")
_ONLY = folded("only just sirf bas keval फक्त fakt faqt सिर्फ़ सिर्फ बस केवल")
_ENQUIRIES = folded("""
    enquiry enquiries inquiry inquiries order orders lead leads puchtach poochtachh chaukashi पूछताछ चौकशी चौकश्या ऑर्डर
    grahak kharidar ग्राहक खरीदार मागणी magni मांग mang
""")


def start(step: Step) -> None:
    """Messages again after a stop, for what had been agreed to before it, however often stop was said."""
    consent.unstop(step.db, step.address.id)
    for purpose in consent.stopped(step.db, step.person.id):
        consents.give(step, purpose, given=True, how="words")
    step.say(N_("Welcome back. Messages come again as before."))
    menu.show(step)


def _is_denied(words: list[str], place: int) -> bool:
    """Is the start at this place the one that is not wanted: "don't start", "चालू मत करो", "चालू करू नका"?"""
    after = [word for word in words[place + 1 : place + 3] if word not in _DOING]
    return bool(after[:1] and after[0] in _NOT_AFTER) or bool(_NOT_BEFORE & set(words[max(0, place - 2) : place]))


def asks_to_go_on(world: World, text: str) -> str:
    """What somebody who had said stop asks for again: "all", "enquiries" alone, nothing at all ("none"); "" says none of it."""
    words = keys_of(text)
    places = [place for place, word in enumerate(words) if word in _GO_ON]
    if not places or len(words) > _MOST_WORDS or any(word.isdigit() for word in words):
        return ""
    if world.catalogue.concepts_in(text):
        return ""
    if any(_is_denied(words, place) for place in places):
        return "none"
    said = set(words)
    return "enquiries" if said & _ONLY and said & _ENQUIRIES else "all"


def undo(
    step: Step, reverses: Mapping[str, Callable[[Step, Any], bool]], too_late: Mapping[str, str] | None = None
) -> None:
    """Take back the speaker's last deed of the past ten minutes; `too_late` says why one of them cannot be any more."""
    deed = audit.last_deed(step.db, step.person.id, step.world.now)
    if deed is None:
        return step.say(N_("There is nothing of the last 10 minutes to take back."))
    name = _named(step, deed)
    if not deed.reverse:
        why = say(step.language, deed.why_not)
        return step.say(N_("{deed}: that cannot be taken back; {why}."), deed=name, why=why)
    if not reverses[deed.reverse](step, deed):
        late = (too_late or {}).get(deed.reverse, N_("{deed}: it is too late to take that back."))
        return step.say(late, deed=name)
    audit.undone(step.db, deed.id, step.world.now)
    return step.say(N_("Taken back: {deed}."), deed=name)


DEED_NAMES = {
    "publish": N_("your place in the market"),
    "consent": N_("your yes or no"),
    "post_enquiry": N_("your enquiry"),
    "card_off": N_("taking your card off"),
    "card_changed": N_("the change of your card"),
    "close_enquiry": N_("the closing of your enquiry"),
    "change_amount": N_("the change of the amount"),
    "answer_lead": N_("your answer to the enquiry"),
    "take_back": N_("your answer to the enquiry"),
    "introduce": N_("the introduction"),
    "deal_word": N_("your word on the deal"),
    "change_profile": N_("the change of your profile"),
    "change_products": N_("the change of your goods"),
    "change_name": N_("the change of your name"),
    "change_district": N_("the change of your district"),
    "change_contact": N_("your number"),
    "quote": N_("your price"),
    "stop": N_("the stop"),
    "erase": N_("the erasing"),
    "verify": N_("the check of a number"),
    "ask_human": N_("your message to the office"),
    "answer_person": N_("your answer"),
    "no_reply": N_("no reply needed"),
    "hand_over": N_("handing over"),
    "office_close": N_("the closing of the enquiry"),
    "office_reopen": N_("the opening of the enquiry"),
    "ask_more": N_("asking more sellers"),
    "reassign": N_("the enquiry's other office"),
    "call": N_("the call"),
    "report": N_("your report"),
    "decide_report": N_("your decision on the report"),
    "deal_step": N_("what you said of the trade"),
    "answer_ready": N_("your answer"),
    "type_voice": N_("what you typed of a voice note"),
    "invite_officer": N_("the code for a new officer"),
    "pause_officer": N_("the pause of an officer"),
    "let_back_officer": N_("letting an officer back"),
    "hear_digests": N_("how news comes to you"),
    "leave_phone": N_("your leaving of a phone"),
}


def _say_what_was_noted(c: Conversation, purpose: str, given: bool) -> None:
    label = say(c.language, PURPOSE_NAMES[purpose])
    c.say(N_("Noted. {label}: {value}."), label=label, value=say(c.language, N_("Yes") if given else N_("No")))


def _named(step: Step, deed: Any) -> str:
    """A deed as its doer knows it, with the goods or the person it was about."""
    name = say(step.language, DEED_NAMES.get(deed.deed, N_("your last step")))
    about = _about(step, deed)
    return f"{name} ({about})" if about else name


def _about(step: Step, deed: Any) -> str:
    kind, _, key = deed.subject.partition(":")
    if kind == "purpose" and key in PURPOSE_NAMES:
        return say(step.language, PURPOSE_NAMES[key])
    if kind == "hand_off":
        one = offices.hand_off(step.db, int(key))
        return str(one.who or "") if one and one.person_id != step.person.id else ""
    if kind == "match":
        kind, key = "enquiry", str(matches.match(step.db, int(key)).enquiry_id)
    return wording.brief(enquiry_store.get(step.db, int(key)), step.world, step.language) if kind == "enquiry" else ""


AGREE = {
    "notices": N_("Shall I also send you news of schemes that fit you? You can stop it any time."),
    "workshops": N_("Shall I remind you of workshops here? You can stop it any time."),
}


def agree(c: Conversation) -> None:
    """Consent to one more purpose, asked once, when it is first of use to the person."""
    if consent.given(c.db, c.person.id, c.subject) is not None:
        return
    answer = c.ask(yes_no("agree", AGREE[c.subject], yes=N_("Yes, send them"), no=N_("No")))
    consents.give(c.step, c.subject, given=answer == "yes")
    _say_what_was_noted(c, c.subject, answer == "yes")


# ── my data ───────────────────────────────────────────────────────────────────────────────────────────────────────


_OWN = folded("""
    mera meri mere apna my maza majha maze majhi mazi मेरा मेरी मेरे अपना माझा माझी माझं माझे mujhe मुझे
    mala मला me
""")
_FILL = folded("""
    do दो de दे dijiye दीजिए dya द्या kar कर karo करो kara करा karke tak टाक taka टाका takun टाकून please plz pls now ab अब ata आता
    se से list लिस्ट yadi यादी yahan यहाँ ithe इथे ithun इथून yahan_se here from the haat हाट hatado
    kardo करदो karna करना kijiye कीजिए hai है ahe आहे ji जी
""")
"""Words that may stand beside a bare "naam hata do": nobody else's name, and no goods."""
_DATA = folded("""
    data डेटा डाटा account accounts akaunt अकाउंट अकाऊंट profile प्रोफाइल number nambar नंबर naam नाम name
    nav नाव info information jankari जानकारी mahiti माहिती details id
""")
_FORGET = folded("""
    delete डिलीट डिलिट erase remove रिमूव mita mitao mitado mitana mitaye मिटा मिटाओ मिटाइए मिटाना hata
    hatao hatado hatana हटा हटाओ हटाइए हटाना pusa puson pusun पुसा पुसून पुसायची kadha kadhun काढा काढून
    nikalo nikal निकालो निकाल forget bhul भूल
""")
_ALL = folded("everything all sab sabkuch सब सबकुछ sagla sagle sagal सगळं सगळे सगळी सर्व sarv पूरा pura")
_ERASE = folded("delete डिलीट डिलिट erase remove रिमूव mita mitao mitado मिटा मिटाओ मिटाइए pusa pusun पुसा पुसून forget")
_ACCOUNT = folded("account accounts akaunt अकाउंट अकाऊंट khata khaata खाता खातं खाते profile प्रोफाइल id आईडी")
_CLOSES = folded("band bandh बंद close deactivate")
_NOT_ALL = folded("number nambar नंबर naam नाम name नाव nav phone फोन")
TOTAL = (
    "forget me", "forget everything", "erase me", "erase everything", "erase all", "delete everything", "delete me", "sab mita do",
    "sab delete karo", "sab delete kar do", "सब मिटा दो", "सब डिलीट कर दो", "सगळं पुसा", "सगळं पुसून टाका", "sagla pusa",
    "sagla pusun taka",
)  # fmt: skip
"""Everything of one's own, said without "mine"."""
_GOODS = folded("maal mal माल product products saman सामान list लिस्ट post posts stock enquiry enquiries")
_MOST_WORDS = 9


def asks_to_be_forgotten(world: World, text: str) -> bool:
    """Whether somebody asks for their own data, number or account to be removed; goods of a profile are none of these."""
    words = keys_of(text)
    said = set(words)
    if is_label(text, *TOTAL) or (said & _ACCOUNT and said & _CLOSES and said <= _OWN | _ACCOUNT | _CLOSES | _FILL):
        return True
    if len(words) <= _MOST_WORDS and said & _ALL and said & _ERASE and said & _OWN and not said & _GOODS:
        return not world.catalogue.concepts_in(text)
    bare = len(words) <= 2 or said <= _DATA | _FORGET | _FILL
    if len(words) > _MOST_WORDS or not (said & _DATA and said & _FORGET and (said & _OWN or bare)):
        return False
    return not world.catalogue.concepts_in(text)


def means_everything(text: str) -> bool:
    """Of somebody who asks to be forgotten: all of it, and not the number or the name alone?"""
    return not set(keys_of(text)) & _NOT_ALL


ERASE_WORDS = (
    "erase", "erase me", "erase my data", "delete my data", "delete my account", "delete everything", "delete all",
    "mera sab mita do", "mera sab data mita do", "mera sab kuch delete kar do", "sab mita do", "sab hata do",
    "haan mita do", "हाँ मिटा दो", "सब मिटा दो", "मेरा सब मिटा दो", "माझी माहिती पुसून टाका", "सगळं पुसा", "सगळं पुसून टाका",
)  # fmt: skip


def my_data(c: Conversation) -> None:
    """What Haat keeps of a person, whom it is for, and how to end it: purpose by purpose, or all of it."""
    given = consent.all_given(c.db, c.person.id)
    options = [
        Option(f"turn:{purpose}", N_("Stop: {what}") if given.get(purpose) else N_("Allow: {what}"),
               {"what": say(c.language, name)})
        for purpose, name in PURPOSE_NAMES.items()
    ]  # fmt: skip
    options += [
        Option("phone", N_("Phone and apps"), also=("phone", "my phone", "apps", "फ़ोन", "फोन", "ऐप", "ॲप")),
        Option("contact", N_("Forget my number")),
        Option("erase", N_("Erase me"), also=ERASE_WORDS),
        Option("back", N_("Leave it")),
    ]
    wish = c.opening.get("wish") or c.ask(
        choice(
            "wish",
            N_("I keep your name, district, goods and your messages, for the market only.\nWhat would you like?"),
            options,
        )
    )
    if wish == "back":
        return c.say(N_("All right, it stays as it is."))
    if wish == "phone":
        c.then("phone")
    if wish == "contact":
        c.step.know(contact=None)
        erasure.forget_number(c.db, c.person.id)
        audit.note(
            c.db,
            c.person.id,
            "change_contact",
            f"person:{c.person.id}",
            c.world.now,
            why_not=N_("the number is forgotten"),
        )
        return c.say(N_("Your number is forgotten. I ask again when it is needed."))
    if wish == "erase":
        return _erase(c)
    purpose = wish.partition(":")[2]
    consents.give(c.step, purpose, given=not given.get(purpose))
    return _say_what_was_noted(c, purpose, not given.get(purpose))


def _erase(c: Conversation) -> None:
    """Everything that names the person goes; the bare record of events stays, as the law wants it kept. No helper does it."""
    if acting.helper() is not None:
        office = c.step.office
        return c.say(N_("Only {name} can have it erased, from their own phone or at the office: {landline}."),
                     name=c.person.name or "–", landline=office.landline if office else "–")  # fmt: skip
    sure = c.ask(
        yes_no("sure", N_("Erase your name, profile and messages for good?"), yes=N_("Yes, erase"), no=N_("No"))
    )
    if sure == "no":
        return c.say(N_("All right, it stays as it is."))
    c.say(N_("Erased. Thank you for having been here."))
    _leave_the_market(c.step)
    erasure.erase(c.db, c.person.id, c.step.inbox_id, c.world.now)
    audit.note(c.db, c.person.id, "erase", f"person:{c.person.id}", c.world.now, why_not=N_("what is erased is gone"))
    return None


def _leave_the_market(step: Step) -> None:
    """Whoever waits for this person hears that there is nothing to wait for."""
    for posted in enquiry_store.of_buyer(step.db, step.person.id, at_most=100):
        if posted.status == "open":
            waves.close(step, posted, "closed")
    for one in matches.matches_for(step.db, step.person.id, ("yes",), at_most=100):
        buyer = enquiry_store.get(step.db, one.enquiry_id).person_id
        if conversations.withdraw(step.db, "said_yes", str(one.id), step.world.now):
            step.tell(buyer, N_("{name} has taken that yes back."), name=one.seller_name or "")
    for registration_id in workshop_store.places_of(step.db, step.person.id, step.world.now):
        workshops.give_back(step, registration_id)


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _restore_consent(step: Step, deed: Any) -> bool:
    consents.restore(step, deed.subject.partition(":")[2], (deed.before or {}).get("given"))
    return True


def _unstop(step: Step, _deed: Any) -> bool:
    consent.unstop(step.db, step.address.id)
    for purpose in consent.stopped(step.db, step.person.id):
        consents.restore(step, purpose, True)
    return True


CONVERSATIONS = {"my_data": my_data, "agree": agree}
REVERSES = {"restore_consent": _restore_consent, "unstop": _unstop}
