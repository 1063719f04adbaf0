"""The words that direct, the words that name who is directed, and the shapes of Indonesian verbs."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import Abort
from graph.model import Strength
from graph.resources import data_path

if TYPE_CHECKING:
    from ingest.context import Context

KINDS = frozenset({"active", "first", "passive", "modal", "prohibitive", "hortative", "noun"})
FRAMES = frozenset(
    {"free", "strict", "object", "conj", "forbid", "hope", "must", "mustnot", "need", "better", "act", "agar", "task"}
)
STRENGTHS: dict[str, Strength] = {s: s for s in ("order", "request", "urge", "remind", "hope")}


class Word(NamedTuple):
    """An entry of `data/gazetteers/directing_words.tsv`."""

    form: str
    kind: str
    strength: Strength
    frame: str
    """What must follow for the word to direct someone; see the README of the gazetteers."""


class Trigger(NamedTuple):
    """A directing word, or a conjunction that may open what is to be done, found in the text."""

    start: int
    end: int
    word: Word


AGAR = Word("agar", "conj", "request", "agar")
"""Stands for a bare "agar" or "supaya", which directs only beside a party or a verb of saying."""

CONJUNCTIONS = frozenset({"agar", "supaya", "untuk", "guna", "biar"})
"""Words that may open what is to be done."""
PURPOSE = frozenset({"agar", "supaya"})
PRONOUNS = frozenset({"ia", "dia", "beliau", "iapun", "diapun", "beliaupun"})
"""Third persons who may be the last speaker."""

_ACTIVE = re.compile(r"(?:me[mnlrwy][a-z]{3,}|be(?:r[a-z]{3,}|kerja[a-z]*|lajar[a-z]*))(?:-[a-z]+)?")
_PASSIVE = re.compile(r"di[a-z]{4,}(?:-[a-z]+)?")
_OTHER_VERB = re.compile(r"ter[a-z]{4,}|[a-z]{3,}lah")
_BASE_KAN = re.compile(r"(?!me[mnlrwy]|di|ter|ber|pe|ke)[a-z]{3,}kan(?:lah)?")
_DEED = re.compile(r"pe(?:m|n|ng|ny)[a-z]{3,}an|per(?:baikan|luasan|cepatan|kuatan|lindungan)")
_ACT_NOUN = re.compile(r"pe(?:m|n|ng|ny|r|l)?[a-z]{3,}an")


@cache
def _classes() -> dict[str, frozenset[str]]:
    path = data_path("gazetteers", "clause_words.tsv")
    out: dict[str, frozenset[str]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 3 or cells[0] in out:
            raise Abort(f"{path}:{number}: {line[:60]!r} is not class, words and note, each class once")
        out[cells[0]] = frozenset(cells[1].split(" "))
    return out


@cache
def words(name: str) -> frozenset[str]:
    """A class of lower-case words of `data/gazetteers/clause_words.tsv`.

    Raises:
        Abort: the file has no such class or a row that is not understood.
    """
    try:
        return _classes()[name]
    except KeyError:
        raise Abort(f"data/gazetteers/clause_words.tsv has no class {name!r}") from None


@cache
def _column(name: str) -> frozenset[str]:
    lines = data_path("gazetteers", name).read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines[1:] if line.strip())


@cache
def party_heads() -> frozenset[str]:
    """Lower-case nouns that may head a party: "warga", "camat", "seluruh"."""
    return _column("party_heads.tsv")


@cache
def imperatives() -> frozenset[str]:
    """Lower-case verbs that stand first in a bare imperative."""
    return _column("imperatives.tsv")


@lru_cache(maxsize=20_000)
def imperative(low: str) -> bool:
    """Can this lower-case word open an order: a listed verb, or a base verb with -kan ("nyalakan")?"""
    if low in imperatives() or low.removesuffix("lah") in imperatives():
        return True
    return _BASE_KAN.fullmatch(low) is not None and low.removesuffix("lah") not in words("not_imperatives")


@cache
def before_party() -> frozenset[str]:
    """Words that may stand before a party without making it part of a longer name."""
    classes = ("openers", "subject_adverbs", "adverbs", "act_openers", "condition", "prepositions", "party_determiners",
               "saying", "opinion", "attribution", "breaks", "first_person", "passive_fillers")  # fmt: skip
    return frozenset().union(*(words(name) for name in classes)) | party_heads()


_FRAMES_SPEECH = frozenset(
    {"menurut", "menurutnya", "katanya", "ujarnya", "dijelaskannya", "dikatakannya", "disampaikannya", "disebutkannya",
     "ditambahkannya", "ditegaskannya", "diungkapkannya", "diterangkannya", "ditambahkan", "diungkapkan", "diterangkan",
     "dikatakan"}
)  # fmt: skip


@cache
def telling_words() -> frozenset[str]:
    """Words that show that a clause tells what someone said."""
    told = words("saying") | words("opinion") | words("attribution") | words("first_person")
    return told | words("written") | _FRAMES_SPEECH


@cache
def directing_words() -> tuple[Word, ...]:
    """The table of directing words.

    Raises:
        Abort: a row has an unknown kind, strength or frame.
    """
    path = data_path("gazetteers", "directing_words.tsv")
    out: list[Word] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 4 or cells[1] not in KINDS or cells[2] not in STRENGTHS or cells[3] not in FRAMES:
            raise Abort(f"{path}:{number}: {line!r} is not form, kind, strength and frame of a directing word")
        out.append(Word(cells[0], cells[1], STRENGTHS[cells[2]], cells[3]))
    return tuple(out)


@cache
def active_words() -> dict[str, Word]:
    """The active verbs of the table, by their form."""
    return {word.form: word for word in reversed(directing_words()) if word.kind == "active"}


@cache
def searched_words() -> tuple[Word, ...]:
    """What the gazetteer finds as hits of the kind ``directing``: the table, then agar and supaya."""
    return (*directing_words(), AGAR, AGAR._replace(form="supaya"))


_OPENS_ACT = (" agar ", " supaya ", " pentingnya ", " perlunya ", "agar ", " yaitu ", " yakni ", " antara lain ")
_TO_A_PARTY = ("kepada ", "untuk ", "bahwa ", "pada ", "soal ", "terkait ")
PARTY_WITHIN = 32
"""Characters after a verb of saying within which the words stand that lead to an act with "untuk"."""
_AFTER_A_HEAD = frozenset({"terkait", "setempat", "sekalian", "semua", "tersebut"})
"""What may close a party of no name: "dinas terkait agar melapor"."""
_POINTING = frozenset({"ini", "itu", "tersebut"})
"""What may close a thing that is to be acted on: "data tersebut agar dilengkapi"."""
_PLEADS = frozenset({"mohon", "harap"})
_OPENS_SPEECH = frozenset('.!?"“”,')
OPENS_WITHIN = 140
"""Characters after a noun or a verb of saying within which the word that makes it direct stands."""


_SAID = re.compile(
    r"\s+(?:(?:juga|kembali|lagi|secara|tegas|pula|pun|sangat|dengan|langsung|khusus|akan)\s+)*"
    r"(?:agar|supaya|kepada|untuk|(?P<that>bahwa))\b|\s*,\s*(?:agar|supaya)\b",
    re.IGNORECASE,
)


def merely_says(word: Word) -> bool:
    """Is it a verb of saying, which directs only right before agar, or to a party ("mengatakan", not "berpesan")?"""
    return word.strength == "request" and word.form != "berpesan" and word.form in words("saying")


def _may_direct_saying(text: str, end: int) -> bool:
    said = _SAID.match(text, end)
    if said is not None:
        return not said["that"] or text.find(" untuk ", end, end + OPENS_WITHIN) >= 0
    return text.find(" yaitu ", end, end + OPENS_WITHIN) >= 0 or text.find(" yakni ", end, end + OPENS_WITHIN) >= 0


_DEED_NEXT = re.compile(r"\s+(?:(?:pada|adanya)\s+)?([a-z]+)")


def _stresses_a_deed(text: str, end: int, word: Word) -> bool:
    found = _DEED_NEXT.match(text, end) if word.form in {"menekankan", "tekankan"} else None
    return found is not None and found[1] in words("deeds")


def _promising(text: str, start: int, end: int, word: Word) -> bool:
    """A look at the next words that spares reading most clauses: does the directing word have what it needs?"""
    if word.kind == "noun" or word.frame == "conj":
        if word.frame == "hope" or " " in word.form or _stresses_a_deed(text, end, word):
            return True
        if word.kind == "active" and merely_says(word):
            return _may_direct_saying(text, end)
        for opener in _OPENS_ACT:
            if text.find(opener, end - 1, end + OPENS_WITHIN) >= 0:
                return True
        if word.kind == "noun":
            return text.find(" untuk ", end - 1, end + OPENS_WITHIN) >= 0
        return any(text.find(opener, end, end + PARTY_WITHIN) >= 0 for opener in _TO_A_PARTY)
    if word.kind in {"first", "conj"}:
        before = text[max(0, start - 60) : start].split()
        if not before:
            return False
        left = before[-1]
        low = left.lower()
        if left[-1] in _OPENS_SPEECH:
            return True
        if word.kind == "first":
            known = low in words("first_person") or low in words("me_fillers") or low in PRONOUNS
            known = known or (low in _POINTING and word.form in _PLEADS)
        else:
            heads = party_heads()
            known = left[-1] in ")," or "yang" in before or low in words("saying") or low in heads
            closed = low in _AFTER_A_HEAD and len(before) > 1
            known = known or low in _POINTING or (closed and (before[-2].lower() in heads or before[-2][0].isupper()))
        return known or not left.islower() or "-" in left
    return True


def find_triggers(ctx: Context) -> list[Trigger]:
    """The directing words that stand as whole words and may direct someone, in order; the title is left out."""
    text, known = ctx.text, searched_words()
    after_title = ctx.layout.title.end if ctx.layout.title else 0
    out: list[Trigger] = []
    for start, end, _, entry in ctx.hits_of("directing"):
        if start < after_title:
            continue
        if text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()):
            continue  # "jangan-jangan", "minta-minta"
        word = known[entry]
        if _promising(text, start, end, word):
            out.append(Trigger(start, end, word))
    return out


@lru_cache(maxsize=20_000)
def active_verb(low: str) -> bool:
    """Is this lower-case word a verb in the active voice ("menjaga", "bersinergi", "bekerja")?"""
    return _ACTIVE.fullmatch(low) is not None and low not in words("not_verbs")


@lru_cache(maxsize=20_000)
def passive_verb(low: str) -> bool:
    """Is this lower-case word a verb in the di- passive ("diperbaiki")?"""
    # "ditandatanganinya nota itu" names an event
    return _PASSIVE.fullmatch(low) is not None and not low.endswith("nya") and low not in words("not_verbs")


@lru_cache(maxsize=20_000)
def verb_like(low: str) -> bool:
    """Can this lower-case word open what someone is to do?"""
    if low in words("bare_verbs") or active_verb(low) or passive_verb(low):
        return True
    return _OTHER_VERB.fullmatch(low) is not None and low not in words("not_verbs")


@lru_cache(maxsize=20_000)
def act_noun(low: str) -> bool:
    """Is this lower-case word the name of an act ("percepatan", "evaluasi")?"""
    if low in words("act_nouns"):
        return True
    return _ACT_NOUN.fullmatch(low) is not None and low not in words("not_act_nouns") and low not in party_heads()


@lru_cache(maxsize=20_000)
def deed(low: str) -> bool:
    """Is this lower-case word the name of what someone does ("pengawasan"), not of how things are ("persatuan")?"""
    return low in words("deeds") or (act_noun(low) and _DEED.fullmatch(low) is not None)
