"""What is known before any report is read: regions, bodies, posts, titles, verbs.

The lists are the TSV files of `data/gazetteers/` (columns are told in its README). `load` reads
and checks them once; `Gazetteer.find` finds every listed form in a text in one Aho-Corasick pass
and keeps those that stand at word boundaries and in the required case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from graph.errors import Abort
from graph.model import OrganisationKind, PlaceKind
from graph.resources import data_path
from ingest.context import Hit

ANY_CASE, CAPITAL, EXACT = 0, 1, 2
"""How a form must be written to count: in any case, with a capital first, exactly as listed."""

_SHORT_ACRONYM = 4
"""Acronyms up to this length are words or syllables in other case ("DEN", "MA") and must match exactly."""

_KINDS: dict[str, OrganisationKind] = {
    "coordinating": "ministry",
    "ministry": "ministry",
    "cabinet": "other",
    "ditjen": "ministry_unit",
    "badan": "ministry_unit",
    "unit": "ministry_unit",
    "legislature_national": "legislature",
    "legislature_regional": "legislature",
    "legislature_regional_type": "legislature",
    "legislature_organ": "legislature",
    "police": "security",
    "police_type": "security",
    "military": "security",
    "military_type": "security",
    "forum": "other",
    "team": "other",
    "taskforce": "other",
    "association": "other",
    "village_body": "other",
    "company": "other",
    "company_type": "other",
    "party": "other",
    "org": "other",
    "kecamatan": "regional_government",
    "kelurahan": "regional_government",
    "desa": "regional_government",
}
"""Kind as listed -> kind of organisation; what is not here is a state body or, among the OPD types, an agency."""

_REGIONAL = frozenset({"legislature_regional_type", "judiciary_type", "prosecution_type", "police_type"})
_TYPES = frozenset({"team", "village_body", "company_type"})
"""Kinds of which every region has one: a body only where the region is written."""
_TYPE_NAMES = frozenset(
    {
        "Forum Koordinasi Pimpinan Daerah", "Forum Koordinasi Pimpinan di Kecamatan", "Pusat Kesehatan Masyarakat",
        "Unit Pelaksana Teknis Daerah", "Rumah Sakit Umum Daerah", "Badan Penghubung", "Cabang Kejaksaan Negeri",
    }
)  # fmt: skip
_NATIONAL_UNITS = frozenset({"Badan Reserse Kriminal", "Detasemen Khusus 88 Antiteror", "Korps Brigade Mobil"})
_REGIONAL_MILITARY = ("Komando Daerah", "Komando Resor", "Komando Distrik", "Komando Rayon", "Pangkalan", "Batalyon")


class Region(NamedTuple):
    """A province, regency or city with its official code."""

    code: str
    name: str
    """With its kind: "Provinsi Jambi", "Kabupaten Sleman", "Kota Bogor"."""
    short: str
    kind: PlaceKind
    parent: str | None
    """Code of the province of a regency or city."""


class Body(NamedTuple):
    """An organisation, or a type of organisation that becomes one with a region ("Dinas Kesehatan")."""

    name: str
    kind: OrganisationKind
    acronym: str | None
    parent: str | None
    """Name of the body it is part of, where that is fixed."""
    scope: str
    """national (complete as it is), regional (needs a region), any (national unless a region follows),
    type (a body only where its region is written), organ (needs the legislature it belongs to),
    unit (a part of a ministry)."""
    level: str
    """province, local, or empty: which kind of region the name of the body allows."""


class PostForm(NamedTuple):
    """An office as its name is written before any complement."""

    label: str
    """Long form: "Kepala Dinas", "Menteri Dalam Negeri"."""
    title: str
    """The function alone: "Kepala", "Menteri"."""
    body: str
    """Words that begin the name of the body the complement belongs to ("Dinas"), or empty."""
    takes: str
    """What may follow: NONE, REGION, MINISTRY, DITJEN, TOPIC, ORG, DINAS, COMMISSION ... (joined by ``|``)."""
    organisation: str
    """Name of the body where it is fixed ("Kementerian Dalam Negeri"), or empty."""


class OpenHead(NamedTuple):
    """A word that begins the name of an organisation that no list holds."""

    head: str
    kind: OrganisationKind
    complement: str
    """unit (common nouns), name (any capitalised words), organ (a number or a topic), region."""


class Term(NamedTuple):
    """An entry of a list of verbs, meetings, regulations, calendar words, titles ..."""

    id: str
    canonical: str
    form: str
    """active, passive, nominal, quote, quote_nya, or empty; of an instrument, its type in the model ("UU")."""
    group: str
    """Class, force, kind or position of the entry as its list tells it."""


class _Table:
    """One TSV file, read row by row with errors that name file and line."""

    def __init__(self, name: str, required: Iterable[str]) -> None:
        self.path: Path = data_path("gazetteers", name)
        lines = self.path.read_text(encoding="utf-8").split("\n")
        self.columns = lines[0].split("\t")
        missing = [column for column in required if column not in self.columns]
        if missing:
            raise Abort(
                f"{self.path.name}:1: column {missing[0]!r} is missing; the columns are {', '.join(self.columns)}"
            )
        self._lines = lines[1:]
        self._required = tuple(required)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and cells of each row.

        Raises:
            Abort: a row has too many cells, an empty first required cell, or repeats an entry.
        """
        seen: dict[str, int] = {}
        width = len(self.columns)
        key = self._required[0]
        for number, line in enumerate(self._lines, start=2):
            if not line:
                continue
            cells = line.split("\t")
            if len(cells) != width:
                raise self.error(number, f"{len(cells)} cells, but the heading has {width}")
            row = dict(zip(self.columns, cells, strict=True))
            value = row[key]
            if not value.strip():
                raise self.error(number, f"column {key!r} is empty")
            identity = line
            if identity in seen:
                raise self.error(number, f"{value!r} repeats line {seen[identity]}")
            seen[identity] = number
            yield number, row

    def error(self, line: int, problem: str) -> Abort:
        """An error that names the file and the line."""
        return Abort(f"{self.path.name}:{line}: {problem}; correct the row in data/gazetteers/{self.path.name}")


