"""One clause as the rules read it: its words, and the things that earlier layers found named in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ingest.directives import lexicon
from ingest.directives.clauses import Clause, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.context import Context, Mention

PARTIES = frozenset({"person", "post", "organisation", "group"})
"""Kinds of mention that can be directed."""
ISSUERS = frozenset({"person", "post", "organisation"})
"""Kinds of mention that can direct."""

_PERSON = frozenset({"person"})

MAX_PARTY_TOKENS = 30
"""Longest party with its relative clause, in words; longer ones are not parties."""
MAX_PARTY_COMMAS = 6
NEVER = 1 << 60
"""An offset after every clause."""
MARKS = frozenset('.:;?!"“”„«»')
"""Marks that end a party or an act."""

_BEFORE_PARTY = frozenset(
    {"kepada", "pada", "ke", "terhadap", "juga", "kembali", "lagi", "langsung", "tegas", "dengan", "secara",
     "sangat", "pula", "pun", "betul", "tadi", "depan", "kedepan", "kedepannya", "nanti", "nantinya"}
)  # fmt: skip
_IN_RELATIVE = frozenset({"wajib", "harus", "sudah", "telah", "belum", "masih", "sedang", "akan"})
_THINGS = frozenset({"isi", "tata", "bangun", "undang", "tutup", "buka", "tambah", "beri", "simak"})
"""Bare verbs that are read as the names of things too."""
_REASONS = frozenset({"karena", "sebab", "lantaran"})
_OCCASIONS = frozenset({"kesempatan", "momen", "momentum", "acara", "kegiatan"})
_INSERTS = frozenset({"baik", "khususnya", "terutama", "termasuk", "utamanya"})
LONGEST_INSERTION = 14
"""Words between the commas of "para camat, baik di kota maupun di desa, mendata warga"."""
_NOT_BEFORE_ACT = frozenset(
    {"yang", "dan", "atau", "serta", ",", "untuk", "dalam", "di", "dari", "telah", "sedang", "/", "sebagai", "bila",
     "jika", "kalau", "apabila", "saat", "ketika", "sebelum", "setelah", "sambil", "seraya", "usai", "dengan", "tanpa",
     "maupun", "dibawah", "bawah", "diluar", "didalam", "atas", "terhadap", "oleh", "antar"}
)  # fmt: skip
_WORKS = frozenset({"sama", "keras", "cerdas", "ekstra", "bareng"})
"""After "kerja": a verb as it is spoken."""
_MAY = frozenset({"dapat", "bisa", "mampu", "agar", "supaya"})
_WHO_ARE_HERE = frozenset({"hadir", "terlibat", "bertugas", "datang", "mengikuti", "bertanggung"})
_EVENTS = frozenset({"sosialisasi", "koordinasi", "vaksinasi", "komunikasi", "patroli"})
"""Verbs as they are spoken that are names of what goes on, too."""
_ABOUT = frozenset({"tentang", "akan", "soal", "mengenai", "terkait"})
IMPORTANCE = frozenset({"pentingnya", "perlunya"})
"""What is stressed of an act."""

_BEFORE_PASSIVE = frozenset(
    {"harus", "wajib", "perlu", "mesti", "boleh", "dapat", "bisa", "segera", "terus", "agar", "jangan"}
)
"""Right before "di" and a bare verb: these are a passive written apart."""
_TO_COME = frozenset({"ke", "depan", "kedepan", "kedepannya", "depannya"})
_EVERY = frozenset({"setiap", "tiap", "seluruh", "semua", "segenap"})
_CLOSES: Mapping[str, str] = {"(": ")", "“": "”"}
"""What a party may hold: a short form in brackets, a nickname in quotation marks."""


class Split(NamedTuple):
    """Where the party and the act stand: token positions, `party` half-open and empty where none is named."""

    party: tuple[int, int]
    act: int
    conjunction: str
    """The word between them ("agar", "untuk"), or "" where the act follows at once."""

    @property
    def has_party(self) -> bool:
        """Are there words between the directing word and the act?"""
        return self.party[0] < self.party[1]


class Reader:
    """Access to the words of one clause by position; a position outside the clause reads as ""."""

    def __init__(self, ctx: Context, clause: Clause) -> None:
        self.ctx = ctx
        self.clause = clause
        spans, self.texts = tokens(ctx.text, clause.start, clause.end)
        # in one go: no token holds a break
        self.lows = "\n".join(self.texts).lower().split("\n") if spans else []
        if "di" in self.lows:
            self._join_passives(spans)
        self.spans = spans
        self.count = len(spans)
        self.named: dict[int, Mention] = {}
        """Token position -> the mention that covers it."""
        count = self.count
        for mention in ctx.mentions_between(clause.start, clause.end):
            k = max(0, bisect_right(spans, (mention.start, NEVER)) - 1)
            if k < count and spans[k][1] <= mention.start:
                k += 1
            while k < count and spans[k][0] < mention.end:
                self.named.setdefault(k, mention)
                k += 1

    def _join_passives(self, spans: list[tuple[int, int]]) -> None:
        """Read a passive that is written apart as one word: "harus di dukung oleh warga"."""
        for k in range(len(spans) - 2, 0, -1):
            if self.lows[k] != "di" or not self.texts[k + 1].islower() or self.lows[k - 1] not in _BEFORE_PASSIVE:
                continue
            if lexicon.imperative(self.lows[k + 1]) and lexicon.passive_verb(f"di{self.lows[k + 1]}"):
                spans[k : k + 2] = [(spans[k][0], spans[k + 1][1])]
                self.texts[k : k + 2] = self.lows[k : k + 2] = [f"di{self.lows[k + 1]}"]

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the tokens."""
        return [start for start, _ in self.spans]

    @cached_property
    def ends(self) -> list[int]:
        """Offsets after the tokens."""
        return [end for _, end in self.spans]

    @property
    def paragraph(self) -> int:
        """Number of the clause's paragraph."""
        return self.ctx.sentences[self.clause.sentence].paragraph

    @property
    def quoted(self) -> bool:
        """Is the clause part of a quotation?"""
        return self.clause.quote >= 0

    def at(self, offset: int) -> int:
        """Position of the token that starts at `offset`, or -1."""
        k = bisect_left(self.spans, (offset, 0))
        return k if k < self.count and self.spans[k][0] == offset else -1

    def start(self, k: int) -> int:
        """Offset of the token."""
        return self.spans[k][0]

    def end(self, k: int) -> int:
        """Offset after the token."""
        return self.spans[k][1]

    def low(self, k: int) -> str:
        """The token's lower-case form."""
        # asked for two hundred times in a report, and hardly ever past the end
        if k < 0:
            return ""
        try:
            return self.lows[k]
        except IndexError:
            return ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens `[first, last)`."""
        return self.spans[first][0], self.spans[last - 1][1]

    def is_named(self, k: int, kinds: frozenset[str] = PARTIES) -> bool:
        """Is the token part of a mention of one of these kinds?"""
        mention = self.named.get(k)
        return mention is not None and mention.kind in kinds

    def first_of(self, k: int) -> int:
        """Position of the first token of the mention that covers token `k`."""
        mention = self.named[k]
        while k and self.named.get(k - 1) is mention:
            k -= 1
        return k

    def before_titles(self, k: int) -> int:
        """The last token of the name that only titles part from token `k` ("Sari Melati, S.E., M.M."), or `k`."""
        if k < 0 or k in self.named or not (self.texts[k][0].isupper() or self.texts[k] in {",", "."}):
            return k
        titles = self.ctx.gazetteer.back_titles
        j = k
        while j > 0 and j not in self.named and (self.texts[j] in {",", "."} or self.texts[j] in titles):
            j -= 1
        return j if self.is_named(j, _PERSON) and j < k else k

    def skip_back(self, k: int, words: frozenset[str]) -> int:
        """The last position at or before `k` whose word is none of `words`; names are never skipped."""
        lows, named = self.lows, self.named
        if k >= self.count:
            return k
        while k >= 0 and lows[k] in words and k not in named:
            k -= 1
        return k

    def skip(self, k: int, words: frozenset[str]) -> int:
        """The first position from `k` on whose word is none of `words`; names are never skipped."""
        if k < 0:
            return k
        count, lows, named = self.count, self.lows, self.named
        while k < count and lows[k] in words and k not in named:
            k += 1
        return k

    def opens_act(self, k: int) -> bool:
        """Can what is to be done begin at this token?"""
        if k >= self.count or self.is_named(k):
            return False
        low = self.low(k)
        if low in lexicon.words("act_openers"):
            return low != "juga" or self.low(k + 1) != "kepada"
        text = self.texts[k]
        if text[0].isupper() and k > 0 and low not in lexicon.imperatives() and not (text.isupper() and len(text) > 5):
            return False
        return lexicon.verb_like(low) or (self.quoted and low in lexicon.imperatives() and low not in _THINGS)

    def is_party(self, first: int, last: int, *, known: bool = False) -> bool:
        """Do the tokens `[first, last)` name someone who can be directed?

        An unknown acronym counts unless `known`: "DLHK" is a body, "APRC" may be a race.
        """
        if first >= last:
            return False
        k = min(self.skip(first, lexicon.words("party_determiners")), last)
        while k < last and self.texts[k].isdigit():
            k += 1
        if k >= last:
            return self.low(first) in lexicon.party_heads()
        if self.is_named(k) or (k > first and self.lows[k - 1] == "para"):
            return True
        if k > first and self.lows[k] == "yang" and self.low(k + 1) in _WHO_ARE_HERE:
            return True  # "semua yang hadir"
        every = self.lows[k - 1] if k > first and k not in self.named else ""
        if (every in {"setiap", "tiap"} and self.texts[k].istitle()) or (every in _EVERY and self.texts[k].isupper()):
            return True  # "setiap Posko", "seluruh SPPG"
        text, low = self.texts[k], self.lows[k]
        heads = lexicon.party_heads()
        if low in heads or low.removesuffix("nya") in heads:
            return True
        if low == "hukum" and k + 1 < last and self.lows[k + 1] == "tua":
            return True  # heads of villages in Minahasa
        if low == "anak" and k + 1 < last and self.lows[k + 1].removesuffix("nya") in {"buah", "muda", "didik"}:
            return True
        half, _, rest = low.partition("-")
        if rest and half in heads:
            return True
        return not known and len(text) >= 2 and text.isupper() and text.isalpha() and k not in self.named

    def split(self, k: int) -> Split | None:
        """Read a party and what it is to do from token `k` on; None where the clause says no such thing."""
        k = self.skip(k, _BEFORE_PARTY)
        if self.low(k) in _OCCASIONS:
            k += 2 if self.low(k + 1) in {"ini", "itu", "tersebut"} else 0  # "berharap pada kesempatan ini warga ..."
        if k >= self.count:
            return None
        if self.low(k) in lexicon.CONJUNCTIONS:
            return self._after_conjunction(k)
        if self.opens_act(k):
            return Split((k, k), k, "")
        return self._party_then_act(k)

    def _after_conjunction(self, k: int) -> Split | None:
        """The subject of the subordinate clause is the party: "agar para camat mendata warga"."""
        first = self.skip(k + 1, _TO_COME)
        if self.low(first) == "kepada" and self.low(k) in lexicon.PURPOSE:
            first += 1  # "berharap agar kepada semua yang hadir, dapat ..."
        if first >= self.count:
            return None
        none = Split((first, first), first, self.low(k))
        if self.opens_act(first):
            return none
        found = self._party_then_act(first, conjunction_ends=False)
        if found is None or not self.is_party(*found.party):
            return none
        return found._replace(conjunction=self.low(k))

    def _party_then_act(self, first: int, *, conjunction_ends: bool = True) -> Split | None:
        count = min(self.count, first + MAX_PARTY_TOKENS)
        k = first
        commas = 0
        relative = False
        lows = self.lows
        while k < count:
            low = lows[k]
            if self.is_named(k):
                k += 1
                continue
            if low in _CLOSES:
                closing = next((j for j in range(k + 1, min(k + 12, count)) if self.low(j) == _CLOSES[low]), None)
                if closing is None:
                    return None
                k = closing + 1
                continue
            if low in MARKS or low in {"bahwa", "maka"} or (low in _REASONS and not relative):
                return None
            if low == ",":
                resumed = self._after_insertion(k, count)
                if relative and self.low(k + 1) in _MAY:
                    resumed = k + 1  # "semua yang hadir dalam rapat itu, dapat mengikuti ..."
                to = self.low(resumed) in lexicon.CONJUNCTIONS
                if first < k and resumed < count and (to or self.opens_act(resumed)):
                    return Split(self._trim(first, k), resumed + to, self.low(resumed) if to else "")
                commas += 1
                if commas > MAX_PARTY_COMMAS:
                    return None
            elif (
                k > first
                and not conjunction_ends
                and (low in lexicon.PURPOSE or (low == "untuk" and self.opens_act(k + 1) and self.is_party(first, k)))
            ):
                return Split(self._trim(first, k), k + 1, low) if k + 1 < count else None  # "agar para camat agar ..."
            elif conjunction_ends and (low in lexicon.CONJUNCTIONS or low == "mohon") and k > first:
                after = self._after_conjunction(k)
                if after is None:
                    return None
                return Split(self._trim(first, k), k + 1 if after.has_party else after.act, low)
            elif low == "yang":
                relative = True
                k = self.skip(k + 1, lexicon.words("act_openers") | lexicon.words("adverbs")) + 1
                continue
            elif relative and (low in _IN_RELATIVE or (low == "langsung" and self.low(k + 1) == "dengan")):
                pass  # "pelaku usaha yang masuk dalam kategori wajib daftar untuk ..."
            elif k > first and low in _ABOUT and self.low(k + 1) in IMPORTANCE and self.opens_act(k + 2):
                return Split(self._trim(first, k), k + 2, "")  # "mengingatkan warga tentang pentingnya menjaga ..."
            elif k > first and self._acts(k) and self.low(k - 1) not in _NOT_BEFORE_ACT:
                return Split(self._trim(first, k), k, "")
            k += 1
        return None

    def _acts(self, k: int) -> bool:
        """Does what a party is to do begin at this token: a verb, or "kerja sama", "kerja keras"?"""
        if self.low(k) in _EVENTS and self.low(k + 1) in lexicon.CONJUNCTIONS | {","}:
            return False  # "seluruh peserta sosialisasi agar ..."
        return self.opens_act(k) or (self.texts[k] == "kerja" and self.low(k + 1) in _WORKS)

    def _after_insertion(self, k: int, count: int) -> int:
        """Where the clause goes on after ", baik di pusat maupun daerah," at token `k`; `count` where it has none."""
        if self.low(k + 1) not in _INSERTS:
            return count
        for j in range(k + 2, min(k + LONGEST_INSERTION, count)):
            if self.low(j) in MARKS or (self.low(j) in lexicon.CONJUNCTIONS and not self.is_named(j)):
                return count
            if self.low(j) == "," and not self.is_named(j):
                return j + 1
        return count

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        while last > first and self.low(last - 1) in {",", "dan", "serta", "juga", "secara", "dengan", "harus"}:
            last -= 1
        return first, last
