"""What is wrong with the other side, told in words where a report asks for it: "ye pehle paise maang rahi hai"."""

from __future__ import annotations

from typing import Any

from handlers.enquiry import drafts
from handlers.folding import tokens
from handlers.questions import Misread, Reply, words_of
from handlers.reading import kind_of
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.safety import cries, grievances

_WRONG = WordBook(
    {
        "money": """
            paise paisa paisay money advance otp pin qr upi khata account पैसे पैसा ओटीपी पिन क्यूआर एडवांस अॅडव्हान्स खाता खाते
            rupaye
            rupees रुपये
        """,
        "asks": """
            maang mang maangta maangti maangte mangta mangti mangte maange maanga mangi maang_rahi maang_raha mangne maangne magto
            magte magtat magitle magitla ask asks asked asking demand demands wants माँग मांग माँगता मांगता माँगती मांगती माँगते
            मांगते
            माँगा मांगा माँगे मांगे मागतो मागते मागतात मागितले मागितला मागत
        """,
        "rude": """
            dhamki धमकी threat threatens threatening threatened badtameez badtameezi battameez battameezi battamizi badtamizi
            gali gaali galiyan rude abusive abuse abuses shivya shivi
            बदतमीज बदतमीज़ बदतमीजी बदतमीज़ी गाली गालियाँ गालियां शिवी शिव्या उद्धट
        """,
        "fake": "fake jhootha jhooti jhutha jhuthi nakli khota khoti झूठा झूठी नकली खोटा खोटी फर्जी farzi farji",
    },
    COMMON_ENGLISH,
)
SENTENCE = 3
NO_REPORT = ("enquiry", "offer", "greeting", "workshop")
"""Kinds of sentences that accuse nobody: they are a matter of their own."""


def kind_told(text: str) -> str:
    """Which kind of report words tell: money, rude, fake or other; "" where they accuse of nothing."""
    said = tokens(text)
    found = _WRONG.look_up(said)
    if (len(said) >= SENTENCE and found.has("money") and found.has("asks")) or cries.of_money(text):
        return "money"
    if found.has("rude") or found.has("fake"):
        return "rude" if found.has("rude") else "fake"
    if cries.cries(text, sells=False) or grievances.cries_out(text) or grievances.complains(text):
        return "other"
    return "other" if len(said) >= SENTENCE and kind_of(text) in ("complaint", "scam") else ""


def read(reply: Reply, language: str) -> dict[str, Any]:
    """A kind of report and the words that tell it, as {"kind", "words"}. Raises Misread for words of another matter."""
    text = words_of(reply, language)
    if drafts.says_leave_it(text) or read_command(text, "yes_no") == "no":
        return {"kind": "none", "words": ""}
    if kind := kind_told(text):
        return {"kind": kind, "words": text}
    if len(tokens(text)) > SENTENCE and kind_of(text) not in NO_REPORT and "?" not in text:
        return {"kind": "other", "words": text}
    raise Misread()
