"""Who asks others to buy from them has goods: "sab log mujhse hi lena haldi", "माझ्याकडून घ्या"."""

import re

_ME = (
    r"(?:mujhse|mujh se|mere se|humse|hamse|hum se|ham se|(?:mere|hamare|humare) (?:paas|pas|yahan|yaha|ghar) se|"
    r"मुझसे|मुझ से|मेरे से|हमसे|हम से|(?:मेरे|हमारे) (?:पास|यहाँ|यहां|घर) से|"
    r"ma[jz]h?ya ?kad(?:un|oon)|aa?mchya ?kad(?:un|oon)|माझ्या ?कडून|आमच्या ?कडून)"
)
_TAKE = (
    r"(?:le ?lo|le ?lena|le ?lijiye|lena|lo|lijiye|lijie|leke jao|le jao|le jaiye|kharid\w*|khareed\w*|"
    r"manga\w*|mangwa\w*|mangva\w*|order karo|order kijiye|"
    r"ले ?लो|ले ?लेना|ले ?लीजिए|लेना|लो|लीजिए|लीजिये|ले जाओ|ले जाइए|खरीद\S*|ख़रीद\S*|मंग\S*|मँग\S*|"
    r"ghya|ghe|ghyave|ghyava|ghyavi|घ्या|घे|घ्यावे|घ्यावा|घ्यावी|kharedi kara|खरेदी करा|magva|मागवा|order kara|ऑर्डर करा)"
)
# What is taken from somebody and is no goods: money, a number, revenge; and what is not to be taken at all.
_NOT_BETWEEN = (
    r"(?:paise?|paisa|rupaye?|rs|advance|payment|udhar|number|no|otp|pin|code|badla|mat|na|nahi|nahin|nako|not|"
    r"पैसे|पैसा|रुपये|रुपए|रूपये|एडवांस|उधार|नंबर|बदला|मत|ना|नहीं|नही|नको|\d+)"
)
_ASKS = re.compile(
    rf"(?<!\S){_ME} (?:(?!{_NOT_BETWEEN}(?!\S))\S+ ){{0,3}}?{_TAKE}(?!\S)"
    r"|(?:^|[,.!;:] ?|(?<!\S)(?:please|pls|plz|kindly|just|always|(?:you|u) can|everyone|all) )"
    r"(?:buy|order|get|purchase)(?: (?!not\b|never\b)\w+){0,4} from (?:me|us)\b"
)
_OTHERS_WISH = re.compile(
    r"(?:lena|kharidna|लेना|खरीदना) (?:hai|he|nahi|है|नहीं|chah\w*|चाह\S*|pade\w*|पड़े\S*|mat|मत)(?!\S)"
)
"""Behind the deed these make it somebody's wish, or forbid it."""


def asks_to_buy_from_me(plain: str) -> bool:
    """Do words (as `normalise` leaves them) ask others to take goods from the writer?"""
    found = _ASKS.search(plain)
    return found is not None and not _OTHERS_WISH.match(plain, _begins_last_word(plain, found.end()))


def _begins_last_word(plain: str, end: int) -> int:
    return plain.rfind(" ", 0, end) + 1
