"""Numbers in a text: digits of any script and words of three languages, ranges, halves and quarters."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.matching.number_words import ADDED, FIXED, SMALL, TENS, TIMES, times_of, value_of
from handlers.matching.pieces import Piece, pieces
from handlers.matching.units import unit_at


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found at pieces[first:end]; a plain one is a single small number word, which may mean something else."""

    value: Decimal
    first: int
    end: int
    plain_word: bool
    lowest: Decimal | None = None
    each: bool = False  # "10-10", "पांच पांच": so much of each


_THOUSAND = 1000
_BETWEEN = frozenset({"to", "से", "se", "ते", "ya", "या", "or", "किंवा", "kinva"})


def numerals(parts: Sequence[Piece]) -> list[Numeral]:
    """All numbers of a text, in digits and words, each as long as it goes; ranges keep their upper end."""
    found: list[Numeral] = []
    place = 0
    while place < len(parts):
        numeral = _numeral_at(parts, place)
        if numeral is None:
            place += 1
            continue
        numeral = _with_upper_end(parts, numeral)
        found.append(numeral)
        place = numeral.end
    return found


def _with_upper_end(parts: Sequence[Piece], low: Numeral) -> Numeral:
    between = low.end
    dash = between < len(parts) and parts[between].text in ("-", "\u2013")
    if dash or (between < len(parts) and parts[between].text in _BETWEEN):
        between += 1
    elif low.plain_word is False or low.value >= 20:
        return low
    high = _numeral_at(parts, between)
    if high is not None and high.value == low.value and (dash or between == low.end):
        return Numeral(high.value, low.first, high.end, False, None, each=True)
    if high is None or high.value <= low.value:
        return low
    if between == low.end and high.value > 2 * low.value + 3:
        return low  # "दो तीन", "dus bees" are spans; "एक 450" is none
    return Numeral(high.value, low.first, high.end, False, low.value)


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
    if opening.text in _GIVE and _asks_to_give(parts, first):
        return None
    if opening.text == "tin" and unit_at(parts, first + 1) is not None:  # three, where a tin cannot be meant
        return Numeral(Decimal(3), first, first + 1, True)
    return _words_at(parts, first)


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
    ):
        value *= times
        end += 1
        smaller = _smaller_at(parts, end, times)
        if smaller is not None:
            return Numeral(value + smaller.value, first, smaller.end, False)
    return Numeral(value, first, end, False)


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
    total = Decimal(0)
    current: Decimal | None = None
    added: Decimal | None = None
    largest = Decimal(10) ** 12
    end = first
    while end < len(parts) and parts[end].kind == "word":
        word = parts[end].text
        if word == "and" and current is not None and end + 1 < len(parts):
            after = parts[end + 1].text
            if after in SMALL and current >= 100:
                end += 1
                continue
            if parts[end + 1 : end + 3] and " ".join(part.text for part in parts[end + 1 : end + 3]) == "a half":
                current += Decimal("0.5")
                end += 3
                continue
            if after == "half":
                current += Decimal("0.5")
                end += 2
                continue
            break
        if (multiplier := times_of(word)) is not None:
            times = Decimal(multiplier)
            if times >= largest:
                break
            if added is not None:
                current, added = (current or (1 if current is None else 0)) + added, None
            base = current if current is not None else (Decimal(1) if total == 0 and end == first else None)
            if base is None:
                break
            if times == 100:
                current = base * times
            else:
                total, current, largest = total + base * times, None, times
            end += 1
            continue
        if word in FIXED and current is None and added is None:
            current = FIXED[word]
            end += 1
            continue
        if word in ADDED and current is None and added is None:
            added = ADDED[word]
            end += 1
            continue
        value = value_of(word)
        if value is None:
            break
        if current is None:
            current = value + (added or 0)
            added = None
        elif (current >= 100 and value < 100 and current % 100 == 0) or (parts[end - 1].text in TENS and value < 10):
            current += value
        else:
            break
        end += 1
    if added is not None:
        if total or current is not None or added != Decimal("0.25"):
            return None
        current = 1 + added  # सवा किलो
    if end == first:
        return None
    number = total + (current or 0)
    single = end == first + 1
    return Numeral(number, first, end, single and (number < 100 or parts[first].text in TIMES))


def read_number(text: str) -> Decimal | None:
    """The first number of a short answer, in digits or words of any language; None when there is none."""
    found = numerals(pieces(text))
    return found[0].value if found else None


def decimal_text(value: Decimal) -> str:
    """A number as decimal text without needless noughts and without an exponent."""
    return format(value.normalize(), "f")


def decimal_text_or_none(value: Decimal | None) -> str | None:
    """The same, for a number that may not be known."""
    return None if value is None else decimal_text(value)
