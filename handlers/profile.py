"""A seller's profile: what is told after the first five messages, one question a day, looked at, changed and erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from handlers import identifiers, onboarding
from handlers.conversation import Conversation
from handlers.language import N_, number, own_name, render, rupees, say
from handlers.matching.numbers import read_money, unit_of
from handlers.questions import (
    BEYOND_TRADE,
    SKIP,
    Misread,
    Option,
    Question,
    Reply,
    choice,
    name_of,
    whole_number,
    yes_no,
)
from handlers.step import Step
from handlers.units import OFFERED, unit_name
from storage import audit, consent, conversations, people
from storage.people import Profile

BUYERS_SEE = N_("Buyers see this.")
OFFICE_SEES = N_("Only the office sees the number; buyers see a tick once it is checked.")


# ── what a seller may tell ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a seller may tell, in one column of the profile: how it is asked, kept and shown."""

    name: str
    label: str
    column: str
    asks: Question
    show: Callable[[Any, str], str]
    """The kept value as its owner reads it."""
    read: Callable[[Any], Any] = lambda answer: answer
    """What is kept of an answer."""
    sees: str = BUYERS_SEE

    def question(self, c: Conversation) -> Question | None:
        """How it is asked; None where it does not apply."""
        return self.asks

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        """The value as its owner reads it; empty when there is none."""
        kept = getattr(profile, self.column)
        return "" if kept is None else self.show(kept, c.language)

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        """Keep an answer; the deed can be undone."""
        self._write(c, profile, self.read(answer))

    def erase(self, c: Conversation, profile: Profile) -> None:
        """Forget it; the deed can be undone."""
        self._write(c, profile, None)

    def _write(self, c: Conversation, profile: Profile, value: Any) -> None:
        people.change_profile(c.db, profile.id, c.world.now, **{self.column: value})
        note_change(c, profile, before={self.column: getattr(profile, self.column)}, after={self.column: value})


class Taluka(Field):
    """The taluka (tehsil in Madhya Pradesh), chosen from the district's own; Mumbai City has none."""

    __slots__ = ()

    def question(self, c: Conversation) -> Question | None:
        profile = people.profile_of(c.db, c.person.id)
        talukas = c.world.places.talukas_of(profile.district_lgd if profile else None)
        if profile is None or not talukas:
            return None
        codes = [taluka.lgd_code for taluka in talukas]

        def read(reply: Reply, _language: str) -> str:
            found = c.world.places.find_taluka(reply.text, codes)
            if found is None:
                raise Misread(N_("I do not know that name here. Please choose from the list."))
            return str(found)

        tehsil = c.world.state_of(profile.district_lgd) == "Madhya Pradesh"
        text = N_("Which tehsil are you in?") if tehsil else N_("Which taluka are you in?")
        options = tuple(Option(str(taluka.lgd_code), taluka.name_in(c.language)) for taluka in talukas)
        return replace(self.asks, text=text, options=options, read=read)

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        return render(c.world.places.taluka(profile.taluka_lgd), c.language) if profile.taluka_lgd else ""


class RegistrationNumber(Field):
    """A registration number: only its form is checked here, an officer confirms it."""

    __slots__ = ()

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        return identifiers.shown(c.db, profile.id, self.name, c.language)

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        people.keep_identifier(c.db, profile.id, self.name, answer, c.world.now)
        note_change(c, profile, after={"kind": self.name}, why_not=N_("a number can be given again"))

    def erase(self, c: Conversation, profile: Profile) -> None:
        people.drop_identifier(c.db, profile.id, self.name)
        note_change(c, profile, after={"kind": self.name}, why_not=N_("a number can be given again"))


def price_of(reply: Reply, language: str) -> int:
    """A price in paise from words like "120", "₹120" or "1.5 lakh". Raises Misread."""
    paise = read_money(reply.text)
    if paise is None:
        paise = int(Decimal(whole_number(reply, language)) * 100)
    if not 0 < paise < 100 * BEYOND_TRADE:
        raise Misread(N_("Please write the price in rupees, for example 120."))
    return paise


def _unit_of(reply: Reply, _language: str) -> str:
    unit = unit_of(reply.text)
    if unit is None:
        raise Misread(N_("Please write how you sell it: kilo, quintal, piece, dozen, metre …"))
    return unit


def _amount(kept: str, language: str) -> str:
    return number(Decimal(kept), language)


