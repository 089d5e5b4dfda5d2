"""Numbers in a text: digits of any script and words of three languages, ranges, halves and quarters."""

from collections.abc import Sequence
from decimal import Decimal

from handlers.matching.number_words import ADDED, FIXED, SMALL, TENS, TIMES, times_of, value_of
from handlers.matching.pieces import Piece, pieces
from handlers.matching.spans import Numeral, about, in_one_word, with_upper_end
from handlers.matching.units import PACKS, unit_at

_THOUSAND = 1000


def numerals(parts: Sequence[Piece]) -> list[Numeral]:
    """All numbers of a text, in digits and words, each as long as it goes; ranges keep their upper end."""
    found: list[Numeral] = []
    place = 0
    while place < len(parts):
        numeral = _numeral_at(parts, place)
        if numeral is None:
            place += 1
            continue
        if numeral.lowest is None:
            numeral = with_upper_end(parts, numeral, _numeral_at)
        found.append(numeral)
        place = numeral.end
    return found


def _numeral_at(parts: Sequence[Piece], first: int) -> Numeral | None:
    if first >= len(parts):
        return None
    opening = parts[first]
    if opening.kind == "number" and opening.value is not None:
        return _digits_at(parts, first)
    if opening.kind != "word":
        return None
    if opening.text in ("saath", "sath") and first and parts[first - 1].text in ("ke", "k", "के"):
        return None  # "bill ke saath": with a bill, not sixty
    if opening.text == "do" and _is_english_do(parts, first):
        return None
    if opening.text in _OF_OR_SIX and not _is_six(parts, first):
        return None
    if opening.text in _GIVE and _asks_to_give(parts, first):
        return None
    if opening.text == "tin" and _is_three(parts, first):
        return Numeral(Decimal(3), first, first + 1, True)
    return _words_at(parts, first)


_OF_OR_SIX = frozenset({"che", "चे"})


def _is_six(parts: Sequence[Piece], first: int) -> bool:
    """ "che kilo", "paanch-che"; behind a noun it is "of": "matti che diye", "टेराकोटा चे दागिने"."""
    before = parts[first - 1] if first and not parts[first].opens else None
    if before is None or before.kind != "word" or value_of(before.text) is not None:
        return True
    unit, times = unit_at(parts, first + 1), first + 1 < len(parts) and times_of(parts[first + 1].text)
    return bool(times) or (unit is not None and unit[0] not in PACKS)


def _is_three(parts: Sequence[Piece], first: int) -> bool:
    """Where no tin can be meant: before a unit, or behind two ("don tin divas")."""
    behind_two = first > 0 and parts[first - 1].text in ("do", "don") and not parts[first].opens
    return behind_two or unit_at(parts, first + 1) is not None


_GIVE = frozenset(("do", "doo", "दो"))
_STEMS = frozenset("""
    de kar kr badal bata bataa bhej laga likh hata jod rok rakh chhod chod dila dikha bula mila karwa bana band le dede
    दे कर बदल बता भेज लगा लिख हटा जोड़ जोड रोक रख छोड़ छोड दिला दिखा बुला मिला करवा बना बंद ले
""".split())  # fmt: skip
_COUNT_WORDS = frozenset("sirf bas keval only just ek सिर्फ बस केवल एक और aur ya या".split())


def _asks_to_give(parts: Sequence[Piece], first: int) -> bool:
    """ "बदल दो", "kar do 130", "koi sasta do": give, not two, behind a verb's stem or at the end of a sentence."""
    before = parts[first - 1] if first else None
    if before is None or before.kind != "word" or parts[first].opens:
        return False
    ends = first + 1 == len(parts) or parts[first + 1].opens
    return before.text in _STEMS or (ends and before.text not in _COUNT_WORDS)


_BESIDE_DO = frozenset("you we i they u it not this that the have".split())
_BEFORE_DO = frozenset("to how can will please pls what who where we i you they and".split())
_HELPS_DO = frozenset("""
    cant can't cannot couldnt couldn't wont won't wouldnt wouldn't dont don't didnt didn't doesnt doesn't shouldnt shouldn't
    could would should may might must never not he she
""".split())  # fmt: skip


def _is_english_do(parts: Sequence[Piece], first: int) -> bool:
    """ "do you have", "who can do 250 cups", "can't do before January": the verb, not two."""
    before = parts[first - 1].text if first and not parts[first].opens else ""
    after = parts[first + 1].text if first + 1 < len(parts) else ""
    helped = (
        before in _HELPS_DO and unit_at(parts, first + 1) is None
    )  # "not do kilo" counts, "can't do before June" does not
    return after in _BESIDE_DO or before in _BEFORE_DO or helped


