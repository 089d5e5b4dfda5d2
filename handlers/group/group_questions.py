"""Questions below a card: asked and answered before everybody who sees the card, on whichever side they are.

In the group's own chat they are replies; who reads the card elsewhere sees them below it. What is private (a price, who
gives) has its own way, by the card's button.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry.wording import name_for_others
from handlers.folding import folded, keys_of
from handlers.group.group_deeds import chat_of, do
from handlers.group.group_pin import tongues
from handlers.group.private_words import not_before_all, wants_to_meet
from handlers.group.taking_up import take_up
from handlers.language import N_, say
from handlers.messages import InboundMessage
from handlers.questions import Misread, Option, Question, Reply, choice
from handlers.reading import kind_of
from handlers.reading.sides import side_of
from handlers.ready.answers import language_name, spoken_language
from handlers.safety import guard
from handlers.seller.goods import asks_for, clauses
from handlers.step import Step
from handlers.trade import offer_words
from handlers.trade.price_wish import wants_to_give
from handlers.trade.price_words import is_lowest
from handlers.world import World
from storage import card_questions as store
from storage import cards, groups, inbox, outbox, people
from storage.card_questions import Asked
from storage.cards import Card
from storage.groups import Group
from storage.parts import by_itself
from storage.people import Address

A_DAY = 3
"""So many questions of one person below one card; then the answers are waited for."""
SHOWN = 2
AT_ONCE = 100
LONGEST = 300
_ASKS = folded("""
    kya kab kaisa kaisi kaise kitna kitni kitne kis kise kaun kaunsa kaunsi kahan kidhar kyun
    kiti kadhi kasa kashi kase kuthe kuthla konta konti konte kay
    क्या कब कैसा कैसी कैसे कितना कितनी कितने किस किसे कौन कौनसा कौनसी कहाँ किधर क्यों
    किती कधी कसा कशी कसे कुठे कुठला कोणता कोणती कोणते काय
    what when how which where why who whose
""")
_ASKS_LAST = folded("ka का na ना")
"""At the end they ask ("आहे का"); between others Hindi writes a genitive so: "150 ka rate"."""
_GIVES = folded("""
    sakta sakti sakte dunga dungi denge deto dete detil shakto shakte milega milegi milel supply available
    सकता सकती सकते दूँगा दूँगी दूंगा दूंगी देंगे देतो देते शकतो शकते मिलेगा मिलेगी मिलेल
