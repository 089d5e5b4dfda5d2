"""Telegram's HTML markup and automatic entities, turned into plain text with UTF-16 offsets."""

import re
from html.entities import html5
from typing import Any

JSON = dict[str, Any]

_STYLES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)(>?)", re.S)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_ENTITY = re.compile(r"&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot);")
_AUTOMATIC = [
    ("url", re.compile(r"(?<![\w@.])(?:https?://[^\s<>\"]+|(?:[\w-]+\.)+(?:com|org|net|in|me|example)\b(?:/[^\s<>\"]*)?)")),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<!\w)#\w+")),
]  # fmt: skip


class MarkupError(Exception):
    """The text cannot be parsed; the words are those of the Bot API server."""


def utf16(text: str) -> int:
    """Length in UTF-16 code units, the unit of every offset in the Bot API."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[JSON]]:
    """Plain text and entities of Telegram HTML; raises MarkupError where the real server answers 400.

    Rules: https://core.telegram.org/bots/api#html-style
    """
    plain: list[str] = []
    length = 0
    entities: list[JSON] = []
    stack: list[tuple[str, int, JSON]] = []
    position = 0
    while position < len(source):
        sign = source[position]
        if sign == "&" and (match := _ENTITY.match(source, position)):
            letter = _character(match.group(1))
            plain.append(letter)
            length += utf16(letter)
            position = match.end()
            continue
        if sign != "<":
            plain.append(sign)
            length += utf16(sign)
            position += 1
            continue
        offset = len(source[:position].encode())
        match = _TAG.match(source, position)
        if match is None or not match.group(4):
            raise MarkupError(f"Unclosed start tag at byte offset {offset}")
        position = match.end()
        name = match.group(2).lower()
        if match.group(1):
            if not stack:
                raise MarkupError(f"Unexpected end tag at byte offset {offset}")
            expected, start, entity = stack.pop()
            if name and name != expected:
                raise MarkupError(
                    f'Unmatched end tag at byte offset {offset}, expected "</{expected}>", found "</{name}>"'
                )
            if length > start:
                _close(entities, entity, start, length)
            continue
        if name not in _STYLES:
            raise MarkupError(f'Unsupported start tag "{match.group(2)}" at byte offset {offset}')
        stack.append((name, length, _open(name, match.group(3), offset, stack)))
    if stack:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return _trim("".join(plain), entities)


def find_entities(text: str, known: list[JSON] | None = None) -> list[JSON]:
    """The entities Telegram adds by itself (links, commands, mentions, hashtags), beside the known ones."""
    entities = list(known or [])
    for kind, pattern in _AUTOMATIC:
        for match in pattern.finditer(text):
            start, size = utf16(text[: match.start()]), utf16(match.group())
            if not any(start < e["offset"] + e["length"] and e["offset"] < start + size for e in entities):
                entities.append({"type": kind, "offset": start, "length": size})
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _character(name: str) -> str:
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    if name.startswith("#"):
        return chr(int(name[1:]))
    return str(html5[name + ";"])


def _open(name: str, attributes: str, offset: int, stack: list[tuple[str, int, JSON]]) -> JSON:
    values = {
        found.group(1).lower(): next((part for part in found.groups()[1:] if part is not None), "")
        for found in _ATTRIBUTE.finditer(attributes)
    }
    if name == "span" and values.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    entity: JSON = {"type": _STYLES[name]}
    if name == "a":
        entity["url"] = _ENTITY.sub(lambda found: _character(found.group(1)), values.get("href", ""))
    elif name == "tg-emoji":
        if "emoji-id" not in values:
            raise MarkupError(f'Tag "tg-emoji" must have attribute "emoji-id" at byte offset {offset}')
        entity["custom_emoji_id"] = values["emoji-id"]
    elif name == "blockquote" and "expandable" in values:
        entity["type"] = "expandable_blockquote"
    elif name == "code" and stack and stack[-1][0] == "pre" and values.get("class", "").startswith("language-"):
        stack[-1][2]["language"] = values["class"].removeprefix("language-")
        entity["type"] = ""
    return entity


def _close(entities: list[JSON], entity: JSON, start: int, end: int) -> None:
    if not entity["type"] or entity.get("url") == "":
        return
    entities.append({**entity, "offset": start, "length": end - start})


def _trim(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    lead = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    size = utf16(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, size)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept
