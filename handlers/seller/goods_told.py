"""The goods that a seller tells: asked for, read, and read back until they are right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import fold, folded, keys_of, tokens
from handlers.language import N_
from handlers.matching.money import read_money
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.person.given_names import is_given
from handlers.person.naming import ends_like_a_name, name_in, names_shop, names_somebody
from handlers.put_off import goods_not_said, not_answered
from handlers.questions import NO_GOODS, OWN_WORDS, Misread, Option, Question, ReadBack, Reply, words_of
from handlers.reading import kind_of
from handlers.reading.commands import read_command
from handlers.seller import goods, goods_ended, house, measures, self_told, trades
from handlers.seller.home_told import keeps_home
from handlers.world import World

PRODUCTS = Question(
    "products", N_("What do you make or sell?\nWrite it in your own words, or send a photo."),
    shorter=N_("Which goods do you make or sell?\nFor example: turmeric, stone idols, leather bags."),
    takes="text", media=True,
)  # fmt: skip
PHOTO_NAME = Question(
    "photo_name", N_("A good photo, it is kept. What do you call this?"), takes="text", media=True,
)  # fmt: skip
RIGHT = ReadBack(
    "right", N_("You sell: {goods}.\nIs that right?"), (Option("yes", N_("Yes, right")), Option("no", N_("Change it"))),
    takes="yes_no",
)  # fmt: skip
RIGHT_BUT_NEW = replace(
    RIGHT, text=N_("You sell: {goods}.\nI do not know {new} yet; the office will add it. Is that right?")
)
NEW_WORDS = 3
"""More words than these, of which the catalogue knows none, are no name of goods but a sentence."""
LONGEST_PLACE = 5
"""More words than these below the read-back are no answer to where somebody is at home."""
_NAME = folded("nav naav नाव")
OFF = "off"
"""What is answered with goods to be taken off the list that was read back."""
SAID_NAME, SAID_FIELDS, SAID_PLACE, SAID_GOODS = "said_name", "said_fields", "said_place", "said_goods"
"""Under which a conversation keeps a name, sentences of prices and amounts, and further goods, told before they were asked."""


def what_goods(c: Conversation, had: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The goods as read and read back: {"text", "concepts", "new", "media_ids", "wants"}.

    `had` is what a known seller sells: goods said with "also", or offered in a message of their own, are added to it.
    `new` is what the catalogue does not know, in the seller's words; `wants` is what the same message asks for.
    """
    said, *further = [*([one] if (one := _offered(c, c.opening)) else ()), *c.kept.get(SAID_GOODS, ())] or [None]
    if said is None:
        said = _asked(c, PRODUCTS.name, own=had is not None)
    elif had is not None:
        said["adds"] = not goods_ended.only(c.opening.get("text", ""))
    now, tried = _together(c.world, had if said.get("adds") else None, said), 0
    for more in further:  # told below an earlier question
        now = _together(c.world, now, {**more, "adds": True}) | {"wants": now["wants"] or more["wants"]}
    while True:
        again = str(tried or "")
        if said.get("confirmed") and now["concepts"] and not now["new"]:
            return now  # they have just said yes to their own words
        if now["media_ids"] and not now["concepts"] and not now["text"]:
            called = c.ask(replace(PHOTO_NAME, name=f"photo_name{again}", read=_reads_goods(c)))
            return _together(c.world, had if said.get("adds") else None, called | {"media_ids": now["media_ids"]})
        right = replace(RIGHT_BUT_NEW if now["new"] else RIGHT, name=f"right{again}", read=_other_goods(c, now))
        answer: Any = c.ask(right, goods=goods_shown(c.world, now), new=now["new"])
        if answer == "yes":
            return now
        tried += 1
        if isinstance(answer, dict) and not answer.keys().isdisjoint((SAID_NAME, SAID_FIELDS, SAID_PLACE)):
            _keep_for_later(c, answer)
            continue
        if isinstance(answer, dict) and OFF in answer:
            left = _without(c.world, now, answer[OFF])
            if left is not None:
                now = left
                continue
            answer = "no"  # nothing is left: what is it then?
        said = _asked(c, f"{PRODUCTS.name}{tried}", own=had is not None) if answer == "no" else answer
        base = now if answer != "no" else had
        now = _together(c.world, base if said.get("adds") else None, said) | {"wants": now["wants"]}


