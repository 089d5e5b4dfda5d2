"""Asking each other: a buyer and a seller put ready questions or free words to each other, under their names only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from handlers import amount_told, bargains, goods, offer_words, prices, quotes, rooms, wording
from handlers.conversation import OWN_MATTERS, Conversation
from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.lead_words import PRICE_WORDS
from handlers.matching.enquiry import read_enquiry
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.questions import OWN_WORDS, Misread, Option, Question, Reply, choice, is_label, words_of
from handlers.reading import kind_of
from handlers.reading.asking import is_question, without_asking
from handlers.ready import addressed, aloud, answers
from handlers.ready.meant import meant_by, questions_on
from handlers.step import FALLBACK_LANGUAGE as FALLBACK
from handlers.step import Step
from handlers.units import unit_name
from storage import asks, audit, conversations, introductions, matches, people, profiles
from storage import enquiries as store
from storage import rooms as kept_rooms
from storage.asks import WORDS
from storage.conversations import Talk
from storage.enquiries import Enquiry
from storage.matches import Match
from storage.reference.questions import PAGES, ReadyQuestion, family_of, ready_questions

TALKS_FOR = timedelta(days=60)
"""How long after an enquiry those who met by it may ask each other through Haat."""
ASK_WORDS = (
    "ask a question", "ask question", "question", "questions", "i have a question", "ask seller", "ask the seller",
    "ask buyer", "ask the buyer", "सवाल", "सवाल है", "सवाल पूछना है", "एक सवाल", "sawal", "savaal", "sawaal", "sawal hai",
    "sawal poochna hai", "kuch poochna hai", "कुछ पूछना है", "प्रश्न", "प्रश्न आहे", "एक प्रश्न", "prashna", "prashn", "काही विचारायचं आहे",
    "kahi vicharaycha ahe", "विचारायचं आहे",
)  # fmt: skip
PAGE_LABELS = {
    "goods": N_("The goods"), "price": N_("Price and payment"), "sample": N_("Sample, visit"),
    "delivery": N_("Delivery, packing"), "papers": N_("Bill and papers"),
}  # fmt: skip
ANOTHER, HELP = Option("another", N_("Ask another")), rooms.HELP
WHAT = Question(
    "ready_page", N_("What would you like to ask {name} about {product}?\nChoose, or write it in your own words."),
    shorter=N_("What shall I ask {name}?"), takes="choice", media=True,
)  # fmt: skip
OWN_MATTER_WORDS = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of one match, seen by one of them."""

    match: Match
    posted: Enquiry
    side: str
    buyer_name: str

    @property
    def other_id(self) -> int:
        return self.match.seller_id if self.side == "buyer" else self.posted.person_id

    @property
    def other_name(self) -> str:
        return (self.match.seller_name if self.side == "buyer" else self.buyer_name) or "–"

    @property
    def own_name(self) -> str:
        return (self.buyer_name if self.side == "buyer" else self.match.seller_name) or "–"

    @property
    def unit(self) -> str:
        """The unit that prices and amounts are said in."""
        return quotes.price_unit(self.posted)

    def questions(self, side: str) -> tuple[ReadyQuestion, ...]:
        """What this side may ask about these goods."""
        return ready_questions(family_of(self.posted.concept), side)

    def question(self, row: Any) -> ReadyQuestion | None:
        """The ready question of a row; None for free words."""
        return next((one for one in self.questions(row.side) if one.key == row.key), None)


def pair_of(step: Step, match_id: int) -> Pair | None:
    """The match as the speaker sees it; None when they are no side of it, or it is over."""
    one = matches.match(step.db, match_id)
    posted = store.get(step.db, one.enquiry_id)
    if one.status not in asks.TALKED or step.person.id not in (one.seller_id, posted.person_id):
        return None
    side = "buyer" if posted.person_id == step.person.id else "seller"
    return Pair(one, posted, side, store.buyer_name(step.db, posted.id) or say(step.language, N_("A buyer")))


def partners(step: Step) -> list[Any]:
    """With whom the speaker may talk, those who said yes first."""
    return list(asks.partners(step.db, step.person.id, step.world.now - TALKS_FOR))


def is_for_the_other(question: str | None) -> bool:
    """Do photos and voice notes below this question go to the other side as they are?"""
    return (question or "").startswith(("ready_page", "ready_which", "ready_answer"))


