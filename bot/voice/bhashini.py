"""Bhashini, the government's speech service: what it hears in a voice note is a proposal, never an answer by itself.

The contract is ULCA's (https://github.com/bhashini-dibd/ulca, specs/compute-pipeline-schemas.yml): one call asks which
model serves a task, a second one does it. Off without a key; needs the extra `speech`.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

CONFIG = "/ulca/apis/v0/model/getModelsPipeline"
PIECE = 28.0
"""Seconds of one call: recordings over 30 s came back as an error or by half (Glific, issue 3849)."""
PATIENCE = 20.0
"""Seconds that one call may take; after a second try people listen."""
KEPT = 6 * 3600.0
"""Seconds for which a model's address is kept; it changes now and then."""
TRIES = 2


class NotHeard(Exception):
    """Nothing could be had of the service; the reason is for the log, people listen instead."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the service made of a recording; `partial` where it had to be cut, so that words may be missing."""

    words: str
    partial: bool


@dataclass(frozen=True, slots=True)
class _Model:
    """Where a language's recognition is asked, under which header, and by which service id."""

    address: str
    header: str
    key: str
    service_id: str
    asked_at: float


class Refused(NotHeard):
    """The service did not take the request as it was made (4xx): the model may have moved."""


class Bhashini:
    """Recognition of speech in an Indian language."""

    def __init__(
        self, user_id: str, api_key: str, pipeline_id: str, base_url: str, *, inference_key: str = "",
        patience: float = PATIENCE, seconds: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """`inference_key` is the fixed one of newer accounts, whose answer names none; `patience` in seconds a call."""
        self._headers = {"userID": user_id, "ulcaApiKey": api_key}
        self._pipeline_id, self._inference_key = pipeline_id, inference_key
        self._base, self._patience, self._seconds = base_url.rstrip("/"), patience, seconds
        self._models: dict[str, _Model] = {}

    async def hear(self, pieces: Sequence[bytes], language: str) -> Heard:
        """The words of a recording in pieces of 16 kHz WAV. Raises NotHeard."""
        timeout = aiohttp.ClientTimeout(total=self._patience)
        words = []
        async with aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar()) as session:
            for piece in pieces:
                words.append(await self._tried(session, piece, language))
        return Heard(" ".join(one for one in words if one), len(pieces) > 1)

    async def _tried(self, session: aiohttp.ClientSession, piece: bytes, language: str) -> str:
        """One piece; a model that moved is asked for anew, a call that broke is made once more."""
        trouble = NotHeard("never tried")
        for _ in range(TRIES):
            try:
                return await self._compute(session, await self._model(session, language), piece, language)
            except Refused as refused:
                self._models.pop(language, None)
                trouble = refused
            except NotHeard as failed:
                trouble = failed
        raise trouble

    async def _model(self, session: aiohttp.ClientSession, language: str) -> _Model:
        kept = self._models.get(language)
        if kept is not None and self._seconds() - kept.asked_at < KEPT:
            return kept
        asked = {
            "pipelineTasks": [{"taskType": "asr", "config": {"language": {"sourceLanguage": language}}}],
            "pipelineRequestConfig": {"pipelineId": self._pipeline_id},
        }
        found = await self._post(session, self._base + CONFIG, self._headers, asked)
        try:
            endpoint = found["pipelineInferenceAPIEndPoint"]
            service_id = found["pipelineResponseConfig"][0]["config"][0]["serviceId"]
            key = endpoint.get("inferenceApiKey") or {}
            model = _Model(
                endpoint["callbackUrl"], key.get("name") or "Authorization", key.get("value") or self._inference_key,
                service_id, self._seconds(),
            )  # fmt: skip
        except (KeyError, IndexError, TypeError, AttributeError) as unknown:
            raise NotHeard(f"no model hears {language}") from unknown
        if not model.key:
            raise NotHeard("neither the answer nor the settings name an inference key")
        self._models[language] = model
        return model

    async def _compute(self, session: aiohttp.ClientSession, model: _Model, piece: bytes, language: str) -> str:
        config = {
            "language": {"sourceLanguage": language}, "serviceId": model.service_id, "audioFormat": "wav",
            "samplingRate": 16000, "preProcessors": ["vad"], "postProcessors": ["itn"],
        }  # fmt: skip
        asked = {
            "pipelineTasks": [{"taskType": "asr", "config": config}],
            "inputData": {"audio": [{"audioContent": base64.b64encode(piece).decode()}]},
            "controlConfig": {"dataTracking": False},
        }
        found = await self._post(session, model.address, {model.header: model.key}, asked)
        try:
            answers = found["pipelineResponse"]
            if not answers:  # how it says with HTTP 200 that it did nothing
                raise NotHeard("an empty answer")
            return " ".join(str(one["source"]) for one in answers[0]["output"]).strip()
        except (KeyError, IndexError, TypeError) as unknown:
            raise NotHeard("an answer of another shape") from unknown

    async def _post(self, session: aiohttp.ClientSession, url: str, headers: dict[str, str], asked: Any) -> Any:
        try:
            async with session.post(url, json=asked, headers=headers) as answer:
                if answer.status >= 400:
                    raise (Refused if answer.status < 500 else NotHeard)(_reason(answer.status, await answer.text()))
                return await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise NotHeard(f"no answer: {type(error).__name__}") from error


def _reason(status: int, text: str) -> str:
    """What an error answer says: {"detail": {"kind", "message"}}, or the like; never more than a line."""
    try:
        detail = json.loads(text)["detail"]
        told = f"{detail.get('kind', '')} {detail.get('message', '')}" if isinstance(detail, dict) else str(detail)
    except (ValueError, KeyError, TypeError):
        told = text
    return f"HTTP {status}: {' '.join(told.split())[:120]}"
