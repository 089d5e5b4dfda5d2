"""Reception: what a message is answered with that belongs to no conversation yet, a stranger's first one above all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers import (
    ages,
    asides,
    bargains,
    between,
    comers,
    consents,
    finding,
    first_contact,
    forwards,
    goods,
    grievances,
    menu,
    notices,
    own_enquiries,
    privacy,
    registering,
    reporting,
    rumours,
    schemes,
    self_told,
    speaking,
    workshop_papers,
    workshops,
)
from handlers.conversation import Conversation
from handlers.folding import fold, folded, tokens
from handlers.hearing import Hearing, Started
from handlers.language import N_, render
from handlers.matching.enquiry import read_enquiry
from handlers.messages import InboundMessage
from handlers.questions import Option, Question, words_of
from handlers.reading import kind_of
from handlers.reading.asking import is_question
from handlers.reading.commands import read_command
from handlers.reading.hiding import without_phone_numbers
from handlers.reading.language import written_for_us
from handlers.ready import talks as ready_talks
from handlers.step import Step
from storage import conversations, inbox, links, people, profiles

MEDIA_QUESTIONS = frozenset({"products", "photo", "photo_name", "may_help"})
"""Questions to which a photo is an answer; media sent at any other moment goes to the tray."""


def takes_media(question: str | None) -> bool:
    """Are photos and voice notes an answer to this question?"""
    return question in MEDIA_QUESTIONS or ready_talks.is_for_the_other(question)


def first_message(step: Step, hearing: Hearing) -> Started | None:
    """A stranger's first message, answered for what it is."""
    message = hearing.message
    link = first_contact.link_in(step, f"haat {message.start}" if message.start else message.text)
    if link is not None:
        return by_link(step, link, hearing)
    kind = kind_of(message.text) if message.text and message.kind != "start" else ""
    first_contact.introduce_haat(
        step, {"enquiry": "buyer", "offer": "seller"}.get(kind, "") if not message.forwarded else ""
    )
    return fresh(step, hearing)


def by_link(step: Step, link: Any, hearing: Hearing) -> Started | None:
    """Someone came by a poster or a share: it carries district, language and perhaps the role."""
    links.count_link(step.db, link.id, person_id=step.person.id, channel=step.address.channel, now=step.world.now)
    known = {"district_lgd": link.district_lgd, "language": link.language}
    if hearing.stranger:
        if carried := {name: value for name, value in known.items() if value}:
            step.know(**carried)
        first_contact.introduce_haat(step)
    if link.card_id is not None:
        return Started("card", str(link.card_id), {"sure": True})
    if link.group_id is not None:
        return Started("join", str(link.group_id), {"role": link.role} if link.role else {})
    what, _, number = (link.note or "").partition(":")
    if what == "record":
        return Started("record_check", number)
    if what in ("workshop", "door") and number.isdigit():
        return Started(what, number)
    if what == "draft" and number.isdigit():
        return forwards.by_link(step, int(number), link.role)
    if what == "post" and number.isdigit() and _is_author(step, int(number)):
        text = inbox.text_of(step.db, int(number))
        return _trade(step, "enquiry" if link.role == "buyer" else "offer", {"text": text, "media_ids": []})
    if link.role == "seller" and comers.may_be_another(step):
        return Started("comer", opening={"district_lgd": link.district_lgd})
    if profiles.profile_of(step.db, step.person.id) is not None:
        menu.show(step)
        return None
    if link.role == "buyer":
        return Started("enquiry")
    if link.role == "seller":
        return Started("onboarding", opening={"district_lgd": link.district_lgd})
    menu.show(step)
    return None


def _is_author(step: Step, inbox_id: int) -> bool:
    """Did the speaker write this post? Whoever else taps the link below it comes with words of their own."""
    posted = inbox.kept(step.db, inbox_id)
    own = people.address_called(step.db, posted["channel"], [posted["address"]]) if posted else None
    return own is not None and own.id == step.address.id


