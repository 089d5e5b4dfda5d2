"""Words and signs of money: rupees, and the currencies that are none."""

RUPEE_WORDS = frozenset("₹ rs re inr रु रू rps rupee rupees rupaya रुपय".split())
FOREIGN = {
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "डॉलर": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR",
    "euros": "EUR", "यूरो": "EUR", "युरो": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP",
    "pounds": "GBP", "पाउंड": "GBP",
    "¥": "JPY", "yen": "JPY", "aed": "AED", "dirham": "AED", "dirhams": "AED", "दिरहम": "AED",
    "sar": "SAR", "riyal": "SAR",
    "riyals": "SAR", "रियाल": "SAR", "bdt": "BDT", "npr": "NPR", "yuan": "CNY", "cny": "CNY",
    "rmb": "CNY", "sgd": "SGD",
    "myr": "MYR", "ringgit": "MYR", "rm": "MYR", "cad": "CAD", "aud": "AUD", "omr": "OMR", "qar": "QAR", "kwd": "KWD",
    "bhd": "BHD", "chf": "CHF", "thb": "THB", "baht": "THB", "php": "PHP", "peso": "PHP", "lkr": "LKR", "krw": "KRW",
    "vnd": "VND", "zar": "ZAR", "rand": "ZAR", "ngn": "NGN", "naira": "NGN", "kes": "KES", "nzd": "NZD", "hkd": "HKD",
    "sek": "SEK", "rub": "RUB", "rouble": "RUB", "roubles": "RUB", "brl": "BRL",
}  # fmt: skip


def is_money_word(word: str) -> bool:
    """Whether a normalised word or sign speaks of money: ₹, रुपये, dollars."""
    return word in RUPEE_WORDS or word in FOREIGN or word.startswith(("रुप", "rupa", "rupe", "rupy", "rupi"))


def currency(word: str) -> str:
    """The ISO 4217 code that a word of money stands for; rupees where it is no foreign one."""
    return FOREIGN.get(word, "INR")
