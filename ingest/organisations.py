"""Where the name of a body begins and ends, and of what parts it is made.

Known bodies come from the lists, unknown ones begin with a word like "Dinas", "Forum" or
"Universitas". What follows may narrow them: a unit ("Kesehatan"), a number ("Komisi III"), a
region, the body they are part of ("Ditjen X Kementerian Y"), an acronym in brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest import units

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame
    from graph.model import OrganisationKind

_ACRONYM = re.compile(r" ?\( ?([A-Z][A-Za-z0-9./&-]*(?:[ -][A-Z][A-Za-z0-9-]*){0,3}) ?\)")
_STATE = re.compile(r"[ -](?:RI|R\.I\.|Republik Indonesia|NKRI)\b")
_CENTRE = re.compile(r" Pusat\b")
_WHOLE = re.compile(r" (?:[Ss]e)-? ?(?:[A-Z]\w+|kabupaten|kota|provinsi|Kabupaten|Kota|Provinsi)")
_LEVEL = re.compile(r" (?:[Pp]rovinsi|[Pp]rov|[Kk]abupaten|[Kk]ab|[Kk]ota|kabupaten/kota|daerah|desa|kecamatan)\b(?:\.|/\w+)?(?: (?:dan|maupun|atau) (?:kabupaten|kota|provinsi)\b(?:/\w+)?)?")
_OF = re.compile(r"(?:,? (?:pada|di lingkungan|di|dari|milik)|,)? (?=[A-Z])")
_PLACE = re.compile(r"(?: (?:Kecamatan|Kec\.?|Kelurahan|Kel\.?|Desa|Nagari|Gampong|Distrik))? ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_COMPANY_TAIL = re.compile(r"(?: \((?:Persero|Perseroda|Tbk)\))?(?: Tbk\b\.?)?")
_CAPWORD = re.compile(r"[ ]([A-Z][\w’'&-]*|\d{1,4}\b)")
_NAME_JOIN = re.compile(r"(?: (?:dan|&) |/)([A-Z][\w’'-]*)")
_QUANTIFIERS = frozenset(
    {
        "para", "seluruh", "semua", "sejumlah", "setiap", "beberapa", "berbagai", "masing-masing", "tiap", "antar",
        "puluhan", "ratusan", "segenap",
    }
)  # fmt: skip


def is_collective(text: str, start: int) -> bool:
    """Whether a word before `start` says that several of a kind are meant ("seluruh", "para", "5")."""
    if start < 2 or text[start - 1] != " ":
        return False
    words = text[max(0, start - 30) : start - 1].rsplit(None, 2)
    if not words:
        return False
    last = words[-1].lower()
    if not last[-1].isalnum():
        return False
    return last in _QUANTIFIERS or last.isdigit() or (len(words) > 1 and words[-2].lower() in _QUANTIFIERS)


_NUMBERED_UNITS = ("Komando", "Pangkalan", "Batalyon", "Pos Angkatan", "Detasemen")
_UNIT_NUMBER = re.compile(r" ((?:\d{2,4}|[IVX]+)[-/ ]?(?:[A-Z][\w-]+(?: [A-Z][a-z]+)?)|\d{3,4}(?=\W))")
_PLACE_COMMA = re.compile(r" ([A-Z][a-z]+(?: [A-Z][a-z]+)?), (?=[A-Z])")
_UNIT_PLACE = re.compile(r" ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= )")
_LONG_HEADS = {
    "Ditjen": "Direktorat Jenderal", "Itjen": "Inspektorat Jenderal", "Setjen": "Sekretariat Jenderal",
    "Kementrian": "Kementerian",
}  # fmt: skip
_OF_OTHERS = frozenset({"LPPM", "DPP", "DPW", "DPC", "Panitia Pusat", "Dewan Pimpinan", "Dewan Pengurus"})
"""Heads whose name goes on with the name of another body."""
_OF_MEMBERS = frozenset(
    {"Aliansi", "Asosiasi", "Ikatan", "Persatuan", "Forum", "Himpunan", "Paguyuban", "Serikat", "Perkumpulan", "Komunitas"}
)
"""Heads whose name may say what its members are ("Aliansi Dosen ...", "Asosiasi Kepala Desa ...")."""
HOME = frozenset({"indonesia", "asean", "jawa", "kalimantan", "sulawesi", "sumatera", "sumatra", "madura", "lombok", "flores", "nias", "timor", "jabodetabek"})
_COMPASS = frozenset({"Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara", "Raya", "Pusat"})
_NEEDS_PROPER = frozenset(
    {
        "Rumah Sakit", "RS", "Sekolah Tinggi", "Akademi", "Gerakan", "Lembaga", "Relawan", "Komunitas", "Majelis", "Gabungan", "Koperasi", "Yayasan", "Forum",
        "Komite", "LSM", "Tim Koordinasi", "Satuan Tugas", "Satgas", "Gugus Tugas", "Partai", "Dewan Pengawas", "Pusat Studi",
        "Dewan Pengurus", "Dewan Pimpinan", "Kedutaan Besar", "Perusahaan Daerah", "Serikat", "Perumda", "Pusat Kajian",
    }
)  # fmt: skip
"""Heads after which common nouns alone name no particular body ("Rumah Sakit Jiwa")."""


@dataclass(slots=True)
class OrganisationReading:
    """A body as read from the text, before the report as a whole decides its name."""

    start: int
    end: int
    base: str
    """Long form without region ("Dinas Kesehatan", "Komisi III")."""
    kind: OrganisationKind
    scope: str
    """As `gazetteer.Body.scope`; "government" for the government of a region."""
    level: str = ""
    regions: tuple[int, ...] = ()
    """Regions its form may mean; empty where none is written."""
    place: str | None = None
    """A place below the regencies that is part of the name ("Bantargebang")."""
    parent: OrganisationReading | None = None
    parent_name: str | None = None
    """Name of the body it is known to be part of."""
    acronym: str | None = None
    collective: bool = False
    """Several bodies at once ("Badan Kesbangpol se-Indonesia") or a kind of body."""
    rule: str = "O-01"
    confidence: float = 0.95
    in_post: bool = False
    core_end: int = 0
    """End of the name without the region."""


def read_region(frame: Frame, pos: int) -> tuple[int, tuple[int, ...]] | None:
    """The region written at `pos` (the offset before a space) and the offset after it."""
    text = frame.text
    at = pos
    if text.startswith((" ", "\xa0"), at):
        at += 1
    if text.startswith("(", at) or text.startswith("di ", at) or text.startswith("Daerah ", at):
        if text.startswith("di ", at):
            return None
    found = [hit for hit in frame.at.get(at, ()) if hit.kind in ("region", "region_word")]
    if found:
        return found[0].end, tuple(hit.entry for hit in found)
    return None


def read_organisation(frame: Frame, hit: Hit, limit: int, *, hint: str = "") -> OrganisationReading | None:
    """The body that begins with `hit` (kind ``organisation`` or ``head``); None where there is none.

    `hint` is the word a post has already said of it: after "Kadis" the body is a "Dinas".
    """
    hits = frame.at.get(hit.start, ())
    if hit.kind == "organisation":
        entries = [h.entry for h in hits if h.kind == "organisation"]
        return _known(frame, hit.start, hit.end, entries, limit, hint)
    return _open(frame, hit, limit)


def read_unit_number(frame: Frame, pos: int, limit: int) -> tuple[int, str] | None:
    """The number or name of a military unit at `pos` (" 0315/Bintan"), and the offset after it.

    A name without a number is taken only where a rank or another post follows it.
    """
    match = _UNIT_NUMBER.match(frame.text, pos)
    if match is None:
        match = _UNIT_PLACE.match(frame.text, pos)
        comma = _PLACE_COMMA.match(frame.text, pos)
        if comma is not None and any(h.kind in ("rank", "title") for h in frame.at.get(comma.end(), ())):
            return (comma.end(1), comma[1]) if not frame.at.get(comma.start(1)) else None
        while match is not None and not any(
            hit.kind in ("rank", "post") for hit in frame.at.get(match.end() + 1, ())
        ):
            shorter = match[1].rpartition(" ")[0]
            end = pos + 1 + len(shorter)
            if shorter and any(hit.kind in ("rank", "post") for hit in frame.at.get(end + 1, ())):
                return (end, shorter) if not frame.at.get(pos + 1) else None
            return None
    if match is None or match.end() > limit or frame.at.get(match.start(1)):
        return None
    return match.end(), " ".join(match[1].split())


def _pick(frame: Frame, entries: list[int], end: int, hint: str) -> int:
    """Which of the bodies that share a form is meant, by what stands around it."""
    bodies = frame.gazetteer.bodies
    if len(entries) == 1:
        return entries[0]
    if hint:
        for entry in entries:
            if bodies[entry].name.startswith(hint):
                return entry
    named = [entry for entry in entries if entry in frame.sure_bodies]
    if len(named) == 1:
        return named[0]
    regional = read_region(frame, end) is not None
    for entry in entries:
        if (bodies[entry].scope == "regional") == regional:
            return entry
    return entries[0]


def _known(
    frame: Frame, start: int, end: int, entries: list[int], limit: int, hint: str
) -> OrganisationReading | None:
    text = frame.text
    body = frame.gazetteer.bodies[_pick(frame, entries, end, hint)]
    out = OrganisationReading(start, end, body.name, body.kind, body.scope, body.level)
    out.parent_name = body.parent if body.scope == "unit" else None
    abroad = next((h for h in frame.at.get(end + 1, ()) if h.kind == "place"), None)
    if abroad is not None and text[end] == " " and body.kind in ("ministry", "security", "state_body", "legislature"):
        country = frame.gazetteer.terms[abroad.entry]
        if country.id not in HOME:
            out.base, out.kind, out.scope = f"{body.name.partition('/')[0]} {country.canonical}", "other", "national"
            out.end = out.core_end = abroad.end
            return out
    full = text[start:end].lower() == body.name.lower()
    if body.scope == "organ":
        return _organ(frame, out, limit)
    if body.name.startswith(_NUMBERED_UNITS):
        number = read_unit_number(frame, end, limit)
        if number is not None:
            out.base = f"{body.name} {number[1]}"
            out.end = out.core_end = number[0]
            out.scope = "national"
            return out
    if body.kind in ("regional_agency", "ministry_unit") and full and " " in body.name:
        # the list may hold only the beginning of a longer name
        more = units.read_unit(frame, end, limit, started=True)
        if more.words and not frame.at.get(end + 1):
            out.base = " ".join(text[start : more.end].split())
            out.end = more.end
    _tail(frame, out, limit)
    if body.kind == "ministry" and body.name.startswith("Kabinet"):
        return None
    return out


def _organ(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
    """A commission, faction or committee of a legislature."""
    text = frame.text
    number = units.read_number(text, out.end)
    acronym = _ACRONYM.match(text, out.end)
    if number is None and acronym:
        out.acronym = acronym[1]
        number = units.read_number(text, acronym.end())
        out.end = acronym.end()
    if number:
        out.end, label = number
        out.base = f"{out.base} {label}"
        between = _ACRONYM.match(text, out.end)
        if between:
            out.end = between.end()
    elif out.base in ("Komisi",):
        return None
    elif out.base == "Fraksi":
        party = next((h for h in frame.at.get(out.end + 1, ()) if h.kind in ("organisation", "head")), None)
        if party is None:
            return None
        reading = read_organisation(frame, party, limit)
        if reading is None or reading.kind != "other":
            return None
        out.base = f"Fraksi {reading.base}"
        out.end = reading.end
        out.acronym = None
    out.core_end = out.end
    parent = _parent(frame, out.end, limit)
    if parent and parent.kind == "legislature":
        out.parent = parent
        out.end = parent.end
    if not number and parent is None and out.base in ("Panitia Khusus", "Panitia Kerja", "Badan Kehormatan"):
        out.confidence = 0.6
    out.rule = "O-04"
    return out


def _parent(frame: Frame, pos: int, limit: int) -> OrganisationReading | None:
    """The body named right after another, of which that is a part."""
    match = _OF.match(frame.text, pos)
    if match is None or match.end() >= limit:
        return None
    for hit in frame.at.get(match.end(), ()):
        if hit.kind == "organisation" or (hit.kind == "head" and not frame.text.startswith(",", pos)):
            reading = read_organisation(frame, hit, limit)
            if reading is None or reading.collective:
                return None
            if frame.text.startswith(",", pos) and reading.kind not in ("ministry", "state_body"):
                return None
            return reading
    return None


def _tail(frame: Frame, out: OrganisationReading, limit: int) -> None:
    """What may follow the name of a body: acronym, parent, region, "RI", "se-..."."""
    text = frame.text
    pos = out.end
    acronym = _ACRONYM.match(text, pos)
    if acronym and acronym.end() <= limit and not _is_region_acronym(frame, acronym.start(1)):
        out.acronym = acronym[1]
        pos = acronym.end()
    out.core_end = pos
    whole = _WHOLE.match(text, pos)
    if whole:
        out.collective = True
        out.end = whole.end()
        return
    state = _STATE.match(text, pos)
    if state:
        pos = state.end()
        out.core_end = pos
    if out.kind == "ministry" and text.startswith("/", pos):
        at = pos + 1 + (text[pos + 1 : pos + 2] == " ")
        second = next((h for h in frame.at.get(at, ()) if h.kind == "organisation"), None)
        if second is not None and second.end <= limit:
            pos = out.core_end = second.end
    if out.scope == "unit" or out.kind in ("ministry_unit", "regional_agency", "state_body"):
        parent = _parent(frame, pos, limit)
        if parent is not None and _may_contain(parent, out):
            if text.startswith(",", pos) and out.kind != "ministry_unit":
                parent = None
            else:
                out.parent = parent
                out.end = parent.end
                out.regions = parent.regions
                out.place = parent.place
                if parent.kind in ("ministry", "ministry_unit", "state_body") and out.kind == "regional_agency":
                    out.kind = "ministry_unit"
                    out.scope = "unit"
                return
    region = read_region(frame, pos)
    if region and region[0] <= limit:
        out.regions = region[1]
        pos = region[0]
        if out.kind == "regional_agency" or out.scope in ("regional", "any", "type"):
            out.end = pos
            extra = _ACRONYM.match(text, pos)
            if extra and _is_region_acronym(frame, extra.start(1)):
                out.end = extra.end()
            return
        out.regions = ()
        pos = out.core_end
    elif out.scope == "regional":
        level = _LEVEL.match(text, pos)
        if level:
            following = level.end()
            place = _PLACE.match(text, following)
            if not place or not text[level.start() + 1].isupper():
                out.collective = True
                out.end = following
                return
        if out.base.startswith(("Kepolisian Sektor", "Komando Rayon", "Pusat Kesehatan")) or out.kind == "regional_government":
            place = _PLACE.match(text, pos)
            if place and not frame.at.get(place.start(1)):
                out.place = place[1]
                pos = place.end()
    elif out.scope in ("any", "national"):
        centre = _CENTRE.match(text, pos)
        if centre and out.scope == "any":
            pos = centre.end()
    out.end = max(pos, out.end)


def _may_contain(parent: OrganisationReading, child: OrganisationReading) -> bool:
    """Whether a body of the parent's kind can have one of the child's kind as its part."""
    if parent.base == child.base:
        return False
    if child.kind == "ministry_unit":
        return parent.kind in ("ministry", "ministry_unit", "state_body", "security")
    if child.kind == "regional_agency":
        if parent.kind == "regional_agency":
            return parent.base.startswith(("Sekretariat", "Dinas", "Badan", "Inspektorat")) and child.base.startswith(
                ("Biro", "Bagian", "Unit", "Bidang", "UPT")
            )
        return parent.kind in ("ministry", "regional_government") or (
            parent.kind == "state_body" and child.base.startswith(("Biro", "Pusat", "Bagian"))
        )
    return False


_OUTLET = re.compile(r"\b(?:kepada|diterima(?: oleh)?|dihubungi|ditemui|diwawancarai|diwawancara) ([A-Z][\w-]*\.(?:com|co\.id|id|net))\b")


def read_outlets(frame: Frame, start: int, end: int) -> list[OrganisationReading]:
    """News outlets that the report says someone spoke to ("kepada Harian.com")."""
    return [
        OrganisationReading(
            match.start(1), match.end(1), match[1], "other", "national", rule="O-08", confidence=0.8, core_end=match.end(1)
        )
        for match in _OUTLET.finditer(frame.text, start, end)
    ]


def _is_region_acronym(frame: Frame, at: int) -> bool:
    return any(hit.kind == "region" for hit in frame.at.get(at, ()))


def _open(frame: Frame, hit: Hit, limit: int) -> OrganisationReading | None:
    """A body that begins with a head word and is in no list."""
    text = frame.text
    head = frame.gazetteer.heads[hit.entry]
    head_name = _LONG_HEADS.get(head.head, head.head)
    out = OrganisationReading(hit.start, hit.end, head_name, head.kind, "any", rule="O-05", confidence=0.85)
    zone = frame.zone(hit.start)
    capitals = zone is not None and zone.capitals
    if head.complement == "organ":
        canonical = {"Pansus": "Panitia Khusus", "Panja": "Panitia Kerja", "Banggar": "Badan Anggaran"}
        out.base = canonical.get(head.head, head.head)
        out.scope = "organ"
        return _organ(frame, out, limit)
    if head.head in ("Kantor Kementerian", "Kantor Wilayah", "Kanwil", "Kantor Perwakilan", "Kantor Pertanahan"):
        return _office(frame, out, limit)
    if head.kind == "ministry":
        # "Kementerian Kominfo": the short form after the head is a form of the ministry itself
        short = next((h for h in frame.at.get(hit.end + 1, ()) if h.kind == "organisation"), None)
        if short is not None and text[hit.end] == " ":
            entries = [h.entry for h in frame.at[short.start] if h.kind == "organisation"]
            ministries = [e for e in entries if frame.gazetteer.bodies[e].kind == "ministry"]
            if ministries:
                return _known(frame, hit.start, short.end, ministries, limit, "Kementerian")
    if head.complement in ("unit", "region"):
        unit = units.read_unit(frame, hit.end, limit, capitals=capitals)
        if not unit.words and head.complement == "unit":
            return None
        out.end = unit.end
        out.base = f"{head_name} {' '.join(text[hit.end : unit.end].split())}"
        out.scope = "regional" if head.kind == "regional_agency" else "unit" if head.kind == "ministry_unit" else "national"
        _tail(frame, out, limit)
        if head.head == "Badan" and not out.regions and out.parent is None and "Daerah" not in out.base:
            out.kind = "state_body"
            out.scope = "any"
            out.confidence = 0.75
        if head.head == "Bagian" and out.parent is None and not out.regions:
            return None
        if head.head in ("Biro", "Balai", "Direktorat") and out.parent is None and not out.regions:
            out.confidence = 0.6
        if out.kind == "ministry":
            known = frame.gazetteer.body_by_form.get(out.base.lower())
            if known is not None:
                out.base = frame.gazetteer.bodies[known].name
        return out
    return _named(frame, out, limit, capitals=capitals)


def stands_alone(text: str, word: str) -> bool:
    """Whether `word` occurs in `text` with no letter or digit beside it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return True
        at = text.find(word, end)
    return False


