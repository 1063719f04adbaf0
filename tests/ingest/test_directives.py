"""Directives: what fires and what does not, who directs whom to do what."""

from __future__ import annotations

import pytest

from graph.model import Directive, Extraction, ReportInfo
from ingest.directives.rules import RULES, Rule
from ingest.extract import Extractor
from ingest.report import Report

EXTRACTOR = Extractor(publish_threshold=0.0)
"""Publishes candidates too, so that each rule can be seen to fire."""

OPENING = "Bupati Sleman Sari Melati memimpin rapat koordinasi di pendopo, Selasa (1/3/2022).\n\n"


def read(text: str) -> Extraction:
    return EXTRACTOR.extract(Report(ReportInfo("r1", published="2022-03-02"), text))


def directives(text: str) -> tuple[Directive, ...]:
    return read(text).directives


def labels(extraction: Extraction, references: tuple[str, ...]) -> list[str]:
    names = {item.id: item.name for item in (*extraction.people, *extraction.organisations)}
    names |= {item.id: item.label for item in (*extraction.groups, *extraction.posts)}
    return [names[reference] for reference in references]


def told(text: str) -> list[tuple[str | None, list[str], str, str]]:
    """Issuer, addressees, action and strength of every directive, in words."""
    extraction = read(text)
    return [
        (
            labels(extraction, (d.issuer,))[0] if d.issuer else None,
            labels(extraction, d.addressees),
            d.action,
            d.strength,
        )
        for d in extraction.directives
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_example_and_not_on_the_near_one(rule: Rule) -> None:
    fired, silent = read(rule.fires), read(rule.silent)
    assert rule.id in {item.rule for item in (*fired.directives, *fired.follow_ups)}
    assert rule.id not in {item.rule for item in (*silent.directives, *silent.follow_ups)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Bupati Sari Melati menginstruksikan seluruh camat untuk segera mendata warga.",
            ("Sari Melati", ["seluruh camat"], "segera mendata warga", "order"),
            id="party, then untuk",
        ),
        pytest.param(
            "Bupati Sari Melati meminta agar para kepala desa menjaga saluran air.",
            ("Sari Melati", ["para kepala desa"], "menjaga saluran air", "request"),
            id="agar, then party",
        ),
        pytest.param(
            "Bupati Sari Melati juga mengimbau kepada masyarakat agar tidak membakar lahan.",
            ("Sari Melati", ["masyarakat"], "tidak membakar lahan", "urge"),
            id="kepada, negated act",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan para kepala desa agar menyusun laporan.",
            ("Sari Melati", ["para kepala desa"], "menyusun laporan", "remind"),
            id="reminding",
        ),
        pytest.param(
            "Bupati Sari Melati mengajak warga yang tinggal di tepi sungai menjaga kebersihan.",
            ("Sari Melati", ["warga yang tinggal di tepi sungai"], "menjaga kebersihan", "urge"),
            id="a verb inside a relative clause is not the act",
        ),
        pytest.param(
            "Bupati Sari Melati meminta camat dan lurah memeriksa tanggul.",
            ("Sari Melati", ["camat", "lurah"], "memeriksa tanggul", "request"),
            id="two parties",
        ),
        pytest.param(
            "Para peserta rapat diminta oleh Bupati Sari Melati untuk mengisi daftar hadir.",
            ("Sari Melati", ["Para peserta rapat"], "mengisi daftar hadir", "request"),
            id="passive with its agent",
        ),
        pytest.param(
            "Para camat diminta Bupati Sari Melati melaporkan hasilnya.",
            ("Sari Melati", ["Para camat"], "melaporkan hasilnya", "request"),
            id="passive with a bare agent",
        ),
        pytest.param(
            '"Kami minta dinas bekerja lebih cepat dan terbuka," kata Bupati Sari Melati.',
            ("Sari Melati", ["dinas"], "bekerja lebih cepat dan terbuka", "request"),
            id="first person in a quotation is its speaker",
        ),
        pytest.param(
            '"Bapak Gubernur meminta para camat menanam pohon di desa," kata Bupati Sari Melati.',
            (None, ["para camat"], "menanam pohon di desa", "request"),
            id="a third person in a quotation is not its speaker",
        ),
        pytest.param(
            "Bupati Sari Melati menginstruksikan pemindahan pasar ke lapangan kota.",
            ("Sari Melati", [], "pemindahan pasar ke lapangan kota", "order"),
            id="an act ordered by its name",
        ),
        pytest.param(
            "Sari Melati pun meminta untuk menunggu hasil pemeriksaan.",
            ("Sari Melati", [], "menunggu hasil pemeriksaan", "request"),
            id="an act asked for without a party",
        ),
        pytest.param(
            '"Jadi jangan sampai gadaikan izin usaha itu di bank," kata Bupati Sari Melati.',
            ("Sari Melati", [], "jangan sampai gadaikan izin usaha itu di bank", "order"),
            id="jangan sampai before an order",
        ),
        pytest.param(
            '"Tadi arahan Pak Bupati untuk jangan menunda perbaikan," kata Camat Dewi Lestari.',
            ("Sari Melati", [], "jangan menunda perbaikan", "order"),
            id="the directive of another, told with untuk",
        ),
        pytest.param(
            "Putra sulung Bupati Sari Melati meminta para camat mendata warga.",
            (None, ["para camat"], "mendata warga", "request"),
            id="a relative is not the one named",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan semua pihak supaya mengawal dan mengingatkan pengelola pasar.",
            ("Sari Melati", ["semua pihak"], "mengawal dan mengingatkan pengelola pasar", "urge"),
            id="two verbs with one object",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan, para sopir untuk tidak membuang sampah.",
            ("Sari Melati", ["para sopir"], "tidak membuang sampah", "remind"),
            id="a comma before the party",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan agar bantuan itu tidak dipakai untuk pesta.",
            ("Sari Melati", [], "bantuan itu tidak dipakai untuk pesta", "remind"),
            id="reminding of what is to be done with a thing",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan camat agar tidak hanya memberi izin, melainkan juga mengawasi bangunan.",
            ("Sari Melati", ["camat"], "tidak hanya memberi izin, melainkan juga mengawasi bangunan", "remind"),
            id="not only, but also",
        ),
        pytest.param(
            "Bupati Sari Melati meminta agar rencana jalan, seperti trotoar, dibuat lebih rapi.",
            ("Sari Melati", [], "rencana jalan, seperti trotoar, dibuat lebih rapi", "request"),
            id="examples before the verb",
        ),
        pytest.param(
            '"Semalam saya minta untuk dilakukan perbaikan saluran," kata Bupati Sari Melati.',
            ("Sari Melati", [], "dilakukan perbaikan saluran", "request"),
            id="asked to be done",
        ),
        pytest.param(
            "Dinas itu bekerja sesuai arahan Bupati Sari Melati agar seluruh camat mendata warga.",
            ("Sari Melati", ["seluruh camat"], "mendata warga", "order"),
            id="a directive acted on whose issuer is named",
        ),
        pytest.param(
            '"Jangan hanya meninjau jalan, tetapi harus ada hasil," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Jangan hanya meninjau jalan, tetapi harus ada hasil", "order"),
            id="not merely",
        ),
        pytest.param(
            "Bupati Sari Melati meminta agar hutan yang bernilai tinggi tidak dirusak.",
            ("Sari Melati", [], "hutan yang bernilai tinggi tidak dirusak", "request"),
            id="the subject of a passive belongs to the act",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan kepada pihak pasar soal penataan kios untuk para pedagang.",
            ("Sari Melati", ["pihak pasar"], "penataan kios untuk para pedagang", "urge"),
            id="stressed to a party about an act",
        ),
        pytest.param(
            "Bupati Sari Melati menginstruksikan kepada pangkalan truk untuk mendata sopir.",
            ("Sari Melati", ["pangkalan truk"], "mendata sopir", "order"),
            id="whoever kepada names",
        ),
        pytest.param(
            "Bupati Sari Melati meminta anak buahnya mendata warga.",
            ("Sari Melati", ["anak buahnya"], "mendata warga", "request"),
            id="anak buah",
        ),
        pytest.param(
            '"Apabila ada yang dirugikan, harap melapor kepada kami di kantor," kata Bupati Sari Melati.',
            ("Sari Melati", [], "melapor kepada kami di kantor", "hope"),
            id="a bare harap",
        ),
        pytest.param(
            '"Agar warga berhati-hati terhadap penipuan itu," kata Bupati Sari Melati.',
            ("Sari Melati", ["warga"], "berhati-hati terhadap penipuan itu", "request"),
            id="agar opens the sentence",
        ),
        pytest.param(
            '"Tadi arahan Bupati Sari Melati untuk mendata warga desa," kata Camat Dewi Lestari.',
            ("Sari Melati", [], "mendata warga desa", "order"),
            id="a directive told with untuk and a verb",
        ),
        pytest.param(
            "Bupati Sari Melati mengusulkan pembentukan tim untuk mendata pasar.",
            ("Sari Melati", [], "pembentukan tim untuk mendata pasar", "request"),
            id="an act proposed by its name",
        ),
        pytest.param(
            "Bupati Sari Melati meminta jembatan itu segera diperbaiki.",
            ("Sari Melati", [], "jembatan itu segera diperbaiki", "request"),
            id="a thing soon to be mended",
        ),
        pytest.param(
            '"Kami diminta (Bupati Sari Melati) mendata warga desa," kata Camat Dewi Lestari.',
            ("Sari Melati", ["Kami"], "mendata warga desa", "request"),
            id="an agent in brackets",
        ),
        pytest.param(
            "Sari Melati menjelaskan rencana itu. Ia minta camat untuk mendata warga.",
            ("Sari Melati", ["camat"], "mendata warga", "request"),
            id="a bare stem after a pronoun",
        ),
        pytest.param(
            "Bupati Sari Melati melarang berkegiatan di hotel.",
            ("Sari Melati", [], "berkegiatan di hotel", "order"),
            id="an act forbidden to anyone",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan bahwa camat yang baru saja dilantik untuk selalu mendata warga.",
            ("Sari Melati", ["camat yang baru saja dilantik"], "selalu mendata warga", "request"),
            id="said that a party is to do",
        ),
        pytest.param(
            '"Harapan kepada camat agar janji yang dibuat dapat dicapai," kata Bupati Sari Melati.',
            ("Sari Melati", ["camat"], "janji yang dibuat dapat dicapai", "hope"),
            id="hope put in a party",
        ),
        pytest.param(
            '"Data ini harus dibaca oleh para camat di sini," kata Bupati Sari Melati.',
            ("Sari Melati", ["para camat"], "dibaca oleh para camat di sini", "order"),
            id="what a party must heed",
        ),
        pytest.param(
            "Bupati Sari Melati meminta pihak terkait, khususnya Dinas Sosial Kabupaten Sleman mendata warga.",
            ("Sari Melati", ["pihak terkait", "Dinas Sosial Kabupaten Sleman"], "mendata warga", "request"),
            id="a body of its own in a collective",
        ),
        pytest.param(
            '"Jalan itu harus diperbaiki dengan cepat oleh kita," kata Bupati Sari Melati.',
            ("Sari Melati", [], "diperbaiki dengan cepat oleh kita", "order"),
            id="a doer far from the act",
        ),
        pytest.param(
            "Bupati Sari Melati mengharapkan agar peserta yang hadir untuk mengikuti rapat ini.",
            ("Sari Melati", ["peserta yang hadir"], "mengikuti rapat ini", "hope"),
            id="agar, a party, then untuk",
        ),
        pytest.param(
            '"Angka itu harus dipertahankan, untuk mencapai target," kata Bupati Sari Melati.',
            ("Sari Melati", [], "dipertahankan, untuk mencapai target", "order"),
            id="an aim after a comma",
        ),
        pytest.param(
            '"Harus siap juga dengan pertanyaan warga," kata Bupati Sari Melati.',
            ("Sari Melati", [], "siap juga dengan pertanyaan warga", "order"),
            id="how whoever hears it must be",
        ),
        pytest.param(
            '"Para camat harus waspada terhadap banjir," kata Bupati Sari Melati.',
            ("Sari Melati", ["Para camat"], "waspada terhadap banjir", "order"),
            id="how a party must be",
        ),
        pytest.param(
            "Harapan Bupati Sari Melati, agar buku ini dapat dibagikan kepada warga.",
            ("Sari Melati", [], "buku ini dapat dibagikan kepada warga", "hope"),
            id="a hope told as a noun that something be done",
        ),
        pytest.param(
            '"Saya berharap pada kesempatan ini semua camat mendata warga," kata Bupati Sari Melati.',
            ("Sari Melati", ["semua camat"], "mendata warga", "hope"),
            id="an occasion before the party",
        ),
        pytest.param(
            '"Yang belum terdata, saya minta didata," kata Bupati Sari Melati.',
            ("Sari Melati", [], "didata", "request"),
            id="asked to be done, by the speaker",
        ),
        pytest.param(
            '"Besar harapan kami Pak Gubernur dapat menjaga hutan," kata Bupati Sari Melati.',
            ("Sari Melati", ["Gubernur Daerah Istimewa Yogyakarta"], "dapat menjaga hutan", "hope"),
            id="our hope is the speaker's",
        ),
        pytest.param(
            "Bupati Sari Melati melanjutkan, agar camat segera mendata warga.",
            ("Sari Melati", ["camat"], "segera mendata warga", "request"),
            id="a verb of saying, a comma, then agar",
        ),
        pytest.param(
            '"Kami minta dinas perbaiki jalan desa itu," kata Bupati Sari Melati.',
            ("Sari Melati", ["dinas"], "perbaiki jalan desa itu", "request"),
            id="a bare verb as it is spoken",
        ),
        pytest.param(
            '"Harus sering terjun langsung ke lapangan," kata Bupati Sari Melati.',
            ("Sari Melati", [], "sering terjun langsung ke lapangan", "order"),
            id="what whoever hears it must do",
        ),
        pytest.param(
            '"Jangan lupa menjaga kebersihan pasar itu," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Jangan lupa menjaga kebersihan pasar itu", "order"),
            id="not to forget an act",
        ),
        pytest.param(
            '"Kalau ada keributan segera laporkan ke polisi," kata Bupati Sari Melati.',
            ("Sari Melati", [], "segera laporkan ke polisi", "order"),
            id="an order after its case",
        ),
        pytest.param(
            "Bupati Sari Melati menitip pesan kepada Menteri Sosial agar mendata warga.",
            ("Sari Melati", ["Menteri Sosial"], "mendata warga", "request"),
            id="a message to someone",
        ),
        pytest.param(
            '"Pemerintah harus membantu warga dan kami siap mendukung," kata Bupati Sari Melati.',
            ("Sari Melati", ["Pemerintah"], "membantu warga", "order"),
            id="the act ends before one's own",
        ),
        pytest.param(
            "Bupati Sari Melati meminta sejumlah dinas mendata warga.",
            ("Sari Melati", ["sejumlah dinas"], "mendata warga", "request"),
            id="sejumlah is no verb",
        ),
        pytest.param(
            "Bupati Sari Melati mengimbau pedagang yang masuk kategori wajib daftar untuk segera mendaftar.",
            ("Sari Melati", ["pedagang yang masuk kategori wajib daftar"], "segera mendaftar", "urge"),
            id="a duty inside a relative clause",
        ),
        pytest.param(
            "Bupati Sari Melati berpesan kepada warga yang memiliki balita untuk rutin memeriksa kesehatan.",
            ("Sari Melati", ["warga yang memiliki balita"], "rutin memeriksa kesehatan", "request"),
            id="a message to a party with a relative clause",
        ),
        pytest.param(
            "Bupati Sari Melati berpesan untuk seluruh warga untuk terus menjaga kebersihan.",
            ("Sari Melati", ["seluruh warga"], "terus menjaga kebersihan", "request"),
            id="untuk before the party and before the act",
        ),
        pytest.param(
            "Bupati Sari Melati meminta perhatian kepada Kementerian Sosial agar membangun jalan itu.",
            ("Sari Melati", ["Kementerian Sosial"], "membangun jalan itu", "request"),
            id="attention asked of a body for an act",
        ),
        pytest.param(
            "Ada surat dari Bupati Sari Melati yang meminta agar camat segera mendata warga.",
            ("Sari Melati", ["camat"], "segera mendata warga", "request"),
            id="the issuer before a relative clause",
        ),
        pytest.param(
            "Bupati Sari Melati mengajak anak muda di desa itu agar terus menumbuhkan usaha.",
            ("Sari Melati", ["anak muda di desa"], "terus menumbuhkan usaha", "urge"),
            id="anak muda",
        ),
        pytest.param(
            '"Saya minta tolong kepada para camat mendata warga," kata Bupati Sari Melati.',
            ("Sari Melati", ["para camat"], "mendata warga", "request"),
            id="minta tolong",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan, pasar itu perlu mendapat perhatian dari dinas.",
            ("Sari Melati", [], "mendapat perhatian dari dinas", "urge"),
            id="what is to be cared for",
        ),
        pytest.param(
            '"Kami berharap camat tidak hanya mendata warga, tetapi juga mendorong usaha," kata Bupati Sari Melati.',
            ("Sari Melati", ["camat"], "tidak hanya mendata warga, tetapi juga mendorong usaha", "hope"),
            id="but also, with a directing verb",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan akan pentingnya menjaga saluran air di desa.",
            ("Sari Melati", [], "menjaga saluran air di desa", "remind"),
            id="reminded of the importance of an act",
        ),
        pytest.param(
            "Bupati Sari Melati meminta camat segera mendata warga di tepi sungai agar pada musim hujan bantuan pusat "
            "dan dari kabupaten dapat disalurkan dengan cepat kepada mereka yang berhak.",
            ("Sari Melati", ["camat"], "segera mendata warga di tepi sungai", "request"),
            id="a purpose much longer than its act",
        ),
        pytest.param(
            "Bupati Sari Melati meminta camat mendata warga .dana desa itu cukup.",
            ("Sari Melati", ["camat"], "mendata warga", "request"),
            id="a full stop without a space after it",
        ),
        pytest.param(
            "Bupati Sari Melati meminta seluruh camat agar SEGERA MENDATA warga.",
            ("Sari Melati", ["seluruh camat"], "SEGERA MENDATA warga", "request"),
            id="an act in capitals",
        ),
        pytest.param(
            "Bupati Sari Melati dengan tegas melarang segala bentuk pungutan di sekolah.",
            ("Sari Melati", [], "segala bentuk pungutan di sekolah", "order"),
            id="the name of what is forbidden",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan para camat, termasuk camat di lereng gunung itu harus bisa mendata warga.",
            ("Sari Melati", ["para camat"], "bisa mendata warga", "order"),
            id="termasuk, without a closing comma",
        ),
        pytest.param(
            '"Harapan dari Bupati Sari Melati, semoga dengan rapat ini, para camat tetap bersinergi," kata Budi.',
            ("Sari Melati", ["para camat"], "tetap bersinergi", "hope"),
            id="a hope told with semoga",
        ),
        pytest.param(
            'Bupati Sari Melati menemui warga. "Agar setiap surat yang masuk, terlebih dahulu diperiksa," imbaunya.',
            ("Sari Melati", [], "setiap surat yang masuk, terlebih dahulu diperiksa", "urge"),
            id="agar in a quotation told to be a request",
        ),
        pytest.param(
            "Bupati Sari Melati melarang truk melintas di jalan desa.",
            ("Sari Melati", [], "truk melintas di jalan desa", "order"),
            id="a thing is kept from what it does",
        ),
        pytest.param(
            "Bupati Sari Melati berharap ke depan para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga", "hope"),
            id="ke depan before the party",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan bahwa surat itu palsu dan meminta para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga", "request"),
            id="after a clause of a thing",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan pentingnya kesiapsiagaan dalam menghadapi banjir.",
            ("Sari Melati", [], "kesiapsiagaan dalam menghadapi banjir", "urge"),
            id="a way to behave that leads to an act",
        ),
        pytest.param(
            "Bupati Sari Melati menandatangani surat edaran tentang pungutan. Dalam surat edaran tersebut, "
            "ditegaskan bahwa warga tidak diperbolehkan memberikan imbalan kepada petugas.",
            ("Sari Melati", ["warga"], "tidak diperbolehkan memberikan imbalan kepada petugas", "order"),
            id="what a circular says, by who signed it",
        ),
    ],
)
def test_who_is_directed_to_what(sentence: str, expected: tuple[str | None, list[str], str, str]) -> None:
    found = told(OPENING + sentence)
    assert len(found) == 1
    issuer, addressees, action, strength = found[0]
    assert (addressees, action, strength) == expected[1:]
    if expected[0] is None:
        assert issuer != "Sari Melati"
    else:
        assert issuer == expected[0]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Bupati Sari Melati tidak meminta camat mendata warga.", id="denied"),
        pytest.param("Bupati Sari Melati akan meminta camat mendata warga.", id="planned"),
        pytest.param("Bupati Sari Melati ingin mendorong pertumbuhan ekonomi.", id="no party"),
        pytest.param("Polisi meminta keterangan dari tiga orang saksi.", id="asking for a thing"),
        pytest.param("Saksi itu dimintai keterangan oleh polisi.", id="dimintai"),
        pytest.param("Program itu diharapkan dapat menekan angka kemiskinan.", id="hope about a thing"),
        pytest.param("Warga harus menempuh jarak dua kilometer untuk sampai ke sekolah.", id="a fact with harus"),
        pytest.param("Aturan yang harus dipatuhi itu dibacakan di depan peserta.", id="a relative clause with harus"),
        pytest.param("Rapat itu digelar agar warga memahami aturan baru.", id="a purpose"),
        pytest.param("Bupati Sari Melati mengingatkan bahwa musim hujan telah tiba.", id="reminding of a fact"),
        pytest.param('"Kami akan memperbaiki jalan itu tahun depan," kata Bupati Sari Melati.', id="own plan"),
        pytest.param('"Jangan-jangan data itu memang belum lengkap," kata Bupati Sari Melati.', id="jangan-jangan"),
        pytest.param("Curah hujan naik tajam, mendorong dinas untuk menambah petugas.", id="an event moves"),
        pytest.param(
            '"Karena itu, program ini mendorong anak-anak lebih disiplin dan sehat," kata Bupati Sari Melati.',
            id="a thing after an opening word",
        ),
        pytest.param("Kebutuhan mendesak untuk menjamin pasokan air bersih.", id="mendesak as an adjective"),
        pytest.param(
            "Bupati Sari Melati menyebut pasar itu kebutuhan mendesak agar warga dapat berdagang.",
            id="mendesak as an adjective, with those who are to do something",
        ),
        pytest.param("Sari Melati meminta untuk menemui dokter itu.", id="asking for oneself"),
        pytest.param(
            '"Hujan boleh turun, tapi jangan sampai terjadi banjir di desa itu," kata Bupati Sari Melati.',
            id="jangan sampai inside a sentence",
        ),
        pytest.param(
            '"Kas desa kosong karena, Dinas Kesehatan harus melunasi utang lama," kata Bupati Sari Melati.',
            id="a reason before a comma",
        ),
        pytest.param(
            '"Ada jalan yang rawan longsor dan harus diperbaiki," kata Bupati Sari Melati.', id="joined to a relative"
        ),
        pytest.param("Camat itu mendapat undangan dari rekan kerja dan diminta hadir.", id="subject before dan"),
        pytest.param("Perpustakaan itu dibuka untuk umum dan dikunjungi banyak pelajar.", id="nothing at all"),
        pytest.param(
            "Bupati Sari Melati mengingatkan semua pihak bahwa banjir belum berakhir.", id="telling a party a fact"
        ),
        pytest.param("Bupati Sari Melati berharap jalan itu dapat dirasakan manfaatnya.", id="hope for what befalls"),
        pytest.param("Bupati Sari Melati mengatakan bahwa petugas untuk mendata warga sudah siap.", id="own task"),
        pytest.param("Kami berkumpul dalam rangka mengajak para camat mendata warga.", id="dalam rangka"),
        pytest.param("Tim itu akan memberikan imbauan kepada camat untuk mendata warga.", id="an appeal to be given"),
        pytest.param('"Kursi itu tidak boleh diisi, aturannya begitu," kata Bupati Sari Melati.', id="a rule"),
        pytest.param('"Apabila ada orangnya, tidak boleh diisi," kata Bupati Sari Melati.', id="a rule with its case"),
        pytest.param('"Kota itu memang setiap tahun harus diperbaiki," kata Bupati Sari Melati.', id="how things are"),
        pytest.param('"Makanan itu harus siap sebelum acara dimulai," kata Bupati Sari Melati.', id="a thing"),
        pytest.param('"Katakanlah ada seratus warga di sana," kata Bupati Sari Melati.', id="let us say"),
        pytest.param('"Itu buat bayar makan di sana," kata Bupati Sari Melati.', id="what it is for"),
        pytest.param('"Bangun pagi memang tidak mudah bagi anak," kata Bupati Sari Melati.', id="an act as subject"),
        pytest.param("Sari Melati minta dijadwalkan ziarah ke makam itu.", id="asked for oneself"),
        pytest.param("Bupati Sari Melati berharap pihaknya bisa membuka pasar.", id="hope of one's own side"),
        pytest.param("Bupati Sari Melati berharap diskon pajak membawa manfaat.", id="a thing that looks like a verb"),
        pytest.param("Setiap bulan, peserta asuransi diwajibkan membayar iuran.", id="a duty"),
        pytest.param("Sari Melati siap jika pihaknya diminta untuk mendata warga.", id="only a case"),
        pytest.param("Harapan Bupati Sari Melati adalah untuk memajukan warga.", id="hope for oneself"),
        pytest.param("Catatan: kasus ini mendorong pemerintah untuk mendata warga.", id="a case moves"),
        pytest.param('"Kami harapkan di tahun ini ada harapan karena aturan dicabut," kata Sari Melati.', id="reason"),
        pytest.param("Bupati Sari Melati berharap semua lebih baik di tahun baru.", id="all to be better"),
        pytest.param('"Ada dua langkah yg harus dilakukan bersama," kata Bupati Sari Melati.', id="yg is yang"),
        pytest.param('"Jangan lupa senyum," kata Bupati Sari Melati.', id="nothing to do"),
        pytest.param("Bupati Sari Melati meminta perhatian kepada Kementerian Sosial.", id="attention asked for"),
        pytest.param("Ada surat peringatan yang meminta warga mendata usaha.", id="a letter asks"),
        pytest.param("Bupati Sari Melati meminta tolong.", id="help asked for"),
        pytest.param("Isu pasar kerja mendorong pemerintah untuk mendata warga.", id="an issue moves"),
        pytest.param("Sari Melati mengaku diminta perusahaan swasta untuk mendata warga.", id="asked, as one says"),
        pytest.param("Bupati Sari Melati mengusulkan perempuan itu menjadi pahlawan.", id="someone proposed"),
        pytest.param('"Hal itu harus dipahami sejak awal," kata Bupati Sari Melati.', id="understanding"),
        pytest.param('"Harapan warga di desa ini sangat besar sekali," kata Bupati Sari Melati.', id="others hope"),
        pytest.param(
            "Dinas Sosial Kabupaten Sleman diharapkan menjadi contoh bagi daerah lain.", id="how a body turns out"
        ),
        pytest.param('"Agar warga aman, kami membuat tanggul," kata Bupati Sari Melati.', id="agar and a main clause"),
        pytest.param("Camat itu menunggu arahan Bupati Sari Melati untuk mendata warga.", id="waiting for a directive"),
        pytest.param("Bupati Sari Melati berharap disahkannya aturan itu menjadi awal baru.", id="an event hoped for"),
        pytest.param("Bupati Sari Melati menjelaskan pentingnya menjaga saluran air di desa.", id="told, not stressed"),
        pytest.param("Bupati Sari Melati menekankan pentingnya persatuan warga desa.", id="the importance of a state"),
        pytest.param("Bupati Sari Melati menekankan pentingnya pencegahan.", id="the importance of an act in a word"),
        pytest.param("Bupati Sari Melati mengatakan, jika hujan camat harus siaga.", id="said under a condition"),
        pytest.param("Bupati Sari Melati tidak pernah meminta camat mendata warga.", id="never asked"),
        pytest.param('"Semoga kita saling tolong menolong di desa," kata Bupati Sari Melati.', id="tolong-menolong"),
        pytest.param('"Seorang pemimpin tidak boleh membedakan warganya," kata Bupati Sari Melati.', id="of anyone"),
        pytest.param("KMP didorong untuk memperkuat ekonomi desa.", id="a programme is pushed"),
        pytest.param('"Jangan hanya di kota ini saja," kata Bupati Sari Melati.', id="not only here"),
        pytest.param("Sari Melati meminta untuk dibantu keluarganya.", id="asking to be helped"),
        pytest.param("Undang-Undang Nomor 5 Tahun 2014 melarang segala bentuk pungutan.", id="a law forbids conduct"),
        pytest.param("Sari Melati menyatakan bahwa frekuensi banjir dalam setahun menuntut adanya penanganan.",
                     id="a thing calls for it"),
        pytest.param("Bupati Sari Melati melarang hal itu terjadi di desa.", id="it is only not to happen"),
        pytest.param("Bupati Sari Melati melarang warga karena berbahaya.", id="a reason is no act"),
        pytest.param("Ia mengatakan pada dasarnya Undang-Undang Nomor 5 Tahun 2014 melarang kegiatan warga.",
                     id="a law, after other words"),
        pytest.param("Bupati Sari Melati disebut tidak mungkin melarang kegiatan warga.", id="not likely"),
        pytest.param('"Semoga usaha kita diterima," kata Bupati Sari Melati.', id="a prayer"),
        pytest.param('"Agar setiap surat yang masuk, terlebih dahulu diperiksa," kata Bupati Sari Melati.',
                     id="agar that only gives a purpose"),
        pytest.param("Sari Melati menekankan pentingnya kesiapsiagaan di musim hujan.", id="no act it leads to"),
        pytest.param("Sari Melati membahas surat edaran menteri. Dalam surat edaran tersebut, ditegaskan bahwa warga "
                     "tidak diperbolehkan memberikan imbalan.", id="a circular of another"),
    ],
)  # fmt: skip
def test_what_directs_no_one(sentence: str) -> None:
    assert [d for d in directives(OPENING + sentence) if d.confidence >= 0.5] == []


