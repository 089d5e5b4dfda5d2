"""What a seller says below "give a price now?": that they will ("दर द्यायचा"), not now ("aata nako"), or a number alone."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.trade import offer_words

_WISH = WordBook(
    {
        "price": "rate rates bhav bhaav dar price daam kimat quote quotation रेट भाव दर दाम कीमत किंमत कोटेशन",
        "give": """
            dena deni dene deta deti dete dunga dungi denge de_dunga dyaycha dyayche dyaychi dyaychay dyaychaa deto dete देना देनी
            देने देता देती देते दूँगा दूंगा दूँगी दूंगी देंगे द्यायचा द्यायची द्यायचं द्यायचे द्यायचाय देतो देते give tell send batana batata batati
            bhejna bhejta bhejti bhejunga bhejungi भेजना भेजता भेजती भेजूँगा भेजूंगा भेजूँगी भेजूंगी lagana लगाना offer quote
            pathvaycha pathavto pathavte पाठवायचा पाठवायची पाठवायचं पाठवतो पाठवते
            bataunga bataungi बताना बताता बताती बताऊँगा बताऊंगा बताऊँगी बताऊंगी sangto sangte sangaycha सांगतो सांगते सांगायचा
        """,
        "fill": """
            i want to will my mera meri apna maza majha ha haan haa ho yes ok ji hai he hu hun
            hoon ahe abhi aata ata ab now the a me
            aapko apko tumko tumhe आपको तुम्हें tumhala aaplyala तुम्हाला आपल्याला you your let like would karna करना main mai mi
            मैं मी hum हम aamhi आम्ही apni bhi भी ek एक usko unko उनको उसको buyer ko को kharidar खरीदार tyala त्याला tyanna त्यांना
            mala mujhe मुझे मला मेरा मेरी अपना माझा हाँ हां हो जी है हूँ हूं आहे अभी अब आत्ता आता bata बता please plz
        """,
    },
    COMMON_ENGLISH,
)
_LATER = WordBook(
    {
        "later": """
            baad_me baad_mein baad_mai bad_me baadme badme बाद_में बाद_मे baad_la nantar नंतर later later_on afterwards not_now not_yet
            abhi_nahi abhi_nahin abhi_mat अभी_नहीं अभी_मत aata_nako ata_nako aatta_nako atta_nako आता_नको आत्ता_नको nako_aata nako_ata
            नको_आता aata_nahi ata_nahi aatta_nahi आता_नाही आत्ता_नाही itkyat_nako इतक्यात_नको evdhyat_nako एवढ्यात_नको phir_kabhi
            फिर_कभी thodya_velane थोड्या_वेळाने thodi_der थोड़ी_देर
        """,
        "fill": """
            ho haan ha हो हाँ हां ji जी ok okay na ना please plz bolu bolto bolte boluya बोलू बोलतो बोलते बोलूया bagu baghu bagto baghto
            bagte baghte bghu बघू बघतो बघते sangto sangte sangen sangin सांगतो सांगते सांगेन सांगू deto dete deu dein देतो देते देऊ देईन
            karu karto karte करू करतो करते pahu पाहू dekhenge dekhte dekhunga dekhungi देखेंगे देखते dunga dungi denge bataunga bataungi
            batata batati दूंगा दूंगी देंगे बताऊंगा बताऊंगी बताऊँगा बताऊँगी karenge karunga karungi करेंगे rate rat दर रेट bhav भाव abhi
            अभी aata ata आता आत्ता me में i will give tell you it a in then se ne baad बाद sir madam bhau dada
            tai भाऊ दादा ताई bhai भाई
        """,
    },
    COMMON_ENGLISH,
)
_SHORT = 6
MOST_BARE, MOST_WITH_DAYS = 2, 5
"""Words of a number alone, "दोनशे", "do sau", and of one with its days, "320, 2 din me"."""


def wants_to_give(text: str) -> bool:
    """Do the words say nothing but that a price will be given now?"""
    found = _WISH.look_up(tokens(text))
    return bool(found.classes) and all(found.classes) and found.has("price") and found.has("give") and "?" not in text


def puts_off(text: str) -> bool:
    """Do the words say nothing but that it shall be later, in either tongue: "baad me", "नंतर बोलू", "aata nako"?"""
    words = tokens(text)
    found = _LATER.look_up(words)
    return 0 < len(words) <= _SHORT and all(found.classes) and found.has("later") and "?" not in text


def is_number_alone(text: str) -> bool:
    """Is it one number with nothing beside it but, perhaps, the days: "दोनशे", "400", "320, 2 din"?"""
    found = offer_words.told(text, "piece")
    alone = len(tokens(text)) <= MOST_BARE and not found.parts
    return found.bare is not None and (alone or (found.days is not None and len(tokens(text)) <= MOST_WITH_DAYS))
