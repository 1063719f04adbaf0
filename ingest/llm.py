"""A second opinion by a language model, off by default: proposals for review, never facts.

`LanguageModel.propose` speaks to any endpoint with the OpenAI chat-completions protocol, local or
hosted. Every proposal must quote the report exactly, and what it names must stand inside its
quotation, or it is dropped; what is left becomes a `Candidate` whose origin names the model. The
rules' own items are never changed. Nothing beyond the standard library is needed.
"""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from graph.errors import RisalahError, UsageError
from graph.model import Candidate, Extraction
from graph.settings import Settings
from ingest.proposals import STRENGTHS, check

_TEXT = {"type": "string"}
_NULLABLE = {"type": ["string", "null"]}


def _objects(**properties: Any) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        },
    }


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "people": _objects(name=_TEXT, quote=_TEXT),
        "tenures": _objects(person=_TEXT, post=_TEXT, quote=_TEXT),
        "directives": _objects(
            issuer=_NULLABLE,
            addressees={"type": "array", "items": _TEXT},
            action=_TEXT,
            strength={"type": "string", "enum": list(STRENGTHS)},
            verb=_TEXT,
            quote=_TEXT,
        ),
        "statements": _objects(speaker=_TEXT, text=_TEXT, quote=_TEXT),
    },
    "required": ["people", "tenures", "directives", "statements"],
    "additionalProperties": False,
}
"""JSON schema of the answer; every item carries the stretch of the report that states it."""

INSTRUCTION = (
    "You read one Indonesian news report of a government meeting. List the people, the posts they hold, who directed "
    "whom to do what, and who said what, as JSON. Copy every value from the report letter by letter. In `quote` copy "
    "the sentence that states the item, letter by letter. Leave out whatever the report does not state."
)


class LanguageModelError(RisalahError):
    """The endpoint gave no usable answer; what the rules found stands."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a language model proposed for one report."""

    candidates: tuple[Candidate, ...]
    dropped: tuple[str, ...]
    """Why each dropped item was dropped, one line each."""
    problems: tuple[str, ...]
    """Parts of the report for which the endpoint gave no usable answer."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """An endpoint that speaks the OpenAI chat-completions protocol."""

    endpoint: str
    """Base address, with or without ``/v1``: ``http://127.0.0.1:8080/v1``."""
    model: str
    api_key: str | None = None
    timeout_s: float = 60.0
    max_chars: int = 24_000
    """Characters of the report sent in one request; a longer report is sent in parts."""
    max_response_bytes: int = 2_000_000

    @property
    def origin(self) -> str:
        """Name of the extractor in `Candidate.origin`."""
        return f"llm:{self.model}"

    def propose(self, extraction: Extraction) -> Proposals:
        """Candidates for what the rules did not find; an endpoint that fails is told in `problems`.

        Raises:
            UsageError: the endpoint's address is not one.
        """
        candidates: list[Candidate] = []
        dropped: list[str] = []
        problems: list[str] = []
        for start, end in _parts(extraction.text, self.max_chars):
            try:
                answer = self.ask(extraction.text[start:end])
            except LanguageModelError as problem:
                problems.append(f"{extraction.report.id}: characters {start} to {end}: {problem}")
                continue
            found, refused = check(extraction, answer, start, end, self.origin)
            candidates += found
            dropped += refused
        return Proposals(tuple(candidates), tuple(dropped), tuple(problems))

    def ask(self, text: str) -> Mapping[str, Any]:
        """The endpoint's answer for one stretch of text, as decoded JSON.

        Raises:
            LanguageModelError: no connection, a time-out, an HTTP error, or an answer that is not
                the JSON object asked for.
            UsageError: the endpoint's address is not one.
        """
        body = {
            "model": self.model,
            "temperature": 0,
            "seed": 0,
            "messages": [{"role": "system", "content": INSTRUCTION}, {"role": "user", "content": text}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "extraction", "strict": True, "schema": SCHEMA},
            },
        }
        raw = self._post(json.dumps(body).encode())
        try:
            content = json.loads(raw)["choices"][0]["message"]["content"]
            answer = json.loads(content)
        except (ValueError, KeyError, IndexError, TypeError) as problem:
            raise LanguageModelError(
                f"the answer of {self.endpoint} is not the JSON asked for ({type(problem).__name__}: {problem}); "
                "use a model that supports JSON schema answers"
            ) from problem
        if not isinstance(answer, dict):
            raise LanguageModelError(f"the answer of {self.endpoint} is JSON but not an object")
        return answer

    def _post(self, body: bytes) -> bytes:
        connection, path = self._connect()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.api_key:
            headers["Authorization"] = f"Bearer {self.api_key}"
        try:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            raw = response.read(self.max_response_bytes + 1)
        except TimeoutError as problem:
            raise LanguageModelError(f"{self.endpoint} did not answer within {self.timeout_s:g} seconds") from problem
        except (OSError, http.client.HTTPException) as problem:
            raise LanguageModelError(
                f"no answer from {self.endpoint}: {type(problem).__name__}: {problem}"
            ) from problem
        finally:
            connection.close()
        if response.status != 200:
            told = raw[:200].decode("utf-8", "replace")
            raise LanguageModelError(f"{self.endpoint} answered {response.status} {response.reason}: {told}")
        if len(raw) > self.max_response_bytes:
            raise LanguageModelError(f"the answer of {self.endpoint} is larger than {self.max_response_bytes} bytes")
        return raw

    def address(self) -> tuple[str, str, int | None, str]:
        """Scheme, host, port and path of the endpoint.

        Raises:
            UsageError: the address is not one.
        """
        parts = urlsplit(self.endpoint)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(
                f"{self.endpoint!r} is no address of a language model; "
                "http://HOST:PORT/v1 or https://HOST/v1 is accepted"
            )
        path = parts.path.rstrip("/")
        path += "/chat/completions" if path.endswith("/v1") else "/v1/chat/completions"
        return parts.scheme, parts.hostname, parts.port, path

    def _connect(self) -> tuple[http.client.HTTPConnection, str]:
        scheme, host, port, path = self.address()
        if scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=self.timeout_s, context=context), path
        return http.client.HTTPConnection(host, port, timeout=self.timeout_s), path