REACH = (
    Option("district", N_("My district only")),
    Option("state", N_("My state")),
    Option("country", N_("All India")),
    Option("export", N_("Also abroad")),
)
SPEAKS = (*(Option(code, own_name(code)) for code in ("hi", "mr", "en")), Option("all", N_("All three")))
TALUKA = Question("taluka", N_("Which taluka are you in?"), takes="text")
UNIT = Question("unit", N_("How do you sell: by kilo, piece, dozen …?"), OFFERED, takes="text", read=_unit_of)
CAPACITY = Question("capacity", N_("How much can you give in one month?"), takes="number", read=whole_number)
MOQ = Question("moq", N_("What is the smallest order you take?"), takes="number", read=whole_number)
LEAD = Question("lead_days", N_("How many days do you need for an order?"), takes="number", read=whole_number)
PRICE = Question(
    "price",
    N_("What is your price in rupees, for one unit?"),
    (Option("ask", N_("Ask me")),),
    takes="number",
    read=price_of,
)


def _registration(kind: str) -> RegistrationNumber:
    def read(reply: Reply, _language: str) -> str:
        return identifiers.check(kind, reply.text)

    asks = Question(kind, identifiers.ASKED[kind], takes="text", read=read)
    return RegistrationNumber(kind, identifiers.KINDS[kind], "", asks, lambda kept, language: "", sees=OFFICE_SEES)


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Taluka("taluka", N_("Taluka"), "taluka_lgd", TALUKA, lambda kept, language: "", read=int),
        Field("unit", N_("Unit of sale"), "unit", UNIT, unit_name),
        Field("capacity", N_("How much a month"), "capacity", CAPACITY, _amount),
        Field("moq", N_("Smallest order"), "moq", MOQ, _amount),
        Field("lead_days", N_("Days to make"), "lead_days", LEAD, number, read=lambda answer: int(Decimal(answer))),
        Field("price", N_("Price"), "price_paise", PRICE, rupees, read=lambda answer: None if answer == "ask" else answer),
        Field(
            "bill", N_("Bill"), "gives_bill", yes_no("bill", N_("Do you give a bill?")),
            lambda kept, language: say(language, N_("Yes") if kept else N_("No")), read=lambda answer: answer == "yes",
        ),
        Field(
            "reach", N_("How far you send"), "reach", choice("reach", N_("How far do you send goods?"), REACH),
            lambda kept, language: next((one.label_in(language) for one in REACH if one.value == kept), ""),
        ),
        Field(
            "speaks", N_("Languages you speak"), "speaks",
            choice("speaks", N_("In which language can buyers talk to you?"), SPEAKS),
            lambda kept, language: ", ".join(own_name(code) for code in kept),
            read=lambda answer: ["hi", "mr", "en"] if answer == "all" else [answer],
        ),
        *(_registration(kind) for kind in identifiers.KINDS),
    )
}  # fmt: skip


# ── one question a day ────────────────────────────────────────────────────────────────────────────────────────────


def ask_later(step: Step) -> None:
    """After something useful: the next empty field of the seller's profile, at most one a day, each only once."""
    mine = people.profile_of(step.db, step.person.id)
    if mine is None or mine.status != "live" or step.person.asked_later_on == step.world.today:
        return
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
    mine = people.profile_of(c.db, c.person.id)
    question = field.question(c)
    if mine is None or question is None:
        return
    question = replace(question, text=question.text, options=(*question.options, SKIP))
    answer = c.ask(question, below=field.sees)
    if answer == "skip":
        return c.say(N_("All right, another time."))
    field.keep(c, mine, answer)
    c.say(N_("Noted, thank you."))


# ── my profile ────────────────────────────────────────────────────────────────────────────────────────────────────

CHANGE = (Option("change", N_("Change it")), Option("erase", N_("Erase it")), Option("back", N_("Leave it")))


