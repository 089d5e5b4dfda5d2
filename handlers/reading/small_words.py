"""Small words that only one language has, in roman letters and in Devanagari: "dya mag" is Marathi, "de do phir" is Hindi."""

from __future__ import annotations

from handlers.folding import tokens, word_set

_MARATHI = word_set("""
    dya ghya mag ahe aahe ahet aahet nahit naahit ani aani pahije pahijet kiti kadhi kuthe kasa kashi kase tumhi tumcha tumche
    tumchi tumhala mala amhi aamhi amcha aamcha majha maza majhi mazi majhe maze majhya mazya tyala tyana tyanna tyancha tila zala
    jhala zali zale jhale kela keli kele kara sanga pathva pathav dein deto gheto ghete ghein sathi paryant madhe madhye madhun kade
    lagel lagtil hoil hoel milel chalel asel aslela nako naka suru pudhe mhanje mhanun tevha jevha ithe tithe evdha evdhe
    divas divsat rupayala kilola udya parva sakali sandhyakali rahil rahila jamel jamnar jamla parvadat parvadel
    आहे आहेत आणि पाहिजे किती कधी कुठे कसा कशी तुम्ही तुमचा तुमचे तुमची तुम्हाला मला आम्ही आमचा माझा माझी माझे माझ्या त्याला त्यांना द्या घ्या मग
    झाला झाली झाले केला केली केले सांगा पाठवा देईन देतो घेतो घेते साठी पर्यंत मध्ये लागेल होईल मिळेल चालेल नको नका सुरू पुढे म्हणजे म्हणून इथे तिथे
    उद्या परवा नाही नाहीत दिवसांत दिवसात करतो
""")
_HINDI = word_set("""
    hai hain hoon hun hoga hogi honge mujhe mujhko aap aapka aapki aapko kya kitna kitne kitni chahiye karo karenge karunga karungi
    dunga dungi denge dijiye bhejo bhejna mera meri mere hamara humara hum tum tumhara aur lekin phir fir wala wali wale gaya gayi
    gaye liye raha rahi rahe abhi kab kahan kaise nahin lunga lungi lenge milega milegi batao bataiye dena lena karna wapas sirf
    है हैं हूँ हूं होगा होगी होंगे मुझे आप आपका आपकी आपको क्या कितना कितने कितनी चाहिए करो करेंगे करूँगा करूंगा दूँगा दूंगा दूँगी दूंगी देंगे दीजिए भेजो मेरा
    मेरी मेरे हमारा हम तुम और लेकिन फिर वाला वाली वाले गया गई गए लिए रहा रही रहे अभी कब कहाँ कैसे नहीं लूँगा लूंगा लेंगे मिलेगा मिलेगी बताओ देना
    लेना करना
""")
_OF = {"mr": _MARATHI - _HINDI, "hi": _HINDI - _MARATHI}


def language_told(text: str) -> str:
    """The language of which alone small words stand in a text; "" where none do, or those of both."""
    said = set(tokens(text))
    found = [language for language, words in _OF.items() if said & words]
    return found[0] if len(found) == 1 else ""
