"""The words in which sellers answer a lead: all, some, half, there is some, there is none, and who asks."""

from decimal import Decimal

from handlers.folding import folded, tokens
from handlers.reading.words import WordBook

PRICE_WORDS = folded("rate rates rupaye rupees rupay rs ₹ bhav dar price daam रेट रुपये रुपए भाव दर दाम किंमत kimat")
ALL_OF_IT = folded("pura poora pure sab sabhi saara sagla sagle full all पूरा पूरे सब सारा सगळा सगळं सगळे")
ABOUT_BUYER = (
    "buyer kaun hai", "yeh buyer kaun hai", "kharidar kaun hai", "kaun hai", "buyer kaisa hai", "buyer ka record", "record",
    "खरीदार कौन है", "कौन है", "कौन है ये", "ये कौन है", "खरीदार कैसा है", "खरीदार का रिकॉर्ड", "रिकॉर्ड", "खरीदार कोण आहे", "कोण आहे",
    "हे कोण आहेत", "kharidar kon ahe", "kon ahe", "who is it", "who is this", "who is the buyer", "buyer record",
)  # fmt: skip
"""Words by which a seller asks what is known of the buyer before they answer."""
HALF = Decimal("0.5")
HALF_OF_IT = folded("aadha aadhe adha आधा आधे आधी half ardha ardhe अर्धा अर्धे अर्धं निम्मा निम्मे निम्मं nimma nimme")
LESS_OF_IT = folded("kam कम kami कमी less nahi नहीं नही नाही not")
SOME_OF_IT = folded("thoda thodasa thode kuch some few थोड़ा थोड़े थोडा थोडं थोडे कुछ काही kahi")
LONGEST = 9
_HAVING = WordBook(
    {
        "is": """
            hai hain है हैं ahe aahe ahet आहे आहेत ho हो hoga होगा hogi होगी honge होंगे jayega jayegi
            jaega jaegi jayenge जाएगा जाएगी जाएंगे
            जायेगा जायेगी milega milegi mil मिलेगा मिलेगी मिल milel मिळेल milu मिळू hoil होईल hoyil jamel
            जमेल dunga dungi doonga doongi
            dedunga dedungi denge दूंगा दूंगी दूँगा दूँगी देंगे dein dein देईन deu देऊ deto देतो dete
            देते sakta sakti sakte सकता सकती सकते
            shakto shakte शकतो शकते rakha rakhi रखा रखी taiyar तैयार tayar तयार available stock ready
            padha pada पड़ा
        """,
        "none": """
            nahi nahin nai nhi नहीं नही नाही nahit नाहीत no not none khatam khatm ख़त्म खत्म sampla
            sampli संपला संपली संपलं bika bik बिक
            out_of_stock mushkil मुश्किल kathin कठीण
        """,
        "fill": """
            to toh तो तर mere mera meri मेरे मेरा मेरी mujhse मुझसे humse हमसे majhyakade माझ्याकडे
            aamchyakade आमच्याकडे pas paas पास me mein में मे
            abhi अभी ata aata आता kal कल udya उद्या ab अब de दे do दो bhej भेज gaya gayi गया गई ka ki ke
            का की के hi ही bhi भी pan पण sab सब
            maal माल i we have it is can give will stock_me ji जी bhai भाई bhaiya भैया madam sir saheb
            payega payegi पाएगा पाएगी ho_payega
            hum ham हम main mai मैं mi मी aamhi आम्ही fir phir फिर aur और itna इतना kar कर denge देंगे
            laga लगा dena देना
        """,
    }
)


def has_it(text: str) -> str | None:
    """Whether a seller says that the goods are there ("yes") or not ("no"): "to ho jayegi", "abhi khatam hai"; else None."""
    words = tokens(text)
    if not 0 < len(words) <= LONGEST or "?" in text:
        return None
    found = _HAVING.look_up(words)
    if not all(found.classes):
        return None
    return "no" if found.has("none") else "yes" if found.has("is") else None
