"""The orders that are written below somebody's post: off, mute, ban, moderator, report; said with helping words around."""

from __future__ import annotations

from collections.abc import Collection

from handlers.folding import fold, folded, tokens
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
            द्या
        """,
    },
    COMMON_ENGLISH,
)
_OUT_OF = folded("kadh kadha kadhun kaadh kaadha काढ काढा काढून")
_STATES = frozenset("hai h hain ahe aahe है हैं आहे".split())
"""They make a remark of it: "lab report hai", "ye moderator hai"."""
_COMPLAINT = folded("shikayat shikaayat takrar शिकायत तक्रार")
_THROWN = folded("nikalo nikaal nikal nikalna nikaliye निकालो निकाल निकालिए निकालना")


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
