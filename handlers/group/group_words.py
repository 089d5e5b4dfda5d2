"""What people's own words want of the groups: quiet, what is new, an offer there, why they are out; an officer's beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.folding import tokens
from handlers.hearing import ANSWERED, Started, Taken
from handlers.language import N_
from handlers.office.rights import districts_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.step import Step
from storage import audit, bans, groups
from storage.groups import Group

_LONGEST = 12
_BOOK = WordBook(
    {
        "group": """
            group groups grup grups gurup groupme groupmadhe groupche groupcha groupla groupchi ग्रुप ग्रुपमध्ये ग्रुपमधे
            ग्रुपमधले ग्रुपमधून groupmadhun ग्रुपमधल्या ग्रुपचे ग्रुपचा ग्रुपची ग्रुपचं ग्रुपच्या ग्रुपला ग्रुपवर ग्रुपों गट गटात
            गटाचे गटाचा गटाची गटाच्या गटातले गटातून gatat gatache
        """,
        "stop": """
            stop band bandh bund बंद बन्द roko rok रोको रोक थांबवा thambva thambav थांबव unsubscribe mute म्यूट
            म्युट silent साइलेंट
        """,
        "not": "mat मत nako नको naka नका nakot नकोत nahi nahin नहीं नही no not dont don't na ना",
        "message": """
            message messages msg msgs sms मैसेज मेसेज मैसेजेस मेसेजेस संदेश sandesh notification notifications नोटिफिकेशन card
            cards कार्ड post posts पोस्ट khabar खबर news update updates enquiry enquiries इन्क्वायरी mang maang मांग माँग magni
            मागणी मागण्या offers
        """,
        "sends": "bhejo bhej bhejna bhejiye bhejiyega भेजो भेज भेजना भेजिए pathvu pathavu पाठवू pathva पाठवा send sending",
        "wants": "chahiye chaiye चाहिए चाहिये pahije पाहिजे hava हवा हवं havay want need",
        "leave": """
            leave leaving quit exit chhod chhodna chhodni chhodo chodna chod chhodunga chhoda छोड़ छोडना छोड़ना छोड़ो छोड़नी छोड़ा
            sod sodaycha sodaychay
            sodaychi sodun sodla सोड सोडायचा सोडायचं सोडायचाय सोडून सोडला nikalna nikalana nikaliye निकलना निकालना nighaycha
            nighaychay निघायचं निघायचंय hatna हटना
        """,
        "new": "new naya nayi naye नया नई नए नये nava navin nave nvin नवीन नवे नवा नवं latest taza ताज़ा ताजा ताजं fresh",
        "what": "what whats what's kya क्या kay काय kaay kaun कौन konti कोणती kuch कुछ kahi काही any anything "
        "show dikhao दिखाओ दिखाइए "
        "dakhva dakhava दाखवा दाखव batao बताओ sanga सांगा see dekhna देखना baghaycha बघायचं बघायचंय aaya aaye aayi आया आए आये आई "
        "ala aala ale aale आला आलं आले आली happening chal चल chalu चालू came",
        "offer": "offer ऑफर offers maal माल mal saman सामान product card कार्ड",
        "put": """
            dalna dalne dalni daalna डालना डालनी डालने dal डाल dalo डालो डालूँ डालूं lagana lagani लगाना लगानी laga लगा lagao लगाओ
            dena deni देना देनी dikhana दिखाना rakhna रखना bechna bechni बेचना बेचनी takaycha takaychi takayche takaychay टाकायचा
            टाकायची टाकायचं टाकायचे टाकायचीय टाकायचंय taku टाकू dyaychi द्यायची द्यायचा द्यायचं lavaychi लावायची लावायचं post posting
            put hang give advertise offer share
        """,
        "why": "why kyu kyun kyon kyo क्यों क्यूँ क्यूं ka का kashala कशाला kis_liye किस_लिए reason karan कारण",
        "out": """
            nikala nikal nikaala nikalla निकाला निकाल निकाल_दिया hataya हटाया hata हटा bahar बाहर baher बाहेर kadhla kadhlan kadhle
            kadhlay kadhala काढलं काढला काढले काढलंय काढलात removed remove out banned ban kicked thrown blocked block ब्लॉक बैन बॅन
        """,
        "fill": """
            koi कोई
            about of for from the me my to send sending any more all please pls plz i want do wale wali vale वाले वाली के ke ki की
            ka का ko को se से mujhe muje मुझे mala मला chahiye चाहिए pahije पाहिजे havet हवेत hava हवा हवे havi हवी bhejo bhej
            bhejna bhejiye भेजो भेज भेजना भेजिए pathvu pathavu पाठवू pathva पाठवा kar karo kara karna karne कर करो करा करना करें
            kijiye कीजिए
            करायचा करायची करायचं करायचे karaycha do दो dya द्या de दे dijiye दीजिए kardo करदो ab अब aata ata आता ji जी
            a an is are in on this that here mein
            main me में मे madhe मध्ये la ला che chi cha चे ची चा चं aaj आज today haat हाट aap आप tumhi तुम्ही apna apni अपना अपनी
            aapla आपला आपली maza majha majhi माझा माझी माझं mera meri mere मेरा मेरी मेरे hai hain he है हैं ahe aahe आहे आहेत
            gaya gayi gaye गया गई गए diya दिया was were been have has got you your did ek एक would like need sell sale can how kaise
            कैसे kase कसं कसे taak टाक taka टाका raha rahe रहा रहे ho हो hua हुआ sab सब sagle सगळे par पर pe पे var वर mil मिल
        """,
    },
    COMMON_ENGLISH,
)


def _heard(text: str) -> Words | None:
    """The words with their classes, where a group is spoken of in few of them and nothing is asked of one's own goods."""
    words = tokens(text)
    if not 1 < len(words) <= _LONGEST:
        return None
    found = _BOOK.look_up(words)
    return found if found.has("group") else None