""")
_OWN, _GIVING = folded("i we mai main mi hum aamhi मैं हम मी आम्ही"), folded("give send deliver")
_NOT = folded("nahi nahin nhi नहीं नही नाही नाहीत nako नको not cannot can't don't")


# ── in words ──────────────────────────────────────────────────────────────────────────────────────────────────────


def is_question(text: str) -> bool:
    """Do these words ask something?"""
    keys = keys_of(text)
    asks = bool(set(keys) & _ASKS) or (len(keys) > 1 and keys[-1] in _ASKS_LAST)
    return "?" in text or asks or kind_of(text) == "question"


def gives(text: str) -> bool:
    """Do these words say below an enquiry that somebody has the goods?"""
    says = set(keys_of(text))
    if says & _NOT and not is_lowest(text):
        return False
    offers = says & _GIVES or (says & _OWN and says & _GIVING)
    return not is_question(text) and (bool(offers) or wants_to_give(text) or kind_of(text) == "offer")


_THERE, _KNOWS = (
    folded("paas pass pas पास kade कडे majhyakade mazyakade माझ्याकडे aamchyakade amchyakade आमच्याकडे have stock yahan यहाँ"),
    folded("jaan jan pehchan pahchan pehchaan jaanta janta janti जान पहचान जानता जानती olakh olakhichya olakhiche ओळख ओळखीच्या "
           "ओळखीचे know pata पता bata बता mahit माहीत माहित"),
)  # fmt: skip


def has_none(text: str, names_goods: Callable[[str], object]) -> bool:
    """Do words say that their writer has none of it, and offer nothing else: "mere paas haldi nahi hai par jaan pehchan me hai"?"""
    none, other = False, False
    for part in clauses(text):
        keys = set(keys_of(part))
        if keys & _NOT and keys & _THERE:
            none = True
        elif names_goods(part) and not keys & (_NOT | _KNOWS):
            other = True
    return none and not other and not is_question(text) and not asks_for(text)


def says_so_much(text: str) -> bool:
    """Do words below what others want say that somebody has it, if only by how much and at which price: "30 kilo, 112 rupaye"?"""
    if gives(text):
        return True
    said = offer_words.told(text, "kg").parts
    return "quantity" in said and "price" in said and not is_question(text) and not set(keys_of(text)) & _NOT


def taken_up(hanging: Sequence[Card], reply: Reply, _language: str) -> dict[str, str]:
    """Reads "I can give 50 kilos, 110 a kilo" below cards: which enquiry is meant, where it can be but one, and the words.
    Raises Misread."""
    wanted = [card for card in hanging if card.kind == "enquiry"]
    if len(wanted) != 1 or not says_so_much(reply.text):
        raise Misread()
    return {"card": str(wanted[0].id), "said": reply.text}


def asked(reply: Reply, language: str) -> dict[str, Any]:
    """Reads what is written below a card instead of a tap: a question, its numbers hidden, or that one gives it; who would
    be introduced takes the card up, and nobody else reads it. Raises Misread."""
    if gives(reply.text) or wants_to_meet(reply.text):
        return {"said": reply.text}
    if not is_question(reply.text):
        raise Misread()
    return {"ask": guard.passable(reply, language)[:LONGEST]}


def lines(db: Connection, card: Card, language: str) -> list[str]:
    """What was asked and answered below a card, the newest last."""
    found = [one for one in store.of_card(db, card.id) if one.status in ("answered", "said")]
    return [_line(db, card, one, language) for one in found[-SHOWN:]]


def _line(db: Connection, card: Card, one: Asked, language: str) -> str:
    words = marked(one.words, _tongue_of(db, one.person_id), language)
    if one.answer is None:
        return say(language, N_("They add: {words}"), words=words)
    answer = marked(one.answer, _tongue_of(db, card.person_id), language)
    return say(language, N_("Asked: {words} Answer: {answer}"), words=_sentence(words), answer=answer)


def marked(words: str, writer: str, *readers: str) -> str:
    """Words as they were written, with the name of their language where none of their readers' it is. They are never
    translated by a machine: a price or an amount put wrongly costs more than asking again."""
    tongue = spoken_language(words, writer or readers[0])
    if tongue in readers:
        return words
    return say(readers[0], N_("{words} (written in {tongue})"), words=words, tongue=language_name(tongue, readers[0]))


def _tongue_of(db: Connection, person_id: int) -> str:
    return people.person(db, person_id).language or ""


def _sentence(words: str) -> str:
    return words if words[-1:] in "?.!।" else f"{words}?"


# ── asked elsewhere, or in private ────────────────────────────────────────────────────────────────────────────────


def ask(c: Conversation, group: Group, card: Card, words: str) -> None:
    """The speaker asks below a card: the chat reads it, and its owner is asked in private."""
    if store.count(c.db, card.id, c.person.id, c.world.now) >= A_DAY:
        return c.say(N_("You have asked three things here already. The answers come to you."))
    name = name_for_others(c.person.name or c.step.address.profile_name)
    number = store.add(c.db, card.id, c.person.id, words, c.world.now)
    tongue, *more = tongues(c.db, group)
    row = _into_chat(c.step, group, card.outbox_id, say(
        tongue, N_("{name} asks: {words}"), words=marked(words, c.language, tongue, *more),
        name=name or say(tongue, N_("A member")),
    ))  # fmt: skip
    if row is not None:
        store.change(c.db, number, outbox_id=row)
    c.step.begin(card.person_id, "card_question", str(number))
    return c.say(N_("I have asked. The answer comes here; others see it below the card too."))


def _into_chat(step: Step, group: Group, below_row: int | None, text: str, *, below: str = "") -> int | None:
    """Words of somebody elsewhere below what hangs in the group's own chat; None where that is not there."""
    chat = chat_of(step.db, group)
    message_id = below or (outbox.provider_id_of(step.db, below_row) if below_row is not None else "")
    return step.write_to_group(chat, text, reply_to=message_id) if chat is not None and message_id else None