def _parts(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Stretches of at most `longest` characters that end at a line's end where there is one."""
    start = 0
    while start < len(text):
        end = min(len(text), start + longest)
        if end < len(text):
            line = text.rfind("\n", start + 1, end)
            end = line if line > start else end
        yield start, end
        start = end


def from_settings(settings: Settings) -> tuple[LanguageModel, ...]:
    """The language model that the settings name; none where `llm_endpoint` is empty.

    Raises:
        UsageError: the address is none, or no model is named.
    """
    if not settings.llm_endpoint:
        return ()
    if not settings.llm_model:
        raise UsageError(
            "llm_endpoint is set but llm_model is not; name the model to ask, for instance RISALAH_LLM_MODEL=qwen3"
        )
    model = LanguageModel(
        settings.llm_endpoint,
        settings.llm_model,
        api_key=settings.llm_api_key.get_secret_value() or None,
        timeout_s=settings.llm_timeout_s,
        max_chars=settings.llm_max_chars,
        max_response_bytes=settings.llm_max_response_bytes,
    )
    model.address()
    return (model,)


def named(extractor: str, models: Iterable[LanguageModel]) -> str:
    """The name of an extractor together with the models that proposed candidates."""
    return " + ".join((extractor, *(model.origin for model in models)))


def with_proposals(extraction: Extraction, models: Sequence[LanguageModel]) -> Extraction:
    """The extraction with the candidates of `models` added, and a warning for each endpoint that failed."""
    candidates = list(extraction.candidates)
    warnings = list(extraction.warnings)
    for model in models:
        proposals = model.propose(extraction)
        candidates += proposals.candidates
        warnings += [f"language model: {problem}" for problem in proposals.problems]
        if proposals.dropped:
            warnings.append(f"language model: {len(proposals.dropped)} proposals did not stand in the text")
    return replace(
        extraction,
        candidates=tuple(candidates),
        warnings=tuple(warnings),
        extractor=named(extraction.extractor, models),
    )
