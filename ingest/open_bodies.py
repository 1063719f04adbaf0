"""Bodies in no list that are named by any capitalised words after a head ("Universitas Halu Oleo"),
and regional offices of ministries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import name_ends, units, words
from ingest.bodies import ACRONYM, OrganisationReading, is_region_acronym, read_region

if TYPE_CHECKING:
    from ingest.frame import Frame


_OF = re.compile(r"(?:,? (?:pada|di lingkungan|di|dari|milik)|,)? (?=[A-Z])")


_COMPANY_TAIL = re.compile(r"(?: \((?:Persero|Perseroda|Tbk)\))?(?: Tbk\b\.?)?")

COMPANY_FORM = re.compile(r" (?:\(Persero\)|Persero\b)(?: Tbk\b\.?)?| Tbk\b(?:\.(?! [A-Z]))?")
"""The form of a company after its name ("Bank Wirasari (Persero) Tbk")."""


_CAPWORD = re.compile(r"[ ]([A-Z][\w’'&-]*|\d{1,4}\b)")


_BRACKETS = re.compile(r" ?\( ?[A-Z][A-Za-z0-9 -]{1,14}\)(?= )")
_NAME_JOIN = re.compile(r"(?: (?:dan|&) |/)([A-Z][\w’'-]*)")


_OTHER_PARTS = ("Fakultas", "Program", "Jurusan", "TK", "SD", "SMP", "SMA", "SMK", "PAUD")
"""Words that begin the name of another body or part of one, after "dan"."""
_NOT_JOINED = ("PT", "CV", "Bank", "Perum")
"""Companies, whose names are not joined with letters by "dan": those are another body."""
_CARRIERS = (
    "Universitas", "Institut", "Politeknik", "Sekolah", "Akademi", "SD", "SMP", "SMA", "SMK", "STI", "STKIP", "RS",
    "Rumah Sakit", "Klinik", "TK", "PAUD", "Ponpes", "Pondok",
)  # fmt: skip
_SMALL_BANKS = ("BPR ", "BPRS ")
"""After "PT", before the rest of a bank's name ("PT BPR Bank Wening"); so does "Bank" before the bank of a province."""
_CARRIED = frozenset(
    {
        "Muhammadiyah", "Aisyiyah", "Nahdlatul", "NU", "PGRI", "Bhayangkara", "Bhayangkari", "Pertamina", "Korpri",
        "Kemenkes", "Marinir", "Hasanuddin", "Telkom", "Pelni", "PLN", "Semen", "Petrokimia",
    }
)  # fmt: skip
"""Words that name the founder of a school or hospital inside its name ("Universitas Muhammadiyah Wirasari")."""
_IN_FULL = {
    "Ponpes": "Pondok Pesantren",
    "Satgas": "Satuan Tugas",
    "RS": "Rumah Sakit",
    "RS.": "Rumah Sakit",
    "PT.": "PT",
    "CV.": "CV",
}
_COURTESIES = ("Pak", "Bapak", "Bu", "Ibu")
_ENDS = ("Kab", "Kabupaten/Kota", "Prov", "Sederajat", "Kelas", "Semua")
_GENERIC = re.compile(
    r"(?:Forum Ko(?:nsult|munik)asi Publik\b.*|Majelis (?:Hakim|Taklim)|Partai Politik|Bank (?:Sentral|Umum|Sampah)"
    r"|Organisasi (?:Kemasyarakatan|Masyarakat|Kepemudaan|Profesi|Internasional))$|Organisasi Perangkat Daerah\b"
)
"""What any court, party, bank, association or agency is called."""
_EDITION = re.compile(r"(?: \([A-Z]\w{1,9}\))? (?:[Kk]e-?)?(?:[IVXL]+|\d+)\b")
"""After "Kongres X" this tells which of the gatherings of that name is meant: it is no body."""
_OF_PEOPLE = re.compile(r" (?:Indonesia|Nusantara|Mahasiswa|Rakyat|Buruh|Petani|Nelayan|Pemuda)\b")
"""What makes "Front", "Jaringan" and the like a body of people."""
_SCHOLARS = frozenset({"Prof", "Drs", "Dra", "Hj", "KH"})
"""Titles without a full stop, which begin a name unless a school or hospital bears it ("Universitas Prof Fulan")."""
_LED_BY_A_SCHOLAR = ("Ponpes", "Pondok", "Pesantren", "Yayasan", "Majelis", "Masjid")
"""Bodies after whose name that of their head may follow with a title ("Pengasuh Ponpes Wirasari KH Fulan")."""


