"""Who took part in a meeting, and in which role.

A word of taking part is met ("dihadiri", "memimpin", "menggelar") and its parties are read on the
side where its grammar puts them; what a report leaves unsaid is not filled in. Someone quoted as
speaking in the meeting is a speaker, someone interviewed after it a participant, and someone
merely quoted is not marked. The strongest role stated for a party and a meeting is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from graph import ids
from graph.model import ROLE_ORDER, Attendance, Role, Span
from ingest.directives.clauses import Clause
from ingest.directives.parties import subject_between
from ingest.directives.reader import Reader
from ingest.party_lists import PartyList, read_list, subject_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Meeting, Quote
    from ingest.context import Context, Sentence

_GATHERING = (
    r"(?:rapat|rakor\w*|raker\w*|ratas|rdp|rdpu|pertemuan|audiensi|acara|kegiatan|forum|musrenbang\w*|sosialisasi|bimtek|"
    r"paripurna|sidang|upacara|apel|pelantikan|peresmian|konsultasi|diskusi|dialog|fgd|workshop|seminar|konferensi|"
    r"kunjungan|silaturahmi|webinar|pelatihan|musyawarah|kesempatan|pembukaan|penandatanganan|launching|peluncuran)"
)


class _Cue(NamedTuple):
    """A way of saying that someone took part."""

    rule: str
    role: Role
    side: str
    """object: the parties follow; subject: they stand before; both: either."""
    confidence: float


_CUES: dict[str, _Cue] = {
    "attended_by": _Cue("A-01", "participant", "object", 0.93),
    "present": _Cue("A-02", "participant", "both", 0.85),
    "attends": _Cue("A-03", "participant", "subject", 0.92),
    "together": _Cue("A-04", "participant", "object", 0.75),
    "involves": _Cue("A-05", "participant", "object", 0.8),
    "chaired_by": _Cue("A-06", "chair", "object", 0.95),
    "chairs": _Cue("A-07", "chair", "subject", 0.95),
    "opened_by": _Cue("A-08", "opener", "object", 0.95),
    "opens": _Cue("A-09", "opener", "subject", 0.9),
    "hosted_by": _Cue("A-10", "host", "object", 0.88),
    "hosts": _Cue("A-11", "host", "subject", 0.9),
    "invites": _Cue("A-20", "host", "invites", 0.8),
    "comprises": _Cue("A-21", "participant", "object", 0.8),
    "features": _Cue("A-12", "speaker", "object", 0.85),
    "presents": _Cue("A-13", "speaker", "subject", 0.85),
    "accompanied": _Cue("A-14", "participant", "object", 0.75),
    "meets": _Cue("A-15", "participant", "both", 0.8),
}

_TRIGGER = re.compile(
    rf"""\b(?:
      (?P<attended_by>(?:di\s?hadiri|diikuti)\b)
    | (?P<present>(?:turut|tampak|juga|telah|ikut|yang|para\sundangan\syang)?\s?\bhadir\b)
    | (?P<attends>(?:menghadiri|mengikuti|(?:ber|ikut\sber)partisipasi))
    | (?P<chaired_by>di\s?pimpin\b)
    | (?P<chairs>memimpin)
    | (?P<opened_by>di\s?buka\b(?!\s(?:untuk|pada|sejak|kembali)))
    | (?P<opens>membuka(?=\s(?:secara\sresmi\s|langsung\s|acara\s|kegiatan\s)*{_GATHERING}))
    | (?P<hosted_by>(?:dikumpulkan|di\s?(?:gelar|selenggarakan|adakan|laksanakan|inisiasi|prakarsai|gagas))\b)
    | (?P<invites>(?:mengundang|memanggil|mengumpulkan))
    | (?P<comprises>terdiri\s(?:dari|atas))
    | (?P<hosts>(?:menggelar|menyelenggarakan|mengadakan|melaksanakan|menginisiasi
        |(?:menerima(?=\s(?:\w+\s){{0,3}}(?:audiensi|kunjungan|silaturahmi)))))
    | (?P<features>(?:menghadirkan|(?:dengan\s)?narasumber\b|pemateri\b|diisi\s(?:oleh|dengan)|dibawakan\soleh))
    | (?P<presents>(?:memaparkan|(?:memberikan|menyampaikan|memberi)\s(?:\w+\s)?(?:arahan|sambutan|paparan|materi|
        pengarahan|penjelasan|keynote|laporan)))
    | (?P<involves>melibatkan)
    | (?P<accompanied>(?:di\s?dampingi|ditemani))
    | (?P<meets>(?:menemui|bertemu|beraudiensi|diterima|(?:audiensi|pertemuan|rapat|bertatap\smuka)\s(?:dengan|bersama|dari)))
    | (?P<together>bersama)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMES_GATHERING = re.compile(rf"\b{_GATHERING}\b", re.IGNORECASE)
_THIS_GATHERING = re.compile(
    rf"\b(?:dalam|pada|saat|ketika|di)\s(?:\w+\s)?(?:{_GATHERING}\w*|arahan|sambutan|paparan|pidato|pemaparan)(?:\s?nya)?\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:usai|seusai|selepas|sesudah|setelah|di sela|di sela-sela|disela|ditemui|kepada (?:wartawan|media|awak media|jurnalis)|"
    r"keterangan (?:tertulis|pers|resmi)|siaran pers|saat dikonfirmasi|dikonfirmasi|saat dihubungi)\b",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    "juga turut ikut langsung telah akan sudah hari ini kembali secara resmi yang pun baru saja sedang tengah dijadwalkan"
    " direncanakan rencananya berkesempatan menyempatkan diri untuk khusus ,".split()
)
_GUESTS = re.compile(r"\b(?:undangan\w*|hadir|peserta\w*|dihadiri|diikuti)\b", re.IGNORECASE)
_OBJECT_IS_MEETING = re.compile(rf"\s*(?:\w+\s){{0,4}}{_GATHERING}", re.IGNORECASE)

MAX_REACH = 260
"""How far a word of taking part may stand from what it names, in characters; lists run on from there."""


class _Claim(NamedTuple):
    meeting: str
    who: str
    role: Role
    span: Span
    rule: str
    confidence: float


def find_attendance(ctx: Context, meetings: Sequence[Meeting], quotes: Sequence[Quote] = ()) -> tuple[Attendance, ...]:
    """Participations the report states, in order of first evidence; none where there is no meeting."""
    if not meetings:
        return ()
    claims: list[_Claim] = []
    quoted = ctx.entities.quoted
    places = _Places(ctx, meetings)
    pieces: list[tuple[int, Reader]] = []
    last_sentence = -1
    for match in _TRIGGER.finditer(ctx.text):
        at = match.start()
        number = places.sentence_of(at)
        if number is None or ctx.entities.in_quote(at):
            continue
        if number != last_sentence:
            sentence = ctx.sentences[number]
            pieces = [(start, Reader(ctx, Clause(start, end, -1, number))) for start, end in _outside(sentence, quoted)]
            last_sentence = number
        reader = next((r for start, r in pieces if start <= at < r.clause.end), None)
        if reader is None:
            continue
        claims.extend(_read(ctx, reader, match, places, ctx.sentences[number]))
    claims.extend(_speakers(ctx, quotes, places, claims))
    return _strongest(ctx, claims)


class _Places:
    """Where the sentences and meetings of a report stand."""

    def __init__(self, ctx: Context, meetings: Sequence[Meeting]) -> None:
        self.ctx = ctx
        self.starts = [sentence.start for sentence in ctx.sentences]
        main = [meeting for meeting in meetings if meeting.main]
        self.main: Meeting | None = main[0] if main else None
        self.told = (
            [(span.start, span.end, meeting) for meeting in meetings for span in meeting.evidence[:1]]
            if len(meetings) > 1
            else []
        )

    def sentence_of(self, offset: int) -> int | None:
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.ctx.sentences[at].end else None

    def meeting_at(self, offset: int) -> Meeting | None:
        """The meeting that a word at `offset` speaks of: one told in its sentence, else the main one."""
        number = self.sentence_of(offset)
        if number is None:
            return self.main
        sentence = self.ctx.sentences[number]
        here = [m for start, end, m in self.told if start < sentence.end and end > sentence.start]
        if not here:
            return self.main
        return self.main if self.main in here else here[0]


def _outside(sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The stretches of a sentence outside quotation marks (short quoted names stay in)."""
    at = sentence.start
    for start, end in quoted:
        if start >= sentence.end:
            break
        if end <= sentence.start or end - start < 60:
            continue
        if start - 1 > at:
            yield at, start - 1
        at = end
    if at < sentence.end:
        yield at, sentence.end


def _read(ctx: Context, reader: Reader, match: re.Match[str], places: _Places, sentence: Sentence) -> Iterable[_Claim]:
    kind = match.lastgroup or ""
    cue = _CUES[kind]
    meeting = places.meeting_at(match.start())
    if meeting is None:
        return
    first = bisect_right(reader.ends, match.start())
    after = bisect_right(reader.starts, match.end() - 1)
    about = _about_meeting(ctx, places, sentence, match)
    if not about and kind not in ("attended_by",):
        return
    if kind == "comprises" and not _GUESTS.search(ctx.text, sentence.start, match.start()):
        return
    if kind in ("hosts", "chairs", "attends", "opens") and not _OBJECT_IS_MEETING.match(
        ctx.text, match.end(), min(sentence.end, match.end() + 120)
    ):
        if kind not in ("attends", "chairs"):
            return
        if _names_other_act(ctx, match):
            return
    span = Span(sentence.start, sentence.end)
    for role, found in _parties(reader, cue, kind, first, after):
        for party in found.parties:
            given: Role = "participant" if party.companion else role
            yield _Claim(meeting.id, party.id, given, span, cue.rule, cue.confidence)


def _names_other_act(ctx: Context, match: re.Match[str]) -> bool:
    """ "mengikuti perkembangan", "memimpin daerah": the object is no gathering."""
    following = ctx.text[match.end() : match.end() + 60]
    return _NAMES_GATHERING.search(following) is None


def _about_meeting(ctx: Context, places: _Places, sentence: Sentence, match: re.Match[str]) -> bool:
    """Does the sentence speak of a gathering at all?"""
    return _NAMES_GATHERING.search(ctx.text, sentence.start, sentence.end) is not None or match.lastgroup in (
        "present",
        "accompanied",
        "comprises",
    )


def _parties(reader: Reader, cue: _Cue, kind: str, first: int, after: int) -> Iterable[tuple[Role, PartyList]]:
    if cue.side == "invites":
        found = subject_list(reader, first, _ADVERBS)
        if found.parties:
            yield "host", found
        k = after
        while k < min(reader.count, after + 4) and _NAMES_GATHERING.fullmatch(reader.low(k)):
            k += 1
        found = read_list(reader, k)
        if found.parties:
            yield "participant", found
        return
    if kind == "hosted_by" and reader.low(first) == "dikumpulkan":
        found = subject_list(reader, first, _ADVERBS)
        if found.parties:
            yield "participant", found
    if cue.side in ("object", "both"):
        start = after
        # "turut hadir dalam kegiatan tersebut Menteri X": the list stands behind the place or occasion
        if kind in ("present", "attended_by", "chaired_by", "opened_by", "hosted_by"):
            start = _past_occasion(reader, after)
        found = read_list(reader, start)
        if found.parties:
            yield cue.role, found
            return
    if cue.side in ("subject", "both"):
        found = subject_list(reader, first, _ADVERBS)
        if found.parties:
            yield cue.role, found


def _past_occasion(reader: Reader, k: int) -> int:
    """Past "secara virtual", "oleh", "dalam kegiatan tersebut", "di Aula X" up to the first party."""
    limit = min(reader.count, k + 14)
    j = k
    while j < limit:
        low = reader.low(j)
        if low in {"secara", "dalam", "pada", "di", "sebagai"}:
            j += 1
            while (
                j < limit
                and not reader.is_named(j)
                and reader.low(j) not in {"oleh", ",", "antara", "yakni", ":", "bersama"}
            ):
                j += 1
            if reader.low(j) in {",", "bersama"}:
                j += 1
            return j
        if low in {"oleh", "langsung", "juga", "pula", "turut", "resmi", "antara", "lain", ":"}:
            j += 1
            continue
        return j
    return k


def _speakers(ctx: Context, quotes: Sequence[Quote], places: _Places, claims: Sequence[_Claim]) -> Iterable[_Claim]:
    """Speakers: those quoted who took part, and those quoted as speaking in the meeting."""
    main = places.main
    if main is None:
        return
    present = {claim.who for claim in claims if claim.meeting == main.id}
    for quote in quotes:
        if quote.speaker is None or not quote.evidence or not quote.speaker.startswith("person/"):
            continue
        span = quote.evidence[0]
        window = ctx.text[max(0, span.start - MAX_REACH) : span.end + MAX_REACH]
        if _AFTER.search(window):
            if _THIS_GATHERING.search(window) or quote.speaker in present:
                yield _Claim(main.id, quote.speaker, "participant", span, "A-17", 0.6)
            continue
        if quote.speaker in present:
            yield _Claim(main.id, quote.speaker, "speaker", span, "A-16", 0.7)
        elif _THIS_GATHERING.search(window):
            yield _Claim(main.id, quote.speaker, "speaker", span, "A-18", 0.65)
    for sentence in ctx.sentences:
        match = _THIS_GATHERING.search(ctx.text, sentence.start, sentence.end)
        if match is None or ctx.entities.in_quote(match.start()):
            continue
        who = subject_between(ctx, sentence.start, sentence.end, _Asker(ctx))  # type: ignore[arg-type]
        if who is None or not who.startswith(("person/", "post/")):
            continue
        if _SAYS.search(ctx.text, sentence.start, sentence.end):
            meeting = places.meeting_at(match.start())
            if meeting is not None:
                after = _AFTER.search(ctx.text, sentence.start, sentence.end)
                role: Role = "participant" if after else "speaker"
                yield _Claim(meeting.id, who, role, Span(sentence.start, sentence.end), "A-19", 0.7)


_SAYS = re.compile(
    r"\b(?:meny(?:ampaikan|ebut(?:kan)?|atakan)|mengatakan|menegaskan|menekankan|menjelaskan|menuturkan|mengungkapkan|meminta|"
    r"mengingatkan|mengimbau|memaparkan|mengajak|berharap|berpesan|melaporkan|menerangkan|menambahkan|mengusulkan)\b",
    re.IGNORECASE,
)


class _Asker:
    """Turns a mention into its party for the clause reader."""

    def __init__(self, ctx: Context) -> None:
        self._entities = ctx.entities

    def party_of(self, mention: object) -> str:
        return self._entities.party(mention).id  # type: ignore[arg-type]


def _strongest(ctx: Context, claims: Iterable[_Claim]) -> tuple[Attendance, ...]:
    """One participation for each party and meeting, with its strongest role and all its evidence."""
    best: dict[tuple[str, str], _Claim] = {}
    spans: dict[tuple[str, str], set[Span]] = {}
    for claim in claims:
        key = (claim.meeting, claim.who)
        spans.setdefault(key, set()).add(claim.span)
        known = best.get(key)
        if known is None or ROLE_ORDER.index(claim.role) < ROLE_ORDER.index(known.role):
            best[key] = claim
    report = ctx.report.info.id
    out = [
        Attendance(
            ids.relation("participation", report, claim.meeting, claim.who),
            claim.meeting,
            claim.who,
            claim.role,
            tuple(sorted(spans[key])),
            claim.rule,
            claim.confidence,
        )
        for key, claim in best.items()
    ]
    out.sort(key=lambda item: (item.evidence[0], item.id))
    return tuple(out)
