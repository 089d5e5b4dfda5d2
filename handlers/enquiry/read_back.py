"""What a buyer writes below the read-back of a wish: another amount, day, price or goods, further goods, or a detail."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import as_wished, drafts, wished_of_each, wording
from handlers.enquiry.buyer_words import read_new
from handlers.enquiry.refused_words import held_against
from handlers.folding import folded, normalise, tokens
from handlers.language import N_, say
from handlers.matching.clock_hours import hours_in
from handlers.matching.enquiry import FurtherGoods, ParsedEnquiry
from handlers.matching.numbers import read_number
from handlers.matching.pieces import pieces
from handlers.matching.place_answers import place_answered
from handlers.matching.states import letters_of_state
from handlers.matching.units import unit_of
from handlers.put_off import not_answered
from handlers.questions import NO_GOODS, Misread, Reply, is_label, words_of
from handlers.reading import kind_of, learnt
from handlers.reading.commands import read_command
from handlers.reading.words import WordBook
from handlers.safety import grievances, guard
from handlers.seller import goods
from handlers.trade import bargains, number_meant, offer_words, rate_and_amount

LONGEST_NOTE = 12
"""Words: what is longer is no detail of the goods but a matter of its own."""
LONGEST_PLACE = 3
_BOOK = WordBook(
    {
        "unsure": """
            not_sure unsure not_decided undecided not_fixed no_idea dont_know pata_nahi पता_नहीं
            pakka_nahi पक्का_नहीं तय_नहीं tay_nahi
            nakki_nahi नक्की_नाही mahit_nahi माहीत_नाही माहित_नाही ठरलं_नाही tharla_nahi ठरला_नाही
            malum_nahi मालूम_नहीं no_budget no_date
            no_place not_yet sochna सोचना socha_nahi सोचा_नहीं
        """,
        "day": """
            date dates tarikh tareekh तारीख तारखेचं तारखेची din दिन day divas दिवस when kab कब
            kadhi कधी
        """,
        "price": "budget बजट बजेट price rate रेट bhav भाव दर kimat कीमत किंमत daam दाम paisa paise पैसे",
        "leave": """
            rehne_do rahne_do rehne_dijiye रहने_दो रहने_दीजिए rahu_dya rahu_de राहू_द्या राहू_दे
            राहुदे cancel कैंसल कैंसिल कॅन्सल radd रद्द
            never_mind nevermind forget_it leave_it drop_it chhodo chodo chhod_do छोड़ो छोड़_दो
            jane_do jaane_do जाने_दो जाऊ_दे जाऊ_द्या
            sodun_dya सोडून_द्या नको_आता nahi_chahiye_ab nahi_lena nahi_leni नहीं_लेना नहीं_लेनी
            ghyaycha_nahi घ्यायचं_नाही
        """,
        "too": "bhi भी also too pan पण aur और and ani आणि suddha सुद्धा dekhil देखील",
        "want": """
            chahiye चाहिए चाहिये pahije पाहिजे पाहिजेत pahijet hava havi हवा हवी हवे हवेत havet
            need needed want wanted lagega लागेल
        """,
        "of": "ka ki ke का की के wala wali wale वाला वाली वाले cha chi che चा ची चे of",
    }
)
_OF_ENDINGS = ("चा", "ची", "चे", "चं", "च्या", "cha", "chi", "che", "chya")
_HEARD = (
    "got it", "noted", "i see", "understood", "samajh gaya", "samajh gayi", "samajh gye", "समझ गया", "समझ गई", "समझ गए", "samajla",
    "samjla", "समजलं", "समजले", "कळलं", "kalla",
)  # fmt: skip
"""Below a read-back these neither send the wish nor add to it."""
_IN_ALL = folded("total totally kul कुल ekun ekoon एकूण overall altogether all sab सब poora pura पूरा")
_TIMES = 3
_SHARE = 4
_SHORT_DAY = 3
"""Words: so few may be a day alone, which is the day until which it is needed."""


def correction(
    c: Conversation, text: str, unit: str | None = None, goods_meant: str = ""
) -> Callable[[Reply, str], dict[str, str]]:
    """Reads words below the read-back of `text`, of which the amount is in this unit; of which goods it is, "which?" is told.

    What they mean stands under its name: "leave", "goods", "also" (further goods), "price", "place", "day", "amount", "note", or
    "text", the whole sentence as it is read now; "price" may stand beside that. Raises Misread; a matter of its own goes
    to reception.
    """

    def read(reply: Reply, language: str) -> dict[str, str]:
        words = words_of(reply, language)
        not_answered(words, meant=goods_meant)
        if grievances.complains(words) or grievances.asks_of_advance(words) or _sells_goods(c, words):
            raise Misread(elsewhere=True)
        if _leaves(c, words):
            return {"leave": words}
        before = read_new(c, text)
        if (unsure := _left_open(words)) is not None:
            return unsure
        if (refused := after_refusal(c, before, words)) is not None:
            words = refused
        elif rest := _without_yes_and_no(words):
            words = rest
        if much := offer_words.corrected(words):
            if (meant := _may_be_a_price(before, much, text, unit)) is not None:
                return meant
            words = much
        return _meant(c, before, text, words, language, unit)

    return read


def _sells_goods(c: Conversation, words: str) -> bool:
    """ "mujhe papad bechne hai" is a matter of its own, and changes no wish."""
    return goods.sells(words) and not goods.is_wanted(words) and bool(c.world.catalogue.concepts_in(words))


def _meant(
    c: Conversation, before: ParsedEnquiry, text: str, words: str, language: str, unit: str | None
) -> dict[str, str]:
    said = read_new(c, words)
    kind = _kind_of_the_same(c, before, words)
    if kind is not None:
        return kind
    others = said.concepts and said.sure and not set(said.concepts) & set(before.concepts)
    if others and rate_and_amount.includes_the_way(words):
        others = False  # "ठीक १३८ पण पोच करून" names no goods
    if others and goods.adds(words):
        return {"also": words}
    if others and (said.quantity, said.place_lgd, said.needed_by) == (None, None, None):
        return {"goods": words}  # the amount and all else hold for these goods too
    if not others and (both := rate_and_amount.told(words, before)) is not None:
        return _rate_and_amount(before, both, said, words, text, unit)
    if (told := _place_or_day(c, before, said, words)) is not None:
        return told
    price = bargains.price_in(words)
    if not said.concepts and (price is not None or said.budget_paise is not None) and said.quantity is None:
        return {"price": words}
    told_else = said.needed_by or said.concepts or said.unit or _names_places(said, words) or hours_in(pieces(words))
    number_alone = None if told_else else read_number(words)
    tries = [f"{number_alone} {before.unit or unit or 'piece'}"] if number_alone and _is_amount_alone(words) else []
    until = [f"{words} tak"] if said.needed_by is None and len(words.split()) <= _SHORT_DAY else []  # "thursday" alone
    for tried in [*tries, words, *until]:
        corrected = f"{tried}\n{text}"
        if wording.summary(before, c.world, language) != wording.summary(read_new(c, corrected), c.world, language):
            return {"text": corrected} | _other_place(c, said, read_new(c, corrected))
    if not said.concepts and said.quantity is None and said.place_lgd is not None:
        return {"place": _with_state(c, said.place_lgd)}  # of two places of one name the one that was not chosen
    if not said.concepts and (wished := as_wished.details(words, (), c.world.catalogue.concepts_in)):
        return {"note": ", ".join(wished)}
    if is_label(words, *_HEARD):
        raise Misread(noted=True)
    if _is_detail(c, words):
        return {"note": words}
    raise Misread(noted=bool(said.concepts) and set(said.concepts) <= set(before.concepts))


def _place_or_day(c: Conversation, before: ParsedEnquiry, said: ParsedEnquiry, words: str) -> dict[str, str] | None:
    """A place's name alone, though it be a number's too ("satara" where no place is known), and a day without "by"."""
    if (both := _place_too(c, before, said, words)) is not None:
        return {"place": both}
    if len(tokens(words)) > LONGEST_PLACE or words.strip().isdigit():
        return None
    place = place_answered(words, c.world.places)
    read_in_it = said.place_lgd is not None and read_number(words) is None
    if place is not None and not said.concepts and not read_in_it and (before.place_lgd is None or place.taluka_lgd):
        return {"place": words}
    by = read_new(c, f"{words} tak")
    if said.needed_by is None and by.needed_by is not None and not by.concepts and by.budget_paise is None:
        return {"day": words}
    return None


def _other_place(c: Conversation, said: ParsedEnquiry, corrected: ParsedEnquiry) -> dict[str, str]:
    """The place that the newer words name, where the whole sentence still reads as the older one."""
    if said.place_lgd is None or corrected.place_lgd in (None, said.place_lgd):
        return {}
    return {"place": _with_state(c, said.place_lgd)}


def _with_state(c: Conversation, lgd: int) -> str:
    district = c.world.places.district(lgd)
    return f"{district.name}, {district.state}"


def _place_too(c: Conversation, before: ParsedEnquiry, said: ParsedEnquiry, words: str) -> str | None:
    """Both places, where one more is told: below Sangli "satara me bhi"; None for other words."""
    found = c.world.places.find(words)
    if said.concepts or said.quantity is not None or not found or before.place_lgd in (None, found[0].lgd_code):
        return None
    if not _BOOK.look_up(tokens(words)).has("too") or len(tokens(words)) > LONGEST_NOTE:
        return None
    return (
        f"{c.world.places.district(before.place_lgd or 0).name} and {c.world.places.district(found[0].lgd_code).name}"
    )


def _names_places(said: ParsedEnquiry, words: str) -> bool:
    """Whether what sounds as a number is a place: "satara me bhi" wants no seventeen kilos."""
    return bool(said.place_lgd or said.place_state) and not any(sign.isdigit() for sign in normalise(words))


def _rate_and_amount(
    before: ParsedEnquiry, both: rate_and_amount.Told, said: ParsedEnquiry, words: str, text: str, unit: str | None
) -> dict[str, str]:
    """A rate that was accepted as the price, and the amount beside it as the amount."""
    unit = before.unit or unit or "piece"
    per = {None: "", "total": "total"}.get(before.budget_per, f"per {unit}") if before.budget_paise else f"per {unit}"
    price = {"price": f"rate {both.price} rupees {per}" if per else f"{both.price} rupees"}
    if not both.amount:
        return price
    much = both.amount if unit_of(both.amount) else f"{both.amount} {unit}"
    beside = f"{words}\n" if said.place_lgd or said.needed_by else ""
    return price | {"text": f"{much}\n{beside}{text}"}


def _may_be_a_price(before: ParsedEnquiry, much: str, text: str, unit: str | None) -> dict[str, str] | None:
    """A number that was ordered ("135 kar do") where a price stands: another price where it is near that, and asked about where
    it is near the amount as well."""
    if unit_of(much) is not None or not before.budget_paise:
        return None
    in_all = before.quantity if before.budget_per == "total" else None
    budget = Decimal(before.budget_paise) / 100 / (in_all or 1)
    what = number_meant.meaning(Decimal(much), [budget], before.quantity)
    if what == "amount":
        return None
    price = _rate_and_amount(before, rate_and_amount.Told(much), before, much, text, unit)
    return price if what == "price" else {"number": much, "amount": f"{much} {before.unit or unit or 'piece'}"} | price


def _is_amount_alone(words: str) -> bool:
    """A number stands among words of no other matter: "250", "make it 60", not "50% advance"."""
    return "%" not in words and "प्रतिशत" not in words and "टक्के" not in words and "percent" not in words.casefold()


def _without_yes_and_no(words: str) -> str:
    """ "no, Bhopal" and "yes, but 60 kilos" are Bhopal and 60 kilos; empty where nothing is to be left out."""
    said = words.split()
    kept = [word for word in said if not _is_yes_or_no(word)]
    return " ".join(kept) if 0 < len(kept) < len(said) and _is_yes_or_no(said[0]) else ""


def _is_yes_or_no(word: str) -> bool:
    """Of "UP wala Hamirpur" the first word is a state, whatever it sounds like."""
    plain = word.strip(" ,.!")
    return read_command(plain, "yes_no") in ("yes", "no") and not letters_of_state(plain)


def after_refusal(c: Conversation, before: ParsedEnquiry, words: str) -> str | None:
    """What counts of "belt 100 nahi 80", "haldi nahi, mirch", "not tomorrow but Sunday": what follows the refusal; of "500 not
    50" what stands before it."""
    last = held_against(words)
    if last is None:
        return None
    said = read_new(c, last)
    tells = said.concepts or said.needed_by or said.quantity is not None or said.budget_paise or said.place_lgd
    if tells:
        return last
    number = read_number(last)
    if number is None or len(last.split()) > 3:
        return None
    return f"{last} {before.unit}" if before.unit and bargains.price_in(last) is None else last


