"""Web addresses and invites to groups in a post, however they are disguised."""

import re

from handlers.reading import learnt
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.rule_words import PATH_DOMAINS, SHORTENERS, TOP_DOMAINS, WORDLIKE_DOMAINS

_DOT_WORDS = re.compile(
    r"\s*(?:\[\s*\.\s*\]|\(\s*\.\s*\)|\{\s*\.\s*\}|\[\s*dot\s*\]|\(\s*dot\s*\)|(?<=\w)\s+(?:dot|डॉट|डाट)\s+(?=[a-z]))\s*"
)
_SLASH_WORDS = re.compile(r"\s*(?:\(\s*slash\s*\)|\[\s*slash\s*\]|\s(?:slash|स्लैश|स्लॅश)\s)\s*")
_SPACED_SLASH = re.compile(r"\b(me|com|gg|ly|org|net|gle|link|group)\s*/\s*(?=[\w+#])")
_SPACED_DOT = re.compile(
    r"(?<=[a-z0-9])\s?\.\s?(?=(?:com|org|net|gg|me\s?/|whatsapp|co\.in|gle/|ly/|shop/)\b|me\s?/)"
    r"|(?<=[a-z0-9]) \. ?(?=(?:in|shop|online|store|site)\b)"
    r"|(?<=[a-z0-9])\s?[,;:·•*_]\s?(?=(?:me|gle|ly)\s?/\s?\S)"
)
_SAID = re.compile(
    r"(?<=[\w\u0900-\u0963])\s*(?:dot\s?|डॉट\s?|डाट\s?|दॉट\s?|\.)(?:कॉम|कौम|ओआरजी|ऑर्ग|भारत|dotcom)(?![\w\u0900-\u0963])"
    r"|[a-z]{3} ?dotcom\b"
    r"|\s(?:डॉट|डाट)\s(?:इन|को इन)(?=\s*(?:$|[,!?।|]|पर\b|वर\b|पे\b|देख|बघ|खोल))"
)
"""An ending said in Devanagari letters."""
_HTTP = re.compile(
    r"\b(?:h(?:tt|xx)ps?)\s*:\s*/\s*/|\bwww[\s.]+[a-z0-9-]+[\s.]+[a-z]{2}|\b[a-z0-9][a-z0-9-]*\.(?:com|org|net|gov|edu|nic|ac|co)\.[a-z]{2}\b"
)
_NAME = r"(?<![\w@.-])((?:[a-z0-9][a-z0-9-]*\.)*[a-z0-9][a-z0-9-]*)"
_SURE_LINK = re.compile(_NAME + r"\.(?:" + TOP_DOMAINS.replace(" ", "|") + r")(?![\w-])(?!\.\w)")
_WORDLIKE_LINK = re.compile(_NAME + r"\.(" + WORDLIKE_DOMAINS.replace(" ", "|") + r")(/[\w?=&%+-]*)?(?![\w])")
_SHORT = re.compile(r"(?<![\w.])(?:" + "|".join(re.escape(name) for name in SHORTENERS.split()) + r")/")
_PATHED = re.compile(_NAME + r"\.(?:" + PATH_DOMAINS.replace(" ", "|") + r")/[\w?]")
_INVITE = re.compile(
    r"chat[\s.,;:·•*_]*whatsapp[\s.,;:·•*_]*com|(?:join|channel|subscribe|चैनल|चॅनेल|जॉइन)\s+(?:us |karo |kara |करो |करा )?(?:on |at )?@(?!admin)[a-z]\w{4,31}(?![\w.@])|whatsapp\.com/(?:channel|invite|community)|(?<![\w.])(?:t|telegram)\.(?:me|dog)/|joinchat|tg://(?:join|resolve)"
    r"|discord\.gg|discord(?:app)?\.com/invite|signal\.group|(?<![\w.])ig\.me/j/|arattai\.in/(?:group|join)|m\.me/j/"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_LOOKS_AT_LINK = re.compile(
    r"\b(?:site|website|link|visit|open|dekh\w*|bagha+|click|khol\w*|web|online|order|shop|catalog(?:ue)?|par|pe|var)\b"
    r"|बघा|देख|वेबसाइट|लिंक|भेट द्या|खोल|पर|वर"
)
_FILE_ENDINGS = frozenset("pdf jpg jpeg png doc docx xls xlsx csv mp3 mp4 zip txt apk".split())


def _undisguised(text: str) -> str:
    return _SPACED_SLASH.sub(r"\1/", _SPACED_DOT.sub(".", _SLASH_WORDS.sub("/", _DOT_WORDS.sub(".", text))))


def invites(text: str) -> bool:
    """Whether a text invites to a group or channel of WhatsApp, Telegram, Discord and the like."""
    return bool(_INVITE.search(_undisguised(text)))


def has_link(text: str) -> bool:
    """Whether a text shows a web address, or an address in disguise."""
    if _SAID.search(text):
        return True
    dotted = "dot" in text or "डॉट" in text or "(.)" in text or "[.]" in text
    open_text = _MAIL.sub(" ", _undisguised(text))
    if (
        _HTTP.search(open_text)
        or _PATHED.search(open_text)
        or (_SHORT.search(open_text) and not _only_wa_me(open_text))
    ):
        return True
    if any(len(found.group(1)) > 1 and found.group(1) not in _FILE_ENDINGS for found in _SURE_LINK.finditer(open_text)):
        return True
    return any(_wordlike_link(found, open_text, dotted) for found in _WORDLIKE_LINK.finditer(open_text))


def _only_wa_me(text: str) -> bool:
    return all(found.group().startswith("wa.me") for found in _SHORT.finditer(text))


def _wordlike_link(found: re.Match[str], text: str, dotted: bool) -> bool:
    """Whether "name.in" and the like is an address: it has a path, or its name is no word of a sentence."""
    name, ending, path = found.groups()
    last = name.rsplit(".", 1)[-1]
    if last.isdigit() or len(last) < 3:
        return False
    if path:
        return True
    if last in COMMON_ENGLISH or learnt.knows(last):
        return False
    after = text[found.end() :].lstrip()
    if after[:1].isdigit():
        return False
    if ending in ("me", "io", "us"):
        return len(last) >= _LONG
    if ending not in ("in", "co"):
        return False
    told = bool(_LOOKS_AT_LINK.search(text))
    if after[:1].isalpha() and not told:
        return len(last) >= _LONG
    return dotted or len(last) >= 5 or told


_LONG = 7
"""Letters of a name that is no word of a sentence, whatever follows its ending."""
