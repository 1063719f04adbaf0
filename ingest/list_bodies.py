"""Ministries, agencies, legislatures and posts of the lists, with the forms the press uses for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from graph.model import OrganisationKind
from ingest.gazetteer import (
    ANY_CASE,
    CAPITAL,
    EXACT,
    SHORT_ACRONYM,
    Body,
    Gazetteer,
    PostForm,
    Term,
    case_of,
)
from ingest.tables import Table, split_forms

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
    "government": "regional_government",
    "kecamatan": "regional_government",
    "kelurahan": "regional_government",
    "desa": "regional_government",
}
"""Kind as listed -> kind of organisation; what is not here is a state body or, among the OPD types, an agency."""


_REGIONAL = frozenset({"legislature_regional_type", "judiciary_type", "prosecution_type", "police_type", "office_type"})


_TYPES = frozenset({"team", "village_body", "company_type"})
"""Kinds of which every region has one: a body only where the region is written."""


_TYPE_NAMES = frozenset(
    {
        "Forum Koordinasi Pimpinan Daerah", "Forum Koordinasi Pimpinan di Kecamatan", "Pusat Kesehatan Masyarakat",
        "Unit Pelaksana Teknis Daerah", "Rumah Sakit Umum Daerah", "Badan Penghubung", "Cabang Kejaksaan Negeri",
    }
)  # fmt: skip


_NATIONAL_UNITS = frozenset(
    {"Badan Reserse Kriminal", "Detasemen Khusus 88 Antiteror", "Korps Brigade Mobil", "Korps Lalu Lintas"}
)


_OFFICES = ("Balai", "Kantor", "Lembaga Pemasyarakatan", "Rumah Tahanan", "Lembaga Layanan")
"""Offices of national bodies, one for each region."""
_REGIONAL_MILITARY = ("Komando Daerah", "Komando Resor", "Komando Distrik", "Komando Rayon", "Pangkalan", "Batalyon")


_BODY_WORDS = (
    "Dinas", "Badan", "Biro", "Bagian", "Kantor", "Pusat", "Inspektorat", "Sekretariat", "Kementerian", "Satuan",
    "Rumah", "Unit",
)  # fmt: skip


_ALSO_LOWER = ("Kementerian ", "Dinas ", "Biro ", "Partai ", "Tim ")
"""What begins full names that the press also writes in lower case."""
_VOWEL = re.compile(r"[AIUEO]")


def organisation_kind(code: str) -> OrganisationKind | None:
    """`code` as a kind of organisation, or None where it is none."""
    return next((kind for kind in get_args(OrganisationKind) if kind == code), None)


def _body(gazetteer: Gazetteer, body: Body, forms: Iterable[str]) -> int:
    index = gazetteer.body_by_name.get(body.name)
    if index is None:
        index = len(gazetteer.bodies)
        gazetteer.bodies.append(body)
        gazetteer.body_by_name[body.name] = index
    for form in (body.name, *forms):
        gazetteer.add(form, "organisation", index, ANY_CASE if form.startswith(_ALSO_LOWER) else case_of(form))
        if case_of(form) == EXACT and len(form) == SHORT_ACRONYM and not _VOWEL.search(form[1:-1]):
            # letters that are no syllable are also written as a word ("Dpmd")
            gazetteer.add(form.capitalize(), "organisation", index, EXACT)
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


def _is_name(form: str) -> bool:
    """A form in full words, which names its own body, as against an abbreviation."""
    words = re.findall(r"[^\W\d_]+", form)
    return form.startswith(_BODY_WORDS) and len(words) > 1 and not any(w.isupper() and len(w) > 1 for w in words)


def _variants(name: str) -> Iterator[str]:
    """Official names as the press shortens them: "HAM", "Kemenko", no comma before "dan", no "dan" at all."""
    if "Hak Asasi Manusia, " in name or "Koordinator Bidang" in name:
        plain = name.replace("Hak Asasi Manusia", "HAM").replace(", dan ", " dan ")
        yield plain
        yield plain.replace("Kementerian Koordinator Bidang", "Kemenko")
        yield plain.replace(" Bidang ", " ")
    if name.startswith(("Kementerian ", "Menteri ")) and " dan " in name:
        yield name.replace(", dan ", " ").replace(" dan ", " ").replace(",", "")


def add_bodies(gazetteer: Gazetteer) -> None:
    ministers: list[tuple[str, str, list[str], list[str]]] = []
    table = Table(
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
        forms += [variant for form in (own, *forms) for variant in _variants(form)]
        _body(gazetteer, body, forms)
        for form in (name, *forms):
            if form.startswith("Kementerian "):
                # the commonest misspelling in the press
                gazetteer.add("Kementrian" + form[11:], "organisation", gazetteer.body_by_name[name], CAPITAL)
        if row["head_post"]:
            ministers.append(
                (name, row["head_post"], split_forms(row["head_acronyms"]), split_forms(row["deputy_acronyms"]))
            )
    for own, head, acronyms, deputies in ministers:
        short = head.partition("/")[0]
        acronyms += [f"Menteri {found[1].title()}" for acronym in acronyms if (found := _JOINED.fullmatch(acronym))]
        post = PostForm(short, "Menteri", "", "NONE", own)
        _post(gazetteer, post, dict.fromkeys([head, short, *acronyms, *_variants(short)]))
        deputy = PostForm(f"Wakil {short}", "Wakil Menteri", "", "NONE", own)
        _post(gazetteer, deputy, dict.fromkeys([f"Wakil {head}", f"Wakil {short}", *_deputies(acronyms), *deputies]))

    table = Table("directorates_general.tsv", ("canonical", "acronyms", "aliases", "kind", "parent", "head_post"))
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

    table = Table("state_bodies.tsv", ("canonical", "acronyms", "aliases", "kind", "parent", "head_acronyms"))
    for _, row in table.rows():
        kind = _KINDS.get(row["kind"], "state_body")
        name = row["canonical"]
        acronyms, aliases = split_forms(row["acronyms"]), split_forms(row["aliases"])
        military = row["kind"] == "military_type"
        if row["kind"] == "legislature_organ":
            scope = "organ"
        elif row["kind"] in _TYPES or name in _TYPE_NAMES or (military and name.startswith(_REGIONAL_MILITARY)):
            scope = "type"
        elif row["kind"] == "unit":
            scope = "unit"
        elif row["kind"] in _REGIONAL and name not in _NATIONAL_UNITS:
            scope = "regional"
        else:
            scope = "any"
        level = "province" if name in ("Kepolisian Daerah", "Kejaksaan Tinggi", "Pengadilan Tinggi") else ""
        if name.startswith(("Kepolisian Resor", "Kejaksaan Negeri", "Pengadilan Negeri", "Pengadilan Agama")):
            level = "local"
        body = Body(name, kind, acronyms[0] if acronyms else None, row["parent"] or None, scope, level)
        _body(gazetteer, body, [*acronyms, *aliases])

    table = Table("opd_types.tsv", ("canonical", "acronyms", "aliases", "kind", "head_acronyms"))
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

    table = Table("other_bodies.tsv", ("canonical", "acronyms", "aliases", "kind", "scope"))
    for number, row in table.rows():
        acronyms = split_forms(row["acronyms"])
        known = organisation_kind(row["kind"])
        if known is None or row["scope"] not in ("any", "national"):
            raise table.error(number, f"{row['kind']!r} / {row['scope']!r} is no kind / scope of a body")
        body = Body(row["canonical"], known, acronyms[0] if acronyms else None, None, row["scope"], "")
        _body(gazetteer, body, [*acronyms, *split_forms(row["aliases"])])

    table = Table("common_acronyms.tsv", ("acronym", "id", "full", "aliases", "kind"))
    for _, row in table.rows():
        if row["kind"] in ("party", "org"):
            forms = [row["acronym"], *split_forms(row["aliases"])]
            _body(gazetteer, Body(row["full"], "other", row["acronym"], None, "any", ""), forms)
        elif row["kind"] == "agency":
            forms = [row["acronym"], *split_forms(row["aliases"])]
            scope = "type" if row["full"].startswith(_OFFICES) else "any"
            office: OrganisationKind = "ministry_unit" if scope == "type" else "state_body"
            _body(gazetteer, Body(row["full"], office, row["acronym"], None, scope, ""), forms)
        elif row["kind"] not in ("post", "meeting", "gov_generic", "legislature_organ"):
            index = len(gazetteer.terms)
            gazetteer.terms.append(Term(row["id"], row["full"], "", row["kind"]))
            for form in (row["full"], row["acronym"], *split_forms(row["aliases"])):
                gazetteer.add(form, "phrase", index, case_of(form))


_JOINED = re.compile(r"Men?([a-z]{5,})")
"""An acronym whose last part the press also writes apart ("Menkominfo", "Menteri Kominfo")."""


def _deputies(acronyms: list[str]) -> Iterator[str]:
    """Acronyms of a deputy minister from those of the minister: "Mendagri" -> "Wamendagri"."""
    for acronym in acronyms:
        if acronym.startswith("Menteri"):
            yield "Wakil " + acronym
            yield "Wa" + acronym[0].lower() + acronym[1:].replace("nteri", "n", 1)
        elif acronym.startswith("Men"):
            yield "Wakil " + acronym
            yield "Wamen" + acronym[3:]


_COMPOSED = re.compile(
    r"(?:Wakil )?(?:Kepala|Ketua|Sekretaris|Anggota|Pimpinan|Direktur|Komisioner|Juru Bicara|Waka|Jubir)"
    r"(?: I{1,3})? (?!Umum\b|Harian\b|Utama\b|Eksekutif\b|Jend[ea]?ral\b|Daerah\b|Menteri\b|Camat\b|Desa\b|Dusun\b|"
    r"Bidang\b|Bagian\b|Seksi\b|Sub|Pelaksana\b|Kabinet\b|Militer\b|Deputi\b|RT\b|RW\b|Panitia\b|Sekolah\b|"
    r"Presiden\b|Dewan (?:Komisioner|Pengawas|Pembina|Pengarah)\b|"
    r"Panwas|PPK\b|PPS\b|Panitia Pem|KUA\b|Kantor Urusan\b|Sekretariat Panwas|"
    r"Kampung\b|Mukim\b|Jorong\b|Lingkungan\b|Pekon\b|Distrik\b|Staf\b|(?:Provinsi|Kabupaten|Kota)$|Kecamatan\b|Direktorat\b)"
)
"""Forms that are a head and the name of its body ("Kepala Dinas", "Ketua DPRD"): the two are found apart."""


def add_posts(gazetteer: Gazetteer) -> None:
    table = Table("posts.tsv", ("canonical", "acronyms", "aliases", "level", "body", "takes"))
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
            name = alias.replace("Staff ", "Staf ")  # an office of its own, misspelt
            own = _is_own_label(name) and not label.startswith(name)
            _post(gazetteer, PostForm(name, name, "", post.takes, post.organisation) if own else post, [alias])


def _is_own_label(alias: str) -> bool:
    """An alias in full words is an office of its own name ("Keuchik", "Kepala Jorong")."""
    return (
        not alias.startswith(("Ka ", "Ka. ", "Sekertaris", "Kadinas"))
        and not any(w.isupper() and len(w) > 1 for w in alias.split())
        and " " in alias
    )
