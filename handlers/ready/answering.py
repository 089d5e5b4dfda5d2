"""The side that was asked answers in its own way, and the asker reads it in their own language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import amount_told, wording
from handlers.folding import fold, folded, tokens
from handlers.language import N_, say
from handlers.lead.lead_words import PRICE_WORDS
from handlers.questions import Misread, Option, Question, Reply, choice
from handlers.ready import aloud, answers
from handlers.ready.office_help import ask_for_help
from handlers.ready.pair import Pair, pair_of, sentence
from handlers.ready.putting import ANOTHER, HELP, is_for_haat
from handlers.step import Step
from handlers.trade import offer_words, photo_codes, price_wish, prices, quotes, rooms
from storage import asks, audit, conversations, introductions, matches
from storage.conversations import Talk
from storage.reference.questions import ReadyQuestion


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


def asked_of_its_kind(step: Step, floor: Talk, text: str) -> Talk | None:
    """The one other open question that a number answers by its unit, where the one shown last takes another kind, or is a
    seller's card: "10 percent" is the moisture, "10 din me chahiye" the days, whatever was asked behind it."""
    if floor.name not in ("ready_asked", "said_yes") or not answers.kind_said(text):
        return None
    if floor.name == "ready_asked" and ((last := _question_of(step, floor)) is None or answers.fits(last, text)):
        return None
    others = [talk for talk in conversations.open_of(step.db, step.person.id)
              if talk.name == "ready_asked" and talk.asked and talk.id != floor.id]  # fmt: skip
    found = [talk for talk in others
             if (asked := _question_of(step, talk)) is not None and answers.surely_fits(asked, text)]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _question_of(step: Step, talk: Talk) -> ReadyQuestion | None:
    row = asks.one(step.db, int(talk.subject))
    pair = pair_of(step, row.match_id)
    return pair.question(row) if pair is not None and row.status == "asked" else None


_OF_MONEY = PRICE_WORDS | folded("paisa paise पैसा पैसे kitne_ka much cost budget बजट")


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
        given["price"] = prices.in_money_of(given["price"], prices.hoped_for(pair.posted, pair.unit))
    if "price" in given and not given["price"]["currency"]:
        foreign = prices.currency_of(pair.posted)
        given["price"] = prices.which_currency(c, "ready_money", given["price"], foreign)
    return given


def _as_question(
    c: Conversation, pair: Pair, row: Any, question: ReadyQuestion | None
) -> tuple[Question, dict[str, Any]]:  # fmt: skip
    media = _passable(c, pair, row.media or ())
    photo = next((media_id for media_id, kind in media if kind == "photo"), None)
    words: dict[str, Any] = {
        "name": pair.other_name, "product": wording.goods_of(pair.posted, c.world, c.language), "photo": photo,
    }  # fmt: skip
    read = answers.reader_of(
        question, pair.unit, prices.currency_of(pair.posted), is_for_haat(c, pair, row.words or "")
    )
    if question is not None:
        words["aloud"] = aloud.name_of(question)
        words["question"] = sentence(pair, question, row.about, c.language)
        takes = {"yes_no": "yes_no", "choice": "choice"}.get(question.takes, "number")
        if question.takes in ("photo", "text"):
            takes = "text"
        return Question("ready_answer", N_("{name} asks about {product}:\n{question}"), answers.options_of(question, c.language),
                        shorter=N_("{name} asks: {question}"), takes=takes, media=True, read=read), words  # fmt: skip
    for media_id, kind in media:
        if media_id != photo:
            c.step.say("{name}", media_id=media_id, media_kind=kind, name=pair.other_name)
    words["words"] = row.words or "…"
    if row.language == c.language or not row.words:
        text = N_("{name} writes about {product}:\n“{words}”\nPlease write your answer.")
        return Question("ready_answer", text, takes="text", media=True, read=read), words
    words["tongue"] = answers.language_name(row.language, c.language)
    text = N_("{name} writes about {product}, in {tongue}:\n“{words}”\nPlease answer in your own words.")
    return Question("ready_answer", text, (HELP,), takes="text", media=True, read=read), words


