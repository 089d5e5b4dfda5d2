"""The orders that are written below somebody's post: off, mute, ban, moderator, report; said with helping words around."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from handlers.folding import fold, folded, tokens
from handlers.matching.number_words import value_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_LONGEST = 8
_BOOK = WordBook(
    {
        "ban": """
            ban baan बैन बॅन block ब्लॉक kick bahar baahar bahaar baher baaher बाहर बाहेर nikalo nikaal nikal nikalna
            nikaliye निकालो निकाल निकालिए निकालना हाकला hakla hakal
        """,
        "mute": "mute म्यूट म्युट chup chupp चुप gappa गप्प silent साइलेंट",
        "off": """
            off ऑफ remove delete डिलीट hata hatao hatado hatana hataiye hatva हटा हटाओ हटाना हटाइए हटवा kadh kadha
            kadhun kaadh kaadha काढ काढा काढून mita mitao मिटा मिटाओ
        """,
        "moderator": "moderator मॉडरेटर",
        "report": "report रिपोर्ट shikayat shikaayat takrar शिकायत तक्रार shikayat_hai शिकायत_है takrar_ahe तक्रार_आहे",
        "post": "post message msg card offer पोस्ट मैसेज मेसेज कार्ड ऑफर",
        "fill": """
            this that him her it please pls plz ise isko isse ye yeh iska iski is us use usko unko ko ka ki ke se
            tyala tila hyala yala hyanna jara zara ji hi he ha te yaar yar bhai bhau admin sir turant abhi jaldi group
            aadmi admi bande member user manus manasala manas do de dijiye dijie kar karo kardo karao kijiye kariye
            karna kara karun kar_dya taka taak dya out take from the of off_it इसे इसको इस ये यह इसका इसकी उसे उसको उस
            उनको को का की के से जरा ज़रा कृपया जी हे हा ही ते त्याला तिला ह्याला याला ह्यांना यार भाई भाऊ तुरंत अभी
            जल्दी ग्रुप ग्रुपमधून आदमी सदस्य माणसाला दो दे दीजिए कर करो करदो कराओ कीजिए करिए करना करा करून टाका टाक
            द्या banao banado banaiye banaao bana_do banva banav make appoint बनाओ बना बनाइए बनवा बनव liye sathi for लिए साठी
            please_make shant शांत rakho rakh rakhna रखो रख रखना thev theva ठेव ठेवा ab aata ata अब आता
        """,
    },
    COMMON_ENGLISH,
)
_LENGTHS = WordBook(
    {
        "hours": "hour hours ghanta ghante ghanton घंटा घंटे घंटों घण्टे taas tas tasansathi तास तासांसाठी",
        "days": "day days din dino dinon divas divasansathi दिन दिनों दिवस दिवसांसाठी दिवसांकरता",
        "weeks": """
            week weeks hafta hafte hafton haphte saptah athvada athavda aathvada athavdyasathi हफ्ता हफ़्ता हफ्ते हफ़्ते हफ्तों सप्ताह
            आठवडा आठवडे आठवड्यासाठी आठवडाभर
        """,
        "months": "month months mahina mahine mahinon महीना महीने महीनों महिना महिने महिन्यासाठी",
    },
    COMMON_ENGLISH,
)
_SPANS = {
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
    "weeks": timedelta(days=7),
    "months": timedelta(days=30),
}
_LONGEST_SILENCE = timedelta(days=30)
_BESIDE_A_SPAN = folded("ke liye tak sathi karta के लिए तक साठी करता for")
_OUT_OF = folded("kadh kadha kadhun kaadh kaadha काढ काढा काढून")
_STATES = frozenset("hai h hain ahe aahe है हैं आहे".split())
"""They make a remark of it: "lab report hai", "ye moderator hai"."""
_COMPLAINT = folded("shikayat shikaayat takrar शिकायत तक्रार")
_THROWN = folded("nikalo nikaal nikal nikalna nikaliye निकालो निकाल निकालिए निकालना")


@dataclass(frozen=True, slots=True)
class Order:
    """What shall be done with an author, for how long where that is said, and the words beside it, which may be a name."""

    deed: str
    silent: timedelta | None
    name: str


def order_of(text: str, about: str = "") -> Order | None:
    """The order that words give, with the time that they name: "isko ek hafte ke liye chup karo". To be put out for some days is
    to be silent for so long: a ban is for a month at least. None: no order, or one that names somebody beside `about`."""
    order = named_order(text, about)
    return order if order is not None and not order.name else None


def named_order(text: str, about: str = "") -> Order | None:
    """The same, where somebody may be named: "lakhan ko 2 din ke liye chup karo"."""
    names = set(tokens(about))
    words, silent = _without_span([word for word in tokens(text) if word not in names])
    known = _BOOK.look_up(words)
    strange = [word for word, classes in zip(words, known.classes, strict=True) if not classes]
    if len(strange) > _LONGEST_NAME or "?" in text:
        return None
    deed = order_in(" ".join(word for word in words if word not in strange))
    if deed == "ban" and silent is not None:
        deed = "mute"
    return Order(deed, silent if deed == "mute" else None, " ".join(strange)) if deed else None


_LONGEST_NAME = 2


def _without_span(words: list[str]) -> tuple[list[str], timedelta | None]:
    """The words without how long it shall last, and that; None where it is not said."""
    for place, word in enumerate(words):
        unit = next((name for name in _SPANS if name in _LENGTHS.classes(word)), None)
        if unit is None:
            continue
        before = words[place - 1] if place else ""
        counted = value_of(before) if before and not before.isdigit() else (int(before) if before else None)
        first, end = (place - 1, place + 1) if counted or before in ("a", "an") else (place, place + 1)
        while end < len(words) and fold(words[end]) in _BESIDE_A_SPAN:
            end += 1
        while first and fold(words[first - 1]) in _BESIDE_A_SPAN:
            first -= 1
        times = min(float(counted or 1), 1000.0)
        return [*words[:first], *words[end:]], min(_SPANS[unit] * times, _LONGEST_SILENCE)
    return words, None


def order_in(text: str, about: str = "") -> str | None:
    """What somebody who answers a post with these words wants done with it; None: nothing. `about` is its author's name,
    which may stand among them."""
    names = set(tokens(about))
    words = [word for word in tokens(text) if word not in names]
    if not 0 < len(words) <= _LONGEST or "?" in text:
        return None
    found = _BOOK.look_up(words)
    keys = [fold(word) for word in words]
    states = not _STATES.isdisjoint(words) and _COMPLAINT.isdisjoint(keys)
    if states or not all(found.classes):
        return None
    said = {name for name in ("ban", "mute", "off", "moderator", "report") if found.has(name)}
    if said == {"ban", "off"} and _only(found.classes, keys, "off", _OUT_OF):
        said = {"ban"}  # "बाहेर काढा"
    if said == {"ban"} and found.has("post") and _only(found.classes, keys, "ban", _THROWN):
        said = {"off"}  # "ye post nikal do"
    return said.pop() if len(said) == 1 else None


def _only(classes: Collection[frozenset[str]], keys: Collection[str], name: str, words: frozenset[str]) -> bool:
    """Are all words of a class among these?"""
    return all(key in words for one, key in zip(classes, keys, strict=True) if name in one)