def _digits_at(parts: Sequence[Piece], first: int) -> Numeral:
    value = parts[first].value or Decimal(0)
    if _is_negative(parts, first):
        return Numeral(-value, first, first + 1, False)
    end = first + 1
    if (
        end < len(parts)
        and parts[end].kind == "number"
        and not parts[end].glued
        and "/" in parts[end].text.replace("\u2044", "/")
    ):
        value += parts[end].value or 0  # 1 1/2
        end += 1
    if end < len(parts) and parts[end].text == "k" and parts[end].glued:
        return Numeral(value * 1000, first, end + 1, False)
    while (
        end < len(parts)
        and parts[end].kind == "word"
        and (times := times_of(parts[end].text))
        and parts[end].text != "शंभर"
        and not _is_lac(parts, end)
    ):
        value *= times
        end += 1
        smaller = _smaller_at(parts, end, times)
        if smaller is not None:
            return Numeral(value + smaller.value, first, smaller.end, False)
    return Numeral(value, first, end, False)


_LAC = frozenset("lac lakh लाख".split())
_OF_LAC = frozenset("ki ke की के".split())
_LACQUERED = (
    "bangl", "chudi", "choodi", "chudiya", "kangan", "toy", "ware", "craft", "jewel", "बांगड", "चूड", "चुड", "कंगन", "खिलौन"
)  # fmt: skip


def _is_lac(parts: Sequence[Piece], place: int) -> bool:
    """Whether lac is the stuff and no hundred thousand: "40 lac bangles", "48 लाख की चूड़ियां"."""
    if parts[place].text not in _LAC:
        return False
    after = [part.text for part in parts[place + 1 : place + 3]]
    behind = after[1:] if after and after[0] in _OF_LAC else after if parts[place].text == "lac" else []
    return bool(behind) and behind[0].startswith(_LACQUERED)


def _smaller_at(parts: Sequence[Piece], place: int, times: Decimal | int) -> Numeral | None:
    """What goes on after "1 lakh": "20 hazar", "बीस हजार"; "2 hazar 5 kilo" does not."""
    if place >= len(parts) or parts[place].opens or times < _THOUSAND:
        return None
    following = _digits_at(parts, place) if parts[place].kind == "number" else _words_at(parts, place)
    if following is None or not 0 < following.value < times or times_of(parts[following.end - 1].text) is None:
        return None
    return following if following.end > place + 1 else None


def _is_negative(parts: Sequence[Piece], first: int) -> bool:
    """-5: a minus stands close before the number and far from what precedes it."""
    minus = first - 1
    return minus >= 0 and parts[minus].text == "-" and parts[first].glued and not parts[minus].glued


def _words_at(parts: Sequence[Piece], first: int) -> Numeral | None:
    if not _counts(parts[first].text):
        return _together_at(parts, first)
    heard, end = _Heard(), first
    while end < len(parts) and parts[end].kind == "word" and (length := heard.goes_on(parts, end, opens=end == first)):
        end += length
    number = heard.number()
    if number is None:
        return None
    single = end == first + 1
    return Numeral(number, first, end, single and (number < 100 or parts[first].text in TIMES))


def _together_at(parts: Sequence[Piece], first: int) -> Numeral | None:
    """ "दोनतीन हजार", "दहाबारा", "सातेक": two ends in one word, or about so many."""
    word, end = parts[first].text, first + 1
    if (ends := in_one_word(word)) is not None:
        times = times_of(parts[end].text) if end < len(parts) and not parts[end].opens else None
        low, high = (value * (times or 1) for value in ends)
        return Numeral(high, first, end + (times is not None), False, low)
    value = about(word)
    return None if value is None else Numeral(value, first, end, False)


def _counts(word: str) -> bool:
    """Whether a number may begin with this word."""
    return times_of(word) is not None or word in FIXED or word in ADDED or value_of(word) is not None


_NEVER_MULTIPLY = frozenset({"शंभर", "shambhar", "shambar"})
_ENGLISH_TIMES = frozenset({"thousand", "thousands", "million"})
_WORDS_OF_ONE = 2
"""Words at most that say how many hundreds or thousands: "साढ़े तीन", "twenty five"."""


def _times_after(parts: Sequence[Piece], place: int) -> int:
    """What the number word at a place is multiplied by: 100 for the तीन of "तीन सौ"; 0 where nothing multiplies it."""
    for following in parts[place + 1 : place + 1 + _WORDS_OF_ONE]:
        if following.opens or following.kind != "word":
            return 0
        if (times := times_of(following.text)) is not None:
            return times
        if value_of(following.text) is None:
            return 0
    return 0


