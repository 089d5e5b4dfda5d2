"""What an officer wants people to know, in a sentence: "sabko bata do ki kal daftar band hai", "उद्या कार्यालय बंद राहील"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.folding import tokens
from handlers.hearing import Started
from handlers.notice import audience_said, notices, short_notices
from handlers.office import colleagues
from handlers.office.office_words import CLASSES
from handlers.office.rights import districts_of
from handlers.reading.asking import has_asking_words
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import workshops

_ORDER = WordBook(
    {
        "tell": CLASSES["tell"]
        + """
            batado bataiye bataye batayen bataen बतादो बताइए बताएँ बताएं bhejo bhej bhejna bhejiye भेजो
            भेज भेजना भेजिए kalva kalav kalvaycha kalwa कळवा कळव कळवायचं pathva pathav pathvaycha पाठवा पाठव
            पाठवायचं suchit सूचित inform notify announce send sandesh संदेश khabar खबर jankari जानकारी mahiti माहिती
        """,
        "wish": """
            batana बताना bhejna भेजना dena देना
            karna करना sangaycha सांगायचं kalvaycha कळवायचं pathvaycha पाठवायचं
        """,
        "all": CLASSES["everybody"] + CLASSES["to_all"],
        "does": """
            do dijiye dijie dena de den kar karo kara karna kijiye karen karein karaycha दो दीजिए देना दे दें कर करो करा करना
            कीजिए करें करायचं
        """,
        "is": "hai he है ahe आहे",
        "little": "to a an the please plz kripya krupaya कृपया ek एक ko को la ला ji जी",
        "that": "ki कि की that",
    },
    COMMON_ENGLISH,
)
_STEMS = frozenset(
    "bata बता bhej भेज suchit सूचित suchna soochna सूचना message मैसेज मेसेज notice नोटिस khabar खबर sandesh संदेश "
    "jankari जानकारी kar कर de दे announce inform notify".split()
)
"""Behind these words "do" is no two."""
_HEAD = 8
"""So far into a sentence the order to tell may stand."""
_LEAST = 2
"""Words at least of what is to be told."""
_JOINT = re.compile(r"^[\s:,;।.–—-]+|[\s:,;।–—-]+$")
_TALK = re.compile(r"^(?:ye|yeh|yah|यह|ये|हे|he)\s(?:ki|कि|की)\s", re.IGNORECASE)
""" "Batana hai ye ki …"."""

_NEWS = WordBook(
    {
        "house": """
            office ofis daftar karyalay* कार्यालय* दफ्तर दफ़्तर ऑफिस ऑफ़िस bank
            बैंक बँक mandi मंडी bazar bajar bazaar बाजार बाज़ार market
            kendra केंद्र center centre portal पोर्टल website वेबसाइट server
            सर्वर bijli बिजली light लाइट vij veej वीज panchayat पंचायत
            dukan दुकान dic डीआईसी
        """,
        "state": """
            band bandh बंद closed close shut open khula khuli
            khule khulega khulegi khulenge खुला खुली खुलेगा खुलेगी खुलेंगे ughda
            ughde ughdel उघडं उघडे उघडा उघडेल chalu चालू shuru suru
            शुरू सुरू chhutti chutti chuti छुट्टी sutti suti सुट्टी avkash अवकाश
            holiday strike hartal हड़ताल sampa sanp संप down
        """,
        "will": """
            rahega rahegi rahenge rahe रहेगा रहेगी रहेंगे रहे rahil raheel rahel
            rahtil राहील राहिल राहतील asel asnar असेल असणार hoga hogi honge
            होगा होगी होंगे honar होणार hai hain he है हैं ahe aahe
            ahet आहे आहेत will is are remains remain khulega khulegi खुलेगा खुलेगी
            ughdel उघडेल
        """,
        "own": """
            main mai mi me मैं मी i my meri mera mere mujhe मेरी
            मेरा मेरे मुझे mala majhi majha maza मला माझी माझा माझं hum ham हम
        """,
    },
    COMMON_ENGLISH,
)
_SHORTEST, _LONGEST = 3, 40
_FRAGMENT = 4
"""So few words, as a day with its hour, are no sentence."""


def ordered(step: Step, text: str) -> Started | None:
    """The notice that an officer's order to tell people asks for; None for other words."""
    told = told_to(step, text) if step.officer is not None else None
    return short_notices.begun(*told) if told is not None else None


def news(step: Step, text: str) -> Started | None:
    """The notice that an officer's sentence plainly is: "कल ऑफिस बंद रहेगा"; None for other words."""
    if step.officer is None or not _is_news(step, text):
        return None
    is_paper = short_notices.names_event(text) and notices.looks_like_circular(text, step.world.today)
    return None if is_paper else short_notices.begun(text)