def test_a_pronoun_is_the_last_speaker() -> None:
    text = OPENING + "Sari Melati menjelaskan rencana itu. Ia meminta camat mendata warga."
    assert told(text)[0][0] == "Sari Melati"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(
            "Para pedagang pasar mendatangi kantor itu. Mereka meminta agar pasar segera diperbaiki.",
            "Para pedagang pasar",
            id="mereka is the group told of before",
        ),
        pytest.param(
            "Camat Dewi Lestari tiba. Setelah rapat Sari Melati pulang, kemudian iapun meminta camat mendata warga.",
            "Sari Melati",
            id="a pronoun is the subject of its own sentence",
        ),
        pytest.param("Mereka meminta agar pasar segera diperbaiki.", None, id="mereka without a group"),
        pytest.param(
            "Sari Melati menjelaskan rencana itu. Mantan Menteri Sosial ini meminta camat mendata warga.",
            "Sari Melati",
            id="a former post with ini is the last speaker",
        ),
        pytest.param(
            "Sari Melati menjelaskan rencana itu. Gubernur Jambi dalam rapat itu meminta camat mendata warga.",
            "Gubernur Jambi",
            id="a gathering pointed at says nothing of the post",
        ),
        pytest.param(
            "Sari Melati menjelaskan program Presiden Budi Lesmana. Ia meminta camat mendata warga.",
            "Sari Melati",
            id="the owner of a programme is no subject",
        ),
        pytest.param(
            "Sari Melati menjelaskan rencana itu. Seluruh camat diminta mendata warga.",
            "Sari Melati",
            id="a passive after what someone said",
        ),
        pytest.param(
            "Sari Melati, SH pada sambutan meminta camat mendata warga.", "Sari Melati", id="a degree is no group"
        ),
        pytest.param(
            "Pemerintah Kabupaten Sleman, Yogyakarta minta Kementerian Sosial mendata warga.",
            "Pemerintah Kabupaten Sleman",
            id="a bare stem after a place",
        ),
    ],
)
def test_who_the_issuer_is(text: str, issuer: str | None) -> None:
    found = told(OPENING + text)
    assert len(found) == 1
    assert found[0][0] == issuer


