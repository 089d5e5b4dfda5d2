"""A seller's profile: what is told after the first five messages, one question a day, looked at, changed and erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from handlers import goods, identifiers, latecomers, learning, measures, onboarding, who_speaks
from handlers.conversation import Conversation
from handlers.folding import fold, folded, tokens
from handlers.language import N_, number, own_name, render, rupees, say
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import converted, unit_of
from handlers.naming import is_greeting
from handlers.questions import OWN_WORDS, SKIP, Misread, Option, Question, Reply, Several, choice, is_label, yes_no
from handlers.step import Step
from handlers.units import OFFERED, unit_name
from storage import audit, consent, conversations, enquiries, people
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
    also: tuple[str, ...] = ()
    """Other names by which its owner may ask for it."""

    def question(self, c: Conversation) -> Question | None:
        """How it is asked; None where it does not apply."""
        return self.asks

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        """The value as its owner reads it; empty when there is none."""
        kept = getattr(profile, self.column)
        return "" if kept is None else self.show(kept, c.language)

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        """Keep an answer; the deed can be undone."""
        self._write(c, profile, {self.column: self.read(answer)})

    def erase(self, c: Conversation, profile: Profile) -> None:
        """Forget it; the deed can be undone."""
        self._write(c, profile, {self.column: None})

    @staticmethod
    def _write(c: Conversation, profile: Profile, values: dict[str, Any]) -> None:
        people.change_profile(c.db, profile.id, c.world.now, **values)
        note_change(c, profile, before={column: getattr(profile, column) for column in values}, after=values)


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


class Unit(Field):
    """The unit of sale: amounts and price, which count in it, are counted anew in another one."""

    __slots__ = ()

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        values: dict[str, Any] = {"unit": answer}
        each = converted(Decimal(1), profile.unit, answer) if profile.unit else None
        if profile.unit and profile.unit != answer:
            for column in ("capacity", "moq"):
                amount = getattr(profile, column)
                values[column] = decimal_text(Decimal(amount) * each) if amount and each else None
            values["price_paise"] = round(profile.price_paise / each) if profile.price_paise and each else None
        self._write(c, profile, values)
        if any(value is None and getattr(profile, column) for column, value in values.items()):
            c.say(
                N_("How much and the price counted in {unit}; please write them anew."),
                unit=unit_name(profile.unit, c.language),
            )


class Amount(Field):
    """An amount in the unit of sale; said in a unit while none is known yet, it tells that one too."""

    __slots__ = ()

    def question(self, c: Conversation) -> Question | None:
        profile = people.profile_of(c.db, c.person.id)
        reads = measures.a_month if self.name == "capacity" else measures.amount_in
        return replace(self.asks, read=reads(profile.unit if profile else None))

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        kept = getattr(profile, self.column)
        return f"{number(Decimal(kept), c.language)} {unit_name(profile.unit, c.language)}".strip() if kept else ""

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        unit = {} if profile.unit or not answer["unit"] else {"unit": answer["unit"]}
        self._write(c, profile, {self.column: answer["number"], **unit})


class Price(Field):
    """The price in paise for one of the unit of sale; empty is "ask me"."""

    __slots__ = ()

    def question(self, c: Conversation) -> Question | None:
        profile = people.profile_of(c.db, c.person.id)
        return replace(self.asks, read=measures.price_for(profile.unit if profile else None))

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        if profile.price_paise is None:
            return ""
        price = rupees(profile.price_paise, c.language)
        if not profile.unit:
            return price
        return say(c.language, N_("{price} per {unit}"), price=price, unit=unit_name(profile.unit, c.language))

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        if answer == "ask":
            return self._write(c, profile, {"price_paise": None})
        unit = {} if profile.unit or not answer["unit"] else {"unit": answer["unit"]}
        return self._write(c, profile, {"price_paise": answer["paise"], **unit})


class RegistrationNumber(Field):
    """A registration number: only its form is checked here, an officer confirms it."""

    __slots__ = ()

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        return identifiers.shown(c.db, profile.id, self.name, c.language)

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        if answer == identifiers.NONE:
            return
        people.keep_identifier(c.db, profile.id, self.name, answer, c.world.now)
        note_change(c, profile, after={"kind": self.name}, why_not=N_("a number can be given again"))

    def erase(self, c: Conversation, profile: Profile) -> None:
        people.drop_identifier(c.db, profile.id, self.name)
        note_change(c, profile, after={"kind": self.name}, why_not=N_("a number can be given again"))


def _unit_of(reply: Reply, _language: str) -> str:
    unit = unit_of(reply.text)
    if unit is None:
        raise Misread(N_("Please write how you sell it: kilo, quintal, piece, dozen, metre …"))
    return unit


REACH = (
    Option("district", N_("My district only")),
    Option("state", N_("My state")),
    Option("country", N_("All India")),
    Option("export", N_("Also abroad")),
)
SPEAKS = (*(Option(code, own_name(code)) for code in ("hi", "mr", "en")), Option("all", N_("All three")))
LANGUAGE_NAMES = {"hi": "hindi हिंदी हिन्दी", "mr": "marathi मराठी", "en": "english angrezi इंग्लिश अंग्रेजी अंग्रेज़ी इंग्रजी"}


_NOT = folded("nahi nahin nai नहीं नही नाही no not bina बिना shivay नको")
_GIVES = folded(
    "deta deti dete देता देती देते देतो deto denge देंगे milega milta मिलेगा मिलता मिळेल pakka पक्का haan हाँ हो ho yes give"
)
_FAR = (
    ("export", folded("videsh विदेश pardesh परदेश परदेशात export abroad foreign एक्सपोर्ट")),
    ("country", folded("india bharat desh भारत भारतभर देश देशभर इंडिया anywhere everywhere country kahin कहीं kuthehi कुठेही")),
    ("state", folded("state rajya राज्य pradesh प्रदेश mp एमपी maharashtra महाराष्ट्र महाराष्ट्रात स्टेट")),
    ("district", folded("district jila zila jile zile जिला जिले जिल्हा जिल्ह्यात taluka tehsil तहसील तालुका local")),
)  # fmt: skip
"""How far goods are sent, by words of it; the widest that is named counts."""


def _bill_of(reply: Reply, _language: str) -> str:
    said = {fold(word) for word in tokens(reply.text)}
    if not said & (_NOT | _GIVES):
        raise Misread()
    return "no" if said & _NOT else "yes"


def _reach_of(reply: Reply, _language: str) -> str:
    said = {fold(word) for word in tokens(reply.text)}
    far = next((value for value, words in _FAR if said & words), None)
    if far is None:
        raise Misread()
    return far


def _spoken_in(reply: Reply, _language: str) -> list[str]:
    said = {fold(word) for word in tokens(reply.text)}
    found = [code for code, names in LANGUAGE_NAMES.items() if said & folded(names)]
    if not found:
        raise Misread(N_("I can note Hindi, Marathi and English."))
    return found


TALUKA = Question("taluka", N_("Which taluka are you in?"), takes="text")
UNIT = Question("unit", N_("How do you sell: by kilo, piece, dozen …?"), OFFERED, takes="text", read=_unit_of)
CAPACITY = Question("capacity", N_("How much can you give in one month?"), takes="number")
MOQ = Question("moq", N_("What is the smallest order you take?"), takes="number")
LEAD = Question("lead_days", N_("How many days do you need for an order?"), takes="number", read=measures.days)
PRICE = Question(
    "price", N_("What is your price in rupees, for one unit?"), (Option("ask", N_("Ask me")),), takes="number"
)
BILL = replace(yes_no("bill", N_("Do you give a bill?")), read=_bill_of)
HOW_FAR = replace(choice("reach", N_("How far do you send goods?"), REACH), read=_reach_of)
WHICH_LANGUAGE = replace(choice("speaks", N_("In which language can buyers talk to you?"), SPEAKS), read=_spoken_in)


def _unshown(_kept: Any, _language: str) -> str:
    """For fields that show themselves by more than the kept value."""
    return ""


def _registration(kind: str) -> RegistrationNumber:
    def read(reply: Reply, _language: str) -> str:
        return identifiers.NONE if identifiers.has_none(reply.text) else identifiers.check(kind, reply.text)

    asks = Question(kind, identifiers.ASKED[kind], takes="text", read=read)
    return RegistrationNumber(
        kind, identifiers.KINDS[kind], "", asks, _unshown, sees=OFFICE_SEES, also=identifiers.CALLED[kind]
    )


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Taluka("taluka", N_("Taluka"), "taluka_lgd", TALUKA, _unshown, read=int, also=("tehsil", "taluka", "तहसील", "तालुका")),
        Unit("unit", N_("Unit of sale"), "unit", UNIT, unit_name, also=("unit", "naap", "नाप", "माप", "map")),
        Amount("capacity", N_("How much a month"), "capacity", CAPACITY, _unshown, also=("capacity", "mahine ka maal")),
        Amount("moq", N_("Smallest order"), "moq", MOQ, _unshown, also=("minimum order", "moq", "kam se kam")),
        Field("lead_days", N_("Days to make"), "lead_days", LEAD, number, read=int, also=("din", "दिन")),
        Price("price", N_("Price"), "price_paise", PRICE, _unshown, also=("rate", "bhav", "daam", "भाव", "दाम", "दर", "किंमत")),
        Field(
            "bill", N_("Bill"), "gives_bill", BILL,
            lambda kept, language: say(language, N_("Yes") if kept else N_("No")), read=lambda answer: answer == "yes",
        ),
        Field(
            "reach", N_("How far you send"), "reach", HOW_FAR,
            lambda kept, language: next((one.label_in(language) for one in REACH if one.value == kept), ""),
        ),
        Field(
            "speaks", N_("Languages you speak"), "speaks", WHICH_LANGUAGE,
            lambda kept, language: ", ".join(own_name(code) for code in kept),
            read=lambda answer: ["hi", "mr", "en"] if answer == "all" else answer if isinstance(answer, list) else [answer],
            also=("bhasha", "भाषा", "language"),
        ),
        *(_registration(kind) for kind in identifiers.KINDS),
    )
}  # fmt: skip


# ── one question a day ────────────────────────────────────────────────────────────────────────────────────────────


def ask_later(step: Step, answered: int | None = None) -> None:
    """After something useful: the next empty field of the seller's profile, at most one a day, each only once.

    `answered` is the conversation of the lead that was answered just now, which is no longer waited for.
    """
    mine = people.profile_of(step.db, step.person.id)
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
    mine = people.profile_of(c.db, c.person.id)
    question = field.question(c)
    if mine is None or question is None:
        return
    question = replace(question, text=question.text, options=(*question.options, SKIP))
    answer = c.ask(question, below=field.sees)
    if answer == "skip":
        return c.say(N_("All right, another time."))
    field.keep(c, mine, answer)
    _say_what_was_noted(c, field)


def _say_what_was_noted(c: Conversation, field: Field) -> None:
    """A kept answer is read back as it was understood."""
    mine = people.profile_of(c.db, c.person.id)
    value = field.shown(c, mine) if mine else ""
    if value:
        return c.say(N_("Noted. {label}: {value}."), label=say(c.language, field.label), value=value)
    return c.say(N_("All right, it stays empty."))


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
            raise Misread(misread.hint, elsewhere=len(tokens(reply.text)) >= OWN_WORDS, **misread.words) from None


CHANGE = (Option("change", N_("Change it")), Option("erase", N_("Erase it")), Option("back", N_("Leave it")))


def profile(c: Conversation) -> None:
    """A seller looks at the profile, and changes or erases one thing of it."""
    mine = people.profile_of(c.db, c.person.id)
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
    sold = render(onboarding.goods_shown(c.world, _sold(c, mine)) or "–", c.language)
    options = [
        Option("products", N_("Goods: {goods}"), {"goods": sold}, also=("goods", "maal", "माल", "सामान")),
        Option("name", N_("Name: {name}"), {"name": mine.name or "–"}, also=("name", "naam", "नाम", "nav", "नाव")),
    ]
    for field in FIELDS.values():
        if field.question(c) is None:
            continue
        label = say(c.language, field.label)
        words = {"label": label, "value": field.shown(c, mine) or "–"}
        options.append(
            Option(field.name, N_("{label}: {value}"), words, also=(label, say("en", field.label), *field.also))
        )
    hide = Option("hide", N_("Hide me"), also=("मुझे छिपाएँ", "मुझे छुपाओ", "mujhe chhupao", "मला लपवा", "mala lapva"))
    return [*options, hide if mine.status == "live" else Option("hide", N_("Show me again"))]


def _sold(c: Conversation, mine: Profile) -> dict[str, Any]:
    """What a seller sells now, as goods are read: {"text", "concepts", "new", "media_ids"}."""
    concepts, words = people.products_of(c.db, mine.id), mine.products_text or ""
    new = goods.own_words(c.world, words) if concepts else [words] if words else []
    return {"text": words, "concepts": concepts, "new": new, "media_ids": []}


def _change_field(c: Conversation, mine: Profile, field: Field) -> None:
    told = _told(c, field)
    if told is not None:
        field.keep(c, mine, told)
        return _say_what_was_noted(c, field)
    words = {"label": say(c.language, field.label), "sees": say(c.language, field.sees)}
    wish = c.ask(Choice("wish", N_("{label}. {sees}"), CHANGE), **words)
    question = field.question(c)
    if wish == "erase":
        field.erase(c, mine)
        c.say(N_("Erased."))
    elif wish == "change" and question is not None:
        field.keep(c, mine, c.ask(question))
        _say_what_was_noted(c, field)
    else:
        c.say(N_("All right, it stays as it is."))
    return None


def _told(c: Conversation, field: Field) -> Any:
    """The value that the sentence itself tells with which this began: "my rate is 200 a kilo"; None when it tells none."""
    question, words = field.question(c), c.opening.get("text", "")
    counts = field.name == "taluka" or bool(numerals(pieces(words)))
    if question is None or question.read is None or not counts:
        return None
    try:
        return question.read(Reply(text=words), c.language)
    except (Misread, Several):
        return None


def _change_name(c: Conversation, mine: Profile) -> None:
    keep_name(c, mine, c.ask(Question("name", onboarding.NAME.text, takes="text", read=who_speaks.reads_name(c))))


def keep_name(c: Conversation, mine: Profile | None, name: str) -> None:
    """Another name of the speaker, and of what they sell under; the deed can be undone."""
    before = mine.name if mine is not None else c.person.name
    if mine is not None:
        people.change_profile(c.db, mine.id, c.world.now, name=name)
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
    asks = yes_no("called", N_("Shall I write your name as {name}?"))
    if name and not c.opening.get("sure") and c.ask(asks, name=name) == "no":
        return c.say(N_("All right, it stays as it is."))
    mine = people.profile_of(c.db, c.person.id)
    asks_name = Question("name", onboarding.NAME.text, takes="text", read=who_speaks.reads_name(c))
    return keep_name(c, mine, name or c.ask(asks_name))


def _change_products(c: Conversation, mine: Profile) -> None:
    """New goods take the old ones' place; "also", and goods offered in a message of their own, come on top of them."""
    had = _sold(c, mine)
    named = onboarding.concepts_in(c.world, c.opening.get("text", ""))
    leaving = [concept for concept in named if concept in had["concepts"]]
    if leaving and goods.given_up(c.opening["text"]):
        return _give_up(c, mine, had, leaving)
    sold = onboarding.what_goods(c, had)
    district = c.world.places.district(mine.district_lgd or 0)
    people.change_profile(c.db, mine.id, c.world.now, products_text=sold["text"])
    tags = dict.fromkeys(sold["concepts"], "said")
    people.tag_products(c.db, mine.id, tags, state=district.state, district_lgd=district.lgd_code)
    learning.from_cell(c.db, c.world, sold["text"], person_id=c.person.id, language=c.language)
    enquiries.unread(c.db, " ".join(sold["new"]).split()[:6], c.language, c.world.now)
    audit.note(
        c.db, c.person.id, "change_products", f"profile:{mine.id}", c.world.now,
        before={"products_text": mine.products_text, "concepts": had["concepts"]}, after=sold, reverse="restore_products",
    )  # fmt: skip
    latecomers.meet(c.step, mine.id)
    c.say(N_("Noted. You sell: {goods}."), goods=onboarding.goods_shown(c.world, sold))
    if sold["wants"]:
        c.then("also_wanted", wants=sold["wants"])