def _strange(found: Words) -> list[str]:
    """The words that no class knows."""
    return [word for word, classes in zip(found.words, found.classes, strict=True) if not classes]


def _named(step: Step, mine: list[Group], found: Words) -> list[Group] | None:
    """The groups that the words name by goods or by name: all of them where none is; None where strange words stand."""
    return named(step, mine, _strange(found))


def named(step: Step, mine: list[Group], strange: list[str]) -> list[Group] | None:
    """The groups that words which no book knows name, by goods or by name: all where there are none, None where they name
    something else."""
    if not strange:
        return mine
    goods = {kind for word in strange for one in step.world.catalogue.concepts_in(word)
             for kind in (one, *step.world.catalogue.general_of(one))}  # fmt: skip
    by_goods = [one for one in mine if goods.intersection(groups.goods_of(step.db, one))]
    by_name = [one for one in mine if set(strange) <= set(tokens(one.name))]
    if by_name or by_goods:
        return by_name or by_goods
    return mine if all(step.world.catalogue.concepts_in(word) for word in strange) else None


# ── quiet ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def quiet(step: Step, text: str) -> Taken | None:
    """ "Stop the group's messages", "mute the group": its cards come no more, and everything else as before."""
    found = _heard(text)
    if found is None or "?" in text or not _ends(found) or (step.is_officer and not found.has("message")):
        return None
    mine = [one for one, _ in groups.of_person(step.db, step.person.id)]
    meant = _named(step, mine, found)
    if meant is None:
        return None
    if not meant:
        step.say(N_("I send you no cards of a group. Enquiries come as before.\nTo stop all messages, write 'stop'."))
        return ANSWERED
    before = {}
    for one in meant:
        place = groups.member(step.db, one.id, step.person.id)
        if place is not None and place.delivery != "off":
            before[str(one.id)] = place.delivery
            groups.change_member(step.db, one.id, step.person.id, delivery="off")
    if before:
        audit.note(step.db, step.person.id, "delivery", f"person:{step.person.id}", step.world.now,
                   before={"deliveries": before}, after={"delivery": "off"}, reverse="deliveries_back")  # fmt: skip
    step.say(
        N_("Noted: no more cards of {groups}. Enquiries and your talks go on as before.\n"
           "To get cards again, write 'groups'; to stop all messages, 'stop'."),
        groups=", ".join(one.name for one in meant),
    )  # fmt: skip
    return ANSWERED


