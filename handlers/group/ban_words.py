"""Words about who is out of the groups: an officer asks who it is, or lets somebody in again, by name or by pointing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from handlers.folding import fold, keys_of, tokens
from handlers.hearing import Started
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words

_LONGEST = 10
_BOOK = WordBook(
    {
        "pardon": """
            unban unbanned unmute pardon forgive forgiven अनबैन अनबॅन अनम्यूट
            maaf_karo maaf_kar_do maaf_kar_dijiye maaf_kijiye maf_karo maf_kar_do maaf_kara maf_kara माफ_करो माफ_कर_दो माफ_कर_दीजिए
            माफ_कीजिए माफ_करा माफ_करून_टाका
        """,
        "let": """
            let allow bring take lo le_lo jodo jod_do लो ले_लो जोड़ो जोड़_दो aane_do ane_do aane_dijiye आने_दो आने_दीजिए
            ghya ghe घ्या घे yeu_dya येऊ_द्या येउ_द्या joda जोडा
        """,
        "again": "back again wapas vapas वापस phir fir फिर dobara दोबारा parat परत punha पुन्हा",
        "ban": "ban banned bans बैन बॅन बंदी bandi blocked प्रतिबंध pratibandh",
        "end": """
            hatao hata_do hataiye hata_dijiye हटाओ हटा_दो हटाइए हटा_दीजिए kholo khol_do खोलो खोल_दो khatam_karo खत्म_करो kadha
            kadhun_taka काढा काढून_टाका उठवा uthva remove lift end cancel undo रद्द_करो रद्द_करा radd_karo
        """,
        "out": """
            out outside bahar बाहर baher बाहेर nikala nikale nikaala निकाला निकाले निकाला_गया kadhla kadhle kadhlele काढला काढले काढलेले
            removed thrown
        """,
        "silent": "mute muted silent silenced chup chupp चुप gappa गप्प म्यूट म्युट",
        "who": "who whom kaun kon koun kisko kis kise कौन कोण किसको किसे किस कोणाला konala list suchi soochi सूची लिस्ट yadi यादी "
        "show dikhao दिखाओ dakhva दाखवा batao बताओ sanga सांगा",
        "not": "not no nahi nahin mat nako नहीं नही मत नको",
        "fill": """
            ko ka ki ke se ne में me mein को का की के से ने है हैं hai hain ahe aahe ahet aahet आहे आहेत ला la cha chi che चा ची चे वर
            var par पर is are the a in of from all please pls ji जी kripya कृपया
            group groups grup ग्रुप ग्रुप्स ग्रुपमधून ग्रुपमध्ये groupmadhun groupmadhye
            isko ise isse use usko इसे इसको इस उसे उसको याला ह्याला त्याला तिला yala hyala tyala tila him her them this that
            abhi ab अभी अब aata आता kar do de diya दिया गया gaya gaye गए jo jin जो जिन
            kya क्या kay काय abhi_tak sab सब log लोग lok लोक people members member
        """,
    },
    COMMON_ENGLISH,
)


def _found(text: str) -> Words | None:
    words = tokens(text[:400])
    return _BOOK.look_up(words) if 0 < len(words) <= _LONGEST else None


def _strange(found: Words) -> str:
    """The words of no class: a name, if anything."""
    return " ".join(word for word, classes in zip(found.words, found.classes, strict=True) if not classes)


def _ends(found: Words) -> bool:
    """Is somebody to be let in: "unban", "माफ करो", "ban hatao", "let him back in", "फिर से आने दो"?"""
    ends = (found.has("ban") and found.has("end")) or (found.has("let") and found.has("again"))
    return not found.has("not") and (found.has("pardon") or ends)


def pardons(text: str) -> bool:
    """Do these words, below somebody's post or card, let them in again and say nothing else?"""
    found = _found(text)
    return found is not None and _ends(found) and not _strange(found)


def of_office(text: str, banned: Sequence[Any]) -> Started | None:
    """Who is out, asked by an officer, or one of them let in by name: "who is banned", "रवि को माफ करो", "ravi cha ban kadha"."""
    found = _found(text)
    if found is None:
        return None
    name = _strange(found)
    if _ends(found):
        if name and named(banned, name):
            return Started("banned", opening={"who": name})
        return Started("banned") if not name and found.has("ban") else None
    asks = found.has("who") and (found.has("ban") or (found.has("out") and _of_group(text)))
    return Started("banned") if asks and not name else None


def asks_who_is_out(text: str) -> bool:
    """Does one who looks after a group ask who is out of it or silent: "kaun kaun bahar hai", "कोण गप्प आहे"?"""
    found = _found(text)
    if found is None or not found.has("who") or found.has("not"):
        return False
    return found.has("ban", "out", "silent") and not _strange(found)


def _of_group(text: str) -> bool:
    return any(word.startswith(("group", "grup", "ग्रुप")) for word in tokens(text))


def named(people: Sequence[Any], words: str) -> list[Any]:
    """Those whose name holds one of the words, in either script and with whatever ending: "रवीला" is Ravi."""
    said = {fold(form) for word in tokens(words) for form in (word, _ENDING.sub("", word))}
    return [one for one in people if said.intersection(keys_of(one.name or ""))]


_ENDING = re.compile(r"(?<=..)(?:ला|ने|नी|चा|ची|चे|चं|ना|शी|को|का|की|के|la|ne|cha|chi|che|na|ko|ka|ki|ke|'?s)$")
