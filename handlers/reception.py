"""Reception: what a message is answered with that belongs to no conversation yet, a stranger's first one above all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from handlers import ages, asides, consents, goods, profile, speaking
from handlers.conversation import GIVE_WAY, Conversation
from handlers.folding import tokens
from handlers.language import COMPLETE, N_, languages, own_name, render
from handlers.messages import InboundMessage
from handlers.own_questions import ANSWERS, own_question
from handlers.questions import Option, Question, is_label, named_option, words_of
from handlers.reading import kind_of, language_of
from handlers.reading.commands import asks_if_real, is_exact_stop, read_command
from handlers.reading.language import written_for_us
from handlers.speaking import set_language
from handlers.step import Step
from storage import conversations, enquiries, inbox, people, search
from storage.conversations import Talk

__all__ = ["set_language"]

MEDIA_QUESTIONS = frozenset({"products", "photo", "photo_name"})
"""Questions to which a photo is an answer; media sent at any other moment goes to the tray."""

LINK_WORD = re.compile(r"\bhaat[ -]([A-Za-z0-9_-]{3,40})\b", re.IGNORECASE)
"""How a WhatsApp poster's ready-made first message names its link: "HAAT sagar7"."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One message as it was heard: with the media kept of it, and whether Haat has never spoken to this person."""

    message: InboundMessage
    media_ids: tuple[int, ...]
    inbox_id: int
    stranger: bool


@dataclass(frozen=True, slots=True)
class Started:
    """A conversation that is to begin now."""

    conversation: str
    subject: str = ""
    opening: Mapping[str, Any] = field(default_factory=dict)
    goes_on: bool = False
    """It takes up the open conversation of this subject with its answers, instead of beginning afresh."""


# ── first contact ─────────────────────────────────────────────────────────────────────────────────────────────────


def get_to_know(step: Step, hearing: Hearing) -> None:
    """Take a stranger's language from their words, else from their app, else from the market's habit.

    Only a whole sentence makes it sure: what is taken from elsewhere gives way to a later sentence.
    """
    message = hearing.message
    _take_place(step, message)
    if step.person.language:
        return
    app = message.language_code.partition("-")[0]
    tells = message.kind != "start" and any(
        len(word) > 1 and any(sign.isalpha() for sign in word) for word in tokens(message.text)
    )
    code = LINK_WORD.search(message.text) or not written_for_us(message.text) or kind_of(message.text) == "workshop"
    heard = language_of(message.text) if tells and not (code and len(message.text.split()) < 4) else None
    spoken = heard or (app if app in COMPLETE and app != "en" else None) or first_language(step)
    step.know(language=spoken, language_sure=heard is not None and speaking.told_language(message.text) == heard)


def _take_place(step: Step, message: InboundMessage) -> None:
    """Where a stranger says to be: it decides which office speaks to them; where goods come from does not."""
    if step.person.district_lgd is not None or message.forwarded or message.kind == "start":
        return
    kind = kind_of(message.text)
    named = [one for one in step.world.places.find(message.text) if kind != "enquiry" or one.role != "source"]
    step.near = named[0].lgd_code if named else None
    if kind == "offer" or (kind in ("greeting", "chatter") and named and named[0].exact):
        step.know(district_lgd=step.near)


def first_language(step: Step) -> str:
    """The language of the district, else of the installation's first office."""
    office = step.office
    return "mr" if office and step.world.state_of(office.district_lgd) == "Maharashtra" else "hi"


def introduce_haat(step: Step, role: str = "") -> None:
    """The first words to a stranger: whose Haat this is, that it is free, what it never asks; one tap changes it."""
    office = step.office
    if office is None:
        return  # an installation without an office card does not start; see `haat doctor`
    step.know(heard_office_at=step.world.now)
    app = step.message.language_code.partition("-")[0] if step.message else ""
    others = [
        Option(code, own_name(code)) for code in languages() if code != step.language and code in (*COMPLETE, app)
    ]  # a partial language is offered to those whose phone speaks it; to the others by "language"
    turn = {"seller": Option("role:buyer", N_("I want to buy")), "buyer": Option("role:seller", N_("I want to sell"))}
    options = [*others, *([turn[role]] if role in turn else [])]
    step.offer(
        N_("Namaste! This is Haat, of {office}.\nIt is free. Haat never asks for money, OTP or Aadhaar."),
        options, question="greeting", office=office,
    )  # fmt: skip


