"""The scorer: what agrees, what does not, and the same figures as the reference scorer."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.scoring import LAYERS, score, word_overlap

SHARED = Path(__file__).parents[2].parent / "shared"


def annotation(**layers: Any) -> dict[str, Any]:
    return {"id": "r1", **{layer: [] for layer in LAYERS}, **layers}


DIRECTIVE = {
    "issuer": "Sari Melati",
    "addressees": ["seluruh camat"],
    "action": "segera mendata warga",
    "strength": "request",
    "verb": "meminta",
    "basis": [],
}
GOLD = annotation(people=[{"name": "Sari Melati", "titles": [], "aliases": ["Sari"]}], directives=[DIRECTIVE])


def extraction(**changes: Any) -> dict[str, Any]:
    directive = {**DIRECTIVE, "issuer": "person/sari-melati", "addressees": ["group/seluruh-camat"], **changes}
    return {
        "people": [{"id": "person/sari-melati", "name": "Sari Melati", "aliases": []}],
        "groups": [{"id": "group/seluruh-camat", "label": "seluruh camat"}],
        "directives": [directive],
    }


@pytest.mark.parametrize(
    ("changes", "hits"),
    [
        pytest.param({}, 1, id="same"),
        pytest.param({"action": "mendata warga"}, 1, id="shorter action"),
        pytest.param({"action": "mendata warga desa lain"}, 1, id="half of the words agree"),
        pytest.param({"action": "memperbaiki jalan"}, 0, id="another action"),
        pytest.param({"issuer": "post/camat"}, 0, id="another issuer"),
        pytest.param({"issuer": None}, 0, id="no issuer"),
        pytest.param({"strength": "order"}, 1, id="strength is an attribute"),
    ],
)
def test_directives_agree_by_issuer_and_half_of_the_action(changes: dict[str, Any], hits: int) -> None:
    scores = score([GOLD], {"r1": extraction(**changes)})
    assert scores.layers["directives"].hits == hits
    assert scores.layers["people"].f1 == 1.0


def test_an_annotation_without_issuer_accepts_any() -> None:
    gold = annotation(directives=[{**DIRECTIVE, "issuer": None}])
    assert score([gold], {"r1": extraction()}).layers["directives"].hits == 1


def test_addressees_and_strength_are_shares_of_the_matched() -> None:
    scores = score([GOLD], {"r1": extraction(addressees=[], strength="order")})
    assert scores.attributes["directives: addressees (F1)"] == 0
    assert scores.attributes["directives: strength"] == 0


def test_differences_name_what_was_missed_and_what_was_made_up() -> None:
    scores = score([GOLD], {"r1": extraction(action="memperbaiki jalan")})
    assert [(d.layer, d.kind) for d in scores.differences] == [("directives", "missed"), ("directives", "spurious")]


def test_an_absent_extraction_counts_as_an_empty_one() -> None:
    scores = score([GOLD], {})
    assert scores.absent == 1
    assert scores.layers["people"].recall == 0
    assert scores.layers["people"].precision == 1


def test_implied_bodies_cost_nothing_either_way() -> None:
    gold = annotation(organisations=[{"name": "Kementerian Dalam Negeri", "kind": "ministry", "implied": True}])
    found = {"organisations": [{"id": "o", "name": "Kementerian Dalam Negeri", "kind": "ministry"}]}
    assert score([gold], {"r1": found}).layers["organisations"].found == 0
    assert score([gold], {}).layers["organisations"].gold == 0


def test_a_meeting_in_passing_that_one_side_lists_costs_nothing() -> None:
    gold = annotation(meetings=[{"name": "Rapat Kerja", "type": "rapat_kerja", "date": None, "main": False}])
    assert score([gold], {}).layers["meetings"].gold == 0
    gold["meetings"][0]["main"] = True
    assert score([gold], {}).layers["meetings"].gold == 1


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("a b", "b a", 1.0), ("a a", "a", 2 / 3), ("", "a", 0.0), (None, None, 0.0), ("Rp 5.000", "rp 5 000", 1.0)],
)
def test_word_overlap(left: str | None, right: str | None, expected: float) -> None:
    assert word_overlap(left, right) == pytest.approx(expected)


def _as_extraction(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """An annotation in the form of an extraction, damaged at random."""
    out = copy.deepcopy(gold)
    for kind in ("people", "organisations"):
        for entity in out[kind]:
            entity["id"] = f"{kind}/{entity['name']}"
            if chance.random() < 0.2 and entity.get("aliases"):
                entity["name"] = chance.choice(entity["aliases"])
            if chance.random() < 0.1:
                entity["name"] += " Baru"
    ids = {e["name"]: e["id"] for kind in ("people", "organisations") for e in gold[kind] if "id" in e}
    for number, meeting in enumerate(out["meetings"]):
        meeting["id"] = f"meeting/{number}"
        if chance.random() < 0.3:
            meeting["date"] = chance.choice([None, "2020-01-01"])
        meeting["main"] = chance.random() < 0.7
    for row in out["attendance"]:
        row["meeting"] = f"meeting/{row['meeting']}"
        row["who"] = ids.get(row["who"], row["who"])
        if chance.random() < 0.2:
            row["role"] = "speaker"
    for directive in out["directives"]:
        words = directive["action"].split()
        directive["action"] = " ".join(words[chance.randrange(3) :])
        if chance.random() < 0.2:
            directive["issuer"] = None
        directive["addressees"] = directive["addressees"][: chance.randrange(3)]
    for quote in out["quotes"]:
        if chance.random() < 0.2:
            quote["text"] = quote["text"][5:]
    for regulation in out["regulations"]:
        if chance.random() < 0.2:
            regulation["year"] = 1999
    for layer in LAYERS:
        out[layer] = [item for item in out[layer] if chance.random() > 0.15]
        if out[layer] and chance.random() < 0.2:
            out[layer].append(copy.deepcopy(out[layer][0]))
    return out


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference scorer lies outside the project")
@pytest.mark.parametrize("seed", range(4))
def test_figures_equal_the_reference_scorer(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = SHARED / "gold" / "annotations"
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    made = {gold["id"]: _as_extraction(gold, chance) for gold in golds if chance.random() > 0.05}
    for name, document in made.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document), "utf-8")
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(folder), str(tmp_path), "--json"]
    reference = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = score(golds, made)
    assert ours.overall == pytest.approx(reference["overall"], abs=1e-12)
    assert ours.absent == reference["absent"]
    for layer in LAYERS:
        row, theirs = ours.layers[layer], reference["layers"][layer]
        assert (row.hits, row.gold, row.found) == (theirs["hit"], theirs["gold"], theirs["found"]), layer
        assert (row.precision, row.recall, row.f1) == pytest.approx(
            (theirs["precision"], theirs["recall"], theirs["f1"])
        )
    assert ours.attributes == pytest.approx(reference["attributes"])
