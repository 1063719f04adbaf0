"""Who speaks, as a report goes on: quotations with their speakers, and the subjects of its own sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from ingest.directives import lexicon
from ingest.directives.reader import ISSUERS, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Quote
    from ingest.context import Context, Mention

_WORD_BEFORE = 32
_SPEAKER_WITHIN = 20
BESIDE = 3
"""Characters between a post and its holder beside it."""
GOES_ON_WITHIN = 2
"""Sentences from a directive to one that adds another by the same issuer."""
NEAR = 1
"""Paragraphs between a clause and the quotations whose speaker tells it."""
_POINTED_AT = re.compile(
    r"(?:\)?(?: terpilih(?: periode)?)?(?: (?:dari |asal )?[(\[A-Z0-9][\w()\[\]./-]*)*)(?: (?:dua|tiga) periode)?"
    r" (?:ini|itu|tersebut)"
    r"(?: (?:pun|juga|lantas|kemudian|lalu|kembali))* [mb]e\w{3,}"
)
_PRESENT = re.compile(
    r"\s*(?:(?:[Tt]ampak|[Tt]urut|[Tt]erlihat|[Ii]kut|[Jj]uga) )*(?:[Hh]adir|(?:[Mm]en|[Dd]i)dampingi)\b"
)
"""Opens a sentence that only tells who else is there."""
_SAYS = re.compile(r"(?:^|[,.] |\n)([A-Z][a-z]{2,})(?: (?:juga|pun|lalu|kembali))? ([mb]e[a-z]{4,})\b", re.MULTILINE)
_ROLE_SAYS = re.compile(r"\b(bupati|wali ?kota|gubernur|camat|sekda)(?: (?:juga|pun|lalu|kembali))? ([mb]e[a-z]{4,})\b")
_TOLD_BY = frozenset({"disampaikan", "dikatakan", "diungkapkan", "ditegaskan", "dijelaskan", "disebutkan", "diarahkan"})
"""With "sebagaimana": whom the speaker cites."""
_ROLES = frozenset({"bupati", "walikota", "gubernur", "camat", "sekda"})
_SAID_BY = re.compile(
    r"\s*(?:Hal|Imbauan|Himbauan|Permintaan|Pesan|Ajakan|Instruksi|Arahan|Harapan|Penegasan|Pernyataan)"
    r"(?: (?:itu|ini|tersebut))? di(?:sampaikan|katakan|ungkapkan|tegaskan|jelaskan|utarakan|lontarkan|tekankan)"
    r"(?: langsung)?(?: oleh)? "
)
_SPEAKING = frozenset({"lanjut", "pidatonya", "sambutannya", "arahannya", "amanatnya", "paparannya", "pesannya"})
"""Words of a sentence that tells someone's speech without a verb of saying."""
_ATTRIBUTED = re.compile(r"[\"”“’'»]+[,.]?\s*(\w+)\s+")


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
        for place in range(at, len(known)):
            start, end, speaker = known[place]
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

    def __init__(self, ctx: Context, speakers: dict[int, str | None]) -> None:
        self.ctx = ctx
        self.speakers = speakers
        """Position of a quotation -> id of its speaker."""
        self.said: tuple[int, str] | None = None
        """Paragraph and id of the last one whose words were told: who a passive without an agent stands for."""
        self.directed: tuple[int, str] | None = None
        """Position of the last sentence that told a directive, and its issuer."""
        self._running: str | None = None
        self._before: str | None = None
        self._person: str | None = None
        self._passed: list[str | tuple[int, int] | range] = []
        """What went by since it was last asked: ids of speakers, and stretches of the report's own words,
        by offsets or as positions of whole sentences."""

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

    def told_sentences(self, first: int, last: int) -> None:
        """Note that the report itself told the sentences at `[first, last)`."""
        self._passed.append(range(first, last))

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
        for who in self._latest():
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

    def _latest(self) -> Iterator[str | None]:
        """Who spoke or was the subject of each stretch that went by, the latest first."""
        for passed in reversed(self._passed):
            if isinstance(passed, str):
                yield passed
            elif isinstance(passed, range):
                for number in reversed(passed):
                    sentence = self.ctx.sentences[number]
                    yield subject_between(self.ctx, sentence.start, sentence.end, self)
            else:
                yield subject_between(self.ctx, *passed, self)

    def quoted(self, reader: Reader) -> str | None:
        """The speaker of the clause's quotation."""
        return self.speakers.get(reader.clause.quote)

    def says(self, paragraph: int, who: str | None) -> None:
        """Note that words of `who` were told in this paragraph."""
        if who is not None:
            self.said = (paragraph, who)

    def directing(self, reader: Reader) -> Issuer:
        """The one whose directive the sentence before, in the same paragraph, told."""
        if self.directed is None or reader.quoted or reader.clause.sentence - self.directed[0] != 1:
            return NOBODY
        before = self.ctx.sentences[self.directed[0]]
        return Issuer(self.directed[1], "running") if before.paragraph == reader.paragraph else NOBODY

    def goes_on_directing(self, reader: Reader, *, also: bool) -> Issuer:
        """The one whose directive the sentence before told, in any paragraph.

        Or one sentence earlier, where what lies between goes on in the directive's paragraph, or `also`
        says that one more is added.
        """
        if self.directed is None or reader.quoted:
            return NOBODY
        told, sentences = self.directed[0], self.ctx.sentences
        since = reader.clause.sentence - told
        goes_on = since == GOES_ON_WITHIN and (also or sentences[told + 1].paragraph == sentences[told].paragraph)
        return Issuer(self.directed[1], "running") if since == 1 or goes_on else NOBODY

    def directs(self, sentence: int, who: str | None) -> None:
        """Note that the sentence at this position tells a directive of `who`."""
        if who is not None:
            self.directed = (sentence, who)

    def carried_on(self, reader: Reader) -> Issuer:
        """The one whose words the paragraph tells, up to the clause."""
        paragraph = reader.paragraph
        if self.said and self.said[0] == paragraph:
            return Issuer(self.said[1], "running")
        before = self.ctx.sentences[reader.clause.sentence - 1] if reader.clause.sentence else None
        if reader.quoted or before is None or before.paragraph != paragraph:
            return NOBODY
        told = self.ctx.text[before.start : before.end].lower().replace(",", " ").split()
        says = not lexicon.words("saying").isdisjoint(told) or not _SPEAKING.isdisjoint(told)
        return self.last("running") if says else NOBODY

    def between(self, reader: Reader) -> Issuer:
        """The speaker of the quotations on both sides, where the clause stands between two of one speaker."""
        quotes = self.ctx.quotes
        after = bisect_right(quotes, reader.clause.start, key=lambda quote: quote.start)
        if reader.quoted or not 0 < after < len(quotes):
            return NOBODY
        near = (
            quotes[after].paragraph - reader.paragraph <= NEAR
            and reader.paragraph - quotes[after - 1].paragraph <= NEAR
        )
        speaker = self.speakers.get(after)
        alone = speaker == self.speakers.get(after - 1) == self.running
        return Issuer(speaker, "running") if near and speaker and alone else NOBODY

    def told_after(self, reader: Reader) -> Issuer:
        """The one by whom the next sentence says that this was said: "Imbauan tersebut disampaikan Bupati ..."."""
        number = reader.clause.sentence + 1
        if reader.quoted or number >= len(self.ctx.sentences):
            return NOBODY
        start = self.ctx.sentences[number].start
        match = _SAID_BY.match(self.ctx.text, start)
        if match is None:
            return NOBODY
        who = subject_between(self.ctx, match.end(), match.end() + _SPEAKER_WITHIN, self)
        return Issuer(who, "named") if who else NOBODY

    def last(self, how: str) -> Issuer:
        """The report's last speaker as issuer; a person where a pronoun asks for one."""
        who = (self.person or self.running) if how == "pronoun" else self.running
        return Issuer(who, how) if who else NOBODY

    def last_person(self) -> Issuer:
        """The last speaker who is a person or a post: whom alone "ia" can mean."""
        return Issuer(self.person, "pronoun") if self.person else NOBODY

    def other_than(self, who: str | None) -> Issuer:
        """The last speaker who is not `who`: whom "Kami diminta ..." leaves unsaid."""
        other = self.before if self.running == who else self.running
        return Issuer(other, "pronoun") if other else NOBODY