def _ends(found: Words) -> bool:
    """Is something to end? "Do not stop it" is no such order, and "not" alone needs messages: "no group messages"."""
    places = {name: [at for at, classes in enumerate(found.classes) if name in classes] for name in ("stop", "not")}
    denied = any(abs(stop - no) == 1 for stop in places["stop"] for no in places["not"])
    sent = found.has("message", "sends") or (found.has("wants") and not _strange(found))
    return not denied and bool(places["stop"] or (places["not"] and sent))


def leaves(step: Step, text: str) -> list[int]:
    """The groups out of which somebody wants, by words that say nothing else: "group chhodna hai", "मला ग्रुप सोडायचाय"."""
    found = _heard(text)
    if found is None or "?" in text or not found.has("leave") or found.has("stop", "out", "why", "put"):
        return []
    denied = found.has("not") and not found.has("wants", "sends", "message")
    meant = [] if denied else _named(step, [one for one, _ in groups.of_person(step.db, step.person.id)], found)
    return [one.id for one in meant or ()]


def _deliveries_back(step: Step, deed: Any) -> bool:
    for group_id, delivery in deed.before["deliveries"].items():
        groups.change_member(step.db, int(group_id), step.person.id, delivery=delivery)
    return True


# ── what is wrong with being taken off ────────────────────────────────────────────────────────────────────────────

_OBJECTS = WordBook(
    {
        "wrong": """
            galat ghalat galti गलत ग़लत गलती chuk चूक chukicha chukiche chukichi चुकीचं चुकीचे चुकीची चुकीचा चुकून wrong wrongly
            mistake mistaken unfair anyay अन्याय nahak नाहक
        """,
        "why": "why kyu kyun kyon kyo क्यों क्यूँ क्यूं ka का kashala कशाला kis_liye किस_लिए",
        "off": """
            hataya hataye hatayi hata_diya हटाया हटाये हटाई हटा_दिया हटाए mitaya मिटाया kadhla kadhlan kadhala kadhle
            काढला काढलं काढले काढलंय काढून_टाकला काढून_टाकलं removed deleted taken_off took_off delete_kiya डिलीट_किया डिलीट_केलं
            डिलीट_केला डिलीट_कर_दिया remove_kiya remove_kela
        """,
        "post": "post message msg मैसेज मेसेज पोस्ट संदेश offer ऑफर rule niyam नियम number नंबर no_rule",
        "not": "nahi nahin नहीं नही नाही not didnt didn't no",
    },
    COMMON_ENGLISH,
)


def objects(text: str, *, sure: bool = True) -> bool:
    """Do words say that a post was taken off wrongly, or ask why? `sure=False`: right below that news, where fewer tell it."""
    found = _OBJECTS.look_up(tokens(text[:400]))
    wrong = found.has("wrong", "why")
    if sure:
        return wrong and found.has("off")
    return wrong or found.has("off") or (found.has("post") and found.has("not"))


# ── what is new, an offer, why one is out ─────────────────────────────────────────────────────────────────────────


def meant(step: Step, text: str) -> Started | None:
    """What a member wants of a group in words: why they are out of it, to offer there, or to see what is new."""
    found = _heard(text)
    if found is None:
        return None
    if asks_why_out(step, text):
        return Started("shut_out")
    mine = [one for one, _ in groups.of_person(step.db, step.person.id)]
    named = _named(step, mine, found) if mine else []
    if not named:
        return None
    if _posts(found):
        return Started(
            "offer_where", opening={"groups": [one.id for one in named], "text": _of_offer(step, text, found)}
        )
    if found.has("what") and found.has("new", "message"):
        return Started("group_new", opening={"groups": [one.id for one in named]})
    return None


def asks_why_out(step: Step, text: str) -> bool:
    """Does somebody who is banned ask why they are out of the groups?"""
    found = _heard(text)
    why = found is not None and found.has("out") and (found.has("why") or "?" in text)
    return why and bool(bans.districts_of(step.db, step.person.id))