def _leaves(c: Conversation, words: str) -> bool:
    """ "never mind, cancel it", "mehnga hai to rehne do": the whole wish is put aside; "haldi rehne do, mirch lo" is not."""
    if drafts.says_leave_it(words):
        return True
    said = tokens(words)
    if not 0 < len(said) <= LONGEST_NOTE or not _BOOK.look_up(said).has("leave"):
        return False
    read = read_new(c, words)
    return read_number(words) is None and read.needed_by is None and read.place_lgd is None and not read.concepts


def _left_open(words: str) -> dict[str, str] | None:
    """ "not sure about the date", "no budget decided yet": that is left open."""
    found = _BOOK.look_up(tokens(words))
    if not found.has("unsure") or read_number(words) is not None:
        return None
    return {"day": "none"} if found.has("day") else {"price": "none"} if found.has("price") else None


def _kind_of_the_same(c: Conversation, before: ParsedEnquiry, words: str) -> dict[str, str] | None:
    """What the goods are made of or which kind of them is wanted: "aam ka" below pickle, "उडदाचे पाहिजेत" below papad."""
    said = tokens(words)
    found = _BOOK.look_up(said)
    told = [word for word, classes in zip(said, found.classes, strict=True) if "want" not in classes]
    if not 0 < len(told) <= 4 or len(before.concepts) != 1 or read_number(words) is not None:
        return None
    last = told[-1]
    if "of" not in _BOOK.classes(last) and not (len(last) > 4 and last.endswith(_OF_ENDINGS)):
        return None
    catalogue = c.world.catalogue
    whole = f"{' '.join(told)} {before.product_words}"
    named = read_new(c, whole)
    kinds = set(catalogue.kinds_of(before.concepts[0])) - set(before.concepts)
    if len(named.concepts) == 1 and named.concepts[0] in kinds:
        return {"goods": whole}
    return {"note": " ".join(told)}


