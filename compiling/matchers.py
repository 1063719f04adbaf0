"""Writes regular expressions out in C that matches as `re` does.

Each pattern becomes functions that go on to one another: what follows a choice is a function that
every branch of it calls, and that fails back into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from compiling.patterns import Node, Parsed, Taken, Unsupported, first, least, parse, word_characters
from compiling.tables import Tables, single

MOST_LOOPS = 24
"""Repetitions of groups in one pattern: as many as the state has counters."""
PATTERNS_PER_FILE = 48
"""So that compiling a file takes some 300 MB."""


def _or_more(one: Taken | None, other: Taken | None) -> Taken | None:
    return None if one is None or other is None else one | other


class _Writer:
    """Writes one pattern's functions."""

    def __init__(self, name: str, tables: Tables) -> None:
        self.name = name
        self.tables = tables
        self.word = word_characters()
        self.functions: list[str] = []
        self.heads: list[str] = []
        self.loops = 0
        self._made: dict[tuple[int, str], str] = {}
        self._kept: list[Sequence[Node]] = []
        self.first: dict[str, Taken | None] = {"ENDED": None, "SEEN": None}
        """With which characters what a function matches begins; None where it may match nothing."""

    def follow(self, nodes: Sequence[Node], then: str) -> str:
        """The function that matches the nodes and goes on to `then`."""
        if not nodes:
            return then
        name = self._new()
        taken, empty = first(nodes)
        self.first[name] = _or_more(taken, self.first[then]) if empty else taken
        self._write(name, self._body(nodes, then))
        return name

    def _new(self) -> str:
        name = f"N({self.name}_{len(self.heads)})"
        self.heads.append(f"static at_t {name}(state_t *s, const CHAR *t, at_t i);")
        return name

    def _write(self, name: str, lines: Iterable[str]) -> None:
        body = "\n".join(f"    {line}" for line in lines)
        self.functions.append(f"static at_t {name}(state_t *s, const CHAR *t, at_t i)\n{{\n    at_t r;\n{body}\n}}\n")

    def _may(self, name: str, place: str = "i") -> str:
        """A condition that holds wherever the function can match."""
        taken = self.first[name]
        if taken is None:
            return "1"
        return f"{place} < s->end && {self.tables.test(taken, f't[{place}]')}"

    def _try(self, name: str, place: str = "i") -> str:
        may = self._may(name, place)
        call = f"if ((r = {name}(s, t, {place})) != NOTHING) return r;"
        return call if may == "1" else f"if ({may}) {call}"

    def _body(self, nodes: Sequence[Node], then: str) -> list[str]:
        lines: list[str] = []
        at = 0
        while at < len(nodes):
            node = nodes[at]
            if node[0] == "one":
                run = at
                while run < len(nodes) and nodes[run][0] == "one" and single(nodes[run][1]) is not None:
                    run += 1
                if run - at > 1:
                    lines += self._text("".join(chr(single(each[1]) or 0) for each in nodes[at:run]))
                    at = run
                    continue
                lines.append(f"if (i >= s->end || !({self.tables.test(node[1], 't[i]')})) return NOTHING;")
                lines.append("i++;")
            elif node[0] == "at":
                lines.append(f"if (!({self._at(node[1])})) return NOTHING;")
            elif node[0] == "look":
                lines += self._look(node)
            elif node[0] in ("open", "close"):
                mark = 2 * (node[1] - 1) + (node[0] == "close")
                if not node[2]:
                    rest = self.follow(nodes[at + 1 :], then)
                    return [*lines, *self._marked(mark, node, rest)]
                lines.append(f"s->mark[{mark}] = i;")
                if node[0] == "close":
                    lines.append(f"s->lastindex = {node[1]};")
            elif node[0] == "branch":
                rest = self.follow(nodes[at + 1 :], then)
                return [*lines, *self._branch([self.follow(part, rest) for part in node[1]])]
            else:
                more, ended = self._repeat(node, nodes[at + 1 :], then)
                lines += more
                if ended:
                    return lines
            at += 1
        return [*lines, f"return {then}(s, t, i);"]

    def _text(self, text: str) -> list[str]:
        word, size = self.tables.text(text), len(text)
        guard = "" if max(text) < "\u0100" else "KIND == 1 || "
        return [
            f"if ({guard}s->end - i < {size} || t[i] != {ord(text[0])}"
            f" || memcmp(t + i + 1, {word} + 1, {size - 1} * sizeof(CHAR)) != 0) return NOTHING;",
            f"i += {size};",
        ]

    def _at(self, place: str) -> str:
        before, after = self.tables.test(self.word, "t[i - 1]"), self.tables.test(self.word, "t[i]")
        edge = f"(i > 0 && ({before})) != (i < s->end && ({after}))"
        return {
            "text_begins": "i == 0",
            "line_begins": "i == 0 || t[i - 1] == 10",
            "text_ends": "i == s->end || (i == s->end - 1 && t[i] == 10)",
            "line_ends": "i == s->end || t[i] == 10",
            "all_ends": "i == s->end",
            "boundary": f"{edge}",
            "no_boundary": f"!({edge}) && s->end > 0",
        }[place]

    def _look(self, node: Node) -> list[str]:
        _, behind, refused, back, nodes = node
        if len(nodes) == 1 and nodes[0][0] == "one":
            place, there = ("i - 1", "i > 0") if behind else ("i", "i < s->end")
            seen = f"{there} && ({self.tables.test(nodes[0][1], f't[{place}]')})"
            return [f"if ({seen}) return NOTHING;" if refused else f"if (!({seen})) return NOTHING;"]
        name = self.follow(nodes, "SEEN")
        if name == "SEEN":
            return ["return NOTHING;"] if refused else []
        place = f"i - {back}" if behind else "i"
        may = f"i >= {back}" if behind else self._may(name)
        lines = [f"r = {may} ? {name}(s, t, {place}) : NOTHING;", "if (r == GIVE_UP) return r;"]
        return [*lines, f"if (r {'!=' if refused else '=='} NOTHING) return NOTHING;"]

    def _marked(self, mark: int, node: Node, rest: str) -> list[str]:
        if node[0] == "open":
            return [
                f"at_t was = s->mark[{mark}];",
                f"s->mark[{mark}] = i;",
                f"if ((r = {rest}(s, t, i)) == NOTHING) s->mark[{mark}] = was;",
                "return r;",
            ]
        return [
            f"at_t was = s->mark[{mark}], last = s->lastindex;",
            f"s->mark[{mark}] = i;",
            f"s->lastindex = {node[1]};",
            f"if ((r = {rest}(s, t, i)) == NOTHING) {{ s->mark[{mark}] = was; s->lastindex = last; }}",
            "return r;",
        ]

    def _branch(self, names: list[str]) -> list[str]:
        def tried(some: Iterable[str], *, known: bool) -> list[str]:
            plain = "if ((r = {0}(s, t, i)) != NOTHING) return r;"
            return [plain.format(name) if known else self._try(name) for name in some]

        if len(names) < 3:
            return [*tried(names, known=False), "return NOTHING;"]
        any_way = tuple(name for name in names if self.first[name] is None)
        cases: dict[tuple[str, ...], list[int]] = {}
        for code in range(256):
            some = tuple(name for name in names if (taken := self.first[name]) is None or taken >> code & 1)
            if some != any_way:
                cases.setdefault(some, []).append(code)
        lines = ["if (i < s->end) switch (t[i]) {"]
        for some, codes in cases.items():
            lines.append(" ".join(f"case {code}:" for code in codes))
            lines += [f"    {line}" for line in (*tried(some, known=True), "return NOTHING;")]
        wide = [name for name in names if (taken := self.first[name]) is None or taken >> 256]
        lines += ["default:", *(f"    {line}" for line in tried(wide, known=False)), "    return NOTHING;", "}"]
        return [*lines, *tried(any_way, known=True), "return NOTHING;"]

    def _repeat(self, node: Node, after: Sequence[Node], then: str) -> tuple[list[str], bool]:
        """What repeats, and whether what comes after is written with it."""
        _, mode, low, high, nodes = node
        if len(nodes) == 1 and nodes[0][0] == "one":
            return self._repeat_one(nodes[0][1], mode, low, high, after, then)
        if mode == "kept":
            return self._repeat_kept(nodes, low, high), False
        rest = self.follow(after, then)
        if (low, high) == (0, 1):
            body = self.follow(nodes, rest)
            order = [body, rest] if mode == "most" else [rest, body]
            return [*map(self._try, order), "return NOTHING;"], True
        return self._loop(nodes, mode, low, high, rest), True

    def _repeat_one(
        self, taken: Taken, mode: str, low: int, high: int | None, after: Sequence[Node], then: str
    ) -> tuple[list[str], bool]:
        test = self.tables.test(taken, "t[j]")
        lines = ["at_t j = i, to = s->end;"]
        if high is not None:
            lines.append(f"if (to - i > {high}) to = i + {high};")
        if mode == "least":
            rest = self.follow(after, then)
            if low:
                lines.append(f"for (; j < i + {low}; j++) if (j >= to || !({test})) return NOTHING;")
            again = f"if (j >= to || !({test})) return NOTHING;"
            return [*lines, "for (;; j++) {", f"    {self._try(rest, 'j')}", f"    {again}", "}"], True
        lines.append(f"while (j < to && ({test})) j++;")
        if low:
            lines.append(f"if (j - i < {low}) return NOTHING;")
        follows, empty = first(after)
        wanted = _or_more(follows, self.first[then]) if empty else follows
        if mode == "kept" or (wanted is not None and not wanted & taken):
            return ["{", *(f"    {line}" for line in lines), "    i = j;", "}"], False
        rest = self.follow(after, then)
        stop = f"if (j <= i + {low}) return NOTHING;" if low else "if (j <= i) return NOTHING;"
        return [*lines, "for (;; j--) {", f"    {self._try(rest, 'j')}", f"    {stop}", "}"], True

    def _repeat_kept(self, nodes: Sequence[Node], low: int, high: int | None) -> list[str]:
        if first(nodes)[1]:
            raise Unsupported("nothing, kept over and over")
        name = self.follow(nodes, "SEEN")
        stop = f"n < {high} && " if high is not None else ""
        lines = [
            "{",
            "    at_t n = 0;",
            f"    while ({stop}(r = {name}(s, t, i)) != NOTHING) {{",
            "        if (r == GIVE_UP) return r;",
            "        i = r;",
            "        n++;",
            "    }",
        ]
        return [*lines, *([f"    if (n < {low}) return NOTHING;"] if low else []), "}"]

    def _loop(self, nodes: Sequence[Node], mode: str, low: int, high: int | None, rest: str) -> list[str]:
        loop = self.loops
        self.loops += 1
        if self.loops > MOST_LOOPS:
            raise Unsupported("too many repetitions")
        head = self._new()
        taken, empty = first(nodes)
        enters = None if empty else taken
        self.first[head] = _or_more(enters, self.first[rest])
        body = self.follow(nodes, head)
        count, last = f"s->count[{loop}]", f"s->last[{loop}]"
        call = f"s->depth++; r = {body}(s, t, i); s->depth--; if (r != NOTHING) return r;"
        more = f"c < {high} && " if high is not None else ""
        once = [
            f"if ({more}i != {last} && {self._may(body)}) {{",
            f"    at_t was = {last};",
            f"    {count} = c + 1; {last} = i;",
            f"    {call}",
            f"    {count} = c; {last} = was;",
            "}",
        ]
        lines = [f"at_t c = {count};", "if (s->depth > MOST_DEPTH) return GIVE_UP;"]
        if low:
            lines += [
                f"if (c < {low}) {{",
                f"    {count} = c + 1;",
                f"    {call}",
                f"    {count} = c; return NOTHING;",
                "}",
            ]
        tail = self._try(rest)
        lines += [*once, tail] if mode == "most" else [tail, *once]
        self._write(head, [*lines, "return NOTHING;"])
        return [
            f"at_t c = {count}, l = {last};",
            f"{count} = 0; {last} = -1;",
            f"if ((r = {head}(s, t, i)) == NOTHING) {{ {count} = c; {last} = l; }}",
            "return r;",
        ]


