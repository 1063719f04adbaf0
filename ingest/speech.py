"""Who speaks where: the statements of a report outside quotation marks, in order.

A statement is a verb of saying or directing with the party that is its grammatical subject. The
attribution of quotations and the roles at a meeting both ask who spoke last before a place in the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ingest.clause_subjects import ACTING_WITHIN, PARTY_KINDS, THROUGH_WITHIN, speaks_through, subject
from ingest.stems import Stems
from ingest.unread_speakers import UNREAD, named_before

if TYPE_CHECKING:
    from ingest.context import Context, Hit, Mention, Sentence

# Patterns for `ctx.folded` are in lower case: setting case aside costs the engine a try of every branch.
_PRONOUN = re.compile(
    r"(?:^|[\s,])(?:Ia|Dia|Beliau|ia|dia|beliau|pihaknya|Pihaknya|dirinya|Dirinya|Politikus|Politisi|Mantan)\b"
)
_THIS_ONE = re.compile(
    r"(?: terpilih(?: (?:periode )?\d{4}\W\d{4})?)?(?: (?:dari|asal) [A-Z][\w()-]*(?: [A-Z0-9][\w()-]*){0,4})?"
    r"(?: [\[(][A-Z]\w*[\])])? (?:ini|itu|tersebut)\b"
)
_LEAD = re.compile(
    r"(?:Sementara itu|Terpisah|Senada|Namun|Adapun|Di tempat (?:yang )?(?:sama|terpisah)"
    r"|(?:Di|Pada|Dalam) kesempatan (?:itu|ini|yang sama|tersebut)),? "
)
"""What leads from one speaker to the next."""
_PRESIDES = re.compile(
    r"(?:[Rr]apat|[Rr]akor|[Rr]aker|RDP|FGD|[Pp]ertemuan|[Kk]egiatan|[Aa]cara|[Ss]idang|[Ff]orum|[Aa]udiensi|[Pp]aripurna|[Ss]osialisasi|[Aa]pel"
    r"|[Uu]pacara|[Mm]usrenbang|[Dd]iskusi)\b(?: yang (?=berlangsung|digelar|dilaksanakan|diikuti|dihadiri))?"
    r"(?:(?!\b(?:yang|kala|masih|pernah|dulu)\b)[^.;\"“”]){0,80}?"
    r"\b(?:dipimpin|dibuka|dipandu)(?:\s+(?:langsung|secara\s+\w+|resmi))*\s+(?:oleh\s+)?(?=[A-Z])"
)
"""Before the one who leads or opens a gathering: without another speaker, the next words are that one's."""
_ATTENDS = re.compile(r"[^.;:\n]{0,60}? (?:(?:juga|turut|ikut|pun)(?: \w+)? hadir|hadir (?:juga|pula))\b")
"""Tells of one who came too: whoever led or spoke before may as well have the next words."""
_OWN_PRONOUN = re.compile(r"\b(?:ia|dia|beliau)(?: juga| pun| kemudian| lalu| turut)? $")
"""The verb's own subject, whoever else the sentence names."""
_OWN_PRONOUN_ENDS = tuple(
    f"{pronoun}{adverb}{gap}"
    for gap in (" ", " \n")
    for adverb in ("", " juga", " pun", " kemudian", " lalu", " turut")
    for pronoun in ("ia", "beliau")
)
"""One of these ends what the pattern finds: a look at that spares most verbs the search."""
_ACCORDING = re.compile(r"\b[Mm]enurut\s*(?P<own>nya|dia|ia)?\b")
_ASKS_ALOUD = ("menekankan", "mengingatkan", "meminta", "berharap", "mengimbau", "mengajak", "berpesan")
"""Verbs of directing that are done in words by people, as "mendorong" need not be."""
_WISHES = re.compile(r"[^,.]{0,50}?\b(?:ingin|menginginkan|berkeinginan)\b")
"""What one wishes is told by whoever speaks: "Presiden ingin pupuk murah" is no word of the president's."""
_LIKEWISE = re.compile(
    r"(?:(?:demikian|begitu)(?: juga| pula)?|senada|hal (?:senada|serupa)(?: juga)?|seperti|sebagaimana) yang $"
)
"""Opens a sentence that goes over to one who said the same."""
_SO_SAID = ("demikian disampaikan ", "demikian dikatakan ")
"""What closes or opens a report with its speaker after it, without quotation marks."""
_OF_SOURCES = Stems(("enurut",))
_OF_PRESIDING = Stems((" dipimpin", " dibuka", " dipandu"))
_OF_WORDS_FROM = Stems(
    f"{words} dari "
    for words in (
        "apresiasi", "tanggapan", "kritik", "kritikan", "sorotan", "respons", "respon", "reaksi", "kecaman", "komentar",
        "pujian", "protes", "penolakan", "desakan", "pernyataan", "datang",
    )
)  # fmt: skip
"""What words come to someone's ears, or just come, before the one they come from."""
_PASSIVE_TAIL = re.compile(r"\s*(?:langsung\s+|juga\s+|oleh\s+)*(?P<own>nya)?")
_STATING = frozenset({"active", "passive", "quote"})
_ACCORDING_START = 40
"""How far into a sentence "menurut ..." still frames the whole of it, in characters."""
_DIRECTING_GAP = 60
"""A directing verb farther from its subject belongs to a clause of its own, in characters."""
PERSON_WITHIN = 900
"""How far back, in characters, a pronoun's person may have spoken where a body was named after."""
CAME_TOO = 0.45
"""How sure it is that the words after "Fulan juga hadir" are Fulan's, where another spoke or led before."""
OTHER_SPOKE = 0.68
"""How sure it is that words that speak of whoever spoke last are those of the one before; also of a name half read."""


