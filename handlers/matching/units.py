"""Units of Indian trade: their names in any language and script, which of them are weights, what one is in another."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.folding import normalise, skeleton, word_set
from handlers.matching.pieces import Piece, pieces

# name of the unit, kilograms in one (weights), other names; source of the weights: metric system; a tola is 11.6638 g
# (Standards of Weights Act, 1956); maund and ser as used in today's mandis (40 kg, 1 kg) differ by district and are
# therefore always asked back.
_UNITS: tuple[tuple[str, str | None, str], ...] = (
    ("kg", "1", ("kg kgs kilo kilos kilogram kilograms kilograam kilogramme kilogrammes kgm kelo kilogrm किलो किलोची कीलो "
        "किग्रा किलोग्राम केजी किलोग्रॅम किलोचे")),
    ("g", "0.001", "g gm gms gram grams gramme graam ग्राम ग्रॅम ग्रा"),
    ("quintal", "100", ("quintal quintals qtl qtls qntl kuintal kwintal kvintal quental kuntal kuntl kintal क्विंटल "
        "कुंतल कुंटल क्विन्टल कुंटल क्विंटलचे")),
    ("tonne", "1000", "ton tons tonne tonnes mt tan tun t टन मीट्रिकटन"),
    ("tola", "0.0116638", "tola tole तोला तोळा तोळे"),
    ("maund", "40", "maund maunds mann man मन मण"),
    ("ser", "1", "ser seer सेर शेर"),
    ("litre", None, "litre litres liter liters ltr ltrs lt l leetar litar लीटर लिटर ली"),
    ("ml", None, "ml mililitre millilitre एमएल मिली"),
    ("piece", None, ("piece pieces pc pcs pcs. pis peace nos nag naga nug nung unit units items item "
        "adad peece pees पीस पिस नग अदद पीसेस नगे यूनिट युनिट")),
    ("dozen", None, "dozen dozens doz darjan darzan dajan dazan दर्जन डझन दर्जनभर"),
    ("kodi", None, "kodi kori corge कोड़ी कोडी"),
    ("gross", None, "gross grosses ग्रोस ग्रॉस"),
    ("pair", None, "pair pairs jodi jodee jode jora jod joda जोड़ी जोडी जोड जोडे जोड़े जोड्या"),
    ("set", None, "set sets सेट संच"),
    ("metre", None, "metre metres meter meters mtr mtrs m mitar meetar मीटर मिटर"),
    ("sqft", None, "sqft sft"),
    ("sqm", None, "sqm"),
    ("gaj", None, "gaj yard yards गज वार"),
    ("than", None, "than thaan थान ताका taka"),
    ("roll", None, "roll rolls रोल"),
    ("box", None, ("box boxes carton cartons ctn ctns peti petiyan petiya pethi dabba dabbe dibba khoka पेटी पेटियां पेटियों "
        "डिब्बा डिब्बे डबा डबे बॉक्स खोका खोके पेट्या कार्टन")),
    ("bag", None, ("bag bags bori boriyan boriya katta katte gunny gunnies sack sacks poti बोरी बोरियां बोरे "
        "कट्टा कट्टे पोती पोते पोत गोणी गोण्या")),
    ("bale", None, "bale bales gaanth ganth gath गांठ गाठी गाठ"),
    ("bundle", None, "bundle bundles gaddi gathri gaddiyan गड्डी गड्डियां बंडल गठ्ठा गठ्ठे जुडी जुड्या"),
    ("packet", None, "packet packets pkt pkts pack packs pouch pouches पैकेट पाकीट पाकिटे पाउच"),
    ("crate", None, "crate crates kret क्रेट"),
    ("tray", None, "tray trays ट्रे"),
    ("tin", None, "tin tins cans jerrycan jerrycans pipa pipe pipe पीपा टिन"),
    ("drum", None, "drum drums ड्रम"),
    ("bucket", None, "bucket buckets balti baltiyan बाल्टी बाल्टियां बादली बादल्या"),
    ("bottle", None, "bottle bottles botal botle बोतल बोतलें बाटली बाटल्या"),
    ("jar", None, "jar jars जार barni barnya baranya barniya martban बरणी बरण्या बरनी बरनियां मर्तबान"),
    ("truck", None, ("truck trucks lorry lorries trolley trolly gaadi gadi gaadiyan gadiyan truk गाड़ी गाड़ियां गाडी गाड्या ट्रक "
        "ट्राली ट्रॉली")),
    ("brass", None, "ब्रास"),
    ("container", None, "container containers fcl fcls कंटेनर"),
    ("pallet", None, "pallet pallets पैलेट"),
    ("cbm", None, "cbm"),
)  # fmt: skip
LOCAL = frozenset({"maund", "ser", "bag", "box", "bale", "bundle", "than", "tin", "packet", "crate", "tray", "drum",
    "bucket", "truck", "roll"})  # fmt: skip
"""Units of which each market knows another size: one of them is asked back."""
PACKS = frozenset(
    {"bag", "box", "bale", "bundle", "packet", "crate", "tray", "tin", "drum", "bucket", "bottle", "jar", "roll"}
)
"""What goods are put into."""
COUNTS = {"piece": 1, "dozen": 12, "kodi": 20, "gross": 144}
"""Pieces in one of a unit of counted goods."""
OFTEN_BY_THE_KILO = frozenset({"quintal", "tonne", "maund", *PACKS, "truck"})
"""Units in which goods are asked for whose rate may still be said for a kilo."""
_UNIT_NAMES = {normalise(name): unit for unit, _, names in _UNITS for name in names.split()}
_KILOGRAMS = {unit: Decimal(weight) for unit, weight, _ in _UNITS if weight}
# Where a number stands before it this is a kilo; alone it is the word "that".
_SHORT_KILO = normalise("कि")
_SHORTEST_MISSPELT = 4
_SHORT_NAME = 2
_AREA = {
    (square, foot)
    for square in "sq square sqr वर्ग चौरस चौ स्क्वेयर स्क्वेअर स्क्वायर".split()
    for foot in "ft feet foot fit fut feets फुट फूट फीट फिट".split()
}
_AREA_METRES = {("sq", "m"), ("sq", "mtr"), ("sq", "mtrs"), ("sq", "meters"), ("sq", "metres"), ("स्क्वेयर", "मीटर"),
    ("स्क्वेअर", "मीटर"), ("sq", "meter"), ("sq", "metre"), ("square", "metre"),
    ("square", "meter"), ("वर्ग", "मीटर"), ("चौरस", "मीटर")}  # fmt: skip


_CONTAINER = re.compile(r"x(?:20|40|45)(?:ft|hc|hq|gp|dv|dc|rf|fcl)?")
_FEET = frozenset({"20", "40", "45"})
_BIG_BOX = frozenset("reefer refer container containers fcl full dry hc hq gp open top load loads feet ft foot".split())


def _container_at(parts: Sequence[Piece], place: int) -> int | None:
    """Where "x20' FCL", "x40HC", "x 40 feet reefer" or "reefer containers" ends; None when it is none of them."""
    word = parts[place].text
    if _CONTAINER.fullmatch(word):
        end = place + 1
    elif word == "x" and place + 1 < len(parts) and parts[place + 1].text in _FEET:
        end = place + 2
    elif word in ("reefer", "refer", "full", "dry") and place + 1 < len(parts):
        return place + 2 if _UNIT_NAMES.get(parts[place + 1].text) == "container" else None
    else:
        return None
    while end < len(parts) and parts[end].text in _BIG_BOX:
        end += 1
    return end


_TRACTOR = word_set("tractor tractors ट्रैक्टर ट्रॅक्टर")
_LOOSE = word_set(
    "mitti maati mati ret reti baalu balu gitti khad khat gobar bhusa murum muram eent int eente मिट्टी माती रेत रेती बालू गिट्टी खाद "
    "खत गोबर शेण भूसा मुरूम मुरम ईंट ईंटें वीट विटा वाळू valu"
)
"""Loose goods, of which "do tractor" is two loads."""


def unit_at(parts: Sequence[Piece], place: int) -> tuple[str, int] | None:
    """The unit that stands at this place and where the text goes on after it."""
    if place >= len(parts) or parts[place].kind != "word":
        return None
    word = parts[place].text
    container = _container_at(parts, place)
    if container is not None:
        return "container", container
    two = (word, parts[place + 1].text) if place + 1 < len(parts) else (word, "")
    if two in _AREA:
        return "sqft", place + 2
    if two in _AREA_METRES:
        return "sqm", place + 2
    if two in (("metric", "ton"), ("metric", "tonne"), ("metric", "tons"), ("मीट्रिक", "टन"), ("मेट्रिक", "टन")):
        return "tonne", place + 2
    unit = _UNIT_NAMES.get(word) or _UNIT_NAMES.get(_ended(word))
    if unit is None and word == "q" and parts[place].glued:
        unit = "quintal"  # 5Q
    if two == ("m", "t") and place and parts[place - 1].kind == "number":
        return "tonne", place + 2  # 25 M.T.
    if unit is None and two[0] in _TRACTOR and two[1] in _LOOSE:
        unit = "truck"
    if unit is None and word == _SHORT_KILO and place and parts[place - 1].kind == "number":
        unit = "kg"
    after = place > 0 and parts[place - 1].kind == "number" and not parts[place].opens  # "500, Paris" are no pairs
    if unit is None and after and len(word) >= _SHORTEST_MISSPELT:
        unit = _misspelt(word)
    if unit is None:
        return None
    sized = unit == "container" and place + 1 < len(parts) and parts[place + 1].text in ("reefer", "load", "loads")
    return unit, place + 2 if sized else place + 1


@lru_cache(maxsize=4096)
def _misspelt(word: str) -> str | None:
    """The unit whose name a word is one letter off and shares the consonants of: "2 quintel", "5 litr", "12 meetars"."""
    bones = skeleton(word)
    near = {
        unit
        for name, unit in _UNIT_NAMES.items()
        if len(name) >= _SHORTEST_MISSPELT and OSA.distance(word, name, score_cutoff=1) == 1 and skeleton(name) == bones
    }
    return near.pop() if len(near) == 1 else None


def _ended(word: str) -> str:
    for ending in ("पर्यंत", "ची", "चे", "चा", "चं", "च्या", "ला", "ने", "भर", "s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def spelt(*units: str) -> str:
    """What people write for these units, as part of a regular expression behind a number: "20kg", "२० किलोचे". Of single
    letters only g, as on every packet: the others are any word's."""
    names = {name for name, unit in _UNIT_NAMES.items() if unit in units and (len(name) > 1 or name == "g")}
    longest_first = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
    whole = "|".join(name for name in longest_first if name.isascii() or len(name) <= _SHORT_NAME)
    with_endings = "|".join(name for name in longest_first if not name.isascii() and len(name) > _SHORT_NAME)
    return rf"(?:(?:{whole})(?![^\W\d])|{with_endings})"