_NUMBERED_EVENT = re.compile(r"\d|[Kk]e-\d")
"""What follows the name of an event, not of a body ("Wira Economic Forum 2025")."""
OF_ANY_REGION = frozenset({"Provinsi", "Kabupaten", "Kecamatan", "Kelurahan"})
"""Levels that end the name of a body as any region has one."""
_LISTED_LEVELS = frozenset({"Provinsi", "Kabupaten"})
"""Levels whose regions are all listed, so that what follows is another thing."""
_COMPASS = frozenset({"Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara", "Raya", "Pusat"})


def read_named(
    frame: Frame, out: OrganisationReading, limit: int, name_of: frozenset[str], *, capitals: bool
) -> OrganisationReading | None:
    """A body named by any capitalised words after its head ("Universitas Halu Oleo"); `name_of` as `OpenHead.name`."""
    text = frame.text
    pos = out.end
    count = 0
    proper = stated = False
    bracket = (0, 0)
    honoured = HONOURED.match(text, pos, limit) if out.base.startswith(("RS", "Rumah Sakit")) else None
    if honoured is not None:
        pos, count, proper = honoured.end(), 8, True
    ordinary = frame.gazetteer.ordinary
    while count < 8:
        match = _CAPWORD.match(text, pos)
        if match is None and (count or ("common" in name_of and " " in out.base)):
            match = _NAME_JOIN.match(text, pos)
            if match and not (
                units.is_unit_word(frame, match[1], capitals=capitals)
                and match[1] not in _OTHER_PARTS
                and not (match[1].isupper() and out.base.startswith(_NOT_JOINED))
                and not frame.at.get(match.start(1))
            ):
                match = None
        if match is None and count:
            further, ended = name_ends.past_bracket(frame, pos, limit, whole=proper)
            if ended:
                out.acronym, pos, proper = text[pos:further].partition("(")[2].partition(")")[0].strip(), further, True
                break
            if further > pos:
                bracket, pos = (pos, further), further
                continue
        if match is None or match.end() > limit:
            break
        at = match.start(1)
        word = match[1]
        if not count and out.base == "Forum" and _NUMBERED_EVENT.match(word) is not None:
            return None
        known = frame.at.get(at, ())
        if any(h.kind in ("post", "acting", "weekday", "rank") for h in known) and (count or "members" not in name_of):
            break
        if stated and not (
            word.lower() in ordinary
            or word in _COMPASS
            or units.is_unit_word(frame, word)
            or (out.base == "Bank" and any(h.kind == "region" for h in known))
        ):
            break
        carried = (word in _CARRIED and out.base.startswith(_CARRIERS)) or (
            count == 1
            and out.base.startswith("PT")
            and (text.endswith(_SMALL_BANKS, 0, at) or (word == "BPD" and text.endswith("Bank ", 0, at)))
        )
        if not carried and any(h.kind in ("organisation", "head") for h in known) and "bodies" not in name_of:
            first_word = count == 0 and (
                word.isupper() or out.base.startswith("PT") or any(h.kind == "head" for h in known)
            )
            if not first_word:
                break
        if any(h.kind == "title" for h in known) and (
            text[match.end() : match.end() + 1] == "."
            or (count and out.base.startswith(_LED_BY_A_SCHOLAR))
            or (count and word in _SCHOLARS and not out.base.startswith(_CARRIERS))
        ):
            break
        if (capitals or ("common" in name_of and not known)) and not units.is_unit_word(frame, word, capitals=capitals):
            break
        if word in _COURTESIES or word in _ENDS or word == "Se" or word.startswith(("Se-", "Rp")):
            break
        region = next((h for h in known if h.kind in ("region", "phrase")), None)
        if region is not None and region.end > match.end():
            pos = region.end
            letters = ACRONYM.match(text, pos)
            if letters and region.kind == "phrase" and _CAPWORD.match(text, letters.end()):
                pos = letters.end()
        else:
            pos = match.end()
            if word in _LISTED_LEVELS and count:
                break  # "UPTD Pekerjaan Umum Provinsi Fulan": who leads it follows
        count += 1
        if word == "Tbk":
            proper = True
            break
        stated = region is not None and region.kind == "region" and (count > 1 or out.base == "Bank")
        ends = word.lower() in frame.gazetteer.function_words and not word.isupper()
        if ends and not (word == "Bersama" and out.base.startswith(_NOT_JOINED)):
            pos = match.start()
            count -= 1
            break
        if "bodies" in name_of and (word in frame.definitions or any(h.kind == "organisation" for h in known)):
            # the other body's name is whole: what follows is a person or a place
            pos = next((h.end for h in known if h.kind == "organisation"), pos)
            place = read_region(frame, pos)
            pos = place[0] if place is not None and place[0] <= limit else pos
            proper = True
            break
        proper = proper or word.lower() not in ordinary or region is not None or word in ("Indonesia", "Nasional")
    if not count:
        return None
    if pos == bracket[1]:
        pos = bracket[0]  # nothing of the name follows it
    if not proper and "proper" in name_of:
        out.confidence = 0.4
    whole = name_ends.at_definition(frame, out.start, pos, limit)
    if whole > pos:
        pos, proper = whole, True
    else:
        pos = name_ends.before_person(frame, out.start, name_ends.at_initials(text, out.start, pos))
    tail = _COMPANY_TAIL.match(text, pos)
    if tail and out.base.startswith(("PT", "Bank")):
        pos = tail.end()
    while text[pos - 1] in "'’":
        pos -= 1
    out.base = _BRACKETS.sub("", " ".join(text[out.start : pos].split())).rstrip(".")
    short, _, rest = out.base.partition(" ")
    out.base = f"{_IN_FULL.get(short, short)} {rest}"
    if _GENERIC.match(out.base) is not None or (out.base.startswith("Kongres ") and _EDITION.match(text, pos)):
        return None
    out.scope = "national"
    out.end = pos
    acronym = ACRONYM.match(text, pos)
    out.core_end = pos
    if acronym and acronym.end() <= limit and not is_region_acronym(frame, acronym.start(1)):
        out.acronym = acronym[1]
        out.end = acronym.end()
        listed = frame.at.get(acronym.start(1)) or "acronym" in name_of
        if not proper and not listed and _is_used_again(text, acronym[1], out.end):
            out.confidence = 0.7
        begun = out.end + len(" tingkat") if text.startswith(" tingkat ", out.end) else out.end
        tail_place = read_region(frame, begun)
        if tail_place:
            out.base += " " + text[begun : tail_place[0]].strip()
            out.end = tail_place[0]
            out.confidence = 0.85
    if "acronym" in name_of and out.acronym is None and _OF_PEOPLE.search(out.base) is None:
        out.confidence = 0.4
    out.rule = "O-06"
    return out


