"""Gatherings that no list names: those called by a name of their own, and parties that meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.clause_subjects import subject
from ingest.context import Hit
from ingest.meetings.names import Name, read_name
from ingest.meetings.phrase import (
    AFTER,
    CLAUSE_BEFORE,
    DATED,
    DOUBTED,
    HABIT,
    PLANNED,
    SAYING_TAIL,
    STRONG,
    Phrase,
    sentence_at,
)
from ingest.meetings.venues import VENUE
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import MeetingType
    from ingest.context import Context, Mention

_TITLED = re.compile(
    r"\b(?P<head>[Aa]cara|[Aa]jang|[Kk]egiatan|[Pp]rogram(?:\s+kegiatan)?)"
    r"(?:\s+(?:bergengsi\s+|kegiatan\s+)?|(?:\s+penting)?,?\s+(?:yakni|yaitu|berupa)\s+)"
    r"(?:(?:yang\s+)?(?:bertajuk|dengan\s+tajuk|bernama|dengan\s+nama)\s+)?(?=[A-Z\"“])"
)
_DESCRIBED = re.compile(
    r"\b(?:[Aa]cara|[Kk]egiatan|[Pp]rosesi)\s+(?P<what>(?:(?:seremoni\w*|seromoni\w*|puncak|malam)\s+)?"
    r"(?:pen?yerahan|pemberian|penganuge?rahan|peringatan|peresmian|pembukaan|penutupan|peletakan|penandatanganan|pengukuhan"
    r"|pelepasan|penyambutan|perayaan|pertemuan|pembekalan|pencanangan|pengajian|pengarahan|perpisahan|penghargaan|pemaparan"
    r"|syukuran|ramah[\s-]tamah|doa\s+bersama|pameran|temu\s+[a-z]+|halal\s+bi\s?halal|buka\s+(?:puasa\s+)?bersama"
    r"|serah\s+terima|wisuda|bincang(?:-bincang)?|diseminasi|evaluasi|mediasi|fasilitasi)"
    r"(?:\s+(?!(?:yang|di|pada|dengan|tersebut|ini|itu|oleh|untuk|juga|turut|akan|telah|dalam|dari|kepada|ke|secara|bagi|guna"
    r"|me[a-z]{4,}|di[a-z]{4,}|ber[a-z]{4,}|hadir|adalah|merupakan)\b)[\w/&-]+){0,7})"
)
"""A gathering that the report only describes: "acara penyerahan sertifikat", "kegiatan ramah tamah"."""
_ENGLISH = re.compile(
    r"Forum\s|(?:[A-Z][\w&-]*\s+){1,7}(?:Forum|Summit|Conference|Expo|Exhibition|Congress|Fair|Festival|Awards?)\b"
)
"""A name whose last word says that it is a gathering, after a place or a body ("Sleman Investment Forum")."""
_RECURS = re.compile(r"\brutin\b|\bsetiap\s+\w+")
"""A programme that goes on and on is no gathering: "program Car Free Day yang akan digelar secara rutin"."""
_HAS_GUESTS = re.compile(r"[^.;\n]{0,60}?\bdi ?(?:hadiri|pimpin|buka)\b")
"""Guests or a chair told of right after a name."""
RECURS = 60
"""A programme is told of as recurring at most this far after its name, in characters."""
_HONOURS = re.compile(
    r"pen?yerahan|pemberian|penganuge?rahan|peringatan|syukuran|pembukaan|penutupan|peletakan|serah|wisuda|doa"
)
_NAMED = re.compile(
    r"\b(?P<head>menghadiri|membuka|menggelar|menyelenggarakan|mengadakan|melaksanakan|mengikuti"
    r"|(?:sambutan|pidato)nya\s+(?:pada|dalam|saat|ketika))\s+(?:secara\s+(?:resmi|virtual|daring|langsung)\s+"
    r"|langsung\s+|kembali\s+)*(?:pelaksanaan\s+|pembukaan\s+|penutupan\s+|puncak\s+)*(?=[A-Z\"“])"
)
"""A verb of holding, opening or attending, and a name that no list knows ("membuka Uji Kompetensi Teknis ASN")."""
_WITHIN = re.compile(r"\bdalam\s+$")
"""Before a gathering in which something took place ("diterima Bupati dalam acara X di pendopo")."""
_NOT_HELD = re.compile(
    r"[\"“]?(?:Program|Jalan|Gedung|Kantor|Rumah|Pasar|Operasi|Gerakan|Posko|Layanan|Jembatan|Hotel|Bandara|RS\w*|Masjid|Stadion"
    r"|Pelabuhan|Toko|Akses|Ruang|Pendaftaran|Seleksi|Penerimaan|Pemilu\w*|Pilkada|Pilpres|Operasional|Perang|Unjuk|Aksi"
    r"|Vaksinasi|Razia|Patroli|Rapat\s+Umum|RUPS\w*|Konferensi\s+Pers|Jumpa\s+Pers|Simulasi|Kunjungan|Pemilihan|Penyelidikan|Penyidikan|Survei|Konser|Liga|Piala|Turnamen|Pertandingan"
    r"|Salat|Shalat|Sholat|Ibadah|Umrah|Haji|Tugas|Penga(?:manan|wasan)|Penertiban|Pembangunan|Putusan|Instruksi|Pekerjaan"
    r"|Peng?geledahan|Eksekusi|Undang-Undang|Peraturan|Perpres|Inpres|UU)\b"
)
"""What may be opened or held, but brings no officials together."""
_MEETS = re.compile(
    r"\b(?P<verb>menemui|bertemu(?:\s+dengan)?|beraudiensi(?:\s+dengan)?|mengunjungi|menyambut"
    r"|menerima(?P<visit>\s+(?:kunjungan|kedatangan|silaturahmi|audiensi)(?:\s+(?:kerja|resmi|kehormatan|silaturahmi))?"
    r"(?:\s+dari)?(?:\s+secara\s+\w+)?)?)\s+(?=[A-Z]|rombongan\b|jajaran\b|pengurus\b|perwakilan\b|para\b|delegasi\b"
    r"|(?:pendiri|ketua|pimpinan|mantan|sejumlah|bos|tokoh|calon|utusan|direksi|dua|tiga|empat|lima)\b)"
    r"|\b(?P<calls>memanggil|mengumpulkan)\s+(?=[A-Z]|(?:para|sejumlah|seluruh|semua|jajaran|segenap)\b)"
)
_MEETS_TAILS = Stems(
    ("enemui ", "ertemu ", "eraudiensi ", "engunjungi ", "enyambut ", "enerima ", "emanggil ", "engumpulkan ")
)
"""What follows the first letter of the verbs of `_MEETS`."""
_TODAY = re.compile(r"\b(?:hari\s+ini|kemarin|tadi\s+(?:pagi|siang|malam)|pagi\s+ini|siang\s+ini|malam\s+ini)\b")
LEAD_OF_ENCOUNTERS = 4
"""An encounter counts as a gathering only in the first sentences, in sentences."""


NAMED_WITHIN = 3
"""A gathering that only a verb before its name tells of is looked for in the first sentences, in sentences."""
VISITOR_WITHIN = 60
"""A visitor received is named at most this far after the verb, in characters."""
TITLED_TAILS = Stems(
    (
        "cara ", "jang ", "egiatan ", "rogram ", "rosesi ", "enghadiri ", "engikuti ", "embuka ", "enggelar ",
        "enyelenggarakan ", "engadakan ", "elaksanakan ", "ambutannya ", "idatonya ",
    )
)  # fmt: skip
_CONFERS = re.compile(r"\b(?:Forum|Summit|Conference|Congress|Outlook|Update|Talk\s?[Ss]how|Roundtable|Symposium)\b")
_ON_AIR = re.compile(r"\b(?:TV|Radio|Podcast|Konferensi\s+Pers|Jumpa\s+Pers|Prime|Squawk|Run|Cup)\b")
"""Broadcasts, meetings with the press and sports do not become gatherings of officials because one speaks there."""
_FESTIVE = re.compile(r"\b(?:Awards?|Penghargaan|Anugerah|Festival|Peringatan|Hari|Haul|Kirab|Karnaval)\b")


def titled(ctx: Context, places: Sequence[int]) -> Iterator[Phrase]:
    """ "Acara X", "ajang X", "membuka X": a gathering that only its own name calls one."""
    text = ctx.text
    for place in places:
        match = _TITLED.match(text, place)
        governed = None if match else _NAMED.match(text, place)
        match = match or governed
        if match is None:
            yield from _described(ctx, place)
            continue
        at = sentence_at(ctx, match.start())
        if at < 0 or ctx.entities.in_quote(match.start()):
            continue
        low, high = ctx.sentences[at].start, ctx.sentences[at].end
        if governed and (
            at >= NAMED_WITHIN
            or _NOT_HELD.match(text, match.end())
            or (_is_named(ctx, match.end()) and not _ENGLISH.match(text, match.end()))
        ):
            continue
        name = read_name(ctx, Hit(match.start(), match.end() - 1, "meeting", -1), low, high, proper=True)
        text_of = " ".join(text[match.end() : name.end].split()).strip(' "“”,')
        if len(name.text.split()) < 3 or not text_of:
            continue
        before = ctx.folded[max(low, match.start() - CLAUSE_BEFORE) : match.start()]
        if governed:
            told = _is_dated(ctx, low, high) or (ctx.layout.written and _is_placed(text, name.end, high))
            if len(text_of.split()) < 3 or not told or PLANNED.search(before):
                continue
        elif "rogram" in match["head"] and (
            _RECURS.search(text, name.end, min(high, name.end + RECURS))
            or not (
                _is_dated(ctx, low, high)
                or _is_placed(text, name.end, high)
                or _HAS_GUESTS.match(ctx.folded, name.end, high)
            )
        ):
            continue  # "program Sekolah Wira akan dilaksanakan bertahap" is no gathering
        held_so = governed or STRONG.search(before) or AFTER.match(ctx.folded, name.end, high)
        if not held_so and (
            "rogram" in match["head"] or _ON_AIR.search(text_of) or not _is_spoken_in(ctx, place, name.end, low, high)
        ):
            continue
        kind: MeetingType = "forum" if _CONFERS.search(text_of) else "ceremony" if _FESTIVE.search(text_of) else "other"
        start = match.end() if governed else match.start()
        yield Phrase(
            start, name.end, kind, "titled", at, name._replace(text=text_of), refers=False, strong=bool(held_so),
            weak=not held_so,
            doubted=DOUBTED.search(before) is not None or HABIT.match(ctx.folded, name.end, high) is not None,
            planned=PLANNED.search(before) is not None, other=False,
        )  # fmt: skip


def _described(ctx: Context, place: int) -> Iterator[Phrase]:
    """ "acara penyerahan sertifikat", held or attended."""
    text = ctx.text
    match = _DESCRIBED.match(text, place)
    if match is None:
        return
    at = sentence_at(ctx, match.start())
    if at < 0 or ctx.entities.in_quote(match.start()):
        return
    low, high = ctx.sentences[at].start, ctx.sentences[at].end
    before = ctx.folded[max(low, match.start() - CLAUSE_BEFORE) : match.start()]
    attended = _ATTENDED.match(text, match.end(), min(high, match.end() + ATTENDED_WITHIN))
    if STRONG.search(before) is None and attended is None and not _is_spoken_in(ctx, place, match.end(), low, high):
        return
    what = match["what"]
    kind: MeetingType = "audiensi" if _SOCIABLE.match(what) else "ceremony" if _HONOURS.search(what) else "other"
    if what.startswith("evaluasi"):
        kind = "rapat_evaluasi"
    start, end = match.start("what"), match.end("what")
    words = frozenset(word.lower() for word in re.findall(r"\w{4,}", what))
    yield Phrase(
        start, end, kind, "titled", at, Name(start, end, " ".join(what.split()), words, None), refers=False,
        strong=True, weak=False,
        doubted=DOUBTED.search(before) is not None or HABIT.match(ctx.folded, end, high) is not None,
        planned=PLANNED.search(before) is not None, other=False,
    )  # fmt: skip


def _is_spoken_in(ctx: Context, place: int, end: int, low: int, high: int) -> bool:
    """True for "...," kata Menteri X dalam acara Y, Senin (3/3): someone speaks in it, or comes from it, on a day.

    A name that a person or post follows right away goes on with it.
    """
    if any(m.kind in ("person", "post") for m in ctx.mentions_between(end, end + 2)):
        return False
    if _IN_IT.search(ctx.text, max(low, place - len("di sela-sela ") - 1), place) is None:
        return False
    told = SAYING_TAIL.search(ctx.text, max(low, place - SPEAKER_WITHIN), place) or _SAID_SO.match(ctx.text, low, place)
    return told is not None and _is_dated(ctx, place, high)


_IN_IT = re.compile(r"\b(?:dalam|di|pada|saat|ketika|usai|seusai|di\s+sela(?:-sela)?)\s+$")
_SAID_SO = re.compile(
    r"(?:Hal|Pernyataan|Demikian)\b[^.;]{0,20}?\b(?:disampaikan|dikatakan|diungkapkan|dikemukakan|ditegaskan|ia\s+katakan|dia\s+ungkapkan)"
)
SPEAKER_WITHIN = 120
"""Who speaks in a gathering is told at most this far before its name, in characters."""
_SOCIABLE = re.compile(r"ramah|halal|temu\b")
_ATTENDED = re.compile(
    r"[^.;]{0,40}?\b(?:di ?hadiri|di ?ikuti|di ?buka|di ?pimpin|hadir|di ?laksanakan|di ?gelar|berlangsung|bertempat"
    r"|terlaksana)\b"
)
ATTENDED_WITHIN = 60
"""A described gathering is told of as attended at most this far after its name, in characters."""


def held(ctx: Context) -> Iterator[Phrase]:
    """ "evaluasi kinerja tim yang digelar di aula": work in common that only its day and hall make a gathering."""
    text = ctx.text
    told = _OF_HOLDING.places(text)
    for at, sentence in enumerate(ctx.sentences[:NAMED_WITHIN]) if told else ():
        if not any(sentence.start <= place < sentence.end for place in told):
            continue  # spares most sentences the pattern
        for match in _WORKED.finditer(text, sentence.start, sentence.end):
            before = ctx.folded[max(sentence.start, match.start() - CLAUSE_BEFORE) : match.start()]
            if ctx.entities.in_quote(match.start()) or not _is_dated(ctx, sentence.start, sentence.end):
                continue
            if DOUBTED.search(before) or PLANNED.search(before):
                continue
            what = " ".join(match["what"].split())
            kind: MeetingType = "rapat_evaluasi" if what[:8].lower() == "evaluasi" else "other"
            words = frozenset(word.lower() for word in re.findall(r"\w{4,}", what))
            yield Phrase(
                match.start("what"), match.end("what"), kind, "titled", at,
                Name(match.start("what"), match.end("what"), what, words, None), refers=False, strong=True, weak=False,
                doubted=False, planned=False, other=False,
            )  # fmt: skip


_OF_HOLDING = Stems(("digelar", "dilaksanakan", "berlangsung", "diselenggarakan", "diadakan"))
_WORKED = re.compile(
    r"(?P<what>\b(?:evaluasi|penilaian|pembinaan|penyuluhan|pembahasan|konsolidasi|mediasi|ekspose?|asistensi|diseminasi"
    r"|uji publik|konsinyering|pemaparan|klarifikasi)"
    r"(?:\s(?!(?:di|yang|dan|itu|ini|tersebut|untuk|akan|telah|sudah|me[a-z]{4,}|ber[a-z]{4,}|di[a-z]{4,})\b)[\w/()-]+){1,7})"
    r"\s+(?:(?:yang|ini|itu|tersebut)\s+)?(?:digelar|dilaksanakan|berlangsung|diselenggarakan|diadakan)\s+(?:secara\s+\w+\s+)?di\s+"
    r"(?:[Aa]ula|[Rr]uang|[Gg]edung|[Kk]antor|[Hh]otel|[Bb]alai|[Pp]endopo|[Bb]allroom|[Rr]umah|[Gg]raha|[Ii]nspektorat)\b",
    re.IGNORECASE,
)


def heads_of(ctx: Context, phrases: Iterable[Phrase]) -> Iterator[tuple[int, int, int]]:
    """Where the first word or short form of a name of its own comes again: start, end and sentence.

    "O2SN tahun ini", "Jambore tersebut": only the name itself tells that a gathering is meant.
    """
    text = ctx.text
    words: set[str] = set()
    for phrase in phrases:
        if phrase.listed == "titled":
            words.add(phrase.name.text.split()[0].strip('"“”'))
            words.update(_SHORT_FORM.findall(text, phrase.start, phrase.end + 12))
    for word in sorted(words):
        if len(word) <= 2 or not word[0].isupper():
            continue
        place = text.find(word)
        while place >= 0:
            end = place + len(word)
            at = sentence_at(ctx, place) if _AGAIN.match(text, end) and not text[place - 1 : place].isalnum() else -1
            if at >= 0:
                yield place, end, at
            place = text.find(word, end)


_AGAIN = re.compile(r"(?:\s+[\w-]+){0,3}?\s+(?:ini|itu|tersebut)\b")
_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z0-9]{2,11})\)")


def _is_named(ctx: Context, offset: int) -> bool:
    """True where a person, a body, a post or a place is named at `offset`: what is opened is theirs."""
    return any(m.kind != "regulation" for m in ctx.mentions_between(offset, offset + 2))


def _is_dated(ctx: Context, low: int, high: int) -> bool:
    return any(low <= date.start < high for date in ctx.dates) or DATED.search(ctx.text, low, high) is not None


def _is_placed(text: str, at: int, high: int) -> bool:
    """True where a place or a way of meeting at a distance follows right after a name."""
    return VENUE.match(text, at + 1, high) is not None or text.startswith(("secara virtual", "secara daring"), at + 1)


def encounters(ctx: Context) -> Iterator[Phrase]:
    """ "Gubernur X menemui Menteri Y": two parties meet, and the clause is all the name there is."""
    text = ctx.text
    lead = ctx.sentences[:LEAD_OF_ENCOUNTERS]
    for place in sorted(_MEETS_TAILS.places(text)) if lead else ():
        match = _MEETS.match(text, place - 1) if 0 < place < lead[-1].end else None
        if match is None:
            continue
        at = sentence_at(ctx, match.start())
        if at < 0 or ctx.entities.in_quote(match.start()):
            continue
        low, high = ctx.sentences[at].start, ctx.sentences[at].end
        left = subject(ctx, low, match.start()) or _speaker_before(ctx, low, match.start())
        again = told_next(ctx, at)
        if match["calls"]:
            if left is not None and left.kind in ("person", "post") and again is not None:
                yield _called(ctx, at, left, match, again)
            continue
        guests = match["verb"].startswith("menerima") and _GUESTS.match(text, match.end()) is not None
        visit = match["visit"] is not None or (guests and _MEETING_AGAIN.search(ctx.folded, match.end()) is not None)
        reach = VISITOR_WITHIN if visit else 12
        kinds = ("person", "post", "organisation") if visit else ("person", "post")
        named = (m for m in ctx.mentions_between(match.end(), min(high, match.end() + reach)) if m.kind != "place")
        right = next(named, None)
        if left is None or (right.kind not in kinds if right else not visit or left.kind == "organisation"):
            continue
        stop = _CALLED_TO.search(text, match.end(), high)
        end = right.end if right else stop.start() if stop else high  # a visitor whom nothing knows
        if right is not None:
            for mention in ctx.mentions_between(right.start, min(high, right.start + 160)):
                if ctx.entities.apposed.get(right.start) == mention.id:
                    end = mention.end
        told = again is not None or _is_dated(ctx, low, high) or _TODAY.search(text, low, high) is not None
        if not told and not (visit and (guests or ctx.layout.written)):
            continue
        begins = match.start() if _JUST_THEN.fullmatch(text, left.end, match.start()) else left.start
        name = Name(begins, end, " ".join(text[begins:end].split()), frozenset(), None)
        yield Phrase(
            left.start, end, "audiensi", "encounter", at, name, refers=False, strong=True, weak=False,
            doubted=DOUBTED.search(ctx.folded[low : match.start()]) is not None,
            planned=PLANNED.search(ctx.folded, left.end, match.start()) is not None, other=False,
        )  # fmt: skip


def _speaker_before(ctx: Context, low: int, at: int) -> Mention | None:
    """Who said something right before "usai" or "saat" and what he did then: "kata X usai menerima Y"."""
    named = ctx.mentions_between(low, at)
    if not named or named[-1].kind != "person" or not _JUST_THEN.fullmatch(ctx.text, named[-1].end, at):
        return None
    return named[-1]


_JUST_THEN = re.compile(r"\s+(?:usai|seusai|saat|ketika|setelah|selepas)\s+")
_GUESTS = re.compile(r"(?:pengurus|jajaran|rombongan|perwakilan|pimpinan|delegasi|direksi)\s")
_MEETING_AGAIN = re.compile(r"\bpertemuan\s+(?:itu|ini|tersebut)\b")


def told_next(ctx: Context, at: int) -> re.Match[str] | None:
    """What opens one of the next two sentences and means what this one tells: "Pertemuan itu digelar ..."."""
    for sentence in ctx.sentences[at + 1 : at + 3]:
        if found := _THAT_MEETING.match(ctx.text, sentence.start, sentence.end):
            return found
    return None


_THAT_MEETING = re.compile(
    r"(?:(?:Dalam|Pada|Usai|Seusai|Dari)\s+)?(?P<kind>[Pp]ertemuan|[Rr]apat)\s+"
    r"(?:(?:itu|tersebut|ini)\b|(?:di ?gelar|berlangsung|di ?lakukan|di ?laksanakan|di ?adakan)\s)"
)


def _called(ctx: Context, at: int, left: Mention, match: re.Match[str], again: re.Match[str]) -> Phrase:
    """ "Presiden X memanggil sejumlah menteri. Rapat itu ...": the clause is the name of what they were called to."""
    low, high = ctx.sentences[at].start, ctx.sentences[at].end
    stop = _CALLED_TO.search(ctx.text, match.end(), high)
    end = stop.start() if stop else high
    kind: MeetingType = "rapat" if again["kind"].lower() == "rapat" else "audiensi"
    name = Name(left.start, end, " ".join(ctx.text[left.start : end].split()), frozenset(), None)
    return Phrase(
        left.start, end, kind, "called", at, name, refers=False, strong=True, weak=False,
        doubted=DOUBTED.search(ctx.folded[low : match.start()]) is not None,
        planned=PLANNED.search(ctx.folded, left.end, match.start()) is not None, other=False,
    )  # fmt: skip


_CALLED_TO = re.compile(r"[,.;(]|\s(?:ke|di|pada|untuk|guna|dalam|terkait|soal|usai|setelah|saat|yang|lalu|hari)\s")
