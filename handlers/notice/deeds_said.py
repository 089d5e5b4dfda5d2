"""What an officer's words want of a broadcast: "सूचना रोक दो", "wapas chalu karo", "kitne logon ko mila", "नतीजा काय"."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "notice": """
            notice notices notis suchna soochna suchana सूचना सूचनेचा सूचनेची नोटिस नोटीस broadcast
            broadcasts ब्रॉडकास्ट message messages msg मैसेज
            मेसेज sandesh संदेश circular paripatra परिपत्र परिपत्रक
        """,
        "pause": """
            rok roko rokna rokiye roke rukwa rukva ruko ruk rukwao रोक रोको रोकना रोकिए रोकें रुको
            रुकवा रुकवाओ thamb* थांब* pause paused hold
            wait rukna
        """,
        "resume": """
            chalu shuru suru start resume continue restart unpause चालू शुरू शुरु सुरू सुरु चलने
            chalne jari जारी
        """,
        "cancel": "radd rad cancel cancelled रद्द कैंसल कैंसिल कॅन्सल",
        "result": """
            result results natija nateeja natiza नतीजा रिजल्ट निकाल nikal nikaal parinam परिणाम
            report रिपोर्ट
        """,
        "got": """
            mila mili mile milaa मिला मिली मिले milala milali milale मिळाला मिळाली मिळालं मिळाले
            pahuncha pahunchi pahunche pahucha pahuchi
            पहुँचा पहुँची पहुँचे पहुंचा पहुंची pochla pochli pohochla pohochli पोहोचला पोहोचली पोचली
            पोहचली gaya gayi gaye gai गया गई गए geli gela गेली
            गेला गेले got reached received delivered read padha padhi padhe पढ़ा पढ़ी पढ़े vachla
            vachli वाचला वाचली dekha dekhi देखा देखी
        """,
        "how_many": """
            kitne kitno kitnon kitna kitni कितने कितनों कितना कितनी kiti kitijan kitijananna किती
            कितीजणांना how many kisko kis kis_kis kinko
            किसको किस किनको konala kunala kona कोणाला कुणाला कोणकोणाला who whom kaun कौन
        """,
        "not": "nahi nahin nhi nai नहीं नही नाही not didnt",
        "again": """
            phir fir फिर dobara दोबारा punha पुन्हा parat परत wapas vapas वापस again back se ab अब
            aata ata आता abhi अभी aage आगे pudhe पुढे
        """,
        "around": """
            ko ka ki ke me mein se ne la cha chi che na hi bhi to को का की के में मे से ने ला चा चे
            ची ना ही भी तो kar karo kara kardo do dijiye de dena
            dya kijiye kariye karna karaycha कर करो करा करना करें दो दीजिए देना दें द्या कीजिए करिए
            jaane jane जाने bhejna bhejne भेजना भेजने
            pathvane पाठवणे pathvan पाठवणं is us ise isko use usko wo woh vo ye yeh he ha ti ती तो
            इस उस इसे उसे इसको उसको वो ये यह हे ही
            hai he hain ahe aahe tha thi है हैं आहे था थी kya kay क्या काय log logo logon logo_ko
            लोग लोगों lok lokanna janana jananna
            लोक लोकांना जणांना the of it to did was has been please ji जी sab saare us_wali wali
            wala wale वाली वाला aaj kal आज कल people
            batao bataiye bata dikhao dikhaiye बताओ बताइए दिखाओ दिखाइए sanga dakhva सांगा दाखवा show
            tell me mujhe mala मुझे मला hua hui हुआ हुई
            jhala jhali zala झाला झाली aaya aayi aala आया आई आला how many sending
        """,
    },
    COMMON_ENGLISH,
)
LONGEST = 12


def read(text: str, *, below: bool = False) -> str:
    """The deed that words want: pause, resume, cancel, result or missed_ones; `below` a broadcast's card nothing need name it.
    Empty where they want none, or say something else too."""
    words = tokens(text)
    if not 0 < len(words) <= LONGEST or any(word.isdigit() for word in words):
        return ""
    found = _BOOK.look_up(words)
    if not all(found.classes) or not (below or found.has("notice", "got", "result")):
        return ""
    named = below or found.has("notice")
    if found.has("result") or (found.has("got") and found.has("how_many", "notice", "not")):
        return "missed_ones" if found.has("not") and found.has("got") else "result"
    if not named or (found.has("not") and found.has("pause", "cancel", "resume")):
        return ""
    return next((deed for deed in ("cancel", "resume", "pause") if found.has(deed)), "")