def fresh(step: Step, hearing: Hearing) -> Started | None:
    """A message that belongs to no conversation: answered for what it is."""
    message = hearing.message
    if step.is_officer and (circular := notices.begin(step, message, hearing.media_ids)) is not None:
        return circular
    if hearing.media_ids and not message.text:
        if (shows := between.photo_for(step, hearing)) is not None:
            return shows
        _saw_photo(step, hearing)
        return None
    if not message.text.strip() or message.kind == "poll":
        if message.kind not in ("text", "start"):
            cannot_read(step, message)
        menu.show(step)
        return None
    if message.forwarded:
        forwards.heard(step, message.text)
        return None
    if step.person.adult_at is None and ages.is_minor(message.text):
        consents.refuse_minor(step)
        return None
    if not written_for_us(message.text):
        step.say(N_("I read Hindi, Marathi and English. Please write in one of them, or send a voice note."))
        speaking.ask_language(step)
        return None
    if asides.cannot_come(message.text) and (places := workshops.places_ahead(step)) is not None:
        return places
    if (paper := workshop_papers.asks_certificate(step, message.text)) is not None:
        return paper
    item = menu.named_in_menu(step, message.text)
    if item is not None:
        return item
    code = first_contact.unknown_code(step, message.text)
    if code and kind_of(message.text) not in ("enquiry", "offer", "workshop"):
        step.say(N_("I do not know the code {code}. Please look at it once more, or choose here."), code=code)
        menu.show(step)
        return None
    if (asked := ready_talks.typed(step, message.text)) is not None:
        return asked
    if (away := self_told.away_or_back(step, message.text)) is not None:
        return away
    if read_command(message.text, "yes_no") in ("yes", "no"):
        menu.show(step)
        return None
    if (numbers := registering.begun(step, message.text)) is not None:
        return numbers
    if (claim := rumours.question_about(message.text)) and rumours.is_claim(claim):
        rumours.answer(step, claim)
        return None
    if (named := schemes.named_in(step, message.text)) is not None:
        return named
    if (
        schemes.asked_in(message.text, step.world.catalogue)
        and (asked := schemes.begin(step, message.text)) is not None
    ):
        return asked
    if self_told.takes_off_goods(step, message.text) and not asides.is_workshop_matter(message.text):
        return Started("profile", opening={"field": "products", "text": message.text})
    looks = finding.started(message.text, step.world)
    if looks is not None:
        return looks
    if self_told.asks_for_profile(step, message.text):
        return Started("profile")
    if (renamed := self_told.renamed(step, message.text)) is not None:
        return renamed
    field = self_told.field_told(step, message.text)
    told = field and (kind_of(message.text) != "question" or self_told.wants_change(message.text))
    if told and not goods.is_wanted(message.text):
        return Started("profile", opening={"field": field, "text": message.text})
    return _by_kind(
        step,
        "workshop" if asides.is_workshop_matter(message.text) else kind_of(message.text, of_known=not hearing.stranger),
        hearing,
    )


