"""Places in a text: any district or taluka, in any spelling, script or old name, with its role in the enquiry."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from handlers.folding import close_key, fold, letters, normalise, skeleton, tokens
from handlers.matching.deadlines import is_festival_word
from handlers.matching.endings import nouns_of
from handlers.matching.pieces import Piece, pieces
from handlers.matching.slips import Slips
from storage import reference
from storage.records import Rings
from storage.reference import District, Locality, Taluka

Role = Literal["source", "delivery"]


@dataclass(frozen=True, slots=True)
class Place:
    """A district or a taluka in it, as one of its names was written."""

    district_lgd: int
    district: str
    state: str
    taluka_lgd: int | None
    name: str  # in Latin letters, as known to the gazetteer: "Kutch" stays Kutch
    lat: float | None
    lon: float | None


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
_FROM = frozenset(normalise(w) for w in "from se से side wala wale wali वाला वाले वाली made origin "
    "येथील येथून मधून हून madhun hun "
                  "येथे ka ki ke का की के area तरफ taraf".split())  # fmt: skip
_FROM_THERE = frozenset(normalise(w) for w in "wale wala wali वाले वाला वाली".split())
_OF_THERE = _FROM_THERE | frozenset(normalise(w) for w in "ka ki ke का की के".split())
_FROM_ENDINGS = frozenset(normalise(w) for w in "जवळून जवळच्या जवळ javalun हून तून मधून येथून येथील चा ची चे चं च्या मध्ये "
    "मधे त hun hoon tun madhun cha chi che chya "
                          "madhye madhe कडून kadun".split())  # fmt: skip
_MOTION = frozenset(normalise(w) for w in "हून तून मधून येथून hun hoon tun madhun".split())
_GENITIVE = frozenset(normalise(w) for w in "चा ची चे चं च्या cha chi che chya".split())
_TO_ENDINGS = frozenset(normalise(w) for w in "ला साठी च्यासाठी पर्यंत la sathi paryant कडे".split())
_IN = frozenset(normalise(w) for w in "me mein mai में मे मध्ये in".split())
_IN_BEHIND = _IN - {"in"}  # English says it before the place: "needed in Sagar" names no Nanded
_DISTRICT_WORDS = frozenset(normalise(w) for w in "district dist jila zila jile जिला जिले जिल्हा "
    "जिल्ह्यातून जिल्ह्यात taluka tehsil तहसील तालुका "
                            "शहर city market mandi मंडी".split())  # fmt: skip
_DELIVER = frozenset(normalise(w) for w in "deliver delivered delivery ship shipped shipping send "
    "dispatch bhejni bhejne bhijwani pahunchani pahunchane pahuchani pathvaychi pathvayche pathvaycha pochvaychi "
    "भेजनी भेजने भिजवानी पहुंचानी पहुंचाने पहुँचाना पहुँचानी पहुँचाने पहुँच पहुँचा पाठवायची पाठवायचे पाठवायचा पाठवायचं पाठवायच्या पोहोचवायची "
    "bhejna bhejo bhej bhejdo bhijwana "
                     "भेजना भेजो भेज भेजें भिजवाना pahuncha pahunchana pahuchana pahunch पहुंचाना "
                     "पहुंच पहुंचा pochava pohoch पोहोच पोहोचवा "
                     "पोच पोचवा pathva पाठवा पाठव पाठवणे डिलीवरी डिलिव्हरी mangwana मंगवाना chahiye "
                     "चाहिए चाहिये हवे हवी हवा पाहिजे pahije".split())  # fmt: skip
_DELIVER_THERE = frozenset({"deliver", "delivery", "ship", "send", "dispatch"})
_TO = frozenset({"to", "into", "for", "near", "at"})
_AROUND = (
    _IN_BEHIND
    | _DISTRICT_WORDS
    | _DELIVER_THERE
    | _FROM_THERE
    | frozenset(
        normalise(w) for w in "side se से bhejna bhejo bhej pahunchana pahuchana pahuncha pohoch pochava pathva".split()
    )
)
_AFTER_DELIVERY = frozenset(normalise(w) for w in "shop store hotel restaurant godown warehouse "
    "address office dukan दुकान hostel school market".split())  # fmt: skip
_WHOLE_DISTRICT = frozenset(
    normalise(w) for w in "district dist jila zila jile जिला जिले जिल्हा जिल्ह्यातून जिल्ह्यात".split()
)
_GAANV, _GAON = fold("गांव"), fold("gaon")
_SHORTEST_REPAIRED = 5
_SHORT_KEY = 3
# How well a name says its place: 0 and 1 name a whole district, 2 a town, 3 a taluka.
_OTHER_NAME = 1
_TOWN = 2
_LONG_WORD = 5
# Where the reader's language is spoken by most: of places with one name those there are likelier meant.
_SPOKEN_IN = {"mr": frozenset({"Maharashtra", "Goa"})}
NEIGHBOUR_KILOMETRES = 150


class Places:
    """All known places by the folded keys of all their names."""

    def __init__(
        self, districts: Iterable[District], talukas: Iterable[Taluka], localities: Iterable[Locality] = ()
    ) -> None:
        """Built once from the shipped tables (`storage.reference`)."""
        self.districts = {district.lgd_code: district for district in districts}
        self._talukas: dict[int, Taluka] = {}
        self.names: dict[tuple[str, ...], list[tuple[int, Place]]] = defaultdict(list)
        self.states: dict[tuple[str, ...], str] = {}
        self._written: dict[str, set[int]] = defaultdict(set)
        self._closes: dict[str, set[int]] = defaultdict(set)
        for district in self.districts.values():
            self._add_district(district)
        for taluka in talukas:
            self._talukas[taluka.lgd_code] = taluka
            self._add_taluka(taluka)
        for locality in localities:
            self._add_locality(locality)
        for found in self.names.values():
            found.sort(key=lambda entry: (entry[0], entry[1].state, entry[1].district_lgd, entry[1].taluka_lgd or 0))
        self._longest = max(len(name) for name in self.names)
        self._begun: dict[str, int] = {}
        for name in self.names:
            self._begun[name[0]] = max(len(name), self._begun.get(name[0], 0))
        self._state_begins = {name[0] for name in self.states}
        self._by_skeleton: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if len(name) == 1 and len(name[0]) >= _SHORTEST_REPAIRED:
                self._by_skeleton[skeleton(name[0])].append(name[0])

    @staticmethod
    @cache
    def shipped() -> "Places":
        """The districts of India, the talukas of two states, and well-known towns and quarters, as shipped."""
        return Places(reference.districts(), reference.talukas(), reference.localities())

    def district(self, lgd_code: int) -> District:
        """The district with this LGD code; raises KeyError when there is none."""
        return self.districts[lgd_code]

    def state_in(self, lgd_code: int, language: str) -> str:
        """A district's state as this reader says it."""
        state = self.districts[lgd_code].state
        return reference.state_names().get(state, {}).get(language, state)

    def taluka(self, lgd_code: int) -> Taluka:
        """The taluka with this LGD code; raises KeyError when there is none."""
        return self._talukas[lgd_code]

    def talukas_of(self, district_lgd: int | None) -> tuple[Taluka, ...]:
        """The talukas of a district by name; empty where LGD has none (Mumbai City) or none is shipped."""
        found = (taluka for taluka in self._talukas.values() if taluka.district_lgd_code == district_lgd)
        return tuple(sorted(found, key=lambda taluka: taluka.name))

    def find_taluka(self, text: str, among: Sequence[int]) -> int | None:
        """The one of these talukas that the words name, in any spelling or script; None when it is not clear."""
        words = [part.text for part in pieces(text) if part.kind == "word"]
        said = {tuple(fold(word) for word in words)}
        said |= {(fold(noun),) for word in words for noun, _ in nouns_of(word)}
        names = {code: self._names_of_taluka(code) for code in among if code in self._talukas}
        exact = [code for code, keys in names.items() if keys & said]
        if exact:
            return max(exact, key=lambda code: max(len(key) for key in names[code] & said))
        if len(words) > len(max((key for keys in names.values() for key in keys), key=len, default=())) + 1:
            return None  # a sentence names a place rightly or not at all: "baad me" is no Banda
        near = [
            (min(OSA.distance("".join(key), "".join(spoken)) for key in keys for spoken in said), code)
            for code, keys in names.items()
        ]
        closest = min(near, default=(9, 0))
        unsure = sum(distance == closest[0] for distance, _ in near) > 1
        return closest[1] if closest[0] <= 1 and not unsure else None

    def _names_of_taluka(self, code: int) -> set[tuple[str, ...]]:
        taluka = self._talukas[code]
        keys = {self._key(name) for name in (taluka.name, taluka.name_hi, taluka.name_mr) if name}
        # A नौगांव stands on signs as Nowgong and is typed as Naugaon: the village that ends its name is said so.
        return keys | {(*key[:-1], key[-1].removesuffix(_GAANV) + _GAON) for key in keys if key[-1].endswith(_GAANV)}

    @lru_cache(maxsize=1024)  # noqa: B019 - one table of places lives as long as the program
    def rings(self, district_lgd: int | None) -> Rings:
        """A district, its neighbours within 150 km, nearest first, and its state."""
        centre = self.districts.get(district_lgd) if district_lgd is not None else None
        if centre is None:
            return Rings(None, (), None)
        near = []
        for other in self.districts.values():
            distance = kilometres((centre.lat, centre.lon), (other.lat, other.lon))
            if other is not centre and distance is not None and distance <= NEIGHBOUR_KILOMETRES:
                near.append((distance, other.lgd_code))
        return Rings(centre.lgd_code, tuple(code for _, code in sorted(near)), centre.state)

    def rings_of(self, district_lgd: int | None, state: str) -> Rings:
        """Where sellers are looked for first: in the state that goods are wanted from, else around a district."""
        return Rings(None, (), state) if state else self.rings(district_lgd)

    def distance(self, one: int | None, other: int | None) -> float | None:
        """Kilometres between the middles of two districts, or None where a middle is unknown."""
        a = self.districts.get(one) if one is not None else None
        b = self.districts.get(other) if other is not None else None
        return kilometres((a.lat, a.lon), (b.lat, b.lon)) if a and b else None

    def _add_district(self, district: District) -> None:
        def place(name: str) -> Place:
            return Place(district.lgd_code, district.name, district.state, None, name, district.lat, district.lon)

        official = [district.name, district.name_hi, district.name_mr]
        if "(" in district.name:
            official.append(district.name.split("(")[0])
        city = next((other for other in district.other_names if other.isascii() and other in district.name), "")
        for name in official:
            self._add(name, 0, place(city if city and name in district.other_names else district.name))
        for name in district.other_names:
            self._add(name, 1, place(name if name.isascii() else city or district.name))
        for said in (district.state, *reference.state_names().get(district.state, {}).values()):
            self.states.setdefault(self._key(said), district.state)

    def _add_taluka(self, taluka: Taluka) -> None:
        district = self.districts[taluka.district_lgd_code]
        place = Place(
            district.lgd_code, district.name, taluka.state, taluka.lgd_code, taluka.name, district.lat, district.lon
        )
        for name in (taluka.name, taluka.name_hi, taluka.name_mr):
            self._add(name, 3, place)

    def _add_locality(self, locality: Locality) -> None:
        district = self.districts[locality.district_lgd_code]
        for name in locality.names:
            shown = locality.names[0]
            self._add(name, 2, Place(district.lgd_code, district.name, district.state, None, shown, district.lat,
                                     district.lon))  # fmt: skip

    def _add(self, name: str, rank: int, place: Place) -> None:
        key = self._key(name)
        self._written[normalise(name)].add(place.district_lgd)
        if len(key) == 1:
            self._closes[close_key(name)].add(place.district_lgd)
        if key and not any(known.district_lgd == place.district_lgd for _, known in self.names[key]):
            self.names[key].append((rank, place))

    @staticmethod
    def _key(name: str) -> tuple[str, ...]:
        return tuple(fold(word) for word in tokens(name) if word not in ("and", "district"))

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
            ending in _MOTION and any(rank <= _OTHER_NAME for rank, _ in self.names.get((fold(noun),), ()))
            for noun, ending in nouns_of(normalise(word))
        )

    def is_place_word(self, word: str) -> bool:
        """Whether this one word names a place, with or without a case ending."""
        return any((fold(noun),) in self.names for noun, _ in nouns_of(normalise(word)))

    def is_district_word(self, word: str) -> bool:
        """Whether this one word is the name of a district, written just so, with or without a case ending."""
        return any(
            noun in self._written and any(rank <= _OTHER_NAME for rank, _ in self.names.get((fold(noun),), ()))
            for noun, _ in nouns_of(normalise(word))
        )

    def is_origin(self, word: str) -> bool:
        """Whether goods "of" this one word are from there: Gaya is a place, and "loha ki kadhai" is of iron."""
        return self.is_written_place(word) and word not in _THINGS

    def is_written_place(self, word: str) -> bool:
        """Whether this one word is a district, a taluka or a town, written just so, with or without a case ending."""
        return any(noun in self._written and (fold(noun),) in self.names for noun, _ in nouns_of(normalise(word)))

    def resolve(self, name: str, state: str = "") -> Place | None:
        """The district or taluka that a cell of a file means; misspellings of long names are forgiven."""
        words = self._key(name)
        wanted = self._state(state)
        for length in range(len(words), 0, -1):
            for first in range(len(words) - length + 1):
                found = self._choose(words[first : first + length], wanted)
                if found:
                    return found[0]
        for word in words:
            repaired = self._repair(word)
            found = self._choose((repaired,), wanted) if repaired else ()
            if found:
                return found[0]
        together = self._choose(("".join(words),), wanted)
        return together[0] if together else None

    def alike(self, name: str) -> tuple[Place, ...]:
        """All places that bear just this name."""
        return self._choose(self._key(name), "")

    def _state(self, name: str) -> str:
        return self.states.get(self._key(name), "") if name else ""

    def _choose(self, key: tuple[str, ...], state: str) -> tuple[Place, ...]:
        places = [place for _, place in self.names.get(key, ())]
        if state:
            places = [place for place in places if place.state == state]
        return tuple(places)

    def _repair(self, word: str) -> str | None:
        if len(word) < _SHORTEST_REPAIRED:
            return None
        near = [
            (OSA.distance(word, name), self.names[(name,)][0][0], name)
            for name in self._by_skeleton.get(skeleton(word), ())
            if name[0] == word[0] and OSA.distance(word, name) <= (1 if len(word) < 8 else 2)
        ]
        return min(near)[-1] if near else None  # of equally near ones a district: kolapur is Kolhapur, not Kelapur

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
                found.append(hit)
                place = hit.end
        return found

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
        places = (place for found in self.names.values() for rank, place in found if rank <= _TOWN)
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
            return not _DELIVER.isdisjoint(part.text for part in parts[max(0, first - 4) : first])
        return before in ("from", "in") or after in _AROUND or before in _DELIVER_THERE

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
            places = tuple(place for place in places if place.district_lgd in just_so) or places
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
        return word in _spoken_daily() or (word in _verbs() and word not in self._written)

    def _stands_alone(self, parts: Sequence[Piece], first: int, end: int, known: frozenset[int]) -> bool:
        """Whether a name, written just so, stands between commas or at the end after one, or ends the message behind
        the goods or their amount: "…, Guna", "50 kilo chana Bina"; "masale ke bina" is "without"."""
        word = parts[first].text
        closed = end == len(parts) or parts[end].opens
        if not closed or word not in self._written:
            return False
        if first - 1 in known:
            return not self._is_daily_talk(word) or (fold(word) in _EVERYDAY and len(word) > _SHORT_KEY)
        return parts[first].opens and not self._is_daily_talk(word)

    def _of_state(self, key: tuple[str, ...], state: str) -> tuple[Place, ...]:
        """The places of this name in a state, else everywhere; a small place there does not hide a district elsewhere."""
        everywhere = self._choose(key, "")
        own = [place for place in everywhere if place.state == state]
        if not state or not own:
            return everywhere
        if any(self._is_district(key, place) for place in own):
            return tuple(own)
        return (*own, *(place for place in everywhere if place.state != state and self._is_district(key, place)))

    def _is_district(self, key: tuple[str, ...], place: Place) -> bool:
        """Whether this key is a present or former name of the whole district, and not of a taluka or town in it."""
        return any(rank <= _OTHER_NAME and known is place for rank, known in self.names.get(key, ()))

    @staticmethod
    def _beside_place_word(parts: Sequence[Piece], first: int, end: int, ending: str) -> bool:
        before = parts[first - 1].text if first else ""
        after = parts[end].text if end < len(parts) else ""
        comes_from = after in ("se", "से") and parts[first].text not in _NOT_FROM
        # "mai lohar" is "I am a smith": Hindi says "in" behind the place, never before it.
        return (
            bool(ending)
            or before in _TO | {"in", "from"}
            or after in _IN_BEHIND | _DISTRICT_WORDS | {"side"}
            or comes_from
        )


