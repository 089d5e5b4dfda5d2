"""Whom an officer's words mean: "हल्दी वालों को", "jo pichli workshop me aaye the unko", "जे आले नाहीत त्यांना"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import fold, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.world import World
from storage.audience_words import quoted
from storage.workshops import Workshop

_BOOK = WordBook(
    {
        "workshop": """
            workshop workshops work_shop वर्कशॉप वर्कशाप karyashala karyashaala karyashal* कार्यशाला
            कार्यशाळ* training trainings ट्रेनिंग
            prashikshan* प्रशिक्षण* shivir* शिविर शिबिर* shibir* camp seminar सेमिनार
        """,
        "came": """
            aaye aae aye aai aayi aaya aaen आए आये आई आयी आया aale ale aali ala aalele aalelya आले
            आली आला आलेले आलेल्या came come attended attend
            present haazir hazir hajir हाज़िर हाजिर हजर hajar upasthit उपस्थित pahunche पहुँचे shamil शामिल
        """,
        "noted": """
            naam nam नाम naav nav नाव नावे नावं register registered registration रजिस्टर likhwaya
            likhvaya likhaya likha likhe लिखवाया लिखाया
            लिखा लिखवाए noted nond* नोंद* panjikaran पंजीकरण panjikrut पंजीकृत aane_wale आने_वाले
            yenare येणारे येणाऱ्या
        """,
        "not": """
            nahi nahin nhi nai नहीं नही नाही नाहीत nahit not didnt absent gairhazir gairhajir
            गैरहाज़िर गैरहाजिर गैरहजर anupasthit अनुपस्थित na ना
        """,
        "absent": "absent gairhazir gairhajir गैरहाज़िर गैरहाजिर गैरहजर anupasthit अनुपस्थित",
        "all": """
            sab sabko sabhi sabhi_ko sare saare सब सबको सभी सारे sagle saglyanna sagalyanna sarva
            sarvanna सगळे सगळ्यांना सगळ्या सर्व सर्वांना
            all everyone everybody poore pure पूरे
        """,
        "sells": """
            bechne bechte bechti bechta bechne_wale बेचने बेचते बेचती बेचता vikne viknare vikanare
            viknaryanna viktat विकणारे विकणाऱ्यांना
            विकतात seller sellers vikreta vikrete vikretyanna विक्रेता विक्रेते विक्रेत्यांना
            विक्रेताओं banane banate banati banata बनाने बनाते
            बनाती बनाता banavnare banvnare banavtat बनवणारे बनवणाऱ्यांना बनवतात makers maker sell
            makes make karigar karigaron कारीगर कारीगरों
            artisan artisans
        """,
        "of_it": """
            wale wala wali walo walon vale vala vali valo वाले वाला वाली वालों वालो waale waalo
            वाल्यांना valyanna walyanna vale_lok
        """,
        "tehsil": """
            tehsil tahsil tehseel taluka talukyat talukyatil तहसील तालुका तालुक्यातील तालुक्यातल्या
            block ब्लॉक
        """,
        "around": """
            jo jin jinhone jinhonne jisne ve wo vo woh unko unhe unhen un unhi unhin usko ko ke ki
            ka me mein main the thi tha thay hain hai he log
            logo logon logo_ko ne se bhi hi to kewal keval sirf bas par pe us is pichli pichhli
            pichle pichla last aakhri previous wali
            जो जिन जिन्होंने जिसने वे वो उनको उन्हें उन उन्हीं उसको को के की का में मे थे थी था हैं
            है लोग लोगों ने से भी ही तो केवल सिर्फ बस पर उस इस
            पिछली पिछले पिछला आखिरी je jyanni jyana te tyanna tya tyanchya la na cha chi che chya
            madhe madhye hote hoti hota ahet ahe ahet lok
            lokanna fakt phakt magchya magil जे ज्यांनी ज्यांना ते त्यांना त्या त्यांच्या ला ना चा
            ची चे च्या मध्ये मधे होते होती होता आहेत आहे लोक लोकांना फक्त
            मागच्या मागील शेवटच्या who those that were was are is in of to at for from the only
            people them did have has please
            bhejo bhej do dena bhejna bhejiye भेजो भेज दो देना भेजना भेजिए pathva pathav dya पाठवा
            पाठव द्या send saari sari
            yahan yahaan daftar office zile jile jilha jila जिले जिला जिल्ह्यातील यहाँ दफ्तर
            kiya karaya karaye karwaya किया कराया करवाया keli kela केली केला hua hue
        """,
    },
    COMMON_ENGLISH,
)


def read(text: str, world: World, mine: Sequence[int], workshops: Sequence[Workshop]) -> str | None:
    """The audience that words name, as `storage.audience` reads it; None where they name none, or more than is understood."""
    words = tokens(text)
    found = _BOOK.look_up(words)
    if not words or len(words) > 24:
        return None
    left = [word for word, kinds in zip(words, found.classes, strict=True) if not kinds]
    if found.has("came", "noted", "absent") or (found.has("workshop") and not found.has("sells")):
        return _of_workshop(found, left, world, workshops)
    if left:
        return _of_goods_and_place(found, left, world, mine)
    if found.has("sells"):
        return "role=seller"
    return "everybody=yes" if found.has("all") else None


def _of_workshop(found: Words, left: Sequence[str], world: World, workshops: Sequence[Workshop]) -> str | None:
    """Who came to one, did not, or is noted: the one that is named, else the last one, or the next where names are meant."""
    absent = found.has("absent") or (found.has("not") and found.has("came"))
    if found.has("not") and not absent:
        return None  # "jinhone naam nahi likhwaya": who is on no list
    place = "absent" if absent else "attended" if found.has("came") else "registered"
    held = [
        one for one in workshops if one.status == "planned" and (place == "registered" or one.starts_at <= world.now)
    ]
    meant = [one for one in held if _is_named(one, left)] if left else held
    if not meant:
        return None
    coming = [one for one in meant if one.ends_at > world.now] if place == "registered" else []
    return f"{place}={(coming[-1] if coming else meant[0]).id}"


def _is_named(one: Workshop, left: Sequence[str]) -> bool:
    """Are all these words of its title, its place or its code?"""
    told = " ".join((*one.titles.values(), *one.places.values(), one.code))
    known = {fold(word) for word in tokens(told)}
    return all(fold(word) in known for word in left)


def _of_goods_and_place(found: Words, left: Sequence[str], world: World, mine: Sequence[int]) -> str | None:
    """The sellers of some goods, the people of a tehsil, or both; None where a word is neither."""
    talukas = [one.lgd_code for district in mine for one in world.places.talukas_of(district)]
    taluka = next((code for word in left if (code := world.places.find_taluka(word, talukas))), None)
    goods = [word for word in left if not taluka or world.places.find_taluka(word, talukas) != taluka]
    if taluka is None and found.has("tehsil"):
        return None
    concepts = world.catalogue.concepts_in(" ".join(goods)) if goods else ()
    if goods and (not concepts or not all(world.catalogue.concepts_in(word) for word in goods)):
        return None
    tests = [f"product={quoted(concepts[0])}"] if concepts else ["role=seller"] if found.has("sells") else []
    return " and ".join([*tests, *([f"taluka={taluka}"] if taluka else [])])
