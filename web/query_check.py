"""What a SPARQL query is, told by one scan of its text: never by evaluating it.

The scan knows strings, IRIs and comments, so a word or a bracket inside them counts for nothing. It
refuses what is too long or too deeply nested before any parser sees it, and finds the query form and
whether the query says FROM or SERVICE. Whether the query is right is for the parser to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from graph.errors import UsageError
from web.query_reading import Reading

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
FORMS: tuple[Form, ...] = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

Code = Literal[
    "syntax", "update", "too_long", "too_deep", "parameters", "method", "media_type", "not_acceptable",
    "service", "function", "slow", "timeout", "memory", "rows", "bytes", "busy", "client", "stopped", "unavailable",
]  # fmt: skip
"""Why a query was refused or stopped; pages translate by it."""

STATUS: dict[Code, int] = {
    "syntax": 400,
    "update": 403,
    "too_long": 413,
    "too_deep": 400,
    "parameters": 400,
    "method": 405,
    "media_type": 415,
    "not_acceptable": 406,
    "service": 403,
    "function": 403,
    "slow": 408,
    "timeout": 503,
    "memory": 503,
    "rows": 403,
    "bytes": 403,
    "busy": 503,
    "client": 429,
    "stopped": 503,
    "unavailable": 503,
}
"""HTTP status of each reason. What could succeed at another time is 503 or 429, never an empty 200."""

RETRY_AFTER_S = 5
"""What Retry-After says with 429 and 503, in seconds."""

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})

_TOKEN = re.compile(
    r"""
      (?P<skip> \"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
              | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+'
              | <(?:[^<>"{}|^`\\\x00-\x20]|\\[uU])*+> | \#[^\n\r]*+
              | [?$@][\w·]++ | [\w.·-]*+:(?:[\w:·-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:·\\%-]))*+ )
    | (?P<open> [({\[] | <<)
    | (?P<close> [)}\]] | >>)
    | (?P<word> [A-Za-z_]\w*+)
    """,
    re.X | re.S,
)
_START = re.compile(
    r"""(?: \s++ | \#[^\n\r]*+ | PREFIX\s++[\w.·-]*+:\s*+<[^<>"{}|^`\\\x00-\x20]*+>
          | BASE\s*+<[^<>"{}|^`\\\x00-\x20]*+> )*+
        (SELECT|ASK|CONSTRUCT|DESCRIBE) (?![\w·:.%\\-])""",
    re.X | re.I,
)
"""A prologue and the query form after it."""
_LOCATION = re.compile(r"\s*error at (\d+):(\d+):\s*(.*)", re.S)
_VARIABLE = re.compile(r"[?$](\w+)")


class QueryRefused(UsageError):
    """A query that was not answered: why (`code`), the HTTP `status`, and where it went wrong."""

    def __init__(self, code: Code, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.code: Code = code
        self.line = line
        """Counted from 1, as `column`; None where no place is to blame."""
        self.column = column

    @property
    def status(self) -> int:
        """The HTTP status that says this."""
        return STATUS[self.code]

    @property
    def retry(self) -> bool:
        """Whether the same query may succeed later."""
        return self.status in (429, 503)


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """What the text of a query says of itself."""

    form: Form | None
    """None where no query form was met: the parser will say what is wrong."""
    names_dataset: bool
    """True where it says FROM, and so chooses its own default graph."""
    services: tuple[int, ...] = ()
    """Where the word SERVICE stands, in code points."""


_PLAIN = {str(form): QueryFacts(form, False) for form in FORMS}


def check_length(query: str, max_chars: int) -> None:
    """Refuse a query that is too long to be looked at.

    Raises:
        QueryRefused: it is.
    """
    if len(query) > max_chars:
        raise QueryRefused(
            "too_long",
            f"the query has {len(query):,} characters; at most {max_chars:,} are accepted. "
            "Split it, or fetch the data in parts",
        )


def check(query: str, *, max_nesting: int) -> QueryFacts:
    """Scan a query.

    Raises:
        QueryRefused: it is too deeply nested, or an update.
    """
    start = _START.match(query)
    if start and _opened(query) <= max_nesting:
        lowered = query.lower()
        if "from" not in lowered and "service" not in lowered:
            # Nothing in it that a scan of the rest could find.
            return _PLAIN[start[1].upper()]
    return _scan(query, max_nesting)


def _opened(query: str) -> int:
    return query.count("{") + query.count("(") + query.count("[") + query.count("<<")


def _scan(query: str, max_nesting: int) -> QueryFacts:
    form: Form | None = None
    names_dataset = False
    services: list[int] = []
    depth = 0
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup
        if kind == "word":
            word = match[0].upper()
            if word == "SERVICE":
                services.append(match.start())
            elif depth:
                continue
            elif form is None:
                if word in FORMS:
                    form = word
                elif word in _UPDATES:
                    raise _update(query, match.start(), word)
            elif word == "FROM":
                names_dataset = True
        elif kind == "open":
            depth += 1
            if depth > max_nesting:
                line, column = position(query, match.start())
                raise QueryRefused(
                    "too_deep",
                    f"line {line}, column {column}: brackets are nested more than {max_nesting} deep, "
                    "which is not accepted. Flatten the query",
                    line=line,
                    column=column,
                )
        elif kind == "close":
            depth = max(0, depth - 1)
    return QueryFacts(form, names_dataset, tuple(services))


def _update(query: str, offset: int, word: str) -> QueryRefused:
    line, column = position(query, offset)
    return QueryRefused(
        "update",
        f"line {line}, column {column}: {word} is an update, and this endpoint only answers queries "
        "(SELECT, ASK, CONSTRUCT, DESCRIBE)",
        line=line,
        column=column,
    )


def without_services(query: str, facts: QueryFacts) -> str:
    """The query with each SERVICE turned into a GRAPH of the same length: same grammar, no network.

    For asking the parser whether a query with SERVICE is right where the network cannot be taken away.
    """
    out = query
    for start in facts.services:
        out = f"{out[:start]}GRAPH  {out[start + 7 :]}"
    return re.sub(r"(GRAPH  \s*)SILENT\b", lambda m: m[1] + " " * 6, out, flags=re.I)


def position(query: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset in code points, both counted from 1."""
    line = query.count("\n", 0, offset) + 1
    return line, offset - (query.rfind("\n", 0, offset) + 1) + 1


def offset_of(text: str, line: int, column: int) -> int:
    """The offset in code points of a line and column, both counted from 1; the end where there is no such place."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    return min(start + column - 1, len(text))


def variables(query: str) -> list[str]:
    """The variables of a query by first appearance; strings, IRIs and comments do not count."""
    found: dict[str, None] = {}
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "skip" and (variable := _VARIABLE.fullmatch(match[0])):
            found.setdefault(variable[1])
    return list(found)


def syntax_error(message: str, query: str, read: Reading | None = None) -> QueryRefused:
    """The parser's complaint in words for people: the place, the line itself, and what to do.

    `read` is what the parser read in place of the query.
    """
    located = _LOCATION.match(message)
    if not located:
        return QueryRefused("syntax", f"the query is not accepted: {message}")
    line, column, rest = int(located[1]), int(located[2]), located[3]
    split = None
    if read is not None and read.moves:
        offset = offset_of(read.text, line, column)
        split = read.split_iri(offset)
        line, column = position(query, read.origin(offset if split is None else split))
    lines = query.split("\n")
    source = lines[line - 1] if line <= len(lines) else ""
    # The parser names each character it could have gone on with; people want the words.
    hint = _SPLIT_IRI if split is not None else _hint(rest, source, column)
    told = f"line {line}, column {column}: {hint}"
    if source.strip():
        start = max(0, column - 61)
        told += f"\n{source[start : start + 120]}\n{' ' * (column - 1 - start)}^"
    return QueryRefused("syntax", told, line=line, column=column)


_SPLIT_IRI = "`<` and the next `>` make an IRI of what is between them; put a space after each sign to compare values"
_EXPLAINED = (
    ("Duplicated variable name in SELECT", "a variable is named twice in SELECT; give the second another name with AS"),
    (
        "The SELECT contains a variable that is unbound",
        "SELECT names a variable that is neither in GROUP BY nor inside an aggregate; "
        "add it to GROUP BY, or wrap it: SAMPLE(?x)",
    ),
    ("is already defined", "BIND or AS gives a value to a variable that already has one; use another name"),
)


def _hint(expected: str, source: str, column: int) -> str:
    if "Prefix not found" in expected:
        from graph.vocabulary import PREFIXES  # not at the top: readers do without it and start sooner

        before = re.search(r"([\w.-]*):[^\s:]*$", source[:column]) or re.search(r"([\w.-]*):", source)
        name = before[1] if before else ""
        known = PREFIXES.get(name)
        add = f"PREFIX {name}: <{known or '...'}>"
        return f"the prefix `{name}:` is not declared; put `{add}` before the query"
    for sign, explanation in _EXPLAINED:
        if sign in expected:
            return explanation
    met = source[column - 1 : column + 11].split()
    found = f"`{met[0]}` is not expected here" if met else "the query ends too early here"
    words = [w.strip('"') for w in re.findall(r'\b[A-Z]{3,}\b|"[^\w\s"\\]{1,3}"', re.sub(r"\[[^\]]*\]", "", expected))]
    # LATERAL and the like are the engine's own and no part of SPARQL 1.1.
    useful = [w for w in dict.fromkeys(words) if w not in ("LATERAL", "ENCODE_FOR_URI")][:6]
    if not met and source.count("{") != source.count("}"):
        return f"{found}; is a closing bracket missing?"
    return f"{found}; possible: {', '.join(useful)}" if useful else f"{found}; check brackets and dots before it"