def _is_long(word: str) -> bool:
    return len(letters(word)) >= _LONG_WORD and fold(word) not in _EVERYDAY


def _is_marathi(ending: str) -> bool:
    return bool(ending) and ending in _FROM_ENDINGS | _TO_ENDINGS


@cache
def _verbs() -> frozenset[str]:
    return frozenset(normalise(word) for word in reference.everyday_verbs())


@cache
def _spoken_daily() -> frozenset[str]:
    return frozenset(normalise(word) for word in reference.everyday_words() - reference.everyday_verbs())


_OURS = frozenset(
    normalise(w)
    for w in "ham hum main mai mein hamari hamara hamare meri mera mere our my we i हम मैं हमारी हमारा हमारे मेरी मेरा मेरे आमची "
    "आमचे आमचा आमच्या माझी माझे माझा आम्ही मी amchi amche amcha majhi majhe amhi mi".split()
)
_IS = frozenset(normalise(w) for w in "hai he hain hu hun hoon है हैं हूं हूँ ahe aahe ahet आहे आहेत आहोत ahot".split())
_OF_ITS = frozenset({"ke", "के"})
_LIYE = frozenset(normalise(w) for w in "liye lie लिए लिये".split())
_SPEAKING = tuple(normalise(w) for w in ("bol", "बोल", "baat kar", "likh"))