def _by_kind(step: Step, kind: str, hearing: Hearing) -> Started | None:
    text = hearing.message.text
    opening: dict[str, Any] = {"text": text, "media_ids": list(hearing.media_ids)}
    if not any(sign.isalpha() for sign in text):
        menu.show(step)
        return None
    if asides.is_bare_code(text, step.world):
        kind = "workshop"
    if asides.wants_to_ask(text) and not step.is_officer:
        return Started("ask_office")
    if grievances.wants_to_complain(text) and not step.is_officer:
        return Started("complain")
    if grievances.lost_money(text) and not step.is_officer:
        step.say(N_("Ring 1930 at once, it is free: the bank may still hold the money. Tell nobody an OTP or PIN."))
        kind = "complaint"
    elif grievances.accuses(text) or (grievances.complains(text) and not step.is_officer):
        kind = "complaint"
    elif grievances.asks_of_advance(text) and not step.is_officer:
        step.offer(
            N_("Pay only when you have seen the goods or a sample. To receive money, never scan a QR or give a PIN.\n"
               "If you are in doubt, ask the office."),
            [menu.ASK], question="menu",
        )  # fmt: skip
        return None
    elif not hearing.stranger and (own := own_enquiries.spoken_of(step, text, below_a_question=False)) is not None:
        return own
    elif not hearing.stranger and bargains.is_bargaining(text) and not menu.names_goods(step.world, text):
        step.say(N_("You have no enquiry yet. Write what you need."))
        return None
    elif grievances.wants_to_be_checked(text) and not step.is_officer:
        return Started("be_checked")
    if kind == "enquiry":
        kind = _doubted(step, text)
    elif kind == "offer" and _is_asked(step, text):
        kind = "enquiry"
    if kind in ("enquiry", "offer") and step.is_officer and not _trades_too(step, text, kind):
        return Started("office", opening={"not_understood": True})
    if not hearing.stranger and not hearing.media_ids and own_enquiries.asks_how_it_stands(text):
        step.say(N_("You have no enquiry yet. Write what you need."))
        return None
    if kind in ("enquiry", "offer") and not hearing.stranger and _names_nothing(step, text) and not hearing.media_ids:
        step.say(N_("Sorry, I did not get that."))
        menu.show(step)
        return None
    if kind in ("enquiry", "offer"):
        seller = profiles.profile_of(step.db, step.person.id) is not None
        doubtful = kind == "enquiry" and not goods.is_wanted(text) and not is_question(text)
        if seller and (doubtful or step.world.catalogue.names_only(text)):
            options = [Option("offer", N_("I sell this")), Option("enquiry", N_("I want to buy"))]
            step.offer(
                N_("{goods}: do you sell this, or need it?"), options, question=f"goods:{hearing.inbox_id}", goods=text
            )
            return None
        return _trade(step, kind, opening)
    if kind == "greeting" or kind == "chatter":
        menu.show(step)
        return None
    if kind == "scam":
        step.say(N_("Careful, this looks like a fraud. Never pay for a form, a loan or a prize.\nHelpline: 1930."))
        return None
    if step.is_officer:
        return Started("office", opening={"not_understood": True})
    if kind == "workshop" and (asked := workshops.meant_by(step, text)) is not None:
        return asked
    menu.pass_to_office(step, kind, text)
    return Started("agree", "workshops") if kind == "workshop" else None


def _trades_too(step: Step, text: str, kind: str) -> bool:
    """Officers buy and sell, too, but only in so many words: "50 kilo haldi chahiye", "hum achar banate hai"."""
    wants = goods.is_wanted(text) or any(one.isdigit() for one in tokens(text))
    said_so = wants if kind == "enquiry" else goods.sells(text)
    return menu.names_goods(step.world, text) and said_so


def _names_nothing(step: Step, text: str) -> bool:
    """No goods, and no word of buying or selling: something about a matter that is open elsewhere."""
    if menu.names_goods(step.world, text):
        return False
    asks = fold(tokens(text)[0]) in _ASKED_FIRST if tokens(text) else True
    return asks or not (goods.is_wanted(text) or goods.sells(text))


_ASKED_FIRST = folded(
    "what which who whose how when where why kaun konsa kaunsa kitne kab कौन कौनसा कितने कब कोण कोणती किती कधी कुठे"
)


_DOUBTS = {"scam": "scam", "offer": "offer", "job": "question", "service": "question"}


def _doubted(step: Step, text: str) -> str:
    """What a message that looks like an enquiry is after all: somebody sells, asks for work, for a repair, for advice."""
    read = read_enquiry(text, step.world.today, step.world.catalogue, step.world.places)
    return _DOUBTS.get(read.doubt or "", "enquiry")


_TRADES_NAMED = folded("""
    maker makers manufacturer manufacturers supplier suppliers exporter exporters trader traders wholesaler karigar udyog
    vikreta kisan farmer shetkari कारीगर उद्योग विक्रेता किसान शेतकरी निर्माता उत्पादक व्यापारी
""")


def _is_asked(step: Step, text: str) -> bool:
    """Whether goods without any verb are wanted and not for sale: a day, a source, a bill, a sample or a port is named, as
    only buyers do ("apples 3 tonnes from Shimla, this week"). Of sellers the same words are their own goods."""
    if profiles.profile_of(step.db, step.person.id) is not None or goods.sells(text):
        return False
    if {fold(word) for word in tokens(text)} & _TRADES_NAMED:
        return False
    read = read_enquiry(text, step.world.today, step.world.catalogue, step.world.places)
    from_there = read.place_lgd is not None and read.place_role == "source" and "place_role" not in read.confirm
    terms = read.bill or read.sample or read.incoterm or read.country
    return read.doubt is None and bool(read.concepts) and bool(read.needed_by or from_there or terms)


