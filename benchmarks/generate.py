"""Reports of the invented country, as extractions: what load tests and benchmarks fill a store with.

    python -m benchmarks.generate --reports 10000 --data-dir /tmp/generated

The same seed gives the same reports on every machine. Directives go down from ministers to
governors, from governors to regents and heads of agencies, and are carried on; a third of the
meetings are told by two or three outlets; posts change hands over ten years.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.world import DAYS, Office, World, day_of, make_world, name
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
    Place,
    Post,
    Quote,
    Regulation,
    ReportInfo,
    Role,
    Span,
    Strength,
    Tenure,
)
from graph.service import Service
from graph.settings import Settings

EXTRACTOR = "benchmark-generator 1"
OUTLETS = ("Kabar Contoh", "Harian Rekaan", "Suara Misal", "Warta Andaian")
SUBJECTS = (
    "Penanganan Banjir", "Percepatan Penurunan Stunting", "Pengendalian Inflasi", "Kesiapan Pemilu",
    "Penanggulangan Karhutla", "Layanan Kesehatan", "Penyaluran Bantuan", "Perbaikan Jalan", "Penerimaan Murid Baru",
    "Ketahanan Pangan", "Vaksinasi", "Reformasi Birokrasi",
)  # fmt: skip
ACTS = (
    "segera menyalurkan bantuan", "mendata warga terdampak", "memperbarui data setiap pekan", "menyusun rencana aksi",
    "mengawasi harga pasar", "memperbaiki jalan rusak", "membuka posko siaga", "melaporkan hasilnya kepada pusat",
    "menambah tenaga lapangan", "mempercepat penyerapan anggaran",
)  # fmt: skip
VERBS: tuple[tuple[str, Strength], ...] = (
    ("menginstruksikan", "order"), ("meminta", "request"), ("mengimbau", "urge"), ("mengingatkan", "remind"),
    ("berharap", "hope"),
)  # fmt: skip
SENTENCES = (
    "Warga harus mendapat layanan yang layak.", "Jangan menunggu sampai terlambat.", "Data yang benar adalah dasar.",
    "Kerja sama semua pihak sangat menentukan.", "Anggaran sudah tersedia sejak awal tahun.",
)  # fmt: skip
LAWS: tuple[tuple[str, int, int, str | None], ...] = (
    ("UU", 901, 2014, None), ("UU", 902, 2007, None), ("UU", 903, 2009, None), ("PP", 904, 2019, None),
    ("PP", 905, 2021, None), ("Perpres", 906, 2021, None), ("Perpres", 907, 2018, None), ("Inpres", 908, 2020, None),
    ("Permen", 909, 2017, "Dalam Negeri"), ("Permen", 910, 2019, "Dalam Negeri"),
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A report being written: words are added, and the span of each is given back."""

    id: str
    text: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    tenures: dict[str, Tenure] = field(default_factory=dict)
    attendance: list[Attendance] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    regulations: list[Regulation] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Add words; gives their span."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def office(self, office: Office, day: int) -> tuple[Person, Span]:
        """Write post and holder; gives the holder and the span of both."""
        person, acting = office.holder(day)
        start = len(self.text)
        if acting:
            self.write(f"{acting} ")
        post = self.write(office.post.label)
        self.write(" ")
        mention = self.write(person.name)
        whole = Span(start, mention.end)
        if office.place:
            self.places[office.place.id] = office.place
        self.bodies.setdefault(office.body.id, replace(office.body, mentions=(post,), rule="O-01", confidence=0.97))
        self.posts.setdefault(office.post.id, replace(office.post, mentions=(post,)))
        self.people.setdefault(person.id, replace(person, mentions=(mention,)))
        self.tenures.setdefault(
            f"{person.id} {office.post.id}",
            Tenure(
                ids.relation("tenure", self.id, person.id, office.post.id), person.id, office.post.id, acting,
                evidence=(whole,), rule="T-01", confidence=0.96,
            ),
        )  # fmt: skip
        return person, whole