def card_question(c: Conversation) -> None:
    """Whose card it is reads a question about it; the answer is everybody's."""
    one = store.get(c.db, int(c.subject))
    card = cards.get(c.db, one.card_id) if one else None
    group = groups.get(c.db, card.group_id) if card else None
    if one is None or card is None or group is None or one.status != "asked":
        return c.say(N_("That matter is finished."))
    from handlers.group.group_cards import in_short  # cards show their questions, and a question shows its card

    asks = Question(
        "answer", N_("{card}\n{name} asks: {words}\nWhat shall I answer? Everybody sees it."),
        (Option("none", N_("I will not answer")),), takes="text", read=_public(people.person(c.db, one.person_id).name or ""),
    )  # fmt: skip
    asked = marked(one.words, _tongue_of(c.db, one.person_id), c.language)
    mine = in_short(
        c.db, c.world, replace(card, named=False), c.language
    )  # nobody reads their own name as a stranger's
    answer = c.ask(asks, card=mine, words=asked,
                   name=name_for_others(people.person(c.db, one.person_id).name) or say(c.language, N_("A member")))  # fmt: skip
    if answer == "none":
        return c.say(N_("All right."))
    if answer == MEET:
        return _meets(c, one)
    if not store.answer(c.db, one.id, str(answer), c.world.now):
        return c.say(N_("That matter is finished."))
    tongue, *more = tongues(c.db, group)
    text = say(tongue, N_("Answer: {words}"), words=marked(str(answer), c.language, tongue, *more))
    row = _into_chat(c.step, group, one.outbox_id or card.outbox_id, text, below=_post_id(c.db, one))
    if row is not None:
        store.change(c.db, one.id, answer_row=row)
    c.step.begin(one.person_id, "card_answered", str(one.id))
    return c.say(N_("Thank you. The answer stands below your card."))


MEET = "meet"


def _public(asker: str) -> Callable[[Reply, str], str]:
    """Reads what everybody shall see below a card; a wish for the asker's ear alone is no such answer. Raises Misread."""

    def read(reply: Reply, language: str) -> str:
        if wants_to_meet(reply.text, asker):
            return MEET
        return "none" if not_before_all(reply.text) else guard.passable(reply, language)[:LONGEST]

    return read


def _meets(c: Conversation, one: Asked) -> None:
    """A card's owner would be introduced to who asked: that hangs nowhere, and the asker decides in private."""
    c.step.begin(one.person_id, "card_meets", str(one.id))
    name = name_for_others(people.person(c.db, one.person_id).name) or say(c.language, N_("A member"))
    return c.say(N_("That hangs nowhere: I ask {name} in private. With a yes I introduce you."), name=name)


def card_meets(c: Conversation) -> None:
    """Who asked below a card hears that its owner would be introduced, and takes the card up or not."""
    one = store.get(c.db, int(c.subject))
    card = cards.get(c.db, one.card_id) if one else None
    if card is None or card.status != "open":
        return c.say(N_("That matter is finished."))
    from handlers.group.group_cards import LATER, PRESSED_FOR, in_short  # as above

    name = name_for_others(people.person(c.db, card.person_id).name) or say(c.language, N_("A member"))
    asks = choice("meets", N_("{card}\n{name} would like to be introduced to you."), (PRESSED_FOR[card.kind], LATER))
    if c.ask(asks, card=in_short(c.db, c.world, card, c.language), name=name) == "later":
        return c.say(N_("All right."))
    return c.then("card", str(card.id), sure=True)


def _post_id(db: Connection, one: Asked) -> str:
    return (inbox.message_id_of(db, one.inbox_id) or "") if one.inbox_id is not None else ""


def card_answered(c: Conversation) -> None:
    """Who asked reads the answer, and can go on with the card."""
    one = store.get(c.db, int(c.subject))
    card = cards.get(c.db, one.card_id) if one else None
    if one is None or card is None or one.answer is None or one.status != "answered":
        return c.say(N_("That matter is finished."))
    from handlers.group.group_cards import LATER, PRESSED_FOR, in_short  # as above

    text = N_("{card}\nYou asked: {words}\nAnswer: {answer}")
    words = {
        "card": in_short(c.db, c.world, card, c.language),
        "words": marked(one.words, c.language, c.language),
        "answer": marked(one.answer, _tongue_of(c.db, card.person_id), c.language),
    }
    if card.status != "open":
        return c.say(text, **words)
    if c.ask(choice("goes_on", text, (PRESSED_FOR[card.kind], LATER)), **words) == "later":
        return c.say(N_("All right."))
    return c.then("card", str(card.id), sure=True)