def _give_up(c: Conversation, mine: Profile, had: dict[str, Any], leaving: list[str]) -> None:
    """Goods that a seller has no longer are taken off; who has none left is shown to no buyer."""
    shown = [c.world.catalogue.product(concept) for concept in leaving]
    if c.ask(yes_no("give_up", N_("Shall I take {goods} off your goods?")), goods=shown) == "no":
        return c.say(N_("All right, it stays as it is."))
    left = [concept for concept in had["concepts"] if concept not in leaving]
    if not left:
        return _hide(c, mine)
    district = c.world.places.district(mine.district_lgd or 0)
    after = {"text": ", ".join(c.world.catalogue.product(one).name_in(c.language) for one in left), "concepts": left}
    people.change_profile(c.db, mine.id, c.world.now, products_text=after["text"])
    people.tag_products(
        c.db, mine.id, dict.fromkeys(left, "said"), state=district.state, district_lgd=district.lgd_code
    )
    audit.note(
        c.db, c.person.id, "change_products", f"profile:{mine.id}", c.world.now,
        before={"products_text": mine.products_text, "concepts": had["concepts"]}, after=after, reverse="restore_products",
    )  # fmt: skip
    c.say(N_("Noted. You sell: {goods}."), goods=[c.world.catalogue.product(concept) for concept in left])
    return None


def _hide(c: Conversation, mine: Profile) -> None:
    status = "hidden" if mine.status == "live" else "live"
    people.change_profile(c.db, mine.id, c.world.now, status=status)
    note_change(c, mine, before={"status": mine.status}, after={"status": status})
    if status == "live":
        latecomers.meet(c.step, mine.id)
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
    if deed.before.get("name") and not step.address.shared:
        step.know(name=deed.before["name"])
    return True


def _restore_name(step: Step, deed: Any) -> bool:
    step.know(name=deed.before["name"])
    return True


def _restore_products(step: Step, deed: Any) -> bool:
    mine = people.profile(step.db, onboarding.profile_of_deed(deed))
    people.change_profile(step.db, mine.id, step.world.now, products_text=deed.before["products_text"])
    tags = dict.fromkeys(deed.before["concepts"], "said")
    people.tag_products(step.db, mine.id, tags, state=mine.state or "", district_lgd=mine.district_lgd or 0)
    return True


CONVERSATIONS = {"later": later, "profile": profile, "rename": rename}
REVERSES = {"restore_profile": _restore_profile, "restore_name": _restore_name, "restore_products": _restore_products}
