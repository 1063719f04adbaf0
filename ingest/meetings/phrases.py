"""Where a report speaks of a gathering, and what the words around say of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

from ingest.context import Hit
from ingest.meetings.names import Name, read_name
from ingest.speech import subject
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import MeetingType
    from ingest.context import Context

CLAUSE_BEFORE = 90
"""How far before a phrase its verb is looked for, in characters."""
NEAR_BEFORE = 30
"""How far before a phrase the word it belongs to is looked for ("peserta rapat"), in characters."""

HOLD = (
    r"(?:meng?gelar|menyelenggarakan|selenggarakan|gelar|mengadakan|melaksanakan|melakukan|mengundang|menginisiasi"
    r"|menjadi tuan rumah)"
)
LEAD = r"(?:memimpin|pimpin|di ?pimpin)"
OPEN = r"(?:membuka|buka|di ?buka|menutup|meresmikan)"
ATTEND = (
    r"(?:mengikuti|ikuti|menghadiri|hadiri|hadir(?:\s+(?:dalam|pada|di))?|menerima|terima|berpartisipasi"
    r"|partisipasi\w*(?:\s+\w+){0,3}?|memberikan?\s+(?:arahan|sambutan|paparan)"
    r"|menyampaikan\s+(?:arahan|sambutan|paparan)|sambutan|berbicara|narasumber)"
)
_STRONG = re.compile(
    rf"\b(?:{HOLD}|{LEAD}|{OPEN}|{ATTEND})\b(?:\s+(?:langsung|secara\s+\w+|kembali|kegiatan|acara|agenda|dalam|pada|di"
    r"|program|oleh|sebuah|undangan|jalannya|pembukaan|pelaksanaan|persiapan|kesiapan))*\s*[\"“]?$",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:usai|seusai|selepas|setelah|sebelum|saat|ketika|sela-sela|sela|dalam|pada|melalui|mengawali|mengakhiri"
    r"|penyelenggaraan|pelaksanaan|pembukaan|penutupan|hasil|di|membacakan|rangkaian|dirangkaikan\s+dengan)\b"
    r"(?:\s+(?:acara|kegiatan|agenda|ajang|mengikuti|menghadiri|pelaksanaan|penutupan|pembukaan|berlangsungnya"
    r"|memimpin|membuka|melakukan))*\s*[\"“]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[^;\n]{0,160}?\b(?:di ?gelar|di ?selenggarakan|di ?laksanakan|di ?adakan|berlangsung|di ?hadiri|di ?ikuti"
    r"|di ?pimpin|di ?buka|dimulai|bertempat|bertajuk|bertema|diawali|hadir)\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:boleh|memperbolehkan|membolehkan|bolehkan|diperbolehkan|izin\w*|mengizinkan|izinkan|diizinkan|melarang|larang|dilarang|larangan|bisa|jika|apabila|kalau|bila|setiap|tiap|seharusnya|semestinya|mengusulkan|usul\w*|meminta|minta|mendorong|pentingnya|perlunya|tanpa|tidak|belum|bukan|batal|menolak|batalkan|kebijakan|larangan|aturan|agar|supaya|wajib|harus|perlu)\b[^.,;]{0,80}$",
    re.IGNORECASE,
)
_PERMITTED = re.compile(
    r"\b(?:memperbolehkan|perbolehkan|membolehkan|mengizinkan|izinkan|melarang|dilarang|diperbolehkan)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
"""Words of leave, whose object may hold a comma."""
_HABIT = re.compile(
    r"[^.;,]{0,30}\b(?:setiap|tiap)\s+(?:hari|pekan|minggu|bulan|tahun|semester|triwulan)\b", re.IGNORECASE
)
_ENGLISH = frozenset({"forum", "konferensi", "seminar", "workshop", "expo", "summit", "festival"})
_ENGLISH_LEAD = re.compile(r"[a-z\"“] ((?:[A-Z][A-Za-z]+ ){1,4})$")
"""Words before the kind of gathering where its name is English ("Wira Investment Forum")."""
_PLANNED = re.compile(
    r"\b(?:akan|bakal|dijadwalkan|rencananya|merencanakan|berencana|segera|hendak|mendatang)\b", re.IGNORECASE
)
_COMPOUND = re.compile(
    r"\b(?:ruang|ruangan|gedung|tempat|aula|biaya|anggaran|dana|belanja|uang|meja|kamar|fasilitas|bahan|materi|undangan|jadwal|notulen|risalah)\s+$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:peserta|hasil|agenda|kesimpulan|keputusan|pimpinan|pembahasan|rangkaian|jalannya|sela|akhir|awal|forum|kesempatan|momen|moment)\s+(?:dari\s+)?$",
    re.IGNORECASE,
)
_THIS = re.compile(r"[\"”]?\s*(?:virtual\s+|daring\s+)?(?:ini|itu|tersebut|dimaksud|kali\s+ini)\b")
_OPENS_WITH_THIS = re.compile(r"(?:\s+(?!(?:di|me|ber)[a-z]{4,}|yang\b)[\w-]+){1,4}?\s+(?:ini|tersebut)\b")
"""At the start of a sentence: "Upacara tahunan bangsa Indonesia ini"."""
_CARRIES_ON = re.compile(
    r"\s+(?:juga|turut|digelar|dibuka|berlangsung|dihadiri|diikuti|dipimpin|dilaksanakan|diselenggarakan|membahas|dimulai)\b"
)
_OTHER = re.compile(r"\s*(?:\w+\s+){0,6}?(?:sebelumnya|lainnya|lain|berikutnya|selanjutnya|mendatang|lanjutan)\b")
_MANY = re.compile(r"-(?=\w)")
_BACK = re.compile(
    r"\b(?P<head>[Rr]apat|[Rr]akor|[Kk]egiatan|[Aa]cara|[Pp]ertemuan|[Ff]orum|[Ss]idang|[Aa]genda|[Aa]jang|[Ee]vent|[Mm]omentum|[Kk]esempatan)"
    r"(?:nya|(?P<opens>\s+(?=(?:yang|dalam|digelar|dibuka|berlangsung|turut|juga|dihadiri|diikuti|dipimpin|dilaksanakan|diselenggarakan|diadakan|merupakan|bertujuan|membahas|dimulai|diawali|langsung)\b))|\s+(?:(?:sharing|virtual|koordinasi|paripurna|resmi)\s+)?(?P<this>itu|ini|tersebut|dimaksud))(?:\b|(?<=\s))"
)


_TITLED = re.compile(
    r"\b(?P<head>[Aa]cara|[Aa]jang|[Kk]egiatan|[Pp]rogram(?:\s+kegiatan)?)\s+(?:bergengsi\s+|kegiatan\s+)?(?=[A-Z\"“])"
)
_ACTS = frozenset({"beraudiensi", "bertemu", "melantik", "mengukuhkan", "meresmikan", "menandatangani"})
_MEETS = re.compile(r"\b(?:menemui|bertemu(?:\s+dengan)?|menerima|beraudiensi(?:\s+dengan)?|mengunjungi)\s+(?=[A-Z])")
_DATED = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)")
LEAD_OF_ENCOUNTERS = 4
"""An encounter counts as a gathering only in the first sentences, in sentences."""


_TITLED_TAILS = Stems(("cara ", "jang ", "egiatan ", "rogram "))
_FESTIVE = re.compile(r"\b(?:Awards?|Penghargaan|Anugerah|Festival|Peringatan|Hari|Haul|Kirab|Karnaval)\b")
_BACK_TAILS = Stems(
    ("apat", "akor", "egiatan", "cara", "ertemuan", "orum", "idang", "genda", "jang", "vent", "omentum", "esempatan")
)
"""What follows the first letter of the words `_TITLED` and `_BACK` begin with."""


class Phrase(NamedTuple):
    """One place that speaks of a gathering."""

    start: int
    end: int
    type: MeetingType
    listed: str
    """Id of the entry of the list of meetings, or ``back`` where only "kegiatan tersebut" stands."""
    sentence: int
    """Index in `ctx.sentences`; -1 in the headline."""
    name: Name
    refers: bool
    """True for "rapat tersebut", "Rakor ini": a gathering named before."""
    strong: bool
    """A verb of holding, leading, opening or attending governs it."""
    weak: bool
    """It is the time or place of something else ("usai rapat")."""
    doubted: bool
    """Wished, allowed, forbidden, denied or customary, not told as having taken place."""
    planned: bool
    other: bool
    """Expressly another gathering ("rapat sebelumnya")."""


def find_phrases(ctx: Context) -> list[Phrase]:
    """All phrases of the headline and the paragraphs, in order."""
    found = list(_listed(ctx))
    taken = {phrase.start for phrase in found}
    held = {phrase.sentence for phrase in found if not phrase.doubted}
    other = (*_titled(ctx, _places_of(ctx.text, _TITLED_TAILS)), *_encounters(ctx))
    more = [*_back_references(ctx, _places_of(ctx.text, _BACK_TAILS)), *(p for p in other if p.sentence not in held)]
    found += [phrase for phrase in more if phrase.start not in taken]
    found.sort()
    return found


def sentence_at(ctx: Context, offset: int) -> int:
    """Index of the sentence that holds `offset`, or -1."""
    at = bisect_right(ctx.sentences, (offset, len(ctx.text) + 1, 0)) - 1
    return at if at >= 0 and offset < ctx.sentences[at].end else -1


def _listed(ctx: Context) -> Iterator[Phrase]:
    text = ctx.text
    terms = ctx.gazetteer.terms
    title = ctx.layout.title
    reach = -1
    for hit in ctx.hits:
        if hit.kind != "meeting" or hit.start < reach:
            continue
        term = terms[hit.entry]
        if not term.form:
            continue
        at = sentence_at(ctx, hit.start)
        headline = title is not None and title.start <= hit.start < title.end
        if at < 0 and not headline:
            continue
        low = title.start if headline and title else ctx.sentences[at].start
        high = title.end if headline and title else ctx.sentences[at].end
        if _MANY.match(text, hit.end) or text[hit.start - 1 : hit.start] == "-":
            continue
        if _is_covered(ctx, hit.start):
            continue
        before = text[max(low, hit.start - CLAUSE_BEFORE) : hit.start]
        if _COMPOUND.search(before[-NEAR_BEFORE:]):
            continue
        name = read_name(ctx, hit, low, high)
        if term.id in _ENGLISH and text[hit.start].isupper() and (lead := _ENGLISH_LEAD.search(before)):
            start = hit.start - len(before) + lead.start(1)
            words = name.words | {word.lower() for word in lead[1].split()}
            name = name._replace(start=start, text=f"{lead[1]}{name.text}", words=frozenset(words))
            before = before[: lead.start(1)]
        reach = name.end
        this = _THIS.match(text, hit.end, high) or _THIS.match(text, name.end, high)
        strong = _STRONG.search(before) is not None or _is_act(ctx, hit, low, high)
        yield Phrase(
            start=hit.start,
            end=name.end,
            type=cast("MeetingType", _type(term.id, term.form, name)),
            listed=term.id,
            sentence=-1 if headline else at,
            name=name,
            refers=this is not None
            or (_OF_IT.search(before[-NEAR_BEFORE:]) is not None and not name.words)
            or (
                at > 0
                and hit.start - low < 3
                and (
                    (name.end == hit.end and _CARRIES_ON.match(text, hit.end, high) is not None)
                    or _OPENS_WITH_THIS.match(text, hit.end, high) is not None
                )
            ),
            strong=strong or (_AFTER.match(text, name.end, high) is not None),
            weak=_WEAK.search(before[-2 * NEAR_BEFORE :]) is not None,
            doubted=_DOUBTED.search(before) is not None
            or (("boleh" in before or "izin" in before or "larang" in before) and _PERMITTED.search(before) is not None)
            or _HABIT.match(text, name.end, high) is not None,
            planned=_PLANNED.search(before) is not None,
            other=_OTHER.match(text, hit.end, min(high, name.end + 24)) is not None,
        )


def _places_of(text: str, tails: Stems) -> list[int]:
    """Where words with these tails begin: a plain search spares the patterns most of the text."""
    return sorted([at - 1 for at in tails.places(text) if at])


def _titled(ctx: Context, places: list[int]) -> Iterator[Phrase]:
    """ "Acara X", "ajang X": a gathering that only its own name calls one."""
    text = ctx.text
    for place in places:
        match = _TITLED.match(text, place)
        if match is None:
            continue
        at = sentence_at(ctx, match.start())
        if at < 0 or ctx.entities.in_quote(match.start()):
            continue
        low, high = ctx.sentences[at].start, ctx.sentences[at].end
        name = read_name(ctx, Hit(match.start(), match.end() - 1, "meeting", -1), low, high, proper=True)
        if len(name.text.split()) < 3:
            continue
        text_of = name.text.split(None, 1)[1].removeprefix("bergengsi ").removeprefix("kegiatan ")
        before = text[max(low, match.start() - CLAUSE_BEFORE) : match.start()]
        strong = _STRONG.search(before) is not None or _AFTER.match(text, name.end, high) is not None
        if not strong:
            continue
        kind: MeetingType = "ceremony" if _FESTIVE.search(text_of) else "other"
        yield Phrase(
            match.start(), name.end, kind, "titled", at, name._replace(text=text_of), refers=False, strong=True,
            weak=False,
            doubted=_DOUBTED.search(before) is not None or _HABIT.match(text, name.end, high) is not None,
            planned=_PLANNED.search(before) is not None, other=False,
        )  # fmt: skip


def _encounters(ctx: Context) -> Iterator[Phrase]:
    """ "Gubernur X menemui Menteri Y": two parties meet, and the clause is all the name there is."""
    text = ctx.text
    lead = ctx.sentences[:LEAD_OF_ENCOUNTERS]
    for match in _MEETS.finditer(text, 0, lead[-1].end) if lead else ():
        at = sentence_at(ctx, match.start())
        if at < 0 or ctx.entities.in_quote(match.start()):
            continue
        low, high = ctx.sentences[at].start, ctx.sentences[at].end
        left = subject(ctx, low, match.start())
        right = next(iter(ctx.mentions_between(match.end(), min(high, match.end() + 12))), None)
        if left is None or right is None or right.kind not in ("person", "post"):
            continue
        last = right
        for mention in ctx.mentions_between(right.start, min(high, right.start + 160)):
            if ctx.entities.apposed.get(right.start) == mention.id:
                last = mention
        dated = any(low <= date.start < high for date in ctx.dates)
        if not dated and _DATED.search(text, low, high) is None:
            continue
        name = Name(left.start, last.end, " ".join(text[left.start : last.end].split()), frozenset(), None)
        yield Phrase(
            left.start, last.end, "audiensi", "encounter", at, name, refers=False, strong=True, weak=False,
            doubted=_DOUBTED.search(text[low : match.start()]) is not None,
            planned=_PLANNED.search(text, left.end, match.start()) is not None, other=False,
        )  # fmt: skip


def _is_act(ctx: Context, hit: Hit, low: int, high: int) -> bool:
    """True where the form is itself a verb with a subject, on a day: "Aliansi X beraudiensi dengan Y, Selasa"."""
    if ctx.text[hit.start : hit.end].lower() not in _ACTS or subject(ctx, low, hit.start) is None:
        return False
    return _DATED.search(ctx.text, low, high) is not None


def _type(listed: str, form: str, name: Name) -> str:
    """The type a phrase tells; "pertemuan koordinasi" is a rapat_koordinasi."""
    if listed in ("pertemuan", "rapat") and "koordinasi" in name.words:
        return "rapat_koordinasi"
    return form


def _is_covered(ctx: Context, offset: int) -> bool:
    """True where a meeting word is part of the name of a body, a post or a person."""
    at = bisect_right(ctx.mentions, (offset, len(ctx.text) + 1, "", "", "")) - 1
    if at < 0:
        return False
    mention = ctx.mentions[at]
    return mention.end > offset and mention.kind in ("organisation", "post", "person")


def _back_references(ctx: Context, places: list[int]) -> Iterator[Phrase]:
    for place in places:
        match = _BACK.match(ctx.text, place)
        if match is None:
            continue
        at = sentence_at(ctx, match.start())
        if at < 0:
            continue
        low = ctx.sentences[at].start
        if match["opens"] and match.start() - low > 16:
            continue
        before = ctx.text[max(low, match.start() - CLAUSE_BEFORE) : match.start()]
        yield Phrase(
            start=match.start(),
            end=match.end(),
            type="other",
            listed="back",
            sentence=at,
            name=Name(match.start(), match.end(), "", frozenset(), None),
            refers=True,
            strong=_STRONG.search(before) is not None
            or _AFTER.match(ctx.text, match.end(), min(ctx.sentences[at].end, match.end() + 60)) is not None,
            weak=True,
            doubted=False,
            planned=False,
            other=False,
        )
