"""An invented country to benchmark on: bodies, posts, and who holds them from when to when.

Everything is invented, place names included, and follows from the seed alone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from graph import ids
from graph.model import Acting, Organisation, Person, Place, Post

FIRST_DAY = date(2015, 1, 5)
DAYS = 3650
PROVINCES = 34
REGENCIES_EACH = 14
AGENCIES = (
    ("Dinas Kesehatan", "Kesehatan"), ("Dinas Pendidikan", "Pendidikan"), ("Dinas Sosial", "Sosial"),
    ("Badan Penanggulangan Bencana Daerah", "Bencana"), ("Dinas Perhubungan", "Perhubungan"),
    ("Dinas Pekerjaan Umum", "Infrastruktur"),
)  # fmt: skip
MINISTRIES = (
    "Dalam Negeri", "Kesehatan", "Pendidikan", "Sosial", "Pertanian", "Perhubungan", "Keuangan", "Pekerjaan Umum",
    "Perdagangan", "Ketenagakerjaan", "Komunikasi", "Kehutanan",
)  # fmt: skip
_STARTS = (
    "Ba", "Ca", "Da", "Fa", "Ga", "Ha", "Ja", "Ka", "La", "Ma", "Na", "Pa", "Ra", "Sa",
    "Ta", "Wi", "Yu", "Ze", "Bu", "Su", "Ke", "Di", "Mi", "Ri",
)  # fmt: skip
_MIDDLES = (
    "ra", "ni", "lu", "ma", "di", "ko", "ta", "se", "ja", "wa", "bi", "tu",
)  # fmt: skip
_ENDS = (
    "na", "to", "ri", "man", "wan", "ti", "sih", "din", "mar", "gus", "nda", "yan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """A post, its body, and its holders in order of time."""

    post: Post
    body: Organisation
    place: Place | None
    subject: str
    starts: tuple[int, ...]
    """Days since `FIRST_DAY` on which each holder begins."""
    holders: tuple[tuple[Person, Acting | None], ...]

    def holder(self, day: int) -> tuple[Person, Acting | None]:
        """Who holds the post on a day, and in which acting capacity."""
        return self.holders[max(0, bisect_right(self.starts, day) - 1)]


@dataclass(slots=True)
class World:
    """All offices of the invented country."""

    ministries: list[Office] = field(default_factory=list)
    governors: list[Office] = field(default_factory=list)
    regents: list[list[Office]] = field(default_factory=list)
    """Of each province, in the order of `governors`."""
    agencies: list[list[Office]] = field(default_factory=list)
    """Of each province."""


def name(random: Random, *, words: int = 2) -> str:
    """An invented name of so many words."""

    def word() -> str:
        middle = random.choice(_MIDDLES) if random.random() < 0.6 else ""
        return random.choice(_STARTS) + middle + random.choice(_ENDS)

    return " ".join(word() for _ in range(words))


def make_world(seed: int) -> World:
    """The country that belongs to a seed."""
    random = Random(seed)
    world = World()
    for field_ in MINISTRIES:
        label = f"Kementerian {field_}"
        body = Organisation(ids.organisation(label), label, "ministry", implied=True)
        world.ministries.append(_office(random, body, f"Menteri {field_}", "Menteri", None, field_))
    for number in range(PROVINCES):
        land = name(random, words=1)
        province = Place(f"place/{91 + number // 10}.{number:02d}", f"Provinsi {land}", "province")
        government = _government(province)
        world.governors.append(_office(random, government, f"Gubernur {land}", "Gubernur", province, "Daerah"))
        world.agencies.append(
            [
                _office(
                    random,
                    Organisation(
                        ids.organisation(f"{agency} Provinsi {land}"), f"{agency} Provinsi {land}", "regional_agency",
                        part_of=government.id, region=province.id,
                    ),
                    f"Kepala {agency} Provinsi {land}", "Kepala", province, subject,
                )
                for agency, subject in AGENCIES
            ]
        )  # fmt: skip
        regents = []
        for regency in range(REGENCIES_EACH):
            town = f"{name(random, words=1)} {land}"
            place = Place(f"{province.id}.{regency:02d}", f"Kabupaten {town}", "regency", province.id)
            regents.append(_office(random, _government(place), f"Bupati {town}", "Bupati", place, "Daerah"))
        world.regents.append(regents)
    return world


def _government(place: Place) -> Organisation:
    label = f"Pemerintah {place.name}"
    return Organisation(ids.organisation(label), label, "regional_government", region=place.id, implied=True)


def _office(random: Random, body: Organisation, label: str, title: str, place: Place | None, subject: str) -> Office:
    starts: list[int] = []
    holders: list[tuple[Person, Acting | None]] = []
    day = 0
    while day < DAYS:
        full = name(random, words=random.choice((2, 2, 3)))
        acting: Acting | None = random.choice(("Plt", "Pj", "Plh")) if random.random() < 0.2 else None
        starts.append(day)
        holders.append((Person(ids.person(full), full, rule="P-01", confidence=0.95), acting))
        day += random.randint(60, 300) if acting else random.randint(700, 1800)
    post = Post(ids.post(label), label, title, body.id)
    return Office(post, body, place, subject, tuple(starts), tuple(holders))


def day_of(number: int) -> date:
    """The date of a day of the country's time."""
    return FIRST_DAY + timedelta(days=number)
