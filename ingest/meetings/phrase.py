"""One place that speaks of a gathering, and the words that govern it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from ingest.meetings.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import MeetingType
    from ingest.context import Context, Sentence

WINDOW = 700
"""How far from a phrase its day, place and mode are looked for in its sentence, in characters."""
CLAUSE_BEFORE = 90
"""How far before a phrase its verb is looked for, in characters."""
NEAR_BEFORE = 30
"""How far before a phrase the word it belongs to is looked for ("peserta rapat"), in characters."""

# The patterns up to `WILL_BE`, and `HELD`, are for text in lower case (`Context.folded`): setting case aside costs
# the engine a look-up for every character, and a try of every branch.
HOLD = (
    r"(?:meng?gelar|menyelenggarakan|selenggarakan|gelar|mengadakan|melaksanakan|melakukan|mengundang|menginisiasi"
    r"|menjadi tuan rumah|di ?laksanakan(?:nya)?|di ?gelar(?:nya)?|di ?selenggarakan(?:nya)?|di ?adakan(?:nya)?"
    r"|berlangsung(?:nya)?)"
)
LEAD = r"(?:memimpin|pimpin|di ?pimpin)"
OPEN = r"(?:membuka|buka|di ?buka|menutup|meresmikan)"
ATTEND = (
    r"(?:mengikuti|ikuti|menghadiri|hadiri|hadir(?:\s+(?:dalam|pada|di))?|menerima|terima|berpartisipasi"
    r"|partisipasi\w*(?:\s+\w+){0,3}?|memberikan?\s+(?:arahan|sambutan|paparan)"
    r"|menyampaikan\s+(?:arahan|sambutan|paparan)|sambutan|berbicara|narasumber)"
)
ADDRESS = r"(?:sambutan|pidato|arahan|orasi)(?:nya)?\s+(?:saat|ketika|pada|dalam|di)"
STRONG = re.compile(
    rf"\b(?:{HOLD}|{LEAD}|{OPEN}|{ATTEND}|{ADDRESS})\b(?:\s+(?:langsung|secara\s+\w+|kembali|kegiatan|acara|agenda|dalam|pada|di"
    r"|program|prosesi|oleh|sebuah|undangan|jalannya|pembukaan|pelaksanaan|persiapan|kesiapan|bertajuk|dengan\s+tajuk))*\s*[\"“]?$"
)
WEAK = re.compile(
    r"\b(?:usai|seusai|selepas|setelah|sebelum|saat|ketika|(?:di)?sela-sela|(?:di)?sela|dalam|pada|melalui|mengawali|mengakhiri"
    r"|penyelenggaraan|pelaksanaan|pembukaan|penutupan|hasil|di|membacakan|rangkaian|dirangkaikan\s+dengan)\b"
    r"(?:\s+(?:acara|kegiatan|agenda|ajang|forum|mengikuti|menghadiri|pelaksanaan|penutupan|pembukaan|berlangsungnya"
    r"|memimpin|membuka|melakukan))*\s*[\"“]?$"
)
AFTER = re.compile(
    r"[^;\n]{0,240}?\b(?:di ?gelar|di ?selenggarakan|di ?laksanakan|di ?adakan|berlangsung|di ?hadiri|di ?ikuti"
    r"|di ?pimpin|di ?buka|dimulai|bertempat|bertajuk|bertema|diawali|hadir|di ?lakukan\s+(?:pada|di))\b"
)
DOUBTED = re.compile(
    r"\b(?:boleh|memperbolehkan|membolehkan|bolehkan|dibolehkan|diperbolehkan|izin\w*|mengizinkan|izinkan|diizinkan|melarang|larang|dilarang|larangan|bisa|jika|apabila|kalau|bila|setiap|tiap|seharusnya|semestinya|mengusulkan|usul\w*|meminta|minta|mendorong|pentingnya|perlunya|tanpa|tidak|belum|bukan|batal|menolak|batalkan|membatalkan|menunda|tunda|menangguhkan|kebijakan|larangan|aturan|ingin|berkeinginan|memprioritaskan|rencana|merencanakan|klaim\w*|mengklaim|hoaks|agar|supaya|wajib|harus|perlu|apakah)\b[^.,;]{0,80}$"
    r"|\b(?:membantah|menepis|menyangkal)\s+(?:pernah|adanya|ada|telah|terjadi\w*|isu|kabar)\b[^.,;]{0,60}$"
)
PERMITTED = re.compile(
    r"\b(?:memperbolehkan|perbolehkan|membolehkan|mengizinkan|izinkan|melarang|dilarang|diperbolehkan|dibolehkan)\b[^.;]{0,80}$"
)
"""Words of leave, whose object may hold a comma."""
HABIT = re.compile(r"[^.;,]{0,30}\b(?:setiap|tiap)\s+(?:hari|pekan|minggu|bulan|tahun|semester|triwulan)\b")
ANYWHERE = re.compile(
    r"(?:\s+(?:[Dd]igelar|[Kk]embali|lagi))*\s+di\s+(?:[Hh]otel|[Rr]estoran)\b(?!\s+(?:tersebut|itu|ini)\b)(?!\s+(?!Lagi\b|Kembali\b|Dan\b)(?:berbintang\s+)?[A-Z])"
)
"""After gatherings in general, of which only the kind of place is told ("menggelar rapat di hotel")."""
CALLED_OFF = re.compile(r"[^.;,]{0,90}\b(?:di ?batalkan|di ?tunda|di ?tangguhkan|batal|urung)\b")
"""After a gathering that did not take place."""
PLANNED = re.compile(r"\b(?:akan|bakal|dijadwalkan|rencananya|merencanakan|berencana|segera|hendak|mendatang)\b")
PREPARED = re.compile(r"\b(?:membahas|persiapan|kesiapan|mempersiapkan|mematangkan|pemantapan|rencana)\b[^.,;]{0,80}$")
"""Before a ceremony that a deliberation is about."""
IS_A = re.compile(r"\b(?:ini|itu|tersebut|ia)\s+(?:juga\s+|sendiri\s+)?(?:merupakan|adalah|ialah)\s+$")
"""Before what the gathering just named is said to be ("Rakor ini merupakan rakor pengendalian inflasi")."""
WILL_BE = re.compile(
    r"(?:\s*\([^()]{2,12}\))?,?\s+(?:yang\s+)?(?:rencananya\s+)?(?:akan|bakal|dijadwalkan|direncanakan)\s"
)
"""Right after a gathering's name: it is yet to take place."""
MINUTES = re.compile(r"(?:NOTULEN(?:SI)?|NOTULA|RISALAH|BERITA\s+ACARA)\b", re.IGNORECASE)
"""The headline of minutes names the gathering they are of."""
SAYING_TAIL = re.compile(
    r"[\"”]\s*,?\s*(?:kata|ujar|ucap|ungkap|jelas|tutur|tambah|tegas|terang|papar|beber|imbuh|pungkas|tandas|sebut)(?:nya)?\b"
)
HELD = re.compile(r"\b(?:di ?gelar|di ?selenggarakan|di ?laksanakan|di ?adakan|berlangsung|bertempat|dimulai)\b")
DATED = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)")


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


def is_customary(ctx: Context, phrase: Phrase) -> bool:
    """True for "rapat inflasi setiap pekan": such meetings are no name and tell no topic of one of them."""
    return phrase.doubted and HABIT.match(ctx.folded, phrase.name.end) is not None


def sentence_at(ctx: Context, offset: int) -> int:
    """Index of the sentence that holds `offset`, or -1."""
    at = bisect_right(ctx.sentences, (offset, len(ctx.text) + 1, 0)) - 1
    return at if at >= 0 and offset < ctx.sentences[at].end else -1


def sentences_of(ctx: Context, phrases: Iterable[Phrase]) -> Iterator[tuple[Phrase, Sentence]]:
    """Each sentence once, with the phrase of it that says most; those that name the gathering go first."""
    seen: set[int] = set()
    for phrase in sorted(phrases, key=lambda p: (p.listed == "back", p.start)):
        if phrase.sentence >= 0 and phrase.sentence not in seen:
            seen.add(phrase.sentence)
            yield phrase, ctx.sentences[phrase.sentence]