def test_coordinated_verbs_are_two_directives_of_one_issuer() -> None:
    text = OPENING + "Sari Melati meminta camat mendata warga dan mengimbau masyarakat menjaga kebersihan."
    assert [(row[0], row[2]) for row in told(text)] == [
        ("Sari Melati", "mendata warga"),
        ("Sari Melati", "menjaga kebersihan"),
    ]


def test_a_paraphrase_and_its_quotation_are_one_with_both_as_evidence() -> None:
    text = OPENING + (
        "Sari Melati meminta dinas terkait berkoordinasi dengan camat untuk perbaikan jalan itu.\n\n"
        '"Lakukan koordinasi dengan camat untuk perbaikan jalan," kata Sari Melati.'
    )
    found = directives(text)
    assert len(found) == 1
    assert len(found[0].evidence) == 2
    assert found[0].verb == "meminta"


def test_the_action_ends_before_a_reason() -> None:
    found = told(OPENING + "Sari Melati meminta camat mendata warga karena musim hujan telah tiba.")
    assert found[0][2] == "mendata warga"


def test_a_short_order_ends_before_its_purpose() -> None:
    found = told(OPENING + '"Saluran itu harus dibersihkan supaya air mengalir lancar," kata Sari Melati.')
    assert found[0][2] == "dibersihkan"


