"""Who took part in a gathering, and in which role.

A word of taking part is met ("dihadiri", "memimpin", "menggelar") and its parties are read on the
side where its grammar puts them; what a report leaves unsaid is not filled in. Someone who speaks
in the gathering is a speaker, someone interviewed after it a participant, and someone merely quoted
is not marked. The strongest role stated for a party and a gathering is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from graph import ids
from graph.model import ROLE_ORDER, Attendance, Role, Span
from ingest.participation.lists import Listed, party_id, read_list
from ingest.speech import PARTY_KINDS, subject
from ingest.stems import word_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Meeting, Quote
    from ingest.context import Context, Mention, Sentence
    from ingest.meetings.frames import Frame
    from ingest.meetings.phrases import Phrase

OBJECT_WITHIN = 110
"""A gathering that is the object of a verb begins at most this far after it, in characters."""
SUBJECT_WITHIN = 70
"""A gathering that is the subject of "dihadiri" ends at most this far before it, in characters."""
FOLLOWS_WITHIN = 3
"""Sentences after one that speaks of a gathering in which "turut hadir" still means that gathering."""
EARLY_SENTENCES = 3
"""A lead may tell who called whom before it names the gathering, in sentences."""
CONTINUES_WITHIN = 12
"""Sentences after it in which "dalam sambutannya" still means the gathering the report is about."""


class _Cue(NamedTuple):
    rule: str
    role: Role
    side: str
    """after, before, both: where the parties stand; object: before, and the gathering follows."""
    confidence: float


_CUES: dict[str, _Cue] = {
    "attended_by": _Cue("A-01", "participant", "after", 0.93),
    "present": _Cue("A-02", "participant", "both", 0.85),
    "attends": _Cue("A-03", "participant", "object", 0.92),
    "taking_part": _Cue("A-03", "participant", "noun", 0.8),
    "involves": _Cue("A-05", "participant", "after", 0.75),
    "chaired_by": _Cue("A-06", "chair", "after", 0.95),
    "chairs": _Cue("A-07", "chair", "object", 0.95),
    "opened_by": _Cue("A-08", "opener", "after", 0.95),
    "opens": _Cue("A-09", "opener", "object", 0.9),
    "hosted_by": _Cue("A-10", "host", "after", 0.88),
    "hosts": _Cue("A-11", "host", "object", 0.9),
    "invites": _Cue("A-20", "host", "invites", 0.8),
    "gathered": _Cue("A-22", "participant", "gathered", 0.8),
    "comprises": _Cue("A-21", "participant", "after", 0.8),
    "features": _Cue("A-12", "speaker", "after", 0.85),
    "as_speaker": _Cue("A-12", "speaker", "as", 0.9),
    "presents": _Cue("A-13", "speaker", "before", 0.8),
    "accompanied": _Cue("A-14", "participant", "after", 0.75),
    "together": _Cue("A-04", "participant", "after", 0.75),
    "received_by": _Cue("A-15", "participant", "after", 0.85),
    "told_in": _Cue("A-18", "speaker", "told", 0.8),
    "after": _Cue("A-17", "participant", "interview", 0.75),
    "speech": _Cue("A-19", "speaker", "address", 0.8),
}

_SPOKEN = (
    r"(?:kata|ujar|ucap|ungkap|jelas|tutur|tambah|tegas|terang|papar|beber|imbuh|pungkas|tandas|sebut|beber|lanjut)"
)
_TRIGGER = re.compile(
    r"""\b(?:
      (?P<attended_by>(?:[Dd]i\s?hadiri|[Dd]iikuti|[Tt]urut\s+dihadiri|menghadirkan(?!\s+(?:narasumber|pemateri|pembicara)))\b)
    | (?P<as_speaker>(?:sebagai|selaku|menjadi)\s+(?:\w+\s+)?(?:nara\s?sumber|pemateri|pembicara))
    | (?P<features>(?:menghadirkan\s+)?(?:narasumber|pemateri|pembicara|[Pp]emateri)\b(?!\s+dari)
        |dibawakan\s+oleh|diisi\s+oleh)
    | (?P<present>[Hh]adir\b)
    | (?P<attends>(?:menghadiri|mengikuti|berpartisipasi))
    | (?P<taking_part>(?:partisipasi|keikutsertaan|keterlibatan|kehadiran))
    | (?P<chaired_by>[Dd]i\s?pimpin\b) | (?P<chairs>memimpin)
    | (?P<opened_by>[Dd]i\s?buka\b) | (?P<opens>membuka)
    | (?P<hosted_by>(?:[Dd]i\s?(?:gelar|selenggarakan|adakan|laksanakan|inisiasi|prakarsai))\b)
    | (?P<gathered>dikumpulkan\s+oleh)
    | (?P<received_by>diterima\b(?=[^.,]{0,24}\boleh\b))
    | (?P<invites>mengundang|memanggil|mengumpulkan)
    | (?P<comprises>terdiri\s+(?:dari|atas))
    | (?P<hosts>menggelar|menyelenggarakan|selenggarakan|mengadakan|melaksanakan|melakukan|menginisiasi|membuat
        |menerima(?=\s+(?:\w+\s+){0,3}(?:audiensi|kunjungan|silaturahmi)))
    | (?P<involves>melibatkan)
    | (?P<accompanied>di\s?dampingi|ditemani|[Dd]idampingi)
    | (?P<together>bersama(?:\s+dengan)?(?=\s))
    | (?P<told_in>(?:disampaikan|dikatakan|diungkapkan|dikemukakan|ditegaskan|dijelaskan|diutarakan)(?:nya)?)
    | (?P<presents>memaparkan
        |(?:memberikan|menyampaikan|memberi)\s+(?:\w+\s+)?(?:arahan|sambutan|paparan|materi|pengarahan|laporan))
    | (?P<speech>(?:[Dd]alam|[Dd]iakhir|[Dd]i\s+akhir|[Pp]ada|[Ll]ewat)\s+(?:kata\s+)?
        (?:sambutan|arahan|paparan|pidato|pemaparan|laporan\s+tertulis|penjelasan|penyampaiaa?n|pengarahan)(?:nya)?\b
        |(?:[Dd]alam|[Pp]ada|[Dd]i)\s+(?:kesempatan|rapat|rakor|pertemuan|forum|acara|kegiatan|sidang|audiensi)\s+
        (?:virtual\s+|yang\s+)?(?:itu|tersebut|sama|ini))
    | (?P<after>[Uu]sai|[Ss]eusai|[Ss]elepas|di\s+sela(?:-sela)?|[Ss]etelah)
    )""",
    re.VERBOSE,
)
_BEFORE_PRESENT = re.compile(r"(?:(?:[Tt]urut|[Tt]ampak|[Jj]uga|[Ii]kut|yang)\s+)+$")
_STEMS = (
    "adir", "ikuti", "asumber", "sumber", "emateri", "embicara", "artisipasi", "eikutsertaan", "eterlibatan", "pimpin",
    "emimpin",
    "buka", "gelar", "lenggara", "adakan", "ksanakan", "nisiasi", "rakarsai", "umpulkan", "iterima", "engundang",
    "emanggil", "erdiri", "elakukan", "embuat", "enerima", "elibatkan", "dampingi", "itemani", "bersama", "sampaikan",
    "nyampaikan", "ikatakan", "ngkapkan", "emukakan", "itegaskan", "ijelaskan", "iutarakan", "aparkan", "emberi",
    "alam ", "khir ", "Pada ", "pada ", "ewat ", "Di ", "di ", "sai ", "elepas", "sela", "etelah", "sebagai", "selaku",
    "menjadi", "ibawakan", "iisi ",
)  # fmt: skip
"""Stems of all words that `_TRIGGER` begins with."""
_NARRATES = re.compile(
    r"\b(?:menyampaikan|menyebut(?:kan)?|menyatakan|mengatakan|menegaskan|menekankan|menjelaskan|menuturkan|mengungkapkan|meminta"
    r"|mengingatkan|mengimbau|memaparkan|mengajak|berharap|berpesan|melaporkan|menerangkan|menambahkan|mengusulkan|menyinggung"
    r"|melanjutkan|memastikan|membenarkan|mengaku|mengapresiasi|mengucapkan|menginstruksikan|menghaturkan|mengutarakan|mendorong|menilai|menyoroti|memberikan|merespon)\b"
)
_PRESS = re.compile(
    r"\b(?:keterangan|siaran\s+pers|rilis|konferensi\s+pers|wawancara|kepada\s+(?:wartawan|media|awak))", re.IGNORECASE
)
_SAID_BY = re.compile(rf"[\"”]\s*,?\s*{_SPOKEN}(?P<own>nya)?\b")
_ABOUT_GUESTS = re.compile(r"\b(?:undangan\w*|hadir|peserta\w*|dihadiri|diikuti)\b", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"\s*(?:(?:dalam|pada|di|secara|sebagai|langsung|juga|bersama)\s+)?(?:(?:acara|kegiatan|rapat|pertemuan|forum|kesempatan|momen|sosialisasi|virtual|langsung|fisik|rakor|audiensi)\s*)*"
    r"(?:\s*(?:ini|itu|tersebut|virtual|langsung|secara\s+\w+|antara\s+lain|bersama\s+\w+))*\s*[,:]?\s*"
)
_AS_SPEAKER = re.compile(
    r"\s*(?:\w+\s+)?(?:sebagai|selaku|menjadi)\s+(?:\w+\s+)?(?:nara\s?sumber|pemateri|pembicara)", re.IGNORECASE
)
_LISTED_SPEAKERS = re.compile(r"\b(?:nara\s?sumber|pemateri|pembicara)\b", re.IGNORECASE)
_WITH = re.compile(r"\s*(?P<with>dengan|bersama|dari|antara)\s+")
_WE = re.compile(r"\b(?:[Kk]ami|[Kk]ita|[Ss]aya)\b")
_THERE = re.compile(r"\b(?:dalam|saat|pada|ketika|usai|seusai|setelah|di\s+sela\S*)\s+(?:[a-z]+\s+){0,4}$")
_INNER_VERB = re.compile(r"\b(?:(?P<attend>menghadiri|mengikuti|menerima)|(?P<open>membuka)|(?P<lead>memimpin))\b")
_AND_ALSO = re.compile(r"\s+(?:(?:virtual|ini|itu|tersebut)\s+)*(?:serta|bersama|beserta)\s+")
_ACTS = re.compile(r"\b(?:me|ber|di)[a-z]{4,}\b")
_HELD = re.compile(r"\b(?:di ?gelar|berlangsung|di ?laksanakan|di ?selenggarakan|di ?adakan)\b")
_CLAUSE_START = re.compile(
    r"[,;]\s+(?:dan|serta|namun|sementara|sedangkan|lalu|kemudian)\s+|\b(?:bahwa|karena|sehingga|agar)\s+"
)
_PREPOSED = re.compile(
    r"(?:Dari|Pada|Dalam|Di|Untuk|Melalui|Usai|Setelah|Saat|Ketika|Sebelum|Menurut|Terkait|Selain)\b"
)
_OTHER_CLAUSE = re.compile(r"\b(?:usai|seusai|setelah|sejak|sebelum|saat|ketika|hingga|untuk|agar|karena|bahwa)\b")
_GATHERS = re.compile(r"\b(?:kegiatan|acara|rapat|rakor|pertemuan|forum|agenda|sidang)\b", re.IGNORECASE)
_OF_GROUP = re.compile(
    r"\b(?:panitia|tim|perwakilan|jajaran|pengurus|anggota|pimpinan|relawan|keluarga)\s+(?:\S+\s+){0,4}$", re.IGNORECASE
)
_COLLECTS = re.compile(r"(?:Para|Seluruh|Sejumlah|Segenap|Pimpinan|Jajaran|Perwakilan|Beberapa|Ratusan|Puluhan)\s")
_OPENING = re.compile(
    r"(?:Sementara(?:\s+itu)?|Adapun|Selain\s+itu|Maka\s+dari\s+itu|Untuk\s+itu|Kemudian|Sebelumnya|Selanjutnya),?\s+"
)
_SUBJECT_LEAD = re.compile(
    r"(?:sebagai|dari|oleh|kepada|untuk|di|pada|dalam|dengan|menurut|usai|saat|bagi|terkait|melalui|atas|ke)\s+$",
    re.IGNORECASE,
)


class _Claim(NamedTuple):
    meeting: str
    who: str
    role: Role
    span: Span
    rule: str
    confidence: float


def find_attendance(ctx: Context, meetings: Sequence[Meeting], quotes: Sequence[Quote] = ()) -> tuple[Attendance, ...]:
    """Participations the report states, in order of first evidence; none where there is no meeting.

    `meetings` are those `find_meetings` gave for the same context; `quotes` tell who is interviewed.
    """
    if not meetings or not ctx.frames:
        return ()
    reader = _Reader(ctx, quotes)
    claims: list[_Claim] = []
    reached = 0
    for start in word_starts(ctx.text, _STEMS):
        low = start - 3 if ctx.text[start - 3 : start] in ("di ", "Di ") else start
        match = (_TRIGGER.match(ctx.text, low) or _TRIGGER.match(ctx.text, start)) if start >= reached else None
        if match:
            reached = match.end()
            claims.extend(reader.read(match))
    claims.extend(reader.companions())
    return _strongest(ctx, claims)


class _Reader:
    """The gatherings of one report and the sentences that speak of them."""

    def __init__(self, ctx: Context, quotes: Sequence[Quote]) -> None:
        self.ctx = ctx
        self.text = ctx.text
        self.quotes = quotes
        self.starts = [sentence.start for sentence in ctx.sentences]
        self.phrases: dict[int, list[tuple[Phrase, Frame]]] = {}
        self.frames = ctx.frames
        for frame in ctx.frames:
            for phrase in frame.phrases:
                if phrase.sentence >= 0:
                    self.phrases.setdefault(phrase.sentence, []).append((phrase, frame))
        for row in self.phrases.values():
            row.sort(key=lambda pair: pair[0].start)
        mains = [frame for frame in ctx.frames if frame.main]
        self.main = mains[0] if mains else None
        self.told = sorted((p.sentence, n) for n, f in enumerate(mains) for p in f.phrases if p.sentence >= 0)
        self.mains = mains
        self.quoted: dict[int, Quote] = {}
        for quote in quotes:
            for span in quote.evidence:
                self.quoted[self._sentence(span.end - 1)] = quote
        self.ends = [quote.evidence[-1].end for quote in quotes if quote.evidence]

    def _sentence(self, offset: int) -> int:
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.ctx.sentences[at].end else -1

    def _follows(self, number: int, within: int) -> Frame | None:
        """The main gathering, where a sentence at most `within` before this one speaks of it."""
        at = bisect_right(self.told, (number, len(self.mains))) - 1
        if at < 0 or number - self.told[at][0] > within:
            return None
        return self.mains[self.told[at][1]]

    def _object(self, number: int, start: int) -> tuple[Phrase, Frame] | None:
        """The gathering that begins soon after `start` in its sentence."""
        for phrase, frame in self.phrases.get(number, ()):
            if start <= phrase.start <= start + OBJECT_WITHIN:
                return None if _OTHER_CLAUSE.search(self.text, start, phrase.start) else (phrase, frame)
            if phrase.start < start <= phrase.end:
                return phrase, frame
        return None

    def _subject(self, number: int, start: int) -> Frame | None:
        """The gathering named just before `start`, the subject of a passive."""
        best: Frame | None = None
        for phrase, frame in self.phrases.get(number, ()):
            if phrase.start < start and start - phrase.end <= SUBJECT_WITHIN:
                best = frame
        return best or next((frame for phrase, frame in self.phrases.get(number, ()) if phrase.start < start), None)

    def read(self, match: re.Match[str]) -> Iterable[_Claim]:
        """What one word of taking part says."""
        at = match.start()
        number = self._sentence(at)
        if number < 0:
            return
        sentence = self.ctx.sentences[number]
        if self.ctx.entities.in_quote(at):
            return
        kind = match.lastgroup or ""
        cue = _CUES[kind]
        span = Span(sentence.start, sentence.end)
        for frame, who, role in self._claims(kind, cue, match, number, sentence):
            yield _Claim(frame.id, who, role, span, cue.rule, cue.confidence)

    def _claims(
        self, kind: str, cue: _Cue, match: re.Match[str], number: int, sentence: Sentence
    ) -> Iterable[tuple[Frame, str, Role]]:
        text, end = self.text, match.end()
        if cue.side == "object":
            yield from self._by_subject(kind, cue, match, number, sentence)
            return
        if cue.side == "noun":
            target = self._object_after(number, end, within=80)
            if target is None:
                return
            named = [m for m in self.ctx.mentions_between(end, target.start) if m.kind in PARTY_KINDS]
            mention = named[0] if named else subject(self.ctx, target.name.end, sentence.end)
            if mention is not None:
                yield self._frame_of(target, number), party_id(self.ctx, mention), "participant"
            return
        if cue.side == "as":
            frame = self._subject(number, match.start()) or self._follows(number, CONTINUES_WITHIN)
            mention = next(
                (
                    m
                    for m in reversed(self.ctx.mentions_between(sentence.start, match.start()))
                    if m.kind in ("person", "post")
                ),
                None,
            )
            if frame is not None and mention is not None and match.start() - mention.end < 40:
                yield frame, party_id(self.ctx, mention), "speaker"
            return
        if cue.side == "invites":
            yield from self._invitation(match, number, sentence)
            return
        if cue.side in ("told", "interview", "address", "before"):
            yield from self._speaking(kind, match, number, sentence)
            return
        frame = self._subject(number, match.start())
        if kind in ("present", "accompanied", "comprises", "features", "received_by", "gathered"):
            near = self._object(number, end)
            frame = frame or (near[1] if near else None) or self._follows(number, FOLLOWS_WITHIN)
        if frame is None and kind == "gathered" and number < EARLY_SENTENCES:
            frame = self.main
        if frame is None and kind == "opened_by" and _GATHERS.search(text, sentence.start, match.start()):
            frame = self._follows(number, 1)
        if frame is None:
            return
        if kind == "gathered" and frame.planned:
            return
        if kind == "gathered":
            for one in self._subjects(sentence, match.start()):
                yield frame, one.id, "participant"
            for one in read_list(self.ctx, end, sentence.end)[0]:
                yield frame, one.id, "host"
            return
        if kind == "comprises" and not _ABOUT_GUESTS.search(text, sentence.start, match.start()):
            return
        if kind == "together" and not self._held_there(number, match.start()):
            return
        if kind == "accompanied" and number not in self.phrases and _NARRATES.search(text, end, sentence.end):
            return
        role: Role = cue.role
        if kind == "present":
            yield from self._present(frame, match, sentence)
            return
        start = end
        if kind == "hosted_by":
            by = re.compile(r"(?:\s+(?:secara\s+\w+|langsung|kembali|rutin))?(?P<by>\s+oleh)?\s+").match(
                text, end, sentence.end
            )
            if by is None:
                return
            start = by.end()
            after = self.ctx.mentions_between(start, start + 2)
            if not by["by"] and not (after and after[0].kind in PARTY_KINDS):
                return
        trusted = kind in ("attended_by", "accompanied", "chaired_by", "opened_by", "received_by")
        parties = read_list(self.ctx, start, sentence.end, trusted=trusted)[0]
        if kind == "attended_by" and _LISTED_SPEAKERS.search(text, end, min(sentence.end, end + 50)):
            role = "speaker"
        for one in parties:
            yield frame, one.id, role

    def _held_there(self, number: int, at: int) -> bool:
        """True where "bersama X" tells with whom the gathering was held, not with whom someone did a thing."""
        for phrase, _ in self.phrases.get(number, ()):
            if phrase.end <= at and (phrase.strong or phrase.weak) and not phrase.doubted:
                between = self.text[phrase.end : at]
                if not _ACTS.search(between) or _HELD.search(between):
                    return True
        return False

    def _present(self, frame: Frame, match: re.Match[str], sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        text, end = self.text, match.end()
        speaker = _AS_SPEAKER.match(text, end, sentence.end)
        lead = _BEFORE_PRESENT.search(text, max(sentence.start, match.start() - 24), match.start())
        opening = (lead[0] if lead else match[0]).strip()
        if speaker or opening.startswith("yang"):
            for one in self._subjects(sentence, match.start()):
                yield frame, one.id, "speaker" if speaker else "participant"
            return
        adjunct = _ADJUNCT.match(text, end, sentence.end)
        parties: list[Listed] = []
        role: Role = "speaker" if _LISTED_SPEAKERS.search(text, end, min(sentence.end, end + 60)) else "participant"
        for start in dict.fromkeys((adjunct.end() if adjunct else end, self._past_comma(end, sentence.end), end)):
            parties = read_list(self.ctx, start, sentence.end)[0]
            if parties:
                break
        if not parties or opening == "hadir":
            for one in self._subjects(sentence, match.start()):
                yield frame, one.id, "participant"
        for one in parties:
            yield frame, one.id, role

    def _past_comma(self, start: int, end: int) -> int:
        at = self.text.find(",", start, min(end, start + 80))
        return at + 1 if at >= 0 else start

    def _subjects(self, sentence: Sentence, verb: int) -> list[Listed]:
        """The parties that are the subject of the verb at `verb`: its first party and those joined to it."""
        ctx = self.ctx
        low = sentence.start
        named = ctx.mentions_between(low, verb)
        for found in _CLAUSE_START.finditer(self.text, low, verb):
            inside = any(m.start < found.start() < m.end for m in named)
            if not inside and named and named[-1].start >= found.end():
                low = found.end()
        first = subject(ctx, low, verb)
        said = _NARRATES.search(self.text, first.end, verb) if first else None
        if first is not None and said is not None:
            return self._told_subjects(first, said.end(), verb)
        if first is None:
            lead = _OPENING.match(self.text, low, verb)
            if _PREPOSED.match(self.text, low, verb):
                return []
            parties, end = read_list(ctx, lead.end() if lead else low, verb)
            near = verb - end < 30 and _SUBJECT_LEAD.search(self.text, max(0, low - 10), low) is None
            return parties[:1] if near and low == sentence.start else []
        lead = _OPENING.match(self.text, low, verb)
        opening = lead.end() if lead else low
        start = opening if low == sentence.start and _COLLECTS.match(self.text, opening, first.start) else first.start
        if first.kind == "organisation" and (group := _OF_GROUP.search(self.text, low, first.start)):
            start = group.start()
        kept = [one for one in read_list(ctx, start, verb)[0] if one.start < verb]
        if not kept:
            return [Listed(party_id(ctx, first), first.start, first.end)]
        return kept

    def _told_subjects(self, speaker: Mention, start: int, verb: int) -> list[Listed]:
        """Whom "X mengatakan pihaknya akan menggelar ..." makes the host: the body X speaks for."""
        ctx = self.ctx
        inner = subject(ctx, start, verb)
        if inner is not None:
            return [Listed(party_id(ctx, inner), inner.start, inner.end)]
        if re.compile(r"\bpihaknya\b").search(self.text, start, verb):
            bodies = [
                ctx.entities.posts[p].organisation
                for p in ctx.entities.posts_of(party_id(ctx, speaker))
                if p in ctx.entities.posts
            ]
            return [Listed(body, start, verb) for body in bodies[:1] if body]
        return read_list(ctx, start, verb)[0][:1]

    def _by_subject(
        self, kind: str, cue: _Cue, match: re.Match[str], number: int, sentence: Sentence
    ) -> Iterable[tuple[Frame, str, Role]]:
        found = self._object(number, match.end())
        if found is None:
            return
        phrase, frame = found
        if phrase.doubted:
            return
        for one in self._subjects(sentence, match.start()):
            yield frame, one.id, cue.role
        if kind == "attends" and (more := _AND_ALSO.match(self.text, phrase.name.end, sentence.end)):
            for one in read_list(self.ctx, more.end(), sentence.end)[0]:
                yield frame, one.id, "participant"
        within = re.compile(r"\s*(?:,\s*)?dalam\s+hal\s+ini\s+|\bmelalui\s+").search(
            self.text, sentence.start, match.start()
        )
        if within and kind == "hosts":
            for mention in self.ctx.mentions_between(within.end(), match.start())[:1]:
                if mention.kind in PARTY_KINDS:
                    yield frame, party_id(self.ctx, mention), "host"

    def _invitation(self, match: re.Match[str], number: int, sentence: Sentence) -> Iterable[tuple[Frame, str, Role]]:
        found = self._object(number, match.end())
        frame = found[1] if found else None
        if frame is None and self.main is not None and number < EARLY_SENTENCES:
            frame = self.main
        if frame is None:
            return
        hosts = self._subjects(sentence, match.start())
        start = match.end()
        if found and found[0].start - match.end() < 4:
            start = found[0].end if found[0].name.end == found[0].end else found[0].start + 5
            start = match.end() + len(re.compile(r"\s+\w+").match(self.text, match.end())[0])  # type: ignore[index]
        guests = read_list(self.ctx, start, sentence.end)[0]
        if not guests:
            return
        for one in hosts:
            yield frame, one.id, "host"
        for one in guests:
            yield frame, one.id, "participant"

    def _speaking(
        self, kind: str, match: re.Match[str], number: int, sentence: Sentence
    ) -> Iterable[tuple[Frame, str, Role]]:
        ctx, text = self.ctx, self.text
        if kind == "told_in":
            found = self._object_after(number, match.end())
            if found is None:
                return
            agent = self._agent(match, number, found.start)
            if agent:
                yield self._frame_of(found, number), agent, self._inner_role(match.end(), found)
            return
        if kind == "after":
            found = self._object_after(number, match.end(), within=70)
            if found is None:
                return
            frame = self._frame_of(found, number)
            said = _SAID_BY.search(text, sentence.start, match.start())
            if said:
                quote = self.quoted.get(number)
                if quote is not None and quote.speaker:
                    yield frame, quote.speaker, "participant"
                return
            mention = subject(ctx, sentence.start, match.start()) or subject(ctx, found.end, sentence.end)
            if mention is not None and mention.kind in ("person", "post"):
                yield frame, party_id(ctx, mention), "participant"
            return
        if kind == "presents":
            target = self._object(number, match.end())
            told = self._subject(number, match.start()) or (target[1] if target else None)
            mention = subject(ctx, sentence.start, match.start())
            if told is not None and not told.planned and mention is not None and mention.kind != "organisation":
                yield told, party_id(ctx, mention), "speaker"
            return
        held = self._subject(number, match.end() + 1) or self._follows(number, CONTINUES_WITHIN)
        if held is None or held.planned or (kind == "speech" and _PRESS.search(text, sentence.start, match.end())):
            return
        verb = _NARRATES.search(text, sentence.start, sentence.end)
        if verb is None and "sambutan" not in match[0]:
            return
        before = subject(ctx, sentence.start, match.start())
        after = subject(ctx, match.end(), verb.start() if verb and verb.start() > match.end() else sentence.end)
        mention = after or before
        if mention is None:
            near_by = [m for m in ctx.mentions_between(match.end(), match.end() + 4) if m.kind in ("person", "post")]
            mention = near_by[0] if near_by else None
        if mention is not None and mention.kind in ("person", "post"):
            yield held, party_id(ctx, mention), "speaker"

    def _frame_of(self, phrase: Phrase, number: int) -> Frame:
        return next(frame for other, frame in self.phrases[number] if other is phrase)

    def _object_after(self, number: int, start: int, within: int = 150) -> Phrase | None:
        for phrase, _ in self.phrases.get(number, ()):
            if start <= phrase.start <= start + within and not phrase.doubted:
                return phrase
        return None

    def _inner_role(self, start: int, phrase: Phrase) -> Role:
        inner = _INNER_VERB.search(self.text, start, phrase.start)
        if inner is None:
            after = re.compile(r"\b(?:usai|seusai|setelah|di\s+sela)").search(self.text, start, phrase.start)
            return "participant" if after else "speaker"
        return "participant" if inner["attend"] else "opener" if inner["open"] else "chair"

    def _agent(self, match: re.Match[str], number: int, limit: int) -> str | None:
        ctx = self.ctx
        for mention in ctx.mentions_between(match.end(), limit):
            if mention.kind in ("person", "post"):
                return party_id(ctx, mention)
        sentence = ctx.sentences[number]
        if match[0].endswith("nya") or "nya" in self.text[match.end() : match.end() + 12]:
            at = bisect_right(self.ends, sentence.start) - 1
            if at >= 0 and self.quotes[at].speaker:
                return self.quotes[at].speaker
            return ctx.entities.last_person(match.start())
        return None

    def companions(self) -> Iterable[_Claim]:
        """Those a gathering's own name tells of: "audiensi dengan DPRD", and who meets whom."""
        ctx = self.ctx
        for frame in self.frames:
            for phrase in frame.phrases:
                if phrase.sentence < 0 or phrase.doubted or phrase.listed == "back":
                    continue
                sentence = ctx.sentences[phrase.sentence]
                span = Span(sentence.start, sentence.end)
                if phrase.listed == "encounter":
                    yield from self._meet(frame, phrase, span)
                    continue
                if phrase.strong and self.text[phrase.start : phrase.start + 3].lower() == "ber":
                    for one in self._subjects(sentence, phrase.start):
                        yield _Claim(frame.id, one.id, "participant", span, "A-15", 0.85)
                for start in self._with(phrase, sentence):
                    for one in read_list(ctx, start, sentence.end)[0]:
                        yield _Claim(frame.id, one.id, "participant", span, "A-04", 0.8)

        for quote in self.quotes:
            yield from self._quoted(quote)

    def _quoted(self, quote: Quote) -> Iterable[_Claim]:
        """ "...," kata X dalam rapat Y: X speaks there; "kami menggelar rapat": X takes part."""
        if not quote.speaker or not quote.evidence:
            return
        evidence = quote.evidence[-1]
        number = self._sentence(evidence.end - 1)
        for phrase, frame in self.phrases.get(number, ()):
            sentence = self.ctx.sentences[number]
            inside = self.ctx.entities.in_quote(phrase.start)
            if inside and evidence.start <= phrase.start < evidence.end and phrase.strong and not phrase.doubted:
                if _WE.search(self.text, max(evidence.start, phrase.start - 60), phrase.start):
                    yield _Claim(frame.id, quote.speaker, "participant", evidence, "A-23", 0.75)
            elif not inside and phrase.start >= evidence.start and not phrase.doubted:
                said = _SAID_BY.search(self.text, evidence.start, phrase.start)
                there = said and _THERE.search(self.text, said.end(), phrase.start)
                if there and phrase.start - there.end() < 60:
                    yield _Claim(
                        frame.id, quote.speaker, self._inner_role(said.end(), phrase) if said else "speaker",
                        Span(sentence.start, sentence.end), "A-18", 0.8,
                    )  # fmt: skip

    def _with(self, phrase: Phrase, sentence: Sentence) -> Iterable[int]:
        head = re.compile(
            r"[\w-]+(?:\s+(?:koordinasi|kerja|terbatas|dengar\s+pendapat(?:\s+umum)?|evaluasi|publik|group\s+diskusi|virtual|kembali))*(?:\s*\([^()]{2,12}\))?"
        )
        first = head.match(self.text, phrase.start, sentence.end)
        places = [p for p in (first.end() if first else None, phrase.name.end) if p is not None]
        for place in dict.fromkeys(places):
            match = _WITH.match(self.text, place, sentence.end)
            if match and (match["with"] != "dari" or phrase.type == "audiensi"):
                yield match.end()
                return

    def _meet(self, frame: Frame, phrase: Phrase, span: Span) -> Iterable[_Claim]:
        ctx = self.ctx
        receives = " menerima " in self.text[phrase.start : phrase.end]
        met = [m for m in ctx.mentions_between(phrase.start, phrase.end) if m.kind in ("person", "post")]
        parties = list(dict.fromkeys(party_id(ctx, m) for m in met))
        for position, who in enumerate(parties):
            role: Role = "host" if receives and position == 0 else "participant"
            yield _Claim(frame.id, who, role, span, "A-15", 0.85)


def _strongest(ctx: Context, claims: Iterable[_Claim]) -> tuple[Attendance, ...]:
    """One participation for each party and gathering, with its strongest role and all its evidence."""
    best: dict[tuple[str, str], _Claim] = {}
    spans: dict[tuple[str, str], set[Span]] = {}
    for claim in claims:
        key = (claim.meeting, claim.who)
        known = best.get(key)
        spans.setdefault(key, set()).add(claim.span)
        if known is None or ROLE_ORDER.index(claim.role) < ROLE_ORDER.index(known.role):
            best[key] = claim
    report = ctx.report.info.id
    return tuple(
        Attendance(
            id=ids.relation("participation", report, claim.meeting, claim.who),
            meeting=claim.meeting,
            who=claim.who,
            role=claim.role,
            evidence=tuple(sorted(spans[key])),
            rule=claim.rule,
            confidence=claim.confidence,
        )
        for key, claim in sorted(best.items(), key=lambda item: (min(spans[item[0]]), item[0]))
    )
