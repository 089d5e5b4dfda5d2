"""A seller's profile: told one question a day after the first five messages, looked at, changed and erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from handlers import (
    absence,
    goods,
    goods_told,
    identifiers,
    latecomers,
    learning,
    newcomers,
    onboarding,
    registering,
    self_told,
)
from handlers.conversation import OWN_MATTERS, Conversation
from handlers.folding import tokens
from handlers.language import N_, render, say
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.naming import is_greeting
from handlers.profile_fields import FIELDS, Field, note_change
from handlers.questions import OWN_WORDS, SKIP, Misread, Option, Question, Reply, Several, choice, is_label, yes_no
from handlers.reading import kind_of
from handlers.step import Step
from storage import aliases, audit, consent, conversations, profiles
from storage.profiles import Profile

# ── one question a day ────────────────────────────────────────────────────────────────────────────────────────────


def ask_later(step: Step, answered: int | None = None) -> None:
    """After something useful: the next empty field of the seller's profile, at most one a day, each only once.

    `answered` is the conversation of the lead that was answered just now, which is no longer waited for.
    """
    mine = profiles.profile_of(step.db, step.person.id)
    if mine is None or mine.status != "live" or step.person.asked_later_on == step.world.today:
        return
    still_open = conversations.open_of(step.db, step.person.id)
    if any(talk.name == "lead" and talk.asked and talk.id != answered for talk in still_open):
        return  # other buyers wait for an answer: that comes first
    for field in FIELDS.values():
        if field.name == "taluka" and not step.world.places.talukas_of(mine.district_lgd):
            continue
        if not field.shown(step, mine) and not conversations.had(step.db, step.person.id, "later", field.name):
            step.know(asked_later_on=step.world.today)
            step.begin(step.person.id, "later", field.name, purpose="reply")
            return
        if field.name == "unit" and consent.given(step.db, step.person.id, "notices") is None:
            step.know(asked_later_on=step.world.today)
            step.begin(step.person.id, "agree", "notices", purpose="reply")
            return


def later(c: Conversation) -> None:
    """One more thing about the seller, with who sees it; it may be skipped."""
    field = FIELDS[c.subject]
    mine = profiles.profile_of(c.db, c.person.id)
    question = field.question(c)
    if mine is None or question is None:
        return
    question = _only_of(c, field, question)
    question = replace(question, text=question.text, options=(*question.options, SKIP))
    answer = c.ask(question, below=field.sees)
    if answer == "skip":
        return c.say(N_("All right, another time."))
    field.keep(c, mine, answer)
    _say_what_was_noted(c, field)


def _say_what_was_noted(c: Conversation, field: Field, *, unasked: bool = False) -> None:
    """A kept answer is read back as it was understood; what nobody asked for, with who sees it."""
    mine = profiles.profile_of(c.db, c.person.id)
    value = field.shown(c, mine) if mine else ""
    if not value:
        return c.say(N_("All right, it stays empty."))
    label = field.called(c, mine) if mine else ""
    if unasked:
        return c.say(N_("Noted. {label}: {value}.\n{sees}"), label=label, value=value, sees=say(c.language, field.sees))
    return c.say(N_("Noted. {label}: {value}."), label=label, value=value)


# ── my profile ────────────────────────────────────────────────────────────────────────────────────────────────────

MORE = ("more", "और", "aur", "आणखी", "ankhi", "अजून", "ajun", "next", "aage", "आगे", "पुढे")


class Choice(Question):
    """A list of the profile: "more" shows all of it again, and a greeting is no failed answer."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        if reply.pressed is None and is_label(reply.text, *MORE):
            raise Several([option.value for option in self.options])
        if reply.pressed is None and is_greeting(reply.text):
            raise Misread(elsewhere=True)
        try:
            return super().answer(reply, language)
        except Misread as misread:  # a sentence tells something by itself: "mera rate 3 rupaye hai"
            elsewhere = not misread.hint and len(tokens(reply.text)) >= OWN_WORDS
            raise Misread(misread.hint, elsewhere=elsewhere, **misread.words) from None


CHANGE = (Option("change", N_("Change it")), Option("erase", N_("Erase it")), Option("back", N_("Leave it")))