class _Heard:
    """A number told in words, as far as it was heard: "two lakh" is `total`, "three hundred" behind it `current`; a
    quarter or a half that waits for what it is of is `added`."""

    __slots__ = ("added", "current", "largest", "total")

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.added: Decimal | None = None
        self.largest = Decimal(10) ** 12

    def goes_on(self, parts: Sequence[Piece], place: int, *, opens: bool) -> int:
        """How many words here go on with the number; none where it ends."""
        word = parts[place].text
        if word == "and" and self.current is not None and place + 1 < len(parts):
            return self._and([part.text for part in parts[place + 1 : place + 3]])
        if self._begins_another(parts, place):
            return 0
        times = times_of(word)
        if times is not None:
            return self._multiplied(Decimal(times), opens)
        if self.current is None and self.added is None:
            if word in FIXED:
                self.current = FIXED[word]
                return 1
            if word in ADDED:
                self.added = ADDED[word]
                return 1
        value = value_of(word)
        return 0 if value is None else self._grown(value, parts[place - 1].text)

    def _begins_another(self, parts: Sequence[Piece], place: int) -> bool:
        """ "do sau | teen sau", "lakh | dedh lakh", "hazar | barah sau", "पन्नास | शंभर": what follows is no smaller part of
        what was heard."""
        word, times = parts[place].text, times_of(parts[place].text)
        hundreds = self.current is not None and self.current >= 100
        if times is not None:
            whole = word in _NEVER_MULTIPLY and self.current not in (None, 1)
            return whole or (
                hundreds and times == _THOUSAND and word not in _ENGLISH_TIMES and not (self.current or 0) % 100
            )
        if not hundreds and (not self.total or self.current is not None):
            return False
        following = _times_after(parts, place)
        if following == 100 and hundreds:
            return True
        worth = FIXED.get(word) or value_of(word) or Decimal(1)
        of_hundreds = following == 100 and worth * 100 >= self.largest
        return bool(self.total) and (following >= self.largest or of_hundreds)

    def _and(self, after: list[str]) -> int:
        """ "two hundred and five", "two and a half"."""
        if self.current is None:
            return 0
        if after[0] in SMALL and self.current >= 100:
            return 1
        half = 3 if after == ["a", "half"] else 2 if after[0] == "half" else 0
        self.current += Decimal("0.5") if half else 0
        return half

    def _multiplied(self, times: Decimal, opens: bool) -> int:
        if times >= self.largest:
            return 0
        if self.added is not None:
            self.current, self.added = (1 if self.current is None else self.current) + self.added, None
        base = self.current
        if base is None:
            if not opens:
                return 0
            base = Decimal(1)
        if times == 100:
            self.current = base * times
        else:
            self.total, self.current, self.largest = self.total + base * times, None, times
        return 1

    def _grown(self, value: Decimal | int, before: str) -> int:
        if self.current is None:
            self.current, self.added = Decimal(value) + (self.added or 0), None
            return 1
        to_hundreds = self.current >= 100 and value < 100 and self.current % 100 == 0
        if not to_hundreds and not (before in TENS and value < 10):
            return 0
        self.current += value
        return 1

    def number(self) -> Decimal | None:
        """The whole of it; None where a part of something stands alone, but for सवा किलो."""
        if self.added is None:
            return self.total + (self.current or 0)
        alone = not self.total and self.current is None and self.added == Decimal("0.25")
        return 1 + self.added if alone else None


def read_number(text: str) -> Decimal | None:
    """The first number of a short answer, in digits or words of any language; None when there is none. "A good one" and "which
    one" are anyone and no number."""
    parts = pieces(text)
    found = (one for one in numerals(parts) if not _is_anyone(parts, one))
    return next((one.value for one in found), None)


def _is_anyone(parts: Sequence[Piece], numeral: Numeral) -> bool:
    alone = numeral.first > 0 and numeral.end == numeral.first + 1 and parts[numeral.first].text == "one"
    return alone and parts[numeral.first - 1].text in _ANYONE


_ANYONE = frozenset(
    """
    this that which the other same such good best better nice fine big bigger small smaller large little red blue green white black
    yellow new old fresh next first right wrong real original cheap cheaper any
""".split()
)


def decimal_text(value: Decimal) -> str:
    """A number as decimal text without needless noughts and without an exponent."""
    return format(value.normalize(), "f")


def decimal_text_or_none(value: Decimal | None) -> str | None:
    """The same, for a number that may not be known."""
    return None if value is None else decimal_text(value)
