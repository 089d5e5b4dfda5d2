"""The names that somebody gives for a workshop in one breath: "Gita, Radha aur meri behen Kamla"; and which of them cannot come."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from handlers import asides
from handlers.circulars import day_hours
from handlers.circulars.page import Page
from handlers.folding import fold, folded, tokens
from handlers.language import N_
from handlers.questions import Misread, Reply, name_of
from handlers.reading.commands import read_command
from storage.workshops import Registration

MOST_AT_ONCE = 9
_BETWEEN = re.compile(r"\s*[,;&+\n/।]\s*|\s+(?:aur|or|and|ani|aani|tatha|और|तथा|व|आणि|एवं)\s+", re.IGNORECASE)
_WHOSE = folded("""
    uski uska iski unki उसकी उसका इसकी उनकी tichi tyachi तिची त्याची meri mera mere मेरी मेरा मेरे mazi maza majhi majha majhe maze
    माझी माझा माझे माझं apni apna अपनी अपना my our hamari हमारी amchi आमची her his
    behen bahan behan bahin bahen bahu bhabhi bhai bhau bhaiya pati patni biwi maa mata beti beta
    saheli dost padosan devrani jethani nanad saas mulgi mulga maitrin navra bayko vahini
    sister brother husband wife mother daughter son friend
    बहन बहिन बहीण बहू भाभी भाई भाऊ पति पत्नी बीवी माँ मां आई बेटी बेटा मुलगी मुलगा सहेली मैत्रीण
    दोस्त मित्र पड़ोसन नवरा बायको वहिनी सासू जाऊ नणंद ek एक naam name nav naav नाम नाव
""")
_BEHIND = folded("""
    ka ki ke ko naam nam nav naav का की के को नाम नाव cha chi che चा ची चे likho likh lo likhiye lijiye
    लिखो लिख लो लिखिए लीजिए liha लिहा dya do दो bhi भी pan पण hi ही
    aayegi aayega aayenge ayegi ayega आएगी आएगा आएंगे आएँगे yenar येणार yeil येईल yetil येतील
    hai hain है हैं ahe आहे saath साथ sobat सोबत with jodo jod जोड़ो जोड़ add please
""")
"""What people say before a name and behind it; behind it no word of relation goes, for Bai sounds like bhai."""
_SELF = folded("""
    main mai mi me मैं मी khud स्वतः myself i hum ham amhi हम आम्ही we log lok jan लोग लोक जण people aur और ani आणि
    do don teen tin char chaar paanch panch दो दोन तीन चार पाँच पांच पाच two three four five
""")
"""Of these alone no name is made: "hum teen log"."""


def read(reply: Reply, language: str) -> list[str]:
    """One name or several, without the words that tell whose they are. Raises Misread."""
    text = reply.text
    if day_hours.said_beside(Page.of(text)) or asides.asks_when_or_where(text):
        raise Misread(N_("Please write only the name."))  # "only on the second day", "kitne baje hai"
    if asides.is_workshop_matter(text) or asides.cannot_come(text) or asides.takes_off_a_name(text):
        raise Misread(N_("Please write only the name."))
    parts = [" ".join(_bare(part)) for part in _BETWEEN.split(text)]
    names = [one_name(Reply(part), language) for part in parts if part]
    names = list(dict.fromkeys(names))[:MOST_AT_ONCE]
    if not names or any(len(name.split()) > 3 and len(names) > 1 for name in names):
        raise Misread(N_("Please write only the name."))
    return names


def one_name(reply: Reply, language: str) -> str:
    """Somebody's own name; a yes or no is none: "nahi bas". Raises Misread."""
    if read_command(reply.text, "yes_no") in ("yes", "no"):
        raise Misread(N_("Please write only the name."))
    return name_of(reply, language)


def _bare(part: str) -> list[str]:
    """A part's words without whose name it is; words in the middle of a name stay."""
    words = part.split()
    while words and _is_of(words[-1], _BEHIND):
        words = words[:-1]
    while words and _is_of(words[0], _WHOSE):
        words = words[1:]
    return [] if all(fold(word) in _SELF for word in tokens(" ".join(words))) else words


def _is_of(word: str, words: Collection[str]) -> bool:
    return all(fold(each) in words for each in tokens(word))


_STAYS_AWAY = folded("""
    nahi nahin nhi na नहीं नही नाही not cannot cant kat kaat kato hata hatao nikal nikalo काट काटो
    हटा हटाओ निकाल kadh kadha काढा काढून काढ
    cancel radd रद्द
""")


def who_stays_away(text: str, mine: Sequence[Registration]) -> list[int]:
    """Those of this phone's names of whom a message says that they do not come: "gita nahi aayegi", "राधाचं नाव काढा"."""
    words = tokens(text)
    if len(words) > 10 or "?" in text or not {fold(word) for word in words} & _STAYS_AWAY:
        return []
    return [one.id for one in mine if any(_is_said(name, words) for name in tokens(one.name) if len(name) > 2)]


def _is_said(name: str, words: Sequence[str]) -> bool:
    """A name, in any spelling, or the same with a Marathi ending: "राधाचं"."""
    endings = ("चं", "चे", "ची", "चा", "ला", "cha", "che", "chi", "la")
    return any(fold(word) == fold(name) or word in [name + each for each in endings] for word in words)