def _is_detail(c: Conversation, words: str) -> bool:
    """How the goods should be, in words no field takes: "pisi hui chahiye", "size M"; no question, order or number of
    a telephone, nothing that the guard keeps back, and no words that say nothing."""
    said = tokens(words)
    if not 1 < len(said) <= LONGEST_NOTE or "?" in words or guard.look(words, guard.MASKED).rule in guard.WAYS_PAST:
        return False
    if "%" in words and len(said) <= _SHARE:
        return True  # "50% advance", "half advance, 50%": the sellers see it as it was written
    if read_command(words) is not None or kind_of(words) in NO_GOODS:
        return False
    if not goods.unknown_in(c.world, words):
        return False
    known = [word for word in said if learnt.knows(word) or not word.isalpha() or "want" in _BOOK.classes(word)]
    return 2 * len(known) >= len(said)


def is_unsure(words: str) -> bool:
    """Do the words only say that somebody does not know yet: "पता नहीं", "माहित नाही", "not sure"?"""
    return _BOOK.look_up(tokens(words)).has("unsure") and read_number(words) is None


def priced(before: ParsedEnquiry, after: ParsedEnquiry, words: str) -> ParsedEnquiry:
    """A new price with what it is for: so much for each, as before, unless the words say that it is for all."""
    paise = after.budget_paise
    if words == "none":
        return after
    if paise is None and (price := bargains.price_in(words)) is not None:
        paise = int(price * 100)
    if paise is None or {normalise(word) for word in tokens(words)} & _IN_ALL:
        return after
    if before.budget_paise and before.budget_per not in (None, "total"):
        near = before.budget_paise / _TIMES <= paise <= before.budget_paise * _TIMES
        return replace(after, budget_paise=paise, budget_per=before.budget_per if near else after.budget_per)
    if after.budget_per in (None, "total") and before.unit and before.quantity and before.quantity > 1:
        return replace(
            after, budget_paise=paise, budget_per=before.unit if bargains.price_in(words) else after.budget_per
        )
    return replace(after, budget_paise=paise)