def says_it_again(ctx: Context, mention: Mention) -> bool:
    """Is a post without a holder another word for the last speaker: "Mantan Menteri X ini", "Kepala Negara"?"""
    former = ctx.text.endswith("antan ", 0, mention.start)
    if mention.kind != "post" or (ctx.entities.party(mention).id != mention.id and not former):
        return False
    if ctx.text[mention.start : mention.end].lower() == "kepala negara":
        return True
    return _POINTED_AT.match(ctx.text, mention.end) is not None


def _points_back(ctx: Context, left: str, mention: Mention) -> bool:
    """Does a member of the body stand for the last speaker: "politisi Partai X itu menilai ..."?"""
    return left in lexicon.words("partisans") and _POINTED_AT.match(ctx.text, mention.end) is not None


def _called(ctx: Context, start: int, end: int) -> str | None:
    """Whose name the one capital word before a verb of saying is part of, where no layer marked it as a name."""
    match = _SAYS.search(ctx.text, start, end)
    if match is None or match[2] not in lexicon.words("saying"):
        return None
    called = [key for key, person in ctx.entities.people.items() if match[1] in person.name.split()]
    return called[0] if len(called) == 1 else None


def role_at(reader: Reader, k: int) -> str | None:
    """The one whom a head of office in small letters at token `k` means ("menurut wali kota"), or None."""
    if k in reader.named or not 0 <= k < reader.count or not reader.texts[k].islower():
        return None
    last = k + 2 if reader.low(k) == "wali" and reader.low(k + 1) == "kota" else k + 1
    if last == k + 1 and reader.low(k) not in _ROLES:
        return None
    meant = reader.ctx.entities.resolve(" ".join(reader.lows[k:last]), reader.start(k))
    return meant.id if meant is not None else None


