"""Whether all of an enquiry can be had by a day: asked of whoever said yes, else the day is to stand in the enquiry."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.matching.deadlines import dated_in
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_of
from handlers.reading.words import Words
from handlers.seller import goods
from handlers.step import Step
from storage import matches
from storage.enquiries import Enquiry

_WHETHER = folded("""
    can could will would possible kya क्या ka का shakta shaktil shakal शकता शकतील शकाल sakte sakta sakenge सकते सकता सकेंगे hoga
    hogi ho होगा
    होगी हो jayega jayegi jayenge jaega jaenge जाएगा जाएगी जाएंगे जायेगा milega milenge milegi मिलेगा मिलेंगे मिलेगी milel miltil
    मिळेल मिळतील
    hoil hotil होईल होतील doge dogi दोगे दोगी denar देणार banega banenge बनेगा बनेंगे
""")


def begun(step: Step, open_ones: Sequence[Enquiry], text: str, found: Words) -> Started | None:
    """What a buyer's words begin that ask whether an open enquiry can be had by a day; None for other words, and those of another
    amount, a rate or other goods. `found`: the classes of the words that are said of any enquiry."""
    said, keys = step.world.read_enquiry(text), [fold(word) for word in tokens(text)]
    if said.needed_by is None or said.budget_paise is not None or not ("?" in text or _WHETHER & set(keys)):
        return None
    left = (
        word for word, key, classes in zip(tokens(text), keys, found.classes, strict=True)
        if not classes and not word.isdigit() and key not in _WHETHER | _BY_DAY and unit_of(word) is None
        and not any(word.endswith(until) and fold(word.removesuffix(until)) in _BY_DAY for until in _UNTIL)
    )  # fmt: skip
    if any(not step.world.catalogue.concepts_in(word) for word in left):
        return None  # "kal office khula hai kya" is about something else
    meant = [one for one in open_ones if not said.concepts or one.concept in said.concepts]
    if len(meant) != 1 or _WANTS & set(keys):
        return None
    parts = pieces(text)
    dated = dated_in(parts, numerals(parts))
    counted = {decimal_text(one.value) for one in numerals(parts) if not one.plain_word and one.first not in dated}
    if counted - {meant[0].quantity or ""}:
        return None
    if matches.matches_of(step.db, meant[0].id, matches.ANSWERED_YES):
        return Started("bargain", str(meant[0].id), {"words": text})
    if meant[0].needed_by == said.needed_by:
        return Started("my_enquiries")
    return Started("change_one", str(meant[0].id), {"field": "day", "words": text, "asks": True})


_BY_DAY = folded("""
    all sab saare sabhi pure poore sagle सब सारे सभी पूरे सगळे by before till until tak तक paryant पर्यंत tomorrow kal कल udya
    उद्या parso परसों
    parva परवा sunday monday tuesday wednesday thursday friday saturday ravivar somvar mangalvar budhvar guruvar shukravar
    shanivar रविवार
    सोमवार मंगलवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार january february march april may june july august september october
    november december
    जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर next this week hafte हफ्ते athavdyat आठवड्यात din दिन दिवसात
    divsat days day
    you u your deliver delivered delivery send give do done ready taiyar तैयार tayar तयार bhej भेज bhejoge bana बना banvun
    बनवून deu देऊ de दे
    th st nd rd tarikh तारीख diwali दिवाली दिवाळी diwalichya
""")
_UNTIL = ("पर्यंत", "paryant")
"""What Marathi writes behind a day in one word."""
_WANTS = goods.WANTED - folded("need want")
"""Who says that goods are wanted asks for more, or tells the day: "sunday tak chahiye"."""