def kilograms(value: Decimal, unit: str | None) -> Decimal | None:
    """The weight in kilograms, or None where the unit is no weight."""
    return (value * _KILOGRAMS[unit]).normalize() if unit in _KILOGRAMS else None


def unit_of(text: str) -> str | None:
    """The first unit that a text names: kg, quintal, piece, dozen, metre ..."""
    parts = pieces(text)
    units = (unit_at(parts, place) for place in range(len(parts)))
    return next((unit[0] for unit in units if unit), None)


def converted(value: Decimal, unit: str, into: str) -> Decimal | None:
    """The same amount in another unit: weights, and what is counted; None where the two measure different things."""
    if unit == into:
        return value
    if unit in _KILOGRAMS and into in _KILOGRAMS:
        return (value * _KILOGRAMS[unit] / _KILOGRAMS[into]).normalize()
    if unit in COUNTS and into in COUNTS:
        return value * COUNTS[unit] / COUNTS[into]
    return None


_WEIGHED = frozenset({"kg", "g", "quintal", "tonne", "tola", "maund", "ser"})
_POURED = frozenset({"litre", "ml"})
_LAID = frozenset({"metre", "gaj", "than", "sqft", "sqm", "brass"})
_PIECED = frozenset({"piece", "dozen", "kodi", "gross", "pair", "set"})


def is_measured(unit: str | None) -> bool:
    """Whether a unit weighs or pours: what packs are filled by."""
    return unit in _WEIGHED or unit in _POURED


def fits_goods(unit: str | None, usual: str | None) -> bool:
    """Whether goods usually sold in one unit may be asked for in another: turmeric not by the metre, sarees not by the
    litre; packs and loads fit all goods, and much is both weighed and counted."""
    if is_measured(usual) and unit in _LAID:
        return False
    return not ((usual in _PIECED or usual in _LAID) and unit in _POURED)
