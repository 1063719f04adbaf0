"""Hand-made extractions of invented reports, for every test that needs one without the extractor.

People, events and sentences are invented; offices and bodies are real kinds. `story()` gives four
connected reports that cover every layer: a central directive, a provincial coordination meeting
told by two outlets that disagree on a detail, and a follow-up with an acting holder replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from graph import ids
from graph.model import (
    Attendance,
    Candidate,
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
    Span,
    Tenure,
)

EXTRACTOR = "risalah-rules 0.1.0"

JAMBI = Place("place/15", "Provinsi Jambi", "province")
BATANG_HARI = Place("place/15.04", "Kabupaten Batang Hari", "regency", "place/15")


def find(text: str, words: str, *, nth: int = 0) -> Span:
    """The span of the `nth` occurrence of `words`; fails where there is none."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def finder(text: str) -> Callable[..., tuple[Span, ...]]:
    """A short form of `find` for one text: the spans of several stretches of words."""

    def spans(*several: str) -> tuple[Span, ...]:
        return tuple(find(text, words) for words in several)

    return spans


def info(report_id: str, text: str, **known: Any) -> ReportInfo:
    """A `ReportInfo` with the digest of the text's bytes."""
    return ReportInfo(
        id=report_id, sha256=sha256(text.encode()).hexdigest(), source=f"{report_id}.txt", language="id", **known
    )


def person(text: str, name: str, *mentions: str, titles: tuple[str, ...] = (), aliases: tuple[str, ...] = ()) -> Person:
    """A person mentioned where `name` and each of `mentions` stand."""
    return Person(
        ids.person(name), name, titles, aliases, tuple(find(text, m) for m in mentions or (name,)), "P-01", 0.97
    )


CENTRAL_TEXT = """Mendagri Minta Daerah Percepat Penyaluran Bantuan Banjir

JAKARTA - Menteri Dalam Negeri Wiratama Surya Kusuma memimpin Rapat Koordinasi Nasional Penanganan \
Banjir secara virtual, Senin (4/3/2024). Dalam rapat itu Wiratama meminta Gubernur Jambi mempercepat \
penyaluran bantuan paling lambat 15 Maret 2024 sesuai Pasal 69 Undang-Undang Nomor 24 Tahun 2007 \
tentang Penanggulangan Bencana.

"Warga tidak boleh menunggu terlalu lama di pengungsian," kata Wiratama.
"""


