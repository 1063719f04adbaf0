"""Where a gathering was held: the place told with it, and how far the words of that place go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.meetings.phrase import HELD, SAYING_TAIL, WINDOW, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.context import Context, Sentence
    from ingest.meetings.phrase import Phrase

_HALL = (
    r"(?:[Kk]antor(?:nya)?|[Gg]edung|[Aa]ula|[Rr]uang(?:an)?(?:nya)?|[Hh]otel|[Ll]antai|[Rr]umah(?:nya)?|[Hh]alaman|[Ll]apangan|[Ii]stana|[Bb]alai"
    r"|[Pp]endopo|[Kk]omplek(?:s)?|[Kk]ediaman(?:nya)?|[Aa]lun-alun|[Aa]uditorium|[Bb]allroom|Pusat|pusat(?=\s+(?:kota|pelatihan|pendidikan|pemerintahan))|[Gg]raha|[Bb]alairung|[Bb]alaikota"
    r"|[Mm]asjid|[Ss]tadion|[Kk]ampus|[Pp]elataran|[Tt]aman|[Cc]ommand|[Ss]ekretariat|[Ss]anggar|[Ww]isma|[Mm]arkas|[Gg]elanggang)"
)
_SPOT = (
    r"(?:kawasan(?!\s+(?:Asia|ASEAN|Eropa|Timur|Indo|Pasifik|Amazon|Afrika))|bilangan|desa|dusun|kampung|kelurahan|kecamatan|perumahan|restoran|rumah\s+makan|kafe|pasar|pondok\s+pesantren|ponpes"
    r"|pesantren|sekolah|parkir\w*|area|pantai|bandara|pelabuhan|stasiun|terminal|gereja|museum|posko|bangsal|jalan|lapas|pulau)"
    r"(?=\s+(?:[a-z]+\s+)?[A-Z])"
)
"""Kinds of place in small letters, which the name of one follows."""
_NO_PLACE = (
    r"(?:Pilpres|Pilkada|Pileg|Pilgub|Pilbup|Pilwalkot|Pemilu|Pilkades|You[Tt]ube|Instagram|Facebook|Tik[Tt]ok|Twitter|WhatsApp"
    r"|Google|Zoom|Piala|Liga|Era|Tahun|Bulan|Hari|Balik|Periode|Bidang|Tengah|Bawah|Atas|Antara|Luar|Sela|Masa|Sidang|Rapat|Ra(?:kor|ker|pim|tas)\w*|Munas|Musda"
    r"|Forum|Konferensi|Kongres|Dialog|KTT|Seminar|Upacara|Acara|Indonesia(?!\s[A-Z])|Koalisi|Pemilihan|Timnas|PDIP?|PKS|PKB|PSI|Partai|Golkar|Gerindra|TPN|TKN|TKD|TPD)\b"
)
"""After "di" these are no places: elections, channels, gatherings, times and relations."""
VENUE = re.compile(
    rf"\b(?:bertempat\s+di|berlokasi\s+di|di)\s+(?={_HALL}\b|{_SPOT}|(?!{_NO_PLACE})[A-Z])|\bdari\s+(?={_HALL}\b)"
    r"|\bdi(?=(?:lapangan|halaman|ruang|kantor|gedung|aula)\b)"
)
_HELD_VERB = (
    r"di ?(?:gelar|adakan|laksanakan|selenggarakan|mulai|buka|pimpin|tutup|hadiri|ikuti|sambut|dampingi|terima|saksikan"
    r"|lanjutkan|awali|langsungkan|rangkaikan)"
)
_VENUE_END = re.compile(
    r",\s*(?=(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|hari\s+ini|pada|yang|dan|serta|kata|ujar|kemarin|bersama|tanggal|dengan|untuk|guna|dalam|terkait|\d+)\b|[a-z])"
    r"|\s(?=(?:me[a-z]{3,}|ber[a-z]{3,}|ter(?:laksana|selenggara)|adalah|akan|telah|sudah|masih|ialah|pada|yang|dan|serta|untuk|guna|bersama|terkait|tanggal|Senin|Selasa|Rabu|Kamis|Jum\w+|Sabtu|Minggu|dengan|melalui|dalam|secara|usai|saat|membahas|agar|mengenai|tentang|kemarin|hari|dari|oleh|sebagai|selaku|kepada|tanpa|beberapa|pekan|minggu|lebih|bisa|dapat|ini|itu|lalu|tersebut|sekitar|sesuai"
    r"|di(?!nas|strik|visi|rektorat|rektur|gital|sdik|skominfo|sbud|klat)[a-z]{4,}"
    rf"|mulai|sejak|jam|pukul|ketika|seusai|setelah|sebelum|selama|karena|sehingga|hingga|sampai|juga|turut|[Tt]ahun(?=\s+\d)|{_HELD_VERB})\b)"
    r"|\s\(\d|[;\n\"”]|(?<=[a-z]{4})\.(?=[A-Z][a-z]{3})|(?<!Prov)(?<!Kab)(?<!No)(?<!Kec)(?<!Jl)(?<!\bSt)(?<!\bDr)(?<!\bIr)(?<!\bGg)(?<!\bKel)(?<!\bLt)(?<!\bKH)(?<!\bH)(?<!\bJend)\.(?=\s|$)"
)
_PROVINCE = re.compile(
    r"(?:(?:Jawa|Sumat(?:e)?ra|Kalimantan|Sulawesi|Nusa Tenggara|Papua|Maluku)\s+"
    r"(?:Barat Daya|Barat|Timur|Tengah|Selatan|Utara|Tenggara|Pegunungan)"
    r"|Kepulauan Riau|(?:Kepulauan )?Bangka Belitung)$"
)
"""A province alone says where only of what is expressly held there."""
_REGION = re.compile(r"(?:Provinsi|Prov\.?|Kabupaten|Kab\.?|Kota|Kecamatan|Kelurahan|Desa)\s+[A-Z]")
_OTHER_ACT = re.compile(
    r"\b(?:usai|seusai|setelah|sebelum|lalu|kemudian|saat|ketika|sementara|dari|kata|ujar|me[a-z]{4,})\b"
)
"""Between a region and a hall: the hall may be that of another act."""
_BARE_REGION = re.compile(r"(?:Provinsi|Prov\.?|Kabupaten|Kab\.?)\s+[A-Z]")
_SAID_OF = re.compile(
    r"\b(?:terkait|membahas|tentang|soal|mengenai|perihal|untuk|guna|dalam\s+rangka|pen?[gmny]?[a-z]{3,}an|percepatan|persentase)\b"
)
"""Between a gathering and a region these make it the region of the matter ("terkait pembangunan sekolah di ...")."""
_DEALT_WITH = re.compile(
    r"\b(?:terkait|berkaitan|kondisi|situasi|membahas|bahas|dibahas|tentang|soal|mengenai|perihal)\b"
)
"""Between a gathering and a town these make it the town of the matter, unless a day follows."""
_REASON = re.compile(r"\b(?:karena|lantaran|dikarenakan|sebab|sehingga|mengingat)\b")
"""The place of a reason is not the gathering's ("tidak hadir karena bertugas di Istana")."""
_INNER = re.compile(rf"\sdi\s+(?={_HALL}\b)")
_MARKS = re.compile('["“”]')
_STREET = re.compile(r"\b(?:[Jj]alan|[Jj]l\.?)\s+(?:[A-Z]\w{0,4}\.\s*)*$")
"""Before the name of a person that a street bears."""
_IS_HALL = re.compile(_HALL)
_BARE = re.compile(
    r"(?:hotel|restoran|kampus|lapangan|gedung|aula|kantor|pusat|ruang(?:an)?(?:\s+(?:publik|rapat))?|rumah|halaman)(?:\s+(?:atau|dan|tempat)\b.*)?"
)
"""A kind of place alone, which tells none ("di hotel tersebut")."""
_DAY_AFTER = re.compile(
    r"[^.;\n\"”]{0,60}?(?:\b(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|hari\s+ini|kemarin|tanggal|tadi)\b|\(\d{1,2}/|\b\d{1,2}\s+[A-Z][a-z]{2,})"
)
_THIS_ONE = re.compile(r"\s+(?:ini|kita|kami)\b")
_JUST_NOW = re.compile(r"\b(?:tadi|barusan|baru\s+saja|(?:hari|pagi|siang|sore|malam)\s+ini)\b")
JUST_WITHIN = 60
"""How far from a gathering "tadi" stands, in characters."""
_BY_COMMAS = re.compile(
    r",\s+(?P<place>(?!(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\b)[A-Z][\w&'-]*(?:,?\s[A-Z][\w&'-]*){0,7}),?\s+(?:pada\s+)?"
    r"(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\s"
)
_TO = re.compile(rf"[^,.;\"“”]{{0,90}}?\ske\s+(?={_HALL}\b|{_SPOT}|(?!{_NO_PLACE})[A-Z])")
TO_WITHIN = 60
"""A visit's goal is told at most this far after it, in characters."""
HELD_WITHIN = 90
"""Of two places told, the hall is said to be held in at most this far before it, in characters."""
HELD_BESIDE = 24
"""Where only "kegiatan ini" stands, "bertempat di" or "digelar di" stands this near before its place, in characters."""
RIGHT_BESIDE = len(" di ")
"""Or this near after a gathering that someone leads or follows ("memimpin rapat di ruang X"), in characters."""
PLACE_MIN_CHARS = 3
PLACE_MAX_CHARS = 160
_EXACTLY = re.compile(rf"\b(?:tepatnya|bertempat|berlangsung|{_HELD_VERB})\b")
"""Between a town and a hall: the gathering itself was in the hall."""


