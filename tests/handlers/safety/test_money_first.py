"""A demand for money before the goods, with or without a sum, is not passed before both said yes, and warned of afterwards."""

import pytest

from handlers.safety import guard

DEMANDS = (
    "advance bhejo", "advance bhej do", "पहले पैसा भेजो", "pehle paise bhejo fir maal bhejunga", "pehle paisa do", "paise pehle",
    "payment first", "full payment in advance please", "advance payment ke baad hi maal bhejenge",
    "advance ke bina maal nahi jayega",
    "send money first then i ship", "आधी पैसे पाठवा", "आधी पैसे द्या मग माल देतो", "ॲडव्हान्स पाठवा", "एडवांस भेजिए",
    "advance chahiye pehle", "token amount bhejiye", "aap pehle payment kar dijiye", "pls transfer advance today",
    "bina advance ke maal nahi milega", "500 rupaye pehle bhejo", "पहले 500 रुपये भेज दो",
)  # fmt: skip
HONEST = (
    "pehle maal bhejo phir paise dunga", "pehle sample bhejo", "advance kitna chahiye?", "kya advance dena padega?",
    "advance nahi chahiye", "paise baad me dena", "maal dekh ke paise dena", "main advance bhej dungi", "advance bhej diya",
    "pehle paise mat bhejna", "paise maal milne par bhejo", "pehle rate bata do", "pay after delivery", "no advance needed",
    "आधी माल पाठवा मग पैसे देतो", "आधा पैसा डिलीवरी पर", "pehle photo bhejo", "paise kab bhejoge", "aapka payment mil gaya",
    "payment terms: 30 days after delivery", "pehle se kam paise lagenge", "आधी नमुना द्या", "50% advance, baaki delivery par",
    "50% advance lagega", "i will send the advance tomorrow", "pehle maal do paise le lo", "can you send without advance",
    "maal milne ke baad hi paise denge", "rate pehle batao, paise ki baat baad me",
    "pehle 140 rupaye me dete the, wahi kar do", "pehle ke rate 140 rupaye kar do", "thoda kam karo pehle jaisa 140 rupaye",
)  # fmt: skip


@pytest.mark.parametrize("text", DEMANDS)
def test_a_demand_for_money_first_is_kept_back_from_strangers_and_warned_of_later(text: str) -> None:
    assert guard.look(text, guard.MASKED).deed == "keep"
    assert guard.look(text, guard.DEAL).deed == "warn"


@pytest.mark.parametrize("text", HONEST)
def test_honest_words_of_payment_pass(text: str) -> None:
    assert guard.look(text, guard.MASKED).deed == "pass"