def central() -> Extraction:
    """The minister directs a governor, named only by post, on a legal basis and with a deadline."""
    t = CENTRAL_TEXT
    at = finder(t)
    minister = person(t, "Wiratama Surya Kusuma", "Wiratama Surya Kusuma", "Wiratama meminta", aliases=("Wiratama",))
    ministry = Organisation(
        "organisation/kementerian-dalam-negeri", "Kementerian Dalam Negeri", "ministry", "Kemendagri",
        implied=True, mentions=at("Mendagri"), rule="O-02",
    )  # fmt: skip
    province = Organisation(
        "organisation/pemerintah-provinsi-jambi", "Pemerintah Provinsi Jambi", "regional_government",
        region=JAMBI.id, implied=True, mentions=at("Gubernur Jambi"), rule="O-02",
    )  # fmt: skip
    minister_post = Post(
        "post/menteri-dalam-negeri", "Menteri Dalam Negeri", "Menteri", ministry.id, at("Menteri Dalam Negeri")
    )
    governor = Post("post/gubernur-jambi", "Gubernur Jambi", "Gubernur", province.id, at("Gubernur Jambi"))
    meeting = Meeting(
        ids.meeting("c1", "Rapat Koordinasi Nasional Penanganan Banjir", "2024-03-04"),
        "Rapat Koordinasi Nasional Penanganan Banjir", "rapat_koordinasi", "2024-03-04", date_basis="stated",
        mode="online", topic="Penanganan Banjir", main=True,
        evidence=at("Rapat Koordinasi Nasional Penanganan Banjir secara virtual, Senin (4/3/2024)"),
        rule="M-01", confidence=0.96,
    )  # fmt: skip
    law = Regulation(
        ids.regulation("UU", number="24", year=2007), "UU", "24", 2007, None, "Penanggulangan Bencana", ("69",),
        mentions=at("Pasal 69 Undang-Undang Nomor 24 Tahun 2007"), rule="L-01", confidence=0.99,
    )  # fmt: skip
    action = "mempercepat penyaluran bantuan"
    directive = Directive(
        ids.relation("directive", "c1", minister.id, action), minister.id, (governor.id,), action, "request",
        "meminta", find(t, action), meeting.id, (law.id,), (ids.article(law.id, "69"),), None,
        "paling lambat 15 Maret 2024", "2024-03-15",
        at("Wiratama meminta Gubernur Jambi mempercepat penyaluran bantuan paling lambat 15 Maret 2024"),
        "D-01", 0.92,
    )  # fmt: skip
    words = "Warga tidak boleh menunggu terlalu lama di pengungsian,"
    return Extraction(
        text=t,
        report=info(
            "c1", t, title="Mendagri Minta Daerah Percepat Penyaluran Bantuan Banjir", publisher="Kabar Nusantara",
            author="Sekar Ayu", published="2024-03-04", dateline="JAKARTA", url="https://kabar.example/c1",
        ),
        people=(minister,),
        organisations=(ministry, province),
        places=(JAMBI,),
        posts=(minister_post, governor),
        tenures=(
            Tenure(
                ids.relation("tenure", "c1", minister.id, minister_post.id), minister.id, minister_post.id,
                evidence=at("Menteri Dalam Negeri Wiratama Surya Kusuma"), rule="T-01", confidence=0.98,
            ),
        ),
        meetings=(meeting,),
        attendance=(
            Attendance(
                ids.relation("participation", "c1", meeting.id, minister.id), meeting.id, minister.id, "chair",
                at("Wiratama Surya Kusuma memimpin Rapat Koordinasi"), "A-01", 0.95,
            ),
        ),
        directives=(directive,),
        quotes=(
            Quote(
                ids.relation("statement", "c1", words), minister.id, words, meeting.id,
                at(f'"{words}" kata Wiratama'), "Q-01", 0.99,
            ),
        ),
        regulations=(law,),
        extractor=EXTRACTOR,
    )  # fmt: skip


PROVINCE_TEXT = """JAMBI - Penjabat Gubernur Jambi Dr. Hasan Baruna menggelar Rapat Koordinasi Penanganan \
Banjir Provinsi Jambi di Ruang Pola Kantor Gubernur, Rabu (6/3/2024). Rapat dihadiri Plt. Kepala BPBD \
Provinsi Jambi Laila Mardiani dan OPD terkait.

Menindaklanjuti permintaan Menteri Dalam Negeri, Hasan menginstruksikan OPD terkait segera mendata rumah \
rusak. Ia juga mengimbau masyarakat waspada terhadap banjir susulan.

"Pendataan harus selesai dalam tiga hari kerja," tegas Hasan.
"""