def first_message(step: Step, hearing: Hearing) -> Started | None:
    """A stranger's first message, answered for what it is."""
    message = hearing.message
    link = link_in(step, f"haat {message.start}" if message.start else message.text)
    if link is not None:
        return by_link(step, link, hearing)
    kind = kind_of(message.text) if message.text and message.kind != "start" else ""
    introduce_haat(step, {"enquiry": "buyer", "offer": "seller"}.get(kind, "") if not message.forwarded else "")
    return fresh(step, hearing)


def link_in(step: Step, text: str) -> Any:
    """The start link that a message names."""
    found = LINK_WORD.search(text)
    return people.link(step.db, found.group(1), step.world.now) if found else None


def by_link(step: Step, link: Any, hearing: Hearing) -> Started | None:
    """Someone came by a poster or a share: it carries district, language and perhaps the role."""
    people.count_link(step.db, link.id)
    known = {"district_lgd": link.district_lgd, "language": link.language}
    if hearing.stranger:
        step.know(**{name: value for name, value in known.items() if value})
        introduce_haat(step)
    if people.profile_of(step.db, step.person.id) is not None:
        menu(step)
        return None
    if link.role == "buyer":
        return Started("enquiry")
    if link.role == "seller":
        return Started("onboarding", opening={"district_lgd": link.district_lgd})
    menu(step)
    return None


# ── what it is ────────────────────────────────────────────────────────────────────────────────────────────────────


def fresh(step: Step, hearing: Hearing) -> Started | None:
    """A message that belongs to no conversation: answered for what it is."""
    message = hearing.message
    if message.kind == "voice" and not message.text:
        _heard_voice(step, hearing)
        return None
    if hearing.media_ids and not message.text:
        _saw_photo(step, hearing)
        return None
    if not message.text.strip() or message.kind == "poll":
        if message.kind not in ("text", "start"):
            cannot_read(step, message)
        menu(step)
        return None
    if message.forwarded:
        _heard_forward(step)
        return None
    if step.person.adult_at is None and ages.is_minor(message.text):
        consents.refuse_minor(step)
        return None
    if not written_for_us(message.text):
        step.say(N_("I read Hindi, Marathi and English. Please write in one of them, or send a voice note."))
        speaking.ask_language(step)
        return None
    item = named_in_menu(step, message.text)
    if item is not None:
        return item
    if read_command(message.text, "yes_no") in ("yes", "no"):
        menu(step)
        return None
    field = profile.field_named(message.text) if people.profile_of(step.db, step.person.id) else None
    if field and kind_of(message.text) != "question" and not goods.is_wanted(message.text):
        return Started("profile", opening={"field": field})
    return _by_kind(step, "workshop" if asides.is_workshop_matter(message.text) else kind_of(message.text), hearing)


FOR_HAAT = frozenset({"onboarding", "enquiry", "profile", "later", "my_data", "cards", "more_goods", "agree"})
"""Conversations whose own words, too, are for Haat; those of the others may be meant for another human being."""


def follow_language(step: Step, hearing: Hearing, talk: Talk | None) -> None:
    """A whole sentence tells a language that was only guessed; a name or a place does not."""
    if speaking.orders_language(hearing.message.text):
        return
    if not hearing.message.forwarded and (talk is None or talk.asked not in NO_SENTENCES):
        speaking.follow(step, hearing.message.text)


NO_SENTENCES = frozenset({"name", "district", "where", "taluka", "speaks"})
"""Questions whose answers are names."""


