"""Further goods of one message: one after another, or all at once, each becomes an enquiry of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers.conversation import OWN_MATTERS, Conversation
from handlers.enquiry import further_words, offered_search, read_back
from handlers.enquiry.buyer_words import read_new
from handlers.language import N_, render
from handlers.questions import OWN_WORDS, Misread, Option, ReadBack, Reply, words_of
from handlers.reading import kind_of

LEFT_OUT = N_("Left out: {goods}.")


def more_goods(c: Conversation) -> None:
    """The further goods, one after another, until none is left; where all were agreed to, without a question."""
    waiting, turn = [dict(one) for one in c.opening.get("more", ())], 0
    if waiting and c.opening.get("agreed"):
        c.then("enquiry", text=waiting[0]["text"], media_ids=[], more=waiting[1:], agreed=True)
    while waiting:
        first = waiting[0]
        answer = c.ask(_asks(c, waiting, turn), goods=name_of(c, first["concept"]))
        if answer in ("yes", "all"):
            agreed = {"agreed": True} if answer == "all" else {}
            c.then("enquiry", "", text=first["text"], media_ids=[], more=waiting[1:], **agreed)
        if answer == "no":
            waiting = waiting[1:]
            continue
        turn += 1
        waiting = _as_told(c, waiting, answer)


def _as_told(c: Conversation, waiting: list[dict[str, Any]], answer: Mapping[str, str]) -> list[dict[str, Any]]:
    """What still waits, after words that were neither a yes nor a no; goods that were chosen alone, or told anew, are asked for."""
    meant, others = _apart(waiting, answer["goods"])
    if answer["what"] == "off":
        c.say(LEFT_OUT, goods=name_of(c, answer["goods"]))
        return others
    if answer["what"] == "only":
        c.then("enquiry", text=meant["text"], media_ids=[], more=[])
    if answer["what"] == "first":
        return [meant, *others]
    meant["text"] = offered_search.wished(meant["text"], {offered_search.MUCH: answer["text"]})
    if meant["concept"] == waiting[0]["concept"]:
        c.then("enquiry", text=meant["text"], media_ids=[], more=others)
    return waiting


def _apart(waiting: Sequence[dict[str, Any]], concept: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    meant = next(one for one in waiting if one["concept"] == concept)
    return meant, [one for one in waiting if one is not meant]


def _asks(c: Conversation, waiting: Sequence[Mapping[str, Any]], turn: int) -> ReadBack:
    name = f"also:{turn}:{waiting[0]['concept']}" if turn else f"also:{waiting[0]['concept']}"
    return ReadBack(
        name[:40], N_("You also wrote {goods}. Shall I ask for that too?"), (Option("yes", N_("Yes")), Option("no", N_("No"))),
        takes="yes_no", read=_Below(c, waiting).read,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands below the question whether to ask for the first of several goods."""

    c: Conversation
    waiting: Sequence[Mapping[str, Any]]

    def read(self, reply: Reply, language: str) -> Any:
        """What words say of the goods that wait. Raises Misread."""
        text = words_of(reply, language)
        if further_words.means_all(text):
            return "all"
        if further_words.is_next(text):
            return "no"
        concepts = [str(one["concept"]) for one in self.waiting]
        named = [one for one in concepts if is_named(self.c, one, text)]
        if len(named) == 1 and (what := told_of(self.c, named[0], text)):
            if what == "off":
                return {"what": "off", "goods": named[0]} if named[0] != concepts[0] else "no"
            if what == "only" or named[0] != concepts[0]:
                return {"what": what, "goods": named[0]}
        if (much := self._another_amount(text, named or concepts[:1])) is not None:
            return much
        if not named and offered_search.tells_amount(text, options=2):
            return {"what": "amount", "goods": concepts[0], "text": " ".join(text.split())[:60]}
        raise Misread(elsewhere=len(text.split()) >= OWN_WORDS and not named and kind_of(text) in OWN_MATTERS)

    def _another_amount(self, text: str, meant: Sequence[str]) -> dict[str, str] | None:
        """Another amount of goods that wait: "mirch 10 nahi 12 kilo"."""
        if len(meant) != 1:
            return None
        kept = next(str(one["text"]) for one in self.waiting if one["concept"] == meant[0])
        told = read_back.after_refusal(self.c, read_new(self.c, kept), text) or text
        said = read_new(self.c, told)
        if said.quantity is None or (said.concepts and not is_named(self.c, meant[0], told)):
            return None
        return {"what": "amount", "goods": meant[0], "text": told}


def told_of(c: Conversation, concept: str, text: str) -> str:
    """What words that name these goods say of them: "off", "only", "first"; "" where they say something else."""

    def names(word: str) -> bool:
        return is_named(c, concept, word)

    return "off" if further_words.drops(text, names) else further_words.chooses(text, names)


def is_named(c: Conversation, concept: str, text: str) -> bool:
    """Do words name these goods, by their own name or by that of their kind?"""
    catalogue = c.world.catalogue
    named = set(catalogue.concepts_in(text))
    above = {kind for one in named for kind in catalogue.general_of(one)}
    return bool(named & {concept, *catalogue.general_of(concept)}) or concept in above


def below_read_back(
    c: Conversation, first: Sequence[str], further: Sequence[str], own: Callable[[Reply, str], dict[str, str]]
) -> Callable[[Reply, str], dict[str, str]]:
    """Reads what is said of several goods below the read-back of the first: "all" of them, or one "without"; else what `own`
    reads."""

    def read(reply: Reply, language: str) -> dict[str, str]:
        text = words_of(reply, language)
        if further and further_words.means_all(text):
            return {"all": text}
        named = [one for one in (*first, *further) if further and is_named(c, one, text)]
        if len(named) == 1 and told_of(c, named[0], text) == "off":
            return {"without": named[0]}
        return own(reply, language)

    return read


def name_of(c: Conversation, concept: str) -> str:
    """The goods as the speaker calls them."""
    return render(c.world.catalogue.product(concept), c.language)


CONVERSATIONS = {"more_goods": more_goods}
