"""What is known before any report is read: regions, bodies, posts, titles, verbs.

`ingest.lists` reads the TSV files of `data/gazetteers/`; `Gazetteer.find` finds every listed form
in a text in one Aho-Corasick pass, with a second one for short acronyms that count only as written,
and keeps those that stand at word boundaries.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from graph.model import OrganisationKind, PlaceKind
from ingest.context import Hit
from ingest.folding import fold
from ingest.lookup import Meaning, from_word_starts, plainly_listed

if TYPE_CHECKING:
    from ingest.names import Word

SHORT_ACRONYM = 4
"""Acronyms up to this length are words or syllables in other case ("DEN", "MA") and must match exactly."""
_VOWELS = frozenset("AEIOU")
LEAST_RUN_TOGETHER = 5
"""Shortest form, in characters, that is found where no space parts it from a word."""


ANY_CASE, CAPITAL, EXACT = 0, 1, 2
"""How a form must be written to count: in any case, with a capital first, exactly as listed."""


_ASKING = frozenset({"region", "post", "regulation"})
"""Lists whose forms may count in small letters after all, by what stands in or after them."""


class Region(NamedTuple):
    """A province, regency or city with its official code."""

    code: str
    name: str
    """With its kind: "Provinsi Jambi", "Kabupaten Sleman", "Kota Bogor"."""
    short: str
    kind: PlaceKind
    parent: str | None
    """Code of the province of a regency or city."""


class Body(NamedTuple):
    """An organisation, or a type of organisation that becomes one with a region ("Dinas Kesehatan")."""

    name: str
    kind: OrganisationKind
    acronym: str | None
    parent: str | None
    """Name of the body it is part of, where that is fixed."""
    scope: str
    """national (complete as it is), regional (needs a region), any (national unless a region follows),
    type (a body only where its region is written), organ (needs the legislature it belongs to),
    unit (a part of a ministry)."""
    level: str
    """province, local, or empty: which kind of region the name of the body allows."""


class PostForm(NamedTuple):
    """An office as its name is written before any complement."""

    label: str
    """Long form: "Kepala Dinas", "Menteri Dalam Negeri"."""
    title: str
    """The function alone: "Kepala", "Menteri"."""
    body: str
    """Words that begin the name of the body the complement belongs to ("Dinas"), or empty."""
    takes: str
    """What may follow: NONE, REGION, MINISTRY, DITJEN, TOPIC, ORG, DINAS, COMMISSION ... (joined by ``|``)."""
    organisation: str
    """Name of the body where it is fixed ("Kementerian Dalam Negeri"), or empty."""


class OpenHead(NamedTuple):
    """A word that begins the name of an organisation that no list holds."""

    head: str
    kind: OrganisationKind
    complement: str
    """unit (common nouns), name (any capitalised words), organ (a number or a topic), region."""
    name: frozenset[str]
    """What the words after it may be: ``proper`` (common nouns alone name no body), ``members`` (they may
    say what its members are: "Asosiasi Kepala Desa"), ``bodies`` (another body's name may follow), ``pair``
    (of candidates, who may follow), ``common`` (only common nouns and regions), ``acronym`` (a body only with an
    acronym or a word like "Indonesia")."""


class Term(NamedTuple):
    """An entry of a list of verbs, meetings, regulations, calendar words, titles ..."""

    id: str
    canonical: str
    form: str
    """active, passive, nominal, quote, quote_nya, or empty; of an instrument, its type in the model ("UU")."""
    group: str
    """Class, force, kind or position of the entry as its list tells it."""


class Gazetteer:
    """All lists, with the automaton over their forms; made by `load`."""

    def __init__(self) -> None:
        self.regions: list[Region] = []
        self.bodies: list[Body] = []
        self.posts: list[PostForm] = []
        self.heads: list[OpenHead] = []
        self.terms: list[Term] = []
        self.region_by_code: dict[str, int] = {}
        self.body_by_name: dict[str, int] = {}
        self.body_by_form: dict[str, int] = {}
        """Lower-case form -> body; a form shared by several bodies is in `shared_forms` instead."""
        self.shared_forms: dict[str, tuple[int, ...]] = {}
        self.titles: dict[str, int] = {}
        """Front title as written, without its dot -> its term."""
        self.name_parts: frozenset[str] = frozenset()
        """Lower-case words that look like titles but are part of a name (Andi, Gusti ...)."""
        self.back_titles: dict[str, str] = {}
        self.ordinary: frozenset[str] = frozenset()
        self.name_like: frozenset[str] = frozenset()
        """Ordinary words, lower case, that are as common inside names."""
        self.given_names: frozenset[str] = frozenset()
        """Those that end no official unit's name: before a capital they begin a name ("Keamanan Budi X")."""
        self.name_stops: frozenset[str] = frozenset()
        """Lower-case words that are never part of a personal name."""
        self.function_words: frozenset[str] = frozenset()
        """Lower-case words that are never part of the name of a unit."""
        self.name_words: dict[str, Word] = {}
        """What capitalised words are that were met where names begin; `ingest.names` fills it."""
        self.not_a_holder: frozenset[str] = frozenset()
        """Lower-case words before a post that make it part of another name ("kantor", "rumah dinas")."""
        self.quantifiers: frozenset[str] = frozenset()
        """Lower-case words that say that several of a kind are meant."""
        self.unit_words: frozenset[str] = frozenset()
        """Lower-case words that names of bodies are made of."""
        self._forms: dict[str, list[tuple[bool, str, int]]] = {}
        """Lower-case form -> whether it needs a capital, list, entry."""
        self._exact: dict[str, list[tuple[str, int]]] = {}
        """Form as it must be written -> list, entry."""
        self._index: dict[str, int] = {}
        self._meanings: list[tuple[Meaning, ...]] = []
        self._exact_meanings: list[tuple[tuple[str, int], ...]] = []
        self._longest = self._longest_exact = 0
        """Characters of the longest form."""
        self._automaton: AhoCorasick | None = None
        self._exact_automaton: AhoCorasick | None = None

    def add(self, form: str, kind: str, entry: int, case: int) -> None:
        """Make `form` findable as `entry` of the list `kind`."""
        if ", " in form and kind in ("organisation", "post"):
            # the press leaves out commas inside official names
            self.add(form.replace(",", ""), kind, entry, case)
        if kind == "organisation" and form.startswith("Dinas ") and form.count(" dan ") == 1 and "," not in form:
            self.add(form.replace(" dan ", " "), kind, entry, case)
        if case == EXACT:
            # short acronyms are syllables of many words: looked for in a pass of their own, case and all
            written: tuple[str, ...] = (form,)
            if kind == "organisation" and len(form) == SHORT_ACRONYM and not _VOWELS.intersection(form):
                written = (form, form.capitalize())  # "Dprd" can be no word either
            for one in written:
                short = self._exact.setdefault(one, [])
                if (kind, entry) not in short:
                    short.append((kind, entry))
            return
        bucket = self._forms.setdefault(form.lower(), [])
        for number, (_, known, known_entry) in enumerate(bucket):
            if (known, known_entry) == (kind, entry):
                if case == ANY_CASE:
                    bucket[number] = (False, kind, entry)
                return
        bucket.append((case == CAPITAL, kind, entry))

    def build(self) -> None:
        """Make the automata from the forms added."""
        self._meanings = [_meanings(entries) for entries in self._forms.values()]
        self._longest = max(map(len, self._forms), default=0)
        self._longest_exact = max(map(len, self._exact), default=0)
        self._index = {form: number for number, form in enumerate(self._forms)}
        self._automaton = _automaton(self._forms, Implementation.ContiguousNFA)
        self._exact_meanings = [tuple(meanings) for meanings in self._exact.values()]
        self._exact_automaton = _automaton(self._exact, Implementation.DFA)

    def forms(self) -> list[str]:
        """Every form that is looked for, in lower case where its case does not count."""
        return [*self._forms, *self._exact]

    def knows(self, form: str) -> bool:
        """Whether `form`, in lower case, is listed and need not stand exactly as written."""
        return form in self._index

    def find(self, text: str, folded: str | None = None) -> list[Hit]:
        """Every listed form in `text`, longest first where forms overlap, in order.

        A form that means several things gives one hit for each. `folded` is the text as `fold` gives it, where
        it is known.
        """
        if self._automaton is None or self._exact_automaton is None:
            raise ValueError("the gazetteer has no automaton yet: call build() first")
        lowered = fold(text) if folded is None else folded
        hits, others = plainly_listed(self._automaton, lowered, text, self._longest, self._meanings)
        again = False
        if others:
            again = self._add_others(text, lowered, others, hits)
            hits.sort(key=_START)
        short = self._find_exact(text)
        if not again:
            return joined(hits, short) if short else hits
        hits += short
        hits.sort(key=_END, reverse=True)
        hits.sort(key=_START)
        return without_overlaps(hits)

    def _add_others(self, text: str, lowered: str, others: list[tuple[int, int, int]], hits: list[Hit]) -> bool:
        """Add what counts of the matches that are not plain; whether a stretch was read anew: then hits may overlap."""
        again = False
        length = len(text)
        until = 0
        for index, start, end in others:
            if start and text[start - 1].isalnum():
                if start >= until:
                    self._run_together(text, start, end, index, hits)
                continue
            if end < length and text[end].isalnum():
                if text[end].isupper() and self._run_together(text, start, end, index, hits):
                    continue
                if " " in lowered[start:end]:
                    until, again = self._again(text, lowered, start, end, hits), True
                continue
            if start < until:
                continue
            for capital, _, kind, entry in self._meanings[index]:
                if not capital:
                    hits.append(Hit(start, end, kind, entry))
                elif kind == "region":
                    space = text.find(" ", start, end)
                    if space > 0 and text[space + 1].isupper():  # "provinsi Jambi", its level in lower case
                        hits.append(Hit(start, end, kind, entry))
                elif kind == "post":
                    if _NAMES_ITS_OWN.match(text, end) is not None:
                        hits.append(Hit(start, end, kind, entry))
                elif kind == "regulation":
                    if is_numbered(text, end):
                        hits.append(Hit(start, end, kind, entry))
                    else:
                        until, again = self._again(text, lowered, start, end, hits), True
        return again

    def _run_together(self, text: str, start: int, end: int, index: int, hits: list[Hit]) -> bool:
        """Keep a post or body run together with the word beside it ("eks MenteriFulan"), where case parts the two."""
        before = start > 0 and text[start - 1].isalnum()
        after = end < len(text) and text[end].isalnum()
        if (before and not (text[start - 1].islower() and text[start].isupper())) or (
            after and not (text[end].isupper() and (text[end - 1].islower() or text[end + 1 : end + 2].islower()))
        ):
            return False
        kinds = ("post",) if after and text[end - 1].islower() else ("post", "organisation")
        found = False
        for capital, _, kind, entry in self._meanings[index]:
            if kind in kinds and end - start >= LEAST_RUN_TOGETHER and not (capital and text[start].islower()):
                hits.append(Hit(start, end, kind, entry))
                found = True
        return found

    def _find_exact(self, text: str) -> list[Hit]:
        """The short forms that must stand exactly as listed."""
        if self._exact_automaton is None:
            return []
        found: list[Hit] = []
        length = len(text)
        for index, start, end in from_word_starts(self._exact_automaton, text, text, self._longest_exact):
            if (start and text[start - 1].isalnum()) or (
                end < length and text[end].isalnum() and text[end - 1].isalnum()
            ):
                continue
            for kind, entry in self._exact_meanings[index]:
                found.append(Hit(start, end, kind, entry))
        return found

    def _again(self, text: str, lowered: str, start: int, end: int, hits: list[Hit]) -> int:
        """Read anew a stretch whose longest form ended inside a word ("Sekda Kab|upaten ..."); where it ends now."""
        cut = end
        while (cut := lowered.rfind(" ", start, cut)) > start:
            index = self._index.get(lowered[start:cut])
            if index is not None:
                self._keep(text, start, cut, index, hits)
                break
        cut = max(cut, lowered.find(" ", start))
        stop = min(len(text), end + 80)
        until = cut
        if self._automaton is None:
            return until
        for index, low, high in self._automaton.find_matches_as_indexes(lowered[cut:stop]):
            low, high = low + cut, high + cut
            if low >= end:
                break
            if lowered[low - 1].isalnum() or (high < len(text) and lowered[high].isalnum()):
                continue
            self._keep(text, low, high, index, hits)
            until = high
        return until

    def _keep(self, text: str, start: int, end: int, index: int, hits: list[Hit]) -> None:
        for capital, _, kind, entry in self._meanings[index]:
            if not capital or text[start].isupper():
                hits.append(Hit(start, end, kind, entry))


_NUMBERED_WITHIN = 90
_NUMBERED = re.compile(r"[^;\n\"“”]*?\b(?:[Nn]omor|[Nn]o\.|[Tt]entang)\s")


_NAMES_ITS_OWN = re.compile(r",? (?=[A-Z])")
"""After a post of several words in small letters whose body, place or holder is named ("wakil bupati X")."""


def is_numbered(text: str, at: int, end: int | None = None) -> bool:
    """Do a number or a subject follow, which make "instruksi Gubernur ..." an instrument rather than what was told?"""
    return _NUMBERED.match(text, at, min(len(text) if end is None else end, at + _NUMBERED_WITHIN)) is not None


def _meanings(entries: Sequence[tuple[bool, str, int]]) -> tuple[Meaning, ...]:
    asks = any(capital and kind in _ASKING for capital, kind, _ in entries)
    return tuple([Meaning(capital, asks, kind, entry) for capital, kind, entry in entries])


def _automaton(forms: Iterable[str], kind: Implementation) -> AhoCorasick:
    # A DFA is the faster one if it is small: one of all forms is a third faster alone, and a third slower between the
    # other layers, for it does not fit the cache.
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest, implementation=kind)