def answer_beside(
    step: Step, hearing: Hearing, talk: Talk | None, takes: str | None, command: str | None
) -> Literal["", "told", "thanked"]:
    """Answer at once what needs no conversation, whatever is open: "" where the message is something else.

    Questions about Haat itself, workshops, numbers of sellers at large and how many sell something are "told", so that an
    open question is put again below; thanks and good wishes are only "thanked" for. An order goes before all of them.
    """
    text = hearing.message.text
    if not text or (talk is not None and _is_for_somebody(step, talk, takes)):
        return ""
    no_order = command is None or (command == "stop" and not is_exact_stop(text))
    if no_order and _tell_of_numbers(step, text, hearing, talk):
        return "told"
    if command in ("yes", "no") and takes == "yes_no":
        return ""
    if command not in (None, "help", "yes", "no"):
        return ""
    if _tell_of_haat(step, text, hearing, command) or _tell_how_many(step, text, hearing, talk):
        return "told"
    if talk is not None and _tell_of_workshop(step, text, talk):
        return "told"
    return "thanked" if not hearing.stranger and _say_thanks(step, text, talk) else ""


def _is_for_somebody(step: Step, talk: Talk, takes: str | None) -> bool:
    if talk.name in GIVE_WAY and conversations.open_rooms(step.db, step.person.id, "deal"):
        return True
    return takes == "text" and talk.name not in FOR_HAAT


def _tell_of_haat(step: Step, text: str, hearing: Hearing, command: str | None) -> bool:
    topic = "real" if asks_if_real(text) else own_question(text)
    if topic is None or asides.small_talk(text) or (command == "help" and topic == "how"):
        return False
    if hearing.stranger:
        introduce_haat(step)
    tell_of_haat(step, topic)
    return True


def tell_of_haat(step: Step, topic: str) -> None:
    """One of the answers about Haat itself."""
    office = step.office
    if office is None:
        return
    step.say(
        ANSWERS[topic], office=office, address=office.address_in(step.language), landline=office.landline,
        hours=office.hours_in(step.language),
    )  # fmt: skip


def _tell_of_numbers(step: Step, text: str, hearing: Hearing, talk: Talk | None) -> bool:
    """Numbers are given only by both sides' yes; what is open to anybody is to ask the sellers."""
    if not asides.asks_numbers(text):
        return False
    if hearing.stranger:
        introduce_haat(step)
    step.say(N_("I give a number only when both sides have said yes; so nobody is rung unasked."))
    if talk is not None:
        return True
    concept = asides.product_asked(text, step.world) or ""
    step.offer(N_("Shall I ask the sellers for you?"), ASK_THEM, question=f"ask_sellers:{concept}")
    return True


def _tell_how_many(step: Step, text: str, hearing: Hearing, talk: Talk | None) -> bool:
    """How many sell a product is no secret: those Haat knows in the district and around it."""
    concept = asides.asks_how_many(text, step.world)
    if concept is None:
        return False
    if hearing.stranger:
        introduce_haat(step)
    rings = step.world.places.rings(step.person.district_lgd or step.near)
    found = search.candidates(
        step.db, step.world.catalogue.with_kinds([concept]), rings, now=step.world.now, not_person=step.person.id
    )
    count = sum(one.status == "live" for one in found)
    product = step.world.catalogue.product(concept)
    if count:
        step.say_count(
            "{product}: I know {count} seller.", "{product}: I know {count} sellers.", count=count, product=product
        )
    else:
        step.say(N_("{product}: I know no seller yet."), product=product)
    if talk is None:
        step.offer(N_("Shall I ask the sellers for you?"), ASK_THEM, question=f"ask_sellers:{concept}")
    return True


def _tell_of_workshop(step: Step, text: str, talk: Talk) -> bool:
    """A workshop matter below another question goes to the office; the question stays."""
    named = talk.asked in ("name", "name_yours") or talk.name in ("later", "profile")
    if not asides.is_workshop_matter(text) and (named or not asides.is_bare_code(text, step.world)):
        return False
    _pass_to_office(step, "workshop", text)
    return True


def _say_thanks(step: Step, text: str, talk: Talk | None) -> bool:
    """One kind line for thanks and good wishes; below a question "fine" may be an answer, so it is none of these."""
    what = asides.small_talk(text)
    if what is None and talk is None and _is_only_emoji(text):
        what = "fine"
    if what is None or (talk is not None and what == "fine"):
        return False
    said = {
        "thanks": N_("You are welcome!"), "wish": N_("Namaste! Write to me whenever you want to buy or sell something."),
    }.get(what, "🙏")  # fmt: skip
    step.say(said)
    return True


