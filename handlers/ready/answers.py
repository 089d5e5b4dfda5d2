"""How a ready question is answered, and how each reader is told the answer: in their language, with its unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from babel import Locale

from handlers.enquiry import wording
from handlers.folding import fold, folded, tokens
from handlers.language import N_, Counted, number, own_name, plural, say
from handlers.limits import BEYOND_TRADE
from handlers.matching.currencies import is_money_word
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import converted, unit_of
from handlers.questions import Misread, Option, Reply, words_of
from handlers.reading import language_of, small_words
from handlers.reading.commands import read_command
from handlers.reading.words import WordBook
from handlers.seller import measures
from handlers.trade import prices
from handlers.units import IN_DAYS, MANY, ngettext, unit_name
from storage.reference.questions import ReadyQuestion

Answer = Mapping[str, Any]
MEASURES: dict[str, tuple[str, str]] = {
    "inch": ngettext("inch", "inches"), "cm": ngettext("cm", "cm"), "mm": ngettext("mm", "mm"),
    "foot": ngettext("foot", "feet"), "minute": ngettext("minute", "minutes"), "hour": ngettext("hour", "hours"),
    "month": ngettext("month", "months"), "year": ngettext("year", "years"),
    **{unit: MANY[unit] for unit in ("metre", "kg", "g", "piece", "litre", "ml")},
}  # fmt: skip
_SAID_AS = {
    fold(word): unit
    for unit, words in {
        "inch": "inch inches in इंच इंची इन्च", "cm": "cm centimetre centimeter सेमी सेंटीमीटर सेंमी",
        "mm": "mm millimetre millimeter मिमी मिलीमीटर एमएम", "foot": "foot feet ft फुट फीट फूट",
        "minute": "minute minutes min मिनट मिनिट minat", "hour": "hour hours घंटा घंटे तास ghanta ghante taas",
        "month": "month months महीना महीने महिना महिने mahina mahine", "year": "year years साल वर्ष saal varsh",
    }.items()
    for word in words.split()
}  # fmt: skip
SENTENCE = 4
"""From how many words on a text tells its language."""
SURE_OF_FEW, SURE_OF_MANY = 0.9, 0.75
"""How surely a few words, and more of them, must tell another language than their writer's."""
MOST_SIDES = 3
"""A size has at most so many numbers: length, width, height."""
YES, NO = Option("yes", N_("Yes")), Option("no", N_("No"))


def options_of(question: ReadyQuestion, language: str) -> tuple[Option, ...]:
    """What can be tapped, or answered by its number."""
    if question.takes == "yes_no":
        return (YES, NO)
    return tuple(
        Option(value, said.name_in(language), also=(said.en, said.hi, said.mr)) for value, said in question.choices
    )


def reader_of(
    question: ReadyQuestion | None, unit: str, foreign: str, is_for_haat: Callable[[str], bool]
) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads a reply to this question: what it takes, else a photo or voice note, else words, which pass unchanged.

    Nothing that somebody answers to a person is "not understood": what is no number goes to the asker as it is written, but for
    a bare yes to what no yes answers ("where shall it go?").
    `is_for_haat` tells a matter of its own, which is for Haat and not for the other side. Free words take anything.
    """

    def read(reply: Reply, language: str) -> dict[str, Any]:
        if reply.media_ids:
            kinds = [medium.kind for medium in reply.media] or ["photo"]
            media = [list(one) for one in zip(reply.media_ids, kinds, strict=False)]
            return {"media": media} | ({"words": reply.text.strip()} if reply.text.strip() else {})
        text = words_of(reply, language)
        try:
            found = _read(question, Reply(text), language, unit, foreign) if question else None
        except Misread:
            found = None
        if found is None and is_for_haat(text):
            raise Misread(elsewhere=True)
        if (
            found is None
            and question is not None
            and question.takes in _NEVER_YES
            and read_command(text, "yes_no") == "yes"
        ):
            raise Misread(N_("Please write it in a few words."), noted=True)
        if found is not None and question is not None and question.takes in COUNTED and _says_more(question, text):
            return {**found, "beside": text}
        return found or {"words": text}

    return read


_SAYS_NOTHING = folded("""
    hai hain he h ahe aahe ahet aahet है हैं आहे आहेत haan han haa हाँ हां ho हो ji जी yes no nahi नहीं नाही bhai भाई sir
    madam ka ki ke का
    की के cha chi che चा ची चे la ला ko को me mein mai में मध्ये madhe madhye ek one each एक per for is the it its a of in
    will be take takes
    rs inr only sirf सिर्फ फक्त fakt hoga hogi honge होगा होगी होंगे hoil होईल lagega lagenge लगेगा लगेंगे lagel lagtil
    लागेल लागतील milega
    milegi milenge मिलेगा मिलेगी मिलेंगे milel miltil मिळेल मिळतील rahega rahegi रहेगा रहेगी rahil राहील denge dunga dungi
    doonga देंगे दूँगा दूंगा
    दूँगी दूंगी deu deto dete देऊ देतो देते to तो hi ही price rate रेट bhav भाव dar दर daam दाम se से तक tak day days din
    दिन divas दिवस
    divsat दिवसात दिवसांत x by × into गुणा our my hamara mera mere मेरा हमारा amcha माझा
