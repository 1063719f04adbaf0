"""Regular expressions compiled to C: what they find is what `re` finds, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiling import matchers
from ingest.cutting import cut
from tests.building import built

IGNORED, LINES, DOTS, SPACED = re.IGNORECASE, re.MULTILINE, re.DOTALL, re.VERBOSE
PATTERNS = [
    ("abc", 0),
    ("a", 0),
    ("", 0),
    ("ab|ac|b|ba+|[xy]b", 0),
    ("(?:ab|a)(?:c|bcd)?d", 0),
    ("a*?b|a{2,3}?|x+?$", 0),
    ("a*a|a{2}b?", 0),
    ("[a-c]+[b-d]{1,2}x?", 0),
    ("[^a-c\\s]+|\\d{1,2}(?!\\d)", 0),
    ("\\w+(?:[-'’/.]\\w+)*|\\S", 0),
    ("[^\\W\\d_]+", 0),
    ("(a)|(b)|(?P<both>ab)(c)?", 0),
    ("(?P<x>a)?(?P<y>b(?P<z>x)*)+", 0),
    ("(?:(a)|b)*", 0),
    ("(?:(a|ab)(c|bcd)(d*))", 0),
    ("(?:a|b(x)?)+?(?=x)", 0),
    ("(?:a?b?)*x", 0),
    ("(?:a*)*|b", 0),
    ("(?:a|ab){2,3}b", 0),
    ("(?:[ab]{2}x?)*?b$", 0),
    ("(?:ab?x?)*+b|a++b", 0),
    ("(?:ab|a)?+b|(?>a|ab)b", 0),
    ("\\bab?\\b|\\Bx", 0),
    ("^a|b$|x\\Z", 0),
    ("^a|b$", LINES),
    ("(?<=ab)x|(?<![ab])b|(?<=\\s)a", 0),
    ("a(?=b|x)|b(?!a|x)|(?!a)(?!b)\\S", 0),
    ("x(?=\\s*a)|(?<!a\\s)b", 0),
    ("a.b|b.*x", 0),
    ("a.b|b.*x", DOTS),
    ("kab|s[a-k]+|é|[^k]x", IGNORED),
    ("ks|(?i:ab)x|(?-i:A)b", IGNORED),
    ("straße|ſ|µ", IGNORED),
    (" a b # spaced\n | [ ] x", SPACED),
    ('[“”"][^“”"]{1,6}[“”"]|—+', 0),
    ("“ab”|“a|—b", 0),
    ('(?P<mark>[.!?…][.!?…]*)(?P<close>[\\"”]*)\\s+(?=[A-Z])', 0),
    ("\\s+|,\\s*(?:dan|serta)\\b", 0),
    ("[A-Z][a-z]+(?: [A-Z][a-z]*\\.?){0,3}", 0),
    ("(?:Kepala|Ketua|Kabag|Ka|[Kk]etua umum)\\b", 0),
]
OTHERS = [
    ("(a)\\1", 0),
    ("\\w\\b", re.ASCII),
    ("(?=(a))b", 0),
    ("(?>(a))b", 0),
    ("(?:(a)b)*+", 0),
    ("\U0001f600", 0),
    ("[\ud800]", 0),
    ("a\0", 0),
    ("(?:a?)*+b", 0),
    ("(a)?(?(1)b|x)", 0),
    ("()" * 40, 0),
    ("".join(f"(?:{a}{b})*" for a in "abcde" for b in "vwxyz"), 0),
]
TEXTS = st.text(alphabet="aabbxckKsſ éÉ12\n.,“”—'-ABdn_\u212a", max_size=30)
WAYS = ("match", "search", "fullmatch")


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The module of `PATTERNS` and `OTHERS`, compiled."""
    files = {**matchers.c_sources([*PATTERNS, *OTHERS]), **matchers.runtime()}
    return built(tmp_path_factory.mktemp("patterns"), "quick_patterns", files)


def told(match: Any) -> object:
    """All that a match tells."""
    if match is None:
        return None
    spans = [match.span(n) for n in range(match.re.groups + 1)]
    ends = [(match.start(n), match.end(n), match.group(n), match[n]) for n in range(match.re.groups + 1)]
    named = {name: (match[name], match.start(name)) for name in match.re.groupindex}
    last = (match.lastindex, match.lastgroup)
    given = (match.string, match.pos, match.endpos, match.re.pattern)
    return spans, ends, match.groups(), match.groups("-"), match.groupdict(), named, last, given, match.group()