def test_deadline_ground_and_meeting_hang_on_the_directive() -> None:
    text = OPENING + (
        "Sesuai Peraturan Daerah Nomor 5 Tahun 2021, Sari Melati meminta camat menyerahkan data paling lambat "
        "15 Maret 2022."
    )
    (found,) = directives(text)
    assert found.deadline == "paling lambat 15 Maret 2022"
    assert found.deadline_date == "2022-03-15"
    assert len(found.basis) == 1
    assert found.meeting is not None


@pytest.mark.parametrize(
    ("act", "deadline"),
    [
        ("menyerahkan data dalam tiga hari ke depan", "dalam tiga hari ke depan"),
        ("menyerahkan data dalam 24 jam", "dalam 24 jam"),
        ("mendata warga hingga pelaksanaan jaminan sosial", None),
        ("menata pasar dalam satu kawasan", None),
    ],
)
def test_a_deadline_told_by_how_long(act: str, deadline: str | None) -> None:
    (found,) = directives(OPENING + f"Sari Melati meminta camat {act}.")
    assert found.deadline == deadline


@pytest.mark.parametrize(
    ("ground", "articles"),
    [
        ("Sesuai Pasal 10 ayat (2) Peraturan Daerah Nomor 5 Tahun 2021", ("pasal-10-ayat-2",)),
        ("Berdasarkan Pasal 4 dan Pasal 7 dalam Perda Nomor 5 Tahun 2021", ("pasal-4", "pasal-7")),
        ("Sesuai Peraturan Daerah Nomor 5 Tahun 2021", ()),
    ],
)
def test_a_ground_is_told_down_to_its_article(ground: str, articles: tuple[str, ...]) -> None:
    (found,) = directives(OPENING + f"{ground}, Sari Melati meminta camat menyerahkan data.")
    (basis,) = found.basis
    assert found.basis_articles == tuple(f"{basis}/{article}" for article in articles)


