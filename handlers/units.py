"""Units of sale as people say them."""

from __future__ import annotations

from decimal import Decimal

from handlers.language import N_, plural
from handlers.questions import Option

UNITS = (
    Option("kg", N_("kilo"), also=("kg", "किलो")), Option("quintal", N_("quintal"), also=("क्विंटल",)),
    Option("piece", N_("piece"), also=("pcs", "nag", "नग", "पीस")), Option("dozen", N_("dozen"), also=("दर्जन", "डझन")),
    Option("metre", N_("metre"), also=("meter", "मीटर")), Option("litre", N_("litre"), also=("लीटर",)),
    Option("tonne", N_("tonne"), also=("टन",)), Option("pair", N_("pair"), also=("जोड़ी", "जोडी")),
    Option("set", N_("set"), also=("सेट",)), Option("g", N_("gram"), also=("ग्राम", "ग्रॅम")),
    Option("ml", N_("ml")), Option("gaj", N_("gaj"), also=("गज",)), Option("maund", N_("maund"), also=("मन", "मण")),
    Option("sqft", N_("square feet")), Option("sqm", N_("square metre")), Option("box", N_("box"), also=("डिब्बा", "पेटी")),
    Option("packet", N_("packet"), also=("पैकेट", "पाकीट")), Option("bundle", N_("bundle"), also=("गठरी", "गठ्ठा")),
    Option("bag", N_("sack"), also=("बोरी", "पोते")), Option("truck", N_("truck load"), also=("gaadi", "गाड़ी", "गाडी")),
    Option("crate", N_("crate")),
    Option("tola", N_("tola")), Option("ser", N_("ser")), Option("kodi", N_("kodi (20)")), Option("gross", N_("gross (144)")),
    Option("than", N_("than")), Option("roll", N_("roll")), Option("bale", N_("bale")), Option("tray", N_("tray")),
    Option("tin", N_("tin")), Option("drum", N_("drum")), Option("bucket", N_("bucket")), Option("bottle", N_("bottle")),
    Option("jar", N_("jar")),
    Option("brass", N_("brass (100 cft)")), Option("container", N_("container")), Option("pallet", N_("pallet")),
    Option("cbm", N_("cubic metre")),
)  # fmt: skip
"""What a unit is called; the first six are offered as buttons."""
OFFERED = UNITS[:6]


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Mark a word and its plural for the catalogues."""
    return one, many


IN_DAYS = ngettext("in {count} day", "in {count} days")
MANY = {
    "kg": ngettext("kilo", "kilos"), "quintal": ngettext("quintal", "quintals"),
    "piece": ngettext("piece", "pieces"), "dozen": ngettext("dozen", "dozen"),
    "metre": ngettext("metre", "metres"), "litre": ngettext("litre", "litres"),
    "tonne": ngettext("tonne", "tonnes"), "pair": ngettext("pair", "pairs"), "set": ngettext("set", "sets"),
    "g": ngettext("gram", "grams"), "ml": ngettext("ml", "ml"), "gaj": ngettext("gaj", "gaj"),
    "maund": ngettext("maund", "maunds"), "sqft": ngettext("square foot", "square feet"),
    "sqm": ngettext("square metre", "square metres"), "box": ngettext("box", "boxes"),
    "packet": ngettext("packet", "packets"), "bundle": ngettext("bundle", "bundles"),
    "bag": ngettext("sack", "sacks"), "truck": ngettext("truck load", "truck loads"),
    "crate": ngettext("crate", "crates"), "tola": ngettext("tola", "tolas"), "ser": ngettext("ser", "sers"),
    "kodi": ngettext("kodi (20)", "kodi (20 each)"), "gross": ngettext("gross (144)", "gross (144 each)"),
    "than": ngettext("than", "thans"), "roll": ngettext("roll", "rolls"), "bale": ngettext("bale", "bales"),
    "tray": ngettext("tray", "trays"), "tin": ngettext("tin", "tins"), "drum": ngettext("drum", "drums"),
    "bucket": ngettext("bucket", "buckets"), "bottle": ngettext("bottle", "bottles"), "jar": ngettext("jar", "jars"),
    "brass": ngettext("brass (100 cft)", "brasses (100 cft)"),
    "container": ngettext("container", "containers"), "pallet": ngettext("pallet", "pallets"),
    "cbm": ngettext("cubic metre", "cubic metres"),
}  # fmt: skip
"""Each unit for one of it, and for many."""


def unit_name(unit: str | None, language: str, count: Decimal | int = 1) -> str:
    """A unit of sale as this reader says it, for so many of it; an unlisted one as it is."""
    if unit not in MANY:
        return unit or ""
    return plural(language, *MANY[unit], 1 if count <= 1 else 2)
