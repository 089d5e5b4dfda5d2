"""Words around a price: per what, for how many, at most, in all."""

from handlers.folding import normalise
from handlers.matching.number_words import ONE

PER = frozenset("per prati प्रति / each har हर प्रत्येक प्रत्येकी दर @ a".split())
EVERY = frozenset("har हर प्रति prati per each pratyek प्रत्येक".split())
FOR_EACH_ONE = frozenset("each प्रत्येकी pratyeki एकेक ekek apiece pp".split())
TIMES = frozenset(
    normalise(word)
    for word in "day week month year annum hour time trip head person din hafta hafte mahina mahine saal दिन हफ्ता हफ्ते महीना "
    "महीने साल दिवस आठवडा महिना वर्ष".split()
)
PRICED_BY = frozenset({"piece", "kg", "quintal", "dozen", "litre"})
PAYING = frozenset("pay paying spend spending offer offering deu denge dunga देंगे दूंगा देऊ".split())
UP_TO = frozenset({"se", "से", "to", "-", "\u2013", "ते", "te"})
FOR_ONE = frozenset({"का", "ka", "को", "ko", "में", "me", "एक", "ek", "a", "an"})
FOR_ONE_MR = frozenset({"ला", "la"})
ONE_OF = ONE | {"एका", "eka"}
FOR_EACH = ("मागे", "ला", "mage", "मागें")
WALI = frozenset(normalise(word) for word in "wali wala wale वाली वाला वाले".split())
TOTAL = frozenset(
    "total totally kul कुल ekun ekoon एकूण budget बजट बजेट badget altogether overall saara saare sare सारा सारे sab पूरा पूरे poora poore "
    "pura सगळे सगळा sagle sagla सर्व max maximum lump".split()
)
GOODS_IN_ALL = frozenset(
    normalise(word)
    for word in "sab सब saara saare sare सारा सारे poora poore pura पूरा पूरे सगळे सगळा sagle sagla सर्व".split()
)
GIVING = frozenset(
    normalise(word)
    for word in "de दे denge देंगे dunga dungi doonga doongi दूंगा दूंगी दूँगा दूँगी ho हो hai है mil मिल milega मिलेगा kar कर bana "
    "बना bhej भेज maal माल deu देऊ dein देईन deto dete देतो देते ahe आहे".split()
)
PRICED = frozenset(
    normalise(word)
    for word in "rate रेट bhav भाव दर dar price daam dam दाम keemat kimat कीमत किंमत kimmat cost costing @ "
    "budget बजट बजेट भावात भावाने दराने".split()
)
AT_MOST_BEFORE = frozenset("exceed exceeding exceeds under below upto within max maximum lessthan <".split())
AT_MOST_AFTER = frozenset(normalise(word) for word in "tak तक पर्यंत paryant".split())
WITHIN = frozenset(
    normalise(word) for word in "andar अंदर भीतर bhitar neeche niche नीचे kam कम आत aat खाली khali".split()
)
OF = frozenset(
    normalise(word)
    for word in "ka ki ke का की के cha chi che chya चा ची चे च्या वाली वाला वाले wali wala wale worth".split()
)
NO_GOODS = frozenset(
    normalise(word) for word in "quantity matra मात्रा sankhya संख्या order ऑर्डर lot लॉट stock about".split()
)
RATED = frozenset(normalise(word) for word in "rate रेट bhav भाव दर dar price daam दाम @".split())
MORE = frozenset(normalise(word) for word in "zyada jyada ज्यादा upar ऊपर adhik अधिक".split())
IN_THIS = frozenset("me mein में मध्ये madhye".split())
WANTED = frozenset(
    normalise(word)
    for word in "chahiye chahie lena leni lene pahije pahijet hava havi have चाहिए चाहिये लेना लेनी पाहिजे हवा हवी हवे".split()
)
RATE_SAID = frozenset(normalise(word) for word in "rate रेट bhav भाव दर dar at @".split())
RATE_AFTER = frozenset(normalise(word) for word in "rate रेट bhav भाव दर dar भावाने दराने भावात".split())
BUDGET = frozenset("budget बजट बजेट badget".split())