def heard_in_room(step: Step, room_id: int, text: str) -> bool:
    """In the room of a deal between two who share no language, words that surely mean a ready question are put as one."""
    room = kept_rooms.room(step.db, room_id)
    if room.kind != "deal" or room.status != "open" or not text or not room.subject.isdigit():  # a card has no match
        return False
    pair = pair_of(step, introductions.introduction(step.db, int(room.subject)).match_id)
    if pair is None or (people.person(step.db, pair.other_id).language or FALLBACK) == step.language:
        return False
    sure = _chosen_by_words(pair, text)
    return sure is not None and put(step, pair, sure)


def asked_for_money(step: Step, text: str) -> Talk | None:
    """The one open question of the other side's for a price that these words answer: "12 rupaye"; None where there is none."""
    if "?" in text or not quotes.names_rate(text):
        return None
    for talk in conversations.open_of(step.db, step.person.id):
        if talk.asked and _asks_for_money(step, talk):
            return talk
    return None


def _asks_for_money(step: Step, talk: Talk) -> bool:
    """Is this an open question of the other side's for a price, from the list or in own words?"""
    if talk.name == "seller_asks":
        asked = matches.question(step.db, int(talk.subject))
        return bool({fold(word) for word in tokens(asked.words)} & _OF_MONEY)
    if talk.name != "ready_asked":
        return False
    row = asks.one(step.db, int(talk.subject))
    pair = pair_of(step, row.match_id)
    question = pair.question(row) if pair is not None else None
    return question is not None and question.takes == "money" and row.status == "asked"


_OF_MONEY = PRICE_WORDS | folded("paisa paise पैसा पैसे kitne_ka much cost budget बजट")


# ── beginning ─────────────────────────────────────────────────────────────────────────────────────────────────────


def asked_for(step: Step, text: str) -> Started | None:
    """The talk that the words "ask a question" begin, where there is somebody to ask."""
    if not is_label(text, *ASK_WORDS):
        return None
    found = partners(step)
    return Started("ready", str(found[0].match_id) if len(found) == 1 else "") if found else None


def typed(step: Step, text: str) -> Started | None:
    """A ready question typed by itself ("size?") to the only one there is to ask, or to one of them."""
    if not ("?" in text or kind_of(text) == "question" or profiles.profile_of(step.db, step.person.id) is None):
        return None
    found = partners(step)
    sure = [one for one in found if _means(step, one, text)]
    if not sure:
        return None
    return Started("ready", str(sure[0].match_id) if len(found) == 1 else "", {"text": text})


def _means(step: Step, partner: Any, text: str) -> bool:
    concept = store.get(step.db, partner.enquiry_id).concept
    return meant_by(text, family_of(concept), partner.side) is not None


def ready(c: Conversation) -> None:
    """Whom, and what: a page, then a question, or the person's own words at any moment."""
    pair = _whom(c)
    if pair is None:
        return c.say(N_("There is nobody to ask just now. Write what you need, and I find sellers."))
    text = str(c.opening.get("text") or "")
    chosen = _chosen_by_words(pair, text) if text else None
    put(c.step, pair, chosen or choose(c, pair))
    return None


def _whom(c: Conversation) -> Pair | None:
    if c.subject:
        return pair_of(c.step, int(c.subject))
    found = partners(c.step)
    if not found:
        return None
    options = [
        Option(str(one.match_id), N_("{name}: {product}"), {
            "name": one.name or "–", "product": wording.brief(store.get(c.db, one.enquiry_id), c.world, c.language),
        }) for one in found[:9]
    ]  # fmt: skip
    which = (
        c.ask(choice("ready_whom", N_("Whom would you like to ask?"), options))
        if len(options) > 1
        else options[0].value
    )
    return pair_of(c.step, int(which))