""")
"""Words beside a number that say nothing more than the number does."""


def _says_more(question: ReadyQuestion, text: str) -> bool:
    """Do words say more than the number that they are read as: "10%, barish me 12", "150, bori alag"? Then they go along."""
    of_question = {fold(word) for phrase in (*question.words, *_labels(question)) for word in tokens(phrase)}
    numbers = pieces(text)
    told = {word for one in numerals(numbers) for part in numbers[one.first : one.end] for word in tokens(part.text)}
    return any(
        word not in told and not word.isdigit() and unit_of(word) is None and not is_money_word(word)
        and not _KINDS.look_up([word]).classes[0] and fold(word) not in _SAYS_NOTHING | of_question | _SAID_AS.keys()
        for word in tokens(text)
    )  # fmt: skip


def _labels(question: ReadyQuestion) -> tuple[str, str, str]:
    return question.label.en, question.label.hi, question.label.mr


_NEVER_YES = ("text", "measure", "amount", "money", "days", "percent")
_KINDS = WordBook(
    {
        "percent": "percent percentage pratishat प्रतिशत fisad feesad फीसदी फ़ीसदी फीसद टक्के टक्का takke takka parsent परसेंट",
        "days": "din days day dino दिन दिनों दिनो दिवस divas divsat दिवसात दिवसांत hafte hafta हफ्ते हफ़्ते हफ्ता week weeks आठवडे आठवडा",
        "money": "rupaye rupay rupaya rupees rs inr रुपये रुपए रुपया रुपयांना usd dollar dollars aed dirham ₹ $",
        "measure": "inch inches इंच cm सेमी mm मिमी feet foot फुट फीट",
        "weight": "kg kilo kilos किलो gram ग्राम ग्रॅम quintal क्विंटल ton tonne टन bori बोरी packet पैकेट litre लीटर लिटर",
    }
)


def kind_said(text: str) -> str:
    """Of which kind a number is by the one unit said with it: percent, days, money, measure, weight; "" where none or several."""
    found = _KINDS.look_up(["percent" if word == "%" else word for word in tokens(text.replace("%", " % "))])
    said = {name for name in _KINDS.entries if found.has(name)}
    if "%" in text:
        said.add("percent")
    return said.pop() if len(said) == 1 and numerals(pieces(text)) else ""


COUNTED = ("percent", "days", "money", "measure", "amount")
"""What a number answers."""
WHOLE = 100
"""Percent: more of anything there is not."""
_TAKES = {
    "percent": ("percent",),
    "days": ("days",),
    "money": ("money",),
    "measure": ("measure",),
    "weight": ("measure", "amount", "money"),
}
"""Which questions a number of each kind may answer: "150 kilo" is a rate as well."""


def fits(question: ReadyQuestion, text: str) -> bool:
    """May these words answer this question, by the unit of the number in them? "10 percent" is no price."""
    said = kind_said(text)
    return not said or question.takes not in COUNTED or question.takes in _TAKES[said]


def surely_fits(question: ReadyQuestion, text: str) -> bool:
    """Is the number in these words, by its unit, of the very kind that this question takes?"""
    said = kind_said(text)
    return said != "weight" and bool(said) and question.takes in _TAKES[said]


def _read(
    question: ReadyQuestion, reply: Reply, language: str, unit: str, foreign: str
) -> dict[str, Any] | None:  # fmt: skip
    if not fits(question, reply.text):
        return None
    match question.takes:
        case "yes_no" | "choice":
            said = read_command(reply.text, "yes_no")
            return {"value": said} if question.takes == "yes_no" and said in ("yes", "no") else None
        case "measure":
            return _measured(reply.text, question.units)
        case "amount":
            return _amount(reply.text, unit)
        case "money":
            price = prices.price_in(unit, foreign)(reply, language)
            # "40" of a quintal may be the rate of a kilo: it goes as it was written.
            return None if prices.may_be_of_a_kilo(price, converted(Decimal(1), unit, "kg")) else {"price": price}
        case "days":
            return {"days": measures.days(reply, language)} if _is_a_number(reply.text) else None
        case "percent":
            found = numerals(pieces(reply.text))
            return (
                {"percent": decimal_text(found[0].value)} if len(found) == 1 and 0 <= found[0].value <= WHOLE else None
            )
    return None


def _is_a_number(text: str) -> bool:
    """A number with hardly a word beside it: "15", "15 din mein", not "after 2 people have come back from the fair"."""
    return bool(numerals(pieces(text))) and len(tokens(text)) <= 5


def _measured(text: str, units: tuple[str, ...]) -> dict[str, Any] | None:
    """One to three numbers in one unit: "12 x 18 inch"; a unit that the question does not know makes it words."""
    values = [numeral.value for numeral in numerals(pieces(text)) if 0 < numeral.value < BEYOND_TRADE]
    if not 1 <= len(values) <= MOST_SIDES or len(tokens(text)) > 8:
        return None
    named = {_SAID_AS[key] for word in tokens(text) if (key := fold(word)) in _SAID_AS}
    named |= {unit} if not named and (unit := unit_of(text)) else set()
    if len(named) > 1 or not named <= MEASURES.keys():
        return None
    unit = next(iter(named)) if named else units[0] if len(units) == 1 else ""
    return {"numbers": [decimal_text(value) for value in values], "measure": unit} if unit else None


def _amount(text: str, unit: str) -> dict[str, Any] | None:
    found = numerals(pieces(text))
    if len(found) != 1 or not 0 < found[0].value < BEYOND_TRADE or len(tokens(text)) > 5:
        return None
    said = unit_of(text) or unit
    into = converted(found[0].value, said, unit)
    return {
        "number": decimal_text(into if into is not None else found[0].value),
        "unit": unit if into is not None else said,
    }


def wants_unit(question: ReadyQuestion, text: str) -> bool:
    """Is this a measure whose unit was not said and may be one of several? Then it is asked back."""
    if question.takes != "measure" or len(question.units) < 2 or _measured(text, question.units) is not None:
        return False
    return _measured(text, question.units[:1]) is not None


def with_unit(text: str, unit: str) -> dict[str, Any]:
    """The measure that a text without a unit names, in the unit that was chosen."""
    found = _measured(text, (unit,))
    assert found is not None
    return found


def unit_options(question: ReadyQuestion, language: str) -> tuple[Option, ...]:
    """The units that a measure may be in."""
    return tuple(Option(unit, plural(language, *MEASURES[unit], 2)) for unit in question.units)


# ── telling ───────────────────────────────────────────────────────────────────────────────────────────────────────


def said(question: ReadyQuestion | None, answer: Answer, language: str) -> str:
    """An answer as its reader says it, with the words that came beside a number; empty for a photo or a voice note alone."""
    told = _told(question, answer, language)
    return f"{told}\n“{answer['beside']}”" if told and answer.get("beside") else told


def _told(question: ReadyQuestion | None, answer: Answer, language: str) -> str:
    if "value" in answer:
        options = options_of(question, language) if question else (YES, NO)
        return next((option.label_in(language) for option in options if option.value == answer["value"]), "")
    if "quote" in answer:
        return offer(answer["quote"], language)
    if "price" in answer:
        price = answer["price"]
        unit = unit_name(price["unit"], language)
        return say(language, N_("{price} per {unit}"), price=prices.said(price, language), unit=unit)
    if "numbers" in answer:
        values = [Decimal(value) for value in answer["numbers"]]
        return (
            f"{' × '.join(number(value, language) for value in values)} {_measure(answer['measure'], language, values)}"
        )
    if "number" in answer:
        return wording.amount(Decimal(answer["number"]), answer["unit"], language)
    if "days" in answer:
        return days_said(int(answer["days"]), language)
    if "percent" in answer:
        return f"{number(Decimal(answer['percent']), language)} %"
    return str(answer.get("words", ""))


DAYS = ngettext("{count} day", "{count} days")


def days_said(days: int, language: str) -> str:
    """So many days, as this reader says them."""
    return plural(language, *DAYS, days)


def offer(quote: Answer, language: str) -> str:
    """The three numbers of an offer: price for one unit, quantity, days."""
    return say(
        language, N_("{price} per {unit}, {much}, {days}"), price=prices.said(quote, language),
        unit=unit_name(quote["unit"], language), days=Counted(IN_DAYS, int(quote["days"])),
        much=wording.amount(Decimal(quote["quantity"]), quote["unit"], language),
    )  # fmt: skip


def _measure(unit: str, language: str, values: list[Decimal]) -> str:
    return plural(language, *MEASURES[unit], 1 if max(values) <= 1 else 2)


def spoken_language(text: str, writer: str) -> str:
    """The language that words are written in; where they do not tell it surely, few words less than many, their writer's own, and
    so where the small words among them are of that alone. A few English words are everybody's."""
    few = len(text.split()) < SENTENCE
    told = language_of(text, writer, sure=SURE_OF_FEW if few else SURE_OF_MANY) or writer
    if told != writer and small_words.language_told(text) == writer:
        return writer
    return writer if few and told == "en" else told


def language_name(code: str, reader: str) -> str:
    """A language as its reader calls it: English, अंग्रेज़ी, इंग्रजी."""
    return str(Locale(reader).languages.get(code) or own_name(code))