def _functions(name: str, parsed: Parsed, tables: Tables) -> list[str]:
    """The C functions of one pattern.

    Raises:
        Unsupported: the pattern is left to `re`.
    """
    nodes = parsed.nodes
    writer = _Writer(name, tables)
    top = writer.follow(nodes, "ENDED")
    taken, empty = first(nodes)
    skip = "" if empty else f"if (!({tables.test(taken, 't[i]')})) continue; "
    search = [
        f"at_t N({name}_search)(state_t *s, const CHAR *t, at_t i)",
        "{",
        f"    at_t r, to = s->end - {least(nodes)};",
        f"    for (; i <= to; i++) {{ {skip}if ((r = {top}(s, t, i)) != NOTHING) {{ s->begun = i; return r; }} }}",
        "    return NOTHING;",
        "}",
        f"at_t N({name}_match)(state_t *s, const CHAR *t, at_t i) {{ return {top}(s, t, i); }}",
    ]
    return [*writer.heads, *writer.functions, *search]


def _c_text(text: str) -> str:
    return '"' + "".join(f"\\{byte:03o}" for byte in text.encode()) + '"'


_FRAME = """\
#include "runtime.h"
{tables}
#define ENDED(s, t, i) ((i) == (s)->must_not || ((s)->full && (i) != (s)->end) ? NOTHING : (i))
#define SEEN(s, t, i) (i)
#define KIND 1
#define CHAR Py_UCS1
#define N(name) name##_1
#define W(number) W1_##number
#define IN(number, c) ((B##number[(c) >> 3] >> ((c) & 7)) & 1)
#include "{include}"
#undef KIND
#undef CHAR
#undef N
#undef W
#undef IN
#define KIND 2
#define CHAR Py_UCS2
#define N(name) name##_2
#define W(number) W2_##number
#define IN(number, c) ((P[X##number[(c) >> 8] * 32 + (((c) >> 3) & 31)] >> ((c) & 7)) & 1)
#include "{include}"
{programs}
"""