def profile(c: Conversation) -> None:
    """A seller looks at the profile, and changes or erases one thing of it."""
    mine = profiles.profile_of(c.db, c.person.id)
    if mine is None:
        c.then("onboarding", **c.opening)
        return
    which = c.opening.get("field") or c.ask(
        Choice("field", N_("Your profile. What would you like to change?"), tuple(_shown(c, mine)))
    )
    if which == "hide":
        _hide(c, mine)
    elif which == "products":
        _change_products(c, mine)
    elif which == "name":
        _change_name(c, mine)
    else:
        _change_field(c, mine, FIELDS[which])


def _shown(c: Conversation, mine: Profile) -> list[Option]:
    sold = render(goods_told.goods_shown(c.world, _sold(c, mine)) or "–", c.language)
    options = [
        Option("products", N_("Goods: {goods}"), {"goods": sold}, also=("goods", "maal", "माल", "सामान")),
        Option("name", N_("Name: {name}"), {"name": mine.name or "–"}, also=("name", "naam", "नाम", "nav", "नाव")),
    ]
    for field in FIELDS.values():
        if field.question(c) is None:
            continue
        label = field.called(c, mine)
        words = {"label": label, "value": field.shown(c, mine) or "–"}
        options.append(
            Option(field.name, N_("{label}: {value}"), words, also=(label, say("en", field.label), *field.also))
        )
    hide = Option("hide", N_("Hide me"), also=("मुझे छिपाएँ", "मुझे छुपाओ", "mujhe chhupao", "मला लपवा", "mala lapva"))
    return [*options, hide if mine.status == "live" else Option("hide", N_("Show me again"))]


def _sold(c: Conversation, mine: Profile) -> dict[str, Any]:
    """What a seller sells now, as goods are read: {"text", "concepts", "new", "media_ids"}."""
    concepts, words = profiles.products_of(c.db, mine.id), mine.products_text or ""
    new = goods.own_words(c.world, words) if concepts else [words] if words else []
    return {"text": words, "concepts": concepts, "new": new, "media_ids": []}


def _change_field(c: Conversation, mine: Profile, field: Field) -> None:
    told = _told(c, field)
    if told is not None:
        field.keep(c, mine, told)
        return _say_what_was_noted(c, field, unasked=True)
    words = {"label": field.called(c, mine), "sees": say(c.language, field.sees)}
    if c.opening.get("erase"):
        return _erase_at_once(c, mine, field)
    question = field.question(c)
    wish = c.ask(Choice("wish", N_("{label}. {sees}"), CHANGE, read=_value_at_once(field, question)), **words)
    if isinstance(wish, dict):
        field.keep(c, mine, wish["told"])
        _say_what_was_noted(c, field)
    elif wish == "erase":
        field.erase(c, mine)
        c.say(N_("Erased."))
    elif wish == "change" and question is not None:
        field.keep(c, mine, c.ask(_only_of(c, field, question)))
        _say_what_was_noted(c, field)
    else:
        c.say(N_("All right, it stays as it is."))
    return None


def _erase_at_once(c: Conversation, mine: Profile, field: Field) -> None:
    """One field is emptied by an order in words; the deed can be undone."""
    if not field.shown(c, mine):
        return c.say(N_("{label}: nothing is written there."), label=field.called(c, mine))
    field.erase(c, mine)
    return c.say(N_("Erased: {label}."), label=field.called(c, mine))


