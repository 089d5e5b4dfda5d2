"""What a seller may tell about what they sell: each field with how it is asked, read, kept and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import folded, keys_of
from handlers.language import N_, number, own_name, render, say
from handlers.matching.numbers import decimal_text
from handlers.matching.units import converted, unit_of
from handlers.questions import Misread, Option, Question, Reply, choice, yes_no
from handlers.seller import identifiers, measures, own_rates
from handlers.step import Step
from handlers.units import OFFERED, unit_name
from storage import audit, profiles
from storage.profiles import Profile

BUYERS_SEE = N_("Buyers see this.")
OFFICE_SEES = N_("Only the office sees the number; buyers see a tick once it is checked.")


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

    def called(self, c: Conversation | Step, profile: Profile) -> str:
        """Its name, in the language of its owner."""
        return say(c.language, self.label)

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        """The value as its owner reads it; empty when there is none."""
        kept = getattr(profile, self.column)
        return "" if kept is None else self.show(kept, c.language)

    def values(self, c: Conversation, profile: Profile, answer: Any) -> dict[str, Any]:
        """What an answer writes into the profile, by column."""
        return {self.column: self.read(answer)}

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        """Keep an answer; the deed can be undone."""
        self._write(c, profile, self.values(c, profile, answer))

    def preview(self, c: Conversation, profile: Profile, answer: Any) -> str:
        """An answer as its owner would read it, before it is kept."""
        return self.shown(c, replace(profile, **self.values(c, profile, answer)))

    def erase(self, c: Conversation, profile: Profile) -> None:
        """Forget it; the deed can be undone."""
        self._write(c, profile, {self.column: None})

    @staticmethod
    def _write(c: Conversation, profile: Profile, values: dict[str, Any]) -> None:
        profiles.change_profile(c.db, profile.id, c.world.now, **values)
        note_change(c, profile, before={column: getattr(profile, column) for column in values}, after=values)


def _says_tehsil(c: Conversation | Step, profile: Profile) -> bool:
    """A part of a district is a tehsil in Madhya Pradesh and a taluka in Maharashtra, whoever reads it."""
    return c.world.state_of(profile.district_lgd) == "Madhya Pradesh"


class Taluka(Field):
    """The taluka (tehsil in Madhya Pradesh), chosen from the district's own; Mumbai City has none."""

    __slots__ = ()

    def question(self, c: Conversation) -> Question | None:
        profile = profiles.profile_of(c.db, c.person.id)
        talukas = c.world.places.talukas_of(profile.district_lgd if profile else None)
        if profile is None or not talukas:
            return None
        codes = [taluka.lgd_code for taluka in talukas]

        def read(reply: Reply, _language: str) -> str:
            found = c.world.places.find_taluka(reply.text, codes)
            if found is None:
                raise Misread(N_("I do not know that name here. Please choose from the list."))
            return str(found)

        text = N_("Which tehsil are you in?") if _says_tehsil(c, profile) else N_("Which taluka are you in?")
        options = tuple(Option(str(taluka.lgd_code), taluka.name_in(c.language)) for taluka in talukas)
        return replace(self.asks, text=text, options=options, read=read)

    def called(self, c: Conversation | Step, profile: Profile) -> str:
        return say(c.language, N_("Tehsil") if _says_tehsil(c, profile) else self.label)

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        return render(c.world.places.taluka(profile.taluka_lgd), c.language) if profile.taluka_lgd else ""


class Unit(Field):
    """The unit of sale: amounts and price, which count in it, are counted anew in another one."""

    __slots__ = ()

    def values(self, c: Conversation, profile: Profile, answer: Any) -> dict[str, Any]:
        values: dict[str, Any] = {"unit": answer}
        each = converted(Decimal(1), profile.unit, answer) if profile.unit else None
        if profile.unit and profile.unit != answer:
            for column in ("capacity", "moq"):
                amount = getattr(profile, column)
                values[column] = decimal_text(Decimal(amount) * each) if amount and each else None
            values["price_paise"] = round(profile.price_paise / each) if profile.price_paise and each else None
        return values

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        values = self.values(c, profile, answer)
        self._write(c, profile, values)
        if any(value is None and getattr(profile, column) for column, value in values.items()):
            c.say(
                N_("How much and the price counted in {unit}; please write them anew."),
                unit=unit_name(profile.unit, c.language),
            )


def _unit_meant(c: Conversation, profile: Profile, unit: str) -> str:
    """The unit that a seller means: who makes bags and says "per bag" sells by the piece, not by the sack."""
    made = {
        c.world.catalogue.product(slug).name_in("en").split()[-1] for slug in profiles.products_of(c.db, profile.id)
    }
    return "piece" if unit in made else unit


class Amount(Field):
    """An amount in the unit of sale; said in a unit while none is known yet, it tells that one too."""

    __slots__ = ()

    def question(self, c: Conversation) -> Question | None:
        profile = profiles.profile_of(c.db, c.person.id)
        reads = (measures.a_month if self.name == "capacity" else measures.amount_in)(profile.unit if profile else None)

        def read(reply: Reply, language: str) -> Any:
            said = unit_of(reply.text)
            if profile is not None and said is not None and _unit_meant(c, profile, said) != said:
                words = [word for word in reply.text.split() if unit_of(word) != said]
                reply = replace(reply, text=" ".join([*words, "piece"]))
            return reads(reply, language)

        return replace(self.asks, read=read)

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        kept = getattr(profile, self.column)
        return f"{number(Decimal(kept), c.language)} {unit_name(profile.unit, c.language)}".strip() if kept else ""

    def values(self, c: Conversation, profile: Profile, answer: Any) -> dict[str, Any]:
        unit = {} if profile.unit or not answer["unit"] else {"unit": _unit_meant(c, profile, answer["unit"])}
        return {self.column: answer["number"], **unit}