def told_to(step: Step, text: str) -> tuple[str, str] | None:
    """What is to be told, and the audience that is to hear it: the order stands before it or behind it."""
    said = _Said.of(text.strip())
    if text.rstrip().endswith("?") or not said.words:
        return None
    told, whom = "", ""
    if (end := said.end_of_order()) is not None:
        told, whom = _bare(said.text[said.words[end - 1].end() :], "that"), _whom(step, said, 0, end)
    if not whom and (start := said.start_of_order()) is not None:
        told, whom = _bare(said.text[: said.words[start].start()], ""), _whom(step, said, start, len(said.words))
    return (told, whom) if whom and len(told.split()) >= _LEAST else None


def _bare(told: str, but: str) -> str:
    """The words themselves, without the signs and the "that" which lead to them."""
    told = _JOINT.sub("", told)
    first, _, rest = told.partition(" ")
    if but and rest and but in _kinds(first):
        told = rest
    return _JOINT.sub("", _TALK.sub("", told))


def _kinds(word: str) -> frozenset[str]:
    return frozenset[str]().union(*map(_ORDER.classes, tokens(word)))


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence by its words, each with what it is in an order to tell."""

    text: str
    words: tuple[re.Match[str], ...]
    kinds: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str) -> _Said:
        words = tuple(re.finditer(r"\S+", text))
        return cls(text, words, tuple(_kinds(word.group()) for word in words))

    def end_of_order(self) -> int | None:
        """Where the order ends that the sentence begins with: "sabko message bhej do", "batana hai", "tell everyone"; who is
        named already is not named again."""
        tell = next((place for place, each in enumerate(self.kinds[:_HEAD]) if "tell" in each), None)
        if tell is None:
            return None
        end, named = tell + 1, any("all" in each for each in self.kinds[:tell])
        while end < len(self.words) and not _JOINT.search(self.words[end - 1].group()):
            one = self.kinds[end]
            following = self.kinds[end + 1] if end + 1 < len(self.words) else frozenset[str]()
            is_whom = "all" in one and not named
            leads_on = "little" in one and bool({"all", "tell"} & following) and not (named and "all" in following)
            if not (is_whom or leads_on or "tell" in one or self._does(end)):
                break
            named, end = named or is_whom, end + 1
        return end

    def start_of_order(self) -> int | None:
        """Where the order begins that the sentence ends with: "…, sabko bata do"."""
        tell = next((place for place in range(len(self.words) - 1, -1, -1) if "tell" in self.kinds[place]), None)
        if tell is None or not all(self._does(place) for place in range(tell + 1, len(self.words))):
            return None
        start = tell
        while start and {"all", "tell", "little"} & self.kinds[start - 1]:
            start -= 1
        return start if any("all" in each for each in self.kinds[start:]) else None

    def _does(self, place: int) -> bool:
        """ "Bata do", "batana hai"; of "batao do din" the two is none of the order."""
        before, one = self.words[place - 1].group().casefold(), self.kinds[place]
        return ("does" in one and before in _STEMS) or ("is" in one and "wish" in self.kinds[place - 1])


def _whom(step: Step, said: _Said, start: int, end: int) -> str:
    """The audience that an order names, as `storage.audience` reads it; empty where it names one person, or nobody."""
    kinds = said.kinds[start:end]
    named = [
        word.group()
        for word, each in zip(said.words[start:end], kinds, strict=True)
        if not each or each <= {"all", "little"}
    ]
    if not named or step.officer is None:
        return ""
    mine = districts_of(step.world, step.officer)
    read = audience_said.read(" ".join(named), step.world, mine, workshops.of_districts(step.db, mine))
    everybody = all(_kinds(word) for word in named) and any("all" in each for each in kinds)
    return read or (EVERYBODY if everybody else "")


EVERYBODY = "everybody=yes"


def _is_news(step: Step, text: str) -> bool:
    """Does a sentence only say that a house is open or closed: "कल ऑफिस बंद रहेगा"? Nobody of the office is spoken of."""
    words = tokens(text)
    found = _NEWS.look_up(words)
    if not _SHORTEST <= len(words) <= _LONGEST or has_asking_words(text) or found.has("own"):
        return False
    return all(map(found.has, ("house", "state", "will"))) and not colleagues.is_absence(step, text, by_name=True)


def may_be_news(text: str) -> bool:
    """Is it a whole sentence, which could be meant for people where it means nothing else?"""
    return len(text.split()) > _FRAGMENT and not has_asking_words(text)