def reports(count: int, *, seed: int = 1) -> Iterator[Extraction]:
    """So many reports, in order of id (``g0000001`` ...)."""
    world = make_world(seed)
    random = Random(seed + 1)
    number = 0
    while number < count:
        told_by = random.choices((1, 2, 3), (66, 24, 10))[0]
        event = random.getrandbits(64)
        for outlet in random.sample(OUTLETS, told_by)[: count - number]:
            number += 1
            yield _report(world, f"g{number:07d}", outlet, Random(event), number)


def _report(world: World, report_id: str, outlet: str, random: Random, number: int) -> Extraction:
    day = random.randrange(DAYS)
    province = min(int(random.paretovariate(0.8)) - 1, len(world.governors) - 1)
    central = random.random() < 0.3
    chair = random.choice(world.ministries) if central else world.governors[province]
    below = world.governors if central else [*world.regents[province], *world.agencies[province]]
    guests = random.sample(below, random.randint(2, 5))
    subject = random.choice(SUBJECTS)
    held = day_of(day)
    draft = Draft(report_id)
    title = draft.write(f"{chair.post.label} Pimpin Rapat {subject}").of(draft.text)
    draft.write(f"\n\n{name(random, words=1).upper()} - ")
    leader, who = draft.office(chair, day)
    draft.write(" memimpin ")
    meeting_name = f"Rapat Koordinasi {subject}" + (f" {chair.place.name}" if chair.place else "")
    at = draft.write(f"{meeting_name}, {held:%d/%m/%Y}")
    meeting = Meeting(
        ids.meeting(report_id, meeting_name, held.isoformat()), meeting_name, "rapat_koordinasi", held.isoformat(),
        date_basis="stated", mode=random.choice(("online", "in_person", None)), topic=subject, main=True,
        evidence=(at,), rule="M-01", confidence=0.95,
    )  # fmt: skip
    draft.write(". ")
    _attend(draft, meeting, leader.id, "chair", Span(who.start, at.end))
    present = []
    for guest in guests:
        draft.write("Hadir ")
        person, span = draft.office(guest, day)
        draft.write(". ")
        present.append((guest, person))
        _attend(draft, meeting, person.id, "participant", span)
    law = _law(draft, random) if random.random() < 0.5 else None
    if law is not None:
        _second_law(draft, law, number)
    group = Group("group/opd-terkait", "OPD terkait", (draft.write("OPD terkait"),))
    draft.write(" ikut hadir. ")
    _attend(draft, meeting, group.id, "participant", group.mentions[0])
    _direct(draft, random, leader, [person for _, person in present], group, meeting, law, held.isoformat())
    _speak(draft, random, [leader, *(person for _, person in present)], meeting)
    if random.random() < 0.25:
        _follow_up(draft, random, present[0][1], leader)
    published = (held + timedelta(days=number % 2)).isoformat()
    return Extraction(
        text=draft.text,
        report=ReportInfo(
            report_id, title, outlet, name(random), published, url=f"https://contoh.example/{report_id}",
            source="generated", sha256=sha256(draft.text.encode()).hexdigest(), language="id",
        ),
        people=tuple(draft.people.values()),
        organisations=tuple(draft.bodies.values()),
        groups=(group,),
        places=tuple(draft.places.values()),
        posts=tuple(draft.posts.values()),
        tenures=tuple(draft.tenures.values()),
        meetings=(meeting,),
        attendance=tuple(draft.attendance),
        directives=tuple(draft.directives),
        follow_ups=tuple(draft.follow_ups),
        quotes=tuple(draft.quotes),
        regulations=tuple(draft.regulations),
        extractor=EXTRACTOR,
    )  # fmt: skip


def _attend(draft: Draft, meeting: Meeting, who: str, role: Role, span: Span) -> None:
    made = ids.relation("participation", draft.id, meeting.id, who)
    if all(a.id != made for a in draft.attendance):
        draft.attendance.append(Attendance(made, meeting.id, who, role, (span,), "A-01", 0.93))