def _cut_at_initials(text: str, start: int, end: int) -> int:
    """End of the name where the report uses an acronym of its first words only ("LNSW"), so that what follows is not part of it."""
    words = text[start:end].split(" ")
    if len(words) < 4:
        return end
    for count in range(len(words), 2, -1):
        initials = "".join(word[0] for word in words[:count])
        if initials.isupper() and stands_alone(text, initials):
            return start + len(" ".join(words[:count]))
    return end


def _office(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
    """A regional office of a ministry; without a region "Kantor Kementerian X" is only a building."""
    text = frame.text
    if out.base == "Kantor Kementerian":
        at = out.start + len("Kantor ")
        ministry = next((h for h in frame.at.get(at, ()) if h.kind == "organisation"), None)
        known = frame.gazetteer.find(text[at : min(limit, at + 120)]) if ministry is None else ()
        for hit in known:
            if hit.start == 0 and hit.kind == "organisation":
                ministry = hit._replace(start=at, end=at + hit.end)
                break
        if ministry is None:
            return None
        body = frame.gazetteer.bodies[ministry.entry]
        end = ministry.end
        name = f"Kantor {body.name}"
    else:
        match = _OF.match(text, out.end)
        ministry = None
        if match is not None:
            ministry = next((h for h in frame.at.get(match.end(), ()) if h.kind == "organisation"), None)
        if ministry is not None:
            body = frame.gazetteer.bodies[ministry.entry]
            end = ministry.end
            name = f"{out.base.replace('Kanwil', 'Kantor Wilayah')} {body.name}"
        else:
            unit = units.read_unit(frame, out.end, limit)
            if not unit.words and out.base != "Kantor Pertanahan":
                return None
            end = unit.end
            name = " ".join(text[out.start : end].split()).replace("Kanwil", "Kantor Wilayah", 1)
    region = read_region(frame, end)
    if region is None or region[0] > limit:
        if out.base == "Kantor Kementerian" and ministry is not None:
            ministry_hit = ministry
            return OrganisationReading(
                ministry_hit.start, end, body.name, body.kind, body.scope, rule="O-01", core_end=end
            )
        return None
    out.base, out.kind, out.scope = name, "ministry_unit", "regional"
    out.regions, out.end, out.core_end = region[1], region[0], end
    return out


def _named(frame: Frame, out: OrganisationReading, limit: int, *, capitals: bool) -> OrganisationReading | None:
    """A body whose name is any capitalised words after its head ("Universitas Halu Oleo")."""
    text = frame.text
    pos = out.end
    count = 0
    proper = stated = False
    ordinary = frame.gazetteer.ordinary
    while count < 8:
        match = _CAPWORD.match(text, pos)
        if match is None and count:
            match = _NAME_JOIN.match(text, pos)
            if match and not (
                units.is_unit_word(frame, match[1], capitals=capitals) and not frame.at.get(match.start(1))
            ):
                match = None
        if match is None or match.end() > limit:
            break
        at = match.start(1)
        word = match[1]
        known = frame.at.get(at, ())
        if any(h.kind in ("post", "acting", "weekday", "rank") for h in known) and (count or out.base not in _OF_MEMBERS):
            break
        if stated and word.lower() not in ordinary and not units.is_unit_word(frame, word) and word not in _COMPASS:
            break
        if any(h.kind in ("organisation", "head") for h in known) and out.base not in _OF_OTHERS:
            if not (count == 0 and word.isupper()) and not any(h.kind == "head" and count == 0 for h in known):
                break
        if any(h.kind == "title" for h in known) and text[match.end() : match.end() + 1] == ".":
            break
        if capitals and not units.is_unit_word(frame, word, capitals=True):
            break
        if word in ("Kab", "Kabupaten/Kota", "Prov"):
            break
        region = next((h for h in known if h.kind in ("region", "phrase")), None)
        if region is not None and region.end > match.end():
            pos = region.end
            bracket = _ACRONYM.match(text, pos)
            if bracket and region.kind == "phrase" and _CAPWORD.match(text, bracket.end()):
                pos = bracket.end()
        else:
            pos = match.end()
        count += 1
        stated = region is not None and region.kind == "region" and count > 1
        if word.lower() in units.FUNCTION_WORDS and not word.isupper():
            pos = match.start()
            count -= 1
            break
        proper = proper or word.lower() not in ordinary or region is not None or word in ("Indonesia", "Nasional")
    if not count:
        return None
    if not proper and out.base in _NEEDS_PROPER:
        out.confidence = 0.4
    pos = _cut_at_initials(text, out.start, pos)
    tail = _COMPANY_TAIL.match(text, pos)
    if tail and out.base.startswith(("PT", "Bank")):
        pos = tail.end()
    while text[pos - 1] in "'’":
        pos -= 1
    out.base = " ".join(text[out.start : pos].split()).rstrip(".")
    out.scope = "national"
    out.end = pos
    acronym = _ACRONYM.match(text, pos)
    out.core_end = pos
    if acronym and acronym.end() <= limit and not _is_region_acronym(frame, acronym.start(1)):
        out.acronym = acronym[1]
        out.end = acronym.end()
        region = read_region(frame, out.end)
        if region:
            out.base += " " + text[acronym.end() : region[0]].strip()
            out.end = region[0]
    out.rule = "O-06"
    return out


_SPREAD = ("/", " dan kab", " dan kota", " se-", " maupun", " kab", " atau kab")
_GOVERNMENT_ACRONYM = re.compile(r" ?\( ?(?:[Pp]em\w{2,4}|PEM\w{2,4}) ?\)")


def read_government(frame: Frame, hit: Hit, limit: int) -> OrganisationReading | None:
    """The government of a region: "Pemprov Kalteng", "Pemerintah Kota Bandung"; generic ones are collective."""
    text = frame.text
    term = frame.gazetteer.terms[hit.entry]
    level = term.group
    pos = hit.end
    acronym = _GOVERNMENT_ACRONYM.match(text, pos)
    if acronym:
        pos = acronym.end()
    written = "" if level == "any" else level
    reading = OrganisationReading(
        hit.start, pos, "Pemerintah", "regional_government", "government", written, rule="O-03", core_end=pos
    )
    if level in ("village", "district"):
        place = _PLACE.match(text, pos)
        if place is None or place.end() > limit or not text[hit.start].isupper():
            return None
        reading.place = place[1]
        reading.end = place.end()
        names = {"village": "Pemerintah Desa", "district": "Pemerintah Kecamatan"}
        reading.base = "Pemerintah Kelurahan" if "kelurahan" in term.id else names[level]
        return reading
    region = read_region(frame, pos)
    if region is not None and region[0] <= limit:
        reading.regions = region[1]
        reading.end = region[0]
        extra = _ACRONYM.match(text, region[0])
        if extra and _is_region_acronym(frame, extra.start(1)):
            reading.end = extra.end()
    elif level == "any" or text.startswith(_SPREAD, pos):
        reading.collective = True
    elif text[hit.start].islower() and term.id.startswith("pemerintah"):
        reading.confidence = 0.8
    if is_collective(text, hit.start):
        reading.collective = True
    return reading