def test_an_article_told_elsewhere_is_no_ground() -> None:
    (found,) = directives(
        OPENING + "Pasal 3 Perda Nomor 5 Tahun 2021 mengatur tarif. Sesuai Perda Nomor 5 Tahun 2021, Sari Melati "
        "meminta camat menyerahkan data."
    )
    assert found.basis
    assert not found.basis_articles


def test_a_directive_told_and_quoted_rests_on_the_grounds_of_both() -> None:
    (found,) = directives(
        OPENING + "Sesuai Pasal 4 Perda Nomor 5 Tahun 2021, Sari Melati meminta camat menyerahkan data banjir. "
        '"Saya minta camat segera menyerahkan data banjir hari ini," kata Sari Melati.'
    )
    assert len(found.evidence) == 2
    assert [article.rpartition("/")[2] for article in found.basis_articles] == ["pasal-4"]


def test_what_stands_in_a_circular_rests_on_it_and_a_ban_goes_on_in_the_next_sentence() -> None:
    extraction = read(
        "Bupati Sari Melati menandatangani surat edaran tentang larangan pungutan. Dalam surat edaran tersebut, "
        "disebutkan bahwa warga tidak diperbolehkan memberikan imbalan. Sebaliknya, seluruh pegawai dilarang "
        "menerima biaya apa pun."
    )
    first, second = extraction.directives
    assert first.basis == (extraction.regulations[0].id,)
    assert second.issuer == first.issuer
    assert not directives("Bupati Sari Melati meninjau kantor itu. Seluruh pegawai dilarang menerima biaya apa pun.")