def further_line(c: Conversation, further: Sequence[FurtherGoods]) -> str:
    """What else of the message is noted and comes next: "Then also: pickle, 10 kilos."; empty when there is nothing."""
    if not further:
        return ""
    told = "; ".join(_brief(c, one) for one in further)
    return "\n" + say(c.language, N_("Then also: {goods}."), goods=told)


def _brief(c: Conversation, one: FurtherGoods) -> str:
    read = read_new(c, one.words)
    if one.concept in read.concepts:  # beside a bed the cupboard is the wooden one
        read = read.with_concept(one.concept, c.world.catalogue)
    said = wording.product_of(read, c.world, c.language) or one.words
    much = [] if read.quantity is None else [wording.amount(read.quantity, read.unit, c.language)]
    return ", ".join([said, *much, *wished_of_each.in_brief(c, one, read)])


def added(c: Conversation, words: str) -> list[FurtherGoods]:
    """The further goods that words below the read-back name, each with its amount."""
    read = read_new(c, goods.without_cues(words))
    if not read.concepts:
        return []
    return [FurtherGoods(read.concepts[0], goods.without_cues(words)), *read.more]


def with_note(parsed: ParsedEnquiry, notes: Sequence[str]) -> ParsedEnquiry:
    """The reading with the details that its buyer added."""
    told = " · ".join(dict.fromkeys([*([parsed.note] if parsed.note else ()), *notes]))[:160]
    return replace(parsed, note=told) if told else parsed


