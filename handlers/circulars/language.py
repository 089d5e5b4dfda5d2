"""Which language a circular is in."""

from __future__ import annotations

import re

from handlers.circulars.page import Page

_MARATHI = re.compile(
    r"(?<![\u0900-\u0963\u0970-\u097f])(?:आहे|आहेत|येथे|रोजी|आणि|व|यांनी|यांच्या|करावी|करावा|करावे|येईल|होईल|होणार|"
    r"पर्यंत|नाही|साठी|असून|केले|केली|झाली|झाला|असा|जिल्ह्यातील|घ्यावी|सर्व|द्यावे|द्यावेत|आपल्या|कळविण्यात|नये|ती|"
    r"ही|हे)(?![\u0900-\u0963\u0970-\u097f])|[\u0900-\u0963\u0970-\u097f](?:ासाठी|ांनी|ांना|ांच्या|ाच्या|ण्यात|"
    r"ातील)(?![\u0900-\u0963\u0970-\u097f])|ळ"
)
_HINDI = re.compile(
    r"(?<![\u0900-\u0963\u0970-\u097f])(?:है|हैं|में|को|की|के|का|और|से|तक|पर|गया|गई|होगा|होगी|जाएगा|जाएगी|लिए|करें|"
    r"इस|एवं|हेतु|नहीं|ने|यह|दें|था|थी|अपने|अपना)(?![\u0900-\u0963\u0970-\u097f])"
)
_ROMAN_HINDI = re.compile(
    r"\b(?:hai|hain|ko|ke|ki|ka|me|mein|se|aur|nahi|karo|karein|sabhi|sab|aaye|laye|liye|hoga|hogi|kya|jaldi|baje|"
    r"subah|wale|walo|apna|apne|bhi|koi|sath|dhyan|lag|raha|par|ya|tak)\b"
)
_ROMAN_MARATHI = re.compile(
    r"\b(?:ahe|aahe|ani|aani|sathi|yethe|karava|sarvani|nahi|ya|cha|chi|che|madhe|dya|yave|hoil)\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|is|will|be|are|for|to|and|by|in|at|may|has|with|from|on|this|shall)\b")


def language_of_page(page: Page) -> str:
    """hi, mr or en: of a bilingual circular the one that comes first and says as much."""
    deva = len(re.findall(r"[\u0904-\u0939]", page.plain))
    latin = len(re.findall(r"[a-z]", re.sub(r"https?://\S+|www\.\S+|\S+@\S+", "", page.plain)))
    if deva * 2.2 >= latin or (deva > 40 and re.match(r"[^a-z]*[\u0904-\u0939]", page.plain)):
        return "mr" if len(_MARATHI.findall(page.plain)) > len(_HINDI.findall(page.plain)) else "hi"
    english, hindi = len(_ENGLISH.findall(page.plain)), len(_ROMAN_HINDI.findall(page.plain))
    marathi = len(_ROMAN_MARATHI.findall(page.plain))
    if max(hindi, marathi) > english:
        return "mr" if marathi > hindi else "hi"
    return "en"