def _asked(c: Conversation, name: str, *, own: bool) -> dict[str, Any]:
    """The goods as they are answered; where they are another one's of the house only, that one is asked for. `own`: the speaker
    sells already, and is asked that before."""
    said: dict[str, Any] = c.ask(replace(PRODUCTS, name=name, read=_reads_goods(c)))
    if not own:
        house.whose(c, said["text"], said["media_ids"])
    return said


def goods_shown(world: World, sold: Mapping[str, Any]) -> Any:
    """Goods as a reader is shown them: each by its name, those that the catalogue does not know in the seller's words."""
    return [*(world.catalogue.product(slug) for slug in sold["concepts"]), *sold["new"]] or sold["text"]


def keep_more_goods(c: Conversation, words: str, *, bare: bool = False) -> bool:
    """Keeps goods that are told below another question than that for goods, beside those told before; False where the words
    tell none, or that what was read is wrong. `bare`: names of goods and nothing else tell of them too."""
    tells = goods.sells(words) or goods.adds(words) or (bare and c.world.catalogue.names_only(words))
    if goods.corrects(words) or goods.is_wanted(words) or not tells:
        return False
    if (other := house.of_another(c, words)) is not None:
        c.kept[house.OPENING], c.misread = other, 0  # that one has a turn once the speaker's own goods are done with
        return True
    said = _offered(c, {"text": words})
    if said is None:
        return False
    kept = [one for one in c.kept.get(SAID_GOODS, ()) if one["text"] != said["text"]]
    c.kept[SAID_GOODS], c.misread = [*kept, said], 0
    return True


def _offered(c: Conversation, opening: Mapping[str, Any]) -> dict[str, Any] | None:
    """The goods that a message names, that with which this began or another; None when it names none."""
    own = goods_ended.without_refused(c.world, house.apart(c.world, opening.get("text", ""))[0])
    text, media_ids = trades.as_goods(c.world.catalogue, own), opening.get("media_ids", [])
    both = goods.halves(text)
    said = both.sold if both else text
    new = goods.unknown_in(c.world, said) if goods.sells(said) and not goods.concepts_in(c.world, said) else ""
    if not media_ids and not goods.concepts_in(c.world, said) and not 0 < len(new.split()) <= NEW_WORDS:
        return None
    return {
        "text": said if goods.concepts_in(c.world, said) else new,
        "media_ids": media_ids,
        "wants": both.wanted if both else "",
    }


def _reads_goods(c: Conversation) -> Callable[[Reply, str], Any]:
    """Reads what a seller sells: words that may be goods, or photos. Raises Misread for anything else."""
    world = c.world

    def read(reply: Reply, language: str) -> Any:
        if reply.media_ids:
            if goods.asks_for(reply.text):
                raise Misread(elsewhere=True)
            return {"media_ids": list(reply.media_ids), "text": goods.named_in(world, reply.text)}
        words = words_of(reply, language)
        goods_not_said(words, "sells")
        if goods.only_shows(words):
            raise Misread(N_("Send the photo here, or write what it is."), noted=True)
        if language == "mr" and fold(words) in _NAME:  # a Marathi reader's "नाव" is no boat
            raise Misread()
        _keep_what_else(c, words)
        if not (words := trades.as_goods(world.catalogue, words)):
            raise Misread()
        both = goods.halves(words)
        if both is not None:
            return {"media_ids": [], "text": both.sold, "wants": both.wanted}
        if goods.is_wanted(words):
            raise Misread(elsewhere=True)
        if not goods.concepts_in(world, words) and not goods.unknown_in(world, words):
            raise Misread(elsewhere=len(words.split()) >= OWN_WORDS and kind_of(words) in NO_GOODS)
        return {"media_ids": [], "text": words, "adds": goods.adds(words), "confirmed": reply.spoken}

    return read