_AGAIN_AND_AGAIN = re.compile(
    r"(?<!\S)(?:(?:every|each|per)\s+(?:day|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|(?:har|हर|prati|प्रति|pratyek|प्रत्येक)\s+(?:din|roz|hafte|hafta|haphte|mahine|mahina|maheene|saal|sal|दिन|रोज|हफ्ते|हफ़्ते|महीने|साल"
    r"|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार)"
    r"|(?:dar|दर)\s+(?:athavdyala|aathavdyala|mahinyala|divshi|roj|आठवड्याला|महिन्याला|दिवशी|रोज|वर्षी|सोमवारी|मंगळवारी|बुधवारी|गुरुवारी"
    r"|शुक्रवारी|शनिवारी|रविवारी)"
    r"|daily|weekly|monthly|roz|rozana|रोज़|रोज़ाना|रोजाना|दररोज|darroj)(?=[\s,.!]|$)",
    re.IGNORECASE,
)


def how_often(text: str) -> list[str]:
    """The words that say how often goods are wanted, "every week", "हर महीने", "दर आठवड्याला": no field takes them, and the
    sellers read them as they were written."""
    return [found.group() for found in _AGAIN_AND_AGAIN.finditer(text)]


def kept(answer: Any) -> dict[str, str]:
    """An answer below the read-back that is no option; empty for an option."""
    with suppress(TypeError, ValueError):
        return dict(answer)
    return {}
