"""Places in a text: any district or taluka, in any spelling, script or old name, with its role in the enquiry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from handlers.folding import close_key, fold, letters, normalise
from handlers.matching.endings import nouns_of
from handlers.matching.festivals import is_festival_word
from handlers.matching.gazetteer import OTHER_NAME, TOWN, Gazetteer, Place, with_namesakes
from handlers.matching.guarded import verbs
from handlers.matching.pieces import Piece, pieces
from handlers.matching.place_roles import (
    DELIVER,
    DELIVER_THERE,
    DISTRICT_WORDS,
    FROM_ENDINGS,
    IN,
    TO,
    TO_ENDINGS,
    Role,
    role_of,
)
from handlers.matching.slips import Slips
from storage import reference


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place read from a text; `others` are places of the same name that may be meant instead."""

    place: Place
    role: Role
    role_said: bool
    exact: bool
    others: tuple[Place, ...]
    first: int
    end: int

    @property
    def lgd_code(self) -> int:
        """The district that the place is or lies in."""
        return self.place.district_lgd


# Names that are everyday words too: believed only beside a word that speaks of places.
_EVERYDAY = frozenset(
    fold(word)
    for word in "bina banda agar man mul ner dhar guna una pali mau mon gaya salem kota panna anand kheda bag bari "
    "central east north south west tapi kolar modi puri hansi siang deeg mahe daman diu bid beed nagar hassan "
    "rampur khed karad kalam kaij wai wani newasa sakri jat mal deori kurla ara "
    "sakti baksa mandi nirmal korea mahe mansa chandel phek lohar kudal".split()
)
_THINGS = frozenset(
    normalise(word) for word in "mandi मंडी lohar लोहार dhar dhaar धार kudal कुदाल kudaal loha लोहा lohe लोहे".split()
)
"""A market, a smith, an edge, a hoe, iron: "dhar wali chaku" has one and comes from nowhere."""
_NOT_FROM = frozenset(normalise(word) for word in "mandi मंडी lohar लोहार".split())
"""Goods come from the market and the smith, too: "mandi se" names no district."""
_FROM_THERE = frozenset(normalise(w) for w in "wale wala wali वाले वाला वाली".split())
_OF_THERE = _FROM_THERE | frozenset(normalise(w) for w in "ka ki ke का की के".split())
_NO_TOWN_ALONE = _THINGS | frozenset("agar gaya central east north south west".split())
"""Alone behind a comma these are "if", "went", and where something lies."""
_TO_APART = frozenset(normalise(w) for w in "la ला".split())
_LIVES = frozenset(
    normalise(w) for w in "rahto rahte rahato rahate rahtoy rahtey rahat राहतो राहते राहतोय राहतेय राहत".split()
)
_MOTION = frozenset(normalise(w) for w in "हून तून मधून येथून hun hoon tun madhun".split())
_GENITIVE = frozenset(normalise(w) for w in "चा ची चे चं च्या cha chi che chya".split())
_IN_BEHIND = IN - {"in"}  # English says it before the place: "needed in Sagar" names no Nanded
_AROUND = (
    _IN_BEHIND
    | DISTRICT_WORDS
    | DELIVER_THERE
    | _FROM_THERE
    | frozenset(
        normalise(w) for w in "side se से bhejna bhejo bhej pahunchana pahuchana pahuncha pohoch pochava pathva".split()
    )
)
_WHOLE_DISTRICT = frozenset(
    normalise(w) for w in "district dist jila zila jile जिला जिले जिल्हा जिल्ह्यातून जिल्ह्यात".split()
)
KINDS_BEFORE = frozenset(
    normalise(w) for w in "district dist jila zila जिला जिल्हा taluka taluk tal tehsil tahsil तहसील तालुका".split()
)
"""What a place is stands before its name as well: "taluka Khatav", "जिला धार"."""
_SHORT_KEY = 3
_LONG_WORD = 5
# Where the reader's language is spoken by most: of places with one name those there are likelier meant.
_SPOKEN_IN = {"mr": frozenset({"Maharashtra", "Goa"})}