def _value_at_once(field: Field, question: Question | None) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads the new value itself, written where only "change it?" was asked. Raises Misread."""

    def read(reply: Reply, language: str) -> dict[str, Any]:
        counts = field.name in TOLD_WITHOUT_A_NUMBER or bool(numerals(pieces(reply.text)))
        named = self_told.field_named(reply.text)
        if named is not None and named in FIELDS and named != field.name:
            raise Misread(elsewhere=True)
        if question is None or question.read is None or not counts:
            raise Misread()
        return {"told": question.read(reply, language)}

    return read


def _only_of(c: Conversation, field: Field, question: Question) -> Question:
    """The question, to which words that name another field are no answer: "MOQ 5 kilo" is no price."""
    own = question.read

    def read(reply: Reply, language: str) -> Any:
        named = self_told.field_named(reply.text)
        if named is not None and named in FIELDS and named != field.name:
            raise Misread(elsewhere=True)
        if own is None:
            raise Misread()
        return own(reply, language)

    return replace(question, read=read) if own is not None else question


def _told(c: Conversation, field: Field) -> Any:
    """The value that the sentence itself tells with which this began: "my rate is 200 a kilo"; None when it tells none."""
    return _value_in(c, field, c.opening.get("text", ""))


TOLD_WITHOUT_A_NUMBER = ("taluka", "bill", "reach", "speaks")


def _value_in(c: Conversation, field: Field, words: str) -> Any:
    question = field.question(c)
    counts = field.name in TOLD_WITHOUT_A_NUMBER or bool(numerals(pieces(words)))
    if question is None or question.read is None or not counts:
        return None
    try:
        return question.read(Reply(text=words), c.language)
    except (Misread, Several):
        return None


def told_early(c: Conversation) -> None:
    """What a new seller told before it was asked for is kept now, and said as it was understood."""
    said = c.opening["said"]
    registering.keep_told(c, " , ".join(words for words in said if identifiers.told_in(words)))
    mine = profiles.profile_of(c.db, c.person.id)
    for words in said:
        named = self_told.field_told(c.step, words)
        field = FIELDS.get(named or "")
        if mine is None or field is None or named in identifiers.KINDS:
            continue
        told = _value_in(c, field, words)
        if told is not None:
            field.keep(c, mine, told)
            _say_what_was_noted(c, field, unasked=True)
            mine = profiles.profile_of(c.db, c.person.id)


def _change_name(c: Conversation, mine: Profile) -> None:
    keep_name(c, mine, c.ask(Question("name", onboarding.NAME.text, takes="text", read=newcomers.reads_name(c))))


def keep_name(c: Conversation, mine: Profile | None, name: str) -> None:
    """Another name of the speaker, and of what they sell under; the deed can be undone."""
    before = mine.name if mine is not None else c.person.name
    if mine is not None:
        profiles.change_profile(c.db, mine.id, c.world.now, name=name)
    if not c.step.address.shared:  # among several they stay who they are, whatever the shop is called
        c.step.know(name=name)
    if mine is not None:
        note_change(c, mine, before={"name": before}, after={"name": name})
    else:
        audit.note(c.db, c.person.id, "change_name", f"person:{c.person.id}", c.world.now, before={"name": before},
                   after={"name": name}, reverse="restore_name")  # fmt: skip
    c.say(N_("Noted. {label}: {value}."), label=say(c.language, N_("Name")), value=name)


def rename(c: Conversation) -> None:
    """A name that was told in a sentence: kept at once where a change was asked for, else after one tap."""
    name = c.opening.get("name", "")
    asks = replace(yes_no("called", N_("Shall I write your name as {name}?")), read=_of_oneself(c))
    if name and not c.opening.get("sure") and c.ask(asks, name=name) == "no":
        return c.say(N_("All right, it stays as it is."))
    mine = profiles.profile_of(c.db, c.person.id)
    asks_name = Question("name", onboarding.NAME.text, takes="text", read=newcomers.reads_name(c))
    return keep_name(c, mine, name or c.ask(asks_name))


def _change_products(c: Conversation, mine: Profile) -> None:
    """New goods take the old ones' place; "also", and goods offered in a message of their own, come on top of them."""
    had = _sold(c, mine)
    if c.opening.get("ended"):
        return _ended(c, mine, had)
    text, off = str(c.opening.get("text", "")), bool(c.opening.get("given_up"))
    named = goods.concepts_in(c.world, text)
    given_up = [part for part in goods.clauses(text) if off or goods.given_up(part)]
    going = goods.concepts_in(c.world, " , ".join(given_up)) or named
    leaving = [concept for concept in going if concept in had["concepts"]]
    if leaving and (off or goods.given_up(text)):
        said = self_told.goods_taken_off(text) if len(leaving) == 1 else ""
        if said and (left := goods.without_one(c.world, had["text"], said, leaving[0])) is not None:
            return _keep_goods(c, mine, had, {"text": left, "concepts": had["concepts"]})
        return _give_up(c, mine, had, leaving, said if said and not goods.are_among(said, had["text"]) else "")
    if self_told.takes_off_goods(c.step, c.opening.get("text", "")):
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