def alike(quick: Any, pattern: str, flags: int, text: str) -> None:
    """Check every way of looking for the pattern in the text."""
    one, other = quick.compile(pattern, flags), re.compile(pattern, flags)
    for ours, theirs in zip_longest(one.finditer(text), other.finditer(text)):
        assert told(ours) == told(theirs)
    assert one.findall(text) == other.findall(text)
    for bounds in ((0, len(text), 99), (0, len(text), 2), (1, 9, 3), (4, 2, 3)):
        assert quick.cut(one, text, *bounds) == cut(other, text, *bounds) == quick.cut(other, text, *bounds)
    assert one.sub("<>", text) == other.sub("<>", text)
    assert one.sub(r"\g<0>!", text, 1) == other.sub(r"\g<0>!", text, 1)
    assert one.sub(str, text) == other.sub(str, text)
    assert one.subn("", text) == other.subn("", text)
    assert one.split(text) == other.split(text)
    for way in WAYS:
        for limits in ((), (2,), (1, 6), (len(text) - 2,), (-3, 99), (5, 3)):
            assert told(getattr(one, way)(text, *limits)) == told(getattr(other, way)(text, *limits)), (way, limits)
    assert told(one.search(text, pos=1, endpos=4)) == told(other.search(text, pos=1, endpos=4))
    assert list(map(told, one.finditer(text, 1, 9))) == list(map(told, other.finditer(text, 1, 9)))


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_is_compiled(quick: Any, pattern: str, flags: int) -> None:
    assert type(quick.compile(pattern, flags)) is not re.Pattern


@given(text=TEXTS)
def test_a_compiled_pattern_finds_what_re_finds(quick: Any, text: str) -> None:
    for pattern, flags in PATTERNS:
        alike(quick, pattern, flags, text)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
@pytest.mark.parametrize("text", ["ab\U0001f600 x abcd", "Ketua Kabag, dan\r\nKa “ab” A\n", ""], ids=ascii)
def test_any_width_of_characters_is_read(quick: Any, pattern: str, flags: int, text: str) -> None:
    alike(quick, pattern, flags, text)


@pytest.mark.parametrize(("pattern", "flags"), OTHERS, ids=ascii)
def test_what_is_not_written_out_stays_with_re(quick: Any, pattern: str, flags: int) -> None:
    assert type(quick.compile(pattern, flags)) is re.Pattern


def test_every_class_of_characters_is_that_of_re(quick: Any) -> None:
    everything = "".join(chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    for pattern, flags in PATTERNS:
        one, other = quick.compile(pattern, flags), re.compile(pattern, flags)
        assert one.findall(everything) == other.findall(everything)


def test_repetitions_without_end_take_no_stack(quick: Any) -> None:
    text = "ab" * 100_000
    for pattern in ("(?:ab|c)*x", "(?:(a)|b)*", "(?:a|b(x)?)+?(?=x)"):
        one, other = quick.compile(pattern), re.compile(pattern)
        for way in ("match", "fullmatch"):
            assert told(getattr(one, way)(text)) == told(getattr(other, way)(text))
    one, other = quick.compile("(?:(a)|b)*"), re.compile("(?:(a)|b)*")
    for there in ("x" + text, "abxab" + text):
        assert [m.span() for m in one.finditer(there)] == [m.span() for m in other.finditer(there)]
        assert one.findall(there) == other.findall(there)
        assert one.sub("-", there) == other.sub("-", there)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda pattern: pattern.match(b"ab"),
        lambda pattern: pattern.search(),
        lambda pattern: pattern.search("ab", "c"),
        lambda pattern: pattern.finditer(None),
        lambda pattern: pattern.findall(3),
        lambda pattern: pattern.sub("x"),
        lambda pattern: pattern.search("ab").group(9),
        lambda pattern: pattern.search("ab")["no"],
        lambda pattern: pattern.search("ab").start(-1),
        lambda pattern: pattern.search("ab")[2**80],
    ],
)
def test_what_re_refuses_is_refused_alike(quick: Any, wrong: Callable[[Any], object]) -> None:
    pattern = "(a)|(b)|(?P<both>ab)(c)?"
    with pytest.raises((TypeError, IndexError)) as theirs:
        wrong(re.compile(pattern))
    with pytest.raises(theirs.type):
        wrong(quick.compile(pattern))


def test_patterns_it_was_not_made_for_are_compiled_by_re(quick: Any) -> None:
    assert quick.compile("never seen", re.I).flags == re.compile("never seen", re.I).flags
    assert quick.compile(b"bytes").findall(b"of bytes") == [b"bytes"]
    with pytest.raises(re.error):
        quick.compile("(")
