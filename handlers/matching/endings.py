"""Case endings that Marathi (and Hindi in a hurry) glues to a noun: नाशिकहून, हळदीची, punyacha."""

from functools import lru_cache

_DEVANAGARI = (
    "च्यासाठी", "जवळच्या", "जवळून", "जवळ",
    "च्याकडून", "च्यापूर्वी", "मधून", "मध्ये", "पर्यंत", "पूर्वी", "येथील", "येथून", "ातील", "तील", "साठी", "आधी", "कडून", "वरून", "करिता", "च्या",
    "मधे", "कडे", "हून", "तून", "चा", "ची", "चे", "चं", "ला", "ने", "त",
)  # fmt: skip
_ROMAN = (
    "chyasathi",
    "javalun", "aadhi", "adhi", "madhun", "madhye", "madhe", "paryant", "purvi", "sathi", "kadun", "chya", "hun", "hoon", "tun",
    "cha", "chi", "che", "la",
)  # fmt: skip
_SHORTEST_STEM = 3
_VIRAMA = "\u094d"
"""No noun ends in half a letter: कच्चे is not of कच्छ."""
_SHORTEST_ROMAN_STEM = 4


@lru_cache(maxsize=16384)
def without_ending(word: str) -> tuple[tuple[str, str], ...]:
    """Ways to cut a normalised word into (noun, ending), longest ending first; empty when it wears none."""
    found = []
    for endings, shortest in ((_DEVANAGARI, _SHORTEST_STEM), (_ROMAN, _SHORTEST_ROMAN_STEM)):
        for ending in endings:
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) >= shortest and not stem.endswith(_VIRAMA):
                found.append((stem, ending))
    return tuple(found)


_OBLIQUE = (("े", "ा"), ("र्या", "रा"), ("ण्या", "णे"), ("्या", "ा"), ("्या", "े"), ("ya", "e"), ("ya", "a"))


# Plurals and oblique forms that Hindi writes out: रजाइयाँ is रजाई, चूड़ियों चूड़ी, किताबें किताब.
_PLURALS = (
    ("इयाँ", "ई"), ("इयां", "ई"), ("ियाँ", "ी"), ("ियां", "ी"), ("इयों", "ई"), ("ियों", "ी"), ("ुओं", "ू"), ("ाओं", "ा"),
    ("ाएँ", "ा"), ("ाएं", "ा"), ("ें", ""), ("ों", ""), ("ों", "ा"), ("iyaan", "i"), ("iyan", "i"), ("iyon", "i"),
)  # fmt: skip
_SHORTEST_SINGULAR = 3


@lru_cache(maxsize=16384)
def singulars_of(word: str) -> tuple[str, ...]:
    """What a Hindi plural may be the plural of; nothing for a word that is none."""
    return tuple(
        word.removesuffix(ending) + plain
        for ending, plain in _PLURALS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_SINGULAR
    )


@lru_cache(maxsize=16384)
def nouns_of(word: str) -> tuple[tuple[str, str], ...]:
    """The word itself, then what it may be without its ending: कांद्याची is कांदा, पुण्याला is पुणे."""
    forms = [(word, "")]
    for noun, ending in without_ending(word):
        forms.append((noun, ending))
        for oblique, plain in _OBLIQUE:
            if noun.endswith(oblique) and len(noun) > len(oblique) + 1:
                forms.append((noun.removesuffix(oblique) + plain, ending))
    return tuple(forms)


_SHORTENED = {"ु": "ू", "ि": "ी", "उ": "ऊ", "इ": "ई"}
_NASAL = "ं"


@lru_cache(maxsize=16384)
def changed_nouns_of(word: str) -> tuple[str, ...]:
    """What a Marathi noun may be whose stem changes before an ending: गुळाचा is of गूळ, तांदळाला तांदूळ, पोह्यांची पोहे, लाडवांचा
    लाडू. Most of these are no words at all: only one that is known as it is written counts."""
    found: list[str] = []
    for noun, _ in without_ending(word):
        stem = noun.removesuffix(_NASAL)
        if stem.endswith("्या"):
            found += [stem.removesuffix("्या") + plain for plain in ("ा", "े", "ी")]
        elif stem.endswith("वा"):
            found.append(stem.removesuffix("वा") + "ू")
        if stem.endswith("ा"):
            bare = stem.removesuffix("ा")
            found += [bare, _lengthened(bare), f"{bare[:-1]}ू{bare[-1:]}"]
    return tuple(dict.fromkeys(found))


def _lengthened(bare: str) -> str:
    """The stem with its last short i or u long."""
    at = max((bare.rfind(short) for short in _SHORTENED), default=-1)
    return bare if at < 0 else bare[:at] + _SHORTENED[bare[at]] + bare[at + 1 :]