def _is_only_emoji(text: str) -> bool:
    signs = [unicodedata.category(sign) for sign in text if not sign.isspace()]
    return "So" in signs and all(kind[0] not in "LNP" for kind in signs)


ASK_THEM = (Option("yes", N_("Yes, ask them")), Option("no", N_("Leave it")))


def _by_kind(step: Step, kind: str, hearing: Hearing) -> Started | None:
    text = hearing.message.text
    opening: dict[str, Any] = {"text": text, "media_ids": list(hearing.media_ids)}
    if not any(sign.isalpha() for sign in text):
        menu(step)
        return None
    if asides.is_bare_code(text, step.world):
        kind = "workshop"
    if kind in ("enquiry", "offer"):
        if people.profile_of(step.db, step.person.id) is not None and step.world.catalogue.names_only(text):
            options = [Option("offer", N_("I sell this")), Option("enquiry", N_("I want to buy"))]
            step.offer(
                N_("{goods}: do you sell this, or need it?"), options, question=f"goods:{hearing.inbox_id}", goods=text
            )
            return None
        return _trade(step, kind, opening)
    if kind == "greeting" or kind == "chatter":
        menu(step)
        return None
    if kind == "scam":
        step.say(N_("Careful, this looks like a fraud. Never pay for a form, a loan or a prize.\nHelpline: 1930."))
        return None
    if step.is_officer:
        return Started("office", opening={"not_understood": True})
    _pass_to_office(step, kind, text)
    return Started("agree", "workshops") if kind == "workshop" else None


def _trade(step: Step, kind: str, opening: dict[str, Any]) -> Started:
    """Goods that somebody wants, or that a seller, new or known, has; who does both sells first."""
    wants = kind == "enquiry" and goods.halves(opening["text"]) is None
    if wants or goods.is_wanted(opening["text"]):
        return Started("enquiry", opening=opening)
    if people.profile_of(step.db, step.person.id) is not None:
        return Started("profile", opening=opening | {"field": "products"})
    return Started("onboarding", opening=opening)


def _pass_to_office(step: Step, kind: str, text: str) -> None:
    """A question, a workshop matter or a complaint goes to the office, which is named with its landline."""
    step.want_human(kind, text)
    office = step.office
    said = {
        "workshop": N_(
            "About the workshop: I have asked {office}, the answer comes here.\nYou can also ring {landline}."
        ),
        "complaint": N_(
            "I am sorry about that. {office} has your complaint and will answer here.\nYou can also ring {landline}."
        ),
    }.get(kind, N_("I have passed your question to {office}, the answer comes here.\nYou can also ring {landline}."))
    if office is not None:
        step.say(said, office=office, landline=office.landline)


def _heard_voice(step: Step, hearing: Hearing) -> None:
    """A voice note is kept and waits to be listened to; buttons go on meanwhile."""
    for media_id in hearing.media_ids:
        conversations.put_in_tray(step.db, step.person.id, media_id, hearing.inbox_id, step.world.now)
    if not step.want_human("voice", ""):
        return _nobody_else(step)
    step.say(N_("Your voice note is kept; a person of the office will listen to it."))
    menu(step)


def _saw_photo(step: Step, hearing: Hearing) -> None:
    for media_id in hearing.media_ids:
        conversations.put_in_tray(step.db, step.person.id, media_id, hearing.inbox_id, step.world.now)
    options = [
        Option("sell", N_("I sell this")),
        Option("buy", N_("I want to buy")),
        Option("other", N_("Something else")),
    ]
    step.offer(N_("I have kept the photo. What would you like?"), options, question="photo_what")


def _heard_forward(step: Step) -> None:
    """A forwarded text is not the sender's own word: they say what it should become."""
    options = [
        Option("enquiry", N_("Find sellers")), Option("offer", N_("I sell this")), Option("real", N_("Is it true?")),
    ]  # fmt: skip
    step.offer(N_("You forwarded this. What shall I do with it?"), options, question="forward_what")