def _trade(step: Step, kind: str, opening: dict[str, Any]) -> Started:
    """Goods that somebody wants, or that a seller, new or known, has; who does both sells first."""
    wants = kind == "enquiry" and goods.halves(opening["text"]) is None
    if wants or goods.is_wanted(opening["text"]):
        return Started("enquiry", opening=opening)
    if profiles.profile_of(step.db, step.person.id) is not None:
        return Started("profile", opening=opening | {"field": "products"})
    return Started("onboarding", opening=opening)


def _saw_photo(step: Step, hearing: Hearing) -> None:
    for media_id in hearing.media_ids:
        conversations.put_in_tray(step.db, step.person.id, media_id, hearing.inbox_id, step.world.now)
    options = [
        Option("sell", N_("I sell this")),
        Option("buy", N_("I want to buy")),
        Option("other", N_("Something else")),
    ]
    if step.is_officer:
        options.insert(0, Option("notice", N_("Make a notice")))
    step.offer(N_("I have kept the photo. What would you like?"), options, question="photo_what")


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


def named_in_own_script(text: str) -> str:
    """The command "language" for a message that does nothing but name one, also in a script that Haat does not read."""
    named = speaking.language_wish(text).wanted is not None
    return "language" if speaking.orders_language(text) or (named and not written_for_us(text)) else ""


def answer(step: Step, question: str, value: str, hearing: Hearing) -> Started | None:
    """What a tap on one of reception's own messages does."""
    if question in ("greeting", "language"):
        return _switch(step, value)
    if question == "stop_keep":
        privacy.keep_enquiries(step)
        return None
    asked, _, held = question.partition(":")
    if asked == "ready":
        return ready_talks.pressed(step, held, value)
    if asked == reporting.QUESTION:
        return Started("report", held)
    if asked == "be_checked":
        return Started("be_checked")
    if asked == "goods":
        text = InboundMessage.from_json(inbox.message(step.db, int(held))).text
        return _trade(step, value, {"text": text, "media_ids": []})
    if asked == "ask_sellers":
        return _ask_sellers(step, held, value)
    if question == "workshop":
        return Started("workshop", value)
    if asked in (forwards.WHOSE, forwards.FOR_THEM):
        return forwards.answer(step, question, value)
    if question in ("photo_what", "forward_what"):
        return _what(step, question, value)
    if question == "menu":
        return menu.chosen(step, value)
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
    menu.show(step)
    return None


def _ask_sellers(step: Step, concept: str, value: str) -> Started | None:
    if value != "yes":
        step.say(N_("All right, another time."))
        return None
    product = render(step.world.catalogue.product(concept), step.language) if concept else ""
    return Started("enquiry", opening={"text": product, "media_ids": []} if product else {})


def _what(step: Step, question: str, value: str) -> Started | None:
    media_ids = conversations.in_tray(step.db, step.person.id, step.world.now - timedelta(hours=1))
    if question == "forward_what":
        text = inbox.last_forward(step.db, step.address.lane) or ""
        if value == "real":
            rumours.answer(step, text)
            return None
        # Numbers in a forward are somebody else's: they go no further.
        return _trade(step, value, {"text": without_phone_numbers(text), "media_ids": []})
    if value == "other":
        menu.show(step)
        return None
    conversations.take_from_tray(step.db, step.person.id, media_ids, step.world.now)
    if value == "notice":
        return (
            Started("notice_new", str(media_ids[-1]), {"text": "", "media_ids": media_ids[-1:]}) if media_ids else None
        )
    return Started("onboarding" if value == "sell" else "enquiry", opening={"text": "", "media_ids": media_ids[-5:]})


def ask_office(c: Conversation) -> None:
    """A question for the office, in the person's own words."""
    words = c.ask(Question("question", N_("What would you like to ask the office?"), takes="text", read=words_of))
    menu.pass_to_office(c.step, "question", words)


def complain(c: Conversation) -> None:
    """A complaint, in the person's own words, for the office."""
    words = c.ask(Question("complaint", N_("What happened? Write it in a few words; it goes to the office."), takes="text",
                           read=words_of))  # fmt: skip
    menu.pass_to_office(c.step, "complaint", words)


CONVERSATIONS = {"ask_office": ask_office, "complain": complain}
