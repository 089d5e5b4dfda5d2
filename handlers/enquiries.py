"""An enquiry: a buyer says what is wanted, in one sentence, and confirms it as it was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from handlers import (
    as_wished,
    buyers,
    consents,
    corrections,
    far_place,
    goods,
    listening,
    offer_words,
    photo_codes,
    place_wanted,
    posting,
    read_back,
    wording,
)
from handlers.amount_asked import INSTEAD, amount_of, how_much
from handlers.believable import believable
from handlers.buyer_words import read_new
from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.language import N_, render
from handlers.matching.enquiry import FurtherGoods, ParsedEnquiry
from handlers.matching.units import unit_of
from handlers.put_off import SAME, UNSURE, goods_not_said, not_answered
from handlers.questions import (
    Misread,
    Option,
    Question,
    Reply,
    choice,
    goods_of_words,
    may_be_goods,
    whole_number,
    words_of,
    yes_no,
)
from handlers.reading.commands import read_command
from handlers.units import unit_name

PHOTOS = "photos"
"""Under which photos are kept that came after the first words; the first without a QR for money or a link goes to the
sellers."""


def _wanted(reply: Reply, language: str) -> dict[str, Any]:
    """What is wanted: words, with the photos that came along."""
    if reply.media_ids and not may_be_goods(reply.text):
        counted = reply.text if offer_words.amount_in_words(reply.text) else ""
        return {"text": counted, "media_ids": list(reply.media_ids)}
    return {"text": _goods_in(reply, language), "media_ids": list(reply.media_ids)}


def _name_of_goods(c: Conversation) -> Callable[[Reply, str], str]:
    """Reads goods by their name; one that the catalogue knows is no order and no greeting."""

    def read(reply: Reply, language: str) -> str:
        return reply.text if c.world.catalogue.names_only(reply.text) else _goods_in(reply, language)

    return read


def _goods_in(reply: Reply, language: str) -> str:
    """Words that may name goods; who puts it off or asks back is answered so. Raises Misread."""
    goods_not_said(reply.text)
    return goods_of_words(reply, language)


WHAT = Question("products", N_("What do you need, how much, and where?\nFor example: 200 kilos of turmeric, Pune."), takes="text",
                media=True, read=_wanted)  # fmt: skip
WHICH = Question("which", N_("Which goods do you need, and how much?"), shorter=N_("For example: 200 kilos of turmeric."),
                 takes="text", read=_goods_in)  # fmt: skip
SHOWN = N_("The photo goes along with it. What is this called?")
SHOWN_HOW_MUCH = N_("The photo goes along with it. What is this called, and how much of it do you need?")
NEW_NAME = replace(
    WHICH, text=N_("{words}: I do not know this name yet. What else is it called? You may also write it again."),
    shorter=N_("{words}: what else is it called? The same name once more is fine too."),
)  # fmt: skip
"""Asked where a word that may be goods is in no list, and nothing is near it."""


def _another_name(words: str) -> Callable[[Reply, str], str]:
    """Reads what else the goods called so are called; who knows no other name has named them."""

    def read(reply: Reply, language: str) -> str:
        if not_answered(reply.text, meant=words) in (UNSURE, SAME):
            return words
        return goods_of_words(reply, language)

    return read


OTHER = Option("other", N_("Something else"))
HOW_MUCH = Question("how_much", N_("How much {product} do you need?"), (Option("unsure", N_("Not sure yet")),),
                    shorter=N_("For example: 200 kilos, or 50 pieces."), takes="text", read=how_much)  # fmt: skip
NOT_SOLD_SO = replace(HOW_MUCH, text=N_("{product} is not sold by the {unit}. How much do you need?"))
"""Asked where the unit that was said cannot be right: turmeric by the metre."""


def _kilos_of_one(reply: Reply, language: str) -> str:
    """Kilos in one sack or basket: a kilo at least, so that "आधी" (before) is no half."""
    kilos = whole_number(reply, language)
    if Decimal(kilos) < 1:
        raise Misread()
    return kilos


ONE_OF_IT = Question(
    "one_of_it", N_("{product}: how many kilos are in one {unit}?"), takes="number", read=_kilos_of_one
)
"""A unit of which each market knows another size."""


class ReadBack(consents.AdultQuestion):
    """The question below a read-back: a yes or no that goes on with another amount, place, day or goods corrects it."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply; "no, Bhopal" and "yes, but 60 kilos" are corrections. Raises Misread or Several."""
        words = tokens(reply.text)
        rest = [word for word in words if read_command(word, "yes_no") not in ("yes", "no")]
        if self.read is not None and reply.pressed is None and 0 < len(rest) < len(words):
            with suppress(Misread):
                return self.read(reply, language)
        return super().answer(reply, language)