class Price(Field):
    """The price in paise for one of the unit of sale, of all goods or of single ones; empty is "ask me"."""

    __slots__ = ()

    def question(self, c: Conversation) -> Question | None:
        profile = profiles.profile_of(c.db, c.person.id)
        unit = profile.unit if profile else None
        of_all = measures.price_for(unit)

        def read(reply: Reply, language: str) -> dict[str, Any]:
            sold = profiles.products_of(c.db, profile.id) if profile else []
            rates = own_rates.told(reply.text, sold, unit, c.world.catalogue)
            return {"rates": rates} if rates else of_all(reply, language)

        return replace(self.asks, read=read)

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        return own_rates.said(profile, profiles.products_of(c.db, profile.id), c.world, c.language)

    def values(self, c: Conversation, profile: Profile, answer: Any) -> dict[str, Any]:
        if answer == "ask":
            return {"price_paise": None, "rates": None}
        said = answer["unit"] if "rates" not in answer else own_rates.unit_of_all(answer["rates"])
        unit = {} if profile.unit or not said else {"unit": _unit_meant(c, profile, said)}
        if "rates" in answer:
            return {"rates": own_rates.changed(profile, answer["rates"]), **unit}
        return {"price_paise": answer["paise"], **({"rates": None} if profile.rates else {}), **unit}

    def erase(self, c: Conversation, profile: Profile) -> None:
        self._write(c, profile, {"price_paise": None, "rates": None})


class RegistrationNumber(Field):
    """A registration number: only its form is checked here, an officer confirms it."""

    __slots__ = ()

    def values(self, c: Conversation, profile: Profile, answer: Any) -> dict[str, Any]:
        return {}

    def shown(self, c: Conversation | Step, profile: Profile) -> str:
        return identifiers.shown(c.db, profile.id, self.name, c.language)

    def keep(self, c: Conversation, profile: Profile, answer: Any) -> None:
        if answer == identifiers.NONE:
            return
        profiles.keep_identifier(c.db, profile.id, self.name, answer, c.world.now)
        note_change(c, profile, after={"kind": self.name}, why_not=N_("a number can be given again"))

    def erase(self, c: Conversation, profile: Profile) -> None:
        profiles.drop_identifier(c.db, profile.id, self.name)
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


_NOT = folded("nahi nahin nai नहीं नही नाही no not dont don't doesnt doesn't cant can't cannot wont won't never without bina बिना "
              "shivay नको mat मत")  # fmt: skip
_GIVES = folded(
    "deta deti dete देता देती देते देतो deto denge देंगे milega milta मिलेगा मिलता मिळेल pakka पक्का haan हाँ हो ho yes give"
)
_FAR = (
    ("export", folded("videsh विदेश pardesh परदेश परदेशात export abroad foreign एक्सपोर्ट")),
    ("country", folded("india bharat desh भारत भारतभर देश देशभर इंडिया anywhere everywhere country kahin कहीं kuthehi कुठेही bahar बाहर "
                        "baher बाहेर")),
    ("state", folded("state rajya राज्य pradesh प्रदेश mp एमपी maharashtra महाराष्ट्र महाराष्ट्रात स्टेट")),
    ("district", folded("district jila zila jile zile जिला जिले जिल्हा जिल्ह्यात taluka tehsil तहसील तालुका local")),
)  # fmt: skip
"""How far goods are sent, by words of it; the widest that is named counts."""


def _bill_of(reply: Reply, _language: str) -> str:
    said = set(keys_of(reply.text))
    if not said & (_NOT | _GIVES):
        raise Misread()
    return "no" if said & _NOT else "yes"


def reach_named(text: str) -> str | None:
    """How far goods are sent, by the widest word of it; None where none stands there."""
    said = set(keys_of(text))
    return next((value for value, words in _FAR if said & words), None)


def _reach_of(reply: Reply, _language: str) -> str:
    far = reach_named(reply.text)
    if far is None:
        raise Misread()
    return far


def _spoken_in(reply: Reply, _language: str) -> list[str]:
    said = set(keys_of(reply.text))
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
        if identifiers.has_none(reply.text):
            return identifiers.NONE
        # "mera GST 27… hai" answers as the number alone does.
        return identifiers.check(kind, identifiers.told_in(reply.text).get(kind, reply.text))

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


def note_change(
    c: Conversation, mine: Profile, *, after: dict[str, Any], before: dict[str, Any] | None = None, why_not: str = ""
) -> None:
    """Write a change of the profile into the audit, with its way back or why there is none."""
    audit.note(
        c.db, c.person.id, "change_profile", f"profile:{mine.id}", c.world.now, before=before, after=after,
        reverse="" if why_not else "restore_profile", why_not=why_not,
    )  # fmt: skip