# ── in the group's own chat ───────────────────────────────────────────────────────────────────────────────────────


def below_card(step: Step, group: Group, message: InboundMessage, author: Address) -> bool:
    """A reply to a card, or to a question or an answer below it, in the group's own chat. False: it is something else."""
    if not message.reply_to or not message.text or message.kind not in ("text", "photo"):
        return False
    row = outbox.sent_message(step.db, step.address.id, message.reply_to)
    card = cards.at_row(step.db, row) if row is not None else None
    if card is not None:
        return _below(step, group, card, message, author)
    one = store.at_row(step.db, row) if row is not None else _asked_in_chat(step, message.reply_to)
    if one is None:
        return False
    card = cards.get(step.db, one.card_id)
    if card is None:
        return True
    if card.person_id == author.person_id and wants_to_meet(
        message.text, people.person(step.db, one.person_id).name or ""
    ):
        step.begin(one.person_id, "card_meets", str(one.id))
        return True
    if card.person_id == author.person_id and one.status == "asked":
        store.answer(step.db, one.id, message.text[:LONGEST], step.world.now)
        step.begin(one.person_id, "card_answered", str(one.id))
        return True
    return _below(step, group, card, message, author)


def _asked_in_chat(step: Step, message_id: str) -> Asked | None:
    post = inbox.post_called(step.db, step.address.lane, message_id, step.world.now - store.LIVES)
    return store.of_post(step.db, post.id) if post is not None else None


def _below(step: Step, group: Group, card: Card, message: InboundMessage, author: Address) -> bool:
    text = message.text[:LONGEST]
    if card.status != "open" or card.kind == "notice":
        return card.kind == "notice"
    if card.person_id == author.person_id:
        if wants_to_meet(text) or not_before_all(text):
            return True  # said to somebody, and no word for everybody about the goods
        store.add(step.db, card.id, author.person_id, text, step.world.now, inbox_id=step.inbox_id, status="said")
        return True
    takes_up = gives(text) if card.kind == "enquiry" else side_of(text) == "enquiry" and not is_question(text)
    if takes_up:
        take_up(step, card, message, author)
        return True
    if not is_question(text):
        return False
    if store.count(step.db, card.id, author.person_id, step.world.now) < A_DAY:
        number = store.add(step.db, card.id, author.person_id, text, step.world.now, inbox_id=step.inbox_id)
        step.begin(card.person_id, "card_question", str(number))
    return True


def take_off(step: Step, message_id: str) -> bool:
    """Who looks after a group takes off what Haat wrote below a card for somebody elsewhere. False: it is nothing such."""
    row = outbox.sent_message(step.db, step.address.id, message_id)
    one = store.at_row(step.db, row) if row is not None else None
    if one is None:
        return False
    remove(step.db, step.world, one)
    return True


def removed_post(step: Step, inbox_id: int) -> None:
    """A post was taken off by a rule or a moderator: as a question it stands below its card no more, on either side."""
    if (one := store.of_post(step.db, inbox_id)) is not None:
        remove(step.db, step.world, one)


def remove(db: Connection, world: World, one: Asked) -> None:
    """A question and its answer are shown nowhere any more."""
    store.change(db, one.id, status="removed")
    card = cards.get(db, one.card_id)
    chat = chat_of(db, groups.get(db, card.group_id)) if card is not None else None
    for row in (one.outbox_id, one.answer_row):
        if chat is not None and row is not None and (message := outbox.provider_id_of(db, row)):
            do(db, world, chat, "delete", f"asked:{one.id}:{row}", message=message)


def forget(db: Connection, world: World) -> int:
    """The tick: what erased people asked, or was asked below their cards, goes from the chats as well."""
    gone = store.of_erased(db, at_most=AT_ONCE)
    for one in gone:
        with by_itself(db, f"card question:{one.id}"):
            remove(db, world, one)
    return len(gone)


def about(db: Connection, number: int) -> tuple[str | None, int | None]:
    """Goods and district of the card that a question is about, for the template that tells of it."""
    one = store.get(db, number)
    card = cards.get(db, one.card_id) if one else None
    group = groups.get(db, card.group_id) if card else None
    return (card.concept, group.district_lgd) if card and group else (None, None)


CONVERSATIONS = {"card_question": card_question, "card_answered": card_answered, "card_meets": card_meets}
