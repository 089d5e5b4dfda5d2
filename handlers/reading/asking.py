"""Whether words ask something of the other side of a trade."""

from handlers.folding import fold, folded, tokens
from handlers.reading.kinds import kind_of
from handlers.reading.words import WordBook

_WORDS = WordBook(
    {
        "asking": """
            kya क्या kaise kaisa kaisi कैसे कैसा कैसी kab कब kaha kahan कहां कहाँ kaun kaunsa kaunsi
            konsa konsi कौन कौनसा कौनसी kyu kyun
            क्यों kitna kitni kitne कितना कितनी कितने kay kaay काय kasa kashi kase कसा कशी कसे कसं kadhi
            कधी kuthe कुठे kon kona कोण कोणता
            कोणती कोणते कोणतं kuthla kuthli kuthle kuthlya कुठला कुठली कुठले कुठल्या konta konti konte kiti किती
            kashala कशाला what where when how who which why
            kis kisme kiska kiski kiske kaunsa_wala किस किसमें किसका किसकी
            किसके kasla kasli kasle kasala कसला कसली कसले whether do_you does_it can_you
            is_it is_there are_there will_you any_discount ya_phir या_फिर ki_nahi की_नहीं chalega_kya
        """,
    }
)
_TO_OFFICE = WordBook(
    {
        "office": """
            office ofis ऑफिस दफ्तर दफ़्तर daftar daphtar कार्यालय karyalay कार्यालयाचं कार्यालयाचे officer अधिकारी adhikari haat हाट
        """,
        "fill": """
            ka ki ke se ko la cha chi che का की के से को ला चा ची चे चं शी shi kaam kam काम work baat bat बात number नंबर khola
            kholo उघडा खोलो desk dikhao दिखाओ दाखवा dakhva jana jaana जाना the my mera मेरा mujhe मुझे mala मला open
        """,
    }
)
"""Words that are all of these are said to Haat: "दफ्तर का काम", "haat ka number"."""
_LAST = frozenset("ka का kya क्या na ना".split())


_ASKS = folded("""
    pucho puchho poocho poochho puchiye poochiye puchna puch पूछो पूछिए पूछना पूछ vichara vicharun vichar विचारा विचारून विचार ask lo
    लो do दो dya द्या zara ज़रा जरा please plz unse उनसे inse इनसे tyanna त्यांना them him her seller
""")
_ASK_FIRST = folded("pucho puchho poocho poochho puchiye poochiye puch पूछो पूछिए पूछ vichara vicharun विचारा विचारून ask")


def without_asking(text: str) -> str:
    """What shall be asked in "rate pucho", "ask them the rate": the words without the order; the text itself where none is."""
    words = text.split()
    keys = [fold(word.strip(" .,!?।")) for word in words]
    if not set(keys) & _ASK_FIRST:
        return text
    return " ".join(word for word, key in zip(words, keys, strict=True) if key not in _ASKS)


def is_of_office(text: str) -> bool:
    """Do the words only name the office, or Haat, and what one would have of it?"""
    found = _TO_OFFICE.look_up(tokens(text[:400]))
    return found.has("office") and all(found.classes)


def has_asking_words(text: str) -> bool:
    """Does it ask by its sign or its words? A mere manner of asking is none."""
    words = tokens(text)
    return "?" in text or _WORDS.look_up(words).has("asking") or (len(words) > 1 and words[-1] in _LAST)


def is_question(text: str) -> bool:
    """Is this a question, by its sign, its words or its whole manner ("pisi hui hai ya khadi", "rate kya hai")?"""
    words = tokens(text)
    if not words:
        return False
    return (
        "?" in text
        or _WORDS.look_up(words).has("asking")
        or (len(words) > 1 and words[-1] in _LAST)
        or (len(words) > 1 and kind_of(text) == "question")
    )
