"""The menu and what always stands beside it: help, the office, a human being."""

from __future__ import annotations

from handlers import asides
from handlers.folding import fold, folded, tokens
from handlers.group import group_words, own_card_words
from handlers.hearing import Started
from handlers.language import N_
from handlers.office import filing
from handlers.questions import Option, is_label, named_option
from handlers.safety import whom
from handlers.scheme import schemes
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import after
from handlers.world import World
from storage import conversations, enquiries, offices, profiles, safety


def pass_to_office(step: Step, kind: str, text: str) -> None:
    """A question, a workshop matter or a complaint goes to the office, which is named with its landline."""
    about = filing.about(step) if kind in ("question", "workshop") else ""
    step.want_human(kind, text, about=about, own_words=True)
    office = step.office
    said = {
        "workshop": N_(
            "About the workshop: I have asked {office}, the answer comes here.\nYou can also ring {landline}."
        ),
        "complaint": N_(
            "I am sorry about that. {office} has your complaint and will answer here.\nYou can also ring {landline}."
        ),
    }.get(kind, N_("I have passed your question to {office}, the answer comes here.\nYou can also ring {landline}."))
    if office is not None:
        step.say(said, office=office, landline=office.landline)


_FEWEST = 3
"""Words: what is shorter is rather a nod than more of the matter."""


def adds_to_what_waits(step: Step, text: str) -> bool:
    """Who waits for a human of the office writes on: it goes there too, where the words are for nobody else."""
    if step.is_officer or len(tokens(text)) < _FEWEST or not offices.waits_for_human(step.db, step.person.id):
        return False
    step.want_human("question", text, own_words=True)
    if (office := step.office) is not None:
        step.say(N_("I have passed that on to {office} as well."), office=office)
    return True


OFFICE = Option("office", N_("Office work"), also=("office work", "office ka kaam"))

PAUSED = Option("paused", N_("Go on with what I left"))

PROFILE = Option(
    "profile", N_("My profile"), also=("profile", "mera profile", "meri profile", "majhi profile", "माझी प्रोफाइल")
)

SELL = Option(
    "sell", N_("I want to sell"),
    also=("sell", "bechna hai", "vikaycha ahe", "become a seller", "seller banna hai", "seller", "i am a seller", "vikreta",
          "विक्रेता", "bechne wala", "bechne wali", "बेचने वाला", "बेचने वाली", "विकणारा", "विकणारी"),
)  # fmt: skip

BUY = Option(
    "buy", N_("I want to buy"),
    also=("buy", "kharidna hai", "ghyaycha ahe", "buyer", "i am a buyer", "kharidar", "kharidaar", "खरीदार", "खरेदीदार",
          "ग्राहक", "grahak"),
)  # fmt: skip

ENQUIRIES = Option("enquiries", N_("My enquiries"), also=("my enquiry", "meri enquiry", "majhya enquiry", "माझी मागणी"))

LEADS = Option("leads", N_("Enquiries for me"), also=("leads", "mere liye enquiry"))

ASK = Option("ask", N_("Ask the office"), also=("ask office", "office se poochna hai"))

GROUPS = Option(
    "groups", N_("My groups"), also=("groups", "group", "mere group", "maze group", "मेरे ग्रुप", "माझे ग्रुप", "ग्रुप")
)
DATA = Option(
    "privacy", N_("My data"),
    also=(
        "data", "my data", "mera data", "maza data", "मेरा डेटा", "माझा डेटा", "privacy", "delete my data", "erase me",
        "mera data hatao", "mera data mitao", "मेरा डेटा हटाओ", "मेरा डेटा मिटाओ", "माझा डेटा पुसा", "माझी माहिती पुसा",
        "sab mita do", "sab hata do", "सब मिटा दो", "सब मिटाओ", "मेरा सब मिटाओ", "sagla pusa", "सगळं पुसा",
        "माझं सगळं पुसा", "erase everything", "meri jankari", "meri jankari dikhao", "mera data dikhao", "मेरा डेटा दिखाओ",
        "मेरी जानकारी दिखाओ", "mazi mahiti", "majhi mahiti", "माझी माहिती दाखवा", "show my data", "what data do you have",
    ),
)  # fmt: skip


def choices(step: Step) -> list[Option]:
    """What a person may do, by what they are in the market."""
    seller = profiles.profile_of(step.db, step.person.id) is not None
    officer = step.officer is not None
    paused = any(talk.later for talk in conversations.open_of(step.db, step.person.id))
    bought = bool(enquiries.of_buyer(step.db, step.person.id, at_most=1))
    offered = [
        (OFFICE, officer), (PAUSED, paused), (PROFILE, seller), (SELL, not seller), (BUY, True), (ENQUIRIES, bought),
        (LEADS, seller), (after.MENU, bool(safety.met(step.db, step.person.id, at_most=1))), (GROUPS, seller or bought),
        (schemes.MENU, schemes.any_known(step)), (ASK, not officer),
        (DATA, seller or bought or bool(step.person.name)),
    ]  # fmt: skip
    return [option for option, fits in offered if fits]