CONFIRM = ReadBack(
    "confirm",
    N_("{summary}\nShall I ask sellers? They see your name and district; your number only when you say yes (18+)."),
    (Option("yes", N_("Yes, ask them")), Option("no", N_("Leave it")),
     Option("change", N_("Change it"), also=("change", "badalna", "badlo", "बदलना", "बदलो", "बदला", "बदल"))),
    shorter=N_("{summary}\nShall I ask sellers, yes or no? They see your name and district (18+)."), takes="yes_no",
)  # fmt: skip
AGAIN = Question("again", N_("What shall I change? For example: 300 kilos, or by Friday."), corrections.FIELDS,
                 takes="text", read=words_of)  # fmt: skip


def enquiry(c: Conversation) -> None:
    """From one sentence to a confirmed enquiry, in at most three messages of the buyer's."""
    if not buyers.may_ask(c):
        return
    listening.adopt(c, WHAT)
    wanted = dict(c.opening) if c.opening.get("text") or c.opening.get("media_ids") else c.ask(WHAT)
    media_ids, tried = wanted.get("media_ids") or [], 0
    draft = _Draft(wanted["text"], notes=read_back.how_often(wanted["text"]))
    draft.further += _further_in(c, draft.text)
    while True:
        parsed = draft.read(c, tried)
        answer = draft.read_back(c, parsed, tried)
        if answer == consents.MINOR or (answer == "yes" and consents.is_minor_still(c)):
            return consents.refuse_minor(c.step)
        if answer in ("yes", "no") or "leave" in read_back.kept(answer):
            break
        tried += 1
        draft.change(c, answer, tried)
        draft.further = [one for one in draft.further if one.concept not in parsed.concepts]
    if answer != "yes":
        return c.say(N_("Put aside. Nobody was told."))
    found = c.wait_for(f"matches{tried or ''}", "match", enquiry=parsed.to_json(), buyer=c.person.id)
    _name_by_profile(c)
    photo = photo_codes.first_clean(c, [*media_ids, *c.kept.get(PHOTOS, ())])
    posted = posting.post(c, parsed, draft.text, photo, found["ranked"])
    posting.say_what_was_found(c, posted, found)
    also = f", {parsed.place_words}" if parsed.place_words else ""
    also += f", {parsed.needed_by:%d-%m-%Y}" if parsed.needed_by else ""
    more = [*({"concept": one.concept, "text": one.words + also} for one in draft.further), *c.opening.get("more", ())]
    c.then("cards" if found["ranked"] else "more_goods", str(posted.id), more=more)