def _is_used_again(text: str, acronym: str, pos: int) -> bool:
    """Whether the report goes on to call the body by its acronym, as it does with no kind of body."""
    return next(words.places(text, acronym, pos, not_before="_(", not_after="_)"), None) is not None


def read_office(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
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


_OWN_NAME = re.compile(
    r"(?: \((?P<short>[A-Z]{3,6})\))? (?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?(?: [IVX]+\b)?|(?:Wilayah )?[IVX]+\b)"
    r"(?= [a-z]|[,.\n)])"
)
"""The river or area an office is named after ("Balai Besar Wilayah Sungai (BBWS) Citarum")."""
HONOURED = re.compile(
    r"(?: (?:[Dd]r|DR|[Dd]rg|Prof|Ir|H|Hj|KH|R|RM|M|A|I)\b\.?)+(?: ?[A-Z]\.)*(?: ?[A-Z][a-z]+){1,3}"
    r"(?= [a-z(]|[,.\n):]|$)"
)
"""The person a hospital is named after, with a title ("RSUD dr. Wira Padmana")."""
PRISONS = frozenset({"Lembaga Pemasyarakatan", "Rumah Tahanan Negara"})
_PRISON = re.compile(
    r"(?: (?:Narkotika|Perempuan|Pemuda|Terbuka|Anak)\b)*(?: (?:Kelas|Klas) (?:I{1,3}|IV)(?: ?[ABC])?\b)?"
    r"(?: (?:Narkotika|Perempuan|Pemuda|Terbuka|Anak)\b)*"
    r"(?: [A-Z][a-z]+(?: [A-Z][a-z]+)?(?= [a-z]|[,.\n)]))?"
)
"""Class, kind and place of a prison ("Lapas Kelas IIA Wirasari")."""


def read_own_name(frame: Frame, out: OrganisationReading, limit: int) -> None:
    """Take into the name of an office or a prison what tells it from others of its kind."""
    text = frame.text
    if out.base in PRISONS:
        prison = _PRISON.match(text, out.core_end, limit)
        if prison is not None and prison.end() > out.core_end:
            end = _past_place(frame, prison.end(), limit)
            out.base = f"{out.base}{text[out.core_end : end]}"
            out.end = out.core_end = end
            out.scope, out.regions = "national", ()
        return
    town = frame.first(out.end + 1, "town") if out.scope in ("regional", "type") and not out.regions else None
    if town is not None and text[out.end] == " " and not out.place:
        out.end, out.place = town.end, text[town.start : town.end]
        return
    if out.base.startswith("Rumah Sakit Umum Daerah") and not out.regions and not out.place:
        honoured = HONOURED.match(text, out.end, limit)
        if honoured is not None:
            out.place = " ".join(honoured[0].split())
            out.end = out.core_end = honoured.end()
        return
    unnamed = out.base.startswith(("Balai", "Lembaga Layanan")) and not out.regions and out.scope != "national"
    own = _OWN_NAME.match(text, out.end, limit) if unnamed else None
    if own is not None and not any(
        hit.kind in ("region", "post", "organisation", "acting") for hit in frame.at.get(own.start("name"), ())
    ):
        out.base = f"{out.base} {own['name']}"
        out.end = out.core_end = own.end()
        out.acronym = out.acronym or own["short"]
        out.scope = "national" if out.scope == "type" else out.scope


def _past_place(frame: Frame, end: int, limit: int) -> int:
    """The offset after the region or town named at `end`, else `end`."""
    place = next((hit for hit in frame.at.get(end + 1, ()) if hit.kind in ("region", "town")), None)
    return place.end if place is not None and frame.text[end : end + 1] == " " and place.end <= limit else end


_TEAM = re.compile(r" (?:Nasional|Daerah|Pusat|Wilayah|Cabang|Provinsi|Kabupaten|Kota)\b")
_TEAMS = {
    "TKN": "Tim Kampanye Nasional", "TKD": "Tim Kampanye Daerah", "TPN": "Tim Pemenangan Nasional",
    "TPD": "Tim Pemenangan Daerah",
}  # fmt: skip
"""Short forms of teams that are one only before candidates ("TKN Fulan-Fulana")."""
_CANDIDATES = re.compile(
    r" [A-Z]\w+(?: [A-Z]\w+){1,2} ?[-–] ?[A-Z][\w’']+ (?:[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"|(?: [A-Z]\w+){1,3} ?[-–] ?[A-Z][\w’']+(?: (?!RI\b|D[IK]\b)[A-Z][A-Za-z]\b)?"
)
"""Two candidates by their names in full or in short."""


def read_team(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
    """The team of candidates for an election ("Tim Pemenangan Daerah (TPD) Fulan-Fulana").

    The candidates belong to its name and are people all the same: the reading ends before them.
    """
    text = frame.text
    short = _TEAMS.get(out.base)
    level = _TEAM.match(text, out.end, limit) if short is None else None
    end = level.end() if level is not None else out.end
    region = read_region(frame, end) if level is not None or short is not None else None
    end = region[0] if region is not None and region[0] <= limit else end
    name = " ".join(f"{short or text[out.start : out.end]}{text[out.end : end]}".split())
    acronym = ACRONYM.match(text, end, limit) if short is None else None
    if short is not None:
        out.acronym = out.base
    elif acronym is not None:
        out.acronym, end = acronym[1], acronym.end()
    candidates = _CANDIDATES.match(text, end, limit)
    if candidates is None and (short is not None or (level is None and acronym is None)):
        return None
    out.base = name
    if candidates is not None:
        place = read_region(frame, candidates.end())
        where = f" {frame.gazetteer.regions[place[1][0]].short}" if place is not None and place[0] <= limit else ""
        out.base += candidates[0] + where
    out.end = out.core_end = end
    out.scope, out.rule = "national", "O-06"
    return out


_MOST_UNIT_WORDS = 6


def read_technical_unit(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
    """A technical unit named by what it runs or where it works ("UPTD Pasar Wirasari"); None without a name."""
    text = frame.text
    pos = out.end
    count = 0
    while count < _MOST_UNIT_WORDS and (match := _CAPWORD.match(text, pos, limit)) is not None:
        known = frame.at.get(match.start(1), ())
        if any(hit.kind in ("post", "acting", "weekday", "rank", "title", "head") for hit in known):
            break
        body = next((hit for hit in known if hit.kind == "organisation"), None)
        if body is not None and (count or " " in text[body.start : body.end]):
            break
        region = next((hit for hit in known if hit.kind == "region"), None)
        pos = region.end if region is not None else body.end if body is not None else match.end()
        count += 1
        if region is not None or (match[1] in _LISTED_LEVELS and count > 1):
            break
    if not count:
        return None
    out.base = f"{text[out.start : out.end].upper().partition(' ')[0]} {' '.join(text[out.end : pos].split())}"
    out.end = out.core_end = pos
    out.scope, out.rule, out.confidence = "national", "O-06", 0.85
    return out