def _ended(c: Conversation, mine: Profile, had: dict[str, Any]) -> None:
    """A seller makes something no more and does not say what: the only goods, or those that are chosen, are taken off."""
    names = {one: c.world.catalogue.product(one) for one in had["concepts"]}
    if len(names) <= 1:
        asks = replace(
            yes_no("ended", N_("Do you sell nothing any more? Then buyers do not see you.")), read=_of_oneself(c)
        )
        if c.ask(asks) == "no":
            return c.say(N_("All right, it stays as it is."))
        return _hide(c, mine)
    options = [Option(one, "{goods}", {"goods": render(name, c.language)}) for one, name in names.items()]
    every = Option("all", N_("All of them"), also=("sab", "सब", "सगळं", "सगळे", "all", "everything"))
    asks = choice("ended", N_("Which goods do you not have any more?"), [*options[:GOODS_SHOWN], every, NONE_OF_THEM])
    which = c.ask(replace(asks, read=_of_oneself(c)))
    if which == NONE_OF_THEM.value:
        return c.say(N_("All right, it stays as it is."))
    return _hide(c, mine) if which == every.value else _take_off(c, mine, had, [which])


NONE_OF_THEM = Option(
    "none", N_("None of these goods"), also=("none", "no", "nahi", "नहीं", "नाही", "नको", "koi nahi", "कोई नहीं",
    "कोणतंही नाही", "nothing"),
)  # fmt: skip


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
    which = c.ask(replace(asks, read=_of_oneself(c)), said=said)
    if which == NONE_OF_THEM.value:
        return c.say(N_("All right, it stays as it is."))
    return _take_off(c, mine, had, [which])


GOODS_SHOWN = 8


def _of_oneself(c: Conversation) -> Callable[[Reply, str], Any]:
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
    asks = replace(yes_no("give_up", text), read=_of_oneself(c))
    if c.ask(asks, goods=shown, said=said) == "no":
        return c.say(N_("All right, it stays as it is."))
    return _take_off(c, mine, had, leaving)


def _take_off(c: Conversation, mine: Profile, had: dict[str, Any], leaving: list[str]) -> None:
    left = [concept for concept in had["concepts"] if concept not in leaving]
    if not left and not had["new"]:
        return _hide(c, mine)
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


def _hide(c: Conversation, mine: Profile) -> None:
    """Hidden by the seller's own tap there is no last day; shown again, an absence is over."""
    if mine.status != "live":
        return absence.come_back(c, mine)
    absence.write(c, mine, status="hidden", away_until=None)
    return c.say(N_("Buyers do not see you now."))


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _restore_profile(step: Step, deed: Any) -> bool:
    before = dict(deed.before)
    if before.get("away_until"):
        before["away_until"] = date.fromisoformat(before["away_until"])
    profiles.change_profile(step.db, onboarding.profile_of_deed(deed), step.world.now, **before)
    if deed.before.get("name") and not step.address.shared:
        step.know(name=deed.before["name"])
    return True


def _restore_name(step: Step, deed: Any) -> bool:
    step.know(name=deed.before["name"])
    return True


def _restore_products(step: Step, deed: Any) -> bool:
    mine = profiles.profile(step.db, onboarding.profile_of_deed(deed))
    profiles.change_profile(step.db, mine.id, step.world.now, products_text=deed.before["products_text"])
    tags = dict.fromkeys(deed.before["concepts"], "said")
    own = learning.own_tags(step.world, deed.before["products_text"] or "")
    profiles.tag_products(step.db, mine.id, tags, state=mine.state or "", district_lgd=mine.district_lgd or 0, own=own)
    return True


CONVERSATIONS = {"later": later, "profile": profile, "rename": rename, "told_early": told_early}
REVERSES = {"restore_profile": _restore_profile, "restore_name": _restore_name, "restore_products": _restore_products}