def named_in_menu(step: Step, text: str, *, exactly: bool = False, below: str = "") -> Started | None:
    """The menu's item that these words name, although no menu is shown.

    `exactly` forgives no slip of the pen; below a question about groups (`below` is its conversation) words about groups
    are an answer.
    """
    if whom.named(step, text):
        return Started("report_whom")
    if (of_card := own_card_words.meant(step, text)) is not None:
        return of_card
    offered = choices(step)
    apart = below not in ("group", "my_groups", "offer")
    if apart and (of_group := group_words.meant(step, text)) is not None:
        return of_group
    if apart and asides.is_group_matter(text, step.world):
        return Started("my_groups")
    if is_label(text, DATA.label_in(step.language), *DATA.also):  # what is kept of one, everybody may ask
        return chosen(step, "privacy")
    said = [words for option in offered for words in (option.label_in(step.language), *option.also)]
    if exactly and not is_label(text, *said):
        return None
    wish = named_option(text, offered, step.language) or _asked_to_see(text, offered, step.language)
    return chosen(step, wish) if wish is not None and not says_more(step, wish, text) else None


_SHOW = folded("""
    dikhao dikhaao dikha dikhaiye dikhaye dikhana dekhna dekhne dekhni dekho batao bataiye bata kholo khol show see open view check
    दिखाओ दिखा दिखाइए दिखाइये दिखाना देखना देखने देखनी देखो बताओ बताइए बता खोलो
    dakhva dakhav baghaycha baghayche baghaychi bagha sanga sang ughda दाखवा दाखव बघायचं बघायचे बघायची बघा सांगा उघडा पाहायचं
    hai he hain है हैं ahe aahe आहे आहेत do dijiye दो दीजिए kya क्या zara jara ज़रा जरा please plz mujhe मुझे mala मला me to want
""")
"""Words around the name of what is to be shown: "mere saude dikhao", "मला माझे व्यवहार बघायचे आहेत"."""
_CHANGE = folded("""
    edit change update modify correct badalna badalni badalne badalo badlo badlna badal badlu badalu badlaycha badlaychi
    badlayche badlaychay badla sudharna sudharni sudharo sudhar theek thik karna karni karne kar karo kara karaycha karaychi
    karaychay एडिट चेंज अपडेट बदलना बदलनी बदलने बदलो बदल बदलू बदलायचा बदलायची बदलायचे बदलायचंय बदला सुधारना सुधारनी सुधारो ठीक
    करना करनी करने कर करो करा करायचा करायची करायचे करायचंय
""")
"""Words around the name of what is to be changed: "edit my profile", "profile badalna hai"; what is shown can be changed there."""


def _asked_to_see(text: str, offered: list[Option], tongue: str) -> str | None:
    words = tokens(text)
    bare = " ".join(word for word in words if fold(word) not in _SHOW | _CHANGE)
    if not bare or len(bare.split()) == len(words):
        return None
    return next((one.value for one in offered if is_label(bare, one.label_in(tongue), *one.also)), None)


def says_more(step: Step, wish: str, text: str) -> bool:
    """Whether words that resemble "I want to sell" name the goods too: that is an offer, not the tap of a button."""
    if wish.removeprefix("role:") not in ("sell", "buy", "seller", "buyer"):
        return False
    return names_goods(step.world, text)


def names_goods(world: World, text: str) -> bool:
    """Whether words name goods, known or not."""
    return bool(world.catalogue.concepts_in(text) or goods.unknown_in(world, text))


def show(step: Step) -> None:
    """The main choices."""
    step.offer(N_("What would you like to do?"), choices(step), question="menu")


def give_help(step: Step) -> None:
    """How this works, in three lines."""
    step.say(
        N_("Write what you want to buy or what you sell; I find the other side.\n"
           "Tap a button, or write its number.\n"
           "Any time: menu, back, stop, undo, language, person.")
    )  # fmt: skip


def call_human(step: Step, reason: str, words: str) -> None:
    """Put the person on the office's list and say how else to reach a human."""
    if not step.want_human(reason, words, own_words=True):
        return nobody_else(step)
    office = step.office
    if office is not None:
        step.say(
            N_("A person of {office} will write to you here.\nOr ring {landline} ({hours})."),
            office=office, landline=office.landline, hours=office.hours_in(step.language),
        )  # fmt: skip
    return None


def nobody_else(step: Step) -> None:
    """An officer without colleagues asks for a human: there is nobody to hand them to."""
    step.say(N_("You are the office here; I have nobody else to ask."))


def chosen(step: Step, value: str) -> Started | None:
    """The conversation that an item of the menu begins."""
    if value == "paused":
        for talk in conversations.open_of(step.db, step.person.id):
            if talk.later:
                conversations.keep(step.db, talk.id, step.world.now, later=False)
                return Started(talk.name, talk.subject, talk.opening, goes_on=True)
    if value == "ask":
        return Started("ask_office")
    started = {
        "sell": "onboarding", "buy": "enquiry", "profile": "profile", "enquiries": "my_enquiries", "leads": "my_leads",
        "privacy": "my_data", "office": "office", "schemes": "schemes",
        "groups": "my_groups", "deals": "my_deals",
    }.get(value)  # fmt: skip
    return Started(started) if started else None
