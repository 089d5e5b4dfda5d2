"""Units of sale as people say them."""

from __future__ import annotations

from handlers.language import N_
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
    Option("bag", N_("sack"), also=("बोरी", "पोते")), Option("truck", N_("truck load")), Option("crate", N_("crate")),
)  # fmt: skip
"""What a unit is called; the first six are offered as buttons."""
OFFERED = UNITS[:6]


def unit_name(unit: str | None, language: str) -> str:
    """A unit of sale as this reader says it; an unlisted one as it is."""
    return next((option.label_in(language) for option in UNITS if option.value == unit), unit or "")
