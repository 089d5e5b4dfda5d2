"""Voices: which texts are also spoken, what is said then, and which words ask for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from handlers.folding import fold, folded, keys_of, normalise, tokens
from handlers.language import N_, say
from handlers.reading.commands import fold_keys, wants_voice
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.ready import aloud
from storage.reference.questions import ReadyQuestion

SPOKEN_IN = ("hi", "mr")
"""The languages in which every prompt ships as sound."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One recording: where it lies, as the media folder names it, and what it is."""

    path: str
    sha256: str
    size: int


def silent(language: str, name: str) -> Voice | None:
    """Where no recordings are at hand: nothing."""
    return None


Shelf = Callable[[str, str], Voice | None]
"""Finds a prompt's recording by language and name."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One spoken prompt: the name of its file, the texts it is spoken for, and what is said where that differs."""

    name: str
    texts: tuple[str, ...]
    labels: tuple[str, ...] = ()
    """The buttons below it, in order: which is which is said too."""
    says: str = ""
    """What is said where the text has values in it, or is better heard otherwise."""
    ready: ReadyQuestion | None = None
    """A question of the data files, whose words stand there and not in the catalogues."""

    def spoken(self, language: str) -> str:
        """Every word of the recording."""
        if self.ready is not None:
            return aloud.words_of(self.ready, language)
        words = say(language, self.says or self.texts[0])
        buttons = [
            say(language, N_("Button {place}: {label}."), place=place, label=say(language, label))
            for place, label in enumerate(self.labels, 1)
        ]
        return " ".join(" ".join([words, *buttons]).split())

    def digest(self, language: str) -> str:
        """A mark of the words, by which a recording of older words is told."""
        return hashlib.sha256(self.spoken(language).encode()).hexdigest()[:16]


