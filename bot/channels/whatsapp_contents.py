"""How a part is shown on WhatsApp: the content with its buttons or rows, its variables, and words beside a file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from bot.channels.channel import Errand
from handlers.messages import Button, Part


def content_of(part: Part) -> dict[str, Any]:
    """The content (`POST /v1/Content`) that shows a part's buttons or rows.

    Words are written out, for variables may hold no line breaks; what comes back on a tap is a variable each, so that
    everybody who is asked the same is shown one and the same content.
    """
    body = _literal(part.text)
    if part.buttons:
        actions = [
            {"type": "QUICK_REPLY", "title": _literal(button.label), "id": f"{{{{{place}}}}}"}
            for place, button in enumerate(part.buttons, 1)
        ]
        types: dict[str, Any] = {"twilio/quick-reply": {"body": body, "actions": actions}}
    else:
        items = [_row(place, row) for place, row in enumerate(part.rows, 1)]
        types = {"twilio/list-picker": {"body": body, "button": _literal(part.list_label), "items": items}}
    samples = {str(place): str(place) for place, _ in enumerate(part.buttons or part.rows, 1)}
    content = {"language": "en", "variables": samples, "types": types}
    return {"friendly_name": f"haat_{digest(content)[:16]}", **content}


def _row(place: int, row: Button) -> dict[str, str]:
    item = {"id": f"{{{{{place}}}}}", "item": _literal(row.label)}
    return item | ({"description": _literal(row.description)} if row.description else {})


def _literal(text: str) -> str:
    """The text with doubled braces parted by a space of no width: people's words are no placeholders of Twilio's."""
    return re.sub(r"\{(?=\{)", "{\u200b", text)


def as_variables(words: Mapping[str, str]) -> str:
    """ContentVariables; Twilio takes no empty value, no line break, tab or run of four spaces (error 21656)."""
    plain = {name: " ".join(value.split())[:255] or "–" for name, value in words.items()}
    return json.dumps(plain, ensure_ascii=False)


def words_and_file(errand: Errand) -> dict[str, Any]:
    """Body and MediaUrl; WhatsApp shows words under photos and videos only."""
    part = errand.part
    if part.pin:  # twilio.com/docs/whatsapp/tutorial/send-and-receive-location-data
        return {"Body": part.text, "PersistentAction": [f"geo:{part.pin}|{part.text.partition(chr(10))[0][:100]}"]}
    body = {"Body": part.text} if part.text else {}
    if errand.media is None:
        return body
    captioned = errand.media.mime.startswith(("image/", "video/"))
    if part.text and part.media_kind == "document" and not captioned:
        # One call carries either the words or the file: the words, and where the file is.
        return {"Body": f"{part.text}\n{errand.media.url}"}
    return {"MediaUrl": [errand.media.url], **(body if captioned else {})}


def digest(content: Mapping[str, Any]) -> str:
    """Two contents that show the same have the same one."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