_START, _END = itemgetter(0), itemgetter(1)


def joined(hits: list[Hit], more: list[Hit]) -> list[Hit]:
    """Both, each in order and without overlaps, put together: of two that overlap the earlier or longer one is kept."""
    for hit in more:
        start, end, _, _ = hit
        at = after = bisect_left(hits, (start,))
        if at and hits[at - 1].end > start:
            continue
        if at < len(hits) and hits[at].start == start and hits[at].end >= end:
            if hits[at].end > end:
                continue
            while after < len(hits) and hits[after].start == start:
                after += 1
            hits.insert(after, hit)
            continue
        while after < len(hits) and hits[after].start < end:
            after += 1
        hits[at:after] = [hit]
    return hits


def without_overlaps(hits: list[Hit]) -> list[Hit]:
    """The hits in order, without those that begin inside an earlier, longer one."""
    out: list[Hit] = []
    start, end = -1, -1
    for hit in hits:
        low, high, _, _ = hit
        if low >= end or (low == start and high == end):
            out.append(hit)
            start, end = low, high
    return out


def case_of(form: str) -> int:
    """How strictly the case of `form` counts."""
    letters = [c for c in form if c.isalpha()]
    if letters and len(form) <= SHORT_ACRONYM and all(c.isupper() for c in letters):
        return EXACT
    return CAPITAL
