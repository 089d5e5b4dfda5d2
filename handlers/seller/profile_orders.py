"""What a seller orders of the profile itself: goods added, one field of it emptied, or all of it hidden from buyers."""

from __future__ import annotations

from handlers.folding import fold, folded, keys_of
from handlers.hearing import Started
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.reading.commands import is_exact_stop
from handlers.seller import self_told
from handlers.step import Step
from storage import profiles

_ERASED = {
    "price": self_told.FIELDS["price"],
    "taluka": self_told.FIELDS["taluka"],
    "moq": folded("moq minimum"),
    "capacity": folded("capacity क्षमता kshamta"),
    "lead_days": folded("din दिन divas दिवस days"),
    "bill": folded("bill बिल"),
    "unit": folded("unit naap नाप माप इकाई"),
    "reach": folded("reach pahunch पहुँच"),
    "speaks": folded("bhasha भाषा language languages"),
}
"""What an order to empty a field calls it; a registration number goes by its own button alone."""


def begun(step: Step, text: str) -> Started | None:
    """The deed that these words order; None for all others."""
    if is_exact_stop(text):
        return None
    if (erased := field_erased(step, text)) is not None:
        return Started("profile", opening={"field": erased, "erase": True})
    if added := goods_added(step, text):
        return Started("profile", opening={"field": "products", "text": added})
    return Started("profile", opening={"field": "hide"}) if wants_hiding(step, text) else None


def goods_added(step: Step, text: str) -> str:
    """The goods that a seller orders into the list: "achar bhi jodo", "add clay lamps", "लोणचं पण टाका"; empty for other words."""
    words = [word for word in text.split() if fold(word.strip(" .,!।")) not in _ADD | self_told.AROUND_OFF]
    said = {*keys_of(text)}
    if not said & _ADD or said & (_NOT_GOODS | self_told.OFF) or len(said) > self_told.LONGEST_ORDER + 1 or "?" in text:
        return ""
    goods = " ".join(words).strip(" .,!।")
    if not step.world.catalogue.concepts_in(goods) or profiles.profile_of(step.db, step.person.id) is None:
        return ""
    return goods


_ADD = folded("jodo jod jodiye jodna jod_do जोड़ो जोड़ जोड़िए जोड़ना add include joda जोडा जोड shamil शामिल taka टाका")
_NOT_GOODS = folded("""
    usko unko isko ise use उसको उनको इसको tila tyala तिला त्याला bahan behan bhai बहन भाई number नंबर phone फोन name naam nav नाम नाव
    group ग्रुप telegram whatsapp app rate bhav price rupaye रुपये रेट भाव दर photo फोटो officer seller
""")


def field_erased(step: Step, text: str) -> str | None:
    """The field of a seller's profile that is to be emptied: "rate hata do", "दर काढून टाका", "mera moq mita do"."""
    keys = keys_of(text)
    said = set(keys)
    if not said & self_told.OFF or len(keys) > self_told.LONGEST_ORDER or "?" in text or numerals(pieces(text)):
        return None
    named = [field for field, names in _ERASED.items() if said & names]
    around = self_told.OFF | self_told.AROUND_OFF | self_told.AROUND_NAME | self_told.MINE
    known = around | _ERASED[named[0]] if len(named) == 1 else frozenset[str]()
    if not said <= known or profiles.profile_of(step.db, step.person.id) is None:
        return None
    return named[0]


def wants_hiding(step: Step, text: str) -> bool:
    """Does a seller whom buyers see want to be hidden: "profile chhupa do", "hide my shop", "माझं नाव लपवा"?"""
    said = set(keys_of(text))
    if not said & _HIDE or len(said) > self_told.LONGEST_ORDER or said & _NOT_HIDDEN or "?" in text:
        return False
    if not said & (self_told.PROFILE | self_told.NAME | self_told.MINE | self_told.ABOUT_ME | _MYSELF):
        return False
    mine = profiles.profile_of(step.db, step.person.id)
    return mine is not None and mine.status == "live"


_HIDE = folded("chhupa chhupao chhupado chupado छिपा छिपाओ छिपाइए छिपाएँ छुपा छुपाओ छुपाइए hide lapva lapav लपवा लपव")
_NOT_HIDDEN = folded("mat nahi naka nako not dont मत नहीं नका नको number नंबर phone फोन rate रेट दर")
_MYSELF = folded("mujhe मुझे mala मला me shop dukan dukaan दुकान")
