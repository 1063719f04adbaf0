"""What a gathering is called, as written."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.resources import data_path
from ingest.meetings.topics import CLOSING, TOPIC_MAX_CHARS, TOPIC_MIN_CHARS, read_topic

if TYPE_CHECKING:
    from ingest.context import Context, Hit

NAME_MAX_WORDS = 24

_TOKEN = re.compile(r"\s*(?P<mark>[,]?)\s*(?P<word>\([^()\n]{1,60}\)|[\"“][^\"“”\n]{2,160}[\"”]|[^\s,;:()\"“”]+)")
_SHOUTED_ENDS = frozenset({"secara", "yang", "melalui", "di", "pada"})
_BY_TITLE = re.compile(r"\s*,?\s+(?:yang\s+)?(?:ber(?:tajuk|judul)|dengan\s+(?:tajuk|judul))\s*:?\s+(?=[\"“'‘])")
"""Before the title that a gathering bears ("seminar bertajuk “...”")."""
_MATTER = re.compile(
    r"\s*(?P<matter>(?!(?:Ke(?:menterian|camatan|lurahan|polisian|jaksaan|satuan|dutaan|bangsaan)|Per(?:wakilan|kumpulan|satuan"
    r"|himpunan|usahaan|guruan)|Pengadilan|Perdana|Pemerintah|Pemerintahan\s+(?:Daerah|Provinsi|Kabupaten|Kota)|Pengurus\w*)\b)(?:(?:Pen|Pem|Peng|Peny|Per|Pel|Ke)[a-z]{3,}an|Evaluasi|Rancangan"
    r"|Sinkronisasi|Harmonisasi|Persiapan|Kesiapan|Implementasi|Optimalisasi|Strategi|Sosialisasi|Rencana|Inflasi)\b)",
    re.IGNORECASE,
)
"""What follows the kind of gathering in its name and tells its matter ("Rapat Koordinasi Pengendalian Inflasi")."""
_PASSIVE = re.compile(
    r"di(?!nas|rektorat|gital|fabel|sabilitas|klat|aspora|seminasi|versifikasi|rektur|skusi|alog)[a-z]{4,}"
)
"""A verb that carries a headline on ("Rakor X Digelar Tertutup")."""
_ACT = re.compile(
    r"(?!peraturan)(?:pen|pem|peng|peny|per|pel)[a-z]{3,}an|evaluasi|sinkronisasi|harmonisasi|implementasi|optimalisasi|kesiapan"
)
"""A word for an act, which begins a description of what a gathering deals with."""
_ACT_LAST = re.compile(r"rapat\s+(?:evaluasi|pembahasan|persiapan)", re.IGNORECASE)
"""Listed kinds that end with such a word: "rapat evaluasi" may go on "kinerja tim"."""
_STOPS = (
    r"(?:yang|di|pada|dengan|bersama|untuk|guna|oleh|dari|ke|dalam|secara|melalui|via|saat|usai|agar|karena|sebagai|terkait|tentang"
    r"|soal|mengenai|antara|kepada|bagi|hari|tanggal|kemarin|tadi|lalu|ini|itu|tersebut|juga|akan|telah|sudah|masih|adalah"
    r"|R(?:apat|akor|aker)\w*|Musrenbang\w*|Paripurna|Konferensi|Kongres|Muktamar|Munas|Forum|Seminar|Upacara"
    r"|merupakan|hingga|sampai|setiap|tiap|serta|sekaligus|namun|tetapi|tapi|bertempat|kata|ujar|hadir|turut"
    r"|me(?!nteri|dia|dis|sin|tro|rek)[a-z]{4,}|ber[a-z]{4,}|di(?!nas|rektorat|gital|fabel|sabilitas|klat)[a-z]{4,}|ter(?:laksana|kait|jadi))\b"
)
_DESCRIBED = re.compile(
    rf"(?!{_STOPS})[a-z]+(?:\s+(?:dan\s+)?(?!{_STOPS}|dan\b|Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)(?:[A-Za-z][\w/&-]*|(?:19|20)\d\d\b)"
    r"(?:\s\([A-Z][\w ]{1,14}\))?){1,9}"
)
_IS_ACT = re.compile(r"(?:di|me)(?:lantik|ngukuhkan|kukuhkan|resmikan|nandatangani)$", re.IGNORECASE)
"""Verbs that tell of a gathering ("dilantik untuk ..."): what follows is the purpose of the act."""
_KIND = re.compile(r"(?:Rapat\s+Koordinasi|Rakor)(?=\s+(?:Pengendalian|Inflasi)\b)", re.IGNORECASE)
_DANGLING = re.compile(r"(?:\s(?:[Bb]ersama|[Dd]engan|[Dd]ari))?\s(?:P[jJ]|Pl[th])\.?$|\s(?:Bersama|Dengan)$")
"""What a name does not end with: it begins a party, read as a post ("Rapat Kerja Bersama PJ. Gubernur X")."""
DANGLING = len(" Bersama PJ.")
"""The most characters of it."""
_OF_AN_OFFICE = (
    "Kunjungan ",
    "Kunjungan Kerja ",
    "Kunker ",
    "Kedatangan ",
    "Pelantikan ",
    "Pengukuhan ",
    "Pemilihan ",
    "LKPJ ",
)
"""Before a post that a name goes on with: what is prepared or dealt with is the office-holder's."""
_COUNT = re.compile(r"\s\d{1,3}\b(?!\s*(?:orang|kecamatan|desa|kabupaten|daerah|provinsi|kota))")
"""After "ke" apart from its number ("HUT ke 16")."""
_AREA = re.compile(r"Kecamatan|Kelurahan|Desa|Kabupaten|Kota|Provinsi|Daerah|Indonesia|Nusantara")
_WITH = re.compile(
    r"\s+(?:dengan|bersama|dari)\s+(?!(?:bahwa|yang|di|agenda|tema|tajuk|cara|tertib|lancar|baik|awal|me(?!nteri|reka)[a-z]{4,}"
    r"|pe[mn](?!gadilan)[a-z]{3,}an)\b)"
    r"(?=\S)"
)
_WHOM = re.compile(
    r"\s+(?:(?:langsung|kembali|bilateral|tertutup|empat\s+mata|resmi|khusus|singkat|terbatas|antara)\s+)*(?=[A-Z]|(?:para|sejumlah|seluruh|jajaran|pengurus|perwakilan|pimpinan|petinggi|pejabat|warga|rombongan"
    r"|delegasi|tokoh|relawan|sukarelawan|keluarga|dua|tiga|empat|lima)\s)"
)
"""Between "bertemu" and whom one meets."""
_PARTY_END = re.compile(
    r"\s+(?:di|pada|untuk|guna|terkait|yang|melalui|secara|membahas|soal|tentang|mengenai|dalam|kembali|sebagai|beserta"
    r"|pelaksanaannya)\s|(?<!\bPj)(?<!\bPJ)(?<!\bPlt)(?<!\bPlh)\.|[;\n,\"”]|\s\(\d"
    r"|\s+(?:(?:dan|serta)\s+(?:juga\s+)?(?=me[a-z]{4,}\b|di[a-z]{4,}\b))?"
    r"(?:ini|itu|tersebut|pun|juga|hari|siang|pagi|sore|malam|kemarin|tadi|lalu|bahwa|karena|agar|adalah|merupakan|sudah"
    r"|telah|akan|mesti|harus|sebelum|setelah|usai|sejak|awal|akhir|tapi|tetapi|namun|seraya|sambil|beberapa|dapat|bisa"
    r"|me(?!nteri|reka|dia|mber|dis|trologi|tropolitan|dan\b|sin)[a-z]{4,}"
    r"|di(?!nas|klat|rektorat|reksi|rektur|rjen|skominfo|strik|visi|gital|fabel|sabilitas|aspora|alog|skusi)[A-Za-z]{4,})\b"
)
_BARE_ACRONYM = re.compile(r"\((?:[A-Z]\w{1,11}|[A-Z][a-z]+(?:\s[A-Z]\w+)?)\)$")
_ORDINAL = re.compile(
    r"(?:(?!ke(?:pada|mudian|tika|mbali|marin|duanya)$)ke-?\w+|[IVXL]+|\d{1,4}|(?:19|20)\d\d(?:[-–/](?:20)?\d\d)?)$"
)