def venue_of(ctx: Context, phrases: Iterable[Phrase]) -> tuple[int, int] | None:
    """Where: the place that follows the gathering in its sentence.

    A hall that a later sentence says it was held in goes before a town or region alone.
    """
    found: tuple[int, int] | None = None
    phrases = list(phrases)
    for phrase, sentence in sentences_of(ctx, phrases):
        place = _venue_in(ctx, phrase, sentence, [p.start for p in phrases if p.sentence == phrase.sentence])
        if place is None:
            continue
        hall = _IS_HALL.match(ctx.text, place[0]) is not None
        if found is None:
            found = place
            if hall:
                break
        elif hall and (
            HELD.search(ctx.folded, max(sentence.start, place[0] - HELD_WITHIN), place[0])
            or (phrase.strong and place[0] - phrase.name.end <= RIGHT_BESIDE)
        ):
            return place
    if found is None:
        found = next((p for one in phrases if (p := _set_off(ctx, one))), None)
    if found is None:
        found = next(
            (to for phrase, sentence in sentences_of(ctx, phrases) if (to := _visited(ctx, phrase, sentence))), None
        )
    return found


def hall_at(ctx: Context, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The hall named at `at`, unless it is only somebody's office or home."""
    if not _IS_HALL.match(ctx.text, at):
        return None
    place = _place(ctx, sentence, at)
    private = place is None or _OF_SOMEBODY.search(ctx.text, *place) or _BARE.fullmatch(ctx.text, *place)
    return None if private else place


_OF_SOMEBODY = re.compile(r"(?:[Kk]antor|[Kk]erja|[Rr]umah|[Kk]ediaman|[Dd]inas)nya\b|[Kk]ediaman|[Rr]umah\b")


def _venue_in(ctx: Context, phrase: Phrase, sentence: Sentence, told: list[int]) -> tuple[int, int] | None:
    text = ctx.text
    low = phrase.name.end if phrase.listed != "back" else phrase.end
    loose = phrase.listed == "back" and not phrase.strong
    for start in (low, max(sentence.start, low - WINDOW)):
        town: tuple[int, int] | None = None
        for match in VENUE.finditer(text, start, min(sentence.end, low + WINDOW)):
            if town and not _is_sharper(text, town, match):
                continue
            if start < low and match.start() > phrase.start:
                break
            if loose and not HELD.search(ctx.folded, max(sentence.start, match.start() - HELD_BESIDE), match.end()):
                continue
            if ctx.entities.in_quote(match.start()) and not ctx.entities.in_quote(phrase.start):
                continue
            said = SAYING_TAIL.search(text, max(sentence.start, match.start() - WINDOW), match.start())
            again = said is not None and any(said.end() <= at < match.start() for at in told)
            if said and phrase.start < said.start() and not (again or _has_just_been(ctx, phrase)):
                continue  # where words are said; of what is told in them it is the place only if it has just been
            if start == low and _is_of_something_else(ctx, low, match):
                continue
            if start < low and (
                _is_of_interview(text, sentence.start, match, phrase.start)
                or (
                    _BARE_REGION.match(text, match.end()) and not HELD.search(ctx.folded, sentence.start, match.start())
                )
                or _FULL_STOP.search(text, match.end(), phrase.start)
            ):
                continue
            if text.endswith(" ada ", sentence.start, match.start()) and _PART_OF.search(
                text, max(sentence.start, match.start() - len("instansi-instansi yang ada ")), match.start()
            ):
                continue
            place = _place(ctx, sentence, match.end())
            if place is None:
                break
            if _BARE.fullmatch(text, *place) or (start == low and _is_of_the_matter(ctx, low, place)):
                continue
            if town or _IS_HALL.match(text, place[0]):
                return place
            if _PROVINCE.match(text, *place) and not HELD.search(ctx.folded, low, place[0]):
                continue
            town = place
        if town:
            return town
    return None


def _set_off(ctx: Context, phrase: Phrase) -> tuple[int, int] | None:
    """The place between a gathering's name and its day, by commas alone ("Rakernas Partai X, Jakarta, Senin (3/3)")."""
    if phrase.sentence < 0 or phrase.doubted or phrase.listed == "back":
        return None
    match = _BY_COMMAS.match(ctx.text, phrase.name.end, ctx.sentences[phrase.sentence].end)
    if match is None or any(m.kind in ("person", "post") for m in ctx.mentions_between(*match.span("place"))):
        return None
    return match.span("place")


def _visited(ctx: Context, phrase: Phrase, sentence: Sentence) -> tuple[int, int] | None:
    """Where a visit goes ("kunjungan kerja ke Lapas Sembada"), if it is to a place and not to someone."""
    if phrase.listed not in ("kunjungan-kerja", "kunjungan"):
        return None
    to = _TO.match(ctx.text, phrase.start, min(sentence.end, phrase.end + TO_WITHIN))
    if to is None or any(m.kind in ("person", "post") for m in ctx.mentions_between(to.end(), to.end() + 1)):
        return None
    return _place(ctx, sentence, to.end())


def _has_just_been(ctx: Context, phrase: Phrase) -> bool:
    """True for "Tadi kita rapat" or "rapat ini" in a quotation: the speaker is there or has come straight from it."""
    if phrase.planned or phrase.doubted or not ctx.entities.in_quote(phrase.start):
        return False
    if phrase.type.startswith("rapat") and (
        _THIS_ONE.match(ctx.folded, phrase.end) or ctx.folded.endswith("ini ", 0, phrase.start)
    ):
        return True
    return _JUST_NOW.search(ctx.folded, max(0, phrase.start - JUST_WITHIN), phrase.end + JUST_WITHIN) is not None


def _is_of_interview(text: str, low: int, place: re.Match[str], at: int) -> bool:
    """True where a place before the gathering at `at` is that of talking of it ("ditemui di kantornya ...")."""
    asked = _ASKED.search(text, max(low, place.start() - ASKED_WITHIN), place.start())
    return asked is not None and _RIGHT_AFTER.search(text, place.end(), at) is None


ASKED_WITHIN = 60
"""Who is asked somewhere is told to be so at most this far before the place, in characters."""
_PART_OF = re.compile(
    r"\b(?:[Ff]raksi|[Kk]omisi|anggota|OPD|SKPD|[Dd]inas|instansi|bidang|bagian)(?:-\w+)?\s+yang\s+ada\s+$"
)
"""Before "di": the body those are part of is no place ("semua fraksi yang ada di DPRD")."""
_FULL_STOP = re.compile(r"[a-z)]\.\s+[A-Z]")
"""Between a place and a gathering after it in a quotation: the place is that of what was told before."""
_ASKED = re.compile(r"\b(?:ditemui|dijumpai|dikonfirmasi|dihubungi)\b")
_RIGHT_AFTER = re.compile(r"\b(?:usai|seusai|selepas|setelah|di\s?sela\S*)\s")


def _is_sharper(text: str, town: tuple[int, int], match: re.Match[str]) -> bool:
    """True where a hall after a town or region tells more exactly where the gathering was."""
    if not _IS_HALL.match(text, match.end()):
        return False
    if _EXACTLY.search(text, town[1], match.end()):
        return True
    return _REGION.match(text, town[0]) is not None and not _OTHER_ACT.search(text, town[1], match.start())


def _is_of_something_else(ctx: Context, low: int, match: re.Match[str]) -> bool:
    """True where the place is that of a reason, or a region that only the gathering's matter is about."""
    text = ctx.text
    reason = _REASON.search(text, low, match.start())
    if reason and not _MARKS.search(text, reason.end(), match.start()):
        return True
    if HELD.search(ctx.folded, low, match.end()) or _SAID_OF.search(text, low, match.start()) is None:
        return False
    return _BARE_REGION.match(text, match.end()) is not None


def _is_of_the_matter(ctx: Context, low: int, place: tuple[int, int]) -> bool:
    """True for "membahas izin tambang di Raja Ampat ini": no day follows, as after the place of a gathering."""
    if _IS_HALL.match(ctx.text, place[0]) or HELD.search(ctx.folded, low, place[0]):
        return False
    return _DEALT_WITH.search(ctx.text, low, place[0]) is not None and _DAY_AFTER.match(ctx.text, place[1]) is None


def _place(ctx: Context, sentence: Sentence, begin: int) -> tuple[int, int] | None:
    """The place that begins at `begin`, as far as its words go."""
    text = ctx.text
    stop = _VENUE_END.search(text, begin, min(sentence.end, begin + PLACE_MAX_CHARS))
    end = stop.start() if stop else min(sentence.end, begin + PLACE_MAX_CHARS)
    if stop is None and end < sentence.end:
        end = max(text.rfind(mark, begin, end) for mark in (" ", ","))
    for mention in ctx.mentions_between(begin + 1, end):
        if mention.kind in ("person", "post") and "," in text[begin : mention.start]:
            if _STREET.search(text, begin, mention.start):
                continue
            end = text.rindex(",", begin, mention.start)
            break
    while end > begin and text[end - 1] in " ,.":
        end -= 1
    crossed = next((m for m in ctx.mentions_between(begin, end) if m.end > end), None)
    if crossed is not None and crossed.kind == "organisation":
        end = min(crossed.end, sentence.end)  # "Aula Dinas Komunikasi dan Informatika"
    inner = _INNER.search(text, begin, end)
    if inner and not _IS_HALL.match(text, begin):
        begin = inner.end()
    return (begin, end) if end - begin >= PLACE_MIN_CHARS else None
