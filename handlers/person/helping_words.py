"""What is said of bringing others in: "samuh ki bahnon ko jodna hai", "mera bhai bhi, usko jodo", "kaun kaun juda hai"."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "others": """
            bahan bahen behan behen bahne bahnon behnon bahano बहन बहनें बहनों bai baiya baya बाई बाया बायका bayka baayka bayakanna
            baykanna बायकांना बायांना बाईंना ताईंना भगिनी भगिनींना सखींना बहिणी बहिणींना bahini bahininna mahilanna
            didi दीदी didiyon mahila mahilao mahilaon महिला महिलाएँ महिलाओं महिलांना aurat auraten aurato औरत औरतें औरतों sakhi
            sakhiyon सखी सख्या maitrin मैत्रीण मैत्रिणी मैत्रिणींना bhai bhaiyon bhau भाई भाइयों भाऊ भावाला bhavala padosi
            padosan पड़ोसी
            पड़ोसन शेजारी शेजारीण sadasya sadasyon सदस्य सदस्यों सदस्या सभासद member members beti बेटी beta बेटा bahu बहू
            mulga मुलगा
            मुलाला mulgi मुलगी मुलीला patni पत्नी biwi pati पति navra नवरा saas सास sasu सासू devrani jethani nanad nanand नणंद जाऊ
            maa माँ aai आई karigar कारीगर artisans women sister sisters brother brothers neighbour wife husband friend friends
            gatatil gatatlya gatatli गटातील गटातल्या गटातली samuh_ki samuh_ke समूह_की समूह_के group_ki_behen
        """,
        "them": """
            usko usse use unko unhe inko inhe isko iska inka uska unka उसको उसे उनको उन्हें इनको इन्हें इसको tila tyala tyanna tyana
            तिला त्याला त्यांना त्यांची him her them sabko sabhi sabka सबको सभी sagle saglyanna saglyana सगळ्यांना सर्वांना sarvanna
        """,
        "bring": """
            jodna jodni jodne jodo jod jodiye jodu jodun judwana judwao jodwana जोड़ना जोड़नी जोड़ने जोड़ो जोड़ जोड़िए जोड़ूँ जोडूं
            जुड़वाना जुड़वाओ जोडायचं जोडायचे जोडायची जोडा जोडू जोडून jodaycha jodaychay jodaychi joda jodu shamil शामिल सामील samil
            register registration रजिस्टर नोंदणी nondani darj likhwana likhwani likhana लिखवाना लिखवानी add bring_in sign_up onboard
        """,
        "goods": "maal mal माल saman सामान item goods product products rate रेट photo फोटो number नंबर whatsapp telegram app ऐप",
        "mine": "mujhe mujhko मुझे मुझको mala मला me i main mai मैं मै mi मी hame हमें amhala आम्हाला",
        "many": "kaun koun कौन kon कोण list suchi soochi सूची यादी yadi kitne kitni कितने कितनी kiti किती who",
        "here": """
            juda jude judi jude_hai juda_hai जुड़ा जुड़े जुड़ी jodle jodlele जोडले जोडलेले जोडलेली majhyakade mazyakade
            माझ्याकडे mere_sath
            mere_saath मेरे_साथ mere_phone mere_fon मेरे_फोन मेरे_फ़ोन majhya_phone माझ्या_फोनवर maze_lok majhe_lok माझे_लोक
            mere_log मेरे_लोग
            meri_bahne meri_behne meri_sab_bahnon meri_sab_bahno मेरी_सब_बहनों मेरी_बहनें my_people i_act_for i_help
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST = 20


def brings_others(text: str) -> bool:
    """Does somebody want to bring other people in: a relative, the women of a group? Not goods, and not only themselves."""
    words = tokens(text[:300])
    if not 2 < len(words) <= _LONGEST:
        return False
    found = _BOOK.look_up(words)
    return found.has("bring") and found.has("others") and (not found.has("goods") or found.has("them"))


def asks_who_is_here(text: str) -> bool:
    """Does a helper ask for whom they act: "kaun kaun juda hai mere phone pe", "माझे लोक दाखवा"?"""
    words = tokens(text[:200])
    if not 1 < len(words) <= 10:
        return False
    found = _BOOK.look_up(words)
    shows = any(
        word.startswith(("dikha", "dakh", "दिखा", "दाखव", "बता", "bata", "सांग", "sang", "show")) for word in words
    )
    return found.has("here") and (found.has("many") or shows)