class Statement(NamedTuple):
    """A party is said to say something at `offset`."""

    offset: int
    party: str
    """The party's id, or `UNREAD`."""
    confidence: float


def party_of(ctx: Context, mention: Mention) -> tuple[str, float]:
    """The party that a mention stands for, and how sure that is."""
    found = ctx.entities.party(mention)
    return found.id, found.confidence


def _one_lies_within(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of the offsets, which are in order, lies in `[start, end)`."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


class Speakers:
    """The statements of one report, found once and asked often."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.statements: list[Statement] = []
        self._names_sources = _OF_SOURCES.stand_in(ctx.text)
        self._presided = _OF_PRESIDING.places(ctx.text)
        self._sources = sorted(_OF_WORDS_FROM.places(ctx.text))
        self._find()

    def _find(self) -> None:
        ctx = self._ctx
        terms = ctx.gazetteer.terms
        verbs = [
            hit for kind in ("speech", "directive") for hit in ctx.hits_of(kind) if terms[hit.entry].form in _STATING
        ]
        verbs.sort(key=itemgetter(0))
        starts = [mention.start for mention in ctx.mentions]
        at = 0
        for sentence in ctx.sentences:
            while at < len(verbs) and verbs[at].start < sentence.start:
                at += 1
            here = at
            taken = self._names_sources and self._according(sentence)
            while here < len(verbs) and verbs[here].start < sentence.end and not taken:
                hit = verbs[here]
                here += 1
                if ctx.entities.in_quote(hit.start):
                    continue
                taken = self._add(sentence, hit, terms[hit.entry].form)
            if not taken and (self._presided or _one_lies_within(starts, sentence.start, sentence.end)):
                self._opening(sentence)

    def _add(self, sentence: Sentence, hit: Hit, form: str) -> bool:
        ctx = self._ctx
        start, end = hit.start, hit.end
        if (
            form == "quote"
            and ctx.text[start - 2 : start].strip() != ","
            and not ctx.folded.startswith(_SO_SAID, start)
        ):
            return False
        if (
            form == "passive"
            and ctx.text.endswith("yang ", 0, start)
            and _LIKEWISE.match(ctx.folded, sentence.start, start) is None
        ):
            return False  # "janji yang disampaikan X" is spoken of, and by another
        if form == "active" and ctx.folded.startswith("melaporkan ", start):
            reported = ctx.mentions_between(end + 1, end + 2)
            if reported and reported[0].kind == "person":
                return False  # "X melaporkan Y ke polisi" tells no words of X
        if form != "active":
            tail = _PASSIVE_TAIL.match(ctx.folded, end, sentence.end)
            low = tail.end() if tail else end
            found = ctx.mentions_between(low, min(low + 3, sentence.end))
            if not found or found[0].kind not in PARTY_KINDS:
                return False
            party, sure = party_of(ctx, found[0])
            self.statements.append(Statement(found[0].start, party, sure))
            return True
        mention = (
            None
            if ctx.folded.endswith(_OWN_PRONOUN_ENDS, sentence.start, start)
            and _OWN_PRONOUN.search(ctx.folded, max(sentence.start, start - 24), start)
            else subject(ctx, sentence.start, start)
        )
        if mention is not None and hit.kind == "directive" and start - mention.end > _DIRECTING_GAP:
            return False
        says = hit.kind == "speech" or ctx.folded.startswith(_ASKS_ALOUD, start)
        if mention is not None:
            party, sure = party_of(ctx, mention)
            again = party.startswith("post/") or ctx.text.endswith("antan ", 0, mention.start)
            if (
                again
                and _THIS_ONE.match(ctx.text, mention.end)
                and (last := self.before(start))
                and last.party != UNREAD
            ):
                # "Legislator X ini", "mantan anggota X ini" is whoever spoke last
                self.statements.append(Statement(start, last.party, last.confidence * 0.9))
                return True
            if mention.kind == "organisation":
                sure = min(sure, 0.7)
                if says and (named := named_before(ctx, mention.end, start)) is not None:
                    party, sure = named, OTHER_SPOKE  # "Menanggapi rapat DPRD itu, Fulan berharap"
            self.statements.append(Statement(start, party, sure))
            return True
        if _PRONOUN.search(ctx.text, sentence.start, start) and (last := self.before(start)):
            self.statements.append(Statement(start, last.party, last.confidence * 0.9))
            return True
        named = named_before(ctx, sentence.start, start) if says else None
        if named is not None:
            self.statements.append(Statement(start, named, OTHER_SPOKE))
            return True
        return False

    def _according(self, sentence: Sentence) -> bool:
        """ "Menurut X, ..." and "Menurutnya, ..." tell whose words the sentence reports."""
        ctx = self._ctx
        limit = min(sentence.end, sentence.start + _ACCORDING_START)
        if ctx.text.find("enurut", sentence.start, limit) < 0:
            return False  # spares most sentences the pattern
        found = _ACCORDING.search(ctx.text, sentence.start, limit)
        if found is None or ctx.entities.in_quote(found.start()):
            return False
        if found["own"]:
            last = self.before(found.start())
            if last is not None:
                self.statements.append(Statement(found.start(), last.party, last.confidence * 0.95))
            return last is not None
        after = ctx.mentions_between(found.end(), min(sentence.end, found.end() + 30))
        if not after or after[0].kind not in PARTY_KINDS:
            return False
        party, sure = party_of(ctx, after[0])
        again = after[0].kind == "post" and (after[0].id == party or ctx.text.endswith("antan ", 0, after[0].start))
        if again and _THIS_ONE.match(ctx.text, after[0].end) and (last := self.before(found.start())):
            party, sure = last.party, last.confidence * 0.9  # "Menurut mantan Ketua X ini, ..."
        self.statements.append(Statement(after[0].start, party, sure))
        return True

    def _opening(self, sentence: Sentence) -> None:
        """A sentence without a verb of saying still puts its subject before the reader."""
        ctx = self._ctx
        low = sentence.start
        lead = _LEAD.match(ctx.text, low, sentence.end)
        low = lead.end() if lead is not None else low
        for mention in ctx.mentions_between(low, min(sentence.end, low + 3)):
            if mention.kind in ("person", "post") and not ctx.entities.in_quote(mention.start):
                through = ctx.folded.find(" melalui ", mention.end, min(sentence.end, mention.end + THROUGH_WITHIN))
                if through > 0 and speaks_through(ctx, through, sentence.end):
                    at = through + len(" melalui ")
                    mention = ctx.mentions_between(at, at + ACTING_WITHIN)[0]
                party, sure = party_of(ctx, mention)
                last = self.person_before(mention.start)
                wished = (
                    last is not None and last.party not in (party, UNREAD) and _WISHES.match(ctx.folded, mention.end)
                )
                if party.startswith("person/") and not wished:
                    came = last is not None and last.party != party and _ATTENDS.match(ctx.folded, mention.end)
                    self.statements.append(Statement(mention.start, party, min(sure, CAME_TOO if came else 0.8)))
                return
        if self._sources:
            self._source(sentence)
        if self._presided:
            self._presiding(sentence)

    def _source(self, sentence: Sentence) -> None:
        """Whoever words come from comes before the reader: "Langkah itu menuai apresiasi dari X"."""
        ctx = self._ctx
        at = bisect_left(self._sources, sentence.start)
        if at == len(self._sources) or self._sources[at] >= sentence.end:
            return
        low = ctx.text.find(" dari ", self._sources[at]) + len(" dari ")
        after = ctx.mentions_between(low, min(low + 3, sentence.end))
        if after and after[0].kind in ("person", "post") and not ctx.entities.in_quote(after[0].start):
            party, sure = party_of(ctx, after[0])
            self.statements.append(Statement(after[0].start, party, min(sure, 0.75)))

    def _presiding(self, sentence: Sentence) -> None:
        """Whoever leads or opens a gathering comes before the reader without a verb of saying."""
        ctx = self._ctx
        if not any(sentence.start <= at < sentence.end for at in self._presided):
            return  # spares most sentences the pattern
        led = _PRESIDES.search(ctx.text, sentence.start, sentence.end)
        after = ctx.mentions_between(led.end(), min(led.end() + 3, sentence.end)) if led else ()
        mention = after[0] if after else None
        if mention is None or mention.kind not in ("person", "post") or ctx.entities.in_quote(mention.start):
            return
        party, sure = party_of(ctx, mention)
        if party.startswith("person/"):
            self.statements.append(Statement(mention.start, party, min(sure, 0.75)))

    def before(self, offset: int) -> Statement | None:
        """The last statement that begins before `offset`."""
        at = bisect_left(self.statements, (offset,)) - 1
        return self.statements[at] if at >= 0 else None

    def person_before(self, offset: int) -> Statement | None:
        """The last statement before `offset` that a person or post makes, if it is not far: bodies are no "ia"."""
        at = bisect_left(self.statements, (offset,)) - 1
        while at >= 0 and offset - self.statements[at].offset <= PERSON_WITHIN:
            if not self.statements[at].party.startswith("organisation/"):
                return self.statements[at]
            at -= 1
        return None

    def other_before(self, offset: int, party: str) -> Statement | None:
        """The last statement before `offset` that a person or post other than `party` makes, if it is not far."""
        at = bisect_left(self.statements, (offset,)) - 1
        while at >= 0 and offset - self.statements[at].offset <= PERSON_WITHIN:
            found = self.statements[at]
            if found.party != party and not found.party.startswith("organisation/"):
                return found._replace(confidence=min(found.confidence, OTHER_SPOKE))
            at -= 1
        return None

    def add(self, statement: Statement) -> None:
        """Put in a statement found elsewhere (the speaker of a quotation), in order."""
        self.statements.insert(bisect_left(self.statements, statement), statement)
