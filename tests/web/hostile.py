"""A report whose every field holds markup, right-to-left marks, 500 characters without a space, emoji or a formula."""

from __future__ import annotations

from graph import ids
from graph.model import (
    Attendance,
    Directive,
    Extraction,
    FollowUp,
    Group,
    Meeting,
    Organisation,
    Person,
    Post,
    Quote,
    Regulation,
    Tenure,
)
from tests.factories import EXTRACTOR, find, info

MARKUP = "<img src=x onerror=alert(1)>"
QUOTES = "\"'><script>alert(2)</script>"
BIDI = "Sakti \u202egnolokab\u202c Wirya"
LONG = "Panjang" + "x" * 493
EMOJI = "Ketua 🧭👩🏽‍💼 Dewan"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
FORMULA = "=HYPERLINK(1) Nama"
SCRIPT_URL = "javascript:alert(3)"

HOSTILE = (MARKUP, QUOTES, BIDI, LONG, EMOJI, TEMPLATE, FORMULA)

TEXT = f"""JAKARTA - {EMOJI} {MARKUP} memimpin {QUOTES} di {BIDI}, Senin (4/3/2024). {MARKUP} meminta {LONG} \
{TEMPLATE} segera.

"Satu dua tiga {MARKUP} empat," kata {MARKUP}. {BIDI} telah {TEMPLATE} sesuai {QUOTES}. {FORMULA} hadir.
"""


def hostile_report() -> Extraction:
    """The report, complete in every layer."""
    t = TEXT
    person = Person(ids.person(MARKUP), MARKUP, (QUOTES,), (BIDI, LONG), (find(t, MARKUP),), "P-01", 0.9)
    other = Person(ids.person(BIDI), BIDI, (), (), (find(t, BIDI),), "P-01", 0.9)
    third = Person(ids.person(FORMULA), FORMULA, mentions=(find(t, FORMULA),), rule="P-01", confidence=0.9)
    body = Organisation(
        ids.organisation(LONG), LONG, "other", QUOTES, (MARKUP,), mentions=(find(t, LONG),), rule="O-01", confidence=0.9
    )
    group = Group(ids.group(TEMPLATE), TEMPLATE, (find(t, TEMPLATE),))
    post = Post(ids.post(EMOJI), EMOJI, QUOTES, body.id, (find(t, EMOJI),))
    law = Regulation(
        ids.regulation("UU", title=QUOTES, year=2024), "UU", None, 2024, None, QUOTES, ("1",),
        mentions=(find(t, QUOTES, nth=1),), rule="L-01", confidence=0.9,
    )  # fmt: skip
    meeting = Meeting(
        ids.meeting("h1", QUOTES, "2024-03-04"), QUOTES, "rapat", "2024-03-04", date_basis="stated", mode="in_person",
        venue=BIDI, topic=MARKUP, main=True, evidence=(find(t, f"memimpin {QUOTES}"),), rule="M-01", confidence=0.9,
    )  # fmt: skip
    words = f"Satu dua tiga {MARKUP} empat,"
    directive = Directive(
        ids.relation("directive", "h1", person.id, LONG), person.id, (body.id, group.id), f"{LONG} {TEMPLATE} segera",
        "request", MARKUP, find(t, f"{LONG} {TEMPLATE} segera"), meeting.id, (law.id,), (), None, QUOTES, None,
        (find(t, f"{MARKUP} meminta {LONG}"),), "D-01", 0.9,
    )  # fmt: skip
    return Extraction(
        text=t,
        report=info("h1", t, title=MARKUP, publisher=QUOTES, author=BIDI, published="2024-03-04", dateline=EMOJI,
                    url=SCRIPT_URL),
        people=(person, other, third),
        organisations=(body,),
        groups=(group,),
        posts=(post,),
        tenures=(
            Tenure(ids.relation("tenure", "h1", person.id, post.id), person.id, post.id, "Plt",
                   evidence=(find(t, f"{EMOJI} {MARKUP}"),), rule="T-01", confidence=0.9),
        ),
        meetings=(meeting,),
        attendance=(
            Attendance(ids.relation("participation", "h1", meeting.id, person.id), meeting.id, person.id, "chair",
                       (find(t, f"{MARKUP} memimpin"),), "A-01", 0.9),
            Attendance(ids.relation("participation", "h1", meeting.id, third.id), meeting.id, third.id, "participant",
                       (find(t, f"{FORMULA} hadir"),), "A-01", 0.9),
        ),
        directives=(directive,),
        follow_ups=(
            FollowUp(ids.relation("followup", "h1", other.id, TEMPLATE), other.id, f"telah {TEMPLATE}", directive.id,
                     evidence=(find(t, f"{BIDI} telah {TEMPLATE}"),), rule="F-01", confidence=0.9),
        ),
        quotes=(
            Quote(ids.relation("statement", "h1", words), person.id, words, meeting.id, (find(t, f'"{words}"'),),
                  "Q-01", 0.9),
        ),
        regulations=(law,),
        warnings=(MARKUP,),
        extractor=EXTRACTOR,
    )  # fmt: skip