def runtime() -> dict[str, str]:
    """The files that those of `c_sources` are compiled with, by name."""
    here = Path(__file__).resolve().parent
    return {name: (here / name).read_text("utf-8") for name in ("runtime.c", "runtime.h")}


def c_sources(patterns: Iterable[tuple[str, int]]) -> dict[str, str]:
    """C files by name for the patterns, each with its flags, that can be written out."""
    files: dict[str, str] = {}
    names: list[str] = []
    wanted = list(dict.fromkeys(patterns))
    for number, begin in enumerate(range(0, len(wanted), PATTERNS_PER_FILE)):
        tables = Tables()
        bodies: list[str] = []
        programs: list[str] = []
        for pattern, flags in wanted[begin : begin + PATTERNS_PER_FILE]:
            name = f"p{len(names)}"
            try:
                parsed = parse(pattern, flags)
                body = _functions(name, parsed, tables)
            except Unsupported:
                continue
            names.append(name)
            bodies += body
            programs.append(_program(name, parsed))
        include = f"patterns_{number}.inc"
        files[include] = "\n".join(bodies) + "\n"
        files[f"patterns_{number}.c"] = _FRAME.format(
            tables="\n".join(tables.head()), include=include, programs="\n".join(programs)
        )
    listed = [f"extern const program_t {name};" for name in names]
    table = ", ".join([*(f"&{name}" for name in names), "NULL"])
    files["patterns_all.c"] = "\n".join(
        ['#include "runtime.h"', *listed, f"const program_t *const risalah_programs[] = {{{table}}};", ""]
    )
    return files


def _program(name: str, parsed: Parsed) -> str:
    groups = ", ".join(f'"{parsed.names[n]}"' if n in parsed.names else "NULL" for n in range(parsed.groups + 1))
    ways = ", ".join(f"{name}_{way}_{kind}" for kind in (1, 2) for way in ("match", "search"))
    return (
        f"static const char *const {name}_names[] = {{{groups}}};\n"
        f"const program_t {name} = "
        f"{{{_c_text(parsed.pattern)}, {parsed.flags}, {parsed.groups}, {name}_names, {ways}}};"
    )
