"""Who said a quotation: by the verb beside it, by "-nya", or by who spoke last.

Quotations of fewer words than `QUOTE_MIN_WORDS`, titles and phrases in quotation marks are no
statements and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from graph.resources import data_path
from ingest.clause_subjects import PARTY_KINDS, subject
from ingest.kin import KIN
from ingest.quotations import Entry, finished
from ingest.speech import Speakers, Statement, party_of
from ingest.unread_speakers import UNREAD, are_of, speaks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Meeting, Quote
    from ingest.context import Context, Mention, QuoteSpan, Sentence

QUOTE_MIN_WORDS = 5
"""A quotation has at least this many words; shorter ones are terms and titles."""
SAID_WITHIN = 40
"""A verb of saying stands at most this far before the quotation it opens, in characters."""
NAMED_LAST = 0.4
"""How sure it is that words of one whom nothing said to speak are those of whoever was named last: half are."""
OF_A_BODY = 0.4
"""How sure it is that "ujarnya" means the body told of before: mostly someone who was not read says it."""
SUBJECT_WINDOW = 220
"""How far after the verb its subject is looked for, in characters."""

RESUMED_WITHIN = 60
"""A quotation that begins this near after an attribution is resumed by the same speaker, in characters."""

# Patterns for `folded` are in lower case: setting case aside costs the engine a try of every branch.
_GAP = r"[\"”“’'»]*\s*[,.]?\s*[-–—]?\s*"
_TAIL = re.compile(r"[\"”“’'»]*\s*,?[\"”“’'»]*\s*(?=\w)")
_MISSPELT = re.compile(r"(?:\w+ )?(?:dia|ia|beliau)\b|\w+n(?:y\w{0,2}|ha|a)\b")
"""A pronoun, or a verb of saying with its "-nya" that a slip spoils ("ujarny", "tutupnha")."""
_MORE_VERBS = (
    "aku", "begitu kata", "bilang", "bunyi", "cecar", "celetuk", "cuit", "demikian kata", "desak", "dorong", "kecam",
    "kta", "puji", "sahut", "sindir", "singgung", "tantang", "tegur", "tekan",
)  # fmt: skip
_PRONOUN = re.compile(r"\s*(?:lagi\s+|pula\s+)?(?:dia|ia|beliau|mereka)\b")
_OWN_BEFORE = re.compile(
    r"\W*(?:kata|ujar|ucap|ungkap|tutur|tegas|jelas|terang|lanjut|tambah|imbuh|sambung|papar|pungkas|tutup|tandas)nya\s*"
    r"[,:]?\s*[\"“„]?$"
)
"""A verb of saying with "-nya" that opens a quotation ("Katanya, "...")."""
_SUBJECT_END = re.compile(
    r"[\s.!?\"“”,](?:(?<=\s)(?:di|saat|dalam|kepada|dikutip|usai|pada|ketika|seperti|melalui|sebelum|setelah|lewat|via|sambil"
    r"|seraya|sembari|dengan|menambahkan|mengakhiri|menegaskan|menutup)\s"
    r"|(?<=[.!?])(?<!\b[A-Z].)(?<!\bPlh.)(?<!\bPlt.)(?<!\bPjs.)(?<!\bPj.)(?<!\b[DI]r.)(?<!\bdr.)(?<!\bHj.)(?<!\bDr[sa].)"
    r"(?<!\bNy.)(?<!\bMoh.)(?<!\bMuh.)(?<!\bTgk.)(?<!\b[Dd]rg.)(?<!\bProf.)(?<!\bPol.)(?=\s|$)"
    r"|(?<=\n)\n|(?<=[\"“”])|(?<=,)\s*(?=(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\b)|(?<=\s)\(\d)"
)
"""Begins with one class of characters, so that the engine runs from one of them to the next."""
_DESCRIBED = re.compile(
    r"\s*(?:pria|lelaki|wanita|perempuan|politi[ks]us|politisi|mantan|sosok|bupati|gubernur|wali kota|menteri|jenderal"
    r"|lulusan|alumn[iu]s?|legislator|ibu|bapak|eks|putra|putri|orang)\b"
)
_TERM_BEFORE = re.compile(
    r"(?:bertajuk|bertema(?:kan)?|tema|tajuk|berjudul|judul|frasa|istilah|bertuliskan|tulisan|slogan|mott?o|jargon|topik"
    r"|agenda|program|bernama|sebutan|kalimat|acara|kegiatan|webinar|seminar|diskusi|buku|lagu|film"
    r"|video|aplikasi|label|nama|konsep|semboyan|prinsip|filosofi|spanduk|artikel|forum|lomba|festival)(?:\s+(?!dan\b|kata\b)[a-z]+){0,2}\s*[:,]?\s*[\"“„'‘]*$"
)
_SHOWN_BEFORE = re.compile(
    r"\b(?:narasi(?:nya)?(?: terjemahan)?(?: (?:dalam|di|pada) \w+)?"
    r"|(?:narasi|berbunyi|transkrip)\w*(?: [\w-]+){1,6}(?= ?[\]:])"
    r"|(?:(?:teks|tulisan|terjemahan)(?:nya)?|takarir|caption|berjudul|berbunyi|bunyinya|isinya|diberi keterangan"
    r"|potongan \w+ dalam unggahan)(?=\W{0,2}[\w ]*[\]:.]))"
    r"\W{0,2}(?:sebagai berikut|berikut(?: ini)?|tersebut)?[\]:.\s]*[\"“„'‘]?$"
)
"""Leads to what is shown for all to see, by whomever it was written ("Unggahan itu disertai narasi:")."""
SHOWN_WITHIN = 60
"""How far before the mark that is looked for, in characters."""
_THIS_ONE = re.compile(r"[^,.\n\"“]{0,24}\s(?:ini|itu|tersebut)\b")
"""After a post that speaks of whoever spoke last ("kata mantan Kepala Dinas ini")."""
_CLAUSE_OF_LAW = re.compile(r"(?:Pasal|Ayat|Bab|Diktum|Lampiran|Poin|Butir)\b")
_SAME_ONE = re.compile(
    r"\s(?:aktivis|pengamat|akademisi|dosen|advokat|pengacara|purnawirawan|peneliti|guru\s+besar|ulama|kader|perwira|komisioner"
    r"|wakil\s+rakyat|senator|ekonom|doktor|anggota|ketua|putri|putra|jebolan|pemilik|pimpinan|kepala)"
    r"(?:\s[\w-]+){0,5}?\s(?:itu|ini|tersebut)\b"
)
"""A description of whoever spoke last ("ujar aktivis lingkungan itu")."""
_BESIDE_ONE = re.compile(
    rf"(?:^|[\s,])(?:{'|'.join(KIN)}|staf(?:\s+(?:khusus|ahli|pribadi))?|supir|kerabat|penasihat\s+hukum|pendukung|relawan"
    r"|simpatisan|utusan|orang\s+dekat|sekretaris\s+pribadi|tim\s+sukses|teman|rekan|sahabat|tetangga|bersama|didampingi|mendampingi|mewakili)\s+(?:dari\s+)?$"
)
"""Before one who is named only to tell whose aide or kin the speaker is ("kata sopir Bupati X")."""
_SOMEONE = re.compile(
    r"(?:^|[\s,])(?:warga|pedagang|petani|nelayan|mahasiswa|pelajar|siswa|guru|buruh|sopir|peserta|pengunjung|penonton|penumpang"
    r"|pengguna\s+jalan|orang\s+tua\s+\w+|ibu-ibu|massa|pendemo|demonstran|wartawan|jurnalis|awak\s+media|netizen|warganet)"
    r"(?:\s+(?:setempat|itu|tersebut|lain|lainnya|pun|juga|lalu))*\s+$"
)
"""Someone unnamed right before a verb of saying."""
_SENTENCE_ENDS = frozenset(".!?")


def attribute(ctx: Context, meetings: Sequence[Meeting] = ()) -> tuple[Quote, ...]:
    """The attributed quotations of the report, in order.

    `speaker` is the id of a person, post or organisation. A quotation that goes on over paragraphs
    is one; one resumed after its attribution is a second.
    """
    if not ctx.quotes:
        return ()
    speakers = Speakers(ctx)
    reading = _Reading(ctx, speakers)
    entries: list[Entry] = []
    open_parts: list[QuoteSpan] = []
    for index, span in enumerate(ctx.quotes):
        entry = Entry([*open_parts, span])
        follower = ctx.quotes[index + 1] if index + 1 < len(ctx.quotes) else None
        if (
            not reading.after(entry)
            and not entry.blocked
            and not reading.before(entry, entries[-1] if entries else None)
        ):
            if follower and reading.goes_on(span, follower):
                open_parts.append(span)
                continue
            reading.by_context(entry, entries[-1] if entries else None)
        open_parts = []
        if entry.speaker:
            speakers.add(Statement(span.end, entry.speaker, entry.confidence))
            entries.append(entry)
        elif entry.other:
            speakers.add(Statement(span.end, UNREAD, 0.0))
    main = [meeting for meeting in meetings if meeting.main]
    return tuple(
        finished(ctx, entry, main[0] if len(main) == 1 else None)
        for entry in entries
        # no part is counted further than is asked
        if sum(len(ctx.text[p.start : p.end].split(None, QUOTE_MIN_WORDS)) for p in entry.parts) >= QUOTE_MIN_WORDS
    )


@cache
def _verb() -> re.Pattern[str]:
    """A verb of saying right after a quotation; group "own" holds its "-nya"."""
    lines = data_path("gazetteers", "speech_verbs.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    wanted = [columns.index(name) for name in ("quote_bare", "quote_nya", "active_forms")]
    forms = set(_MORE_VERBS)
    for line in lines[1:]:
        cells = line.split("\t")
        forms.update(form for at in wanted for form in cells[at].split("|") if form)
    bare = sorted({form.removesuffix("nya") for form in forms}, key=lambda form: (-len(form), form))
    return re.compile(rf"{_GAP}(?P<verb>{'|'.join(map(re.escape, bare))})(?P<own>nya)?(?![\w-])")


class _Reading:
    """Attribution in one report."""

    def __init__(self, ctx: Context, speakers: Speakers) -> None:
        self.ctx = ctx
        self.text = ctx.text
        self.folded = ctx.folded
        self.speakers = speakers
        self.verb = _verb()
        self._starts = [sentence.start for sentence in ctx.sentences]

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`."""
        at = bisect_right(self._starts, offset) - 1
        return self.ctx.sentences[at] if at >= 0 else None

    def after(self, entry: Entry) -> bool:
        """Attribution by a verb right after the closing mark."""
        span = entry.parts[-1]
        end = self.ctx.layout.paragraphs[span.paragraph].end
        match = self.verb.match(self.folded, span.end, end)
        if match is None:
            return False
        entry.tail = match.end()
        start = entry.parts[0].start
        if match["own"]:
            return self._last(entry, start, "Q-02")
        if pronoun := _PRONOUN.match(self.text, match.end(), end):
            entry.tail = pronoun.end()
            return self._last(entry, start, "Q-02")
        limit = min(end, match.end() + SUBJECT_WINDOW)
        stop = _SUBJECT_END.search(self.text, match.end(), limit)
        limit = stop.start() if stop else limit
        for mention in self.ctx.mentions_between(match.end(), limit):
            if mention.kind not in PARTY_KINDS:
                continue
            between = self.folded[match.end() : mention.start]
            if _BESIDE_ONE.search(between):
                if (named := self._set_off(mention, limit)) is None:
                    entry.blocked = entry.other = True  # "kata sopir Bupati X": no name tells who the driver is
                    return False
                mention = named
            if len(between) > 3 and _DESCRIBED.match(between) and mention.kind == "organisation":
                break
            if mention.kind == "organisation":
                person = next(
                    (m for m in self.ctx.mentions_between(mention.end, limit) if m.kind in ("person", "post")), None
                )
                mention = person or mention
            party, sure = party_of(self.ctx, mention)
            if (
                party.startswith("post/")
                and _THIS_ONE.match(self.text, mention.end, end)
                and self._last(entry, start, "Q-02")
            ):
                entry.tail = mention.end
                return True
            entry.speaker, entry.confidence, entry.rule = party, min(0.97, sure), "Q-01"
            entry.tail = max(mention.end, limit if limit - mention.end < 60 else mention.end)
            return True
        if _SAME_ONE.match(self.text, match.end(), end) and self._last(entry, start, "Q-02", penalty=0.05):
            entry.tail = limit
            return True
        surface = self.text[match.end() : limit].strip(" ,")
        if surface and (found := self.ctx.entities.resolve(surface, match.end())):
            entry.speaker, entry.confidence, entry.rule = found.id, found.confidence * 0.95, "Q-01"
            entry.tail = limit
            return True
        if match["verb"].lower() in ("demikian", "bunyi") and (body := self._body_named(surface)):
            entry.speaker, entry.confidence, entry.rule, entry.tail = body, 0.8, "Q-01", limit
            return True
        if surface and not _DESCRIBED.match(f" {surface.lower()}"):
            # "tanya hakim", "kata Gedung Putih": another, unless it may be a form of the name; "tulis Pasal 2": nobody
            law = _CLAUSE_OF_LAW.match(surface) is not None
            entry.blocked = law or not surface[0].isupper() or not self._may_be_last(surface, start)
            entry.other = entry.blocked and not law
            return False
        return self._last(entry, start, "Q-02", penalty=0.15)

    def _set_off(self, mention: Mention, limit: int) -> Mention | None:
        """The person whom a comma sets off after another: "kata sopir Bupati X, Fulan"."""
        last = mention.end
        for one in self.ctx.mentions_between(mention.end, limit):
            if one.kind == "person" and "," in self.text[last : one.start]:
                return one
            last = one.end
        return None

    def _body_named(self, surface: str) -> str | None:
        """The body whose ruling or rule the words are ("demikian bunyi putusan MK")."""
        words = set(surface.split())
        for body in self.ctx.entities.organisations.values():
            if body.acronym in words or body.name in surface or words & set(body.aliases):
                return body.id
        return None

    def _may_be_last(self, surface: str, offset: int) -> bool:
        """Whether the words may be a form of the name of whoever spoke last before `offset`."""
        last = self.speakers.person_before(offset)
        return last is not None and are_of(self.ctx.entities.people.get(last.party), surface)

    def _last(self, entry: Entry, offset: int, rule: str, penalty: float = 0.0) -> bool:
        last = self.speakers.before(offset)
        if last is not None and last.party.startswith("organisation/"):
            last = self.speakers.person_before(offset) or last
        if last is None:
            person = self.ctx.entities.last_person(offset)
            if person is None:
                return False
            last = Statement(offset, person, NAMED_LAST)
        if last.party != UNREAD and speaks_of(self.ctx, last.party, entry.parts):
            last = self.speakers.other_before(offset, last.party) or Statement(offset, UNREAD, 0.0)
        if last.party == UNREAD:
            entry.blocked = entry.other = True
            return False
        entry.speaker, entry.rule = last.party, rule
        entry.confidence = max(0.3, min(0.93, last.confidence) - penalty)
        if last.party.startswith("organisation/") and rule != "Q-05":
            entry.confidence = min(entry.confidence, OF_A_BODY)
        return True

    def before(self, entry: Entry, previous: Entry | None) -> bool:
        """Attribution by what stands before the opening mark in the same sentence."""
        span = entry.parts[0]
        sentence = self.sentence(span.start)
        if sentence is None or sentence.start >= span.start - 2:
            return False
        low = sentence.start
        if _TERM_BEFORE.search(self.folded, max(low, span.start - 40), span.start) or self._shown(span):
            return False
        if previous and previous.parts[-1].end > low:
            low = previous.parts[-1].end
            if low < previous.tail < span.start < previous.tail + RESUMED_WITHIN:
                entry.speaker, entry.confidence, entry.rule = previous.speaker, previous.confidence, "Q-03"
                entry.tail = span.end
                return True
        verb = self._said(low, span.start)
        if verb is None:
            if _OWN_BEFORE.match(self.folded, low, span.start) is None:
                return False
            entry.tail = span.end
            return self._last(entry, low, "Q-04", penalty=0.1)
        if _SOMEONE.search(self.folded, low, verb):
            entry.blocked = True  # "Menanggapi Bupati X, warga berkata"
            return False
        mention = subject(self.ctx, low, verb)
        entry.tail = span.end
        if mention is not None:
            party, sure = party_of(self.ctx, mention)
            entry.speaker, entry.confidence, entry.rule = party, min(0.9, sure), "Q-04"
            return True
        return self._last(entry, verb, "Q-04", penalty=0.1)

    def _shown(self, span: QuoteSpan) -> bool:
        """Is it what a post, picture or film shows, whoever wrote it?"""
        return _SHOWN_BEFORE.search(self.folded, max(0, span.start - SHOWN_WITHIN), span.start) is not None

    def _said(self, low: int, high: int) -> int | None:
        """Where the last verb of saying in `[low, high)` begins, if only a few words part it from the mark."""
        terms = self.ctx.gazetteer.terms
        hits = self.ctx.hits
        at = bisect_left(hits, (high,)) - 1
        while at >= 0 and hits[at].end >= low and high - hits[at].end <= SAID_WITHIN:
            if hits[at].kind == "speech" and terms[hits[at].entry].form == "active":
                return hits[at].start
            at -= 1
        return None

    def goes_on(self, span: QuoteSpan, follower: QuoteSpan) -> bool:
        """True where the next paragraph carries on the quotation that fills this one."""
        if follower.paragraph != span.paragraph + 1:
            return False
        here = self.ctx.layout.paragraphs[span.paragraph]
        there = self.ctx.layout.paragraphs[follower.paragraph]
        return here.end - span.end <= 2 and follower.start - there.start <= 2 and span.start - here.start <= 2

    def by_context(self, entry: Entry, previous: Entry | None) -> None:
        """No verb beside it: an utterance that fills a sentence belongs to whoever spoke last."""
        span = entry.parts[0]
        paragraph = self.ctx.layout.paragraphs[span.paragraph]
        head = self.text[max(paragraph.start, span.start - 3) : span.start - 1].rstrip()
        if head and head[-1] not in _SENTENCE_ENDS and head[-1] != ":":
            return
        if _TERM_BEFORE.search(self.folded, max(paragraph.start, span.start - 24), span.start):
            return
        if self._shown(span):
            return
        inside = self.text[entry.parts[-1].end - 1 : entry.parts[-1].end]
        if inside.isalnum() and not (entry.parts[-1].end >= paragraph.end - 2):
            return
        if self._left_open(entry) and self._by_its_tail(entry, paragraph.end):
            return
        entry.tail = entry.parts[-1].end
        self._last(entry, span.start, "Q-05", penalty=0.3)

    def _left_open(self, entry: Entry) -> bool:
        """Whether the quotation ends with a comma: who said it follows."""
        end = entry.parts[-1].end
        return "," in self.text[end - 1 : end + 2]

    def _by_its_tail(self, entry: Entry, limit: int) -> bool:
        """Attribution of an open quotation by what follows, where it is no verb of saying; False if that tells nothing.

        The speaker may be named before the verb ("...," Bupati Fulan berujar); whoever else follows is another.
        """
        end = entry.parts[-1].end
        tail = _TAIL.match(self.folded, end, limit)
        if tail is None:
            return False
        stop = _SUBJECT_END.search(self.text, tail.end(), min(limit, tail.end() + SUBJECT_WINDOW))
        limit = stop.start() if stop else min(limit, tail.end() + SUBJECT_WINDOW)
        first = next(iter(self.ctx.mentions_between(tail.end(), tail.end() + 3)), None)
        if first is not None and first.kind in PARTY_KINDS and self._says(first.end, limit):
            party, sure = party_of(self.ctx, first)
            entry.speaker, entry.confidence, entry.rule, entry.tail = party, min(0.9, sure), "Q-01", limit
            return True
        rest = self.text[tail.end() : limit]
        if _MISSPELT.match(self.folded, tail.end(), limit) or self._may_be_last(rest, entry.parts[0].start):
            return False
        entry.blocked = entry.other = True
        return True

    def _says(self, low: int, high: int) -> bool:
        """Whether an active verb of saying stands in `[low, high)`."""
        return any(
            hit.kind == "speech" and self.ctx.gazetteer.terms[hit.entry].form == "active"
            for hit in self.ctx.hits[bisect_left(self.ctx.hits, (low,)) : bisect_left(self.ctx.hits, (high,))]
        )