@dataclass(slots=True)
class _Draft:
    """An enquiry while it is read back: its words, what was put right in them, what was added, and further goods."""

    text: str
    notes: list[str]
    fixes: list[tuple[str, str]] = field(default_factory=list)
    further: list[FurtherGoods] = field(default_factory=list)

    def read(self, c: Conversation, tried: int) -> ParsedEnquiry:
        """What the words say, with what was asked for besides."""
        whole, asked, self.text = _with_what_is_missing(c, self.text, tried)
        parsed = corrections.applied(c, whole, self.fixes)
        parsed = believable(parsed if asked and not self.fixes else _in_kilos(c, parsed))
        self._take_told(c, parsed)
        return read_back.with_note(parsed, [*_as_wished(c, parsed, self.text, self.notes), *self.notes])

    def _take_told(self, c: Conversation, parsed: ParsedEnquiry) -> None:
        """Further goods that were told where the place was asked."""
        for one in [found for words in c.kept.get(place_wanted.ALSO, ()) for found in read_back.added(c, words)]:
            if one.concept not in {*parsed.concepts, *(known.concept for known in self.further)}:
                self.further.append(one)

    def read_back(self, c: Conversation, parsed: ParsedEnquiry, tried: int) -> Any:
        """Whether it is right so, or what is to be changed."""
        meant = wording.product_of(parsed, c.world, c.language)
        correction = read_back.correction(c, self.text, parsed.unit, meant)
        confirm = replace(CONFIRM, name=f"confirm{tried or ''}", read=correction)
        also = read_back.further_line(c, self.further)
        return c.ask(confirm, summary=wording.summary(parsed, c.world, c.language) + also)

    def change(self, c: Conversation, answer: Any, tried: int) -> None:
        """Put right what the answer names; with words of its own the enquiry is read anew."""
        words = c.ask(AGAIN.named(f"again{tried}")) if answer == "change" else ""
        said = read_back.kept(answer)
        if words in corrections.QUESTIONS:
            self.fixes.append((words, c.ask(corrections.QUESTIONS[words].named(f"{words}{tried}"))))
        elif "also" in said:
            self.further += read_back.added(c, said["also"])
        elif "note" in said:
            self.notes.append(said["note"])
        elif "text" not in said and (fix := next((name for name in ("goods", "day", "price") if name in said), None)):
            self.fixes.append((f"fix_{fix}", said[fix]))
        else:
            before = self.text
            self.text = f"{words}\n{before}" if words else said["text"]
            newer = self.text.removesuffix(before)
            self.fixes = corrections.left(c, self.fixes, newer)
            self.fixes += [("fix_price", said["price"])] if "price" in said else []
            known = {one.concept for one in self.further}
            self.further += [one for one in _further_in(c, newer) if one.concept not in known]


def more_goods(c: Conversation) -> None:
    """Further goods of the same sentence, one after another: each becomes an enquiry of its own."""
    more = c.opening.get("more", ())
    for place, one in enumerate(more):
        goods = render(c.world.catalogue.product(one["concept"]), c.language)
        asks = yes_no("also", N_("You also wrote {goods}. Shall I ask for that too?"))
        if c.ask(asks.named(f"also:{one['concept']}"), goods=goods) == "yes":
            c.then("enquiry", text=one["text"], media_ids=[], more=list(more[place + 1 :]))


def _with_what_is_missing(c: Conversation, text: str, tried: int) -> tuple[ParsedEnquiry, bool, str]:
    """The sentence as read, with at most one question for what it lacks: goods, then quantity, then place; was it asked?
    And the sentence itself, before which goods stand that were named instead."""
    text = _goods_put_right(c, text, tried)
    parsed, asked = _asked_for(c, text, tried)
    return far_place.asked(c, parsed, str(tried or "")), asked, text


def _goods_put_right(c: Conversation, text: str, tried: int) -> str:
    """The sentence behind the goods that were named instead where the amount was asked: "dabbe nahi, tokri"."""
    parsed, times = read_new(c, text), 0
    while (parsed.concepts or may_be_goods(parsed.product_words)) and not parsed.ambiguous and parsed.quantity is None:
        if _said_before(c, "how_much", tried) is not None:
            break
        asks = replace(HOW_MUCH, read=amount_of(c, parsed))
        product = wording.product_of(parsed, c.world, c.language)
        much = c.ask(asks.named(_how_much_of(tried, times)), product=product)
        if not isinstance(much, dict):
            break
        text, times = f"{much[INSTEAD]}\n{text}", times + 1
        parsed = read_new(c, text)
    return text


def _how_much_of(tried: int, times: int) -> str:
    """The name of the question how much, asked once more after other goods were named."""
    return f"how_much{tried or ''}{f':{times}' if times else ''}"