def _keep_what_else(c: Conversation, words: str) -> None:
    """Raises Misread for a price, an amount, a bill or a name that is told where the goods are asked for: of somebody new it is
    kept for its time, without a strike; what who sells already tells so is heard for itself."""
    if "?" in words or goods.concepts_in(c.world, words):
        return
    new_here = c.talk.name == "onboarding"
    if _is_of_a_field(c.world, words):
        if not new_here:
            raise Misread(elsewhere=True)
        c.kept[SAID_FIELDS] = list(dict.fromkeys([*c.kept.get(SAID_FIELDS, ()), words]))
    elif not new_here or not (name := _name_told(words) or _own_account(c, words)) or c.kept.get(SAID_NAME) == name:
        return  # who writes it once more means goods
    else:
        c.kept[SAID_NAME] = name
    c.misread = 0
    raise Misread(N_("Noted: {place}. One thing is still needed:"), noted=True, place=" ".join(words.split())[:60])


def _is_of_a_field(world: World, words: str) -> bool:
    """Do words tell a price, an amount, a bill and the like, and nothing beside them that may be goods of a name nobody knows?"""
    priced = self_told.speaks_of_price(words) and bool(numerals(pieces(words)))
    if not priced and self_told.field_named(words) is None:
        return False
    return all(self_told.is_field_word(word) for word in goods.unknown_in(world, words).split())


def _name_told(words: str) -> str:
    """The name that words tell and nothing else: "mera naam Asha hai", "Lakhan Tamrakar"; "" where they tell none."""
    said = tokens(words)
    given = 0 < len(said) <= _FULL_NAME and all(is_given(word) for word in said)
    if goods.sells(words) or not (names_somebody(words) or ends_like_a_name(said) or given):
        return ""
    return name_in(words) or ""


def _own_account(c: Conversation, words: str) -> str:
    """The name of the speaker's own account, where the words are that and nothing else; "" elsewhere."""
    own = c.step.address.profile_name or ""
    return own if own and keys_of(words) == keys_of(own) else ""


_FULL_NAME = 2
"""Words at most of a name in which both are common first names: "Ramesh", "Sita Ram"."""


def _together(world: World, base: Mapping[str, Any] | None, said: Mapping[str, Any]) -> dict[str, Any]:
    """Goods as they were said, after those that they come on top of."""
    text = goods_ended.without_refused(world, house.apart(world, said["text"])[0])
    text = goods.without_cues(text) if said.get("adds") or goods.corrects(text) else text
    if (
        not goods.concepts_in(world, text)
        and (alone := goods.unknown_in(world, text))
        and goods.concepts_in(world, alone)
    ):
        text = alone  # "diye banati hu": beside a verb diye are lamps, though elsewhere it is "given"
    before: Mapping[str, Any] = base or {"text": "", "concepts": [], "new": [], "media_ids": []}
    concepts = goods.concepts_in(world, text, beside=before["concepts"])
    new = goods.own_words(world, text) if concepts else [found for found in (goods.unknown_in(world, text),) if found]
    return {
        "text": ", ".join(part for part in (before["text"], text) if part),
        "concepts": list(dict.fromkeys([*before["concepts"], *concepts])),
        "new": list(dict.fromkeys([*before["new"], *new])),
        "media_ids": [*before["media_ids"], *said.get("media_ids", ())],
        "wants": said.get("wants", ""),
    }


def _other_goods(c: Conversation, now: Mapping[str, Any]) -> Callable[[Reply, str], Any]:
    """Reads goods typed below the read-back: more of them, the right ones, or those to take off. Raises Misread."""
    world = c.world

    def read(reply: Reply, language: str) -> Any:
        if reply.media_ids:
            return {"media_ids": list(reply.media_ids), "text": goods.named_in(world, reply.text)}
        words = words_of(reply, language)
        not_answered(words, "sells", meant=goods_shown(world, now))
        if goods.is_wanted(words):
            raise Misread(elsewhere=True)
        named = goods.concepts_in(world, words)
        if self_told.orders_off(words):
            return _taken_off(words, named, now)
        if off := _denied(world, words, now):
            return {OFF: off}
        if (told := _told_early(c, words, named, now)) is not None:
            return told
        if c.talk.name == "onboarding" and _calls_a_shop(c, words, named):
            return {SAID_NAME: name_in(words) or words}
        of_place = not named and c.talk.name == "onboarding" and len(words.split()) <= LONGEST_PLACE
        if of_place and (place := keeps_home(c)(words)):
            return {SAID_PLACE: place}
        agrees = read_command(words.split()[0].strip(",.!"), "yes_no") == "yes"
        if agrees and named and set(named) <= set(now["concepts"]):
            return "yes"
        offers_more = agrees or (c.talk.name == "profile" and goods.sells(words))
        adds = goods.adds(words) or (offers_more and not goods.corrects(words))
        if named or ((adds or goods.corrects(words)) and goods.unknown_in(world, goods.without_cues(words))):
            return {"media_ids": [], "text": words, "adds": adds}
        raise Misread()

    return read