def cannot_read(step: Step, message: InboundMessage) -> None:
    """A kind answer to what Haat cannot read."""
    said = {
        "sticker": N_("Nice! But I cannot read stickers. Please write or tap."),
        "poll": N_("I cannot answer polls. Please write or tap."),
        "contact": N_("I do not keep other people's numbers. Please write to me in words."),
        "location": N_("Thank you. I do not need the place just now."),
        "video": N_("I cannot watch videos. A photo or a few words help me."),
    }.get(message.kind, N_("I cannot read that. Please write or tap."))
    if message.contact is not None and message.contact.own:
        said = N_("Thank you. I ask for your number only when you say yes to somebody.")
    step.say(said)


# ── menu, help, language, a human ─────────────────────────────────────────────────────────────────────────────────


OFFICE = Option("office", N_("Office work"), also=("office work", "office ka kaam"))
PAUSED = Option("paused", N_("Go on with what I left"))
PROFILE = Option(
    "profile", N_("My profile"), also=("profile", "mera profile", "meri profile", "majhi profile", "माझी प्रोफाइल")
)
SELL = Option(
    "sell", N_("I want to sell"), also=("sell", "bechna hai", "vikaycha ahe", "become a seller", "seller banna hai")
)
BUY = Option("buy", N_("I want to buy"), also=("buy", "kharidna hai", "ghyaycha ahe"))
ENQUIRIES = Option("enquiries", N_("My enquiries"), also=("my enquiry", "meri enquiry", "majhya enquiry", "माझी मागणी"))
LEADS = Option("leads", N_("Enquiries for me"), also=("leads", "mere liye enquiry"))
ASK = Option("ask", N_("Ask the office"), also=("ask office", "office se poochna hai"))
DATA = Option(
    "privacy", N_("My data"),
    also=(
        "data", "my data", "mera data", "maza data", "मेरा डेटा", "माझा डेटा", "privacy", "delete my data", "erase me",
        "mera data hatao", "mera data mitao", "मेरा डेटा हटाओ", "मेरा डेटा मिटाओ", "माझा डेटा पुसा", "माझी माहिती पुसा",
        "sab mita do", "sab hata do", "सब मिटा दो", "सब मिटाओ", "मेरा सब मिटाओ", "sagla pusa", "सगळं पुसा",
        "माझं सगळं पुसा", "erase everything",
    ),
)  # fmt: skip


def choices(step: Step) -> list[Option]:
    """What a person may do, by what they are in the market."""
    seller = people.profile_of(step.db, step.person.id) is not None
    officer = people.officer_of(step.db, step.person.id) is not None
    paused = any(talk.later for talk in conversations.open_of(step.db, step.person.id))
    bought = bool(enquiries.of_buyer(step.db, step.person.id, at_most=1))
    offered = [
        (OFFICE, officer), (PAUSED, paused), (PROFILE, seller), (SELL, not seller), (BUY, True), (ENQUIRIES, bought),
        (LEADS, seller), (ASK, not officer), (DATA, seller or bool(step.person.name)),
    ]  # fmt: skip
    return [option for option, fits in offered if fits]


def named_in_menu(step: Step, text: str, *, exactly: bool = False) -> Started | None:
    """The menu's item that these words name, although no menu is shown; `exactly` forgives no slip of the pen."""
    offered = choices(step)
    if exactly and not any(is_label(text, option.label_in(step.language), *option.also) for option in offered):
        return None
    wish = named_option(text, offered, step.language)
    return _chosen(step, wish) if wish is not None else None


def menu(step: Step) -> None:
    """The main choices."""
    step.offer(N_("What would you like to do?"), choices(step), question="menu")


def give_help(step: Step) -> None:
    """How this works, in three lines."""
    step.say(
        N_("Write what you want to buy or what you sell; I find the other side.\n"
           "Tap a button, or write its number.\n"
           "Any time: menu, back, stop, undo, language, person.")
    )  # fmt: skip


def named_in_own_script(text: str) -> str:
    """The command "language" for a message that does nothing but name one, also in a script that Haat does not read."""
    named = speaking.language_wish(text).wanted is not None
    return "language" if speaking.orders_language(text) or (named and not written_for_us(text)) else ""