class Places(Gazetteer):
    """The gazetteer as it is read in texts: which words are places, and what each is there for."""

    @staticmethod
    @cache
    def shipped() -> "Places":
        """The districts of India, the talukas of two states, and well-known towns and quarters, as shipped."""
        return Places(reference.districts(), reference.talukas(), reference.localities())

    def named_at(self, parts: Sequence[Piece]) -> frozenset[int]:
        """The pieces of a text that are places of several words, written just so: "Dakshina Kannada"."""
        words = [fold(part.text) if part.kind == "word" else "" for part in parts]
        return frozenset(
            place
            for first, word in enumerate(words)
            for length in range(2, min(self._begun.get(word, 0), len(words) - first) + 1)
            if tuple(words[first : first + length]) in self.names
            for place in range(first, first + length)
        )

    def comes_from(self, word: str) -> bool:
        """Whether this one word is a district with "from" glued to it: बिदरहून."""
        return any(
            ending in _MOTION and any(rank <= OTHER_NAME for rank, _ in self.names.get((fold(noun),), ()))
            for noun, ending in nouns_of(normalise(word))
        )

    def is_origin(self, word: str) -> bool:
        """Whether goods "of" this one word are from there: Gaya is a place, and "loha ki kadhai" is of iron."""
        return self.is_written_place(word) and word not in _THINGS

    def find(self, text: str, home_state: str = "", language: str = "") -> list[PlaceFound]:
        """The places that a text names, in order."""
        return self.find_in(pieces(text), home_state=home_state, language=language)

    def find_in(
        self,
        parts: Sequence[Piece],
        not_places: frozenset[int] = frozenset(),
        home_state: str = "",
        language: str = "",
        origins: frozenset[int] = frozenset(),
    ) -> list[PlaceFound]:
        """The places of a text in order; `not_places` are words already read as something else, `origins` words that are
        certainly places: the Gaya of "gaya ka tilkut".

        Of places with the same name the one in the state that the text names is meant, else the one in the
        reader's `home_state`; else one where the reader's `language` is spoken stands first, and the others are told.
        """
        state = self._state_said(parts) or self._state(home_state)
        found: list[PlaceFound] = []
        place = 0
        while place < len(parts):
            hit = self._at(parts, place, state, not_places, language, sure=place in origins)
            if hit is None:
                place += 1
            else:
                found.append(self._by_letters(parts, hit) if hit.others else hit)
                place = hit.end
        settled = {one.place.district_lgd: one.place for one in found if not one.others}
        return [self._as_settled(one, settled) if one.others else one for one in found]

    @staticmethod
    def _as_settled(hit: PlaceFound, settled: Mapping[int, Place]) -> PlaceFound:
        """Of places of one name the one that the same text names with its state: "Hamirpur UP", and "hamirpur me" before it."""
        meant = [settled[one.district_lgd] for one in (hit.place, *hit.others) if one.district_lgd in settled]
        return replace(hit, place=meant[0], others=()) if len(meant) == 1 and meant[0].name == hit.place.name else hit

    @staticmethod
    def _by_letters(parts: Sequence[Piece], hit: PlaceFound) -> PlaceFound:
        """Of places of one name the one whose state's letters stand beside it: "Hamirpur UP", "UP wala Hamirpur"."""
        behind, before = parts[hit.end : hit.end + 2], parts[max(0, hit.first - 2) : hit.first]
        state = None
        if behind and (not behind[0].opens or len(behind) == 1 or behind[1].opens):
            state = _letters().get(behind[0].text)
        if state is None and len(before) == 2 and before[1].text in _OF_THERE:
            state = _letters().get(before[0].text)
        meant = [place for place in (hit.place, *hit.others) if place.state == state]
        return replace(hit, place=meant[0], others=tuple(meant[1:])) if meant else hit

    def _state_said(self, parts: Sequence[Piece]) -> str:
        words = [part.text for part in parts]
        begun = [fold(word) in self._state_begins for word in words]
        for length in (3, 2, 1):
            for first in range(len(words) - length + 1):
                if length > 1 and not begun[first]:
                    continue
                last = [noun for noun, _ in nouns_of(words[first + length - 1])]
                for noun in last:
                    state = self.states.get(tuple(fold(word) for word in (*words[first : first + length - 1], noun)))
                    if state:
                        return state
        return ""

    def _at(
        self, parts: Sequence[Piece], first: int, state: str, not_places: frozenset[int], language: str, *, sure: bool
    ) -> PlaceFound | None:
        if parts[first].kind != "word" or first in not_places:
            return None
        for length in range(min(self._begun.get(fold(parts[first].text), 1), len(parts) - first), 0, -1):
            span = parts[first : first + length]
            if length > 1 and any(part.kind != "word" for part in span):
                continue
            for noun, ending in nouns_of(span[-1].text):
                if ending and self._is_daily_talk(span[-1].text):
                    continue  # मानला is no case of "man"
                key = tuple(fold(word) for word in (*(part.text for part in span[:-1]), noun))
                hit = self._read(
                    parts, first, first + length, key, noun, ending, state, language, not_places, sure=sure
                )
                if hit:
                    return hit
        if is_festival_word(parts[first].text):
            return None  # "diwali se 10 din pehle" comes from no Deoli
        slip = self._slip(parts, first)
        repaired = fold(slip) if slip else self._repair(fold(parts[first].text))
        beside = self._beside_place_word(parts, first, first + 1, "") or (
            first + 2 == len(parts)
            and parts[first + 1].text in _OF_THERE
            and not self._is_daily_talk(parts[first].text)
        )
        if repaired and (beside or slip):
            noun = slip or parts[first].text
            return self._read(parts, first, first + 1, (repaired,), noun, "", state, language, not_places)
        return None

    @cached_property
    def _slips(self) -> Slips:
        """The districts and well-known towns as they are written in Roman letters, in one word."""
        places = (place for found in self.names.values() for rank, place in found if rank <= TOWN)
        names = {name for place in places for name in (place.name, self.districts[place.district_lgd].name)}
        names |= {name for district in self.districts.values() for name in district.other_names}
        return Slips(normalise(name) for name in names if (self._key(name) in self.names) and name.isascii())

    def _slip(self, parts: Sequence[Piece], first: int) -> str | None:
        """The one place that a word is a slip of the finger for, beside a word that speaks of places."""
        word = parts[first].text
        if self._is_daily_talk(word) or not self._is_where_places_are(parts, first):
            return None
        meant = {fold(written): written for written in self._slips.near(word)}
        return meant.popitem()[1] if len(meant) == 1 else None

    def is_slip_at(self, parts: Sequence[Piece], place: int) -> bool:
        """Whether a word is one slip of the finger away from the name of one place, and stands where places do."""
        return not is_festival_word(parts[place].text) and self._slip(parts, place) is not None

    @staticmethod
    def _is_where_places_are(parts: Sequence[Piece], first: int) -> bool:
        """Whether a word stands where a place does: "from kapnur", "kapnur se", "kapnur district", "ship to kapnur"."""
        before = parts[first - 1].text if first and not parts[first].opens else ""
        after = parts[first + 1].text if first + 1 < len(parts) and not parts[first + 1].opens else ""
        if before == "to":
            return not DELIVER.isdisjoint(part.text for part in parts[max(0, first - 4) : first])
        return before in ("from", "in") or after in _AROUND or before in DELIVER_THERE

    def _read(
        self,
        parts: Sequence[Piece],
        first: int,
        end: int,
        key: tuple[str, ...],
        noun: str,
        ending: str,
        state: str,
        language: str,
        not_places: frozenset[int],
        *,
        sure: bool = False,
    ) -> PlaceFound | None:
        places = self._of_state(key, state)
        if not places:
            return None
        if len(key) == 1 and len(places) > 1:  # Bandra is not Bhandara, Malad not Malda
            just_so = self._written.get(noun) or self._closes.get(close_key(noun)) or set()
            places = with_namesakes(places, just_so)
        if len(key) == 1 and not self._is_near(noun, key[0]):
            return None
        word = parts[first].text
        exact = fold(word) == key[0] or bool(ending) or len(key) > 1
        if len(key) == 1 and ending in _GENITIVE and key[0] in _EVERYDAY and noun not in self._written:
            return None  # पानांची is "of leaves", not of Panna
        sure = sure or self._before_its_state(parts, end, places[0], state)
        if len(key) == 1 and exact and not sure and self._is_weak(word, key[0], places[0]):
            alone = self._stands_alone(parts, first, end, not_places)
            made_there = end < len(parts) and parts[end].text in _FROM_THERE and not self._is_daily_talk(word)
            made_there = made_there and word not in _THINGS
            if not alone and not made_there and not self._beside_place_word(parts, first, end, ending):
                return None
        spoken_in = _SPOKEN_IN.get("mr" if _is_marathi(ending) else language, frozenset())
        places = tuple(sorted(places, key=lambda place: place.state not in spoken_in))
        if end < len(parts) and parts[end].text in _WHOLE_DISTRICT:  # no Gorakhpur in Jabalpur is a district
            places = tuple(place for place in places if self._is_district(key, place)) or places
        role, said = role_of(parts, first, end, ending, self.is_place_word)
        return PlaceFound(places[0], role, said, exact, places[1:], first, end)

    def _is_near(self, noun: str, key: str) -> bool:
        """Whether a short word is spelt as the place is: a dosa is no Dausa, a दाना no Dhana."""
        return len(key) > _SHORT_KEY + 1 or noun in self._written or close_key(noun) in self._closes

    def _before_its_state(self, parts: Sequence[Piece], end: int, place: Place, state: str) -> bool:
        """Whether the state that a district lies in stands right behind it: "आनंद गुजरात से", "Una, Himachal Pradesh"."""
        if not state or place.state != state or place.taluka_lgd is not None:
            return False
        said = [fold(part.text) for part in parts[end : end + 3]]
        return any(
            self.states.get((*said[: length - 1], fold(noun))) == state
            for length in range(1, len(said) + 1)
            for noun, _ in nouns_of(parts[end + length - 1].text)
        )

    def _is_weak(self, word: str, key: str, place: Place) -> bool:
        """Whether a word alone is not yet a place: an everyday word, a short one, one of eight hundred talukas."""
        if self._is_daily_talk(word):
            return True
        if place.taluka_lgd is not None or key in _EVERYDAY:
            return place.taluka_lgd is not None or not _is_long(word)
        return len(key) <= _SHORT_KEY and not (_is_long(word) and close_key(word) in self._closes)

    def _is_daily_talk(self, word: str) -> bool:
        """Whether a word is heard every day; a place that sounds as a form of a verb (Sangli, "told") is still one."""
        return word in spoken_daily() or (word in verbs() and word not in self._written)

    def may_be_name(self, word: str, *, alone: bool) -> bool:
        """Whether a word of a short answer may be a place: daily talk only where nothing else is said and a place is written
        just so, or as "saagar" with its vowels long; a short word where it is spelt as the place is."""
        if self._is_daily_talk(word) or (word in verbs() and not alone):
            return alone and (
                word in self._written or (word not in verbs() and _with_short_vowels(word) in self._written)
            )
        key = fold(word)
        return (key,) not in self.names or self._is_near(word, key)

    def _stands_alone(self, parts: Sequence[Piece], first: int, end: int, known: frozenset[int]) -> bool:
        """Whether a name, written just so, stands between commas or at the end after one, or ends the message behind
        the goods or their amount: "…, Guna", "…, bina", "50 kilo chana Bina"; "masale ke bina" is "without"."""
        word = parts[first].text
        if not (end == len(parts) or parts[end].opens):
            return False
        daily, behind_goods = self._is_daily_talk(word), first - 1 in known
        if word not in self._written:  # "beena" is Bina with its vowel written long
            plain = _with_short_vowels(word)
            spelt = not daily and len(plain) > _SHORT_KEY and plain in self._written
            return spelt and (behind_goods or parts[first].opens)
        town = fold(word) in _EVERYDAY and len(word) > _SHORT_KEY
        if behind_goods:
            return not daily or town
        return parts[first].opens and (not daily or (town and word not in _NO_TOWN_ALONE))

    def _of_state(self, key: tuple[str, ...], state: str) -> tuple[Place, ...]:
        """The places of this name in a state, else everywhere; a small place there does not hide a district elsewhere."""
        everywhere = self._choose(key, "")
        own = [place for place in everywhere if place.state == state]
        if not state or not own:
            return everywhere
        if any(self._is_district(key, place) for place in own):
            return tuple(own)
        return (*own, *(place for place in everywhere if place.state != state and self._is_district(key, place)))

    @staticmethod
    def _beside_place_word(parts: Sequence[Piece], first: int, end: int, ending: str) -> bool:
        before = parts[first - 1].text if first else ""
        after = parts[end].text if end < len(parts) else ""
        comes_from = after in ("se", "से") and parts[first].text not in _NOT_FROM
        # "mai lohar" is "I am a smith": Hindi says "in" behind the place, never before it.
        return (
            bool(ending)
            or before in TO | {"in", "from"} | KINDS_BEFORE
            or after in _IN_BEHIND | DISTRICT_WORDS | {"side"}
            or comes_from
            or (after in _TO_APART and end + 1 < len(parts) and parts[end + 1].text in _LIVES)
        )


@cache
def _letters() -> dict[str, str]:
    """The letters by which states are written, with the state: "up", "hp", "यूपी"."""
    spelt = reference.state_spellings().items()
    return {
        normalise(name): state for state, names in spelt for name in names if len(name) <= _LETTERS and " " not in name
    }


_LETTERS = 4


_LONG_VOWELS = (("ee", "i"), ("oo", "u"), ("aa", "a"))


def _with_short_vowels(word: str) -> str:
    """A word in Roman letters with its long vowels written short: "beena" as "bina"."""
    for long, short in _LONG_VOWELS:
        word = word.replace(long, short)
    return word


def _is_long(word: str) -> bool:
    return len(letters(word)) >= _LONG_WORD and fold(word) not in _EVERYDAY


def _is_marathi(ending: str) -> bool:
    return bool(ending) and ending in FROM_ENDINGS | TO_ENDINGS


@cache
def spoken_daily() -> frozenset[str]:
    """The words that everybody says every day."""
    return frozenset(normalise(word) for word in reference.everyday_words() - reference.everyday_verbs())