def province(
    report_id: str = "p1", *, chair: bool = True, published: str = "2024-03-06", publisher: str = "Suara Batanghari"
) -> Extraction:
    """The governor carries the directive on; with `chair` False the same meeting has another chair."""
    t = PROVINCE_TEXT
    at = finder(t)
    governor = person(t, "Hasan Baruna", "Hasan Baruna", "Hasan mengins", titles=("Dr.",), aliases=("Hasan",))
    head = person(t, "Laila Mardiani")
    government = Organisation(
        "organisation/pemerintah-provinsi-jambi", "Pemerintah Provinsi Jambi", "regional_government",
        region=JAMBI.id, implied=True, mentions=at("Gubernur Jambi"), rule="O-02",
    )  # fmt: skip
    agency = Organisation(
        "organisation/badan-penanggulangan-bencana-daerah-provinsi-jambi",
        "Badan Penanggulangan Bencana Daerah Provinsi Jambi", "regional_agency", "BPBD",
        ("BPBD Provinsi Jambi",), government.id, JAMBI.id, mentions=at("BPBD Provinsi Jambi"), rule="O-05",
    )  # fmt: skip
    ministry = Organisation(
        "organisation/kementerian-dalam-negeri", "Kementerian Dalam Negeri", "ministry", "Kemendagri",
        implied=True, mentions=at("Menteri Dalam Negeri"), rule="O-02",
    )  # fmt: skip
    agencies = Group("group/opd-terkait", "OPD terkait", at("OPD terkait"))
    public = Group("group/masyarakat", "masyarakat", at("masyarakat"))
    governor_post = Post("post/gubernur-jambi", "Gubernur Jambi", "Gubernur", government.id, at("Gubernur Jambi"))
    head_post = Post(
        "post/kepala-badan-penanggulangan-bencana-daerah-provinsi-jambi",
        "Kepala Badan Penanggulangan Bencana Daerah Provinsi Jambi", "Kepala", agency.id,
        at("Kepala BPBD Provinsi Jambi"),
    )  # fmt: skip
    minister_post = Post(
        "post/menteri-dalam-negeri", "Menteri Dalam Negeri", "Menteri", ministry.id, at("Menteri Dalam Negeri")
    )
    name = "Rapat Koordinasi Penanganan Banjir Provinsi Jambi"
    meeting = Meeting(
        ids.meeting(report_id, name, "2024-03-06"), name, "rapat_koordinasi", "2024-03-06",
        date_basis="stated", mode="in_person", venue="Ruang Pola Kantor Gubernur", topic="Penanganan Banjir",
        main=True, evidence=at(f"{name} di Ruang Pola Kantor Gubernur, Rabu (6/3/2024)"), rule="M-01",
        confidence=0.95,
    )  # fmt: skip
    chairing, other = (governor, head) if chair else (head, governor)

    def attends(who: str, role: Any, words: str) -> Attendance:
        return Attendance(
            ids.relation("participation", report_id, meeting.id, who), meeting.id, who, role, at(words), "A-02", 0.9
        )

    def directs(verb: str, strength: Any, addressee: str, action: str, words: str, follows: str | None) -> Directive:
        return Directive(
            ids.relation("directive", report_id, governor.id, action), governor.id, (addressee,), action, strength,
            verb, find(t, action), meeting.id, follows=follows, evidence=at(words), rule="D-01", confidence=0.94,
        )  # fmt: skip

    words = "Pendataan harus selesai dalam tiga hari kerja,"
    weak = directs("harus", "order", agencies.id, "selesai dalam tiga hari kerja", words, None)
    return Extraction(
        text=t,
        report=info(
            report_id, t, title="Rakor Banjir Jambi Digelar", publisher=publisher, published=published, dateline="JAMBI"
        ),
        people=(governor, head),
        organisations=(government, agency, ministry),
        groups=(agencies, public),
        places=(JAMBI,),
        posts=(governor_post, head_post, minister_post),
        tenures=(
            Tenure(
                ids.relation("tenure", report_id, governor.id, governor_post.id, "Pj"), governor.id, governor_post.id,
                "Pj", evidence=at("Penjabat Gubernur Jambi Dr. Hasan Baruna"), rule="T-03", confidence=0.97,
            ),
            Tenure(
                ids.relation("tenure", report_id, head.id, head_post.id, "Plt"), head.id, head_post.id, "Plt",
                evidence=at("Plt. Kepala BPBD Provinsi Jambi Laila Mardiani"), rule="T-03", confidence=0.97,
            ),
        ),
        meetings=(meeting,),
        attendance=(
            attends(chairing.id, "chair", "Hasan Baruna menggelar Rapat Koordinasi"),
            attends(other.id, "participant", "Rapat dihadiri Plt. Kepala BPBD Provinsi Jambi Laila Mardiani"),
            attends(agencies.id, "participant", "Laila Mardiani dan OPD terkait"),
        ),
        directives=(
            directs(
                "menginstruksikan", "order", agencies.id, "segera mendata rumah rusak",
                "Hasan menginstruksikan OPD terkait segera mendata rumah rusak", minister_post.id,
            ),
            directs(
                "mengimbau", "urge", public.id, "waspada terhadap banjir susulan",
                "Ia juga mengimbau masyarakat waspada terhadap banjir susulan", None,
            ),
        ),
        quotes=(
            Quote(
                ids.relation("statement", report_id, words), governor.id, words, meeting.id,
                at(f'"{words}" tegas Hasan'), "Q-01", 0.99,
            ),
        ),
        candidates=(Candidate("directives", replace(weak, confidence=0.4), "an opinion or an order: unsure"),),
        warnings=("'Ia' (Ia juga mengimbau) taken as Hasan Baruna: the last speaker",),
        extractor=EXTRACTOR,
    )  # fmt: skip


