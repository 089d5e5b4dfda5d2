"""An enquiry: a buyer says what is wanted, in one sentence, and confirms it as it was read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import (
    as_wished,
    buyers,
    corrections,
    further_goods,
    further_words,
    place_wanted,
    posting,
    read_back,
    what_is_missing,
    wished_of_each,
    wording,
)
from handlers.enquiry.buyer_words import read_new
from handlers.folding import tokens
from handlers.language import N_
from handlers.matching.enquiry import FurtherGoods, ParsedEnquiry
from handlers.person import consents, without_district
from handlers.questions import (
    Misread,
    Option,
    Question,
    Reply,
    choice,
    may_be_goods,
    words_of,
)
from handlers.reading.commands import read_command
from handlers.safety.believable import believable
from handlers.trade import offer_words, photo_codes
from handlers.voice import listening


def _wanted(reply: Reply, language: str) -> dict[str, Any]:
    """What is wanted: words, with the photos that came along."""
    if reply.media_ids and not may_be_goods(reply.text):
        counted = reply.text if offer_words.amount_in_words(reply.text) else ""
        return {"text": counted, "media_ids": list(reply.media_ids)}
    return {"text": what_is_missing.goods_in(reply, language), "media_ids": list(reply.media_ids)}


WHAT = Question("products", N_("What do you need, how much, and where?\nFor example: 200 kilos of turmeric, Pune."), takes="text",
                media=True, read=_wanted)  # fmt: skip


class ReadBack(consents.AdultQuestion):
    """The question below a read-back: a yes or no that goes on with another amount, place, day or goods corrects it."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply; "no, Bhopal" and "yes, but 60 kilos" are corrections. Raises Misread or Several."""
        words = tokens(reply.text)
        rest = [word for word in words if read_command(word, "yes_no") not in ("yes", "no")]
        if reply.pressed is None and (named := self.named_twice(reply, language)) is not None:
            return named
        told_besides = 0 < len(rest) < len(words) or further_words.may_be_of_several(reply.text)
        if self.read is not None and reply.pressed is None and told_besides:
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
CONFIRM_ABROAD = replace(
    CONFIRM,
    text=N_("{summary}\nShall I ask sellers? They see your name and country; your number only when you say yes (18+)."),
    shorter=N_("{summary}\nShall I ask sellers, yes or no? They see your name and country (18+)."),
)
"""The same to whoever has no district: a buyer in Dubai."""
AGAIN = Question("again", N_("What shall I change? For example: 300 kilos, or by Friday."), corrections.FIELDS,
                 takes="text", read=words_of)  # fmt: skip


def enquiry(c: Conversation) -> None:
    """From one sentence to a confirmed enquiry, in at most three messages of the buyer's."""
    if not buyers.may_ask(c):
        return
    listening.adopt(c, WHAT)
    wanted = dict(c.opening) if c.opening.get("text") or c.opening.get("media_ids") else c.ask(WHAT)
    media_ids, tried, agreed = wanted.get("media_ids") or [], 0, bool(c.opening.get("agreed"))
    draft = _Draft(wanted["text"], notes=read_back.how_often(wanted["text"]))
    draft.further += _further_in(c, draft.text)
    while True:
        parsed = draft.read(c, tried)
        answer = "yes" if agreed else draft.read_back(c, parsed, tried)
        said = read_back.kept(answer)
        answer, agreed = ("yes", True) if "all" in said else (answer, agreed)
        if answer == consents.MINOR or (answer == "yes" and consents.is_minor_still(c)):
            return consents.refuse_minor(c.step)
        if answer in ("yes", "no") or "leave" in said:
            break
        if "without" in said:
            draft.leave_out(c, parsed, said["without"])
        tried += 1
        draft.change(c, answer, tried)
        draft.further = [one for one in draft.further if one.concept not in parsed.concepts]
    if answer != "yes":
        c.say(N_("Put aside. Nobody was told."))
        return _go_on_with_others(c, draft.left_out)
    if c.opening.get("agreed"):
        c.say("{summary}", summary=wording.summary(parsed, c.world, c.language))
    # Of several enquiries in one step each has its own sellers found.
    errand = f"matches:{'.'.join(parsed.concepts)}" if c.opening.get("agreed") else f"matches{tried or ''}"
    found = c.wait_for(errand, "match", enquiry=parsed.to_json(), buyer=c.person.id)
    _name_by_profile(c)
    photo = photo_codes.first_clean(c, [*media_ids, *c.kept.get(what_is_missing.PHOTOS, ())])
    posted = posting.post(c, parsed, draft.text, photo, found["ranked"])
    posting.say_what_was_found(c, posted, found)
    more = draft.waiting(c, parsed)
    carried = {"agreed": True} if agreed else {}
    c.then("cards" if found["ranked"] else "more_goods", str(posted.id), more=more, **carried)


def _go_on_with_others(c: Conversation, left_out: Collection[str]) -> None:
    """The goods of the same message that were not asked about yet, where these are left."""
    if more := [one for one in c.opening.get("more", ()) if one["concept"] not in left_out]:
        c.then("more_goods", more=more)


