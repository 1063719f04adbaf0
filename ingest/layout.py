"""Which parts of a report are its own words, and what its header says of it.

A report arrives as one string: title, outlet, byline, date line, captions, the report itself, links
to other reports, photo credits, hashtags. Only the report's own words may state facts; the rest is
set aside here, by line, before anything else looks at the text. The text itself is never altered:
the layout is a list of spans.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Span
from ingest.context import Layout
from ingest.dates import full_date
from ingest.lines import EDGE, TITLE_MAX, Line, join_lines, read_lines
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.report import Report

HEADER_LINES = 12
"""Lines from the start within which a header's site name, byline, date or caption is looked for."""
_ITEM = re.compile(r"(?:[-*•·–—]|\(?(?:\d{1,2}|[a-z])[.)])\s*(?=[^\W_])")
"""What opens an item of a list on a line of its own."""
TAIL_WORDS = 8
"""A closing line without sentence punctuation and at most this long is a signature or a tag."""

_TLD = r"(?:[Cc][Oo][Mm]|[Ii][Dd]|[Nn][Ee][Tt]|[Oo][Rr][Gg]|[Cc][Oo]|[Nn][Ee][Ww][Ss]|[Ii][Nn][Ff][Oo]|[Tt][Vv])"
_SITE = rf"(?:[A-Za-z0-9-]+\.[ ]?)+{_TLD}"
_SITE_LINE = re.compile(_SITE)
_BYLINE = re.compile(rf"(?P<author>[^\n|]{{2,60}}?)\s+[-–—|]\s+(?P<site>{_SITE})")
_NAMED_BYLINE = re.compile(
    r"(?:Penulis|Pewarta|Reporter|Oleh|Kontributor|Laporan(?: Reporter)?|Jurnalis|Wartawan)\s*[:®]?\s*"
    r"(?P<author>[A-Z][^\n|:]{1,60})"
)

