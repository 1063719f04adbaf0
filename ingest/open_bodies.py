"""Bodies in no list that are named by any capitalised words after a head ("Universitas Halu Oleo"),
regional offices of ministries, and news outlets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import units, words
from ingest.bodies import ACRONYM, OrganisationReading, is_region_acronym, read_region, stands_alone
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.frame import Frame


_OF = re.compile(r"(?:,? (?:pada|di lingkungan|di|dari|milik)|,)? (?=[A-Z])")


_COMPANY_TAIL = re.compile(r"(?: \((?:Persero|Perseroda|Tbk)\))?(?: Tbk\b\.?)?")

COMPANY_FORM = re.compile(r" (?:\(Persero\)|Persero\b)(?: Tbk\b\.?)?| Tbk\b(?:\.(?! [A-Z]))?")
"""The form of a company after its name ("Bank Wirasari (Persero) Tbk")."""


_CAPWORD = re.compile(r"[ ]([A-Z][\w’'&-]*|\d{1,4}\b)")


_BRACKETS = re.compile(r" \([A-Z][A-Z0-9]{1,9}\)(?= )")
_NAME_JOIN = re.compile(r"(?: (?:dan|&) |/)([A-Z][\w’'-]*)")


_OTHER_PARTS = ("Fakultas", "Program", "Jurusan", "TK", "SD", "SMP", "SMA", "SMK", "PAUD")
"""Words that begin the name of another body or part of one, after "dan"."""
_NOT_JOINED = ("PT", "CV", "Bank", "Perum")
"""Companies, whose names are not joined with letters by "dan": those are another body."""
_CARRIERS = (
    "Universitas", "Institut", "Politeknik", "Sekolah", "Akademi", "SD", "SMP", "SMA", "SMK", "STI", "STKIP", "RS",
    "Rumah Sakit", "Klinik", "TK", "PAUD", "Ponpes", "Pondok",
)  # fmt: skip
_CARRIED = frozenset(
    {
        "Muhammadiyah", "Aisyiyah", "Nahdlatul", "NU", "PGRI", "Bhayangkara", "Bhayangkari", "Pertamina", "Korpri",
        "Kemenkes", "Marinir", "Hasanuddin", "Telkom", "Pelni", "PLN", "Semen", "Petrokimia",
    }
)  # fmt: skip
"""Words that name the founder of a school or hospital inside its name ("Universitas Muhammadiyah Wirasari")."""
_IN_FULL = {"Ponpes": "Pondok Pesantren", "RS": "Rumah Sakit", "RS.": "Rumah Sakit", "PT.": "PT", "CV.": "CV"}
_ENDS = ("Kab", "Kabupaten/Kota", "Prov", "Sederajat", "Kelas", "Semua")
_GENERIC = re.compile(
    r"(?:Majelis (?:Hakim|Taklim)|Partai Politik|Bank (?:Sentral|Umum|Sampah)"
    r"|Organisasi (?:Kemasyarakatan|Masyarakat|Kepemudaan|Profesi|Internasional))$|Organisasi Perangkat Daerah\b"
)
"""What any court, party, bank, association or agency is called."""
_OF_PEOPLE = re.compile(r" (?:Indonesia|Nusantara|Mahasiswa|Rakyat|Buruh|Petani|Nelayan|Pemuda)\b")
"""What makes "Front", "Jaringan" and the like a body of people."""
_LED_BY_A_SCHOLAR = ("Ponpes", "Pondok", "Pesantren", "Yayasan", "Majelis", "Masjid")
"""Bodies after whose name that of their head may follow with a title ("Pengasuh Ponpes Wirasari KH Fulan")."""


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
    honoured = HONOURED.match(text, pos, limit) if out.base.startswith(("RS", "Rumah Sakit")) else None
    if honoured is not None:
        pos, count, proper = honoured.end(), 8, True
    ordinary = frame.gazetteer.ordinary
    while count < 8:
        match = _CAPWORD.match(text, pos)
        if match is None and count:
            match = _NAME_JOIN.match(text, pos)
            if match and not (
                units.is_unit_word(frame, match[1], capitals=capitals)
                and match[1] not in _OTHER_PARTS
                and not (match[1].isupper() and out.base.startswith(_NOT_JOINED))
                and not frame.at.get(match.start(1))
            ):
                match = None
        if match is None or match.end() > limit:
            break
        at = match.start(1)
        word = match[1]
        known = frame.at.get(at, ())
        if any(h.kind in ("post", "acting", "weekday", "rank") for h in known) and (count or "members" not in name_of):
            break
        if stated and word.lower() not in ordinary and not units.is_unit_word(frame, word) and word not in _COMPASS:
            break
        carried = word in _CARRIED and out.base.startswith(_CARRIERS)
        if not carried and any(h.kind in ("organisation", "head") for h in known) and "bodies" not in name_of:
            first_word = count == 0 and (
                word.isupper() or out.base.startswith("PT") or any(h.kind == "head" for h in known)
            )
            if not first_word:
                break
        if any(h.kind == "title" for h in known) and (
            text[match.end() : match.end() + 1] == "." or (count and out.base.startswith(_LED_BY_A_SCHOLAR))
        ):
            break
        if (capitals or ("common" in name_of and not known)) and not units.is_unit_word(frame, word, capitals=capitals):
            break
        if word in _ENDS or word.startswith(("Se-", "Rp")):
            break
        region = next((h for h in known if h.kind in ("region", "phrase")), None)
        if region is not None and region.end > match.end():
            pos = region.end
            bracket = ACRONYM.match(text, pos)
            if bracket and region.kind == "phrase" and _CAPWORD.match(text, bracket.end()):
                pos = bracket.end()
        else:
            pos = match.end()
            if word in _LISTED_LEVELS and count:
                break  # "UPTD Pekerjaan Umum Provinsi Fulan": who leads it follows
        count += 1
        if word == "Tbk":
            proper = True
            break
        stated = region is not None and region.kind == "region" and count > 1
        if word.lower() in frame.gazetteer.function_words and not word.isupper():
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
    if not proper and "proper" in name_of:
        out.confidence = 0.4
    pos = _cut_at_initials(text, out.start, pos)
    tail = _COMPANY_TAIL.match(text, pos)
    if tail and out.base.startswith(("PT", "Bank")):
        pos = tail.end()
    while text[pos - 1] in "'’":
        pos -= 1
    out.base = _BRACKETS.sub("", " ".join(text[out.start : pos].split())).rstrip(".")
    short, _, rest = out.base.partition(" ")
    out.base = f"{_IN_FULL.get(short, short)} {rest}"
    if _GENERIC.match(out.base) is not None:
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
        tail_place = read_region(frame, out.end)
        if tail_place:
            out.base += " " + text[acronym.end() : tail_place[0]].strip()
            out.end = tail_place[0]
            out.confidence = 0.85
    if "acronym" in name_of and out.acronym is None and _OF_PEOPLE.search(out.base) is None:
        out.confidence = 0.4
    out.rule = "O-06"
    return out


def _is_used_again(text: str, acronym: str, pos: int) -> bool:
    """Whether the report goes on to call the body by its acronym, as it does with no kind of body."""
    return next(words.places(text, acronym, pos, not_before="_(", not_after="_)"), None) is not None


def _cut_at_initials(text: str, start: int, end: int) -> int:
    """End of the name where the report has an acronym of its first words only ("LNSW")."""
    words = text[start:end].split(" ")
    if len(words) < 4:
        return end
    for count in range(len(words), 2, -1):
        initials = "".join(word[0] for word in words[:count])
        if initials.isupper() and stands_alone(text, initials):
            return start + len(" ".join(words[:count]))
    return end


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
    r"(?: (?:[Dd]r|DR|[Dd]rg|Prof|Ir|H|Hj|KH|R|RM|M|A|I)\b\.?)+(?: ?[A-Z][a-z]+){1,3}(?= [a-z(]|[,.\n):]|$)"
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
            out.base = f"{out.base}{prison[0]}"
            out.end = out.core_end = prison.end()
            out.scope, out.regions = "national", ()
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


_TEAM = re.compile(r" (?:Nasional|Daerah|Pusat|Wilayah|Cabang|Provinsi|Kabupaten|Kota)\b")
_CANDIDATES = re.compile(r" [A-Z]\w+(?: [A-Z]\w+){0,2} ?[-–] ?[A-Z]\w+(?: [A-Z]\w+){0,2}")


def read_team(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
    """The team of candidates for an election ("Tim Pemenangan Daerah (TPD) Fulan-Fulana").

    The candidates belong to its name and are people all the same: the reading ends before them.
    """
    text = frame.text
    level = _TEAM.match(text, out.end, limit)
    end = level.end() if level is not None else out.end
    region = read_region(frame, end) if level is not None else None
    end = region[0] if region is not None and region[0] <= limit else end
    name = " ".join(text[out.start : end].split())
    acronym = ACRONYM.match(text, end, limit)
    if acronym is not None:
        out.acronym, end = acronym[1], acronym.end()
    candidates = _CANDIDATES.match(text, end, limit)
    if level is None and acronym is None and candidates is None:
        return None
    out.base = name + (candidates[0] if candidates is not None else "")
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


# A search begins with a letter, and looks behind it for the word's beginning: the engine runs from one such letter
# to the next, where a pattern that begins with a boundary is tried at every character.
_OUTLET = re.compile(
    r"(?:k(?<!\wk)epada|d(?<!\wd)i(?:terima(?: oleh)?|hubungi|temui|wawancarai|wawancara)|b(?<!\wb)ersama) "
    r"([A-Z][\w-]*\.(?:com|co\.id|id|net)|detik[A-Z][a-z]+)\b"
)


_OF_OUTLETS = Stems((".com", ".id", "detik"))
_SITE_MARKS = (".com", ".id", ".net", "detik")
"""One of these is in the name of every outlet that `_OUTLET` reads."""
_OUTLET_WITHIN = 60
"""Longest stretch from the word before an outlet to a mark of `_SITE_MARKS` in its name, in characters."""


def _outlets(text: str) -> list[re.Match[str]]:
    """The matches of `_OUTLET`, which is tried around those marks alone."""
    found: dict[int, re.Match[str]] = {}
    for mark in _SITE_MARKS:
        at = text.find(mark)
        while at >= 0:
            for match in _OUTLET.finditer(text, max(0, at - _OUTLET_WITHIN), at + _OUTLET_WITHIN):
                found[match.start()] = match
            at = text.find(mark, at + 1)
    return [found[start] for start in sorted(found)]


def read_outlets(frame: Frame) -> list[OrganisationReading]:
    """News outlets that the report says someone spoke to ("kepada Harian.com")."""
    text = frame.text
    if not _OF_OUTLETS.stand_in(text):
        return []
    found: list[OrganisationReading] = []
    for match in _outlets(text):
        zone = frame.zone(match.start())
        if zone is not None and not zone.heading:
            start, end = match.span(1)
            found.append(
                OrganisationReading(
                    start, end, match[1], "other", "national", rule="O-08", confidence=0.8, core_end=end
                )
            )
    return found
