"""Units of Indian trade: their names in any language and script, which of them are weights, what one is in another."""

from collections.abc import Sequence
from decimal import Decimal

from handlers.folding import normalise
from handlers.matching.pieces import Piece, pieces

# name of the unit, kilograms in one (weights), other names; source of the weights: metric system; maund and ser as
# used in today's mandis (40 kg, 1 kg) differ by district and are therefore always asked back.
_UNITS: tuple[tuple[str, str | None, str], ...] = (
    ("kg", "1", ("kg kgs kilo kilos kilogram kilograms kilograam kilogramme kilogrammes kgm किलो "
        "किग्रा किलोग्राम केजी किलोग्रॅम किलोचे")),
    ("g", "0.001", "g gm gms gram grams gramme graam ग्राम ग्रॅम ग्रा"),
    ("quintal", "100", ("quintal quintals qtl qtls qntl kuintal kwintal kvintal quental क्विंटल "
        "कुंतल कुंटल क्विन्टल कुंटल क्विंटलचे")),
    ("tonne", "1000", "ton tons tonne tonnes mt tan tun t टन मीट्रिकटन"),
    ("maund", "40", "maund maunds mann man मन मण"),
    ("ser", "1", "ser seer सेर शेर"),
    ("litre", None, "litre litres liter liters ltr ltrs lt l leetar litar लीटर लिटर ली"),
    ("ml", None, "ml mililitre millilitre एमएल मिली"),
    ("piece", None, ("piece pieces pc pcs pcs. pis peace nos nag naga nug nung unit units items item "
        "adad peece पीस पिस नग अदद पीसेस नगे यूनिट युनिट")),
    ("dozen", None, "dozen dozens doz darjan darzan dajan dazan दर्जन डझन दर्जनभर"),
    ("pair", None, "pair pairs jodi jodee jode jora jod joda जोड़ी जोडी जोड जोडे जोड़े जोड्या"),
    ("set", None, "set sets सेट संच"),
    ("metre", None, "metre metres meter meters mtr mtrs m mitar meetar मीटर मिटर"),
    ("sqft", None, "sqft sft"),
    ("sqm", None, "sqm"),
    ("gaj", None, "gaj yard yards गज वार"),
    ("than", None, "than thaan थान ताका taka"),
    ("box", None, ("box boxes carton cartons peti petiyan pethi dabba dabbe dibba khoka पेटी पेटियां "
        "डिब्बा डिब्बे बॉक्स खोका खोके पेट्या")),
    ("bag", None, ("bag bags bori boriyan katta katte gunny gunnies sack sacks poti बोरी बोरियां "
        "कट्टा कट्टे पोती पोते पोत गोणी")),
    ("bale", None, "bale bales gaanth ganth gath गांठ गाठी गाठ"),
    ("bundle", None, "bundle bundles gaddi gathri गड्डी बंडल"),
    ("packet", None, "packet packets pkt pkts pack packs पैकेट पाकीट पाकिटे"),
    ("tin", None, "tins pipa pipe पीपा टिन"),
    ("bottle", None, "bottle bottles botal botle बोतल बाटली बाटल्या"),
    ("brass", None, "ब्रास"),
    ("container", None, "container containers fcl कंटेनर"),
)  # fmt: skip
LOCAL = frozenset({"maund", "ser", "bag", "box", "bale", "bundle", "than", "tin", "packet"})
_UNIT_NAMES = {normalise(name): unit for unit, _, names in _UNITS for name in names.split()}
_KILOGRAMS = {unit: Decimal(weight) for unit, weight, _ in _UNITS if weight}
_AREA = {("sq", "ft"), ("sq", "feet"), ("square", "feet"), ("square", "foot"), ("वर्ग", "फुट"),
    ("चौरस", "फूट"), ("वर्ग", "फीट"), ("चौ", "फूट")}  # fmt: skip
_AREA_METRES = {("sq", "m"), ("sq", "mtr"), ("sq", "meter"), ("sq", "metre"), ("square", "metre"),
    ("square", "meter"), ("वर्ग", "मीटर"), ("चौरस", "मीटर")}  # fmt: skip


def unit_at(parts: Sequence[Piece], place: int) -> tuple[str, int] | None:
    """The unit that stands at this place and where the text goes on after it."""
    if place >= len(parts) or parts[place].kind != "word":
        return None
    word = parts[place].text
    two = (word, parts[place + 1].text) if place + 1 < len(parts) else (word, "")
    if two in _AREA:
        return "sqft", place + 2
    if two in _AREA_METRES:
        return "sqm", place + 2
    if two in (("metric", "ton"), ("metric", "tonne"), ("metric", "tons"), ("मीट्रिक", "टन"), ("मेट्रिक", "टन")):
        return "tonne", place + 2
    unit = _UNIT_NAMES.get(word) or _UNIT_NAMES.get(_ended(word))
    return (unit, place + 1) if unit else None


def _ended(word: str) -> str:
    for ending in ("पर्यंत", "ची", "चे", "चा", "च्या", "ला", "ने", "भर", "s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def kilograms(value: Decimal, unit: str | None) -> Decimal | None:
    """The weight in kilograms, or None where the unit is no weight."""
    return (value * _KILOGRAMS[unit]).normalize() if unit in _KILOGRAMS else None


def unit_of(text: str) -> str | None:
    """The first unit that a text names: kg, quintal, piece, dozen, metre ..."""
    parts = pieces(text)
    units = (unit_at(parts, place) for place in range(len(parts)))
    return next((unit[0] for unit in units if unit), None)


def converted(value: Decimal, unit: str, into: str) -> Decimal | None:
    """The same amount in another unit: weights, and dozens and pieces; None where the two measure different things."""
    if unit == into:
        return value
    if unit in _KILOGRAMS and into in _KILOGRAMS:
        return (value * _KILOGRAMS[unit] / _KILOGRAMS[into]).normalize()
    dozens = {("dozen", "piece"): Decimal(12), ("piece", "dozen"): 1 / Decimal(12)}
    return value * dozens[unit, into] if (unit, into) in dozens else None