PROMPTS: tuple[Prompt, ...] = (
    # ── first contact and the way on
    Prompt("greeting", (N_("Namaste! This is Haat, of {office}.\nIt is free. Haat never asks for money, OTP or Aadhaar."),),
           says=N_("Namaste! This is Haat, of the district industries office. It is free. Haat never asks for money, OTP or "
                   "Aadhaar. You may answer with your voice. To hear a question, send the number nine.")),
    Prompt("menu", (N_("What would you like to do?"),),
           says=N_("What would you like to do? Tap a button, or say with your voice what you sell or what you need.")),
    Prompt("go_on", (N_("You were in the middle of {matter}. Shall we go on?"),), (N_("Go on"), N_("Start again"),
           N_("Later")),
           says=N_("You had begun something here. Shall we go on?")),
    Prompt("help", (N_("Write what you want to buy or what you sell; I find the other side.\n"
                       "Tap a button, or write its number.\n"
                       "Any time: menu, back, stop, undo, language, person."),)),
    Prompt("ask_office", (N_("What would you like to ask the office?"),)),
    Prompt("photo_what", (N_("I have kept the photo. What would you like?"),),
           (N_("I sell this"), N_("I want to buy"), N_("Something else"))),
    Prompt("language", (N_("Which language?"),)),
    # ── becoming a seller
    Prompt("consent", (N_("Shall I send you buyers' enquiries? Are you 18 or older?\n"
                          "Buyers see your name, goods and district; your number only when you say yes."),
                       N_("Please say yes or no: are you 18 or older, and shall I send you enquiries?\n"
                          "Buyers see your name, goods and district.")),
           (N_("Yes, send them"), N_("No"), N_("I want to buy"))),
    Prompt("products", (N_("What do you make or sell?\nWrite it in your own words, or send a photo."),
                        N_("Which goods do you make or sell?\nFor example: turmeric, stone idols, leather bags.")),
           says=N_("What do you make or sell? Say it with your voice, write it, or send a photo.")),
    Prompt("photo_name", (N_("A good photo, it is kept. What do you call this?"),)),
    Prompt("right", (N_("You sell: {goods}.\nIs that right?"),
                     N_("You sell: {goods}.\nI do not know {new} yet; the office will add it. Is that right?")),
           (N_("Yes, right"), N_("Change it")),
           says=N_("Your goods, as I have understood them, are written below. Is that right?")),
    Prompt("district", (N_("Which district are you from?"),
                        N_("Please tap or write the name of your district, for example Sagar.")),
           says=N_("Which district are you from? Tap it below, or say its name.")),
    Prompt("name", (N_("What is your name, or your shop's name?"),)),
    Prompt("done", (N_("Done, {name}! Buyers can find you now: {goods}, {district}.\nI write to you when somebody wants this."),),
           says=N_("Done! Buyers can find you now. I write to you when somebody wants your goods.")),
    # ── voice notes
    Prompt("kept", (N_("Your voice note is kept and somebody will listen to it. You need not write."),)),
    Prompt("kept_tap", (N_("Your voice note is kept and somebody will listen to it. A tap on a button is quicker."),)),
    Prompt("kept_long", (N_("Your voice note is kept. It is long; a short one, half a minute, is heard sooner."),)),
    Prompt("wait_heard", (N_("That is all I need. When your voice note has been heard, I write to you here."),)),
    Prompt("confirm", (N_("Your voice note was heard as:\n“{words}”\nIs that right?"),
                       N_("“{words}”\nIs that what you said?")), (N_("Yes, right"), N_("No, not that")),
           says=N_("Your voice note has been heard. What was understood is written below. Is that right?")),
    Prompt("say_again", (N_("All right. Please say it once more, or write it."),)),
    Prompt("not_clear", (N_("Your voice note could not be made out. Please say it once more, slowly and close to the phone."),)),
    Prompt("no_words", (N_("There were no words in your voice note. Please say it once more, a few words are enough."),)),
    # ── an enquiry for a seller
    Prompt("lead", (N_("{buyer} needs: {summary}\n{record}\nCan you give it?"), N_("Can you give {summary}?")),
           (N_("Yes, all"), N_("This much …"), N_("Not now"), N_("I have a question")),
           says=N_("A buyer needs your goods. What and how much is written below. Can you give it?")),
    Prompt("how_much_you", (N_("How much can you give, in {unit}?"),),
           says=N_("How much of it can you give? Say or write the number.")),
    Prompt("ask_buyer", (N_("What would you like to ask {name} about {product}?\nChoose, or write it in your own words."),),
           says=N_("What would you like to ask the buyer?")),
    Prompt("contact", (N_("Where may the other side ring you?\nYour number here: {phone}"),),
           (N_("This number"), N_("Only through Haat")),
           says=N_("On which number may the other side ring you?")),
    Prompt("contact_share", (N_("Where may the other side ring you?"),),
           says=N_("May the other side ring you? Then share your number with the button below. Else choose: only through Haat.")),
    Prompt("introduced", (N_("{buyer} says yes to you for {product}.\nContact: {contact}\nGive a price now?"),
           N_("Give a price now?")),
           (N_("Give my price"), N_("Later")),
           says=N_("The buyer said yes to you. Name and number are written below. Would you like to give your price now?")),
    Prompt("receiving", (N_("To get money you need no QR, no PIN and no OTP.\nWho asks for one wants to take yours."),),
           (N_("Report"),)),
    Prompt("paying", (N_("Pay only when you have seen the goods or a sample.\nAn OTP or PIN is nobody's business but yours."),),
           (N_("Report"),)),
    Prompt("price", (N_("Your price in rupees, for one {unit}?"),), says=N_("What is your price for one, in rupees?")),
    Prompt("quantity", (N_("For how many {unit}?"),), says=N_("For how many is that price?")),
    Prompt("days", (N_("In how many days?"),), says=N_("In how many days can you give it?")),
    Prompt("send_price", (N_("{price} per {unit}, {much} = {total}, {days}. Send it?"),), (N_("Yes"), N_("No")),
           says=N_("Your price is written below. Shall I send it to the buyer?")),
    Prompt("as_said", (N_("You said {price} per {unit}. Keep it?"),), (N_("Yes, the same"), N_("Another price")),
           says=N_("You named a price before, it is written below. Shall it stay so?")),
    Prompt("deal", (N_("Did it work out with {name} for {product}?"),), (N_("Yes, it is a deal"), N_("Still talking"),
           N_("No deal")),
           says=N_("Did your deal work out? With whom is written below.")),
    Prompt("why", (N_("What was it?"),), says=N_("What was the reason? Tap the one below that fits.")),
    # ── a buyer's enquiry
    Prompt("what_needed", (N_("What do you need, how much, and where?\nFor example: 200 kilos of turmeric, Pune."),
                           N_("Which goods do you need, and how much?"))),
    Prompt("how_much", (N_("How much {product} do you need?"),
           N_("{product} is not sold by the {unit}. How much do you need?")),
           says=N_("How much of it do you need? For example two hundred kilos, or fifty pieces.")),
    Prompt("where", (N_("Where shall it be delivered? Write the district or town."),),
           says=N_("Where shall it be delivered? Say or write the district or town.")),
    Prompt("ask_sellers", (N_("{summary}\nShall I ask sellers? They see your name and district; your number only when you say "
                              "yes (18+)."),
                           N_("{summary}\nShall I ask sellers, yes or no? They see your name and district (18+).")),
           (N_("Yes, ask them"), N_("Leave it"), N_("Change it")),
           says=N_("What you need is written below. Shall I ask sellers? They see your name and district, your number only when "
                   "you say yes. You must be 18 or older.")),
    Prompt("change", (N_("What shall I change? For example: 300 kilos, or by Friday."),)),
    Prompt("buyer_name", (N_("Which name shall the sellers see?"),)),
    Prompt("introduce", (N_("{card}\nThey say yes: {much}. Shall I introduce you?"),),
           (N_("Yes, introduce us"), N_("Not this one"), N_("Ask first")),
           says=N_("A seller can give it; who, is written below. Shall I introduce you to each other?")),
    Prompt("agree_price", (N_("{seller}: {price} per {unit}, {much} = {total}, {days}.\nDo you agree?"),),
           (N_("Yes, agreed"), N_("No")),
           says=N_("The seller's price is written below. Do you agree?")),
    # ── groups, workshops, news
    Prompt("join", (N_("{group}: cards of what is wanted and offered come to you here, your number is shown to nobody.\n"
                       "Only trade, no numbers, no links. Are you 18 or older, and shall I let you in?"),
                    N_("{group}: are you 18 or older, and shall I let you in?")), (N_("Yes, let me in"), N_("No")),
           says=N_("In this group you see what is wanted and offered. Your number is shown to nobody. Only trade. Are you 18 or "
                   "older, and shall I let you in?")),
    Prompt("role", (N_("{group}: what do you do there?"),), (N_("I sell"), N_("I buy")),
           says=N_("What do you do: sell, or buy?")),
    Prompt("come", (N_("{card}\nShall I note a place for you? I remind you before it; you may stop that any time."),),
           (N_("Yes, note me"), N_("No")),
           says=N_("The workshop, its day and its place are written below. Shall I note a place for you? I remind you before it.")),
    Prompt("coming", (N_("Do not forget:\n{card}\nNoted: {names}. Are you coming?"),), (N_("Yes"), N_("I cannot come")),
           says=N_("Do not forget your workshop; day and place are written below. Are you coming?")),
    Prompt("note_name", (N_("Which name shall I note?"),)),
    Prompt("agree_news", (N_("Shall I also send you news of schemes that fit you? You can stop it any time."),),
           (N_("Yes"), N_("No"))),
    Prompt("agree_workshops", (N_("Shall I remind you of workshops here? You can stop it any time."),), (N_("Yes"),
           N_("No"))),
    # ── warnings
    Prompt("scam", (N_("Careful, this looks like a fraud. Never pay for a form, a loan or a prize.\nHelpline: 1930."),)),
    Prompt("private", (N_("Please never send Aadhaar, bank, card or OTP numbers here. I have removed that message and "
                          "kept nothing of it."),)),
    # ── every other question
    Prompt("any_yes_no", (), (N_("Yes"), N_("No")),
           says=N_("The question is written below. You may also answer with your voice.")),
    Prompt("any_choice", (),
           says=N_("The question and its choices are written below. Tap one of them, or say it with your voice.")),
    Prompt("any_words", (), says=N_("The question is written below. Write your answer, or say it with your voice.")),
    # ── the setting
    *(Prompt(name, (), ready=question) for name, question in aloud.spoken().items()),
    Prompt("aloud_on", (N_("From now on I speak every question too. To end it, write 'without voice'."),),
           says=N_("From now on I speak every question too.")),
)  # fmt: skip
BY_TEXT = {text: prompt for prompt in PROMPTS for text in prompt.texts}
BY_NAME = {prompt.name: prompt for prompt in PROMPTS}


