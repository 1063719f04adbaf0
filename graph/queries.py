"""The example queries of `data/queries/`: loaded, described, and filled in with parameters.

A query file is plain SPARQL that runs as it stands. Its header says what it answers and which
parameters it takes; a line ``# VALUES name`` marks where a parameter enters. `fill` replaces that
line by ``VALUES ?name { term }`` with the term serialised, never by pasted words, so no value can
change the query. A parameter left empty stays open: the query then answers for all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as day
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from rdflib import XSD, Literal, URIRef

from graph.errors import Abort, NotFound, UsageError
from graph.ontology import LANGUAGES, load
from graph.resources import data_path
from graph.terms import date, n3, text
from graph.vocabulary import Iris, concept

ENTITIES: dict[str, tuple[str, ...]] = {
    "person": ("person",),
    "organisation": ("organisation",),
    "post": ("post",),
    "place": ("place",),
    "regulation": ("regulation",),
    "meeting": ("meeting",),
    "party": ("person", "organisation", "post", "group"),
    "entity": ("person", "organisation", "post", "group", "place", "regulation"),
    "relation": ("tenure", "meeting", "participation", "directive", "followup", "statement", "citation"),
}
"""Kind of parameter -> first segments of the ids it accepts."""

SCHEMES = ("strength", "capacity", "role", "meeting-type", "regulation-type", "organisation-kind", "verdict")
"""Kinds of parameter that are codes of the scheme of that name."""

_HEADER = re.compile(r"# ([a-z-]+): (.*)")
_MARK = re.compile(r"^([ \t]*)# VALUES (\w+)[ \t]*$", re.M)
_NAME = re.compile(r"[a-z][a-zA-Z0-9]*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be asked for."""

    name: str
    """Name of the variable."""
    kind: str
    """A key of `ENTITIES`, one of `SCHEMES`, or ``date``, ``text`` or ``number``."""
    default: str
    """As a user would give it; empty for "any"."""
    labels: Mapping[str, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """The values accepted, where they are the codes of a scheme; else none."""
        return load().codes(self.kind) if self.kind in SCHEMES else ()


@dataclass(frozen=True, slots=True)
class ExampleQuery:
    """A question that users ask, in SPARQL."""

    name: str
    """The file's stem."""
    group: str
    """directives, people, meetings, law, bodies or sources."""
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str
    """The file's SPARQL, header left out, with its marks."""


@lru_cache(maxsize=1)
def examples() -> Mapping[str, ExampleQuery]:
    """All example queries by name, in the order of their files.

    Raises:
        Abort: a file's header is incomplete; the message names file and line.
    """
    folder = data_path("queries")
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}


def example(name: str) -> ExampleQuery:
    """One example query.

    Raises:
        NotFound: there is none of that name.
    """
    found = examples().get(name)
    if found is None:
        raise NotFound(f"there is no example query {name!r}; there are: {', '.join(examples())}")
    return found


def _read(path: Path) -> ExampleQuery:
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    start = 0
    for number, line in enumerate(lines, start=1):
        found = _HEADER.fullmatch(line)
        if found is None:
            start = number - 1
            break
        if found[1] == "parameter":
            parameters.append(_parameter(found[2], f"{path.name}:{number}"))
        else:
            fields[found[1]] = found[2]
    wanted = [f"{what}-{language}" for what in ("title", "description") for language in LANGUAGES]
    missing = [name for name in (*wanted, "group") if not fields.get(name)]
    if missing:
        raise Abort(f"{path.name}: the header lacks {', '.join(missing)}; see data/queries/README.md")
    body = "\n".join(lines[start:]).strip() + "\n"
    marks = {mark[2] for mark in _MARK.finditer(body)}
    if marks != {p.name for p in parameters}:
        raise Abort(f"{path.name}: the parameters in the header and the `# VALUES` lines differ: {sorted(marks)}")
    return ExampleQuery(
        path.stem,
        fields["group"],
        {language: fields[f"title-{language}"] for language in LANGUAGES},
        {language: fields[f"description-{language}"] for language in LANGUAGES},
        tuple(parameters),
        body,
    )


def _parameter(line: str, where: str) -> Parameter:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 5 or not _NAME.fullmatch(parts[0]):
        raise Abort(f"{where}: a parameter is `name | kind | default | English | Indonesian`, met {line!r}")
    name, kind, default, english, indonesian = parts
    if kind not in ENTITIES and kind not in SCHEMES and kind not in ("date", "text", "number"):
        raise Abort(f"{where}: the kind {kind!r} is unknown; see data/queries/README.md")
    return Parameter(name, kind, default, {"en": english, "id": indonesian})


def fill(query: ExampleQuery, values: Mapping[str, str], iris: Iris) -> str:
    """The query with `values` (as a user gives them) in place; those not given have their defaults.

    Entities are local ids (``person/al-haris``) or IRIs of this installation, codes are those of
    the scheme, dates are ISO days. An empty value leaves the parameter open.

    Raises:
        UsageError: an unknown parameter, or a value that its kind does not accept.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            raise UsageError(f"the query {query.name!r} has no parameter {name!r}; it has {', '.join(known) or 'none'}")
    terms: dict[str, str] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default).strip()
        if value:
            terms[parameter.name] = n3(_term(parameter, value, iris))

    def place(mark: re.Match[str]) -> str:
        term = terms.get(mark[2])
        return mark[0] if term is None else f"{mark[1]}VALUES ?{mark[2]} {{ {term} }}"

    return _MARK.sub(place, query.text)


def _term(parameter: Parameter, value: str, iris: Iris) -> URIRef | Literal:
    kind, name = parameter.kind, parameter.name
    if kind in ENTITIES:
        local = iris.local(value) or value
        if local.partition("/")[0] not in ENTITIES[kind] or not local.partition("/")[2]:
            accepted = ", ".join(f"{segment}/..." for segment in ENTITIES[kind])
            raise UsageError(f"{name}: {value!r} is not the id of a {kind}; accepted are {accepted}")
        return iris.id(local)
    if kind in SCHEMES:
        if value not in parameter.codes:
            raise UsageError(f"{name}: {value!r} is not a code of {kind}; accepted are {', '.join(parameter.codes)}")
        return concept(kind, value)
    if kind == "date":
        try:
            day.fromisoformat(value)
        except ValueError as problem:
            raise UsageError(f"{name}: {value!r} is not a day; write it as 2024-03-06") from problem
        return date(value)
    if kind == "number":
        try:
            number = Decimal(value)
        except InvalidOperation as problem:
            raise UsageError(f"{name}: {value!r} is not a number; write it as 0.8") from problem
        if not number.is_finite():
            raise UsageError(f"{name}: {value!r} is not a number; write it as 0.8")
        return Literal(f"{number:f}", datatype=XSD.decimal, normalize=False)
    return text(value)
