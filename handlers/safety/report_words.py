"""What is wrong with the other side, told in words where a report asks for it: "ye pehle paise maang rahi hai"."""

from __future__ import annotations

from typing import Any

from handlers.folding import tokens
from handlers.questions import Misread, Reply, words_of
from handlers.reading import kind_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_WRONG = WordBook(
    {
        "money": """
            paise paisa paisay money advance otp pin qr upi khata account पैसे पैसा ओटीपी पिन क्यूआर एडवांस अॅडव्हान्स खाता खाते rupaye
            rupees रुपये
        """,
        "asks": """
            maang mang maangta maangti maangte mangta mangti mangte maange maanga mangi maang_rahi maang_raha mangne maangne magto
            magte magtat magitle magitla ask asks asked asking demand demands wants माँग मांग माँगता मांगता माँगती मांगती माँगते मांगते
            माँगा मांगा माँगे मांगे मागतो मागते मागतात मागितले मागितला मागत
        """,
        "rude": """
            badtameez badtameezi battameez battameezi battamizi badtamizi gali gaali galiyan rude abusive abuse abuses shivya shivi
            बदतमीज बदतमीज़ बदतमीजी बदतमीज़ी गाली गालियाँ गालियां शिवी शिव्या उद्धट
        """,
        "fake": "fake jhootha jhooti jhutha jhuthi nakli khota khoti झूठा झूठी नकली खोटा खोटी फर्जी farzi farji",
    },
    COMMON_ENGLISH,
)
SENTENCE = 3


def read(reply: Reply, language: str) -> dict[str, Any]:
    """A kind of report and the words that tell it, as {"kind", "words"}. Raises Misread for words that accuse of nothing."""
    text = words_of(reply, language)
    said = tokens(text)
    found = _WRONG.look_up(said)
    if len(said) < SENTENCE:
        raise Misread()
    if found.has("money") and found.has("asks"):
        return {"kind": "money", "words": text}
    if found.has("rude") or found.has("fake"):
        return {"kind": "rude" if found.has("rude") else "fake", "words": text}
    if kind_of(text) == "complaint":
        return {"kind": "other", "words": text}
    raise Misread()
