"""Whether a message asks for goods at all: greetings, people who sell, jobs, services and scams get no sellers."""

from collections.abc import Sequence
from typing import Literal

from handlers.folding import normalise

Doubt = Literal["scam", "offer", "job", "service", "nothing"]


def _phrases(*lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(normalise(phrase).split()) for line in lines for phrase in line.split(";"))


_SCAM = _phrases(
    "otp;one time password;lottery;lucky draw;lucky winner;you have won;click the link;click "
    "link;click here;free gift;free phone",
    "free recharge;kyc update;kyc band;bitcoin;crypto;double your money;earn from home;work from "
    "home;loan approved;pre approved loan",
    "ओटीपी;लॉटरी;लकी ड्रॉ;लकी ड्रा;इनाम जीता;इनाम मिला;लिंक पर क्लिक;लिंक दबाएं;केवाईसी;बक्षीस लागले;लिंकवर क्लिक;paise double",
    "ignore previous instructions;ignore all instructions;system prompt;drop table",
)
_OFFER = _phrases(
    "selling;for sale;i sell;we sell;want to sell;available with us;available with me;we "
    "manufacture;i manufacture;we supply;i make;we make",
    "bechna;bechne;bech raha;bech rahe;bechta;bechte;bikau;bikri ke liye;mere paas;hamare "
    "paas;hamare yahan;hum banate;main banata;banati hu",
    "बेचना;बेचने;बेच रहा;बेच रहे;बेचता;बेचते;बिकाऊ;बिक्री के लिए;मेरे पास;हमारे पास;हमारे यहां;हम बनाते;मैं बनाता;मैं बनाती",
    "विकायचे;विकायचा;विकायची;विकणे आहे;विकणार;विक्रीसाठी;आमच्याकडे;माझ्याकडे;आम्ही बनवतो;मी "
    "बनवते;मी बनवतो;amchyakade;majhyakade;vikayche;vikaycha",
)
_JOB = _phrases(
    "vacancy;vacancies;job;jobs;hiring;salary;resume;apply for;worker required;workers "
    "required;naukri;nokri;tankhwah;bharti",
    "नौकरी;भर्ती;वेतन;तनख्वाह;नोकरी;पगार;कामगार पाहिजे;मजदूर चाहिए;majdoor chahiye;karigar ki zarurat",
)
_SERVICE = _phrases(
    "repair;repairing;repairs;service "
    "center;servicing;class;classes;course;tuition;coaching;treatment;hospital;doctor;wallpaper;app;recipe",
    "how to make;how to grow;how to;ceremony;decoration;decorator;event;subsidy;loan;on "
    "rent;rental;hire;cleaning;polishing;photography;song",
    "kaise banate;kaise banaye;banane ka tarika;vidhi;marammat;ilaj;sikhna;seekhna;kiraye;kiraya;mausam;weather;news",
    "मरम्मत;इलाज;अस्पताल;कोर्स;क्लास;प्रशिक्षण;कैसे बनाते;कैसे बनाएं;बनाने का तरीका;विधि;सीखना;किराये;किराया;सब्सिडी;मौसम;लोन",
    "दुरुस्ती;उपचार;दवाखाना;शिकवणी;वर्ग;कसे बनवायचे;रेसिपी;भाड्याने;डेकोरेशन;समारंभ;समारंभासाठी;अनुदान;कर्ज;हवामान",
)
# After a product these turn goods into a machine, a place or an imitation of them.
TURNING = frozenset(
    normalise(word)
    for word in (
        "mill mills machine machinery transplanter planter harvester plant factory polisher peeler "
        "cutter grinder separator dryer "
        "cooker farming cultivation kheti disease bimari ceremony festival museum garden song movie "
        "status ringtone colour stand "
        "मिल मशीन प्लांट फैक्ट्री खेती रोग बीमारी गिरणी यंत्र शेती लागवड"
    ).split()
)


def doubt(words: Sequence[str], names_product: bool) -> Doubt | None:
    """Why these normalised words are no buying enquiry; None when they may be one."""
    if _speaks(words, _SCAM):
        return "scam"
    if _speaks(words, _OFFER):
        return "offer"
    if _speaks(words, _JOB):
        return "job"
    if _speaks(words, _SERVICE):
        return "service"
    return None if names_product else "nothing"


def _speaks(words: Sequence[str], phrases: tuple[tuple[str, ...], ...]) -> bool:
    said = set(words)
    return any(
        phrase[0] in said and (len(phrase) == 1 or _in_a_row(words, phrase))
        for phrase in phrases
        if len(phrase) <= len(words)
    )


def _in_a_row(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[start : start + len(phrase)]) == phrase for start in range(len(words) - len(phrase) + 1))
