"""Whether words ask something of the other side of a trade."""

from handlers.folding import tokens
from handlers.reading.kinds import kind_of
from handlers.reading.words import WordBook

_WORDS = WordBook(
    {
        "asking": """
            kya क्या kaise kaisa kaisi कैसे कैसा कैसी kab कब kaha kahan कहां कहाँ kaun kaunsa kaunsi
            konsa konsi कौन कौनसा कौनसी kyu kyun
            क्यों kitna kitni kitne कितना कितनी कितने kay kaay काय kasa kashi kase कसा कशी कसे कसं kadhi
            कधी kuthe कुठे kon kona कोण कोणता
            कोणती कोणते कोणतं konta konti konte kiti किती kashala कशाला what where when how who which why
            whether do_you does_it can_you
            is_it is_there are_there will_you any_discount ya_phir या_फिर ki_nahi की_नहीं chalega_kya
        """,
    }
)
_LAST = frozenset("ka का kya क्या na ना".split())


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