_FURNITURE = re.compile(
    r"""
    \W{0,4}(?:
        (?:baca|simak|lihat|tonton|saksikan)\b\s*(?:juga|pula|selengkapnya|artikel|berita|video|live)\b
      | \[(?:gambas|video|foto|gambar)\b
      | (?:saksikan|simak|lihat|tonton)\s+(?:video|live|breaking)
      | scroll\s+(?:to|ke|down) | advertisement\b | smallest\s+font
      | (?:penulis|pewarta|reporter|editor|kontributor|fotografer|redaktur|uploader|pengarah|jurnalis|publisher)\b
        [^.\n]{0,24}?[:®©|]
      | laporan\s+(?:reporter|wartawan|jurnalis|kontributor)\b
      | (?:sumber|foto|photo|gambar|dok(?:umentasi)?|video|teks\s+foto|credit|kredit|infografis)\b\s*
        (?:foto|utama|berita|artikel|gambar)?\s*[.:/©®|]
      | copyright\b | hak\s+cipta\b | all\s+rights\b | [®©] | diskominfo\s+\(c\)
      | (?:artikel|berita|tulisan)\s+ini\s+(?:telah|sudah|pertama|dibuat|lebih|juga|di?tayang)
      | ikuti\s+(?:berita|kami|whats|saluran|terus|artikel|kabar|channel|juga)
      | (?:pilihan\s+editor|tags?|topik|kata\s+kunci|label)\s*:
      | cek\s+(?:berita|fakta:|artikel)
      | selengkapnya(?:\W*$|\s+(?:di|baca|klik|lihat|ada|pada)\b)
      | (?:simak|breaking\s+news|berita\s+pilihan|humas|admin|dan|follow\s+us)\W*$
      | kami\s+langsung\s+di\s+ponselmu
      | \.?\s*pastikan\s+(?:kamu|anda)\s+sudah\s+install
      | (?:dapatkan|gabung)\s.*(?:whatsapp|telegram|update\s+berita|saluran)
      | (?:disclaimer|kode\s+etik)\s*:
      | ilustrasi\b.{0,60}$
      | tim\s+(?:news\s?room|liputan|redaksi|humas|peliput(?:an)?|media|publikasi)\b[^.\n]{0,60}\.?\s*$
      | (?:https?://|www\.)\S+\s*$
      | [\W_]*$
      | (?:\#\w+[\s,]*)+$
      | \(\s*(?:ditulis\s+oleh|adv|rls|rel|red|hms|ant|\*)[^)]{0,60}\)\s*$
      | (?:<[^<>\n]{0,80}>)+\s*$
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIRST_WORD = re.compile(r"\W{0,4}(?<![#\[<©®(])(\w+)")
LONGEST_FIRST_WORD = 16
"""A first word of letters alone that a space ends is read without a pattern up to this length, in characters."""
_FURNITURE_WORDS = frozenset(
    {
        "baca", "simak", "lihat", "tonton", "saksikan", "scroll", "advertisement", "smallest", "penulis", "pewarta",
        "reporter", "editor", "kontributor", "fotografer", "redaktur", "uploader", "pengarah", "jurnalis", "publisher",
        "laporan", "sumber", "foto", "photo", "gambar", "dok", "dokumentasi", "video", "teks", "credit", "kredit",
        "infografis", "copyright", "hak", "all", "diskominfo", "artikel", "berita", "tulisan", "ikuti", "pilihan",
        "tag", "tags", "topik",
        "kata", "label", "cek", "selengkapnya", "breaking", "humas", "admin", "dan", "follow", "kami",
        "pastikan", "dapatkan", "tim", "gabung", "disclaimer", "kode", "ilustrasi", "https", "http", "www",
    }
)  # fmt: skip
"""First words of the lines that `_FURNITURE` may match."""
_LINK_HEAD = re.compile(r"\W{0,4}(?:baca|simak|lihat|tonton)\s+(?:juga|pula)\W*", re.IGNORECASE)
_INLINE_LINK = re.compile(
    r"B(?<=[.!?”\"\)\s]B)(?:(?:aca|ACA) (?:[Jj]uga|JUGA)\s*:|aca selengkapnya)"
    r"|S(?<=[.!?”\"\)\s]S)imak (?:[Jj]uga|JUGA)\s*:|I(?<=[.!?”\"\)\s]I)kuti berita menarik"
)
"""What must stand before is looked at behind the first letter, so that the engine runs from capital to capital."""
_AFTER_LINK = re.compile(r"[a-z]{2}[.!?][\"”]?\s*(?=[A-Z“\"])")
_GOES_ON = re.compile(
    r"(?<=[\w”\"?!)]) {1,2}(?=[\"“]|(?:[A-Z][\w’']+ ){1,4}(?:mengatakan|menjelaskan|menyampaikan|menegaskan|menyebutkan"
    r"|menambahkan|mengungkapkan|menuturkan|menilai|meminta|mengaku|berharap|memastikan)\b"
    r"|(?:Menurut(?:nya)?|Ia|Dia|Sementara itu|Sebelumnya|Selain itu|Namun|Kemudian|Selanjutnya|Adapun|Hal (?:itu|ini"
    r"|tersebut)|Lebih lanjut)\b)"
)
"""Where the report goes on after a headline that has no full stop: a quotation, a speaker, a word that opens."""
_LINK_TAIL = re.compile(r"\b(?:(?:Baca|Simak|BACA)\s+(?:[Jj]uga|JUGA|[Pp]ula)|Juga\s+[Bb]aca)\s*:?\s*$")
"""At the end of a line that runs into a link whose headline is the next line."""
LINK_TAIL_MAX = 16
LEAST_LINK = 25
"""Shortest headline of a link, in characters."""
LINK_MAX = 200
"""Longest link within a paragraph, in characters; more text than that after one is the report going on."""
_LINK_WORDS = Stems(
    ("juga:", "Juga:", "JUGA:", "juga :", "Juga :", "JUGA :", "Baca selengkapnya", "Ikuti berita menarik")
)
"""Without any of these a text has no link within a paragraph."""
_SIGNED = re.compile(
    r"\s*\((?:\*+|[A-Za-z.]{1,12}(?:[/\-|][A-Za-z. ]{1,14}){1,3}|[a-z]{2,6}|[Rr]el|[Rr]ls|RLS|ADV|[Aa]dv)\)\s*$"
)
_CAPTION = re.compile(
    r"/\s*(?:foto|photo|dok)\b|\((?:foto|photo|dok|ist|istimewa|kiri|kanan|tengah|ketiga|kedua|keempat|kelima|pertama)\b"
    r"|\b(?:kedua|ketiga|keempat|paling)\s+(?:dari\s+)?(?:kiri|kanan)\b|\bfoto\s*:|\bANTARA FOTO\b|^KOMPAS(?:\.com)?/",
    re.IGNORECASE,
)
_CAPTION_WORDS = ("foto", "photo", "/dok", "(dok", "(ist", "kiri", "kanan", "(tengah", "(ket", "(ked", "(per", "(keem")
"""Without any of these in lower case a line is no caption."""
_ENDS_DATED = re.compile(r"\(\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\)\W*$")
_PLACE = r"[A-Z][\w'’.]*(?:[ /][A-Z][\w'’.]*){0,3}"
_DASH = re.compile(r"\s*(?:-{1,2}|[–—])\s*(?=\S)")
_DATELINE_MAX = 70
_DATELINE = re.compile(
    rf"""
      (?P<site2>{_SITE}) (?:\s*[,-]\s* (?P<place2>{_PLACE}))?
    | (?P<place>{_PLACE}) \s*,\s* (?P<site>{_SITE}|[A-Z][\w.]*(?:\ [A-Z][\w.]*){{0,2}})
    | (?P<place3>{_PLACE}) \s*\((?P<site3>[A-Z][\w. ]{{1,20}})\)
    | (?P<place4>[A-Z]{{3,}}(?:[ ][A-Z]{{2,}}){{0,3}}|Jakarta)
    """,
    re.VERBOSE,
)
_PLACE_BEFORE_DAY = re.compile(
    rf"(?:(?P<site>{_SITE})\s*[-–—,]\s*)?(?P<place>(?!(?:Pada|Hari|Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\b){_PLACE})\s*,\s*"
)
"""Before the day of a dateline ("Kendari, 12 Agustus 2021 - ")."""
_SPACED = re.compile(rf"(?P<place4>{_PLACE})")
_DATED_LINE = re.compile(rf"(?:(?P<place>{_PLACE})\s*[,/]\s*)?(?=\S)")


class _Header:
    """What the first lines say of the report, filled as they are met."""

    def __init__(self) -> None:
        self.publisher: str | None = None
        self.author: str | None = None
        self.published: str | None = None
        self.dateline: str | None = None
        self.written: str | None = None
        self.opens_lead = False
        """A dateline on lines of its own stands before the first sentence."""

    def takes(self, text: str, line: Line) -> bool:
        """True where the line is a site name, a byline or a date; what it says is kept."""
        if match := _SITE_LINE.fullmatch(text, line.start, line.end):
            self.publisher = self.publisher or match[0]
            return True
        if match := _BYLINE.fullmatch(text, line.start, line.end):
            self.author = self.author or match["author"].strip()
            self.publisher = self.publisher or match["site"]
            return True
        if match := _NAMED_BYLINE.fullmatch(text, line.start, line.end):
            self.author = self.author or match["author"].strip(" -")
            return True
        if line.end - line.start > 80:
            return False
        match = _DATED_LINE.match(text, line.start, line.end)
        place = match["place"] if match else None
        for begin in (match.end() if match and place else line.start, line.start):
            found = full_date(text, begin, line.end)
            if found and found.start == begin and _is_clock(text[found.end : line.end]):
                if begin > line.start:
                    self.dateline = self.dateline or place
                    self.written = self.written or found.iso
                self.published = self.published or found.iso
                self.written = self.written or found.iso
                return True
        return False


_CLOCK = re.compile(
    r"[\s,|\-–—/]*(?:(?:pukul|jam)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:WIB|WITA|WIT|AM|PM)?)?\W*", re.IGNORECASE
)


def _is_clock(rest: str) -> bool:
    return _CLOCK.fullmatch(rest) is not None


def read_layout(report: Report) -> Layout:
    """The report's title, its paragraphs in order, and what its header and dateline say.

    Spans are code points into `report.text`. `title` is the title put before the text of a record,
    or the headline that opens a plain text. A dateline ("JAKARTA, OUTLET - ") is not in its
    paragraph. Captions are in `captions`, not in `paragraphs`.
    """
    text = report.text
    layout = Layout()
    if report.title_end:
        layout.title = Span(0, report.title_end)
    lines = read_lines(text, report.title_end)
    header = _Header()
    body: list[Line] = []
    captions: list[Span] = []
    in_header = True
    skip_next = False
    for index, line in enumerate(lines):
        if skip_next:
            skip_next = False
            if text[line.end - 1] not in '.!?”"':
                continue
        if _may_be_furniture(text, line) and _FURNITURE.match(text, line.start, line.end):
            skip_next = _LINK_HEAD.fullmatch(text, line.start, line.end) is not None
            if (match := _NAMED_BYLINE.match(text, line.start, line.end)) and header.author is None:
                header.author = match["author"].strip()
            if body and text[line.start] in "-–—" and line.end - line.start <= 2 and len(body) == 1:
                if line.start - body[0].start < 40:  # "Jakarta" and "-" on lines of their own
                    header.dateline = text[body[0].start : body[0].end]
                    header.opens_lead = True
                    body.clear()
            elif in_header and _has_caption_words(text, line):
                captions.append(Span(line.start, line.end))
            continue
        if in_header and index < HEADER_LINES:
            if header.takes(text, line):
                continue
            long = line.end - line.start > TITLE_MAX or text[line.end - 1] in '.!?”"'
            if layout.title is None and not long and index + 1 < len(lines) and not _starts_body(text, line):
                layout.title = Span(line.start, line.end)
                continue
            if layout.title and text[line.start : line.end] == layout.title.of(text):
                continue
            if _has_caption_words(text, line) and not _starts_body(text, line):
                captions.append(Span(line.start, line.end))
                continue
            in_header = not (long or _starts_body(text, line) or line.end - line.start > 120)
        skip_next = (
            text[line.end - 1] in ":aA"
            and _LINK_TAIL.search(text, max(line.start, line.end - LINK_TAIL_MAX), line.end) is not None
        )
        body.append(line)
    paragraphs = _paragraphs(text, body, header, captions)
    layout.paragraphs = tuple(paragraphs)
    layout.captions = tuple(captions)
    layout.publisher, layout.author = header.publisher, header.author
    layout.published, layout.dateline, layout.written = header.published, header.dateline, header.written
    return layout


def _has_caption_words(text: str, line: Line) -> bool:
    """True where a line describes a photograph ("... (kedua kiri)", "/foto:humas")."""
    lowered = text[line.start : line.end].lower()
    shows = lowered.startswith("kompas") or any(word in lowered for word in _CAPTION_WORDS)
    return shows and _CAPTION.search(text, line.start, line.end) is not None


def _may_be_furniture(text: str, line: Line) -> bool:
    """A look at the first word spares most lines the long pattern."""
    end = text.find(" ", line.start, min(line.end, line.start + LONGEST_FIRST_WORD))
    if end > line.start and (word := text[line.start : end]).isalnum():
        return word.lower() in _FURNITURE_WORDS
    match = _FIRST_WORD.match(text, line.start, line.end)
    return match is None or match[1].lower() in _FURNITURE_WORDS


class _Dateline(NamedTuple):
    end: int
    """Where the report's first sentence begins."""
    place: str | None
    site: str | None
    written: str | None = None


def _dateline(text: str, start: int, end: int) -> _Dateline | None:
    """The dateline that opens `text[start:end]` ("JAKARTA, OUTLET - "), or None."""
    if not text[start].isalnum():
        return None
    stop = min(end, start + _DATELINE_MAX)
    if not any(text.find(mark, start, stop) >= 0 for mark in "-–—"):
        return None
    for dash in reversed(list(_DASH.finditer(text, start, stop))):
        spaced = dash.end() - dash.start() > 1
        match = _DATELINE.fullmatch(text, start, dash.start())
        if match is None and spaced:
            match = _SPACED.fullmatch(text, start, dash.start())
        if match:
            groups = match.groupdict()
            place = next((groups[g] for g in ("place", "place2", "place3", "place4") if groups.get(g)), None)
            return _Dateline(dash.end(), place, groups.get("site") or groups.get("site2") or groups.get("site3"))
        dated = _PLACE_BEFORE_DAY.match(text, start, dash.start())
        day = full_date(text, dated.end(), dash.start()) if dated else None
        if dated and day and (day.start, day.end) == (dated.end(), dash.start()):
            return _Dateline(dash.end(), dated["place"], dated["site"], day.iso)
    return None


def _starts_body(text: str, line: Line) -> bool:
    found = _dateline(text, line.start, line.end)
    return found is not None and line.end - found.end > 40


def _paragraphs(text: str, lines: list[Line], header: _Header, captions: list[Span]) -> list[Span]:
    """The lines joined to paragraphs, without dateline, leading caption, links and signatures."""
    joined = join_lines(text, lines, opens_lead=header.opens_lead)
    out: list[Span] = []
    links = _LINK_WORDS.stand_in(text)
    for index, line in enumerate(joined):
        start, end = line.start, line.end
        if index < 4 and header.dateline is None and (dateline := _dateline(text, start, end)):
            header.dateline = dateline.place
            header.publisher = header.publisher or dateline.site
            header.written = header.written or dateline.written
            if len(out) == 1 and _is_caption(text, out[0]):
                captions.append(out.pop())
            start = dateline.end
            found = full_date(text, start, min(end, start + 40))
            if found and found.start == start:
                header.written = header.written or found.iso
                header.published = header.published or found.iso
                start = found.end
                while start < end and text[start] in " ,.-–:":
                    start += 1
        if links and (match := _INLINE_LINK.search(text, start, end)):
            resumes = _resumption(text, match.end(), end) if end - match.end() > LINK_MAX else None
            if resumes is not None:
                # paragraphs run together: the report goes on after the sentence the link is part of
                out.append(Span(start, max(start + 1, match.start())))
                start = resumes
                if nested := _INLINE_LINK.search(text, start, end):
                    end = nested.start()
            else:
                end = match.start()
        if text[end - 1] == ")" and (match := _SIGNED.search(text, max(start, end - 40), end)):
            end = match.start()
        while end > start and text[end - 1] in EDGE:
            end -= 1
        if end > start:
            out.append(Span(start, end))
    while len(out) > 1 and _is_tail(text, out[-1]) and not _goes_on_listing(text, out[-2], out[-1]):
        out.pop()
    return out


def _resumption(text: str, start: int, end: int) -> int | None:
    """Where the report goes on after the link that begins at `start`, or None where that cannot be told."""
    found = _GOES_ON.search(text, start + LEAST_LINK, start + LINK_MAX) or _AFTER_LINK.search(text, start, end)
    return found.end() if found is not None else None


def _is_caption(text: str, span: Span) -> bool:
    """True for a lone line before the dateline that describes a photograph."""
    return bool(
        _CAPTION.search(text, span.start, span.end)
        or _ENDS_DATED.search(text, max(span.start, span.end - 30), span.end)
    )


def _goes_on_listing(text: str, before: Span, last: Span) -> bool:
    """True for the last line of a list: its line opens as an item, after another item or a colon."""
    if _ITEM.match(text, last.start, last.end) is None:
        return False
    return text[before.end - 1] == ":" or _ITEM.match(text, before.start, before.end) is not None


def _is_tail(text: str, span: Span) -> bool:
    last = text[span.end - 1]
    if last in ".!?:”\"’'" or "“" in span.of(text) or '"' in span.of(text):
        return False
    return len(span.of(text).split()) <= TAIL_WORDS