def split_forms(cell: str) -> list[str]:
    """The forms of a cell, which are joined by ``|``."""
    return [form for form in cell.split("|") if form]


class Gazetteer:
    """All lists, with the automaton over their forms; made by `load`."""

    def __init__(self) -> None:
        self.regions: list[Region] = []
        self.bodies: list[Body] = []
        self.posts: list[PostForm] = []
        self.heads: list[OpenHead] = []
        self.terms: list[Term] = []
        self.region_by_code: dict[str, int] = {}
        self.body_by_name: dict[str, int] = {}
        self.body_by_form: dict[str, int] = {}
        """Lower-case form -> body; a form shared by several bodies is in `shared_forms` instead."""
        self.shared_forms: dict[str, tuple[int, ...]] = {}
        self.titles: dict[str, int] = {}
        """Front title as written, without its dot -> its term."""
        self.name_parts: frozenset[str] = frozenset()
        """Lower-case words that look like titles but are part of a name (Andi, Gusti ...)."""
        self.back_titles: dict[str, str] = {}
        self.ordinary: frozenset[str] = frozenset()
        self.name_stops: frozenset[str] = frozenset()
        """Lower-case words that are never part of a personal name."""
        self.unit_words: frozenset[str] = frozenset()
        """Lower-case words that names of bodies are made of."""
        self._forms: dict[str, list[tuple[bool, str, int]]] = {}
        """Lower-case form -> whether it needs a capital, list, entry."""
        self._exact: dict[str, list[tuple[str, int]]] = {}
        """Form as it must be written -> list, entry."""
        self._index: dict[str, int] = {}
        self._meanings: list[tuple[tuple[bool, str, int], ...]] = []
        self._exact_meanings: list[tuple[tuple[str, int], ...]] = []
        self._automaton: AhoCorasick | None = None
        self._exact_automaton: AhoCorasick | None = None

    def add(self, form: str, kind: str, entry: int, case: int) -> None:
        """Make `form` findable as `entry` of the list `kind`."""
        if ", " in form and kind in ("organisation", "post"):
            # the press leaves out commas inside official names
            self.add(form.replace(",", ""), kind, entry, case)
        if case == EXACT:
            # short acronyms are syllables of many words: looked for in a pass of their own, case and all
            short = self._exact.setdefault(form, [])
            if (kind, entry) not in short:
                short.append((kind, entry))
            return
        bucket = self._forms.setdefault(form.lower(), [])
        if not any(k == kind and e == entry for _, k, e in bucket):
            bucket.append((case == CAPITAL, kind, entry))

    def build(self) -> None:
        """Make the automata from the forms added."""
        self._meanings = [tuple(meanings) for meanings in self._forms.values()]
        self._index = {form: number for number, form in enumerate(self._forms)}
        self._automaton = _automaton(self._forms)
        self._exact_meanings = [tuple(meanings) for meanings in self._exact.values()]
        self._exact_automaton = _automaton(self._exact)

    def find(self, text: str) -> list[Hit]:
        """Every listed form in `text`, longest first where forms overlap, in order.

        A form that means several things gives one hit for each.
        """
        if self._automaton is None or self._exact_automaton is None:
            raise ValueError("the gazetteer has no automaton yet: call build() first")
        lowered = fold(text)
        hits: list[Hit] = []
        add = hits.append
        meanings = self._meanings
        length = len(text)
        until = 0
        for index, start, end in self._automaton.find_matches_as_indexes(lowered):
            if start and lowered[start - 1].isalnum():
                continue
            if end < length and lowered[end].isalnum():
                if " " in lowered[start:end]:
                    until = self._again(text, lowered, start, end, hits)
                continue
            if start < until:
                continue
            for capital, kind, entry in meanings[index]:
                if not capital or text[start].isupper():
                    add(Hit(start, end, kind, entry))
        short = self._find_exact(text)
        if not short:
            return hits
        hits += short
        hits.sort(key=_place)
        return _without_overlaps(hits)

    def _find_exact(self, text: str) -> list[Hit]:
        """The short forms that must stand exactly as listed."""
        if self._exact_automaton is None:
            return []
        found: list[Hit] = []
        length = len(text)
        meanings = self._exact_meanings
        for index, start, end in self._exact_automaton.find_matches_as_indexes(text):
            if (start and text[start - 1].isalnum()) or (end < length and text[end].isalnum() and text[end - 1].isalnum()):
                continue
            for kind, entry in meanings[index]:
                found.append(Hit(start, end, kind, entry))
        return found

    def _again(self, text: str, lowered: str, start: int, end: int, hits: list[Hit]) -> int:
        """Read anew a stretch whose longest form ended inside a word ("Sekda Kab|upaten ..."); where it ends now."""
        cut = end
        while (cut := lowered.rfind(" ", start, cut)) > start:
            index = self._index.get(lowered[start:cut])
            if index is not None:
                self._keep(text, start, cut, index, hits)
                break
        cut = max(cut, lowered.find(" ", start))
        stop = min(len(text), end + 80)
        until = cut
        if self._automaton is None:
            return until
        for index, low, high in self._automaton.find_matches_as_indexes(lowered[cut:stop]):
            low, high = low + cut, high + cut
            if low >= end:
                break
            if lowered[low - 1].isalnum() or (high < len(text) and lowered[high].isalnum()):
                continue
            self._keep(text, low, high, index, hits)
            until = high
        return until

    def _keep(self, text: str, start: int, end: int, index: int, hits: list[Hit]) -> None:
        for capital, kind, entry in self._meanings[index]:
            if not capital or text[start].isupper():
                hits.append(Hit(start, end, kind, entry))