def test_what_it_carries_on_is_the_party_whose_directive_it_was() -> None:
    text = OPENING + "Sari Melati meminta camat menindaklanjuti arahan Gubernur Daerah Istimewa Yogyakarta."
    (found,) = directives(text)
    assert found.follows is not None
    assert found.follows.startswith("post/gubernur")


LIST = "Sari Melati {}:\n\n1. Dinas Sosial segera mendata warga.\n2. Jaga saluran air di desa.\n3. Camat agar siaga.\n"


@pytest.mark.parametrize(
    "lead", ["menekankan tiga hal", "mengingatkan beberapa hal, yaitu", "meminta tiga hal berikut"]
)
def test_the_items_of_a_list_are_told_by_the_one_who_announces_it(lead: str) -> None:
    text = OPENING + LIST.format(lead) + "\nRapat ditutup sore hari. Jaga jarak."
    found = directives(text)
    assert [(d.issuer, d.action) for d in found] == [
        ("person/sari-melati", "segera mendata warga"),
        ("person/sari-melati", "Jaga saluran air di desa"),
        ("person/sari-melati", "siaga"),
    ]
    assert all(lead in d.evidence[0].of(text) and d.action in d.evidence[1].of(text) for d in found)


@pytest.mark.parametrize(
    "item",
    [
        "Perlu mengejar kekurangan luas tanam.",
        "Sawah harus diusahakan sama luasnya.",
        "Warga agar menjaga saluran air.",
        "Agar warga menjaga saluran air.",
        "Harapannya, warga menjaga saluran air.",
    ],
)
def test_an_item_of_a_list_has_no_word_after_it_that_says_how_it_was_spoken(item: str) -> None:
    text = OPENING + f"Sari Melati menekankan dua hal:\n\n1. {item}\n2. Jaga saluran air di desa."
    assert all(d.issuer == "person/sari-melati" for d in directives(text))