def _told_early(
    c: Conversation, words: str, named: Sequence[str], now: Mapping[str, Any]
) -> dict[str, str] | None:  # fmt: skip
    """A name, a price or an amount told below the read-back, which is kept for its time; None where it is about goods."""
    if not named and (ordered := self_told.name_ordered(words)):
        return {SAID_NAME: ordered}
    if (names_somebody(words) or names_shop(words)) and (name := name_in(words)):
        return {SAID_NAME: name}
    if not named and c.talk.name == "onboarding" and (name := _name_told(words)):
        return {SAID_NAME: name}
    if goods.corrects(words):
        return None
    of_these = set(named) <= set(now["concepts"])
    priced = read_money(words) is not None and (of_these or self_told.speaks_of_price(words))
    if priced or measures.says_output(words) or (of_these and self_told.field_named(words) is not None):
        return {SAID_FIELDS: words}
    return None


_SHOP_WORDS = 3
"""Words of a shop's name at most: "Ravi Toys", "सीता पापड़ वाले"."""


def _calls_a_shop(c: Conversation, words: str, named: Sequence[str]) -> bool:
    """Is it somebody's own name, or a family's, and what they sell: of Ravi, who has wooden toys, "Ravi Toys"?"""
    catalogue, said = c.world.catalogue, words.split()
    if not named or not 1 < len(said) <= _SHOP_WORDS:
        return False
    own = set(keys_of(f"{c.step.address.profile_name or ''} {c.person.name or ''}"))
    is_own = set(keys_of(" ".join(said[:-1]))) <= own or ends_like_a_name(said[:-1])
    return is_own and list(catalogue.concepts_in(said[-1])) == list(named)


def _keep_for_later(c: Conversation, told: Mapping[str, str]) -> None:
    """What was told before it was asked for is noted, and said so; the goods are asked about once more."""
    if SAID_NAME in told:
        c.kept[SAID_NAME] = told[SAID_NAME]
    elif SAID_FIELDS in told:
        c.kept[SAID_FIELDS] = list(dict.fromkeys([*c.kept.get(SAID_FIELDS, ()), told[SAID_FIELDS]]))
    c.say(N_("Noted: {words}. First the goods:"), words=next(iter(told.values()))[:60])


def _denied(world: World, words: str, now: Mapping[str, Any]) -> list[str]:
    """Which of the goods read back are said not to be made or sold: "हाँ सही है पर गुल्लक नहीं बनाते अब", "no feni"."""
    parts = [*goods_ended.denied(words), *goods_ended.refused(words)]
    named = [concept for part in parts for concept in goods.concepts_in(world, part)]
    own = [said for said in now["new"] if any(goods.are_among(said, part) for part in parts)]
    return [*(one for one in now["concepts"] if one in named), *own]


def _taken_off(words: str, named: Sequence[str], now: Mapping[str, Any]) -> dict[str, list[str]]:
    """The goods that an order below the read-back takes off. Raises Misread where they are not among those read."""
    off = [one for one in named if one in now["concepts"]]
    if not off:
        raise Misread(N_("{said} is not among these goods."), said=self_told.goods_taken_off(words) or words)
    return {OFF: off}


def _without(world: World, now: Mapping[str, Any], off: Sequence[str]) -> dict[str, Any] | None:
    """The goods read so far without some of them; None where none are left."""
    concepts, new = ([one for one in now[kind] if one not in off] for kind in ("concepts", "new"))
    names = [*(world.catalogue.product(one).name_in("en") for one in concepts), *new]
    return {**now, "concepts": concepts, "new": new, "text": ", ".join(names)} if names else None