FOLLOW_UP_TEXT = """MUARA BULIAN - Kepala BPBD Provinsi Jambi Rangga Wibisana mengatakan pihaknya telah mendata \
412 rumah rusak di Kabupaten Batang Hari sebagai tindak lanjut instruksi Pj Gubernur Jambi Hasan Baruna. \
Rangga menggantikan Laila Mardiani, mantan Plt Kepala BPBD Provinsi Jambi.
"""


def follow_up() -> Extraction:
    """The agency's new definitive head reports that the order was acted on; its acting head is former."""
    t = FOLLOW_UP_TEXT
    at = finder(t)
    head = person(t, "Rangga Wibisana", "Rangga Wibisana", "Rangga menggantikan", aliases=("Rangga",))
    governor, former = person(t, "Hasan Baruna"), person(t, "Laila Mardiani")
    base = province()
    agency = replace(base.organisations[1], mentions=at("BPBD Provinsi Jambi"))
    government = replace(base.organisations[0], mentions=at("Gubernur Jambi"))
    post = replace(base.posts[1], mentions=at("Kepala BPBD Provinsi Jambi"))
    governor_post = replace(base.posts[0], mentions=at("Gubernur Jambi"))
    action = "telah mendata 412 rumah rusak di Kabupaten Batang Hari"

    def tenure(who: str, what: str, acting: Any, words: str, *, gone: bool = False) -> Tenure:
        return Tenure(ids.relation("tenure", "f1", who, what, acting), who, what, acting, gone, at(words), "T-02", 0.9)

    return Extraction(
        text=t,
        report=info("f1", t, title="BPBD Jambi Data 412 Rumah", publisher="Kabar Nusantara", published="2024-03-11"),
        people=(head, governor, former),
        organisations=(agency, government),
        places=(JAMBI, BATANG_HARI),
        posts=(post, governor_post),
        tenures=(
            tenure(head.id, post.id, None, "Kepala BPBD Provinsi Jambi Rangga Wibisana"),
            tenure(governor.id, governor_post.id, "Pj", "Pj Gubernur Jambi Hasan Baruna"),
            tenure(former.id, post.id, "Plt", "Laila Mardiani, mantan Plt Kepala BPBD Provinsi Jambi", gone=True),
        ),
        follow_ups=(
            FollowUp(
                ids.relation("followup", "f1", head.id, action), head.id, action, None, governor.id,
                evidence=at(f"{action} sebagai tindak lanjut instruksi Pj Gubernur Jambi Hasan Baruna"),
                rule="F-01", confidence=0.85,
            ),
        ),
        extractor=EXTRACTOR,
    )  # fmt: skip


def story() -> tuple[Extraction, ...]:
    """Four connected reports: central directive, provincial meeting told twice, follow-up."""
    return (
        central(),
        province(),
        province("p2", chair=False, published="2024-03-07", publisher="Harian Tembesi"),
        follow_up(),
    )


def empty(report_id: str = "e1", text: str = "Cuaca cerah di seluruh kota.") -> Extraction:
    """A report in which nothing was found."""
    return Extraction(text=text, report=info(report_id, text), extractor=EXTRACTOR)