@pytest.mark.parametrize("lead", ["mencatat tiga hal", "menerima tiga usulan berikut"])
def test_a_list_of_something_else_directs_no_one(lead: str) -> None:
    assert {d.rule for d in directives(OPENING + LIST.format(lead))}.isdisjoint({"D-13", "D-20"})


def test_the_title_directs_no_one() -> None:
    text = "Bupati Minta Camat Mendata Warga\n\n" + OPENING
    extraction = EXTRACTOR.extract(
        Report(ReportInfo("r1", title="Bupati Minta Camat Mendata Warga", published="2022-03-02"), text, 34)
    )
    assert extraction.directives == ()


def test_every_span_reproduces_its_text() -> None:
    text = OPENING + "Sari Melati meminta seluruh camat segera mendata warga, paling lambat besok."
    (found,) = directives(text)
    assert found.action_span is not None
    assert found.action_span.of(text) == found.action
    assert found.action in found.evidence[0].of(text)
    assert found.verb in found.evidence[0].of(text)


@pytest.mark.parametrize(
    ("act", "issuers"),
    [
        ("menindaklanjuti instruksi Gubernur Jambi Budi Lesmana", {"person/budi-lesmana"}),
        ("menindaklanjuti instruksi Kepala BNPB Budi Lesmana", {"person/budi-lesmana"}),
        ("melaksanakan instruksi Gubernur Jambi Nomor 5 Tahun 2022", set()),
        ("melaksanakan Instruksi Gubernur Jambi Nomor 5 Tahun 2022", set()),
    ],
)
def test_an_instruction_told_is_no_instrument(act: str, issuers: set[str]) -> None:
    found = read(OPENING + f"Camat Dewi Lestari {act} dengan mendata warga.")
    assert {item.issuer for item in found.follow_ups} == issuers


def test_what_is_only_asked_for_is_no_follow_up() -> None:
    found = read(OPENING + "Bupati Sari Melati meminta camat menindaklanjuti arahan Gubernur Jambi Budi Lesmana.")
    assert [item.follows for item in found.directives] == ["person/budi-lesmana"]
    assert found.follow_ups == ()