def call_human(step: Step, reason: str, words: str) -> None:
    """Put the person on the office's list and say how else to reach a human."""
    if not step.want_human(reason, words):
        return _nobody_else(step)
    office = step.office
    if office is not None:
        step.say(
            N_("A person of {office} will write to you here.\nOr ring {landline} ({hours})."),
            office=office, landline=office.landline, hours=office.hours_in(step.language),
        )  # fmt: skip
    return None


def _nobody_else(step: Step) -> None:
    """An officer without colleagues asks for a human: there is nobody to hand them to."""
    step.say(N_("You are the office here; I have nobody else to ask."))


# ── the router's own buttons ──────────────────────────────────────────────────────────────────────────────────────


def answer(step: Step, question: str, value: str, hearing: Hearing) -> Started | None:
    """What a tap on one of reception's own messages does."""
    if question in ("greeting", "language"):
        return _switch(step, value)
    if question == "stop_keep":
        from handlers import privacy

        privacy.keep_enquiries(step)
        return None
    asked, _, held = question.partition(":")
    if asked == "goods":
        text = InboundMessage.from_json(inbox.message(step.db, int(held))).text
        return _trade(step, value, {"text": text, "media_ids": []})
    if asked == "ask_sellers":
        return _ask_sellers(step, held, value)
    if question in ("photo_what", "forward_what"):
        return _what(step, question, value)
    if question == "menu":
        return _chosen(step, value)
    return None


def _switch(step: Step, value: str) -> Started | None:
    """One tap changes language or role; what was begun goes on in the new one."""
    waiting = conversations.open_of(step.db, step.person.id)
    if value.startswith("role:"):
        for talk in waiting:
            conversations.keep(step.db, talk.id, step.world.now, status="withdrawn")
        return Started("onboarding" if value == "role:seller" else "enquiry")
    speaking.change_language(step, value)
    if waiting:
        return Started(waiting[0].name, waiting[0].subject, waiting[0].opening, goes_on=True)
    menu(step)
    return None


def _ask_sellers(step: Step, concept: str, value: str) -> Started | None:
    if value != "yes":
        step.say(N_("All right, another time."))
        return None
    product = render(step.world.catalogue.product(concept), step.language) if concept else ""
    return Started("enquiry", opening={"text": product, "media_ids": []} if product else {})


def _what(step: Step, question: str, value: str) -> Started | None:
    from datetime import timedelta

    media_ids = conversations.in_tray(step.db, step.person.id, step.world.now - timedelta(hours=1))
    if question == "forward_what":
        text = inbox.last_forward(step.db, step.address.lane) or ""
        if value == "real":
            if not step.want_human("question", text):
                _nobody_else(step)
                return None
            step.say(N_("I have sent it to the office; the answer comes here. Do not pay anybody before that."))
            return None
        return _trade(step, value, {"text": text, "media_ids": []})
    if value == "other":
        menu(step)
        return None
    conversations.take_from_tray(step.db, step.person.id, media_ids, step.world.now)
    return Started("onboarding" if value == "sell" else "enquiry", opening={"text": "", "media_ids": media_ids[-5:]})


def _chosen(step: Step, value: str) -> Started | None:
    if value == "paused":
        for talk in conversations.open_of(step.db, step.person.id):
            if talk.later:
                conversations.keep(step.db, talk.id, step.world.now, later=False)
                return Started(talk.name, talk.subject, talk.opening, goes_on=True)
    if value == "ask":
        return Started("ask_office")
    started = {
        "sell": "onboarding", "buy": "enquiry", "profile": "profile", "enquiries": "my_enquiries", "leads": "my_leads",
        "privacy": "my_data", "office": "office",
    }.get(value)  # fmt: skip
    return Started(started) if started else None


def ask_office(c: Conversation) -> None:
    """A question for the office, in the person's own words."""
    words = c.ask(Question("question", N_("What would you like to ask the office?"), takes="text", read=words_of))
    _pass_to_office(c.step, "question", words)


CONVERSATIONS = {"ask_office": ask_office}