def profile(c: Conversation) -> None:
    """A seller looks at the profile, and changes or erases one thing of it."""
    mine = people.profile_of(c.db, c.person.id)
    if mine is None:
        c.then("onboarding", **c.opening)
        return
    which = c.opening.get("field") or c.ask(
        choice("field", N_("Your profile. What would you like to change?"), _shown(c, mine))
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
    goods = render(_goods_of(c, people.products_of(c.db, mine.id), mine.products_text or "–"), c.language)
    options = [
        Option("products", N_("Goods: {goods}"), {"goods": goods}, also=("goods", "maal", "माल", "सामान")),
        Option("name", N_("Name: {name}"), {"name": mine.name or "–"}, also=("name", "naam", "नाम", "nav", "नाव")),
    ]
    for field in FIELDS.values():
        label = say(c.language, field.label)
        words = {"label": label, "value": field.shown(c, mine) or "–"}
        options.append(Option(field.name, N_("{label}: {value}"), words, also=(label, say("en", field.label))))
    hide = Option("hide", N_("Hide me"), also=("मुझे छिपाएँ", "मुझे छुपाओ", "mujhe chhupao", "मला लपवा", "mala lapva"))
    return [*options, hide if mine.status == "live" else Option("hide", N_("Show me again"))]


def _goods_of(c: Conversation, concepts: list[str], words: str) -> Any:
    return [c.world.catalogue.product(slug) for slug in concepts] or words


def _change_field(c: Conversation, mine: Profile, field: Field) -> None:
    words = {"label": say(c.language, field.label), "sees": say(c.language, field.sees)}
    wish = c.ask(choice("wish", N_("{label}. {sees}"), CHANGE), **words)
    question = field.question(c)
    if wish == "erase":
        field.erase(c, mine)
        c.say(N_("Erased."))
    elif wish == "change" and question is not None:
        field.keep(c, mine, c.ask(question))
        c.say(N_("Noted, thank you."))
    else:
        c.say(N_("All right, it stays as it is."))


def _change_name(c: Conversation, mine: Profile) -> None:
    name = c.ask(Question("name", onboarding.NAME.text, takes="text", read=name_of))
    people.change_profile(c.db, mine.id, c.world.now, name=name)
    c.step.know(name=name)
    note_change(c, mine, before={"name": mine.name}, after={"name": name})
    c.say(N_("Noted, thank you."))


def _change_products(c: Conversation, mine: Profile) -> None:
    """New goods take the old ones' place; goods offered in a message of their own are added to them."""
    had = people.products_of(c.db, mine.id)
    goods = onboarding.what_goods(c)
    concepts = list(dict.fromkeys([*had, *goods["concepts"]])) if c.opening.get("text") else goods["concepts"]
    district = c.world.places.district(mine.district_lgd or 0)
    people.change_profile(c.db, mine.id, c.world.now, products_text=goods["text"])
    tags = dict.fromkeys(concepts, "said")
    people.tag_products(c.db, mine.id, tags, state=district.state, district_lgd=district.lgd_code)
    audit.note(
        c.db, c.person.id, "change_products", f"profile:{mine.id}", c.world.now,
        before={"products_text": mine.products_text, "concepts": had}, after=goods, reverse="restore_products",
    )  # fmt: skip
    c.say(N_("Noted. You sell: {goods}."), goods=_goods_of(c, concepts, goods["text"]))


def _hide(c: Conversation, mine: Profile) -> None:
    status = "hidden" if mine.status == "live" else "live"
    people.change_profile(c.db, mine.id, c.world.now, status=status)
    note_change(c, mine, before={"status": mine.status}, after={"status": status})
    c.say(N_("Buyers do not see you now.") if status == "hidden" else N_("Buyers can find you again."))


def note_change(
    c: Conversation, mine: Profile, *, after: dict[str, Any], before: dict[str, Any] | None = None, why_not: str = ""
) -> None:
    """Write a change of the profile into the audit, with its way back or why there is none."""
    audit.note(
        c.db, c.person.id, "change_profile", f"profile:{mine.id}", c.world.now, before=before, after=after,
        reverse="" if why_not else "restore_profile", why_not=why_not,
    )  # fmt: skip


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _restore_profile(step: Step, deed: Any) -> bool:
    people.change_profile(step.db, onboarding.profile_of_deed(deed), step.world.now, **deed.before)
    if deed.before.get("name"):
        step.know(name=deed.before["name"])
    return True


def _restore_products(step: Step, deed: Any) -> bool:
    mine = people.profile(step.db, onboarding.profile_of_deed(deed))
    people.change_profile(step.db, mine.id, step.world.now, products_text=deed.before["products_text"])
    tags = dict.fromkeys(deed.before["concepts"], "said")
    people.tag_products(step.db, mine.id, tags, state=mine.state or "", district_lgd=mine.district_lgd or 0)
    return True


CONVERSATIONS = {"later": later, "profile": profile}
REVERSES = {"restore_profile": _restore_profile, "restore_products": _restore_products}