@cache
def _words(role: str) -> frozenset[str]:
    """Lower-case words of `data/gazetteers/meeting_words.tsv`.

    joins two parts of a name; headline (verbs that carry a headline on after a name); ends (joining words after
    which a place or party is no part of it); kind ("rapat koordinasi lintas kementerian"); common (tell no gathering
    from another).
    """
    lines = data_path("gazetteers", "meeting_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(word for word, _, listed in (line.partition("\t") for line in lines) if listed == role)


class Name(NamedTuple):
    """A name of a gathering in `[start, end)`."""

    start: int
    end: int
    text: str
    """The name without an acronym that only repeats its head."""
    words: frozenset[str]
    """Lower-case words, the topic's among them, that tell it from others of its type."""
    topic: tuple[int, int] | None


def read_name(ctx: Context, hit: Hit, low: int, high: int, *, proper: bool = False) -> Name:
    """The name that begins at `hit`, in a sentence or headline `[low, high)`; `proper` if it is a name of its own."""
    text = ctx.text
    headline = ctx.layout.title is not None and low == ctx.layout.title.start
    capital = proper or text[hit.start].isupper() or text.endswith(" HUT", hit.start, hit.end)
    at = end = hit.end
    pieces: list[tuple[int, int]] = [(hit.start, hit.end)]
    skipped: list[tuple[int, int]] = []
    dates = {date.start for date in ctx.dates if low <= date.start < high}
    parties = {m.start: m for m in ctx.mentions_between(hit.end, high) if m.kind in ("person", "post")}
    shouting = capital and text[hit.start : hit.end].isupper() and hit.end - hit.start > 6
    listed = False
    carried_on = 0
    is_act = _IS_ACT.match(text, hit.start, hit.end) is not None
    last = "evaluasi" if _ACT_LAST.fullmatch(text, hit.start, hit.end) else ""
    for _ in range(NAME_MAX_WORDS):
        match = _TOKEN.match(text, at, high)
        if match is None or "\n\n" in text[at : match.start("word")]:
            break
        word, begin, after = match["word"], match.start("word"), match.end("word")
        if begin in dates or any(begin <= d < after for d in dates):
            break
        if match["mark"]:
            if not (capital and (listed if word == "dan" else word[0].isupper() and _list_goes_on(text, begin, high))):
                break
            listed = True
        if word[0] == "(":
            if len(word) > 42 or any(c.isdigit() for c in word[1:3]):
                break
            skipped.append((begin, after))
            at = after
            if not _BARE_ACRONYM.match(word) or end > hit.end:
                skipped.pop()
            end = after
            continue
        if word[0] in '"“':
            if capital or text[hit.start : hit.end].islower():
                end = at = after
            break
        bare = word.rstrip(".!?")
        low_word = bare.lower()
        if headline and not is_act and (low_word in _words("headline") or _PASSIVE.fullmatch(low_word)):
            carried_on = after
            break
        if low_word in ("ini", "itu", "tersebut") or (bare.isupper() and low_word in _SHOUTED_ENDS):
            break
        if begin in parties and not text.endswith("Dewan ", hit.start, begin):  # "Rapat Dewan Gubernur"
            if capital and parties[begin].kind == "post" and text.endswith(_OF_AN_OFFICE, hit.start, begin):
                end = min(parties[begin].end, high)  # "Rakor Persiapan Kunjungan Kerja Presiden"
            break
        if bare[:1].isupper() or (end > hit.start and _ORDINAL.match(bare)):
            if not capital and not bare.isupper() and not _follows_plain(text, hit.end, begin):
                break
            end = at = after
            if word != bare:
                end = at = begin + len(bare)
                if bare not in ("Prov", "Kab", "No", "Kec", "St", "Pj", "PJ", "Plt", "Plh"):
                    break
                end = at = after
            continue
        if capital and low_word == "ke" and (count := _COUNT.match(text, after, high)):
            end = at = count.end()
            continue
        if (low_word in _words("joins") and capital) and _name_after(
            text, after, high, low_word, headline=headline or shouting, proper=proper
        ):
            at = after
            continue
        if low_word in _words("kind"):
            end = at = begin + len(bare)
            last = low_word
            if word != bare:
                break
            continue
        if (_ACT.fullmatch(low_word) or _ACT.fullmatch(last)) and (told := _DESCRIBED.match(text, begin, high)):
            end = at = _described_end(told, {*dates, *parties})
        break
    own = end
    if not proper:
        end = _of_whom(ctx, hit, end, high)
    topic = (
        None if is_act else read_topic(text, end, high) or (read_topic(text, carried_on, high) if carried_on else None)
    )
    mutual = "antara" in text[hit.end : end].split()  # "audiensi antara X" is not whole without "dengan Y"
    withwhom = _with(ctx, end, high) if end == hit.end or not capital or mutual else end
    final = max(end, withwhom)
    if dangling := _DANGLING.search(text, max(hit.end, final - DANGLING), final):
        final = end = dangling.start()
    entitled = _title_end(text, final, high)
    name = " ".join("".join(_without(text, hit.start, final, skipped)).split()).strip(" ,-")
    if topic is None and final > end:
        topic = read_topic(text, final, high)
    words = _telling(text[hit.end : own]) | _telling(text[end:final])
    if topic is None:
        topic = _matter(ctx, hit, end)
    if topic:
        words |= _telling(text[topic[0] : topic[1]])
    if entitled > final:
        name = f"{name} {' '.join(text[final:entitled].split()).strip(' ,')}"
    return Name(pieces[0][0], final, name, words, topic)


_FOR_ALL = re.compile(
    rf"(?:\s+(?:(?!{_STOPS})[a-z/]+|Wali|Kota|Walikota|Bupati(?:/Wali)?|Gubernur|Kepala|Daerah|Camat)){{0,5}}?\s+[Ss]e(?:-\s?|\s)(?P<where>[A-Z][\w/]+|(?:kabupaten|kota|provinsi|kecamatan)\s[A-Z]\w+)"
)
"""After the kind of a gathering: those of a whole region meet ("raker gubernur se-Papua")."""
_INSTRUMENT = re.compile(
    r"\s(?:Peraturan|Perda|Perbup|Perwali|Pergub|Undang-[Uu]ndang|UU|Instruksi|Surat\s+Edaran|SE|Permen\w*|Perpres|PP)\b[\w\s()]{0,60}?"
    r"\s(?:[Nn]omor|[Nn]o\.?)\s?[\w./-]*\d[\w./-]*(?:\s[Tt]ahun\s\d{4})?"
    r"(?:\s[Tt]entang(?:\s(?:[A-Z][\w/-]*|dan|atas|dalam|bagi|untuk|ke)(?=[\s,.;]))+)?"
)
"""After "sosialisasi": the instrument that is made known."""
_OF_LEADERS = re.compile(
    r"\s+forum\s+(?:komunikasi|koordinasi)\s+pimpinan\s+daerah\b(?:\s+\(\w+\))?|\s+komunikasi\s+pimpinan\s+daerah\b"
)
"""The forum of a region's leaders in lower case, as far as "forum" is not read as a kind of gathering."""
FOR_ALL_WITHIN = 70
"""The region whose officials all meet is looked for this far after the kind, in characters."""


def _of_whom(ctx: Context, hit: Hit, end: int, high: int) -> int:
    """Where a name goes on with whose gathering it is: that of a body, or of all in a region; else `end`."""
    text = ctx.text
    if told := _OF_LEADERS.match(text, end, high):
        return told.end()
    if text.find(" se", end, end + FOR_ALL_WITHIN) >= 0 and (found := _FOR_ALL.match(text, end, high)):
        at = found.start("where")
        region = next((h for h in ctx.hits_of("region") if h.start == at), None)
        return region.end if region is not None else found.end()
    form = ctx.gazetteer.terms[hit.entry].form
    if form == "sosialisasi":
        cited = _INSTRUMENT.match(text, end, high)
        return cited.end() if cited is not None else end
    if not form.startswith("rapat") or not text.startswith(" ", end):
        return end
    whose = next((m for m in ctx.mentions_between(end + 1, end + 2) if m.kind == "organisation"), None)
    return min(whose.end, high) if whose is not None else end


def _title_end(text: str, at: int, high: int) -> int:
    """Where the title in quotation marks ends that a gathering named up to `at` bears, or `at`."""
    by = _BY_TITLE.match(text, at, high)
    if by is None:
        return at
    close = text.find(CLOSING[text[by.end()]], by.end() + 1, min(high, by.end() + TOPIC_MAX_CHARS))
    return close + 1 if close > 0 else at


def _matter(ctx: Context, hit: Hit, end: int) -> tuple[int, int] | None:
    """What the name itself says is dealt with: "Pengendalian Inflasi", or "kinerja tim" after "rapat evaluasi"."""
    text = ctx.text
    matter = _MATTER.match(text, _kind_end(text, hit), end)
    if matter is not None:
        at = matter.start("matter")
    elif _ACT_LAST.fullmatch(text, hit.start, hit.end) and not _is_body(ctx, hit.end + 1):
        at = hit.end + 1
    else:
        return None
    told = text[at:end].split()
    return (at, end) if len(told) > 1 or (told and told[0][0].isupper() and end - at > TOPIC_MIN_CHARS) else None


def _is_body(ctx: Context, at: int) -> bool:
    return any(mention.kind == "organisation" for mention in ctx.mentions_between(at, at + 1))


def _kind_end(text: str, hit: Hit) -> int:
    """Where the kind ends in a listed form that holds a matter as well ("Rapat Koordinasi Pengendalian Inflasi")."""
    kind = _KIND.match(text, hit.start, hit.end)
    return kind.end() if kind else hit.end


def _described_end(told: re.Match[str], stops: set[int]) -> int:
    """Where a description ends: before the first day or party in it."""
    inside = [stop for stop in stops if told.start() < stop < told.end()]
    end = min(inside, default=told.end())
    return told.start() + len(told.string[told.start() : end].rstrip())


def _without(text: str, start: int, end: int, skipped: list[tuple[int, int]]) -> list[str]:
    out, at = [], start
    for low, high in skipped:
        if high <= end:
            out.append(text[at:low])
            at = high
    out.append(text[at:end])
    return out


def _list_goes_on(text: str, at: int, high: int) -> bool:
    return (
        re.compile(r"(?:[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,5},?\s+){1,3}(?:dan|serta)\s+[A-Z]").match(text, at, high)
        is not None
    )


def _follows_plain(text: str, start: int, begin: int) -> bool:
    return bool(text[start:begin].strip())


def _name_after(text: str, at: int, high: int, joined_by: str, *, headline: bool, proper: bool = False) -> bool:
    """True where the small word joins two parts of the name rather than opening a place or a party."""
    match = _TOKEN.match(text, at, high)
    if match is None or match["mark"] or not match["word"][0].isupper():
        return False
    if proper and joined_by == "di" and _AREA.match(match["word"]):
        return True
    if joined_by in _words("ends") and not headline:
        return False
    return not (headline and joined_by in ("di", "pada", "secara"))


def _with(ctx: Context, at: int, high: int) -> int:
    """Where "... dengan DPRD Provinsi Banten" ends, or `at`."""
    match = _WITH.match(ctx.text, at, high)
    if match is None:
        return at
    stop = _PARTY_END.search(ctx.text, match.end(), min(high, match.end() + 120))
    end = stop.start() if stop else min(high, match.end() + 120)
    return end if end > match.end() else at


def of_those_who_meet(ctx: Context, name: Name, low: int, high: int) -> str:
    """What "bertemu" or "pertemuan" alone is called: "bertemu Paus X", "pertemuan X dan Y", or "X dan Y bertemu"."""
    text = ctx.text
    if whom := _WHOM.match(text, name.end, high):
        stop = _PARTY_END.search(text, whom.end(), min(high, whom.end() + 120))
        whole = " ".join(text[name.start : stop.start()].split()) if stop else name.text
        return name.text if " antara " in whole and not _BOTH.search(whole) else whole
    first, people = name.start, 0
    for mention in reversed(ctx.mentions_between(low, name.start)):
        if mention.kind not in ("person", "post") or not _SIDE_BY_SIDE.fullmatch(text, mention.end, first):
            break
        first, people = mention.start, people + (mention.kind == "person")
    return " ".join(text[first : name.end].split()) if people > 1 else name.text


_BOTH = re.compile(r"\s(?:dan|dengan|serta)\s")
_SIDE_BY_SIDE = re.compile(r"\s*(?:-|–|\bdan\b|\bserta\b)?\s*")
_TELLING = re.compile(r"[^\W\d_]{3,}|\b(?:19|20)\d\d\b")


def _telling(piece: str) -> frozenset[str]:
    return frozenset(
        word for word in _TELLING.findall(piece.lower()) if word not in _words("joins") and word not in _words("common")
    )
