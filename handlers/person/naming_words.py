"""What is answered to "who is speaking?" that names nobody: "haan", "bada bhai", "kyu?"; and a name with little words around it."""

from __future__ import annotations

from handlers.folding import fold, folded, tokens
from handlers.person.naming import is_greeting, is_polite

_YES_NO = folded("""
    haan han ha haa ji ho hoy hoi ok okay okk yes y ya yeah yep theek thik ठीक हाँ हां हा जी हो होय बरं bara accha
    acha अच्छा no nahi
    nahin nai na नहीं नही ना नाही nahi naahi sahi सही barobar बरोबर bilkul बिल्कुल right correct hmm hm
""")
_OF_PEOPLE = folded("""
    bada bade badi chhota chota chhote chote chhoti bhai bhaiya didi behen bahan papa mummy maa beta beti bahu
    pati patni biwi dono
    donon hum main mai mein बड़ा बड़े बड़ी छोटा छोटे छोटी भाई भैया दीदी बहन पापा मम्मी माँ मां बेटा बेटी बहू पति
    पत्नी बीवी दोनों हम मैं मै
    mich mech मीच amhich आम्हीच
    motha moti dhakta dhakti bhau tai aai vadil mi amhi doghe doghi मोठा मोठी धाकटा
    धाकटी भाऊ ताई आई वडील मी आम्ही
    दोघे दोघी bayko
    बायको navra नवरा sasu सासू saas सास mulga मुलगा mulgi मुलगी wala wali वाला वाली hi wahi vahi वही वहीं tich
    toch तीच तोच same
    elder younger brother sister father mother wife husband son daughter both me myself i we it s its the one he
    she wo woh ye yeh
    yah वो वह ये यह ti to ती तो ha हा ही
    hu hun hoon हूँ हूं हु hai he है ahe aahe आहे am is are ka ki ke का की के hello helo hallo haello kaun koun
    kon कौन कोण who bol
    raha rahi बोल रहा रही bolto bolte बोलतो बोलते speaking here
""")
_WHY = folded("kyu kyun kyo kyon kiu क्यों क्यूँ क्यू kisliye किसलिए kashala कशाला kasala ka_bara का why")
_OF_ASKING = folded("""
    puch puchh poochh pooch पूछ puchte poochte पूछते rahe रहे raha ho हो hai he है aap आप tum ye yeh यह ये ap aisa
    ऐसा vicharta vichartay
    vicharto विचारता विचारताय विचारतो do you ask asking tell batau bataun bata बताऊँ बताऊं बताना sangu सांगू
    matlab मतलब chahiye are
    arey अरे bhai भाई ji जी naam nam नाम nav नाव name my i should need to know want bolu बोलू karu करू karna करना
    kaun कौन kon कोण bar बरं
    tumhi तुम्ही tumhala तुम्हाला apan आपण pahije पाहिजे
""")
_AROUND = folded("""
    main mai mein मैं मै mi मी i im i'm am it's its this is yeh ye yah यह ये ha hi हा ही hu hun hoon हूँ हूं हु
    hai he है ahe aahe आहे bol
    raha rahi rahe बोल रहा रही रहे bolto bolte boltoy boltey बोलतो बोलते बोलतोय बोलतेय speaking here hain हैं ji
    जी bhi haan हाँ ho हो yes ab अब ata आता
    naam nam नाम nav नाव mera maza majha मेरा माझं माझे my name
""")
_FEW, _FEW_WHY = 5, 8


def names_nobody(text: str) -> str | None:
    """ "unclear" for an answer that tells nobody apart, "why" for one that asks what the question is for; else None."""
    keys = [fold(word) for word in tokens(text)]
    if not keys:
        return "unclear" if not text.strip().isalnum() else None
    if _WHY.intersection(keys) and len(keys) <= _FEW_WHY and set(keys) <= _WHY | _OF_ASKING | _OF_PEOPLE:
        return "why"
    little = len(keys) <= _FEW and set(keys) <= _YES_NO | _OF_PEOPLE
    lone = len(keys) == 1 and keys[0].isdigit() and len(keys[0]) <= 2
    return "unclear" if little or lone or is_polite(text) or is_greeting(text) else None


def bare(text: str) -> str:
    """Words without what stands around a name: "ye meena bol rahi hai" is meena. As they are where they are too many."""
    words = text.strip(" .!।,").split()
    left = [word for word in words if fold(word.strip(".,!।")) not in _AROUND]
    return " ".join(left) if left and len(words) <= _FEW + 2 else text