def wants_in(step: Step, text: str) -> bool:
    """Does somebody who is banned speak of putting something into the group?"""
    found = _heard(text)
    return found is not None and found.has("put") and bool(bans.districts_of(step.db, step.person.id))


def _posts(found: Words) -> bool:
    """Something is to be put into the group: an offer and a word of putting it, which may be one word."""
    offered = [at for at, classes in enumerate(found.classes) if "offer" in classes]
    puts = [at for at, classes in enumerate(found.classes) if "put" in classes]
    stopped = found.has("not", "stop", "out")
    return not stopped and any(one != other for one in offered for other in puts)


def _of_offer(step: Step, text: str, found: Words) -> str:
    """What of the words is the offer itself: all of them where figures stand there, else its goods."""
    if any(word.isdigit() for word in found.words):
        return text
    return " ".join(word for word in _strange(found) if step.world.catalogue.concepts_in(word))


# ── an officer's work on a group ──────────────────────────────────────────────────────────────────────────────────

_OFFICE = WordBook(
    {
        "new": """
            new naya nayi नया नई nava navin नवा नवीन नवं banao banana banani banaiye banado bana बनाओ बनाना बनानी बनाइए बना बनादो
            banvaycha banva बनवायचा बनवा बनवायचं बनवायचाय create make made start tayar taiyar तैयार तयार shuru शुरू suru सुरू kholna
            kholo खोलना खोलो
        """,
        "close": "close closed band bandh बंद बन्द khatam खत्म samapt समाप्त hatao हटाओ delete remove",
        "figures": """
            figures figure numbers report stats statistics aankde ankde akde aakde आँकड़े आंकड़े आकडे आकडेवारी hisab हिसाब हिशोब रिपोर्ट
            अहवाल kitne kitna कितने कितना kiti किती how_many haal hal हाल sthiti स्थिति स्थिती
        """,
        "fill": """
            seller sellers vikreta vikrete बेचने विक्रेता विक्रेते विक्रेत्यांचा विक्रेत्यांसाठी वालों member members sadasya सदस्य log
            लोग लोक district jila jile zila जिला जिले जिल्हा जिल्ह्यात जिल्ह्याचा dikha दिखा hone होने hona होना liye लिए sathi साठी
            का की के को में मध्ये से हैं है में
            करायचा करायची करायचं करायचे करायचाय karaycha karaychi karaychay
            chahta chahti चाहता चाहती a an the of for in my our wants karne karva करवा करवाना kar
            walon walo wala wali वालों वाला वाली whatsapp vhatsapp व्हाट्सऐप व्हाट्सएप व्हॉट्सअप व्हॉट्सॲप
            telegram टेलीग्राम टेलिग्राम
            people persons there have has joined join jude jud judi juda जुड़े जुड़ी जुड़ जुड़ा judle judlet
            जुडले जुडलेत aahet आहेत
            hai h sathi एक ek chahiye pahije now till abhi tak अभी तक
        """,
    },
    COMMON_ENGLISH,
)


def _districts(step: Step) -> list[int]:
    officer = step.officer
    return districts_of(step.world, officer) if officer is not None else []


def of_office(step: Step, text: str) -> Started | None:
    """A group made, closed or counted in an officer's words: "haldi ka naya group banao", "close the group", "ग्रुपचे आकडे"."""
    found, work = _heard(text), _OFFICE.look_up(tokens(text[:400]))
    if found is None or ("?" in text and not work.has("figures")):
        return None
    world = step.world
    strange = [
        word for word, one, other in zip(found.words, found.classes, work.classes, strict=True) if not one | other
    ]
    if any(not world.catalogue.concepts_in(word) and not world.places.is_place_word(word) for word in strange):
        own = {word for one in groups.in_districts(step.db, _districts(step)) for word in tokens(one.name)}
        if not set(strange) <= own:
            return None
    for deed in ("figures", "close", "new"):
        if work.has(deed) and not found.has("not", "message"):
            return Started("office_groups", opening={"do": deed, "text": " ".join(strange)})
    return None


REVERSES: Mapping[str, Any] = {"deliveries_back": _deliveries_back}
