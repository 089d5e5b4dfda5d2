"""Another amount, day or place of an open enquiry, in free words: "80 kar do", "indore nahi bhopal bhejna", "10 tarikh tak"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.enquiry.enquiry_book import WORDS
from handlers.enquiry.refused_words import without_instead, without_refused
from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.lead.lead_words import PRICE_WORDS
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.trade import without_terms
from handlers.matching.units import unit_of
from handlers.reading.asking import is_question
from handlers.reading.words import Words
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import bargains
from storage.enquiries import Enquiry


def changed(step: Step, open_ones: Sequence[Enquiry], text: str, found: Words) -> Started | None:
    """The change of an open enquiry that words name; None for others. `found`: the classes of the words that are said of any
    enquiry. Who names goods must say that it is a change: else they may want more of them."""
    if bargains.price_in(text) is not None:
        return None
    kept = without_refused(text)
    whole, said = step.world.read_enquiry(text), step.world.read_enquiry(kept or text)
    meant = [one for one in open_ones if not whole.concepts or one.concept in whole.concepts]
    if len(meant) == 1 and not whole.concepts and _only_terms(whole, text):
        return Started("change_one", str(meant[0].id), {"field": "term", "words": text})
    asked_of_all = "?" in text or {"kya", "क्या", "ka", "का"} & set(found.words)
    enough = _is_enough(found) and said.needed_by is None and not asked_of_all
    surely = found.has("change") or kept is not None or enough
    if not meant or not (surely or found.has("will_do") or _tells_more(step, text, whole)):
        return None
    asked = _field(step, said, WORDS.look_up(tokens(without_instead(text))), text)
    if asked and not said.budget_paise and said.quantity is None:
        told = said.needed_by is not None if asked == "day" else _names_place(said)
        if len(meant) > 1:
            return Started("my_enquiries")
        if told or found.has("change"):
            return Started("change_one", str(meant[0].id), {"field": asked, "words": kept or text if told else ""})
    if found.has("change") and len(meant) == 1 and (by_day := _day_alone(step, text, found)):
        return Started("change_one", str(meant[0].id), {"field": "day", "words": by_day})
    if found.has("change", "enough", "will_do") and len(meant) == 1 and (half := _half_of(meant[0], kept or text)):
        return Started("change_one", str(meant[0].id), {"words": half})
    return _another_amount(step, meant, kept or text, surely=surely)


def _only_terms(said: ParsedEnquiry, text: str) -> bool:
    """ "FOB Mumbai", "make it CIF Jebel Ali please": a term of delivery with its port, and nothing else."""
    left = tokens(without_terms(text))
    return bool(said.incoterm) and "?" not in text and all(WORDS.look_up(left).classes)


def _is_enough(found: Words) -> bool:
    """Does a number stand before "enough": "300 पुरे", "300 kilo kaafi hai"? Hindi "pure 300" is all of them."""
    number = next((place for place, word in enumerate(found.words) if word.isdigit()), None)
    return number is not None and any("enough" in classes for classes in found.classes[number:])


def _day_alone(step: Step, text: str, found: Words) -> str:
    """The day that is named beside a word of change and nothing else: "make it tomorrow", "somvar kar do"."""
    rest = " ".join(word for word, classes in zip(found.words, found.classes, strict=True) if not classes)
    if not rest or any(sign.isdigit() for sign in text):
        return ""
    return rest if any(step.world.read_enquiry(words).needed_by for words in (f"by {rest}", f"{rest} tak")) else ""


_HALF = folded(
    "aadha aadhe aadhi adha आधा आधे आधी half nimma nimme nimmi nimmech निम्मा निम्मे निम्मी निम्मं अर्धा अर्धे अर्ध ardha ardhe"
)


def _half_of(one: Enquiry, text: str) -> str:
    """The amount in "aadha hi chalega", "half is enough": half of what was wanted; "aadha kilo" is an amount of its own."""
    words = tokens(text)
    if one.amount is None or not one.unit or not {fold(word) for word in words} & _HALF:
        return ""
    if any(unit_of(word) is not None or word.isdigit() or fold(word) in PRICE_WORDS for word in words):
        return ""
    left = [word for word, classes in zip(words, WORDS.look_up(words).classes, strict=True)
            if not classes and fold(word) not in _HALF]  # fmt: skip
    return "" if left else f"{decimal_text(one.amount / 2)} {one.unit}"


def _field(step: Step, said: ParsedEnquiry, found: Words, text: str) -> str:
    """The day or the place, where one of them is told, or named as what shall be another."""
    if said.needed_by or found.has("day"):
        return "day"
    if found.has("place"):
        return "place"
    moved = found.has("send", "change") or len(step.world.places.find(text)) > 1
    return "place" if moved and _names_place(said) else ""


def _names_place(said: ParsedEnquiry) -> bool:
    return bool(said.place_lgd or said.country or said.port)


def _tells_more(step: Step, text: str, said: ParsedEnquiry) -> bool:
    """Without a word of change: no goods, no question, and nothing beside day, place or amount that could be goods."""
    if said.concepts or "?" in text or is_question(text):
        return False
    left = [word for word in tokens(goods.unknown_in(step.world, text)) if not WORDS.look_up([word]).classes[0]]
    return not left


def _another_amount(step: Step, open_ones: Sequence[Enquiry], text: str, *, surely: bool) -> Started | None:
    """The one open enquiry of which the words name another amount: "quantity 150 kar do", "haldi 150 kilo kar do"; without a
    word of change only in a unit of it: "mujhe 30 kilo chahiye"."""
    said = step.world.read_enquiry(text)
    parts = pieces(text)
    told = {one.text for numeral in numerals(parts) for one in parts[numeral.first : numeral.end]}
    units = [unit for word in tokens(text) if (unit := unit_of(word)) is not None]
    rest = [
        word for word in tokens(text)
        if not WORDS.look_up([word]).classes[0] and word not in told and unit_of(word) is None
        and not step.world.catalogue.concepts_in(word) and not (surely and fold(word) in _STAYS)
    ]  # fmt: skip
    meant = [one for one in open_ones if not said.concepts or one.concept in said.concepts]
    if rest or len(meant) != 1 or said.budget_paise is not None or said.needed_by is not None or len(told) != 1:
        return None
    if surely:
        return Started("change_one", str(meant[0].id), {"words": text})
    if not units or meant[0].unit not in units:
        return None
    same = {decimal_text(one.value) for one in numerals(parts)} == {meant[0].quantity}
    return Started("my_enquiries") if same else Started("change_one", str(meant[0].id), {"words": text})


_STAYS = folded(
    "hi ही rehne rahne रहने rakho rakhna rakh रखो रखना रख theva thev ठेवा ठेव sirf bas सिर्फ बस fakt फक्त only keep"
)
"""Around an amount that is held against another: "400 nahi 40 hi rehne do"."""
