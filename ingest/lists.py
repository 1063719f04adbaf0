"""The lists of `data/gazetteers/`, read and checked row by row into a `Gazetteer`.

The columns of each file are told in the README beside them. A broken row stops the reading with
the file and the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.directives import lexicon
from ingest.gazetteer import (
    ANY_CASE,
    CAPITAL,
    EXACT,
    SHORT_ACRONYM,
    Gazetteer,
    OpenHead,
    Region,
    Term,
    case_of,
)
from ingest.list_bodies import add_bodies, add_posts, organisation_kind
from ingest.tables import Table, split_forms, word_list


def _add_regions(gazetteer: Gazetteer) -> None:
    table = Table("provinces.tsv", ("code", "canonical", "acronyms", "aliases"))
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
    acronyms: dict[str, list[str]] = {}
    table = Table("regencies.tsv", ("code", "canonical", "kind", "short", "acronyms", "aliases", "province_code"))
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
        joined = row["short"].replace(" ", "") if row["short"].count(" ") == 1 else row["short"]
        forms = [row["short"], joined, *split_forms(row["acronyms"]), *split_forms(row["aliases"])]
        forms += _bracketed(row["short"], acronyms)
        acronyms[row["short"]] = split_forms(row["acronyms"])
        for form in dict.fromkeys(forms):
            gazetteer.add(form, "region" if alone else "region_word", index, case_of(form))
            for qualifier in ("Kota",) if is_city else ("Kabupaten", "Kab.", "Kab"):
                gazetteer.add(f"{qualifier} {form}", "region", index, CAPITAL)


def _bracketed(name: str, acronyms: dict[str, list[str]]) -> list[str]:
    """The name with the acronym of the regency whose name it begins with: "Ogan Komering Ulu (OKU) Selatan"."""
    begun, _, rest = name.rpartition(" ")
    return [f"{begun} ({acronym}) {rest}" for acronym in acronyms.get(begun, ())]


def _add_terms(gazetteer: Gazetteer) -> None:
    def term(kind: str, value: Term, forms: Iterable[str], case: int = ANY_CASE) -> None:
        index = len(gazetteer.terms)
        gazetteer.terms.append(value)
        for form in forms:
            gazetteer.add(form, kind, index, case)

    for _, row in Table("speech_verbs.tsv", ("id", "lemma", "quote_bare", "quote_nya", "active_forms")).rows():
        for form in ("quote_bare", "quote_nya", "active_forms", "passive_forms", "nominal_forms"):
            name = form.removesuffix("_forms").removesuffix("_bare")
            term("speech", Term(row["id"], row["lemma"], name, row["class"]), split_forms(row[form]))
    for _, row in Table("directive_verbs.tsv", ("id", "lemma", "active_forms", "passive_forms", "force")).rows():
        for form in ("active_forms", "passive_forms", "nominal_forms"):
            value = Term(row["id"], row["lemma"], form.removesuffix("_forms"), row["force"])
            term("directive", value, split_forms(row[form]))
    for entry, word in enumerate(lexicon.searched_words()):
        gazetteer.add(word.form, "directing", entry, ANY_CASE)
    for _, row in Table("meeting_types.tsv", ("id", "canonical", "acronyms", "aliases", "class", "type")).rows():
        forms = [row["canonical"], *split_forms(row["acronyms"]), *split_forms(row["aliases"])]
        term("meeting", Term(row["id"], row["canonical"], row["type"], row["class"]), forms)
    for _, row in Table("regulation_types.tsv", ("code", "canonical", "acronyms", "aliases", "type")).rows():
        value = Term(row["code"], row["canonical"], row["type"], row["level"])
        forms = [row["canonical"], *split_forms(row["aliases"])]
        case = CAPITAL if row["canonical"].startswith("Instruksi ") else ANY_CASE  # "atas instruksi Gubernur" is told
        term("regulation", value, [f for f in forms if len(f) > SHORT_ACRONYM], case)
        for form in [*split_forms(row["acronyms"]), *(f for f in forms if len(f) <= SHORT_ACRONYM)]:
            gazetteer.add(form, "regulation", len(gazetteer.terms) - 1, ANY_CASE if form == "UU" else case_of(form))
    for _, row in Table("calendar.tsv", ("kind", "value", "canonical", "aliases")).rows():
        if row["kind"] in ("weekday", "month"):
            value = Term(row["value"], row["canonical"], "", row["kind"])
            forms = [row["canonical"], *(f for f in split_forms(row["aliases"]) if len(f) > 3)]
            term(row["kind"], value, forms, CAPITAL)
    for _, row in Table("acting_markers.tsv", ("id", "canonical", "acronyms", "aliases")).rows():
        value = Term(row["id"], row["canonical"], row["acronyms"] or row["canonical"], "acting")
        forms = [row["canonical"], *split_forms(row["acronyms"]), *split_forms(row["aliases"])]
        term("acting", value, [f for f in forms if f.lower() not in ("ai", "a.i.")])
    for _, row in Table("ranks.tsv", ("canonical", "service", "aliases")).rows():
        value = Term(row["id"], row["canonical"], "", row["service"])
        term("rank", value, [row["canonical"], *split_forms(row["aliases"])], CAPITAL)


_DEGREE_BY_A_SLIP = re.compile(r"[SM][bcdfghjklmnpqrstvwxz][a-z]{1,3}")
"""How a degree is written by a slip, as one word that is no name ("Ssos")."""


def _add_titles(gazetteer: Gazetteer) -> None:
    parts: set[str] = set()
    for _, row in Table("name_titles.tsv", ("canonical", "id", "position", "forms", "class")).rows():
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
                    # a short title is looked for with what follows it, so that it matches inside no word
                    for tail in (".", " ", ",") if row["class"] == "academic_front" else (".", " "):
                        gazetteer.add(f"{bare}{tail}", "title", index, EXACT)
        else:
            for form in forms:
                gazetteer.back_titles[form.rstrip(".,")] = row["canonical"]
            slip = "".join(c for c in row["canonical"] if c.isalpha()).capitalize()
            if _DEGREE_BY_A_SLIP.fullmatch(slip) is not None:
                gazetteer.back_titles.setdefault(slip, row["canonical"])
    gazetteer.name_parts = frozenset(parts)


def _add_heads(gazetteer: Gazetteer) -> None:
    """Words that begin the names of bodies, governments and places no list holds."""
    for number, row in (table := Table("organisation_heads.tsv", ("head", "kind", "complement", "name"))).rows():
        index = len(gazetteer.heads)
        kind = organisation_kind(row["kind"])
        if kind is None or row["complement"] not in ("unit", "name", "organ", "region"):
            raise table.error(number, f"{row['kind']!r} / {row['complement']!r} is no kind / complement of a body")
        gazetteer.heads.append(OpenHead(row["head"], kind, row["complement"], frozenset(split_forms(row["name"]))))
        gazetteer.add(row["head"], "head", index, EXACT if row["head"].isupper() else CAPITAL)
    gazetteer.add("komisi", "organisation", gazetteer.body_by_name["Komisi"], ANY_CASE)
    for index, head in enumerate(gazetteer.heads):
        if head.head == "Fraksi":
            gazetteer.add("fraksi", "head", index, ANY_CASE)
    _add_sorted(gazetteer, "government_words.tsv", ("form", "level"), "government", _LEVELS, ANY_CASE)
    _add_sorted(gazetteer, "place_words.tsv", ("word", "kind"), "place_word", _PLACE_KINDS, CAPITAL)
    _add_sorted(gazetteer, "name_cues.tsv", ("cue", "sort"), "cue", _CUE_SORTS, ANY_CASE)
    for place in word_list("other_places.txt"):
        gazetteer.terms.append(Term(place.lower(), place, "", "place"))
        gazetteer.add(place, "place", len(gazetteer.terms) - 1, case_of(place))
    for town in word_list("towns.txt"):
        gazetteer.terms.append(Term(town.lower(), town, "", "town"))
        gazetteer.add(town, "town", len(gazetteer.terms) - 1, case_of(town))


_LEVELS = ("province", "regency", "city", "any", "district", "village")
_PLACE_KINDS = ("district", "village", "other")
_CUE_SORTS = ("human", "sure", "loose", "capacity", "namely")


def _add_sorted(
    gazetteer: Gazetteer, name: str, columns: tuple[str, str], kind: str, accepted: tuple[str, ...], case: int
) -> None:
    """The words of a list whose second column says of which sort they are."""
    word, sort = columns
    table = Table(name, columns)
    for number, row in table.rows():
        if row[sort] not in accepted:
            raise table.error(number, f"{sort} {row[sort]!r} is none of {', '.join(accepted)}")
        gazetteer.terms.append(Term(row[word].lower().rstrip("."), row[word], "", row[sort]))
        gazetteer.add(row[word], kind, len(gazetteer.terms) - 1, case)


def _add_words(gazetteer: Gazetteer) -> None:
    """Plain word lists, and the words that names of bodies are made of."""
    gazetteer.name_like = frozenset(word_list("name_like_words.txt"))
    gazetteer.name_stops = frozenset(word_list("name_stops.txt"))
    gazetteer.function_words = frozenset(word_list("function_words.txt"))
    gazetteer.not_a_holder = frozenset(word_list("not_a_holder.txt"))
    gazetteer.quantifiers = frozenset(word_list("quantifiers.txt"))
    gazetteer.ordinary = frozenset(word_list("ordinary_words.txt"))
    words: set[str] = set(word_list("unit_words.txt"))
    official = ("ministry", "ministry_unit", "regional_agency")
    named = [body.name for body in gazetteer.bodies if body.kind in official]
    named += [post.label for post in gazetteer.posts if post.takes != "NONE"]
    for label in named:
        words.update(w.lower() for w in re.findall(r"[^\W\d_]{3,}", label))
    gazetteer.unit_words = frozenset(words)
    ends = {label.rpartition(" ")[2].lower() for label in named} | {"alam", "karya", "raya", "utama", "pertama"}
    gazetteer.given_names = gazetteer.name_like - ends


def load() -> Gazetteer:
    """Read and check all lists, and make the automaton.

    Raises:
        Abort: a list is missing or a row is broken; the message names file and line.
    """
    gazetteer = Gazetteer()
    _add_regions(gazetteer)
    add_bodies(gazetteer)
    add_posts(gazetteer)
    _add_terms(gazetteer)
    _add_titles(gazetteer)
    _add_heads(gazetteer)
    _add_words(gazetteer)
    gazetteer.build()
    return gazetteer