@dataclass(slots=True)
class _Draft:
    """An enquiry while it is read back: its words, what was put right in them, what was added, and further goods."""

    text: str
    notes: list[str]
    fixes: list[tuple[str, str]] = field(default_factory=list)
    further: list[FurtherGoods] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)

    def read(self, c: Conversation, tried: int) -> ParsedEnquiry:
        """What the words say, with what was asked for besides."""
        whole, asked, self.text = what_is_missing.filled_in(c, self.text, tried)
        parsed = corrections.applied(c, whole, self.fixes)
        parsed = believable(parsed if asked and not self.fixes else what_is_missing.in_kilos(c, parsed))
        self._take_told(c, parsed)
        return read_back.with_note(parsed, [*_as_wished(c, parsed, self.text, self.notes), *self.notes])

    def _take_told(self, c: Conversation, parsed: ParsedEnquiry) -> None:
        """Further goods that were told where the place was asked."""
        for one in [found for words in c.kept.get(place_wanted.ALSO, ()) for found in read_back.added(c, words)]:
            if one.concept not in {*parsed.concepts, *(known.concept for known in self.further)}:
                self.further.append(one)

    def waiting(self, c: Conversation, parsed: ParsedEnquiry) -> list[dict[str, Any]]:
        """The further goods, each with the place and the day of the whole message, and those that waited before them."""
        also = f", {parsed.place_words}" if parsed.place_words else ""
        also += f", {parsed.needed_by:%d-%m-%Y}" if parsed.needed_by else ""
        waiting = [{"concept": one.concept, "text": one.words + also} for one in self.further]
        return [one for one in (*waiting, *c.opening.get("more", ())) if one["concept"] not in self.left_out]

    def leave_out(self, c: Conversation, parsed: ParsedEnquiry, concept: str) -> None:
        """One of several goods is not wanted after all: in the place of the first the next is read back."""
        c.say(further_goods.LEFT_OUT, goods=further_goods.name_of(c, concept))
        self.left_out.add(concept)
        self.further = [one for one in self.further if one.concept != concept]
        if concept in parsed.concepts:
            first, *others = self.waiting(c, parsed)
            c.then("enquiry", text=first["text"], media_ids=[], more=others)

    def read_back(self, c: Conversation, parsed: ParsedEnquiry, tried: int) -> Any:
        """Whether it is right so, or what is to be changed."""
        meant = wording.product_of(parsed, c.world, c.language)
        correction = read_back.correction(c, self.text, parsed.unit, meant)
        others = [str(one["concept"]) for one in self.waiting(c, parsed)]
        correction = further_goods.below_read_back(c, parsed.concepts, others, correction)
        asks = CONFIRM_ABROAD if without_district.has_no_district(c.step, parsed.country or "") else CONFIRM
        confirm = replace(asks, name=f"confirm{tried or ''}", read=correction)
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
        elif "without" in said:
            return
        elif "number" in said:
            self._take_number(c, said, tried)
        elif "note" in said:
            self.notes.append(said["note"])
        elif "text" not in said and (
            fix := next((name for name in ("goods", "place", "day", "price") if name in said), None)
        ):
            self.fixes.append((f"fix_{fix}", said[fix]))
        else:
            before = self.text
            self.text = f"{words}\n{before}" if words else said["text"]
            newer = self.text.removesuffix(before)
            self.fixes = corrections.left(c, self.fixes, newer)
            self.fixes += [(f"fix_{name}", said[name]) for name in ("price", "place") if name in said]
            known = {one.concept for one in self.further}
            self.further += [one for one in _further_in(c, newer) if one.concept not in known]

    def _take_number(self, c: Conversation, said: dict[str, str], tried: int) -> None:
        """A number that may be the price as well as the amount: which of the two is asked."""
        if c.ask(MEANT.named(f"number{tried}"), number=said["number"]) == "price":
            self.fixes.append(("fix_price", said["price"]))
        else:
            self.text = f"{said['amount']}\n{self.text}"
            self.fixes = corrections.left(c, self.fixes, said["amount"])


MEANT = choice("number", N_("{number}: what is it?"), (Option("price", N_("Price")), Option("quantity", N_("Amount"))))


def _as_wished(c: Conversation, parsed: ParsedEnquiry, text: str, notes: Sequence[str]) -> list[str]:
    """How the goods shall be, as the buyer said it in the sentence or beside the amount, and not once more in the notes."""
    answers = [answer for name, answer in c.answers.items() if name.startswith("how_much") and isinstance(answer, str)]
    named = [parsed.grade, *wished_of_each.named_by(c, parsed)]
    lines = text.split("\n")
    of_these = [bool({*read_new(c, line).concepts} & {*parsed.concepts}) for line in lines]
    lines = lines[: of_these.index(True) + 1] if True in of_these else lines  # what is older was said of other goods
    lines = [wished_of_each.of_first(c, line) for line in lines]
    told = as_wished.in_all([*reversed(notes), *reversed(answers), *lines], named, c.world.catalogue.concepts_in)
    return [one for one in told if not any(one in note for note in notes)]


def _further_in(c: Conversation, text: str) -> list[FurtherGoods]:
    """Further goods of a message, each with the words that tell how it shall be."""
    return wished_of_each.with_their_words(c, text, wished_of_each.further_in(c, text))


def _name_by_profile(c: Conversation) -> None:
    """A buyer without a name yet is shown by the name of their own account."""
    if not c.person.name and c.step.address.profile_name:
        c.step.know(name=c.step.address.profile_name[:60])


CONVERSATIONS = {"enquiry": enquiry}