def _told_now(c: Conversation, tried: int) -> Any:
    """The amount that answered that question, after whatever goods were named instead; None where it was not asked."""
    key, times = _how_much_of(tried, 0), 0
    while isinstance(told := c.answers.get(key), dict):
        times += 1
        key = _how_much_of(tried, times)
    return told


def _asked_for(c: Conversation, text: str, tried: int) -> tuple[ParsedEnquiry, bool]:
    """The sentence as read, with the answer to the one question that was asked."""
    again = str(tried or "")
    parsed = read_new(c, text)
    if parsed.ambiguous:
        options = [Option(slug, render(c.world.catalogue.product(slug), c.language)) for slug in parsed.concepts[:5]]
        before = _said_before(c, "meant", tried)
        chosen = before if before in parsed.concepts else c.ask(
            choice(f"meant{again}", N_("Which of these do you mean?"), options)
        )  # fmt: skip
        return parsed.with_concept(chosen, c.world.catalogue), True
    if not parsed.concepts and not may_be_goods(parsed.product_words):
        more = _said_before(c, "which", tried)
        if more is None and (meant := _perhaps(c, text, tried)) is not None:
            return parsed.with_concept(meant, c.world.catalogue), True
        unknown = _unknown(c, text)
        asks = replace(NEW_NAME, read=_another_name(unknown)) if unknown else _which_goods(c, parsed, text)
        more = more or c.ask(asks.named(f"which{again}"), words=unknown)
        return _so_many(c, read_new(c, f"{more}\n{text}").or_words(more), text), True
    goods = wording.product_of(parsed, c.world, c.language)
    if parsed.quantity is None or "unit_fit" in parsed.confirm:
        asks = HOW_MUCH if parsed.quantity is None else NOT_SOLD_SO
        much = _said_before(c, "how_much", tried) or _told_now(c, tried) or c.ask(
            asks.named(f"how_much{again}"), product=goods, unit=unit_name(parsed.unit, c.language)
        )  # fmt: skip
        if much == "unsure":
            return parsed, True
        return parsed.with_quantity(much, c.world.catalogue).with_more(read_new(c, much)), True
    if parsed.place_lgd is not None and "place" in parsed.confirm and parsed.place_others:
        alike = [parsed.place_lgd, *parsed.place_others][:5]
        options = [Option(str(lgd), N_("{district}, {state}"), _in_its_state(c, lgd)) for lgd in alike]
        which = int(c.ask(choice(f"which_place{again}", N_("Which of these places do you mean?"), options)))
        taluka = parsed.taluka_lgd if which == parsed.place_lgd else None
        return replace(parsed, place_lgd=which, taluka_lgd=taluka), True
    abroad = parsed.country or parsed.port or parsed.from_state
    asked_before = tried and _said_before(c, "how_much", tried) is not None  # one question is enough
    if parsed.place_lgd is None and c.person.district_lgd is None and not abroad and not asked_before:
        return place_wanted.placed(c, parsed, again, _said_before(c, "where", tried)), True
    return parsed, False


def _which_goods(c: Conversation, parsed: ParsedEnquiry, text: str) -> Question:
    """Asks for the goods; where a photo shows them, what that is called."""
    if not c.opening.get("media_ids") and not c.kept.get(PHOTOS) and not c.answers.get("products", {}).get("media_ids"):
        return replace(WHICH, read=_name_of_goods(c))
    counted = parsed.quantity is not None or offer_words.amount_in_words(text)
    return replace(
        WHICH,
        text=SHOWN if counted else SHOWN_HOW_MUCH,
        read=_name_of_goods(c),
        shorter=N_("What is the thing in the photo called? For example: clay pot."),
    )


def _so_many(c: Conversation, parsed: ParsedEnquiry, text: str) -> ParsedEnquiry:
    """The reading with the number before a name that nobody listed: "20 quixols" are twenty of them."""
    if parsed.quantity is not None or not (much := offer_words.amount_in_words(text)):
        return parsed
    return parsed.with_quantity(much if unit_of(much) else f"{much} piece", c.world.catalogue)


