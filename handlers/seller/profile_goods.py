"""The goods of a seller's profile: others, more, fewer or none; each change is said and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from handlers.conversation import OWN_MATTERS, Conversation
from handlers.enquiry import latecomers
from handlers.language import N_, render
from handlers.questions import OWN_WORDS, Misread, Option, Reply, choice, yes_no
from handlers.reading import kind_of
from handlers.seller import absence, goods, goods_ended, goods_told, learning, listed_rates, onboarding, self_told
from handlers.step import Step
from storage import aliases, audit, profiles
from storage.profiles import Profile


def change_products(c: Conversation, mine: Profile) -> None:
    """New goods take the old ones' place; "also", and goods offered in a message of their own, come on top of them."""
    had = sold_by(c, mine)
    if c.opening.get("ended"):
        return _ended(c, mine, had)
    text, off = str(c.opening.get("text", "")), bool(c.opening.get("given_up"))
    named = goods.concepts_in(c.world, text)
    given_up = [part for part in goods.clauses(text) if off or goods_ended.given_up(part)]
    going = goods.concepts_in(c.world, " , ".join(given_up)) or named
    leaving = _of_these(c, going, had["concepts"])
    if leaving and (off or goods_ended.given_up(text)):
        said = self_told.goods_taken_off(text) if len(leaving) == 1 else ""
        if said and (left := goods.without_one(c.world, had["text"], said, leaving[0])) is not None:
            return _keep_goods(c, mine, had, {"text": left, "concepts": had["concepts"]})
        return _give_up(c, mine, had, leaving, said if said and not goods.are_among(said, had["text"]) else "")
    if self_told.takes_off_goods(c.step, text) or (named and goods_ended.only_denies(text)):
        return _which_goes(c, mine, had)
    sold = goods_told.what_goods(c, had)
    district = c.world.places.district(mine.district_lgd or 0)
    profiles.change_profile(c.db, mine.id, c.world.now, products_text=sold["text"])
    tags = dict.fromkeys(sold["concepts"], "said")
    own = learning.own_tags(c.world, sold["text"])
    profiles.tag_products(c.db, mine.id, tags, state=district.state, district_lgd=district.lgd_code, own=own)
    learning.from_cell(c.db, c.world, sold["text"], person_id=c.person.id, language=c.language)
    aliases.count_unread(c.db, " ".join(sold["new"]).split()[:6], c.language, c.world.now)
    audit.note(
        c.db, c.person.id, "change_products", f"profile:{mine.id}", c.world.now,
        before={"products_text": mine.products_text, "concepts": had["concepts"]}, after=sold, reverse="restore_products",
    )  # fmt: skip
    latecomers.meet(c.step, mine.id)
    c.say(N_("Noted. You sell: {goods}."), goods=goods_told.goods_shown(c.world, sold))
    if sold["wants"]:
        c.then("also_wanted", wants=sold["wants"])
    of_list = listed_rates.listed(text, c.world.catalogue)
    if of_list is not None:  # their rates were told in the same breath
        c.then("told_early", said=[of_list.words])


def _of_these(c: Conversation, going: Sequence[str], sold: Sequence[str]) -> list[str]:
    """Which of the goods sold are meant by these: themselves, else their kinds, so that who makes no toys any more makes no clay
    toys."""
    exactly = [one for one in sold if one in going]
    return exactly or [one for one in sold if not set(going).isdisjoint(c.world.catalogue.general_of(one))]


def sold_by(c: Conversation, mine: Profile) -> dict[str, Any]:
    """What a seller sells now, as goods are read: {"text", "concepts", "new", "media_ids"}."""
    concepts, words = profiles.products_of(c.db, mine.id), mine.products_text or ""
    new = goods.own_words(c.world, words) if concepts else [words] if words else []
    return {"text": words, "concepts": concepts, "new": new, "media_ids": []}


def _ended(c: Conversation, mine: Profile, had: dict[str, Any]) -> None:
    """A seller makes something no more and does not say what: the only goods, or those that are chosen, are taken off."""
    names = {one: c.world.catalogue.product(one) for one in had["concepts"]}
    if len(names) <= 1:
        asks = replace(
            yes_no("ended", N_("Do you sell nothing any more? Then buyers do not see you.")), read=of_oneself(c)
        )
        if c.ask(asks) == "no":
            return c.say(N_("All right, it stays as it is."))
        return hide(c, mine)
    options = [Option(one, "{goods}", {"goods": render(name, c.language)}) for one, name in names.items()]
    every = Option("all", N_("All of them"), also=("sab", "सब", "सगळं", "सगळे", "all", "everything"))
    asks = choice("ended", N_("Which goods do you not have any more?"), [*options[:GOODS_SHOWN], every, NONE_OF_THEM])
    which = c.ask(replace(asks, read=of_oneself(c)))
    if which == NONE_OF_THEM.value:
        return c.say(N_("All right, it stays as it is."))
    return hide(c, mine) if which == every.value else _take_off(c, mine, had, [which])


