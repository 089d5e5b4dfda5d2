"""All known places by their names in any spelling: districts, talukas, towns, the states they lie in and how far apart they are."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.folding import close_key, fold, folded, normalise, skeleton, tokens
from handlers.matching.endings import nouns_of
from handlers.matching.pieces import pieces
from storage import reference
from storage.records import Rings
from storage.reference import District, Locality, Taluka


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


NEAREST = 3
"""How many districts a point may lie in: their borders are not known, only their middles."""
NEIGHBOUR_KILOMETRES = 150
_SHORTEST_REPAIRED = 5
# How well a name says its place: 0 and 1 name a whole district, 2 a town, 3 a taluka.
OTHER_NAME = 1
TOWN = 2
_GAANV, _GAON = fold("गांव"), fold("gaon")
_FEW = 3
_BEFORE_NO_PLACE = folded(
    "ye yeh yah vo wo woh is us ek koi kisi this that the a ये यह वो वह इस उस एक कोई किसी हा तो तो हे ha to एका"
)
_BEHIND_A_PLACE = folded("""
    me mein mai se ka ke ki hai hain hu hun hoon tehsil tahsil taluka taluke block jila zila gaon gaanv village side pas paas wala
    wali wale aur and district main ahe aahe madhye madhe cha chi che varun javal in near में मे से का के की है हैं हूँ हूं हु तहसील
    तालुका तालुक्यात ब्लॉक जिला गाँव गांव गाव पास वाला वाली वाले और आहे आहोत मध्ये चा ची चे जवळ
""")
"""What is said around a place: "banda me", "banda tehsil"; "ye banda" is a man, and "bina paise ke" is without money."""


def _may_name(words: Sequence[str], place: int) -> bool:
    """May this word of a sentence be a tehsil? Some of their names are everyday words; in few words nobody means those."""
    if len(words) <= _FEW or any(len(noun) < len(words[place]) for noun, _ in nouns_of(words[place])):
        return True  # alone, or with the ending of a case: बंडामध्ये
    before, behind = words[:place][-1:], words[place + 1 :][:1]
    if before and fold(before[0]) in _BEFORE_NO_PLACE:
        return False
    return not behind or fold(behind[0]) in _BEHIND_A_PLACE


class Gazetteer:
    """Districts, talukas and towns by the folded keys of all their names, and what lies near what."""

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
        self._begun: dict[str, int] = {}
        for name in self.names:
            self._begun[name[0]] = max(len(name), self._begun.get(name[0], 0))
        self._state_begins = {name[0] for name in self.states}
        self._by_skeleton: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if len(name) == 1 and len(name[0]) >= _SHORTEST_REPAIRED:
                self._by_skeleton[skeleton(name[0])].append(name[0])

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
        said |= {
            (fold(noun),) for place, word in enumerate(words) if _may_name(words, place) for noun, _ in nouns_of(word)
        }
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

    def near_point(self, lat: float, lon: float) -> tuple[int, ...]:
        """The districts whose middles lie nearest to a point, the nearest first; none where it lies far from all of them."""
        away = ((kilometres((lat, lon), (one.lat, one.lon)), one.lgd_code) for one in self.districts.values())
        near = sorted(
            (distance, code) for distance, code in away if distance is not None and distance <= NEIGHBOUR_KILOMETRES
        )
        return tuple(code for _, code in near[:NEAREST])

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
        return tuple(fold(word) for word in Gazetteer._words(name))

    @staticmethod
    def _words(name: str) -> list[str]:
        return [word for word in tokens(name) if word not in ("and", "district")]

    def is_place_word(self, word: str) -> bool:
        """Whether this one word names a place, with or without a case ending."""
        return any((fold(noun),) in self.names for noun, _ in nouns_of(normalise(word)))

    def is_district_word(self, word: str) -> bool:
        """Whether this one word is the name of a district, written just so, with or without a case ending."""
        return any(
            noun in self._written and any(rank <= OTHER_NAME for rank, _ in self.names.get((fold(noun),), ()))
            for noun, _ in nouns_of(normalise(word))
        )

    def is_written_place(self, word: str) -> bool:
        """Whether this one word is a district, a taluka or a town, written just so, with or without a case ending."""
        return any(noun in self._written and (fold(noun),) in self.names for noun, _ in nouns_of(normalise(word)))

    def resolve(self, name: str, state: str = "") -> Place | None:
        """The district or taluka that a cell of a file means; misspellings of long names are forgiven."""
        written = self._words(name)
        words = tuple(fold(word) for word in written)
        wanted = self._state(state)
        for length in range(len(words), 0, -1):
            for first in range(len(words) - length + 1):
                found = self._choose(words[first : first + length], wanted)
                if found:
                    return self._just_so(written[first : first + length], found)[0]
        for word in words:
            repaired = self._repair(word)
            found = self._choose((repaired,), wanted) if repaired else ()
            if found:
                return found[0]
        together = self._choose(("".join(words),), wanted)
        return together[0] if together else None

    def alike(self, name: str) -> tuple[Place, ...]:
        """All places that bear just this name; of those that only sound alike the ones that are written so."""
        return self._just_so(self._words(name), self._choose(self._key(name), ""))

    def has_namesake(self, lgd_code: int) -> bool:
        """Does another district bear this one's name?"""
        return bool(of_one_name(self.alike(self.districts[lgd_code].name)))

    def _just_so(self, written: Sequence[str], places: tuple[Place, ...]) -> tuple[Place, ...]:
        """Of places with one key those whose name is written like this, where there are any: Khatav is not Kathua."""
        codes = self._written.get(" ".join(written), ())
        return with_namesakes(places, codes)

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

    def _is_district(self, key: tuple[str, ...], place: Place) -> bool:
        """Whether this key is a present or former name of the whole district, and not of a taluka or town in it."""
        return any(rank <= OTHER_NAME and known is place for rank, known in self.names.get(key, ()))


def with_namesakes(places: tuple[Place, ...], just_so: Collection[int]) -> tuple[Place, ...]:
    """Of places with one key those in the districts of which one is written so, and others that bear the same name: of two
    हमीरपुर only one is in the list as हमीरपूर. All where none is written so."""
    names = {place.name for place in places if place.district_lgd in just_so}
    return tuple(place for place in places if place.name in names) or places


def of_one_name(alike: Sequence[Place]) -> tuple[int, ...]:
    """The districts among places that bear one name, where there is more than one."""
    codes = dict.fromkeys(place.district_lgd for place in alike if place.taluka_lgd is None)
    return tuple(codes) if len(codes) > 1 else ()


def kilometres(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> float | None:
    """Distance of two points as the crow flies, or None where one is unknown."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (a[0], a[1], b[0], b[1]))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
