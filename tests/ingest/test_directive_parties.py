"""Directives: parties told in unusual places, and what must be done as an office-holder says it."""

from __future__ import annotations

import pytest

from graph.model import Extraction
from tests.reading import directives, read_on

OPENING = "Bupati Sleman Sari Melati memimpin rapat koordinasi di pendopo, Selasa (1/3/2022).\n\n"


def read(text: str) -> Extraction:
    return read_on("2022-03-02", OPENING + text)


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Untuk itu, para camat di daerah pesisir, diminta mendata warga.",
            (None, ["para camat di daerah pesisir"], "mendata warga"),
            id="a comma between the party and the passive",
        ),
        pytest.param(
            '"ASN di Pemkab Sleman harus bekerja lebih cepat," kata Bupati Sari Melati.',
            ("Sari Melati", ["ASN di Pemkab Sleman"], "bekerja lebih cepat"),
            id="a party with the body it is at",
        ),
        pytest.param(
            "Kepada para camat, Bupati Sari Melati berpesan agar selalu mendata warga.",
            ("Sari Melati", ["para camat"], "selalu mendata warga"),
            id="a party before the issuer",
        ),
        pytest.param(
            '"Kepada seluruh lurah yang hadir, saya harapkan memberikan laporan," kata Bupati Sari Melati.',
            ("Sari Melati", ["seluruh lurah yang hadir"], "memberikan laporan"),
            id="hope put in a party told first",
        ),
        pytest.param(
            "Kepada para lurah Bupati menginstruksikan penertiban pasar.",
            ("Sari Melati", ["para lurah"], "penertiban pasar"),
            id="no comma between the party and the issuer",
        ),
        pytest.param(
            "Bupati Sari Melati berharap, para camat dapat mendata warga.",
            ("Sari Melati", ["para camat"], "dapat mendata warga"),
            id="a comma after a verb of hoping",
        ),
        pytest.param(
            "Bupati Sari Melati mengimbau kepada Satuan Kerja Teknis menyebarkan informasi itu.",
            ("Sari Melati", ["Satuan Kerja Teknis"], "menyebarkan informasi itu"),
            id="kepada and a party that nothing else names",
        ),
        pytest.param(
            "Bupati Sari Melati meminta untuk tetap menjaga saluran air.",
            ("Sari Melati", [], "tetap menjaga saluran air"),
            id="to go on with an act",
        ),
        pytest.param(
            "Bupati Sari Melati bertemu camat dan lurah itu. Ia mendorong keduanya untuk bekerja sama.",
            ("Sari Melati", ["keduanya"], "bekerja sama"),
            id="both of them",
        ),
        pytest.param(
            "Bupati Sari Melati meminta agar pemerintah kabupaten dan kota mendata warga.",
            ("Sari Melati", ["pemerintah kabupaten dan kota"], "mendata warga"),
            id="levels of government are one party",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, Dinas Sosial perlu mendata warga.",
            ("Sari Melati", ["Dinas Sosial Kabupaten Sleman"], "mendata warga"),
            id="said that a party needs to act",
        ),
        pytest.param(
            "Menurut Bupati Sari Melati, penataan pasar perlu disesuaikan dengan kebutuhan warga.",
            ("Sari Melati", [], "disesuaikan dengan kebutuhan warga"),
            id="what must be done, and how",
        ),
        pytest.param(
            "Bupati Sari Melati menjelaskan, banjir tidak cukup dicatat, melainkan harus ditangani secara terpadu.",
            ("Sari Melati", [], "ditangani secara terpadu"),
            id="what must be done instead",
        ),
        pytest.param(
            "Bupati Sari Melati mengharapkan dukungan dari para pedagang.",
            ("Sari Melati", ["para pedagang"], "dukungan dari para pedagang"),
            id="support hoped from a party",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan tentang pentingnya pengawasan pasar oleh semua pihak.",
            ("Sari Melati", [], "pengawasan pasar oleh semua pihak"),
            id="tentang before the importance of an act",
        ),
        pytest.param(
            "Bupati Sari Melati menyarankan pembentukan tim kecil di desa.",
            ("Sari Melati", [], "pembentukan tim kecil di desa"),
            id="an act suggested by its name",
        ),
        pytest.param(
            "Rapat dipimpin oleh Wakil Bupati Sleman Dewi Lestari. Ia meminta para lurah mendata warga.",
            ("Dewi Lestari", ["para lurah"], "mendata warga"),
            id="a pronoun after the one by whom it was led",
        ),
        pytest.param(
            '"Desa kini mengelola dana sendiri," kata Bupati Sari Melati.\n\nDesa diharapkan menyusun rencana.\n\n'
            '"Rencana itu kami bahas bulan depan," kata Bupati Sari Melati.',
            ("Sari Melati", ["Desa"], "menyusun rencana"),
            id="between two quotations of one speaker",
        ),
        pytest.param(
            "Bupati Sari Melati mengharapkan agar ini bisa dijabarkan oleh teman-teman di Dinas Sosial.",
            ("Sari Melati", ["Dinas Sosial Kabupaten Sleman"], "bisa dijabarkan"),
            id="who is to do what is to be done",
        ),
        pytest.param(
            "Bupati Sari Melati berharap jalan itu segera diperbaiki oleh dinas terkait agar warga aman.",
            ("Sari Melati", ["dinas terkait"], "jalan itu segera diperbaiki"),
            id="a thing and its doer",
        ),
        pytest.param(
            '"Saya ingin setiap pejabat bekerja dengan tanggung jawab," kata Bupati Sari Melati.',
            ("Sari Melati", ["setiap pejabat"], "bekerja dengan tanggung jawab"),
            id="what a speaker wants of others",
        ),
        pytest.param(
            "Bupati Sari Melati mendorong penyusunan aturan desa.",
            ("Sari Melati", [], "penyusunan aturan desa"),
            id="an act that someone pushes",
        ),
        pytest.param(
            '"Pertama dinas bekerja, kedua para camat agar mendata warga," kata Bupati Sari Melati.',
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="an item of a list in one sentence",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan pentingnya kolaborasi antara dinas dan warga dalam menata pasar.",
            ("Sari Melati", ["dinas", "warga"], "kolaborasi antara dinas dan warga dalam menata pasar"),
            id="those who are to work together",
        ),
        pytest.param(
            "Perwakilan Kodim 0732/Sleman meminta agar warga menjaga kebersihan.",
            ("Komando Distrik Militer 0732/Sleman", ["warga"], "menjaga kebersihan"),
            id="who speaks for a body",
        ),
        pytest.param(
            "Bupati Sari Melati menegaskan bahwa seluruh camat harus memiliki semangat kerja yang kuat.",
            ("Sari Melati", ["seluruh camat"], "memiliki semangat kerja yang kuat"),
            id="an attitude others are told to have",
        ),
        pytest.param(
            "Bupati Sari Melati meminta warga khususnya pedagang menjaga kebersihan.",
            ("Sari Melati", ["warga", "pedagang"], "menjaga kebersihan"),
            id="khususnya names a party of its own",
        ),
        pytest.param(
            '"Untuk Dinas Sosial, sebelum rapat tolong siapkan data warga," kata Bupati Sari Melati.',
            ("Sari Melati", ["Dinas Sosial Kabupaten Sleman"], "siapkan data warga"),
            id="whom a speaker calls on first",
        ),
        pytest.param(
            '"Kami selaku kuasa hukum dari Budi Lesmana, mendesak dinas agar menata pasar," kata Bupati Sari Melati.',
            ("Sari Melati", ["dinas"], "menata pasar"),
            id="who speaks for another",
        ),
        pytest.param(
            '"Tapi jangan sampai mengorbankan hutan desa," kata Bupati Sari Melati.',
            ("Sari Melati", [], "jangan sampai mengorbankan hutan desa"),
            id="jangan sampai before an act",
        ),
        pytest.param(
            '"Pemerintah pusat, khususnya dinas, perlu mengeluarkan aturan baru," kata Bupati Sari Melati.',
            ("Sari Melati", ["Pemerintah pusat"], "mengeluarkan aturan baru"),
            id="what a party is to issue",
        ),
        pytest.param(
            '"Para camat harus menjadi teladan bagi warga," kata Bupati Sari Melati.',
            ("Sari Melati", ["Para camat"], "menjadi teladan bagi warga"),
            id="an example others are to be",
        ),
        pytest.param(
            "Bupati Sari Melati meminta pengikut-nya untuk menyampaikan saran.",
            ("Sari Melati", ["pengikut-nya"], "menyampaikan saran"),
            id="a word for who acts that no list has",
        ),
        pytest.param(
            "Bupati Sari Melati meminta kerja sama para lurah untuk memastikan pasar bersih.",
            ("Sari Melati", ["para lurah"], "kerja sama para lurah untuk memastikan pasar bersih"),
            id="support asked for an act",
        ),
        pytest.param(
            '"Saya minta nanti bapak-bapak untuk mendata warga," kata Bupati Sari Melati.',
            ("Sari Melati", ["bapak-bapak"], "mendata warga"),
            id="nanti before the party",
        ),
        pytest.param(
            "Ia lebih lanjut berpesan agar para lurah mendata warga.",
            ("Sari Melati", ["para lurah"], "mendata warga"),
            id="lebih lanjut before the verb",
        ),
        pytest.param(
            "Bupati Sari Melati meminta para kader “pasar bersih” untuk mendata warga.",
            ("Sari Melati", ["para kader “pasar bersih”"], "mendata warga"),
            id="a nickname in quotation marks",
        ),
        pytest.param(
            "Bupati Sari Melati berharap seluruh SPPG segera menata dapur.",
            ("Sari Melati", ["seluruh SPPG"], "segera menata dapur"),
            id="every one of an acronym",
        ),
        pytest.param(
            "Menurut Bupati Sari Melati, para lurah wajib mendata warga.",
            ("Sari Melati", ["para lurah"], "mendata warga"),
            id="the view of an office-holder",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, lembaga publik yang mengelola data harus menata layanan.",
            ("Sari Melati", ["lembaga publik yang mengelola data"], "menata layanan"),
            id="two words head a party with a relative clause",
        ),
        pytest.param(
            '"Minggu depan Satgas juga wajib datang kembali," kata Bupati Sari Melati.',
            ("Sari Melati", ["Satgas"], "datang kembali"),
            id="a time before the party",
        ),
        pytest.param(
            "DPRD Kabupaten Sleman mewakili masyarakat merekomendasikan kepada dinas untuk segera menata pasar.",
            ("DPRD Kabupaten Sleman", ["dinas"], "segera menata pasar"),
            id="on behalf of others",
        ),
        pytest.param(
            "Bupati Sari Melati mendorong peran aktif dari camat dan lurah agar mampu mendata warga.",
            ("Sari Melati", ["camat", "lurah"], "mampu mendata warga"),
            id="an active part asked of parties",
        ),
        pytest.param(
            "Kepada ratusan kader saat pelatihan di pendopo, Bupati Sari Melati meminta agar mendata warga.",
            ("Sari Melati", ["ratusan kader"], "mendata warga"),
            id="when and where a party told first is spoken to",
        ),
        pytest.param(
            "Sedangkan untuk para lurah, ia meminta agar terus mendata warga.",
            ("Sari Melati", ["para lurah"], "terus mendata warga"),
            id="untuk before the party told first",
        ),
        pytest.param(
            "Bupati Sari Melati juga menginginkan para lurah berperan aktif.",
            ("Sari Melati", ["para lurah"], "berperan aktif"),
            id="what someone wants of a party",
        ),
        pytest.param(
            '"Camat, lurah dan kader diharapkan menyimak arahan," kata Bupati Sari Melati.',
            ("Sari Melati", ["Camat", "lurah", "kader"], "menyimak arahan"),
            id="a list before a passive",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, data itu penting. Seluruh camat harus mendata warga.",
            ("Sari Melati", ["Seluruh camat"], "mendata warga"),
            id="speech that goes on in the next sentence",
        ),
        pytest.param(
            '"Saya minta kepada\nsaudara-saudara untuk bekerja dengan semangat tinggi," kata Bupati Sari Melati.',
            ("Sari Melati", ["saudara-saudara"], "bekerja dengan semangat tinggi"),
            id="a line break in a sentence",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan untuk selalu mewaspadai banjir.",
            ("Sari Melati", [], "selalu mewaspadai banjir"),
            id="reminded to go on with an act",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan, panitia pasar harus teliti dalam setiap tahapan.",
            ("Sari Melati", ["panitia pasar"], "teliti dalam setiap tahapan"),
            id="told how to be",
        ),
        pytest.param(
            '"Khususnya, kepada para lurah, agar selalu dekat dengan warga," kata Bupati Sari Melati.',
            ("Sari Melati", ["para lurah"], "selalu dekat dengan warga"),
            id="khususnya before the party",
        ),
        pytest.param(
            '"Oleh karena itu, pahami dengan baik aturan itu," kata Bupati Sari Melati.',
            ("Sari Melati", [], "pahami dengan baik aturan itu"),
            id="an order after its reason",
        ),
        pytest.param(
            '"TNI dan Polri untuk menjaga pasar desa," kata Bupati Sari Melati.',
            (
                "Sari Melati",
                ["Tentara Nasional Indonesia", "Kepolisian Negara Republik Indonesia"],
                "menjaga pasar desa",
            ),
            id="the verb of directing is left out",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, untuk penyelenggara harus bersikap netral dalam pemilihan itu.",
            ("Sari Melati", ["penyelenggara"], "bersikap netral dalam pemilihan itu"),
            id="untuk before the party of a modal",
        ),
        pytest.param(
            "Bupati Sari Melati kepada lurah dan camat meminta agar menata pasar.",
            ("Sari Melati", ["lurah", "camat"], "menata pasar"),
            id="the party between the issuer and the verb",
        ),
        pytest.param(
            "Bupati Sari Melati menyampaikan, dana itu cukup. Mari tunjukkan kesungguhan di desa.",
            ("Sari Melati", [], "tunjukkan kesungguhan di desa"),
            id="mari in speech that goes on",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, kepada masing-masing seksi agar menyiapkan data.",
            ("Sari Melati", ["masing-masing seksi"], "menyiapkan data"),
            id="kepada after a verb of saying and a comma",
        ),
        pytest.param(
            '"Ini penting, untuk itu kepada seluruh panitia agar menyiapkan data," kata Bupati Sari Melati.',
            ("Sari Melati", ["seluruh panitia"], "menyiapkan data"),
            id="a conclusion told to a party",
        ),
        pytest.param(
            "Bupati Sari Melati meminta agar ke depan para pejabat yang dilantik harus dapat mendata warga.",
            ("Sari Melati", ["para pejabat yang dilantik"], "dapat mendata warga"),
            id="ke depan after agar",
        ),
        pytest.param(
            '"Warga sudah didata. Setelah itu laporkan ke Dinas Sosial," kata Bupati Sari Melati.',
            ("Sari Melati", [], "laporkan ke Dinas Sosial"),
            id="what to do next",
        ),
        pytest.param(
            "Menurutnya, semua pihak mesti bahu-membahu menangani banjir.",
            ("Sari Melati", ["semua pihak"], "bahu-membahu menangani banjir"),
            id="shoulder to shoulder",
        ),
        pytest.param(
            '"Data itu harus diperbarui seluruh camat," kata Bupati Sari Melati.',
            ("Sari Melati", ["seluruh camat"], "diperbarui seluruh camat"),
            id="by all of a kind, without oleh",
        ),
        pytest.param(
            '"Data itu harus diperbarui warga," kata Bupati Sari Melati.',
            ("Sari Melati", [], "diperbarui warga"),
            id="perhaps to a party, without oleh",
        ),
        pytest.param(
            "Bupati Sari Melati mengajak warga bila melihat banjir agar melapor ke kantor desa.",
            ("Sari Melati", ["warga"], "melapor ke kantor desa"),
            id="no case of theirs",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan warga selalu menjaga sungai.",
            ("Sari Melati", ["warga"], "selalu menjaga sungai"),
            id="reminded to do",
        ),
        pytest.param(
            "Bupati Sari Melati meminta para camat tancap gas menata pasar.",
            ("Sari Melati", ["para camat"], "tancap gas menata pasar"),
            id="step on it",
        ),
        pytest.param(
            "Sari Melati, semasa menjadi Gubernur Jawa Tengah, telah meminta para camat menata pasar.",
            ("Sari Melati", ["para camat"], "menata pasar"),
            id="in an office held before",
        ),
        pytest.param(
            '"Pasang papan nama di setiap pasar desa," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Pasang papan nama di setiap pasar desa"),
            id="put up",
        ),
    ],
)
def test_who_is_directed_to_what(text: str, expected: tuple[str | None, list[str], str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bupati Sari Melati dalam sambutannya, diminta keterangan soal pasar.", id="asked for words"),
        pytest.param('"Usulan dari dinas harus ada," kata Bupati Sari Melati.', id="a thing from a body"),
        pytest.param("Bupati Sari Melati mengingatkan warga akan bahaya banjir.", id="reminded of"),
        pytest.param('"Para camat kami dorong untuk hal itu," kata Bupati Sari Melati.', id="that, no act"),
        pytest.param("Bupati Sari Melati mengingatkan warga sudah paham aturan itu.", id="reminded how things are"),
        pytest.param('"Kalau malas, jangan harap desa itu maju," kata Bupati Sari Melati.', id="do not expect"),
        pytest.param('"Kami mengawal supaya petani jangan rugi," kata Bupati Sari Melati.', id="lest a party lose"),
        pytest.param("Kepada para camat, bantuan itu dibagikan oleh Bupati Sari Melati.", id="given to a party"),
        pytest.param("Sari Melati meminta untuk tetap menjadi ketua.", id="to go on for oneself"),
        pytest.param("Bupati Sari Melati mengatakan, warga perlu mengetahui rencana itu.", id="what is good to know"),
        pytest.param(
            "Bupati Sari Melati mengatakan, jalan itu masih harus diperbaiki secara bertahap.", id="still to be"
        ),
        pytest.param(
            "Warga Budi Lesmana mengatakan, jalan itu harus diperbaiki dengan baik.", id="a view of no official"
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, jalan itu harus diperbaiki karena rusak.", id="a need with its reason"
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, jika rusak jalan itu harus diperbaiki dengan baik.",
            id="said under a condition",
        ),
        pytest.param("Bupati Sari Melati mengharapkan dukungan.", id="support of no one"),
        pytest.param("Lagu itu berjudul besar. Mari menata pasar dinyanyikan warga.", id="mari that no one said"),
        pytest.param(
            '"Ini penting, bantuan kepada seluruh panitia agar acara lancar," kata Bupati Sari Melati.', id="aid"
        ),
        pytest.param('"Itu laporkan saja nanti oleh dinas lain," kata Bupati Sari Melati.', id="that, no order"),
        pytest.param('"Warga menghendaki pasar itu ditutup," kata Bupati Sari Melati.', id="what others want, as told"),
        pytest.param("Bupati Sari Melati menginginkan pasar baru.", id="a thing wanted"),
        pytest.param(
            "Bupati Sari Melati mengatakan, data itu penting. Namun, peserta harus membawa bekal.", id="how it is"
        ),
        pytest.param("Dana itu penting. Seluruh peserta harus membawa bekal.", id="no one said anything before"),
        pytest.param("Bupati Sari Melati mengatakan, keteladanan harus dimulai dari rumah.", id="where it begins"),
        pytest.param('"Dinas Sosial siap untuk mendata warga," kata Bupati Sari Melati.', id="ready to act"),
        pytest.param('"Pasar untuk menjual beras ada di desa," kata Bupati Sari Melati.', id="what a thing is for"),
        pytest.param('"Karena tutup sejak pagi pasar itu sepi," kata Bupati Sari Melati.', id="a reason is no order"),
        pytest.param("Bupati Sari Melati meminta bantuan warga.", id="help asked of a party"),
        pytest.param("Bupati Sari Melati tidak pernah mengusulkan atau memerintahkan camat menata pasar.", id="nor"),
        pytest.param('"Hutan itu harus kita jaga," kata Bupati Sari Melati.', id="what all of us do"),
        pytest.param("Menurut aturan, para lurah wajib mendata warga.", id="the view of a rule"),
        pytest.param(
            "Bupati Sari Melati mengatakan, suara warga yang cemas harus membuat kita sadar.", id="a thing of those"
        ),
        pytest.param("Menurut Budi Lesmana, para lurah wajib mendata warga.", id="the view of no office-holder"),
        pytest.param("Sari Melati tidak menyebut siapa yang meminta camat mendata warga.", id="who asked is not told"),
        pytest.param('"Siapa meminta camat mendata warga desa itu?" tanya Bupati Sari Melati.', id="a question"),
        pytest.param(
            '"Itu sekaligus menegaskan pentingnya menata pasar," kata Bupati Sari Melati.', id="that shows it"
        ),
        pytest.param(
            '"Jangan sampai menimbulkan masalah di desa," kata Bupati Sari Melati.', id="what things bring about"
        ),
        pytest.param('"Jangan ke pasar itu lagi setiap hari," kata Bupati Sari Melati.', id="no act but a place"),
        pytest.param("Ancaman dari luar menuntut peningkatan kerja sama.", id="a threat calls for it"),
        pytest.param("Dalam RUU itu mengusulkan penataan jabatan bupati.", id="a draft proposes"),
        pytest.param('"Para camat harus menjadi kaya raya," kata Bupati Sari Melati.', id="what others may become"),
        pytest.param('"Kita ingin semua desa menata pasar," kata Bupati Sari Melati.', id="what all of us want"),
        pytest.param(
            '"Kalau saya ingin camat menata pasar, ia senang," kata Bupati Sari Melati.', id="wanted in a case"
        ),
        pytest.param("Dinas Sosial mendorong penyusunan aturan desa.", id="a body may do itself what it pushes"),
        pytest.param("Bupati Sari Melati mendorong pertumbuhan ekonomi.", id="what happens is pushed"),
        pytest.param(
            "Bupati Sari Melati menekankan pentingnya kolaborasi lintas sektor.", id="no one who works together"
        ),
        pytest.param('"Tim itu merumuskan rekomendasi agar langkah lebih tepat," kata Bupati Sari Melati.', id="made"),
        pytest.param(
            "Bupati Sari Melati menegaskan bahwa seluruh camat harus memiliki kantor baru.", id="what others own"
        ),
        pytest.param('"Koordinasi tidak boleh terhenti," kata Bupati Sari Melati.', id="how it may not turn out"),
        pytest.param("Bupati Sari Melati menekankan tentang pentingnya persatuan.", id="tentang and a state"),
        pytest.param("Bupati Sari Melati menyarankan persatuan warga.", id="a state suggested"),
        pytest.param(
            '"Desa kini mengelola dana sendiri," kata Bupati Sari Melati.\n\nJalan diharapkan selesai.\n\n'
            '"Rencana itu kami bahas bulan depan," kata Bupati Sari Melati.',
            id="a thing between two quotations",
        ),
    ],
)
def test_what_directs_no_one(text: str) -> None:
    assert told(text) == []
