"""The trace: what is stated and what is only possible are never mixed up, and nothing is made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import ids
from graph.acts import Acts
from graph.model import (
    Directive,
    Extraction,
    FollowUp,
    Group,
    Meeting,
    Person,
    Post,
    Regulation,
    ReportInfo,
    Span,
    Tenure,
)
from graph.service import Service, Submission
from graph.settings import Settings
from graph.trace import Trace, TraceFilter, trace
from graph.views import View

ViewOf = Callable[..., View]
MINISTER = ids.person("Arga Winata")
REGULATION = ids.regulation("SE", number="5", year=2024)


def report(
    key: str,
    day: str,
    issuer: str,
    post: str,
    action: str,
    addressee: str,
    *,
    basis: bool = False,
    follows: str | None = None,
    done_for: str | None = None,
) -> Extraction:
    """A report of one directive, given in a post, to a group."""
    text = f"{issuer} meminta {addressee} {action}."
    span = Span(0, len(text))
    person, office = ids.person(issuer), ids.post(post)
    group = Group(ids.group(addressee), addressee, (span,))
    meeting = Meeting(ids.meeting(key, "Rapat Koordinasi", day), "Rapat Koordinasi", "rapat_koordinasi", date=day,
                      main=True, evidence=(span,), rule="M-00")  # fmt: skip
    regulation = Regulation(REGULATION, "SE", number="5", year=2024, mentions=(span,), rule="R-00")
    directive = Directive(ids.relation("directive", key, action), person, (group.id,), action, "request", "meminta",
                          meeting=meeting.id, basis=(REGULATION,) if basis else (), follows=follows, evidence=(span,),
                          rule="D-00")  # fmt: skip
    done = FollowUp(
        ids.relation("followup", key, action), person, action, issuer=done_for, evidence=(span,), rule="F-00"
    )
    people = [Person(person, issuer, mentions=(span,))]
    return Extraction(
        text,
        ReportInfo(key, title=key, publisher="Kabar Uji", published=day),
        people=tuple(people),
        groups=(group,),
        posts=(Post(office, post, post.split()[0], mentions=(span,)),),
        tenures=(Tenure(ids.relation("tenure", key, person, office), person, office, evidence=(span,), rule="T-00"),),
        meetings=(meeting,),
        directives=(directive,),
        follow_ups=(done,) if done_for else (),
        regulations=(regulation,) if basis else (),
    )


@pytest.fixture
def view_of(tmp_path: Path) -> ViewOf:
    def make(*extractions: Extraction) -> View:
        settings = Settings(data_dir=tmp_path / "data")
        with Service(settings) as service:
            outcomes = service.put([Submission(x, x.text.encode()) for x in extractions])
        assert [o.message for o in outcomes if not o.ok] == []
        return View(settings.data_dir / "catalogue.sqlite")

    return make


CENTRAL = report("pusat", "2024-01-08", "Arga Winata", "Menteri Dalam Negeri",
                 "menggelar operasi pasar beras", "gubernur")  # fmt: skip
PROVINCE = report("provinsi", "2024-01-15", "Bima Laksana", "Gubernur Sulawesi Tenggara",
                  "memulai operasi pasar beras", "bupati")  # fmt: skip
REGENCY = report("kabupaten", "2024-01-24", "Citra Dewanti", "Bupati Konawe",
                 "menyiapkan lokasi operasi pasar beras", "camat")  # fmt: skip


def steps(found: Trace) -> list[tuple[int, str]]:
    """Depth and report of each step."""
    return [(step.depth, step.directive.source.report if step.directive else step.id) for step in found.steps]


def test_a_directive_is_followed_down_the_levels_of_government(view_of: ViewOf) -> None:
    view = view_of(CENTRAL, PROVINCE, REGENCY)
    found = trace(view, CENTRAL.directives[0].id)
    assert steps(found) == [(0, "pusat"), (1, "provinsi"), (2, "kabupaten")]
    assert [(link.stated, link.reason) for link in found.links] == [(False, "words")] * 2
    assert set(found.links[0].shared) == {"beras", "operasi", "pasar"}


def test_and_up_again(view_of: ViewOf) -> None:
    found = trace(view_of(CENTRAL, PROVINCE, REGENCY), REGENCY.directives[0].id)
    assert steps(found) == [(-2, "pusat"), (-1, "provinsi"), (0, "kabupaten")]


def test_only_stated_links_where_only_they_are_wanted(view_of: ViewOf) -> None:
    found = trace(view_of(CENTRAL, PROVINCE), CENTRAL.directives[0].id, wanted=TraceFilter(possible=False))
    assert (steps(found), found.links) == ([(0, "pusat")], ())


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(
            report("lain", "2024-01-15", "Bima Laksana", "Gubernur Sulawesi Tenggara", "mendata warga terdampak",
                   "bupati"),
            id="other words",
        ),
        pytest.param(
            report("lama", "2024-12-15", "Bima Laksana", "Gubernur Sulawesi Tenggara", "memulai operasi pasar beras",
                   "bupati"),
            id="more than half a year later",
        ),
        pytest.param(
            report("kampus", "2024-01-15", "Dodi Sasmita", "Rektor Universitas Contoh", "memulai operasi pasar beras",
                   "mahasiswa"),
            id="issuer not among those addressed",
        ),
        pytest.param(
            report("dulu", "2024-01-02", "Bima Laksana", "Gubernur Sulawesi Tenggara", "memulai operasi pasar beras",
                   "bupati"),
            id="earlier than what it would carry on",
        ),
    ],
)  # fmt: skip
def test_what_only_looks_alike_is_not_joined(view_of: ViewOf, later: Extraction) -> None:
    assert steps(trace(view_of(CENTRAL, later), CENTRAL.directives[0].id)) == [(0, "pusat")]


def test_one_regulation_joins_without_shared_words(view_of: ViewOf) -> None:
    above = report("pusat", "2024-01-08", "Arga Winata", "Menteri Dalam Negeri", "mengirim neraca pangan",
                   "gubernur", basis=True)  # fmt: skip
    below = report("provinsi", "2024-02-01", "Bima Laksana", "Gubernur Sulawesi Tenggara", "membuka gudang",
                   "bupati", basis=True)  # fmt: skip
    found = trace(view_of(above, below), above.directives[0].id)
    assert [(link.reason, link.stated) for link in found.links] == [("regulation", False)]


def test_a_directive_that_carries_on_a_party_says_whose(view_of: ViewOf) -> None:
    follower = report("provinsi", "2024-01-15", "Bima Laksana", "Gubernur Sulawesi Tenggara", "membuka gudang",
                      "bupati", follows=MINISTER)  # fmt: skip
    follower = replace(follower, people=(*follower.people, Person(MINISTER, "Arga Winata", mentions=(Span(0, 4),))))
    found = trace(view_of(follower), follower.directives[0].id)
    assert [(step.depth, step.party) for step in found.steps] == [(-1, MINISTER), (0, None)]
    assert found.links[0].stated


def test_a_follow_up_for_the_issuer_in_the_same_words_is_possible(view_of: ViewOf) -> None:
    done = report("laporan", "2024-02-01", "Citra Dewanti", "Bupati Konawe", "menggelar operasi pasar beras murah",
                  "warga", done_for=MINISTER)  # fmt: skip
    done = replace(done, people=(*done.people, Person(MINISTER, "Arga Winata", mentions=(Span(0, 4),))), directives=())
    found = trace(view_of(CENTRAL, done), CENTRAL.directives[0].id)
    assert [(step.depth, step.follow_up is not None) for step in found.steps] == [(0, False), (1, True)]
    assert not found.links[0].stated


@pytest.mark.parametrize(
    "start", [MINISTER, ids.post("Menteri Dalam Negeri"), ids.group("gubernur"), CENTRAL.meetings[0].id]
)
def test_a_trace_starts_from_anything_that_directives_name(view_of: ViewOf, start: str) -> None:
    assert (0, "pusat") in steps(trace(view_of(CENTRAL, PROVINCE), start))


def test_nothing_starts_from_what_is_not_there(view_of: ViewOf) -> None:
    assert trace(view_of(CENTRAL), "person/nobody").steps == ()


def test_the_period_narrows_the_steps_but_not_the_start(view_of: ViewOf) -> None:
    view = view_of(CENTRAL, PROVINCE)
    found = trace(view, CENTRAL.directives[0].id, wanted=TraceFilter(until="2024-01-10"))
    assert steps(found) == [(0, "pusat")]


def test_a_follow_up_in_time_is_not_crowded_out_by_later_ones(view_of: ViewOf) -> None:
    done = report("laporan", "2024-02-01", "Citra Dewanti", "Bupati Konawe", "menggelar operasi pasar beras murah",
                  "warga", done_for=MINISTER)  # fmt: skip
    done = replace(done, people=(*done.people, Person(MINISTER, "Arga Winata", mentions=(Span(0, 4),))), directives=())
    later = report("kelak", "2025-02-01", "Citra Dewanti", "Bupati Konawe", "menggelar operasi pasar beras", "warga",
                   done_for=MINISTER)  # fmt: skip
    (one,) = later.follow_ups
    many = tuple(replace(one, id=f"{one.id}{n}") for n in range(120))
    later = replace(later, people=(*later.people, done.people[-1]), directives=(), follow_ups=many)
    found = trace(view_of(CENTRAL, done, later), CENTRAL.directives[0].id)
    assert [step.follow_up.date for step in found.steps if step.follow_up] == ["2024-02-01"]


@pytest.mark.parametrize("kept", [0, 1000])
def test_directives_held_from_trace_to_trace_change_nothing(view_of: ViewOf, kept: int) -> None:
    view = view_of(CENTRAL, PROVINCE, REGENCY)
    acts = Acts(view, kept=kept)
    for start in (CENTRAL.directives[0].id, REGENCY.directives[0].id, MINISTER):
        assert trace(view, start, acts=acts) == trace(view, start, acts=acts) == trace(view, start)


def test_a_step_tells_every_report_that_states_it(view_of: ViewOf) -> None:
    twin = report("provinsi-dua", "2024-01-15", "Bima Laksana", "Gubernur Sulawesi Tenggara",
                  "memulai operasi pasar beras", "bupati")  # fmt: skip
    view = view_of(CENTRAL, PROVINCE, twin)
    with Service(Settings(data_dir=view.path.parent)) as service:
        service.judge(PROVINCE.meetings[0].id, twin.meetings[0].id, "same", by="editor@example.org")
    found = trace(view, CENTRAL.directives[0].id)
    told = [(s.directive.source.report, [o.report for o in s.directive.also]) for s in found.level(1) if s.directive]
    assert sorted(told) == [("provinsi", ["provinsi-dua"]), ("provinsi-dua", ["provinsi"])]


def test_what_finds_no_room_is_counted_once(view_of: ViewOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.trace.STEPS_MAX", 2)
    found = trace(view_of(CENTRAL, PROVINCE, REGENCY), CENTRAL.directives[0].id)
    assert (steps(found), found.left_out) == ([(0, "pusat"), (1, "provinsi")], 1)