def choose(c: Conversation, pair: Pair, again: str = "", words: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What is asked: {"key", "about"?}, or free {"words"} and {"media"}."""
    about = dict(words or {"name": pair.other_name, "product": wording.goods_of(pair.posted, c.world, c.language)})
    pages = [
        Option(page, PAGE_LABELS[page])
        for page in PAGES
        if questions_on(family_of(pair.posted.concept), pair.side, page)
    ]
    asks_page = replace(WHAT, name=f"ready_page{again}", options=tuple(pages), read=_own_words(c, pair))
    said = c.ask(asks_page, **about)
    if isinstance(said, str):
        said = c.ask(_of_page(c, pair, said, again), **about)
    return {"key": said} if isinstance(said, str) else dict(said)


def _of_page(c: Conversation, pair: Pair, page: str, again: str) -> Question:
    """The questions of one page, each with its whole sentence below its name where the channel has lists."""
    options = tuple(
        Option(one.key, one.label.name_in(c.language), description=_sentence(pair, one, "", c.language))
        for one in questions_on(family_of(pair.posted.concept), pair.side, page)
    )
    return Question(
        f"ready_which{again}", N_("Which question to {name}?"), options, takes="choice", media=True,
        read=_own_words(c, pair),
    )  # fmt: skip


def _own_words(c: Conversation, pair: Pair) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads words as a ready question where that is sure, else as words to be passed on; media are passed on."""

    def read(reply: Reply, language: str) -> dict[str, Any]:
        if reply.media_ids:
            kinds = [medium.kind for medium in reply.media] or ["photo"]
            media = [list(one) for one in zip(reply.media_ids, kinds, strict=False)]
            return {"media": media, "words": reply.text.strip()}
        text = words_of(reply, language)
        if (sure := _chosen_by_words(pair, text)) is not None:
            return sure
        if is_for_haat(c, pair)(text):
            raise Misread(elsewhere=True)
        return {"words": text}

    return read


def asked_in_words(c: Conversation, pair: Pair) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads what somebody asks of the other side before they decide; words that ask nothing are misread."""

    def read(reply: Reply, language: str) -> dict[str, Any]:
        text = words_of(reply, language)
        if is_for_haat(c, pair)(text):
            raise Misread(elsewhere=True)
        sure = _chosen_by_words(pair, without_asking(text) or text)
        if (
            sure is None
            and not is_question(text)
            and without_asking(text) in ("", text)
            and not bargains.is_bargaining(text)
        ):
            own = len(text.split()) >= OWN_WORDS and kind_of(text) in OWN_MATTERS
            raise Misread(elsewhere=own and not _is_of_this(c, pair, text))
        return sure or {"words": text}

    return read


def _is_of_this(c: Conversation, pair: Pair, text: str) -> bool:
    """Words of buying or selling that name no other goods belong to the card below which they are written; an amount of the
    same goods that is wanted is an enquiry of its own."""
    named = set(c.world.catalogue.concepts_in(text))
    if named and goods.is_wanted(text) and numerals(pieces(text)):
        return False
    same = {pair.posted.concept, *c.world.catalogue.general_of(pair.posted.concept or "")}
    return kind_of(text) in ("enquiry", "offer") and (not named or bool(named & same))


def photo_wanted(step: Step) -> Any:
    """What the speaker was asked that a photo answers, and has not answered; None where nothing is."""
    for talk in conversations.open_of(step.db, step.person.id):
        if talk.name != "ready_asked" or not talk.asked:
            continue
        row = asks.one(step.db, int(talk.subject))
        pair = pair_of(step, row.match_id)
        question = pair.question(row) if pair is not None else None
        if question is not None and question.takes == "photo" and row.status == "asked":
            return row
    return None


def other_in(step: Step, ask_id: int) -> str:
    """With whom the speaker talks in this question."""
    pair = pair_of(step, asks.one(step.db, ask_id).match_id)
    return pair.other_name if pair is not None else "–"


def give_photos(c: Conversation, ask_id: int, photos: Sequence[int]) -> None:
    """Photos answer what was asked, wherever in the talk they came."""
    row = asks.one(c.db, ask_id)
    pair = pair_of(c.step, row.match_id)
    if pair is None:
        return c.say(N_("That matter is finished."))
    conversations.withdraw(c.db, "ready_asked", str(ask_id), c.world.now)
    return _settle(
        c, pair, row, pair.question(row), {"media": [[media_id, "photo"] for media_id in photos], "words": ""}
    )


def chosen(pair: Pair, text: str) -> dict[str, Any]:
    """What words say: a ready question where that is sure, else themselves."""
    return _chosen_by_words(pair, text) or {"words": text}


def needs_no_help(c: Conversation, pair: Pair, said: Mapping[str, Any]) -> bool:
    """Free words that their reader can read: the two simply write to each other."""
    words = str(said.get("words") or "")
    reader = people.person(c.db, pair.other_id).language or FALLBACK
    return (
        "key" not in said
        and bool(words)
        and not said.get("media")
        and answers.spoken_language(words, c.language) == reader
    )


def _chosen_by_words(pair: Pair, text: str) -> dict[str, Any] | None:
    meant = meant_by(text, family_of(pair.posted.concept), pair.side)
    if meant is None:
        return None
    about = f"{meant.amount.normalize():f} {meant.unit or pair.unit}" if meant.amount is not None else ""
    return {"key": meant.question.key, "about": about}


def is_for_haat(c: Conversation, pair: Pair, asked: str = "") -> Callable[[str], bool]:
    """Tells words with a matter of their own: an enquiry or an offer of other goods, which the words `asked` do not name."""
    spoken_of = set(c.world.catalogue.concepts_in(asked)) if asked else set()

    def tells(text: str) -> bool:
        if len(text.split()) < OWN_MATTER_WORDS:
            return False
        if kind_of(text) not in ("enquiry", "offer"):
            return False
        other = read_enquiry(text, c.world.today, c.world.catalogue, c.world.places)
        named = {*other.concepts, *other.kinds, *other.general}
        return bool(other.concepts) and pair.posted.concept not in named and not named & spoken_of

    return tells


# ── asking ────────────────────────────────────────────────────────────────────────────────────────────────────────


def put(step: Step, pair: Pair, chosen: Mapping[str, Any], *, then_more: bool = True) -> bool:
    """Put what was chosen to the other side; the same ready question is asked once. False: it was not passed on."""
    key, words = chosen.get("key", WORDS), str(chosen.get("words") or "")
    if rooms.is_stopped(step):
        return False
    if words and (other := addressed.meant(partners(step), words, but=pair.match.id)) is not None:
        pair = pair_of(step, other) or pair
    if key == WORDS and rooms.not_to_be_passed(words):
        step.say(N_("I did not pass that on: never ask for money first, OTP or card numbers."))
        return False
    about = str(chosen.get("about") or "") if key != WORDS else f"in:{step.inbox_id}"
    row, new = asks.put(
        step.db, pair.match.id, pair.side, key, step.world.now, about=about, words=rooms.without_numbers(words),
        language=answers.spoken_language(words, step.language) if words else step.language, media=chosen.get("media") or (),
    )  # fmt: skip
    question = pair.question(row)
    said = _sentence(pair, question, about, step.language) if question else ""
    if new:
        step.begin(pair.other_id, "ready_asked", str(row.id))
        text = N_("Asked {name}: “{asked}”\nThe answer comes here.") if said else N_(
            "Passed on to {name}. The answer comes here.")  # fmt: skip
    elif row.status == "answered":
        text = N_("{name} has answered “{asked}” before:\n{answer}")
    else:
        text = N_("{name} was asked “{asked}” before; the answer comes here.")
    told = answers.said(question, row.answer or {}, step.language)
    filled: dict[str, Any] = {"name": pair.other_name, "asked": said, "answer": told}
    if then_more:
        step.offer(text, [ANOTHER], question=f"ready:{pair.match.id}", **filled)
    else:
        step.say(text, **filled)
    return True


def _sentence(pair: Pair, question: ReadyQuestion, about: str, reader: str) -> str:
    """The question in its reader's language, with the amount and unit that belong to it."""
    number, _, unit = about.partition(" ")
    if number:
        much = wording.amount(Decimal(number), unit or pair.unit, reader)
    elif pair.posted.amount is not None:
        much = wording.amount(pair.posted.amount, pair.posted.unit, reader)
    else:
        much = wording.amount(Decimal(1), pair.unit, reader)
    text = question.ask.name_in(reader)
    return text.replace("{amount}", much).replace("{unit}", unit_name(pair.unit, reader))


# ── the other side ────────────────────────────────────────────────────────────────────────────────────────────────


def ready_asked(c: Conversation) -> None:
    """The other side answers in its own way: a number, a tap, a photo, a voice note or words."""
    row = asks.one(c.db, int(c.subject))
    pair = pair_of(c.step, row.match_id)
    if pair is None or row.status != "asked":
        return
    question = pair.question(row)
    if question is not None and question.takes == "quote":
        return _asked_for_an_offer(c, pair, row, question)
    given = _answer(c, pair, row, question)
    _settle(c, pair, row, question, given)


def _answer(c: Conversation, pair: Pair, row: Any, question: ReadyQuestion | None) -> dict[str, Any]:
    """What is answered; help with its language may be asked for before."""
    asked, words = _as_question(c, pair, row, question)
    helped = 0
    while (given := c.ask(asked.named(f"{asked.name}{helped or ''}"), **words)) == HELP.value:
        c.once(f"helped{helped}", lambda: ask_for_help(c.step, row.id))
        helped += 1
    if isinstance(given, str):
        return {"value": given}
    given = dict(given)
    if question is not None and "words" in given and answers.wants_unit(question, given["words"]):
        options = answers.unit_options(question, c.language)
        unit = c.ask(choice("ready_unit", N_("{number} of what?"), options), number=given["words"])
        return answers.with_unit(given["words"], unit)
    if "price" in given and not given["price"]["currency"]:
        foreign = prices.currency_of(pair.posted)
        given["price"] = prices.which_currency(c, "ready_money", given["price"], foreign)
    return given


def _as_question(
    c: Conversation, pair: Pair, row: Any, question: ReadyQuestion | None
) -> tuple[Question, dict[str, Any]]:  # fmt: skip
    photo = next((media_id for media_id, kind in row.media or () if kind == "photo"), None)
    words: dict[str, Any] = {
        "name": pair.other_name, "product": wording.goods_of(pair.posted, c.world, c.language), "photo": photo,
    }  # fmt: skip
    read = answers.reader_of(
        question, pair.unit, prices.currency_of(pair.posted), is_for_haat(c, pair, row.words or "")
    )
    if question is not None:
        words["aloud"] = aloud.name_of(question)
        words["question"] = _sentence(pair, question, row.about, c.language)
        takes = {"yes_no": "yes_no", "choice": "choice"}.get(question.takes, "number")
        if question.takes in ("photo", "text"):
            takes = "text"
        return Question("ready_answer", N_("{name} asks about {product}:\n{question}"), answers.options_of(question, c.language),
                        shorter=N_("{name} asks: {question}"), takes=takes, media=True, read=read), words  # fmt: skip
    for media_id, kind in row.media or ():
        if media_id != photo:
            c.step.say("{name}", media_id=media_id, media_kind=kind, name=pair.other_name)
    words["words"] = row.words or "…"
    if row.language == c.language or not row.words:
        text = N_("{name} writes about {product}:\n“{words}”\nPlease write your answer.")
        return Question("ready_answer", text, takes="text", media=True, read=read), words
    words["tongue"] = answers.language_name(row.language, c.language)
    text = N_("{name} writes about {product}, in {tongue}:\n“{words}”\nPlease answer in your own words.")
    return Question("ready_answer", text, (HELP,), takes="text", media=True, read=read), words


def _asked_for_an_offer(c: Conversation, pair: Pair, row: Any, question: ReadyQuestion) -> None:
    """An offer is three numbers, read back; before the introduction the buyer sees it, afterwards it is a quote."""
    options = (Option("price", N_("Give my price"), also=("yes", "haan", "हाँ", "हो")), Option("later", N_("Later")))
    asked = choice("ready_answer", N_("{name} asks about {product}:\n{question}"), options)
    wish = c.ask(
        asked, name=pair.other_name, product=wording.goods_of(pair.posted, c.world, c.language),
        question=_sentence(pair, question, row.about, c.language), aloud=aloud.name_of(question),
    )  # fmt: skip
    if wish == "later":
        return c.say(N_("All right. Write 'question' when you want to go on."))
    offer = quotes.three_numbers(c, pair.match, pair.posted)
    met = introductions.introduction_of(c.db, pair.match.id)
    if met is None:
        return _settle(c, pair, row, question, {"quote": offer})
    asks.answer(c.db, row.id, {"quote": offer}, c.language, c.world.now)
    quotes.send_quote(c.step, met.id, pair.posted, offer)
    return c.say(N_("Sent. I tell you what the buyer says."))


def _settle(c: Conversation, pair: Pair, row: Any, question: ReadyQuestion | None, given: dict[str, Any]) -> None:
    """Keep the answer and tell the asker; what may not pass is not passed, and the question waits on."""
    language = c.language
    if rooms.is_stopped(c.step):
        return
    if words := str(given.get("words") or ""):
        if rooms.not_to_be_passed(words):
            c.say(N_("I did not pass that on: never ask for money first, OTP or card numbers."))
            return
        given["words"], language = rooms.without_numbers(words), answers.spoken_language(words, c.language)
    if not asks.answer(c.db, row.id, given, language, c.world.now):
        return
    for price in (given.get("price"), given.get("quote")):
        # A price for another amount than the one wanted is not the seller's word for this enquiry.
        if price and row.side == "buyer" and not row.about and (paise := prices.paise_of(price)) is not None:
            matches.name_price(c.db, pair.match.id, paise)
    if row.side == "buyer" and words:
        _keep_rate(c, pair, words)
    amount_told.keep(c.step, pair.posted, question.key if question else "", given)
    audit.note(c.db, c.person.id, "answer_ready", f"ask:{row.id}", c.world.now, after=given, reverse="unanswer_ready")
    c.step.begin(pair.other_id, "ready_answered", str(row.id), once=str(c.step.inbox_id))
    told = answers.said(question, given, c.language)
    if told:
        c.say(N_("Passed on to {name}: {answer}"), name=pair.other_name, answer=told)
    else:
        c.say(N_("Passed on to {name}."), name=pair.other_name)


def _keep_rate(c: Conversation, pair: Pair, words: str) -> None:
    """A rate in rupees that a seller names in free words to the buyer is the seller's word for this enquiry."""
    unit = pair.posted.unit or "piece"
    price = offer_words.told(words, unit, foreign=prices.currency_of(pair.posted), amount=pair.posted.amount).price
    if price is not None and (paise := prices.paise_of(price)) is not None:
        matches.name_price(c.db, pair.match.id, paise)


def ready_answered(c: Conversation) -> None:
    """The asker reads the answer in their own language; free words are marked with theirs."""
    row = asks.one(c.db, int(c.subject))
    pair = pair_of(c.step, row.match_id)
    if pair is None or row.status != "answered":
        return
    question, given = pair.question(row), dict(row.answer or {})
    for media_id, kind in given.get("media", ()):
        c.step.say("{name}", media_id=media_id, media_kind=kind, name=pair.other_name)
    told = answers.said(question, given, c.language)
    spoken = any(kind != "photo" for _, kind in given.get("media", ()))
    foreign = (spoken or bool(given.get("words"))) and row.answer_language != c.language
    words: dict[str, Any] = {
        "name": pair.other_name, "answer": told or say(c.language, N_("see above")),
        "asked": _sentence(pair, question, row.about, c.language) if question else (row.words or "…"),
        "tongue": answers.language_name(row.answer_language or c.language, c.language),
    }  # fmt: skip
    text = N_("{name} on “{asked}”:\n{answer}")
    if foreign and told:
        text = N_("{name} on “{asked}”, in {tongue}:\n“{answer}”")
    options = [ANOTHER, HELP] if foreign else [ANOTHER]
    c.step.offer(text, options, question=f"ready:{pair.match.id}:{row.id}", **words)


# ── help, and the way back ────────────────────────────────────────────────────────────────────────────────────────


def pressed(step: Step, held: str, value: str) -> Started | None:
    """A button below an answer: ask another question, or have the office help with its language."""
    match_id, _, ask_id = held.partition(":")
    if value == HELP.value:
        ask_for_help(step, int(ask_id))
        return None
    return Started("ready", match_id)


def ask_for_help(step: Step, ask_id: int) -> bool:
    """The office reads both sides' words and explains them; once for each."""
    row = asks.one(step.db, ask_id)
    pair = pair_of(step, row.match_id)
    if pair is None or not asks.wants_help(step.db, ask_id, step.world.now):
        step.say(N_("The office has this already and will write to you here."))
        return False
    question = pair.question(row)
    asked = _sentence(pair, question, row.about, FALLBACK) if question else (row.words or "…")
    tongues = [people.person(step.db, who).language or FALLBACK for who in (step.person.id, pair.other_id)]
    both = f"{pair.own_name} ({tongues[0]}) ↔ {pair.other_name} ({tongues[1]})"
    lines = [f"{both}: {wording.brief(pair.posted, step.world, FALLBACK)}", f"“{asked}”"]
    if row.answer:
        lines.append(f"→ “{answers.said(question, row.answer, FALLBACK) or '…'}”")
    step.want_human("language", "\n".join(lines), district_lgd=pair.posted.district_lgd)
    step.say(N_("The office will explain it to you here."))
    return True


def _unanswer(step: Step, deed: Any) -> bool:
    """Take an answer back: the asker hears it, and the question is put again."""
    row = asks.one(step.db, audit.number_of(deed))
    pair = pair_of(step, row.match_id)
    if pair is None or not asks.unanswer(step.db, row.id):
        return False
    step.tell(pair.other_id, N_("{name} has taken that answer back."), name=pair.own_name)
    step.begin(step.person.id, "ready_asked", str(row.id), purpose="reply", once=f"undo{step.inbox_id}")
    return True


CONVERSATIONS = {"ready": ready, "ready_asked": ready_asked, "ready_answered": ready_answered}
REVERSES = {"unanswer_ready": _unanswer}
