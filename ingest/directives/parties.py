"""Who directs, and who is directed: from words of a clause to ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.directives import lexicon
from ingest.directives.reader import ISSUERS, PARTIES, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Quote
    from ingest.context import Context, Mention

FULLER_GROUP_WITHIN = 800
"""How far back, in characters, the full name of a group is looked for."""

_WORD_BEFORE = 24
_SPEAKER_WITHIN = 20
_ATTRIBUTED = re.compile(r"[\"”“’'»]+[,.]?\s*(\w+)\s+")
_ABSTRACT = re.compile(r"ke[a-z]{4,}an")
_HEADS_OF_REGIONS = frozenset({"presiden", "gubernur", "bupati", "wali kota", "walikota", "menteri"})
_BODIES = frozenset({"dinas", "kementerian"})
_PRONOUNS = frozenset({"ia", "dia", "beliau"})
_PARENTHETICAL = frozenset({"kata", "ujar", "menurut", "lanjut", "tutur", "jelas"})
_OWN_SIDE = frozenset({"pihaknya", "dirinya"})


class Issuer(NamedTuple):
    """Who gave a directive, and by which words that is known."""

    id: str | None
    how: str
    """named (subject of the verb), group, pronoun, quote (its speaker), sentence (subject of its saying),
    running (the report's last speaker), none, or thing: the subject is no one who can direct."""


NOBODY = Issuer(None, "none")
A_THING = Issuer(None, "thing")


def speakers_of(ctx: Context, quotes: Sequence[Quote]) -> dict[int, str | None]:
    """Position of a quotation in `ctx.quotes` -> its speaker, by where its words stand in the evidence."""
    out: dict[int, str | None] = {}
    known = sorted(
        (span.start, span.end, quote.speaker) for quote in quotes if quote.speaker for span in quote.evidence
    )
    at = 0
    for number, mark in enumerate(ctx.quotes):
        while at < len(known) and known[at][1] < mark.end - 1:
            at += 1
        for start, end, speaker in known[at:]:
            if start > mark.start + 1:
                out[number] = _speaker_beside(ctx, mark.end)
                break
            if mark.end - 1 <= end:
                out[number] = speaker
                break
        else:
            out[number] = _speaker_beside(ctx, mark.end)
    return out


def _speaker_beside(ctx: Context, end: int) -> str | None:
    """The speaker named right after a quotation too short to be a statement ("Silakan," kata Bupati)."""
    match = _ATTRIBUTED.match(ctx.text, end)
    if match is None or match[1].lower() not in lexicon.words("attribution"):
        return None
    for mention in ctx.mentions_between(match.end(), match.end() + _SPEAKER_WITHIN):
        if mention.kind in ISSUERS:
            return ctx.entities.party(mention).id
    return None


class Voice:
    """Who speaks, as the report goes on.

    Told of every clause in order, it looks only when asked, and then from the last clause back:
    most clauses are never looked at.
    """

    def __init__(self, ctx: Context, speakers: Mapping[int, str | None]) -> None:
        self.ctx = ctx
        self.speakers = speakers
        """Position of a quotation -> id of its speaker."""
        self.said: tuple[int, str] | None = None
        """Paragraph and id of the last one whose words were told: who a passive without an agent stands for."""
        self._running: str | None = None
        self._before: str | None = None
        self._person: str | None = None
        self._passed: list[str | tuple[int, int]] = []
        """What went by since it was last asked: ids of speakers, and stretches of the report's own words."""

    def party_of(self, mention: Mention) -> str:
        """The id a mention stands for: the holder for a post that has one in this report.

        A body named in common nouns ("pemerintah kabupaten") is a party as written, no body of its own.
        """
        if mention.kind == "organisation" and self.ctx.text[mention.start : mention.end].islower():
            return self.ctx.register_group(mention.start, mention.end)
        return self.ctx.entities.party(mention).id

    def spoke(self, who: str | None) -> None:
        """Note that `who` spoke."""
        if who is not None:
            self._passed.append(who)

    def told(self, start: int, end: int) -> None:
        """Note that the report itself told `[start, end)`; its subject may speak on."""
        self._passed.append((start, end))

    @property
    def running(self) -> str | None:
        """Id of the last one who spoke or was the subject of a sentence."""
        self._catch_up()
        return self._running

    @property
    def before(self) -> str | None:
        """The last one who spoke before that."""
        self._catch_up()
        return self._before

    @property
    def person(self) -> str | None:
        """The last of them who is a person or a post: whom "ia" means."""
        self._catch_up()
        return self._person

    def _catch_up(self) -> None:
        running = before = person = None
        for passed in reversed(self._passed):
            who = passed if isinstance(passed, str) else subject_between(self.ctx, *passed, self)
            if who is None:
                continue
            if running is None:
                running = who
            elif before is None and who != running:
                before = who
            if person is None and not who.startswith("organisation/"):
                person = who
            if before is not None and person is not None:
                break
        self._passed.clear()
        if running is not None:
            if before is None:
                before = self._running if self._running != running else self._before
            self._running, self._before = running, before
            self._person = person or self._person

    def quoted(self, reader: Reader) -> str | None:
        """The speaker of the clause's quotation."""
        return self.speakers.get(reader.clause.quote)

    def says(self, paragraph: int, who: str | None) -> None:
        """Note that words of `who` were told in this paragraph."""
        if who is not None:
            self.said = (paragraph, who)

    def carried_on(self, paragraph: int) -> Issuer:
        """The one whose words the paragraph tells."""
        return Issuer(self.said[1], "running") if self.said and self.said[0] == paragraph else NOBODY

    def last(self, how: str) -> Issuer:
        """The report's last speaker as issuer; a person where a pronoun asks for one."""
        who = (self.person or self.running) if how == "pronoun" else self.running
        return Issuer(who, how) if who else NOBODY

    def other_than(self, who: str | None) -> Issuer:
        """The last speaker who is not `who`: whom "Kami diminta ..." leaves unsaid."""
        other = self.before if self.running == who else self.running
        return Issuer(other, "pronoun") if other else NOBODY


def _mention_ending_at(reader: Reader, k: int) -> tuple[Mention, int] | None:
    """The issuer named up to token `k`, through a closing bracket and the comma of an apposition."""
    if reader.low(k) == ",":
        k -= 1
    if reader.low(k) == ")":
        opening = next((j for j in range(k - 1, max(-1, k - 12), -1) if reader.low(j) == "("), None)
        if opening is None:
            return None
        k = opening - 1
    if not reader.is_named(k, ISSUERS):
        return None
    return reader.named[k], reader.first_of(k)


def modifies(reader: Reader, first: int) -> bool:
    """Is the party at token `first` part of the name of a thing: "keterlibatan warga", "pengelolaan dinas"?"""
    left = reader.low(first - 1)
    return (
        first > 0
        and first - 1 not in reader.named
        and (lexicon.act_noun(left) or _ABSTRACT.fullmatch(left) is not None)
    )


def group_ending_at(reader: Reader, k: int, *, longest: int = 8) -> tuple[int, int] | None:
    """The collective party whose words end at token `k`: "para camat", "warga Desa Sukamaju"."""
    stops = lexicon.words("saying")
    first = k
    while first >= 0 and k - first < longest:
        low = reader.low(first)
        if (
            low in {",", ".", ":", ";", "(", ")", "yang", "bahwa", "agar", "untuk", "maka", '"', "“", "”"}
            or low in stops
        ):
            break
        if (lexicon.active_verb(low) or lexicon.passive_verb(low)) and not reader.is_named(first):
            break
        first -= 1
    prepositions = lexicon.words("prepositions")
    for start in range(first + 1, k + 1):
        low = reader.low(start)
        if low in prepositions or (reader.low(start - 1) in prepositions - {"dan", "serta"} and start - 1 > first):
            continue
        if reader.is_party(start, k + 1):
            if reader.low(start - 1) in prepositions - {"dan", "serta", "agar", "bahwa"} or modifies(reader, start):
                return None
            return start, k + 1
    return None


def subject_of_clause(reader: Reader, before: int, voice: Voice) -> str | None:
    """The first one named before token `before` who is no object: "Dalam rapat itu, Bupati Sari ..."."""
    prepositions = lexicon.words("prepositions")
    k = 0
    while k < before:
        mention = reader.named.get(k)
        if mention is None or mention.kind not in ISSUERS:
            k += 1
            continue
        first = k
        while k < before and reader.named.get(k) is mention:
            k += 1
        left = reader.low(first - 1)
        if left in prepositions or (first and lexicon.active_verb(left)):
            continue
        return _beside(reader, mention, k, voice)
    return None


def subject_between(ctx: Context, start: int, end: int, voice: Voice) -> str | None:
    """The same for a stretch of the text that no rule reads word by word."""
    mentions = ctx.mentions_between(start, end)
    for number, mention in enumerate(mentions):
        if mention.kind not in ISSUERS:
            continue
        before = ctx.text[max(start, mention.start - _WORD_BEFORE) : mention.start].split()
        left = before[-1].lower() if before else ""
        if left in lexicon.words("prepositions") or lexicon.active_verb(left):
            continue
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        if after is not None and mention.kind != "person" and after.kind == "person" and after.start - mention.end <= 3:
            return after.id
        return voice.party_of(mention)
    return None


def _beside(reader: Reader, mention: Mention, k: int, voice: Voice) -> str:
    """The person named right after a post or a body ("Ketua DPRD Kota Bandar, Sari"), else its own party."""
    if mention.kind == "post" or mention.kind == "organisation":
        after = reader.named.get(k) or (reader.named.get(k + 1) if reader.low(k) in {",", ")"} else None)
        if after is not None and after.kind == "person":
            return after.id
    return voice.party_of(mention)


def issuer_of(reader: Reader, k: int, voice: Voice) -> Issuer:
    """Who is the subject of the verb at token `k`."""
    speaker = voice.quoted(reader) if reader.quoted else voice.running
    speaks = Issuer(speaker, "quote" if reader.quoted else "running") if speaker else NOBODY
    k = reader.skip_back(k - 1, lexicon.words("subject_adverbs"))
    relative = reader.low(k) == "yang"
    k -= relative
    low = reader.low(k)
    if low in lexicon.words("first_person"):
        return speaks
    if low in _PRONOUNS:
        return voice.other_than(speaker) if reader.quoted else voice.last("pronoun")
    found = _mention_ending_at(reader, k)
    if found is not None and reader.low(found[1] - 1) in _PARENTHETICAL and reader.low(found[1] - 2) == ",":
        k = found[1] - 3  # "Pemerintah kota, kata Sari, meminta ..."
        low = reader.low(k)
        found = _mention_ending_at(reader, k)
    if found is not None:
        mention, first = found
        if reader.low(first - 1) not in lexicon.words("prepositions") - {
            "dan",
            "serta",
            "pada",
            "agar",
            "bahwa",
            "menurut",
        }:
            return Issuer(voice.party_of(mention), "named")
    elif low not in _OWN_SIDE | {"", "dan", "serta", ","}:
        group = group_ending_at(reader, k)
        if group is not None:
            return _collective(reader, *group, voice)
        if _is_thing(reader, k):
            return A_THING
    if relative:
        return A_THING
    if reader.quoted:
        return speaks
    subject = subject_of_clause(reader, max(k, 0), voice)
    return Issuer(subject, "sentence") if subject is not None else voice.last("running")


def _collective(reader: Reader, first: int, last: int, voice: Voice) -> Issuer:
    """The issuer written at `[first, last)` without a mention of its own: a role ("Plh bupati"), or a group."""
    if reader.is_named(first, ISSUERS):
        return Issuer(voice.party_of(reader.named[first]), "named")  # "Wakil Gubernur dalam sambutan itu"
    start, end = reader.span(first, last)
    meant = reader.ctx.entities.resolve(reader.ctx.text[start:end], start)
    if meant is not None:
        return Issuer(meant.id, "named")
    return Issuer(_fuller_group(reader, first, last), "group")


def _is_thing(reader: Reader, k: int) -> bool:
    """Is the subject that ends at token `k` neither a party nor unsaid: "kebijakan itu", "frekuensi banjir"?"""
    prepositions = lexicon.words("prepositions")
    for j in range(k, -1, -1):
        low = reader.low(j)
        if low == "bahwa":
            return j < k
        if low in {",", "dan", "serta", "juga", "lalu", "kemudian", ":", "–", "-"} or (j in reader.named and j < k):
            return False
        if low in prepositions:
            return reader.low(j - 1) == "bahwa"
        if j == 0:
            return low.isalpha() and low not in lexicon.words("openers")
    return False


def _fuller_group(reader: Reader, first: int, last: int) -> str:
    """The id of a collective issuer; "warga" alone stands for "warga Desa Sukamaju" named shortly before."""
    start, end = reader.span(first, last)
    text = reader.ctx.text
    if last - first == 1 and text[start:end].isalpha():
        earlier = None
        window = max(0, start - FULLER_GROUP_WITHIN)
        for match in re.finditer(rf"\b{text[start:end].lower()}(?: [A-Z][\w-]*)+", text[window:start]):
            earlier = match
        if earlier is not None:
            return reader.ctx.register_group(window + earlier.start(), window + earlier.end())
    return reader.ctx.register_group(start, end)


def speaker_of(reader: Reader, k: int, voice: Voice) -> Issuer:
    """Who says the clause that holds token `k`: the quotation's speaker, or the subject of its saying."""
    if reader.quoted:
        speaker = voice.quoted(reader)
        return Issuer(speaker, "quote") if speaker else NOBODY
    saying = lexicon.words("saying") | lexicon.words("opinion")
    attribution = lexicon.words("attribution")
    for j in range(k - 1, -1, -1):
        low = reader.low(j)
        if low in saying and j not in reader.named:
            return issuer_of(reader, j, voice)
        if low in {"menurut", "kata"} or (low in attribution and reader.low(j - 1) == ","):
            return voice.last("pronoun") if low.endswith("nya") else _named_after(reader, j, voice)
        if low in {"menurutnya", "katanya", "ujarnya"}:
            return voice.last("pronoun")
    for j in range(k + 1, reader.count):
        low = reader.low(j)
        if low in attribution and reader.low(j - 1) == ",":
            return voice.last("pronoun") if low.endswith("nya") else _named_after(reader, j, voice)
    if any(reader.low(j) in lexicon.words("first_person") for j in range(k)):
        return voice.last("running")
    return NOBODY


def _named_after(reader: Reader, j: int, voice: Voice) -> Issuer:
    """The speaker right after "kata", "menurut"."""
    for k in range(j + 1, min(j + 4, reader.count)):
        mention = reader.named.get(k)
        if mention is not None and mention.kind in ISSUERS:
            last = k
            while reader.named.get(last) is mention:
                last += 1
            return Issuer(_beside(reader, mention, last, voice), "named")
        if reader.low(k) in _PRONOUNS:
            return voice.last("pronoun")
    return voice.last("running")


def addressees(reader: Reader, first: int, last: int, voice: Voice) -> tuple[str, ...]:
    """Ids of those named by the tokens `[first, last)`; what no earlier layer named becomes a group as written."""
    first = min(reader.skip(first, frozenset({"kepada", "pada", "bagi", "untuk", ",", "agar"})), last)
    pieces: list[tuple[int, int]] = []
    start = first
    for k in range(first, last):
        if k in reader.named or reader.low(k) not in {",", "dan", "serta", "maupun"} or _in_brackets(reader, first, k):
            continue
        right = reader.skip(k + 1, frozenset({"dan", "serta", "juga", "maupun"}))
        if start < k and reader.is_party(start, k) and right < last and reader.is_party(right, last):
            pieces.append((start, k))
            start = right
    pieces.append((start, last))
    out: list[str] = []
    for piece in pieces:
        made = _party_id(reader, *piece, voice)
        if made is not None and made not in out:
            out.append(made)
    return tuple(out)


def _in_brackets(reader: Reader, first: int, k: int) -> bool:
    marks = [reader.low(j) for j in range(first, k)]
    return marks.count("(") > marks.count(")")


def _party_id(reader: Reader, first: int, last: int, voice: Voice) -> str | None:
    first = min(reader.skip(first, frozenset({",", "dan", "serta"})), last)
    while last > first and reader.low(last - 1) in {",", "dan", "serta", "juga"}:
        last -= 1
    if first >= last:
        return None
    head = min(reader.skip(first, frozenset({"bapak", "ibu", "pak", "bu"})), last - 1)
    mention = reader.named.get(head)
    if mention is not None and mention.kind in PARTIES:
        k = head
        while k < last and (k in reader.named or reader.low(k) in {",", "(", ")"}):
            other = reader.named.get(k)
            if other is not None and other.kind == "person":
                return other.id
            k += 1
        return voice.party_of(mention)
    # "instansi terkait yakni Dinas Sosial": what is named explains the collective word
    for k in range(head, last - 1):
        if reader.low(k) in {"yakni", "yaitu"} and reader.is_named(k + 1):
            return _party_id(reader, k + 1, last, voice)
    if reader.low(head) in lexicon.words("first_person") | {"mereka", "dirinya"}:
        last = head + 1
    while last - first > 1 and reader.low(last - 1) in {"ini", "itu", "tersebut"}:
        last -= 1
    start, end = reader.span(first, last)
    known = _bare_party(reader.ctx, reader.ctx.text[start:end].lower(), start)
    return known if known is not None else reader.ctx.register_group(start, end)


def _bare_party(ctx: Context, word: str, offset: int) -> str | None:
    """Whom a bare "bupati" or "dinas" means: the one holder or body the report has of that name."""
    if word in _HEADS_OF_REGIONS:
        meant = ctx.entities.resolve(word, offset)
        return meant.id if meant is not None and meant.id.startswith("person/") else None
    if word in _BODIES:
        bodies = [key for key, body in ctx.entities.organisations.items() if body.name.lower().startswith(word + " ")]
        return bodies[0] if len(bodies) == 1 else None
    return None