def _passable(c: Conversation, pair: Pair, media: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """The other side's photos and voice notes, without what is kept back until both said yes."""
    if introductions.introduction_of(c.db, pair.match.id) is not None:
        return list(media)
    return photo_codes.passable(c, media, sender=pair.other_id, name=pair.other_name)


def _asked_for_an_offer(c: Conversation, pair: Pair, row: Any, question: ReadyQuestion) -> None:
    """An offer is three numbers, read back; before the introduction the buyer sees it, afterwards it is a quote."""
    options = (Option("price", N_("Give my price"), also=("yes", "haan", "हाँ", "हो")), Option("later", N_("Later")))
    asked = choice("ready_answer", N_("{name} asks about {product}:\n{question}"), options)
    wish = c.ask(
        replace(asked, read=_reads_offer(pair)), name=pair.other_name, product=wording.goods_of(pair.posted, c.world, c.language),
        question=sentence(pair, question, row.about, c.language), aloud=aloud.name_of(question),
    )  # fmt: skip
    if wish == "later":
        return c.say(N_("All right. Write 'question' when you want to go on."))
    offer = quotes.three_numbers(c, pair.match, pair.posted, said=wish["said"] if isinstance(wish, dict) else "")
    met = introductions.introduction_of(c.db, pair.match.id)
    if met is None:
        return _settle(c, pair, row, question, {"quote": offer})
    asks.answer(c.db, row.id, {"quote": offer}, c.language, c.world.now)
    quotes.send_quote(c.step, met.id, pair.posted, offer)
    return c.say(N_("Sent. I tell you what the buyer says."))


def _reads_offer(pair: Pair) -> Callable[[Reply, str], dict[str, Any] | str]:
    """Reads the numbers of an offer in the place of the tap that promises them, "148 5000 30", or that they come later."""

    def read(reply: Reply, _language: str) -> dict[str, Any] | str:
        if price_wish.puts_off(reply.text):
            return "later"
        if not quotes.told_parts(pair.posted, reply.text):
            if _FIGURES.fullmatch(reply.text.strip()):
                return "price"  # "10, 150": which two of the three are they? all are asked one by one
            raise Misread()
        return {"said": reply.text}

    return read


_FIGURES = re.compile(r"\d+(?:\.\d+)?(?:\s*,\s*|\s+)\d+(?:\.\d+)?")
"""Two numbers and nothing else; one may be the rate alone, three are an offer."""


def _settle(c: Conversation, pair: Pair, row: Any, question: ReadyQuestion | None, given: dict[str, Any]) -> None:
    """Keep the answer and tell the asker; what may not pass is not passed, and the question waits on."""
    language = c.language
    if rooms.is_stopped(c.step):
        return
    if words := str(given.get("words") or given.get("beside") or ""):
        if rooms.not_to_be_passed(words):
            c.say(rooms.NOT_PASSED)
            return
        kept_as = "words" if given.get("words") else "beside"
        given[kept_as], language = rooms.without_pieces_too(c.step, words), answers.spoken_language(words, c.language)
    if others := _spoken_at_once(c, row, given):
        given = {**given, OTHERS: others}
    if not asks.answer(c.db, row.id, given, language, c.world.now):
        return
    for price in (given.get("price"), given.get("quote")):
        # A price for another amount than the one wanted is not the seller's word for this enquiry.
        if price and row.side == "buyer" and not row.about and (paise := prices.paise_of(price)) is not None:
            matches.name_price(c.db, pair.match.id, paise)
    if row.side == "buyer" and given.get("words"):
        _keep_rate(c, pair, words)
    amount_told.keep(c.step, pair.posted, question.key if question else "", given)
    audit.note(c.db, c.person.id, "answer_ready", f"ask:{row.id}", c.world.now, after=given, reverse="unanswer_ready")
    c.step.begin(pair.other_id, "ready_answered", str(row.id), once=str(c.step.inbox_id))
    told = answers.said(question, given, c.language)
    if told:
        c.say(N_("Passed on to {name}: {answer}"), name=pair.other_name, answer=told)
    elif others:
        c.say(N_("Passed on to {name} as the answer to all their questions."), name=pair.other_name)
    else:
        c.say(N_("Passed on to {name}."), name=pair.other_name)


OTHERS = "others"
"""In a spoken answer: the further questions that the same recording answers."""


def _spoken_at_once(c: Conversation, row: Any, given: Mapping[str, Any]) -> list[int]:
    """Who speaks answers all at once that the other side has asked: the further questions that wait are answered by the same
    recording, and not put again; a photo or an offer is none that can be spoken."""
    if set(given) - {"media", "words"} or given.get("words") or not given.get("media"):
        return []
    if any(kind == "photo" for _, kind in given["media"]):
        return []
    waiting = [int(talk.subject) for talk in conversations.open_of(c.db, c.person.id)
               if talk.name == "ready_asked" and talk.asked and int(talk.subject) != row.id]  # fmt: skip
    found = [other for number in waiting if (other := _spoken_too(c, row, number)) is not None]
    for number in found:
        asks.answer(c.db, number, given, c.language, c.world.now)
        conversations.withdraw(c.db, "ready_asked", str(number), c.world.now)
    return found


def _spoken_too(c: Conversation, row: Any, ask_id: int) -> int | None:
    """This question of the same asker, where it waits and can be answered by voice."""
    other = asks.one(c.db, ask_id)
    pair = pair_of(c.step, other.match_id)
    if pair is None or other.match_id != row.match_id or other.side != row.side or other.status != "asked":
        return None
    question = pair.question(other)
    return ask_id if question is None or question.takes not in ("photo", "quote") else None


def _keep_rate(c: Conversation, pair: Pair, words: str) -> None:
    """A rate in rupees that a seller names in free words to the buyer is the seller's word for this enquiry."""
    unit = pair.posted.unit or "piece"
    price = offer_words.told(words, unit, foreign=prices.currency_of(pair.posted), amount=pair.posted.amount).price
    if price is not None and (paise := prices.paise_of(price)) is not None:
        matches.name_price(c.db, pair.match.id, paise)


def _as_asked(c: Conversation, pair: Pair, row: Any) -> str:
    """A question as its asker put it."""
    question = pair.question(row)
    return sentence(pair, question, row.about, c.language) if question else str(row.words or "…")


def ready_answered(c: Conversation) -> None:
    """The asker reads the answer in their own language; free words are marked with theirs."""
    row = asks.one(c.db, int(c.subject))
    pair = pair_of(c.step, row.match_id)
    if pair is None or row.status != "answered":
        return
    question, given = pair.question(row), dict(row.answer or {})
    given["media"] = _passable(c, pair, given.get("media") or ())
    for media_id, kind in given["media"]:
        c.step.say("{name}", media_id=media_id, media_kind=kind, name=pair.other_name)
    told = answers.said(question, given, c.language)
    if not told and not given["media"] and row.answer.get("media"):
        return  # all of it was held back
    spoken = any(kind != "photo" for _, kind in given.get("media", ()))
    foreign = (spoken or bool(given.get("words") or given.get("beside"))) and row.answer_language != c.language
    asked = [asks.one(c.db, number) for number in sorted({row.id, *given.get(OTHERS, ())})]
    words: dict[str, Any] = {
        "name": pair.other_name, "answer": told or say(c.language, N_("see above")),
        "asked": "”, “".join(_as_asked(c, pair, one) for one in asked),
        "tongue": answers.language_name(row.answer_language or c.language, c.language),
    }  # fmt: skip
    text = N_("{name} on “{asked}”:\n{answer}")
    if foreign and told:
        text = N_("{name} on “{asked}”, in {tongue}:\n“{answer}”")
        if given.get("beside"):
            text = N_("{name} on “{asked}”, in {tongue}:\n{answer}")
    options = [ANOTHER, HELP] if foreign else [ANOTHER]
    c.step.offer(text, options, question=f"ready:{pair.match.id}:{row.id}", **words)