def _automaton(forms: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    """The hits in order, without those that begin inside an earlier, longer one."""
    out: list[Hit] = []
    start, end = -1, -1
    for hit in hits:
        if hit.start >= end or (hit.start == start and hit.end == end):
            out.append(hit)
            start, end = hit.start, hit.end
    return out


def fold(text: str) -> str:
    """`text` in lower case with every offset kept."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # a few letters grow when lowered ("İ" becomes two code points): leave those as they are
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lowered


def case_of(form: str) -> int:
    """How strictly the case of `form` counts."""
    letters = [c for c in form if c.isalpha()]
    if letters and len(form) <= _SHORT_ACRONYM and all(c.isupper() for c in letters):
        return EXACT
    return CAPITAL


def _add_regions(gazetteer: Gazetteer) -> None:
    table = _Table("provinces.tsv", ("code", "canonical", "acronyms", "aliases"))
    for _, row in table.rows():
        index = len(gazetteer.regions)
        short = "DKI Jakarta" if row["code"] == "31" else row["canonical"]
        name = short if row["canonical"].startswith("Daerah") else f"Provinsi {short}"
        gazetteer.regions.append(Region(row["code"], name, short, "province", None))
        gazetteer.region_by_code[row["code"]] = index
        for form in [row["canonical"], *split_forms(row["acronyms"]), *split_forms(row["aliases"])]:
            gazetteer.add(form, "region", index, case_of(form))
            for qualifier in ("Provinsi", "Propinsi", "Prov.", "Prov"):
                gazetteer.add(f"{qualifier} {form}", "region", index, CAPITAL)
    table = _Table("regencies.tsv", ("code", "canonical", "kind", "short", "acronyms", "aliases", "province_code"))
    for number, row in table.rows():
        if row["kind"] not in ("kabupaten", "kota"):
            raise table.error(number, f"kind {row['kind']!r} is neither 'kabupaten' nor 'kota'")
        if row["province_code"] not in gazetteer.region_by_code:
            raise table.error(number, f"province code {row['province_code']!r} is not in provinces.tsv")
        index = len(gazetteer.regions)
        is_city = row["kind"] == "kota"
        gazetteer.regions.append(
            Region(
                row["code"],
                row["canonical"],
                row["short"],
                "city" if is_city else "regency",
                row["province_code"],
            )
        )
        gazetteer.region_by_code[row["code"]] = index
        alone = row["ambiguous"] != "2"
        for form in dict.fromkeys([row["short"], *split_forms(row["acronyms"]), *split_forms(row["aliases"])]):
            gazetteer.add(form, "region" if alone else "region_word", index, case_of(form))
            for qualifier in ("Kota",) if is_city else ("Kabupaten", "Kab.", "Kab"):
                gazetteer.add(f"{qualifier} {form}", "region", index, CAPITAL)


def _body(gazetteer: Gazetteer, body: Body, forms: Iterable[str]) -> int:
    index = gazetteer.body_by_name.get(body.name)
    if index is None:
        index = len(gazetteer.bodies)
        gazetteer.bodies.append(body)
        gazetteer.body_by_name[body.name] = index
    for form in (body.name, *forms):
        gazetteer.add(form, "organisation", index, case_of(form))
        key = form.lower()
        known = gazetteer.body_by_form.get(key)
        if key in gazetteer.shared_forms:
            if index not in gazetteer.shared_forms[key]:
                gazetteer.shared_forms[key] += (index,)
        elif known is not None and known != index:
            gazetteer.shared_forms[key] = (known, index)
            del gazetteer.body_by_form[key]
        else:
            gazetteer.body_by_form[key] = index
    return index


def _post(gazetteer: Gazetteer, post: PostForm, forms: Iterable[str]) -> None:
    index = len(gazetteer.posts)
    gazetteer.posts.append(post)
    for form in forms:
        case = case_of(form)
        gazetteer.add(form, "post", index, ANY_CASE if case == CAPITAL and form[1:] == form[1:].lower() else case)


_BODY_WORDS = (
    "Dinas", "Badan", "Biro", "Bagian", "Kantor", "Pusat", "Inspektorat", "Sekretariat", "Kementerian", "Satuan", "Rumah",
    "Unit",
)  # fmt: skip


def _is_name(form: str) -> bool:
    """A form in full words, which names its own body, as against an abbreviation."""
    words = re.findall(r"[^\W\d_]+", form)
    return form.startswith(_BODY_WORDS) and len(words) > 1 and not any(w.isupper() and len(w) > 1 for w in words)


def _add_bodies(gazetteer: Gazetteer) -> None:
    ministers: list[tuple[str, str, list[str], list[str]]] = []
    table = _Table(
        "ministries.tsv", ("canonical", "acronyms", "aliases", "kind", "head_post", "head_acronyms", "deputy_acronyms")
    )
    for _, row in table.rows():
        acronyms, aliases = split_forms(row["acronyms"]), split_forms(row["aliases"])
        name = row["canonical"]
        own = name.partition("/")[0]
        kind = _KINDS[row["kind"]]
        body = Body(name, kind, acronyms[0] if acronyms else None, row["parent"] or None, "national", "")
        forms = [own, *acronyms, *aliases]
        if name.startswith("Kementerian Koordinator Bidang "):
            forms.append(name.replace(" Bidang", "", 1))
        _body(gazetteer, body, forms)
        for form in (name, *forms):
            if form.startswith("Kementerian "):
                # the commonest misspelling in the press
                gazetteer.add("Kementrian" + form[11:], "organisation", gazetteer.body_by_name[name], CAPITAL)
        if row["head_post"]:
            ministers.append((name, row["head_post"], split_forms(row["head_acronyms"]), split_forms(row["deputy_acronyms"])))
    for own, head, acronyms, deputies in ministers:
        short = head.partition("/")[0]
        post = PostForm(short, "Menteri", "", "NONE", own)
        _post(gazetteer, post, dict.fromkeys([head, short, *acronyms]))
        title = "Wakil Menteri" if not short.startswith("Menteri Koordinator") else "Wakil Menteri"
        deputy = PostForm(f"Wakil {short}", title, "", "NONE", own)
        _post(gazetteer, deputy, dict.fromkeys([f"Wakil {head}", f"Wakil {short}", *_deputies(acronyms), *deputies]))

    table = _Table("directorates_general.tsv", ("canonical", "acronyms", "aliases", "kind", "parent", "head_post"))
    for _, row in table.rows():
        acronyms, aliases = split_forms(row["acronyms"]), split_forms(row["aliases"])
        body = Body(
            row["canonical"], "ministry_unit", acronyms[0] if acronyms else None, row["parent"] or None, "unit", ""
        )
        rest = row["canonical"].removeprefix("Direktorat Jenderal ")
        directorate = rest != row["canonical"]
        _body(gazetteer, body, [*acronyms, *aliases, *([f"Ditjen {rest}"] if directorate else ())])
        if row["head_post"].startswith("Direktur Jenderal"):
            post = PostForm(row["head_post"], "Direktur Jenderal", "", "MINISTRY", row["canonical"])
            forms = [row["head_post"], f"Dirjen {rest}", *split_forms(row["head_acronyms"])]
            for acronym in acronyms:
                if acronym.startswith("Ditjen "):
                    forms += [f"Dirjen {acronym[7:]}", f"Direktur Jenderal {acronym[7:]}"]
            _post(gazetteer, post, dict.fromkeys(forms))

    table = _Table("state_bodies.tsv", ("canonical", "acronyms", "aliases", "kind", "parent", "head_acronyms"))
    for _, row in table.rows():
        kind = _KINDS.get(row["kind"], "state_body")
        name = row["canonical"]
        acronyms, aliases = split_forms(row["acronyms"]), split_forms(row["aliases"])
        if row["kind"] == "legislature_organ":
            scope = "organ"
        elif row["kind"] in _TYPES or name in _TYPE_NAMES:
            scope = "type"
        elif row["kind"] == "unit":
            scope = "unit"
        elif name.startswith(_REGIONAL_MILITARY) or (row["kind"] in _REGIONAL and name not in _NATIONAL_UNITS):
            scope = "regional"
        else:
            scope = "any"
        level = "province" if name in ("Kepolisian Daerah", "Kejaksaan Tinggi", "Pengadilan Tinggi") else ""
        if name.startswith(("Kepolisian Resor", "Kejaksaan Negeri", "Pengadilan Negeri", "Pengadilan Agama")):
            level = "local"
        body = Body(name, kind, acronyms[0] if acronyms else None, row["parent"] or None, scope, level)
        _body(gazetteer, body, [*acronyms, *aliases])

    table = _Table("opd_types.tsv", ("canonical", "acronyms", "aliases", "kind", "head_acronyms"))
    for _, row in table.rows():
        kind = _KINDS.get(row["kind"], "regional_agency") if row["kind"] != "badan" else "regional_agency"
        acronyms, aliases = split_forms(row["acronyms"]), split_forms(row["aliases"])
        name = row["canonical"]
        if name in ("Kecamatan", "Kelurahan", "Desa"):
            continue
        scope = "type" if name in _TYPE_NAMES else "regional"
        body = Body(name, kind, acronyms[0] if acronyms else None, None, scope, "")
        _body(gazetteer, body, acronyms)
        for alias in aliases:
            # a merged agency is a body of its own, not another name of the first of its parts
            _body(gazetteer, Body(alias, kind, None if _is_name(alias) else alias, None, "regional", ""), ())
        for form in split_forms(row["head_acronyms"]):
            if " " not in form and not form.startswith(("Kepala", "Ketua")):
                title = row["head_post"].partition(" ")[0]
                label = row["head_post"] if name != "Sekretariat Daerah" else "Sekretaris Daerah"
                if label == "Sekretaris Daerah" or form in ("Inspektur", "Sekwan", "Camat", "Lurah"):
                    continue
                _post(gazetteer, PostForm(label, title, "", "REGION", name), [form])

    table = _Table("common_acronyms.tsv", ("acronym", "id", "full", "aliases", "kind"))
    for _, row in table.rows():
        if row["kind"] in ("party", "org"):
            forms = [row["acronym"], *split_forms(row["aliases"])]
            _body(gazetteer, Body(row["full"], "other", row["acronym"], None, "any", ""), forms)
        elif row["kind"] == "agency":
            forms = [row["acronym"], *split_forms(row["aliases"])]
            _body(gazetteer, Body(row["full"], "state_body", row["acronym"], None, "any", ""), forms)
        elif row["kind"] not in ("post", "meeting", "gov_generic", "legislature_organ"):
            index = len(gazetteer.terms)
            gazetteer.terms.append(Term(row["id"], row["full"], "", row["kind"]))
            for form in (row["full"], row["acronym"], *split_forms(row["aliases"])):
                gazetteer.add(form, "phrase", index, case_of(form))


def _deputies(acronyms: list[str]) -> Iterator[str]:
    """Acronyms of a deputy minister from those of the minister: "Mendagri" -> "Wamendagri"."""
    for acronym in acronyms:
        if acronym.startswith("Menteri"):
            yield "Wakil " + acronym
            yield "Wa" + acronym[0].lower() + acronym[1:].replace("nteri", "n", 1)
        elif acronym.startswith("Men"):
            yield "Wamen" + acronym[3:]


_COMPOSED = re.compile(
    r"(?:Wakil )?(?:Kepala|Ketua|Sekretaris|Anggota|Pimpinan|Direktur|Komisioner|Juru Bicara|Waka|Jubir)"
    r"(?: I{1,3})? (?!Umum\b|Harian\b|Utama\b|Eksekutif\b|Jenderal\b|Daerah\b|Menteri\b|Camat\b|Desa\b|Dusun\b|"
    r"Bidang\b|Bagian\b|Seksi\b|Sub|Pelaksana\b|Kabinet\b|Militer\b|Deputi\b|RT\b|RW\b|Panitia\b|Sekolah\b|"
    r"Kampung\b|Jorong\b|Lingkungan\b|Pekon\b|Distrik\b|Staf\b|Kecamatan\b|Direktorat\b)"
)
"""Forms that are a head and the name of its body ("Kepala Dinas", "Ketua DPRD"): the two are found apart."""


def _add_posts(gazetteer: Gazetteer) -> None:
    table = _Table("posts.tsv", ("canonical", "acronyms", "aliases", "level", "body", "takes"))
    for _, row in table.rows():
        label = row["canonical"]
        acronyms, aliases = split_forms(row["acronyms"]), split_forms(row["aliases"])
        title, body = label, ""
        composed = _COMPOSED.match(label)
        if composed:
            title = composed.group().strip()
            body = label[composed.end() :]
        post = PostForm(label, title, body, row["takes"] or "NONE", row["body"])
        _post(gazetteer, post, [f for f in [label, *acronyms] if not _COMPOSED.match(f)])
        for alias in aliases:
            if _COMPOSED.match(alias):
                continue
            own = _is_own_label(alias) and not label.startswith(alias)
            _post(gazetteer, PostForm(alias, alias, "", post.takes, post.organisation) if own else post, [alias])


def _is_own_label(alias: str) -> bool:
    """An alias in full words is an office of its own name ("Keuchik", "Kepala Jorong")."""
    return not alias.startswith(("Ka ", "Ka. ", "Sekertaris", "Kadinas")) and not any(w.isupper() and len(w) > 1 for w in alias.split()) and " " in alias


def _add_terms(gazetteer: Gazetteer) -> None:
    def term(kind: str, value: Term, forms: Iterable[str], case: int = ANY_CASE) -> None:
        index = len(gazetteer.terms)
        gazetteer.terms.append(value)
        for form in forms:
            gazetteer.add(form, kind, index, case)

    for _, row in _Table("speech_verbs.tsv", ("id", "lemma", "quote_bare", "quote_nya", "active_forms")).rows():
        for form in ("quote_bare", "quote_nya", "active_forms", "passive_forms", "nominal_forms"):
            name = form.removesuffix("_forms").removesuffix("_bare")
            term("speech", Term(row["id"], row["lemma"], name, row["class"]), split_forms(row[form]))
    for _, row in _Table("directive_verbs.tsv", ("id", "lemma", "active_forms", "passive_forms", "force")).rows():
        for form in ("active_forms", "passive_forms", "nominal_forms"):
            value = Term(row["id"], row["lemma"], form.removesuffix("_forms"), row["force"])
            term("directive", value, split_forms(row[form]))
    for _, row in _Table("meeting_types.tsv", ("id", "canonical", "acronyms", "aliases", "class", "type")).rows():
        forms = [row["canonical"], *split_forms(row["acronyms"]), *split_forms(row["aliases"])]
        term("meeting", Term(row["id"], row["canonical"], row["type"], row["class"]), forms)
    for _, row in _Table("regulation_types.tsv", ("code", "canonical", "acronyms", "aliases", "type")).rows():
        value = Term(row["code"], row["canonical"], row["type"], row["level"])
        forms = [row["canonical"], *split_forms(row["aliases"])]
        term("regulation", value, [f for f in forms if len(f) > _SHORT_ACRONYM])
        for form in [*split_forms(row["acronyms"]), *(f for f in forms if len(f) <= _SHORT_ACRONYM)]:
            gazetteer.add(form, "regulation", len(gazetteer.terms) - 1, ANY_CASE if form == "UU" else case_of(form))
    for _, row in _Table("calendar.tsv", ("kind", "value", "canonical", "aliases")).rows():
        if row["kind"] in ("weekday", "month"):
            value = Term(row["value"], row["canonical"], "", row["kind"])
            forms = [row["canonical"], *(f for f in split_forms(row["aliases"]) if len(f) > 3)]
            term(row["kind"], value, forms, CAPITAL)
    for _, row in _Table("acting_markers.tsv", ("id", "canonical", "acronyms", "aliases")).rows():
        value = Term(row["id"], row["canonical"], row["acronyms"] or row["canonical"], "acting")
        forms = [row["canonical"], *split_forms(row["acronyms"]), *split_forms(row["aliases"])]
        term("acting", value, [f for f in forms if f.lower() not in ("ai", "a.i.")])
    for _, row in _Table("ranks.tsv", ("canonical", "service", "aliases")).rows():
        value = Term(row["id"], row["canonical"], "", row["service"])
        term("rank", value, [row["canonical"], *split_forms(row["aliases"])], CAPITAL)


def _add_titles(gazetteer: Gazetteer) -> None:
    parts: set[str] = set()
    for _, row in _Table("name_titles.tsv", ("canonical", "id", "position", "forms", "class")).rows():
        forms = split_forms(row["forms"])
        if row["class"] in ("noble_name_part", "name_particle"):
            parts.update(form.lower() for form in forms)
        elif row["position"] == "front":
            index = len(gazetteer.terms)
            gazetteer.terms.append(Term(row["id"], row["canonical"], "", row["class"]))
            for form in forms:
                bare = form.rstrip(".")
                gazetteer.titles.setdefault(bare, index)
                if len(bare) > 3 or not bare[0].isupper():
                    gazetteer.add(bare, "title", index, EXACT if len(bare) < 4 else CAPITAL)
                else:
                    # a short title is looked for with its dot or space, so that it matches inside no word
                    for tail in (".", " "):
                        gazetteer.add(f"{bare}{tail}", "title", index, EXACT)
        else:
            for form in forms:
                gazetteer.back_titles[form.rstrip(".,")] = row["canonical"]
    gazetteer.name_parts = frozenset(parts)


def _add_words(gazetteer: Gazetteer) -> None:
    for _, row in _Table("organisation_heads.tsv", ("head", "kind", "complement")).rows():
        index = len(gazetteer.heads)
        gazetteer.heads.append(OpenHead(row["head"], row["kind"], row["complement"]))  # type: ignore[arg-type]
        gazetteer.add(row["head"], "head", index, EXACT if row["head"].isupper() else CAPITAL)
    table = _Table("government_words.tsv", ("form", "level"))
    for number, row in table.rows():
        if row["level"] not in ("province", "regency", "city", "any", "district", "village"):
            raise table.error(number, f"level {row['level']!r} is not a level of government")
        gazetteer.terms.append(Term(row["form"].lower(), row["form"], "", row["level"]))
        gazetteer.add(row["form"], "government", len(gazetteer.terms) - 1, ANY_CASE)
    for number, row in (table := _Table("place_words.tsv", ("word", "kind"))).rows():
        if row["kind"] not in ("district", "village", "other"):
            raise table.error(number, f"kind {row['kind']!r} is neither 'district', 'village' nor 'other'")
        gazetteer.terms.append(Term(row["word"].lower().rstrip("."), row["word"], "", row["kind"]))
        gazetteer.add(row["word"], "place_word", len(gazetteer.terms) - 1, CAPITAL)
    for place in _lines("other_places.txt"):
        gazetteer.terms.append(Term(place.lower(), place, "", "place"))
        gazetteer.add(place, "place", len(gazetteer.terms) - 1, case_of(place))
    gazetteer.name_stops = frozenset(_lines("name_stops.txt"))
    gazetteer.add("komisi", "organisation", gazetteer.body_by_name["Komisi"], ANY_CASE)
    gazetteer.ordinary = frozenset(_lines("ordinary_words.txt"))
    for number, row in (table := _Table("name_cues.tsv", ("cue", "sort"))).rows():
        if row["sort"] not in ("human", "sure", "loose", "capacity"):
            raise table.error(number, f"sort {row['sort']!r} is none of human, sure, loose, capacity")
        gazetteer.terms.append(Term(row["cue"], row["cue"], "", row["sort"]))
        gazetteer.add(row["cue"], "cue", len(gazetteer.terms) - 1, ANY_CASE)
    words: set[str] = set(_lines("unit_words.txt"))
    named = [body.name for body in gazetteer.bodies if body.kind in ("ministry", "ministry_unit", "regional_agency")]
    named += [post.label for post in gazetteer.posts if post.takes != "NONE"]
    for name in named:
        words.update(w.lower() for w in re.findall(r"[^\W\d_]{3,}", name))
    gazetteer.unit_words = frozenset(words)


def _lines(name: str) -> list[str]:
    """The lines of a plain word list, without comments."""
    lines = data_path("gazetteers", name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def load() -> Gazetteer:
    """Read and check all lists, and make the automaton.

    Raises:
        Abort: a list is missing or a row is broken; the message names file and line.
    """
    gazetteer = Gazetteer()
    _add_regions(gazetteer)
    _add_bodies(gazetteer)
    _add_posts(gazetteer)
    _add_terms(gazetteer)
    _add_titles(gazetteer)
    _add_words(gazetteer)
    gazetteer.build()
    return gazetteer