def for_question(text: str, takes: str, *, choices: bool) -> str:
    """The prompt that speaks a question; where it has none of its own, one that says how it can be answered."""
    if text in BY_TEXT:
        return BY_TEXT[text].name
    return "any_yes_no" if takes == "yes_no" else "any_choice" if choices else "any_words"


def for_words(text: str) -> str:
    """The prompt that speaks a message which asks nothing; empty where there is none."""
    return BY_TEXT[text].name if text in BY_TEXT else ""


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _keys(phrases: str) -> frozenset[str]:
    return frozenset(_key(phrase.replace("_", " ")) for phrase in phrases.split())


def _key(text: str) -> str:
    return " ".join(keys_of(normalise(text)))


ON = _keys("""
    बोलकर बोल_कर बोलके बोलून bolkar bol_kar bolke bolun boloon बोलकर_बताओ बोलकर_बताइए bolkar_batao बोलून_सांगा bolun_sanga
    speak speak_aloud with_voice voice_on aloud आवाज़_में_बताओ आवाज_में awaz_me awaz_mein आवाजात avajat
    bolkar_bataiye bolkar_batana bolkar_bolo bolke_batao bolke_batana bol_ke_batao bol_kar_batao bolkar_do bolkar_pucho bolun_dakhva
    बोलकर_बताना बोलकर_पूछो बोल_के_बताओ आवाज़_में_बोलो आवाज_में_बोलो awaz_me_batao awaz_mein_batao awaz_me_bolo avajat_sanga आवाजात_सांगा
    speak_to_me speak_it talk_to_me
""")
HARD_TO_READ = _keys("""
    padhna_nahi_aata padhna_nahi_aati padhna_nahin_aata padh_nahi_sakta padh_nahi_sakti padh_nahi_pata padh_nahi_pati anpadh
    padha_likha_nahi padhi_likhi_nahi padha_nahi_hu padhi_nahi_hu पढ़ना_नहीं_आता पढ़ना_नहीं_आती पढ़_नहीं_सकता पढ़_नहीं_सकती
    likhna_nahi_aata likhna_nahi_aati likhna_nahin_aata likh_nahi_sakta likh_nahi_sakti likh_nahi_pata likh_nahi_pati
    लिखना_नहीं_आता लिखना_नहीं_आती लिख_नहीं_सकता लिख_नहीं_सकती लिख_नहीं_पाता लिख_नहीं_पाती लिहिता_येत_नाही लिहायला_येत_नाही
    lihita_yet_nahi lihayla_yet_nahi cant_write can_not_write cannot_write
    पढ़_नहीं_पाता पढ़_नहीं_पाती अनपढ़ पढ़ा_लिखा_नहीं पढ़ी_लिखी_नहीं वाचता_येत_नाही vachta_yet_nahi vachayla_yet_nahi वाचायला_येत_नाही
    cant_read can_not_read cannot_read dont_know_reading
""")
"""Who says that reading or writing is hard for them wants to hear it, and hears that a voice note is an answer."""
_TONGUES = folded("angrezi angreji english ingraji hindi marathi अंग्रेज़ी अंग्रेजी इंग्लिश इंग्रजी हिंदी हिन्दी मराठी")
"""A language that cannot be read is another matter."""
OFF = _keys("""
    लिखकर लिख_कर लिखके लिहून likhkar likh_kar likhke lihun lihoon लिखकर_बताओ likhkar_batao लिहून_सांगा lihun_sanga without_voice
    no_voice voice_off text_only only_text बिना_आवाज़ बिना_आवाज़_के bina_awaz bina_awaaz bina_awaz_ke आवाज_नको आवाज़_नहीं awaz_nahi
    awaaz_nahi awaz_nako avaj_nako आवाजाशिवाय
""")
_NO_VOICE = WordBook(
    {
        "voice": "awaz awaaz aawaz aawaaz avaj avaaj आवाज़ आवाज आवाजें voice audio ऑडियो ऑडिओ वॉइस व्हॉइस",
        "end": """
            band बंद nako नको mat मत off stop rok roko रोक रोको hatao हटाओ nahi_chahiye nahin_chahiye नहीं_चाहिए nahi_pahije
            नाही_पाहिजे no_more dont_send do_not_send not_needed
        """,
        "around": """
            karo kar kara kare kijiye karein do dya de dijiye den करो कर करा करें कीजिए दो द्या दे दीजिए bhejo bhejna bhej bhejiye
            भेजो भेजना भेज भेजिए pathva pathvu pathavu पाठवू पाठवा wale wala wali वाले वाला वाली message messages msg मैसेज मेसेज note
            notes नोट send sending the me mein में se से ye yeh ये यह hi he हे isko ise इसको इसे ab अब ata aata आता turn it please plz
            bhai bhaiya ji भाई भैया जी mujhe मुझे mala मला haat हाट ki ka ke की का के ko को sab सब thi ti ती
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
"""Who ends the voice ends nothing else: "awaaz band karo" is no stop of all messages."""
_AGAIN = WordBook(
    {
        "hear": """
            sunao sunaao sunaiye sunaye sunado suna_do suna_dijiye suna_dena sunaiyega सुनाओ सुनाइए सुनाइये सुनाएं सुना_दो सुना_दीजिए
            aikva aikava aikav ऐकवा ऐकव read_out read_aloud padhkar_sunao padh_ke_sunao vachun_dakhva वाचून_दाखवा
        """,
        "again": """
            phir_se phirse fir_se firse phir dobara dubara dobaara ek_bar ek_baar parat punha again once_more फिर_से फिरसे फिर दोबारा
            दुबारा एक_बार परत पुन्हा
        """,
        "say": "bolo bol boliye batao bataiye sanga sang bola बोलो बोल बोलिए बताओ बताइए सांगा सांग बोला say tell repeat",
        "what": """
            kya_likha kya_likhe क्या_लिखा काय_लिहिलं काय_लिहिलंय काय_लिहिले kay_lihila kay_lihilay kay_lihile what_is_written
            whats_written
        """,
        "around": """
            aur ek_aur ye yeh he hai hain ahe aahe hi ye isme isko ise zara jara mujhe mujhko mala bhai bhaiya ji please plz na to
            toh sawal question prashn me mein here it that और ये यह हे है हैं आहे ही इसमें यात यावर इसको इसे ज़रा जरा मुझे मुझको मला भाई भैया जी
            ना तो सवाल प्रश्न में it out padh padhkar padhke पढ़ पढ़कर वाचून vachun
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
LONGEST = 60
"""Signs of the longest message that is tried as one of these words."""
_AROUND = folded("""
    bhai bhaiya bhaiyya bhau didi tai dada kaka ji sir madam sahab saheb please plz zara jara na hame mujhe mujhko mereko mala
    amhala sab sabhi har sawal hamesha haat bhi भाई भैया भाऊ दीदी ताई दादा काका जी सर मैडम साहब साहेब ज़रा जरा ना हमें मुझे मुझको मला
    आम्हाला सब सभी हर सवाल हमेशा हाट भी
""")
"""Words beside such a wish that change nothing of it: "bolkar batao bhaiya"."""


def wish(text: str) -> bool | None:
    """Whether a message asks that every question be spoken, or that none be; None for anything else."""
    if len(text) > LONGEST:
        return None
    words = [fold(word) for word in tokens(normalise(text))]
    said = {" ".join(words), " ".join(word for word in words if word not in _AROUND)}
    hard = not _TONGUES & set(words) and any(f" {phrase} " in f" {' '.join(words)} " for phrase in HARD_TO_READ)
    return False if said & OFF or _ends_voice(text) else True if hard or said & ON else None


def _ends_voice(text: str) -> bool:
    words = tokens(normalise(text))
    found = _NO_VOICE.look_up(words)
    return len(words) <= MANY_WORDS and found.has("voice") and found.has("end") and all(found.classes)


MANY_WORDS = 8
"""From so many words on, more is said than such a wish."""


def asks_to_hear(text: str, takes: str | None) -> bool:
    """Whether a message asks to hear the last question; below a question for words only a plain order does."""
    if len(text) > LONGEST:
        return False
    words = tokens(normalise(text))
    if takes == "text":
        return tuple(keys_of(normalise(text))) in fold_keys("listen") or _orders_to_speak(words)
    return wants_voice(text) or _orders_to_speak(words)


def _orders_to_speak(words: list[str]) -> bool:
    """ "suna do", "phir se sunao": an order that no name and no goods are made of."""
    found = _AGAIN.look_up(words)
    return len(words) <= MANY_WORDS and found.has("hear") and all(found.classes)


def asks_once_more(text: str) -> bool:
    """ "phir se bolo", "kya likha hai": the last question again, where nobody else is spoken to."""
    words = tokens(normalise(text))
    found = _AGAIN.look_up(words)
    said_again = found.has("again") and found.has("say")
    return 1 < len(words) <= MANY_WORDS and (said_again or found.has("what")) and all(found.classes)


NINE = "9"


def is_nine(text: str) -> bool:
    """Whether a message is a bare nine, in any script: where it can mean nothing else it asks to hear the question."""
    return normalise(text).strip(" .)।") == NINE
