"""What one side asks, chosen from a page or in its own words, is put to the other side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from handlers.conversation import OWN_MATTERS, Conversation
from handlers.enquiry import wording
from handlers.language import N_
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.outbound.letters import FALLBACK_LANGUAGE as FALLBACK
from handlers.questions import OWN_WORDS, Misread, Option, Question, Reply, words_of
from handlers.reading import kind_of
from handlers.reading.asking import is_question, without_asking
from handlers.ready import addressed, answers
from handlers.ready.meant import meant_by, questions_on
from handlers.ready.pair import Pair, pair_of, partners, sentence
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import bargains, room_help, rooms
from storage import asks, people
from storage.asks import WORDS
from storage.reference.questions import PAGES, family_of

PAGE_LABELS = {
    "goods": N_("The goods"), "price": N_("Price and payment"), "sample": N_("Sample, visit"),
    "delivery": N_("Delivery, packing"), "papers": N_("Bill and papers"),
}  # fmt: skip
ANOTHER, HELP = Option("another", N_("Ask another")), room_help.HELP
WHAT = Question(
    "ready_page", N_("What would you like to ask {name} about {product}?\nChoose, or write it in your own words."),
    shorter=N_("What shall I ask {name}?"), takes="choice", media=True,
)  # fmt: skip
OWN_MATTER_WORDS = 4


def is_for_the_other(question: str | None) -> bool:
    """Do photos and voice notes below this question go to the other side as they are?"""
    return (question or "").startswith(("ready_page", "ready_which", "ready_answer"))


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
        Option(one.key, one.label.name_in(c.language), description=sentence(pair, one, "", c.language))
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
        if (sure := surely_meant(pair, text)) is not None:
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
        sure = surely_meant(pair, without_asking(text) or text)
        to_somebody = addressed.is_of_yours(text) or addressed.told(partners(c.step), text)
        if (
            sure is None
            and not to_somebody
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


def chosen(pair: Pair, text: str) -> dict[str, Any]:
    """What words say: a ready question where that is sure, else themselves."""
    return surely_meant(pair, text) or {"words": text}


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


def surely_meant(pair: Pair, text: str) -> dict[str, Any] | None:
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
        other = c.world.read_enquiry(text)
        if is_question(text) and other.quantity is None:
            return False  # "kya mirchi wala chalega": asked of the other side, and of no amount
        named = {*other.concepts, *other.kinds, *other.general}
        return bool(other.concepts) and pair.posted.concept not in named and not named & spoken_of

    return tells


def _only_spoken(answer: Mapping[str, Any]) -> bool:
    """Was the answer a recording and nothing else? Who asks again wants to be told anew."""
    media = answer.get("media") or ()
    return bool(media) and not answer.get("words") and all(kind != "photo" for _, kind in media)


def put(step: Step, pair: Pair, chosen: Mapping[str, Any], *, then_more: bool = True) -> bool:
    """Put what was chosen to the other side; the same ready question is asked once. False: it was not passed on."""
    key, words = chosen.get("key", WORDS), str(chosen.get("words") or "")
    if rooms.is_stopped(step):
        return False
    if words and (other := addressed.meant(partners(step), words, but=pair.match.id)) is not None:
        pair = pair_of(step, other) or pair
        words = addressed.without_address(words, pair.other_name)
        chosen = surely_meant(pair, words) or {**chosen, "words": words}
        key = chosen.get("key", WORDS)
    if key == WORDS and rooms.not_to_be_passed(words):
        step.say(rooms.NOT_PASSED)
        return False
    about = str(chosen.get("about") or "") if key != WORDS else f"in:{step.inbox_id}"
    row, new = asks.put(
        step.db, pair.match.id, pair.side, key, step.world.now, about=about, words=rooms.without_pieces_too(step, words),
        language=answers.spoken_language(words, step.language) if words else step.language, media=chosen.get("media") or (),
    )  # fmt: skip
    if row.status == "answered" and _only_spoken(row.answer or {}) and asks.unanswer(step.db, row.id):
        new = True  # the recording said something else, or too little of it
    question = pair.question(row)
    said = sentence(pair, question, about, step.language) if question else ""
    if new:
        step.begin(pair.other_id, "ready_asked", str(row.id), once=str(step.inbox_id))
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