NONE_OF_THEM = Option(
    "none", N_("None of these goods"), also=("none", "no", "nahi", "नहीं", "नाही", "नको", "koi nahi", "कोई नहीं",
    "कोणतंही नाही", "nothing"),
)  # fmt: skip
GOODS_SHOWN = 8


def _which_goes(c: Conversation, mine: Profile, had: dict[str, Any]) -> None:
    """Goods are to be taken off that are not among the seller's: which of theirs is meant?"""
    said = self_told.goods_taken_off(str(c.opening["text"]))
    names = {one: c.world.catalogue.product(one) for one in had["concepts"]}
    if not names:
        return c.say(N_("You have no {said} among your goods: {goods}."), said=said, goods=had["text"] or "–")
    if len(names) == 1:
        return _give_up(c, mine, had, list(names), said)
    options = [Option(one, "{goods}", {"goods": render(name, c.language)}) for one, name in names.items()]
    asks = choice("goes", N_("You have no {said} among your goods. Which one shall I take off?"),
                  [*options[:GOODS_SHOWN], NONE_OF_THEM])  # fmt: skip
    which = c.ask(replace(asks, read=of_oneself(c)), said=said)
    if which == NONE_OF_THEM.value:
        return c.say(N_("All right, it stays as it is."))
    return _take_off(c, mine, had, [which])


def of_oneself(c: Conversation) -> Callable[[Reply, str], Any]:
    """Reads nothing: what a seller tells of themselves below a yes or no is a matter of its own. Raises Misread."""

    def read(reply: Reply, _language: str) -> Any:
        sentence = len(reply.text.split()) >= OWN_WORDS and kind_of(reply.text) in OWN_MATTERS
        raise Misread(elsewhere=sentence or self_told.tells_of_oneself(c.step, reply.text))

    return read


def _give_up(c: Conversation, mine: Profile, had: dict[str, Any], leaving: list[str], said: str = "") -> None:
    """Goods that a seller has no longer are taken off; who has none left is shown to no buyer.

    `said`: the word for them, where the seller's own goods bear another one of the same kind.
    """
    shown = [c.world.catalogue.product(concept) for concept in leaving]
    text = (
        N_("Written of you is: {goods}. Do you mean that by {said}, shall I take it off?")
        if said
        else N_("Shall I take {goods} off your goods?")
    )
    asks = replace(yes_no("give_up", text), read=of_oneself(c))
    if c.ask(asks, goods=shown, said=said) == "no":
        return c.say(N_("All right, it stays as it is."))
    return _take_off(c, mine, had, leaving)


def _take_off(c: Conversation, mine: Profile, had: dict[str, Any], leaving: list[str]) -> None:
    left = [concept for concept in had["concepts"] if concept not in leaving]
    if not left and not had["new"]:
        return hide(c, mine)
    names = ", ".join([*(c.world.catalogue.product(one).name_in(c.language) for one in left), *had["new"]])
    return _keep_goods(c, mine, had, {"text": names, "concepts": left})


def _keep_goods(c: Conversation, mine: Profile, had: dict[str, Any], after: dict[str, Any]) -> None:
    """What is left of a seller's goods is kept and said; the deed can be undone."""
    left = after["concepts"]
    district = c.world.places.district(mine.district_lgd or 0)
    profiles.change_profile(c.db, mine.id, c.world.now, products_text=after["text"])
    profiles.tag_products(
        c.db, mine.id, dict.fromkeys(left, "said"), state=district.state, district_lgd=district.lgd_code,
        own=learning.own_tags(c.world, after["text"]),
    )  # fmt: skip
    audit.note(
        c.db, c.person.id, "change_products", f"profile:{mine.id}", c.world.now,
        before={"products_text": mine.products_text, "concepts": had["concepts"]}, after=after, reverse="restore_products",
    )  # fmt: skip
    shown = goods_told.goods_shown(c.world, after | {"new": goods.own_words(c.world, after["text"])})
    c.say(N_("Noted. You sell: {goods}."), goods=shown)
    return


def hide(c: Conversation, mine: Profile) -> None:
    """Hidden by the seller's own tap there is no last day; shown again, an absence is over."""
    if mine.status != "live":
        return absence.come_back(c, mine)
    absence.write(c, mine, status="hidden", away_until=None)
    return c.say(N_("Buyers do not see you now."))


def restore_products(step: Step, deed: Any) -> bool:
    mine = profiles.profile(step.db, onboarding.profile_of_deed(deed))
    profiles.change_profile(step.db, mine.id, step.world.now, products_text=deed.before["products_text"])
    tags = dict.fromkeys(deed.before["concepts"], "said")
    own = learning.own_tags(step.world, deed.before["products_text"] or "")
    profiles.tag_products(step.db, mine.id, tags, state=mine.state or "", district_lgd=mine.district_lgd or 0, own=own)
    return True