def _said_before(c: Conversation, name: str, tried: int) -> Any:
    """The answer that the same question had before something else was corrected; None when it was not asked."""
    asked = [f"{name}{place or ''}" for place in range(tried - 1, -1, -1)]
    told = [key for one in asked for key in c.answers if key == one or key.startswith(f"{one}:")]
    return next((c.answers[key] for key in told if not isinstance(c.answers[key], dict)), None)


def _as_wished(c: Conversation, parsed: ParsedEnquiry, text: str, notes: Sequence[str]) -> list[str]:
    """How the goods shall be, as the buyer said it in the sentence or beside the amount, and not once more in the notes."""
    answers = [answer for name, answer in c.answers.items() if name.startswith("how_much") and isinstance(answer, str)]
    named = [parsed.product_words, parsed.grade, *(_names_of(c, parsed.concepts))]
    lines = text.split("\n")
    of_these = [bool({*read_new(c, line).concepts} & {*parsed.concepts}) for line in lines]
    lines = lines[: of_these.index(True) + 1] if True in of_these else lines  # what is older was said of other goods
    told = as_wished.in_all([*reversed(notes), *reversed(answers), *lines], named, c.world.catalogue.concepts_in)
    return [one for one in told if not any(one in note for note in notes)]


def _further_in(c: Conversation, text: str) -> list[FurtherGoods]:
    """Further goods of a message; what only says how the first shall be is none: "achar, kam namak"."""
    wished = [set(tokens(one)) for one in as_wished.details(text, (), c.world.catalogue.concepts_in)]
    return [one for one in read_new(c, text).more if not any(set(tokens(one.words)) <= words for words in wished)]


def _names_of(c: Conversation, concepts: Sequence[str]) -> list[str]:
    """The names of goods in each language: their words describe nothing more."""
    products = [c.world.catalogue.product(slug) for slug in concepts]
    return [product.name_in(language) for product in products for language in ("en", "hi", "mr")]


def _in_kilos(c: Conversation, parsed: ParsedEnquiry) -> ParsedEnquiry:
    """The reading with the kilos of a unit that differs from market to market, asked for once a unit."""
    sizes = corrections.sizes_of(parsed, c.world.catalogue)
    if not sizes:
        return parsed
    asks = replace(ONE_OF_IT, name=f"one_of_it:{parsed.unit}", options=sizes)
    goods = wording.product_of(parsed, c.world, c.language)
    each = c.ask(asks, product=goods, unit=unit_name(parsed.unit, c.language))
    return parsed if each == "unsure" else corrections.weighed(parsed, each)


def _perhaps(c: Conversation, text: str, tried: int) -> str | None:
    """Goods of which nobody listed this name, chosen by the buyer among the nearest; None when none of them is meant."""
    words = _unknown(c, text)
    near = c.world.nearest(words) if words else []
    if not near:
        return None
    options = [Option(slug, render(c.world.catalogue.product(slug), c.language)) for slug in near]
    if (before := _said_before(c, "perhaps", tried)) in near:
        return str(before)
    asks = choice(f"perhaps{tried or ''}", N_("I do not know {words}. Do you mean one of these?"), [*options, OTHER])
    meant = c.ask(asks, words=words)
    return None if meant == OTHER.value else str(meant)


def _unknown(c: Conversation, text: str) -> str:
    """The words of the newest sentence that may name goods and are in no list."""
    return goods.unknown_in(c.world, text.partition("\n")[0])


def _in_its_state(c: Conversation, lgd: int) -> dict[str, str]:
    return {
        "district": render(c.world.places.district(lgd), c.language),
        "state": c.world.places.state_in(lgd, c.language),
    }


def _name_by_profile(c: Conversation) -> None:
    """A buyer without a name yet is shown by the name of their own account."""
    if not c.person.name and c.step.address.profile_name:
        c.step.know(name=c.step.address.profile_name[:60])


CONVERSATIONS = {"enquiry": enquiry, "more_goods": more_goods}
