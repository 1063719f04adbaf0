"""The lists: what a broken row says, and what is found in a text."""

from __future__ import annotations

import shutil
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

import pytest

from graph.errors import Abort
from graph.model import ReportInfo
from graph.resources import data_path
from ingest import lists
from ingest.context import Context, Hit
from ingest.folding import fold
from ingest.gazetteer import Gazetteer, joined, without_overlaps
from ingest.report import Report


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return lists.load()


def found(gazetteer: Gazetteer, text: str, *kinds: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in gazetteer.find(text) if hit.kind in kinds]


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("posts.tsv", "x\tKepala Riset\n", "cells, but the heading has"),
        ("posts.tsv", "x" + "\t" * 9 + "\n", "column 'canonical' is empty"),
        ("regencies.tsv", "99.01\tKota X\tdesa\tX\t\t\t11\tAceh\t\t\t\t\tsource\n", "kind 'desa' is neither"),
        ("regencies.tsv", "99.01\tKota X\tkota\tX\t\t\t77\tAceh\t\t\t\t\tsource\n", "province code '77'"),
        ("government_words.tsv", "Pemnag\tnagari\t\n", "level 'nagari'"),
        ("organisation_heads.tsv", "Klub\tclub\tname\t\t\n", "'club' / 'name'"),
    ],
)
def test_broken_row_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, row: str, message: str
) -> None:
    shutil.copytree(data_path("gazetteers"), tmp_path / "gazetteers")
    broken = tmp_path / "gazetteers" / file
    lines = broken.read_text(encoding="utf-8")
    broken.write_text(lines + row, encoding="utf-8")
    monkeypatch.setenv("RISALAH_RESOURCES", str(tmp_path))
    number = lines.count("\n") + 1
    with pytest.raises(Abort, match=f"^{file}:{number}: .*") as problem:
        lists_load()
    assert message in str(problem.value)


def lists_load() -> Gazetteer:
    return lists.load()


def test_missing_column_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data_path("gazetteers"), tmp_path / "gazetteers")
    path = tmp_path / "gazetteers" / "ranks.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("canonical", "name", 1), encoding="utf-8")
    monkeypatch.setenv("RISALAH_RESOURCES", str(tmp_path))
    with pytest.raises(Abort, match=r"^ranks\.tsv:1: column 'canonical' is missing"):
        lists.load()


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Gubernur Jambi tiba", "region", {"Jambi"}),
        ("Sekda Kabupaten Banggai tiba", "region", {"Kabupaten Banggai"}),
        ("Prov. Sultra dan Kab. Bone", "region", {"Prov. Sultra", "Kab. Bone"}),
        ("jambi dan sultra", "region", set()),
        ("perkotaan Jambiland", "region", set()),
        ("Bone menang", "region", set()),
        ("KPK dan kpk", "organisation", {"KPK"}),
        ("hadir H. Wira, bukan Harian", "title", {"H."}),
        ("dinas pariwisata itu", "organisation", {"dinas pariwisata"}),
        ("badan pusat statistik itu", "organisation", set()),
        ("Dinas Pariwisata itu", "organisation", {"Dinas Pariwisata"}),
        ("Mendagri dan Wamendagri", "post", {"Mendagri", "Wamendagri"}),
        ("Kementrian Dalam Negeri", "organisation", {"Kementrian Dalam Negeri"}),
        ("Menteri Pendidikan Tinggi Sains dan Teknologi", "post", {"Menteri Pendidikan Tinggi Sains dan Teknologi"}),
        ("PEMPROV JAMBI", "government", {"PEMPROV"}),
        ("setelah diputusan Mahkamah Konstitusi", "organisation", {"Mahkamah Konstitusi"}),  # not "putusan ..."
        ("kuota 2023Kota Jambi", "region", {"Jambi"}),
        ("Porwarprov Sultra", "region", {"Sultra"}),  # "prov Sultra" would begin inside a word
    ],
)
def test_forms_are_found_at_word_boundaries_in_their_case(
    gazetteer: Gazetteer, text: str, kind: str, expected: set[str]
) -> None:
    assert set(found(gazetteer, text, kind)) == expected


def test_a_form_of_several_meanings_gives_a_hit_for_each(gazetteer: Gazetteer) -> None:
    codes = {gazetteer.regions[hit.entry].code for hit in gazetteer.find("di Jambi") if hit.kind == "region"}
    assert codes == {"15", "15.71"}


def test_offsets_hold_where_lowering_a_letter_makes_it_longer(gazetteer: Gazetteer) -> None:
    text = "İİİ Gubernur Jambi"
    assert len(fold(text)) == len(text)
    assert found(gazetteer, text, "post") == ["Gubernur"]


def test_hits_are_in_order_and_overlap_only_as_meanings_of_one_form(gazetteer: Gazetteer) -> None:
    text = "Plt Kepala Dinas Kominfo Prov. Sultra dan Ketua DPR RI hadir di KPK, Senin 3 Mei."
    hits = gazetteer.find(text)
    for one, other in pairwise(hits):
        assert other.start >= one.end or (other.start, other.end) == (one.start, one.end)


def test_the_hits_of_one_list_are_given_in_order_and_follow_the_hits() -> None:
    text = "Bupati dan Camat rapat"
    ctx = Context(Report(ReportInfo("r", sha256="0" * 64), text), text)
    assert ctx.hits_of("post") == []
    ctx.hits = [Hit(0, 6, "post", 1), Hit(11, 16, "post", 2), Hit(17, 22, "meeting", 3)]
    assert ctx.hits_of("post") == ctx.hits[:2]
    assert ctx.hits_of("meeting") == ctx.hits[2:]
    assert ctx.hits_of("region") == []


@pytest.mark.parametrize(
    ("known", "more", "kept"),
    [
        ([(0, 4), (6, 9)], [(4, 6)], [(0, 4), (4, 6), (6, 9)]),  # side by side
        ([(0, 4)], [(2, 6)], [(0, 4)]),  # begins within an earlier one
        ([(2, 6), (7, 9)], [(0, 8)], [(0, 8)]),  # holds the beginnings of both
        ([(0, 4)], [(0, 6)], [(0, 6)]),  # the longer of two that begin together
        ([(0, 6)], [(0, 4)], [(0, 6)]),
        ([(0, 4)], [(0, 4), (0, 4)], [(0, 4), (0, 4), (0, 4)]),  # several meanings
        ([], [(1, 3)], [(1, 3)]),
    ],
)
def test_of_forms_that_overlap_the_earlier_or_longer_one_is_kept(
    known: list[tuple[int, int]], more: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    hits = [Hit(start, end, "any", 0) for start, end in known]
    short = [Hit(start, end, "exact", number) for number, (start, end) in enumerate(more)]
    together = sorted(sorted([*hits, *short], key=itemgetter(1), reverse=True), key=itemgetter(0))
    assert joined(hits, short) == without_overlaps(together)
    assert [(hit.start, hit.end) for hit in joined([Hit(*span, "any", 0) for span in known], short)] == kept
