"""A seller's profile: told one question a day after the first five messages, looked at, changed and erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.language import N_, render, rupees, say
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.person import newcomers
from handlers.person.naming import is_greeting
from handlers.questions import OWN_WORDS, SKIP, Misread, Option, Question, Reply, Several, choice, is_label, yes_no
from handlers.seller import goods_told, house, identifiers, onboarding, profile_goods, registering, self_told
from handlers.seller.profile_fields import FIELDS, Field, note_change
from handlers.step import Step
from storage import audit, consent, conversations, profiles
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
        profile_goods.hide(c, mine)
    elif which == "products":
        profile_goods.change_products(c, mine)
        house.turn_to(c, c.opening.get(house.OPENING))
    elif which == "name":
        _change_name(c, mine)
    else:
        _change_field(c, mine, FIELDS[which])


def _shown(c: Conversation, mine: Profile) -> list[Option]:
    sold = render(goods_told.goods_shown(c.world, profile_goods.sold_by(c, mine)) or "–", c.language)
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


def _change_field(c: Conversation, mine: Profile, field: Field) -> None:
    told = _told(c, field)
    if told is not None:
        told = _agreed(c, mine, field, told)
        if told is None:
            return c.say(N_("All right, it stays as it is."))
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


def _agreed(c: Conversation, mine: Profile, field: Field, told: Any) -> Any:
    """A value told out of the blue, where its teller says yes to it; None where not.

    What stands there already and is another, what the words only imply, and a span, is read back first; another value below that is
    read back anew.
    """
    if field.name in identifiers.KINDS:
        return told
    told, turn = _of_which_goods(c, mine, field, told), 0
    label, before = field.called(c, mine), field.shown(c, mine)
    asks_first = c.opening.get("asks") or _is_a_span(str(c.opening.get("text", "")))
    while (value := field.preview(c, mine, told)) != before and (before or asks_first):
        text = INSTEAD if before else AS_TOLD
        asks = replace(yes_no(f"new_value{turn or ''}", text), read=_another_value(c, field))
        answer = c.ask(asks, label=label, before=before, value=value)
        if not isinstance(answer, dict):
            return told if answer == "yes" else None
        told, turn = _of_which_goods(c, mine, field, answer["told"]), turn + 1
    return told


def _is_a_span(text: str) -> bool:
    """Is "pachas saath" told, of which only the upper figure is kept?"""
    return any(one.lowest is not None for one in numerals(pieces(text)))


INSTEAD = N_("{label} so far: {before}. Shall I write {value} instead?")
AS_TOLD = N_("{label}: {value}. Shall I write that?")
ALL_GOODS = Option(
    "all", N_("All of them"), also=("sab", "सब", "sabka", "सबका", "सगळं", "सगळे", "सगळ्यांचा", "all", "everything")
)


def _of_which_goods(c: Conversation, mine: Profile, field: Field, told: Any) -> Any:
    """A price told without its goods, where single goods have rates of their own: whose it is, is asked."""
    sold = profiles.products_of(c.db, mine.id)
    if field.name != "price" or not mine.rates or told == "ask" or "rates" in told or len(sold) < 2:
        return told
    options = [Option(one, "{goods}", {"goods": c.world.catalogue.product(one).name_in(c.language)}) for one in sold]
    asks = choice(
        "whose", N_("{price}: of which goods is that the price?"), [*options[: profile_goods.GOODS_SHOWN], ALL_GOODS]
    )
    whose = c.ask(replace(asks, read=profile_goods.of_oneself(c)), price=rupees(told["paise"], c.language))
    return told if whose == ALL_GOODS.value else {"rates": {whose: {"paise": told["paise"], "unit": told["unit"]}}}


def _another_value(c: Conversation, field: Field) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads another value of the same field below one that is read back. Raises Misread."""
    of_itself = profile_goods.of_oneself(c)

    def read(reply: Reply, language: str) -> dict[str, Any]:
        named = self_told.field_named(reply.text)
        told = _value_in(c, field, reply.text) if named in (None, field.name) else None
        return {"told": told} if told is not None else of_itself(reply, language)

    return read


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
    if "value" in c.opening:
        return c.opening["value"]
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
    asks = replace(yes_no("called", N_("Shall I write your name as {name}?")), read=profile_goods.of_oneself(c))
    if name and not c.opening.get("sure") and c.ask(asks, name=name) == "no":
        return c.say(N_("All right, it stays as it is."))
    mine = profiles.profile_of(c.db, c.person.id)
    asks_name = Question("name", onboarding.NAME.text, takes="text", read=newcomers.reads_name(c))
    return keep_name(c, mine, name or c.ask(asks_name))


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


CONVERSATIONS = {"later": later, "profile": profile, "rename": rename, "told_early": told_early}
REVERSES = {
    "restore_profile": _restore_profile,
    "restore_name": _restore_name,
    "restore_products": profile_goods.restore_products,
}
