"""Reception: what a message is answered with that belongs to no conversation yet, a stranger's first one above all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers import matters, menu
from handlers.conversation import Conversation
from handlers.enquiry import buying_or_selling, forwards, offered_search
from handlers.group import group_photos, group_wishes
from handlers.hearing import Hearing, Started, message_before
from handlers.language import N_, render
from handlers.messages import InboundMessage
from handlers.notice import broadcast_desk, notices, short_notices
from handlers.outbound import bursts
from handlers.person import first_contact, privacy, speaking
from handlers.person.naming import is_polite
from handlers.questions import Misread, Option, Question, Reply, is_label, words_of
from handlers.reading.hiding import without_phone_numbers
from handlers.reading.language import written_for_us
from handlers.ready import putting
from handlers.ready import talks as ready_talks
from handlers.safety import reporting
from handlers.scheme import rumours
from handlers.seller import comers, goods
from handlers.step import Step
from handlers.trade import between
from storage import conversations, inbox, links, people, profiles, prompts, tray

MEDIA_QUESTIONS = frozenset({"products", "photo", "photo_name", "may_help", "notice_words"})
"""Questions to which a photo is an answer; media sent at any other moment goes to the tray."""


def takes_media(question: str | None) -> bool:
    """Are photos and voice notes an answer to this question?"""
    return question in MEDIA_QUESTIONS or putting.is_for_the_other(question)


def first_message(step: Step, hearing: Hearing) -> Started | None:
    """A stranger's first message, answered for what it is."""
    message = hearing.message
    link = first_contact.link_in(step, f"haat {message.start}" if message.start else message.text)
    if link is not None:
        return by_link(step, link, hearing)
    plain = message.text and message.kind != "start" and not message.forwarded
    first_contact.introduce_haat(step, buying_or_selling.side_of(step, hearing) if plain else "")
    return fresh(step, hearing)


def by_link(step: Step, link: Any, hearing: Hearing) -> Started | None:
    """Someone came by a poster or a share: it carries district, language and perhaps the role."""
    links.count_link(step.db, link.id, person_id=step.person.id, channel=step.address.channel, now=step.world.now)
    # Into a group buyers come from anywhere: its district's office speaks to them, where they live they tell.
    joins = link.group_id is not None and link.card_id is None
    known = {"district_lgd": None if joins else link.district_lgd, "language": link.language}
    if hearing.stranger:
        step.near = link.district_lgd
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
        begun = buying_or_selling.trade(step, "enquiry" if link.role == "buyer" else "offer", text)
        return replace(begun, subject=f"group:{number}") if begun.conversation == "enquiry" else begun
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
    if step.is_officer and is_label(message.text, *broadcast_desk.YES):
        return Started("broadcast_yes")
    if message.kind == "photo" and hearing.media_ids and not message.forwarded:
        card = group_photos.hung_without(step, message.text)
        if card is not None:
            return Started("offer_photo", str(card.id), {"media_ids": list(hearing.media_ids)})
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
    return matters.heard(step, _with_photo_shown(step, hearing))


def _with_photo_shown(step: Step, hearing: Hearing) -> Hearing:
    """Words that say what the photo is which came just before them take it along: "iska 100 piece chahiye"."""
    shown = prompts.last(step.db, step.address.id)
    said = goods.asks_for(hearing.message.text) or goods.makes_oneself(hearing.message.text)
    if hearing.media_ids or shown is None or shown.question != "photo_what" or not said:
        return hearing
    media_ids = tray.waiting(step.db, step.person.id, step.world.now - PHOTO_STANDS)[-5:]
    tray.take(step.db, step.person.id, media_ids, step.world.now)
    return replace(hearing, media_ids=tuple(media_ids))


PHOTO_STANDS = timedelta(hours=1)
"""So long a photo that nothing was said of waits for it."""


def _saw_photo(step: Step, hearing: Hearing) -> None:
    for media_id in hearing.media_ids:
        tray.put(step.db, step.person.id, media_id, hearing.inbox_id, step.world.now)
    shown = prompts.last(step.db, step.address.id)
    if not bursts.begins(step) and shown is not None and shown.question == "photo_what":
        return
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
        text = message_before(step.db, int(held)).text
        return buying_or_selling.trade(step, value, text)
    if asked == "ask_sellers":
        return _ask_sellers(step, held, value)
    if question == "workshop":
        return Started("workshop", value)
    if asked == group_wishes.OWN_OFFER:
        return group_wishes.answer(step, question, value)
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


def so_many_of(step: Step, question: str, text: str) -> Started | None:
    """An amount below the offer to ask sellers ("30 kilo") is a yes to it; None for other words and questions."""
    asked, _, concept = question.partition(":")
    if asked != "ask_sellers" or not concept or step.world.catalogue.concepts_in(text):
        return None
    if not offered_search.tells_amount(text, options=2):
        return None
    product = render(step.world.catalogue.product(concept), step.language)
    return Started("enquiry", opening={"text": f"{product}, {text}", "media_ids": []})


def _ask_sellers(step: Step, concept: str, value: str) -> Started | None:
    if value != "yes":
        step.say(N_("All right, another time."))
        return None
    product = render(step.world.catalogue.product(concept), step.language) if concept else ""
    return Started("enquiry", opening={"text": product, "media_ids": []} if product else {})


def _what(step: Step, question: str, value: str) -> Started | None:
    media_ids = tray.waiting(step.db, step.person.id, step.world.now - PHOTO_STANDS)
    if question == "forward_what":
        text = inbox.last_forward(step.db, step.address.lane) or ""
        if value == "real":
            rumours.answer(step, text)
            return None
        if value == "notice":
            return short_notices.begun(text) if step.is_officer else None
        # Numbers in a forward are somebody else's: they go no further.
        return buying_or_selling.trade(step, value, without_phone_numbers(text))
    if value == "other":
        menu.show(step)
        return None
    tray.take(step.db, step.person.id, media_ids, step.world.now)
    if value == "notice":
        return (
            Started("notice_new", str(media_ids[-1]), {"text": "", "media_ids": media_ids[-1:]}) if media_ids else None
        )
    return Started("onboarding" if value == "sell" else "enquiry", opening={"text": "", "media_ids": media_ids[-5:]})


def ask_office(c: Conversation) -> None:
    """A question for the office, in the person's own words."""
    words = c.ask(
        Question("question", N_("What would you like to ask the office?"), takes="text", read=_says_something)
    )
    menu.pass_to_office(c.step, "question", words)


def complain(c: Conversation) -> None:
    """A complaint, in the person's own words, for the office."""
    asked = Question(
        "complaint", N_("What happened? Write it in a few words; it goes to the office."), takes="text",
        read=_says_something,
    )  # fmt: skip
    words = str(c.opening.get("words") or "") or c.ask(asked)
    menu.pass_to_office(c.step, "complaint", words)


def _says_something(reply: Reply, language: str) -> str:
    """Words that tell a human something: "1", "haan" and "??" do not. Raises Misread."""
    words = words_of(reply, language)
    if is_polite(words) or not any(sign.isalpha() for sign in words):
        raise Misread(N_("Please write it in a few words."))
    return words


CONVERSATIONS = {"ask_office": ask_office, "complain": complain}
