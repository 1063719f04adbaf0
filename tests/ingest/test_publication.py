"""Nothing that is published points to what is not."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Attendance, Directive, FollowUp, Meeting, Person, Quote, Span, Tenure
from ingest.publication import Publication

HERE = (Span(0, 5),)
SURE = Person("person/sari", "Sari", mentions=HERE, confidence=0.9)
UNSURE = Person("person/budi", "Budi", mentions=HERE, confidence=0.3)


def publication() -> Publication:
    out = Publication(0.5)
    assert out.things("people", (SURE, UNSURE)) == (SURE,)
    return out


def test_an_item_below_the_threshold_is_kept_for_review_with_its_reason() -> None:
    (candidate,) = publication().held
    assert (candidate.layer, candidate.item) == ("people", UNSURE)
    assert candidate.reason == "confidence 0.30 is below 0.5"


def test_a_relation_of_an_unpublished_thing_is_a_candidate_too() -> None:
    out = publication()
    sure = Tenure("tenure/1", SURE.id, "post/camat", evidence=HERE, confidence=0.9)
    held = Tenure("tenure/2", UNSURE.id, "post/camat", evidence=HERE, confidence=0.9)
    assert out.tenures((sure, held)) == (sure,)
    assert out.held[-1].reason == "it needs person/budi, which is a candidate itself"


def test_a_directive_of_an_unpublished_party_is_held_and_one_to_it_loses_its_addressee() -> None:
    out = publication()
    by = Directive("directive/1", UNSURE.id, (), "mendata", "order", "meminta", evidence=HERE, confidence=0.9)
    to = Directive("directive/2", SURE.id, (UNSURE.id,), "mendata", "order", "meminta", evidence=HERE, confidence=0.9)
    whose = Directive("directive/3", None, (UNSURE.id,), "mendata", "order", "diminta", evidence=HERE, confidence=0.9)
    fine = Directive("directive/4", SURE.id, ("group/camat",), "mendata", "order", "meminta", evidence=HERE)
    assert out.directives((by, to, whose, fine)) == (replace(to, addressees=()), fine)
    assert [candidate.item for candidate in out.held[1:]] == [by, whose]


def test_what_a_relation_can_do_without_is_left_out() -> None:
    out = publication()
    meeting = Meeting("meeting/1", "Rapat", "rapat", evidence=HERE, confidence=0.2)
    assert out.things("meetings", (meeting,)) == ()
    quote = Quote("statement/1", SURE.id, "Baik.", meeting="meeting/1", evidence=HERE)
    assert out.quotes((quote,))[0].meeting is None
    assert out.attendance((Attendance("p/1", "meeting/1", SURE.id, "chair", evidence=HERE),)) == ()
    directive = Directive(
        "directive/1", SURE.id, (), "mendata", "order", "meminta", meeting="meeting/1", follows=UNSURE.id, evidence=HERE
    )
    (made,) = out.directives((directive,))
    assert made.meeting is made.follows is None


def test_a_follow_up_loses_the_tie_to_an_unpublished_directive() -> None:
    out = publication()
    held = Directive("directive/1", SURE.id, (), "mendata", "order", "meminta", evidence=HERE, confidence=0.1)
    assert out.directives((held,)) == ()
    follow_up = FollowUp("followup/1", SURE.id, "mendata", directive="directive/1", issuer=SURE.id, evidence=HERE)
    assert out.follow_ups((follow_up,))[0].directive is None