def _law(draft: Draft, random: Random) -> Regulation:
    kind, number, year, ministry = random.choice(LAWS)
    article = str(random.randint(1, 40))
    draft.write("Dasarnya ")
    span = draft.write(f"Pasal {article} {kind} Nomor {number} Tahun {year}")
    draft.write(". ")
    law = Regulation(
        ids.regulation(kind, number=str(number), year=year, ministry=ministry), kind, str(number), year, ministry,
        articles=(article,), mentions=(span,), rule="L-01", confidence=0.99,
    )  # fmt: skip
    draft.regulations.append(law)
    return law


def _second_law(draft: Draft, law: Regulation, number: int) -> None:
    """Every third report that cites a law cites another with it, drawn apart so that nothing else changes."""
    if number % 3 == 0:
        before = len(draft.regulations)
        if _law(draft, Random(number)).id == law.id:
            del draft.regulations[before:]


def _direct(
    draft: Draft, random: Random, leader: Person, present: list[Person], group: Group, meeting: Meeting,
    law: Regulation | None, held: str,
) -> None:  # fmt: skip
    for act in random.sample(ACTS, random.randint(1, 3)):
        verb, strength = random.choice(VERBS)
        parties = [*((person.id, person.name) for person in present), (group.id, group.label)]
        to, label = random.choice(parties)
        start = draft.write(f"{leader.name} {verb} {label} ").start
        span = draft.write(act)
        draft.write(". ")
        draft.directives.append(
            Directive(
                ids.relation("directive", draft.id, leader.id, act, str(start)), leader.id, (to,), act, strength,
                verb, span, meeting.id, (ids.article(law.id, law.articles[0]),) if law else (),
                evidence=(Span(start, span.end),), rule="D-01", confidence=round(random.uniform(0.55, 0.99), 2),
            )
        )  # fmt: skip


def _speak(draft: Draft, random: Random, speakers: list[Person], meeting: Meeting) -> None:
    for words in random.sample(SENTENCES, random.randint(1, 2)):
        speaker = random.choice(speakers)
        start = draft.write('"').start
        draft.write(words)
        end = draft.write(f'" kata {speaker.name}. ').end
        draft.quotes.append(
            Quote(
                ids.relation("statement", draft.id, words), speaker.id, words, meeting.id, (Span(start, end),), "Q-01",
                0.99,
            )
        )  # fmt: skip


def _follow_up(draft: Draft, random: Random, who: Person, issuer: Person) -> None:
    act = random.choice(ACTS)
    start = draft.write(f"{who.name} sudah ").start
    span = draft.write(f"{act} sesuai arahan {issuer.name}")
    draft.write(". ")
    draft.follow_ups.append(
        FollowUp(
            ids.relation("followup", draft.id, who.id, act), who.id, act, issuer=issuer.id,
            evidence=(Span(start, span.end),), rule="F-01", confidence=0.8,
        )
    )  # fmt: skip


def fill(settings: Settings, count: int, *, seed: int = 1, step: int = 2_000) -> dict[str, float]:
    """Fill a data directory with `count` reports; gives the seconds each part took.

    The fast way in: the archive in large transactions and without the checks, then store and
    catalogue made anew from it.
    """
    began = time.perf_counter()
    with Service(settings, rebase=True) as service:
        made = reports(count, seed=seed)
        while some := list(islice(made, step)):
            with service.archive.transaction():
                for extraction in some:
                    service.archive.put(extraction, extraction.text.encode())
        archived = time.perf_counter()
        service.rebuild()
    return {"archive": archived - began, "store and catalogue": time.perf_counter() - archived}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data-dir", type=Path, required=True)
    given = parser.parse_args()
    for part, seconds in fill(Settings(data_dir=given.data_dir), given.reports, seed=given.seed).items():
        print(f"{part}: {seconds:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