def _is_own(parts: Sequence[Piece], first: int, end: int, ending: str) -> bool:
    """Whether a place is only where the buyer is: "hamari dukan Nashik me hai", "main Patna se bol raha hu"."""
    after = [part.text for part in parts[end : end + 2]]
    glued = ending in _FROM_ENDINGS
    said = after[0] if glued and after else after[1] if len(after) == 2 and after[0] in _IN | {"se", "से"} else ""
    if not said:
        return False
    if said.startswith(_SPEAKING):
        return True
    return said in _IS and not _OURS.isdisjoint(part.text for part in parts[max(0, first - 4) : first])


def role_of(
    parts: Sequence[Piece], first: int, end: int, ending: str, is_place: Callable[[str], bool]
) -> tuple[Role, bool]:
    """Whether a place in these pieces is where goods come from or where they go, and whether the words say so."""
    before = [part.text for part in parts[max(0, first - 3) : first]]
    after = [part.text for part in parts[end : end + 4]]
    nearest = before[-1] if before else ""
    following = after[0] if after else ""
    if following in _DISTRICT_WORDS:
        after = after[1:]
        following = after[0] if after else ""
    if nearest == "from":
        return "source", True  # "from Idukki delivered to Mumbai"
    if len(after) > 1 and following in _OF_ITS and after[1] in _LIYE:
        return "delivery", True
    if nearest == "near" and before[-2:-1] == ["from"]:
        return "source", True
    if ending in _TO_ENDINGS or following in ("ला", "la", "साठी", "sathi", "tak", "तक", "पर्यंत", "paryant", "ko", "को"):
        return "delivery", True
    if _is_own(parts, first, end, ending):
        return "delivery", True
    if following in _DELIVER_THERE and len(after) > 1 and (after[1] in _TO or is_place(after[1])):
        return "source", True  # "makhana darbhanga, deliver Indore": the verb speaks of the next place
    if following in _DELIVER or following in _AFTER_DELIVERY:
        return "delivery", True
    if any(word in _DELIVER for word in after[:2]) and (following in _IN or ending):
        return "delivery", True
    if nearest in _TO and "made" not in before:
        return "delivery", True
    if nearest == "in" and len(before) > 1 and before[-2] in _AFTER_DELIVERY:
        return "delivery", True
    if nearest in _IN and any(word in _DELIVER for word in before):
        return "delivery", True
    if any(word in ("ship", "deliver", "delivery", "delivered", "dispatch") for word in before):
        return "delivery", True
    if nearest == "from" or "made" in before or following in _FROM or ending in _FROM_ENDINGS or following in _IN:
        return "source", True
    return "source", False


def kilometres(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> float | None:
    """Distance of two points as the crow flies, or None where one is unknown."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (a[0], a[1], b[0], b[1]))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
