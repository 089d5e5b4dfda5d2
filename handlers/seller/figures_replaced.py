"""One figure put in the place of another: of "200 ki jagah 190", "from 200 to 190", "२०० ऐवजी १९०" the second holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handlers.matching.currencies import is_money_word
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import Piece, pieces
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BETWEEN = WordBook(
    {
        "instead": """
            ki_jagah ke_jagah kii_jagah jagah की_जगह के_जगह जगह ki_jagha ke_badle badle के_बदले बदले ki_bajay ki_bajaye ke_bajay
            bajay bajaye की_बजाय बजाय chya_aivaji aivaji aiwaji च्या_ऐवजी ऐवजी chya_jagi jagi च्या_जागी जागी chya_badli बदली
        """,
        "old_first": """
            varun वरून hun हून nahi nahin नहीं नही नाही nako नको not tha_ab thi_ab the_ab था_अब थी_अब थे_अब hota_ata hota_aata hoti_ata
            होता_आता होती_आता होते_आता was_now now hata_ke hatake hata_kar hatakar हटा_के हटाकर badal_ke badalke badal_kar badalkar
            बदल_के बदलकर badlun बदलून ghata_ke ghatake ghata_kar ghatakar घटा_के घटाकर badha_ke badhake badha_kar badhakar बढ़ा_के
            बढ़ाकर kam_karke कम_करके kami_karun कमी_करून vadhvun वाढवून kadhun काढून
        """,
        "from": "se से to te ते pasun पासून varun वरून",
        "new_first": "instead_of in_place_of rather_than and_not",
    },
    COMMON_ENGLISH,
)
_REFUSED_LAST = WordBook({"not": "nahi nahin nai नहीं नही नाही नको nako not"}, COMMON_ENGLISH)
CHANGES = WordBook(
    {
        "make": """
            kar kardo karo kariye kijiye karna karke kar_do कर करदो करो कीजिए करना कर_दो kara karun करा करून karaycha karaychi
            करायचा करायची करायचं karava करावा करावी likho likh likhna liho लिखो लिख liha lihun लिहा लिहून rakho rakh rakhna
            रखो रख theva thev ठेवा ठेव lagao laga लगाओ लगा lava लावा set make put change update edit write badlo badal badla
            badalna badlaycha बदलो बदल बदला बदलना बदलायचा बदलायची badhao badha badhana बढ़ाओ बढ़ा ghatao ghata घटाओ घटा vadhva
            vadhav वाढवा kami_kara कमी_करा
        """,
    },
    COMMON_ENGLISH,
)
"""Words by which something is to be changed."""


def newest(text: str) -> str:
    """The words without the figure that another one replaces; the text itself where none is replaced."""
    parts = pieces(text)
    found = [one for one in numerals(parts) if not one.plain_word or unit_at(parts, one.end) is not None]
    for one in found:
        if one.lowest is not None and _goes_from(parts, one):
            return _joined([*parts[: one.first]], decimal_text(one.value), parts[one.end :])
    for one, following in pairwise(found):
        between = _said(parts[_end(parts, one) : following.first])
        said = _BETWEEN.look_up(between)
        if said.has("instead", "old_first") or (said.has("from") and one.lowest is None and _is_ordered(parts)):
            return _joined(_without_from(parts[: one.first]), "", parts[following.first :])
        behind = _said(parts[_end(parts, following) : _end(parts, following) + 1])
        if said.has("new_first") or _REFUSED_LAST.look_up(behind).has("not"):
            told = said.has("new_first")
            kept = parts[: _end(parts, one) if told else following.first]
            return _joined(kept, "", parts[_end(parts, following) + (0 if told else len(behind)) :])
    return text


def is_instead(between: Sequence[str]) -> bool:
    """Do the words between two figures put the second in the place of the first: "ki jagah", "ke badle", ऐवजी?"""
    return _BETWEEN.look_up(list(between)).has("instead")


def _goes_from(parts: Sequence[Piece], one: Numeral) -> bool:
    """ "180 se 190 kar do": from the one to the other, where something is to be changed, and no span."""
    inner = {piece.text for piece in parts[one.first : one.end]}
    return bool(_BETWEEN.look_up(list(inner)).has("from")) and _is_ordered(parts)


def _is_ordered(parts: Sequence[Piece]) -> bool:
    return CHANGES.look_up(_said(parts)).has("make")


def _end(parts: Sequence[Piece], one: Numeral) -> int:
    """Where a figure ends with its unit and sign of money."""
    end = one.end
    while end < len(parts):
        unit = unit_at(parts, end)
        if unit is not None:
            end = unit[1]
        elif is_money_word(parts[end].text) or parts[end].text in ("/-", "per", "/", "प्रति"):
            end += 1
        else:
            break
    return end


def _said(parts: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in parts if piece.kind == "word"]


def _without_from(parts: Sequence[Piece]) -> list[Piece]:
    kept = list(parts)
    while kept and (kept[-1].text in ("from", "not", "₹", "rs") or is_money_word(kept[-1].text)):
        kept.pop()
    return kept


def _joined(before: Sequence[Piece], figure: str, after: Sequence[Piece]) -> str:
    words = [piece.text for piece in before] + ([figure] if figure else []) + [piece.text for piece in after]
    return " ".join(words)
