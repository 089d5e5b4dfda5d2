"""Sums beside the price: what carrying or packing costs, and what is wanted in advance; neither is the rate of the goods."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import fold, folded
from handlers.matching.currencies import is_money_word
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at
from handlers.seller.counting import days_of

_CHARGES = folded(
    """
    transport transportation transporting freight delivery shipping courier cartage carriage packing packaging loading parcel
    vahatuk vahatuki vahtuk vahatukicha bhada bhaada bhade kiraya kiraye dhulai dhulaai majuri hamali palledari
    ट्रांसपोर्ट ट्रान्सपोर्ट डिलीवरी डिलिव्हरी कूरियर कुरियर पैकिंग पॅकिंग लोडिंग पार्सल वाहतूक वाहतुक वाहतुकीचे वाहतुकीला भाड़ा भाडा
    भाडे भाडं किराया किराये ढुलाई मजदूरी हमाली
    advance advans adwance token bayana bayaana beyana peshgi visar isar अडवान्स ॲडव्हान्स एडवांस अग्रिम बयाना पेशगी इसार विसार
    """
)
_FILL = folded(
    """
    ka ki ke का की के cha chi che चा ची चे ला la ko को me mein में charge charges cost kharch kharcha खर्च खर्चा is will be hoga hogi
    होगा होगी के_लिए liye लिए sathi साठी pehle pahle पहले aadhi आधी rs rupaye rupees रुपये रुपए extra alag vegle vegla aur
    """
)
_APART = folded(
    "alag अलग vegle vegla vegli वेगळे वेगळा वेगळी वेगळं extra free muft mofat मुफ्त मोफत फ्री separate apart sahit including included"
)
"""Behind these the charge has no sum of its own: "150, bhada alag", "90 delivery free"."""
_NEAR = 3


def is_charge(parts: Sequence[Piece], one: Numeral) -> bool:
    """Is a number the sum of a charge: "vahatuk 500 lagel", "300 rs bhada", "advance 2000"; no days, no amount of goods?"""
    if days_of(parts, one) is not None or unit_at(parts, one.end) is not None:
        return False
    place = one.first - 1
    if parts[one.first].opens:
        place = -1
    for _ in range(_NEAR):
        if place < 0 or parts[place].kind == "number":
            break
        word = fold(parts[place].text)
        if word in _CHARGES:
            return True
        if (word not in _FILL and not is_money_word(parts[place].text)) or parts[place].opens:
            break
        place -= 1
    after = one.end
    while after < len(parts) and not parts[after].opens and is_money_word(parts[after].text):
        after += 1
    if after >= len(parts) or parts[after].opens or fold(parts[after].text) not in _CHARGES:
        return False
    following = parts[after + 1] if after + 1 < len(parts) and not parts[after + 1].opens else None
    return following is None or fold(following.text) not in _APART