def _role_saying(ctx: Context, start: int, end: int) -> str | None:
    """The same where such a head, the first of the stretch, is the subject of a verb of saying."""
    match = _ROLE_SAYS.search(ctx.text, start, end)
    if match is None or match[2] not in lexicon.words("saying"):
        return None
    before = ctx.text[max(start, match.start() - _WORD_BEFORE) : match.start()].split()
    if before and before[-1].lower() in lexicon.words("prepositions") | {"para", "wakil", "mantan", "calon"}:
        return None
    meant = ctx.entities.resolve(match[1], match.start())
    return meant.id if meant is not None else None


def subject_between(ctx: Context, start: int, end: int, voice: Voice) -> str | None:
    """The same for a stretch of the text that no rule reads word by word."""
    if _PRESENT.match(ctx.text, start, end) is not None:
        return None
    mentions = ctx.mentions_between(start, end)
    if (called := _called(ctx, start, mentions[0].start if mentions else end)) is not None:
        return called
    if (role := _role_saying(ctx, start, mentions[0].start if mentions else end)) is not None:
        return role
    prepositions, belongings = lexicon.words("prepositions"), lexicon.words("belongings")
    passed_over = -1 - BESIDE
    for number, mention in enumerate(mentions):
        if mention.kind not in ISSUERS:
            continue
        before = ctx.text[max(start, mention.start - _WORD_BEFORE) : mention.start].split()
        left = before[-1].lower() if before else ""
        beside = mention.start - passed_over <= BESIDE  # "program Presiden Sari": the holder goes with the post
        cited = left in _TOLD_BY and len(before) > 1 and before[-2].lower() in {"sebagaimana", "seperti"}
        if beside or cited or left in prepositions or left in belongings or lexicon.active_verb(left):
            passed_over = mention.end
            continue
        if says_it_again(ctx, mention) or (mention.kind == "organisation" and _points_back(ctx, left, mention)):
            return None
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        if (
            after is not None
            and mention.kind != "person"
            and after.kind == "person"
            and after.start - mention.end <= BESIDE
        ):
            return after.id
        return voice.party_of(mention)
    return None
